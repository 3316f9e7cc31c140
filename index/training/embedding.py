"""Train the shipped embedding model: `python -m index.training.embedding --data DIR`.

A table of token vectors whose mean is a text's vector, trained on parallel sentences, question–
passage pairs and cloze pairs, with MiniLM as the teacher of meaning for both languages.
"""

import argparse
import logging
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from tokenizers import Tokenizer

from index.training.bags import Bags, Rows
from index.training.corpora import (
    GENERAL_SOURCES,
    Pair,
    Question,
    cloze,
    general_mix,
    read_parallel,
    read_questions,
    taught_mix,
)
from index.training.saving import save_model
from index.training.teacher import Vectors, teach
from index.training.tokenizer import train_tokenizer
from index.training.trainer import Pairs, Recipe, train

VOCABULARY = 40_000
GENERAL_SHARE = 0.8  # of the parallel batches; the rest is law and software
QUESTION_SHARES = {"piaf-v1.1": 4.0, "squad-v1.1-train": 4.0, "squadshifts-amazon": 4.0}
HEADING_SHARE = 0.5

Item = TypeVar("Item")
log = logging.getLogger(__name__)


def main() -> None:
    """Read the data, train, save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds train/")
    parser.add_argument("--out", type=Path, default=Path("index/builtin/model"))
    parser.add_argument("--cache", type=Path, help="folder that keeps the teacher's vectors")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--steps", type=int, default=Recipe.steps)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(options.threads)
    recipe = Recipe(steps=options.steps)
    mix = general_mix(read_parallel(options.data), recipe.seed)
    questions = read_questions(options.data, recipe.seed)
    log.info("%d sentence pairs, %d questions", len(mix), len(questions))
    columns = (
        [pair.english for pair in mix],
        [pair.french for pair in mix],
        [question.passage for question in questions],
        [question.question for question in questions],
    )
    tokenizer = train_tokenizer((text for column in columns for text in column), VOCABULARY)
    prepared = material(tokenizer, mix, questions, recipe, options.cache)
    table = train(prepared, tokenizer.get_vocab_size(), recipe)
    save_model(tokenizer, table, options.out)


def material(
    tokenizer: Tokenizer,
    mix: list[Pair],
    questions: list[Question],
    recipe: Recipe,
    cache: Path | None,
) -> list[Pairs]:
    """Prepare what is learned from: taught and plain sentences, questions, cloze pairs."""
    taught = taught_mix(mix)
    asked = [q for q in questions if q.source.startswith("squad-v1.1")]
    sentence_vectors = teach([pair.english for pair in taught], cache)
    axes = principal_axes(sentence_vectors, recipe.dimension)
    both = [project(sentence_vectors, axes)] * 2
    asked_vectors = [
        project(teach([question.question for question in asked], cache), axes),
        project(teach([question.passage for question in asked], cache), axes),
    ]
    general = [[pair.source in GENERAL_SOURCES for pair in some] for some in (taught, mix)]
    shares = [GENERAL_SHARE, 1 - GENERAL_SHARE]
    by_kind = grouped(questions, lambda question: (question.source, question.language))
    weights = np.array([QUESTION_SHARES.get(source, HEADING_SHARE) for source, _ in by_kind])
    halves = cloze(sorted({question.passage for question in questions}), recipe.seed)

    def bags(texts: list[str]) -> Bags:
        return Bags.of(tokenizer, texts)

    def sentences(pairs: list[Pair]) -> tuple[Bags, Bags]:
        return bags([pair.english for pair in pairs]), bags([pair.french for pair in pairs])

    def asking(some: list[Question]) -> tuple[Bags, Bags]:
        return bags([q.question for q in some]), bags([q.passage for q in some])

    return [
        Pairs(*sentences(taught), split(general[0]), shares, 1024, both),
        Pairs(*sentences(mix), split(general[1]), shares, 512),
        Pairs(*asking(questions), list(by_kind.values()), list(weights / weights.sum()), 512),
        Pairs(*asking(asked), [np.arange(len(asked))], [1.0], 256, asked_vectors),
        Pairs(
            bags([sentence for sentence, _ in halves]),
            bags([rest for _, rest in halves]),
            [np.arange(len(halves))],
            [1.0],
            256,
        ),
    ]


def split(general: Sequence[bool]) -> list[Rows]:
    """Give the places that are true, then those that are not.

    >>> [places.tolist() for places in split([True, False, True])]
    [[0, 2], [1]]
    """
    flags = np.asarray(general, dtype=bool)
    return [np.flatnonzero(flags), np.flatnonzero(~flags)]


def grouped(
    items: Sequence[Item], key: Callable[[Item], tuple[str, str]]
) -> dict[tuple[str, str], Rows]:
    """Give the places of the items of each key, in order of first sight."""
    places: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for place, item in enumerate(items):
        places[key(item)].append(place)
    return {name: np.array(found) for name, found in places.items()}


def principal_axes(vectors: Vectors, dimension: int) -> Vectors:
    """Give the `dimension` directions that keep most of the teacher's vectors."""
    _, _, axes = np.linalg.svd(vectors[::20], full_matrices=False)
    return np.asarray(axes[:dimension].T, dtype=np.float32)


def project(vectors: Vectors, axes: Vectors) -> Vectors:
    """Turn the teacher's vectors to the student's dimension, of unit length."""
    turned = vectors @ axes
    return np.asarray(turned / np.linalg.norm(turned, axis=1, keepdims=True), dtype=np.float32)


if __name__ == "__main__":
    main()
