"""Counting passages into the four lexical fields, all at once or a few among many.

A build that changes one page of 20,000 must not count the other 19,999 again: rows are taken out
of the last generation's fields and new ones put in their place, which gives the same weights as
counting everything (a test holds the two together). Words that no passage holds any more keep
their number until the next full count.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
import numpy.typing as npt

from index.analysis import LANGUAGES, stem
from index.fields import Field, Ids, expanded, grams_of
from index.splicing import spliced

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.documents import Language

Mask: TypeAlias = npt.NDArray[np.bool_]
Vocabularies: TypeAlias = "Mapping[str, dict[str, int]]"
Passages: TypeAlias = "Iterable[tuple[Language, Sequence[str]]]"

FIELDS: Final = ("stems", "forms", "bigrams", "grams")
SHIFT: Final = 32  # bits of a stem's number in a bigram's


@dataclass(frozen=True, slots=True)
class Counted:
    """Passages as counted: their fields, the numbers of the terms, which passages are French."""

    fields: Mapping[str, Field]
    vocabularies: Vocabularies
    french: Mask


@dataclass(frozen=True, slots=True)
class Change:
    """Which rows of a store go and which come.

    Parameters
    ----------
    stays
        Of each row before, whether it is there after.
    comes
        Of each row after, whether it is new; the others are those that stay, in their order.
    """

    stays: Mask
    comes: Mask


def counted(passages: Passages) -> Counted:
    """Count passages, each a language and its folded words without the function words."""
    vocabularies: Vocabularies = {"stems": {}, "forms": {}, "grams": {}}
    held = _Held.number(passages, vocabularies)
    return Counted(held.fields(np.arange(held.size), held.size), vocabularies, held.french)


def recounted(last: Counted, change: Change, passages: Passages) -> Counted:
    """Take rows out of what was counted, and count new passages into the rows that come."""
    vocabularies = {name: dict(numbers) for name, numbers in last.vocabularies.items()}
    held = _Held.number(passages, vocabularies)
    size = len(change.comes)
    fresh = held.fields(np.flatnonzero(change.comes), size)
    fields = {
        name: spliced(field, change.stays, np.flatnonzero(~change.comes), fresh[name])
        for name, field in last.fields.items()
    }
    french = np.zeros(size, dtype=np.bool_)
    french[~change.comes] = last.french[change.stays]
    french[change.comes] = held.french
    return Counted(fields, vocabularies, french)


@dataclass(frozen=True, slots=True)
class _Held:
    """The words of some passages, each distinct word once.

    Attributes
    ----------
    flat, lengths
        The words of all passages one after the other, as places among the distinct ones, and
        how many each passage has.
    forms, stems, grams
        Of each distinct word, its number as a form, its stem's, and its four-grams'.
    """

    flat: Ids
    lengths: Sequence[int]
    forms: Ids
    stems: Ids
    grams: list[Ids]
    french: Mask

    @classmethod
    def number(cls, passages: Passages, vocabularies: Vocabularies) -> _Held:
        """Give every word of the passages a number; the vocabularies take in those that are new."""
        numbers = count()
        spoken: dict[Language, dict[str, int]] = {
            language: defaultdict(numbers.__next__) for language in LANGUAGES
        }
        tokens: list[int] = []
        lengths, french = list[int](), list[bool]()
        for language, words in passages:
            tokens.extend(map(spoken[language].__getitem__, words))
            lengths.append(len(words))
            french.append(language == "fr")
        distinct = sorted((at, lang, w) for lang, own in spoken.items() for w, at in own.items())
        stems, forms, grams = (vocabularies[name] for name in ("stems", "forms", "grams"))
        return cls(
            flat=np.array(tokens, dtype=np.int64),
            lengths=lengths,
            forms=_numbers(forms, (f"{lang}:{word}" for _, lang, word in distinct)),
            stems=_numbers(stems, (f"{lang}:{stem(word, lang)}" for _, lang, word in distinct)),
            grams=[_numbers(grams, grams_of(word)) for _, _, word in distinct],
            french=np.array(french, dtype=np.bool_),
        )

    @property
    def size(self) -> int:
        return len(self.lengths)

    def fields(self, rows: Ids, size: int) -> dict[str, Field]:
        """Count the passages into the rows given, of a store of ``size`` rows."""
        owners = np.repeat(rows, self.lengths)
        stems = self.stems[self.flat]
        spelled, gram_owners = expanded(self.flat, owners, self.grams)
        together = owners[:-1] == owners[1:]
        pairs = ((stems[:-1] << SHIFT) + stems[1:])[together]
        return {
            "stems": Field.count(stems, owners, size),
            "forms": Field.count(self.forms[self.flat], owners, size),
            "bigrams": Field.count(pairs, owners[:-1][together], size),
            "grams": Field.count(spelled, gram_owners, size),
        }


def _numbers(vocabulary: dict[str, int], terms: Iterable[str]) -> Ids:
    """Return the numbers of terms, giving the next one to each that has none.

    >>> _numbers({"a": 0}, ["b", "a", "b"])
    array([1, 0, 1])
    """
    return np.array([vocabulary.setdefault(t, len(vocabulary)) for t in terms], dtype=np.int64)
