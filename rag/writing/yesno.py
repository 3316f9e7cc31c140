"""A model's “yes” or “no” before a sentence: kept when the sentence bears it out.

The words after it are checked against the pages; the “yes” alone says nothing that could be. It
stands when what follows agrees with it, else it is left out and the checked sentence stays.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from index.analysis import fold, is_stop, stem, words

if TYPE_CHECKING:
    from index.documents import Language

_BARE: Final = re.compile(
    r"(?:oui|non|si|yes|no|en effet|pas du tout|not at all|absolument|absolutely)\s*[.!,;:]?\s*",
    re.IGNORECASE,
)
_YES: Final = re.compile(r"(?:oui|yes|si|en effet|absolument|absolutely)\b\s*[.!,;:]\s*", re.I)
_NO: Final = re.compile(r"(?:non|no|pas du tout|not at all)\b\s*[.!,;:]\s*", re.I)
_DENIED: Final = re.compile(
    r"\bn(?:e\b|')|\b(?:ni[et]|nient|dement\w*|refuse\w*|conteste\w*|aucune?|jamais|sans|faux"
    r"|fausse|inexacte?|not|no|never|none|cannot|without|false|wrong|den(?:y|ies|ied)|refus\w+"
    r"|disput\w+|reject\w*)\b|n't\b"
)
_COVERED: Final = 0.8  # of the question's words, for a sentence to say the same as the question


def is_bare(sentence: str) -> bool:
    """Tell whether a sentence is nothing but a yes or a no.

    >>> is_bare("Oui."), is_bare("No!"), is_bare("Non, merci.")
    (True, True, False)
    """
    return _BARE.fullmatch(sentence.strip()) is not None


def borne_out(sentence: str, question: str, language: Language) -> str:
    """Return a sentence without its leading yes or no, unless what follows agrees with it.

    Examples
    --------
    >>> asked = "La France a-t-elle favorisé Mistral ?"
    >>> borne_out("Non. Paris nie avoir favorisé Mistral.", asked, "fr")
    'Non. Paris nie avoir favorisé Mistral.'
    >>> borne_out("Oui, Paris nie avoir favorisé Mistral.", asked, "fr")
    'Paris nie avoir favorisé Mistral.'
    >>> borne_out("No, France favoured Mistral.", "Has France favoured Mistral?", "en")
    'France favoured Mistral.'
    """
    yes, no = _YES.match(sentence), _NO.match(sentence)
    begun = yes or no
    if begun is None or begun.end() == len(sentence):
        return sentence
    rest = sentence[begun.end() :]
    denied = _DENIED.search(fold(rest)) is not None
    asked_denied = _DENIED.search(fold(question)) is not None
    if yes:
        agrees = asked_denied or not denied
    else:
        agrees = denied or asked_denied or not _same_claim(rest, question, language)
    return sentence if agrees else rest[:1].upper() + rest[1:]


def _same_claim(sentence: str, question: str, language: Language) -> bool:
    asked, said = _stems(question, language), _stems(sentence, language)
    return bool(asked) and len(asked & said) >= _COVERED * len(asked)


def _stems(text: str, language: Language) -> frozenset[str]:
    found = (word.text for word in words(text))
    return frozenset(stem(word, language) for word in found if not is_stop(word, language))
