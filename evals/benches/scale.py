"""What size costs: indexing, changing one page, searching, and building twice, at 20,000 pages.

Pages are made of the sentences of real passages, drawn in an order that a seed fixes, about 650
characters each, so that each is one passage and no two are alike; the questions are those of the
same sets. Commands are run as a person runs them and told in CPU seconds, which neighbours on the
machine hardly change.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
from dataclasses import dataclass
from statistics import quantiles
from time import process_time
from typing import TYPE_CHECKING, Final

from index.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from evals.benches.sets import Set
    from rag import Dossier

SIZE: Final = 650  # characters of a page
FEW: Final = 300  # pages the quickstart indexes; the rest is reckoned
MANY: Final = 10_000  # pages both index, ours in truth
ASKED: Final = 200
TOP: Final = 10
_MAIN: Final = "from ui.command import main; main()"
_QUICKSTART: Final = (
    "import sys; from pathlib import Path; from evals.benches.quickstart import index_folder;"
    "index_folder(Path(sys.argv[1]), Path(sys.argv[2]))"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured thing, its unit, and the bar it is held to where there is one."""

    what: str
    value: float
    unit: str
    bar: str = ""


def measure(
    sets: Sequence[Set], scratch: Path, *, pages: int, quickstart: bool
) -> Iterator[Figure]:
    """Yield the figures, cheapest first.

    Parameters
    ----------
    sets
        Whose passages lend their sentences, and whose queries are asked.
    scratch
        An empty folder with room for about 30 kB a page.
    pages
        How many pages the store holds.
    quickstart
        Whether to index :data:`FEW` pages with LlamaIndex's quickstart as well (a minute).
    """
    folder, store = scratch / "pages", scratch / "store"
    write_pages(sets, folder, pages)
    whole = _cpu([_MAIN, "index", str(folder), "--store", str(store)])
    yield Figure(f"dossier index, {pages:,} pages", whole, "s CPU")
    yield Figure("pages indexed", pages / whole, "a CPU second")
    if quickstart:
        yield from _against_quickstart(sets, scratch)
    yield from _one_page_changed(folder, store)
    yield from searches(store, [q["text"] for found in sets for q in found.queries.values()])
    again = scratch / "again"
    _cpu([_MAIN, "index", str(folder), "--store", str(again)])
    yield overlap(store, again, [q["text"] for found in sets for q in found.queries.values()])


def write_pages(sets: Sequence[Set], folder: Path, pages: int) -> None:
    """Write pages of shuffled sentences; each page is in one language."""
    folder.mkdir(parents=True)
    drawn = random.Random(0)
    each = pages // len(sets)
    for number, found in enumerate(sets):
        sentences = _sentences(found)
        for page in range(each + (pages % len(sets) if number == 0 else 0)):
            text = _page(sentences, drawn)
            (folder / f"{number}-{page:06d}.txt").write_text(text, encoding="utf-8")


def _sentences(found: Set) -> list[str]:
    language = next(iter(found.queries.values()))["lang"]
    return [
        " ".join(span.of(text).split())
        for text in found.passages.values()
        for span in sentence_spans(text, language)
        if 40 <= span.end - span.start <= SIZE // 2
    ]


def _page(sentences: Sequence[str], drawn: random.Random) -> str:
    text = drawn.choice(sentences)
    while len(text) < SIZE:
        following = drawn.choice(sentences)
        if len(text) + len(following) > SIZE:
            return text + "\n"
        text = f"{text} {following}"
    return text + "\n"


def _against_quickstart(sets: Sequence[Set], scratch: Path) -> Iterator[Figure]:
    """Index the same pages both ways; the quickstart's import and model are not counted."""
    many, few = scratch / "many", scratch / "few"
    write_pages(sets, many, MANY)
    write_pages(sets, few, FEW)
    (scratch / "none").mkdir()
    ours = _cpu([_MAIN, "index", str(many), "--store", str(scratch / "many-store")])
    start = _cpu([_QUICKSTART, str(scratch / "none"), str(scratch / "quickstart-0")])
    theirs = _cpu([_QUICKSTART, str(few), str(scratch / "quickstart")]) - start
    yield Figure(f"dossier index, {MANY:,} pages, whole command", ours, "s CPU")
    yield Figure(f"LlamaIndex quickstart, {FEW} pages, import not counted", theirs, "s CPU")
    ratio = theirs / FEW * MANY / ours
    yield Figure(f"indexing {MANY:,} against the quickstart", ratio, "times as fast", "≥ 20")


def _one_page_changed(folder: Path, store: Path) -> Iterator[Figure]:
    arguments = [_MAIN, "index", str(folder), "--store", str(store)]
    bare = min(_cpu(arguments) for _ in range(3))
    page = sorted(folder.iterdir())[7]
    changed = []
    for line in ("Une phrase de plus.", "Encore une autre phrase.", "Et une dernière phrase."):
        page.write_text(f"{page.read_text(encoding='utf-8')}{line}\n", encoding="utf-8")
        changed.append(_cpu(arguments))
    yield Figure("dossier index, nothing changed", bare, "s CPU")
    yield Figure("dossier index, one page changed", min(changed), "s CPU")
    yield Figure("one page changed, over nothing changed", min(changed) - bare, "s CPU", "≤ 2")


def searches(store: Path, queries: Sequence[str]) -> Iterator[Figure]:
    """Time `Dossier.search` without a filter and with one that lets half the store through."""
    from rag import Dossier

    asked = some(queries)
    with Dossier.open(store) as dossier:
        for name, filters, bar in (
            ("search", {}, "≤ 15"),
            ("search, filter", {"language": "fr"}, "≤ 60"),
        ):
            times = _times(dossier, asked, filters)
            yield Figure(f"{name}, median", quantiles(times, n=2)[0], "ms CPU")
            yield Figure(f"{name}, p95", quantiles(times, n=20)[-1], "ms CPU", bar)


def _times(dossier: Dossier, queries: Sequence[str], filters: dict[str, str]) -> list[float]:
    for query in queries[:5]:
        dossier.search(query, **filters)  # type: ignore[arg-type]  # names known here
    times = []
    for query in queries:
        began = process_time()
        dossier.search(query, **filters)  # type: ignore[arg-type]
        times.append((process_time() - began) * 1000)
    return times


def overlap(one: Path, other: Path, queries: Sequence[str]) -> Figure:
    """Compare the best ten passages of two stores built from the same pages."""
    from rag import Dossier

    shares, same = [], 0
    with Dossier.open(one) as left, Dossier.open(other) as right:
        for query in some(queries):
            found, again = (
                [hit.passage_id for hit in d.search(query, k=TOP)] for d in (left, right)
            )
            shares.append(len(set(found) & set(again)) / max(len(found), len(again), 1))
            same += found == again
    what = f"built twice, overlap@{TOP} ({same} of {len(shares)} rankings identical)"
    return Figure(what, sum(shares) / max(len(shares), 1), "", "≥ 0.99")


def some(queries: Sequence[str]) -> list[str]:
    """Take about :data:`ASKED` queries, evenly spread."""
    return list(queries[:: max(len(queries) // ASKED, 1)])


def _cpu(arguments: Sequence[str]) -> float:
    """Run Python code with arguments; return the CPU seconds it took, its threads' included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", *arguments], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
