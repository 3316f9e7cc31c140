"""The lexical side: BM25 over four ways of cutting a passage into terms.

The fields are stems, folded words, pairs of stems that follow each other, and the character
four-grams of ``^word$``; each has its own document frequencies and lengths, and all leave
function words out. A passage in the question's language scores the weighted sum of the four; a
passage in the other one scores by bridged stems and a few shared four-grams (names, cognates).

Stems are searched by *concepts*: one word of the question with every form it may take in a
passage, itself, its stem in the other language and its translations, each with a weight. A
passage scores, for a concept, as the best of its forms, under one document frequency for the
whole concept; so a name that stands in thirty French pages and one English page is not taken
for a rare English word.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from index.analysis import stem
from index.counting import FIELDS, SHIFT, Counted, counted, recounted
from index.fields import ARRAYS, Field, Scores, grams_of, idf
from index.spelling import near_spellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from index.counting import Change, Passages
    from index.documents import Language

OWN: Final = {"stems": 1.0, "forms": 0.5, "bigrams": 0.3, "grams": 0.3}
"""Weights of the fields for passages in the question's language (docs/retrieval-notes.md)."""
CROSSED: Final = {"stems": 2.0, "grams": 0.2}
"""Weights for passages in the other language, which have no other field to score by."""

_WORN: Final = 1.3  # times the words that stand in a passage


@dataclass(frozen=True, slots=True)
class Concept:
    """One word of a query and the weighted forms under which a passage may hold it.

    ``forms`` maps stems with their language prefix (``fr:accord``) to weights in ]0, 1].
    """

    word: str
    forms: Mapping[str, float]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Sought:
    """What the lexical side looks for: a question's folded words and its bridged stems.

    ``words`` are as :func:`index.analysis.folded_words` gives them in ``language``.
    """

    language: Language
    words: Sequence[str]
    concepts: Sequence[Concept]


class LexicalIndex:
    """The four fields of every passage, and the vocabularies that number their terms.

    Parameters
    ----------
    counted
        The fields ``stems``, ``forms``, ``bigrams`` and ``grams``; the number of each stem and
        form (with its language prefix) and of each four-gram; which passages are French.
    """

    def __init__(self, counted: Counted) -> None:
        self._counted = counted
        self._fields = counted.fields
        self._vocabularies = counted.vocabularies
        self._french = counted.french
        self.size = len(counted.french)

    @classmethod
    def build(cls, passages: Passages) -> LexicalIndex:
        """Index passages, each a language and its folded words without the function words.

        Examples
        --------
        >>> index = LexicalIndex.build([("fr", ["accord", "azur"]), ("fr", ["accords"])])
        >>> index.frequency("fr:accord")
        2
        >>> index.scores(Sought("fr", ["azur"], [Concept("azur", {"fr:azur": 1.0})])).argmax()
        np.int64(0)
        """
        return cls(counted(passages))

    def changed(self, change: Change, passages: Passages) -> LexicalIndex:
        """Return the index after rows went and the passages given came in their places."""
        return LexicalIndex(recounted(self._counted, change, passages))

    @property
    def worn(self) -> bool:
        """Whether many of its words stand in no passage any more: better count it anew."""
        live = len(self._fields["forms"].keys)
        return len(self._vocabularies["forms"]) > _WORN * live

    def save(self, path: Path) -> None:
        """Write the index into a folder that exists."""
        listed = {name: list(numbers) for name, numbers in self._vocabularies.items()}
        (path / "vocabulary.json").write_text(
            json.dumps(listed, ensure_ascii=False), encoding="utf-8"
        )
        arrays = {
            f"{name}_{part}": array
            for name, field in self._fields.items()
            for part, array in field.arrays.items()
        }
        np.savez(path / "fields.npz", allow_pickle=False, french=self._french, **arrays)

    @classmethod
    def load(cls, path: Path) -> LexicalIndex:
        """Read what :meth:`save` wrote.

        Raises
        ------
        OSError, ValueError, KeyError
            When the folder does not hold an index; the caller names the store.
        """
        listed = json.loads((path / "vocabulary.json").read_text(encoding="utf-8"))
        vocabularies = {
            name: {term: number for number, term in enumerate(terms)}
            for name, terms in listed.items()
        }
        with np.load(path / "fields.npz") as saved:
            fields = {
                name: Field(**{part: saved[f"{name}_{part}"] for part in ARRAYS}) for name in FIELDS
            }
            return cls(Counted(fields, vocabularies, saved["french"]))

    def frequency(self, term: str) -> int:
        """Return in how many passages a stem (with its prefix) stands."""
        return self._fields["stems"].frequency(self._vocabularies["stems"].get(term))

    def stand_together(self, terms: Iterable[str]) -> bool:
        """Tell whether some passage holds each of some stems (with their prefixes)."""
        field, numbers = self._fields["stems"], self._vocabularies["stems"]
        held = [set(field.rows(numbers.get(term)).tolist()) for term in terms]
        return bool(held) and bool(set.intersection(*held))

    def near(self, term: str, language: str) -> list[str]:
        """Return the stems of a language (with its prefix) one typing error from ``term``."""
        start, size = f"{language}:{term[:1]}", len(term)
        held = chain.from_iterable(
            self._by_start.get((start, near), ()) for near in (size - 1, size, size + 1)
        )
        return [f"{language}:{word}" for word in near_spellings(term, held)]

    @cached_property
    def _by_start(self) -> dict[tuple[str, int], list[str]]:
        """The stems that stand in a passage, by language and first letter, and by length."""
        found: dict[tuple[str, int], list[str]] = defaultdict(list)
        stems = list(self._vocabularies["stems"])
        for named in map(stems.__getitem__, self._fields["stems"].keys.tolist()):
            word = named[3:]
            found[named[:4], len(word)].append(word)
        return found

    def idf(self, concept: Concept) -> float:
        """Return the Lucene idf of a concept, its forms' frequencies weighted and added."""
        frequency = sum(self.frequency(term) * w for term, w in concept.forms.items())
        return idf(min(frequency, self.size), self.size)

    def scores(self, sought: Sought) -> Scores:
        """Return the score of every passage, float32 of shape (size,)."""
        own = self._french == (sought.language == "fr")
        stems = np.zeros(self.size, dtype=np.float32)
        for concept in sought.concepts:
            stems += np.float32(self.idf(concept) * concept.weight) * self._best_form(concept)
        total = stems * np.where(own, OWN["stems"], CROSSED["stems"]).astype(np.float32)
        keys = self._keys(sought)
        for name in ("forms", "bigrams"):
            total += np.float32(OWN[name]) * self._fields[name].scores(keys[name])
        grams = self._fields["grams"].scores(keys["grams"])
        total += grams * np.where(own, OWN["grams"], CROSSED["grams"]).astype(np.float32)
        return total

    def _keys(self, sought: Sought) -> dict[str, list[int | None]]:
        language, words = sought.language, sought.words
        stems = [self._vocabularies["stems"].get(f"{language}:{stem(w, language)}") for w in words]
        return {
            "forms": [self._vocabularies["forms"].get(f"{language}:{word}") for word in words],
            "bigrams": [
                None if one is None or other is None else (one << SHIFT) + other
                for one, other in pairwise(stems)
            ],
            "grams": [self._vocabularies["grams"].get(g) for w in words for g in grams_of(w)],
        }

    def _best_form(self, concept: Concept) -> Scores:
        numbers = self._vocabularies["stems"]
        forms = [(numbers.get(term), weight) for term, weight in concept.forms.items()]
        return self._fields["stems"].best(forms)
