"""Words that open a sentence without being a name, in French and English."""

from __future__ import annotations

import re

from index.analysis import is_stop
from rag.text.words.tables import wordlist

_FRENCH_FORM = re.compile(r".{3,}(?:ment|ant|antes?|ants|ees?|es?ant)$|.{2,}(?:isant|issant)$")
_ENGLISH_FORM = re.compile(r".{4,}(?:ly|ing|ward|wise)$")


def opens(word: str) -> bool:
    """Tell whether a folded word is one that opens sentences rather than a name.

    >>> [opens(w) for w in ("selon", "interrogee", "cependant", "according", "microsoft", "zenner")]
    [True, True, True, True, False, False]
    """
    return (
        word in wordlist("openers")
        or is_stop(word, "fr")
        or is_stop(word, "en")
        or _FRENCH_FORM.fullmatch(word) is not None
        or _ENGLISH_FORM.fullmatch(word) is not None
    )
