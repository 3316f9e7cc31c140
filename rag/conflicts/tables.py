"""The word lists beside this module, by the lines on which a word stands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from index.analysis import fold, is_stop, words
from rag.text.words import tables
from rag.text.words.lexicon import root

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

LANGUAGES: Final = ("fr", "en")
rows: Final = partial(tables.rows, room="rag.conflicts")


def lines(
    of: Iterable[Sequence[str]], reduced: Callable[[str, str], str] = root
) -> dict[str, frozenset[int]]:
    """Return the lines on which each word stands, by its language and what it is reduced to.

    Parameters
    ----------
    of
        Lines of two columns, French words and English ones.
    reduced
        Gives the root or the stem of a folded word of a language.

    Examples
    --------
    >>> found = lines([("le prix", "the price"), ("la valeur", "value price")])
    >>> sorted(found), sorted(found["en:price"])
    (['en:price', 'en:valu', 'fr:prix', 'fr:valeur'], [0, 1])
    """
    found: dict[str, set[int]] = {}
    for number, sides in enumerate(of):
        for language, side in zip(LANGUAGES, sides, strict=True):
            for word in words(fold(side)):
                if not is_stop(word.text, language):
                    key = f"{language}:{reduced(word.text, language)}"
                    found.setdefault(key, set()).add(number)
    return {key: frozenset(numbers) for key, numbers in found.items()}
