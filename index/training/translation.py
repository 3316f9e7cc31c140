"""Learn the shipped French–English translation table: `python -m index.training.translation`.

The table is learned from parallel text alone; the stems are those of `index.analysis`.
"""

import argparse
import gzip
import logging
from pathlib import Path

import numpy as np

from index.analysis import terms
from index.training.alignment import Counts, Ids, Lexicon, align
from index.training.corpora import general_mix, read_parallel

LONGEST_TERMS = 40  # a longer sentence says little about any of its words
MOST_SENSES = 8
LEAST_SHARE = 0.02  # of the best sense of a stem
LEAST_COUNT = 0.6

log = logging.getLogger(__name__)


def learn(data: Path, seed: int) -> Lexicon:
    """Align the stems of the weighted parallel text under `data/train`."""
    english, french = [], []
    for pair in general_mix(read_parallel(data), seed):
        left, right = terms(pair.english, "en"), terms(pair.french, "fr")
        if left and right and len(left) <= LONGEST_TERMS and len(right) <= LONGEST_TERMS:
            english.append(left)
            french.append(right)
    log.info("aligning %d sentence pairs", len(english))
    return align(english, french)


def table_lines(
    sources: list[str], targets: list[str], pairs: tuple[Ids, Ids], weights: tuple[Counts, Counts]
) -> list[str]:
    r"""Write one line per source stem: the stem, then its senses, each with its percentage.

    Parameters
    ----------
    sources, targets
        The stems of each side.
    pairs
        Places in `sources` and in `targets`.
    weights
        Probability and expected count of each pair.

    Examples
    --------
    >>> one = np.array([0, 0, 1]), np.array([1, 0, 0])
    >>> table_lines(["dog", "hi"], ["chien", "toutou"], one, (np.array([.2, .8, 1]), np.ones(3)))
    ['dog\tchien 80\ttoutou 20', 'hi\tchien 100']
    """
    rows, columns = pairs
    share, count = weights
    order = np.lexsort((columns, -share, rows))
    order = order[count[order] >= LEAST_COUNT]
    lines: list[str] = []
    senses: list[str] = []
    best = 0.0
    for place, pair in enumerate(order):
        if not senses:
            best = share[pair]
        if len(senses) < MOST_SENSES and share[pair] >= LEAST_SHARE * best:
            senses.append(f"{targets[columns[pair]]} {max(1, round(100 * share[pair]))}")
        if place + 1 == len(order) or rows[order[place + 1]] != rows[pair]:
            lines.append("\t".join([sources[rows[pair]], *senses]))
            senses = []
    return lines


def write_table(path: Path, lines: list[str]) -> None:
    """Compress the lines; the same lines give the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress("\n".join(lines).encode(), compresslevel=9, mtime=0))
    log.info("%s: %d stems, %d bytes", path.name, len(lines), path.stat().st_size)


def main() -> None:
    """Learn both directions and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds train/")
    parser.add_argument("--out", type=Path, default=Path("index/builtin/translation"))
    parser.add_argument("--seed", type=int, default=11)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    found = learn(options.data, options.seed)
    onward = table_lines(
        found.english, found.french, (found.rows, found.columns), (found.forward, found.counts)
    )
    write_table(options.out / "en-fr.tsv.gz", onward)
    back = table_lines(
        found.french, found.english, (found.columns, found.rows), (found.backward, found.counts)
    )
    write_table(options.out / "fr-en.tsv.gz", back)


if __name__ == "__main__":
    main()
