"""The last question asked again with another question word: *Et pourquoi ?*, *In which city?*."""

from __future__ import annotations

import re
from typing import Final

_AT_FR: Final = (
    r"(?:(?:à|a|de|depuis|dans|en|pour|par|avec|chez|sur|contre|vers|pendant|selon|jusqu'à|"
    r"jusqu'|d')\s*)?"
)
_AT_EN: Final = r"(?:(?:in|at|on|by|for|since|until|till|from|to|with|under|of|against) )?"
_BARE: Final = re.compile(
    rf"^(?:{_AT_FR}(?:pourquoi(?: pas)?|comment|quand|où|combien(?: d(?:e |')[\w-]+)?|"
    rf"qui(?: d'autre)?|quoi(?: d'autre)?|quel(?:le)?s?(?: [\w'-]+){{1,2}}|"
    rf"(?:les?|la)quel(?:le)?s?|"
    rf"desquel(?:le)?s|duquel|auquel)(?: ça| cela| donc| exactement| précisément)?|"
    rf"{_AT_EN}(?:why(?: not)?|how(?: much| many(?: [\w-]+)?| long| often| far| so| come)?|"
    rf"when|where|"
    rf"whom?(?: else)?|what(?: else| [\w-]+)?|which(?: ones?| [\w-]+){{0,2}})"
    rf"(?: exactly| precisely| so)?|(?:why|when|where|how) (?:is|was) (?:that|this)|"
    rf"c['’](?:est|était) (?:quand|où|pourquoi|comment|qui|combien)|"
    rf"ah bon|vraiment|c'est sûr|really|is that so|are you sure)"
    rf"\s*[?!.…]*$",
    re.IGNORECASE,
)
_DOUBT: Final = re.compile(r"^(?:ah bon|vraiment|c'est sûr|really|is that so|are you sure)\b", re.I)
_WHICH: Final = re.compile(r"^(?P<fr>lesquel(?P<gender>le)?s)|^which(?: ones?)?\s*[?!.]*$", re.I)
_MANY: Final = re.compile(
    r"^(?:combien d(?:e |['’])|how many )(?P<noun>[\w-]+) (?P<rest>.+)$", re.I | re.S
)
_VERBAL: Final = (
    r"(?:did|does|do|is|are|was|were|has|have|had|can|could|will|would|should|may|might|must)\b"
)
_HEAD_FR: Final = re.compile(
    r"^(?:(?:(?:à|a|dans|en|depuis|jusqu'à) )?(?:pourquoi|comment|quand|où|combien(?! d['e ]))|"
    r"(?:à|dans|en|sur|depuis|par|pour|avec|de|selon) quel(?:le)?s? [\w-]+|"
    r"(?:à|par|pour|avec|de|chez|contre|selon) qui)\s+(?=\S)",
    re.IGNORECASE,
)
_HEAD_EN: Final = re.compile(
    rf"^(?:(?:since |until )?(?:why|when|where|how(?: much| long| often| far)?)|"
    rf"(?:in|at|on|by|for|from|to|with) (?:what|which) [\w-]+|"
    rf"(?:by|for|from|to|with) whom) (?={_VERBAL})",
    re.IGNORECASE,
)
_WORDED: Final = re.compile(
    r"^(?:qui|que|qu['’]|quoi|quel|combien|lequel|laquelle|who|what|which|whose|how|why|when|where|"
    r"c['’]est|comment|pourquoi|quand|où)",
    re.IGNORECASE,
)
_ASKED: Final = re.compile(rf"{_VERBAL}|est-ce", re.IGNORECASE)
_COMMON: Final = re.compile(
    rf"{_WORDED.pattern}|{_VERBAL}|est-ce|(?:le|la|les|un|une|ce|cet|cette|ces|the|an?) |l['’]",
    re.IGNORECASE,
)


def is_bare(opened: str) -> bool:
    """Tell whether a question is a question word and nothing of its own.

    >>> [is_bare(q) for q in ("pourquoi ?", "Jusqu'à quand ?", "à quelle date ?", "which ones?")]
    [True, True, True, True]
    >>> [is_bare(q) for q in ("Qui est Syl ?", "Quand parle-t-il ?", "Which city hosts it?")]
    [False, False, False]
    """
    return _BARE.match(opened) is not None and not re.search(r"\w-(?:t-)?(?:il|elle|on)", opened)


def asked_again(opened: str, previous: str) -> str:
    r"""Return the previous question with another question word.

    Examples
    --------
    >>> asked_again("à quelle date ?", "Où Brad Smith a-t-il parlé ?")
    'À quelle date Brad Smith a-t-il parlé ?'
    >>> asked_again("which ones?", "How many languages does Large master?")
    'Which languages does Large master?'
    >>> asked_again("Jusqu'à quand ?", "Combien de loups peut-on abattre ?")
    "Jusqu'à quand peut-on abattre des loups ?"
    >>> asked_again("when?", "Did Microsoft buy Mistral?")
    'When did Microsoft buy Mistral?'
    >>> asked_again("pourquoi ?", "Qui préside Microsoft ?")
    'Pourquoi\xa0: qui préside Microsoft ?'
    >>> asked_again("où ?", "Pourquoi\xa0: qui préside Microsoft ?")
    'Où\xa0: qui préside Microsoft ?'
    """
    if _DOUBT.match(opened):
        return previous
    word = opened.rstrip(" ?!.…\u00a0\u202f")
    word = re.sub(r"^c['’](?:est|était) | (?:is|was) (?:that|this)$", "", word, flags=re.IGNORECASE)
    word = word[:1].upper() + word[1:]
    end = " ?" if previous.rstrip().endswith(" ?") else "?"
    body = previous.strip().rstrip(" ?!.…\u00a0\u202f")
    asked, colon, rest = body.partition(":")
    if colon and is_bare(asked.strip()):  # put before it by the follow-up before
        body = rest.strip()
    which = _WHICH.match(opened)
    if which is not None and (many := _MANY.match(body)) is not None:
        french = "Quelles" if which["gender"] else "Quels"
        return f"{french if which['fr'] else 'Which'} {many['noun']} {many['rest']}{end}"
    if _COMMON.match(body):
        body = body[:1].lower() + body[1:]
    unasked = _unasked(body, word)
    if unasked is not None:
        return f"{word} {unasked}{end}"
    joint = "\u00a0:" if end == " ?" else ":"
    return f"{word}{joint} {body}{end}"


def _unasked(body: str, word: str) -> str | None:
    """Return a question without its question word, None where that would leave a hole."""
    head = _HEAD_FR.match(body) or _HEAD_EN.match(body)
    if head is not None:
        return body[head.end() :]
    many = _MANY.match(body)
    if many is not None and body[:1] == "c":
        return f"{many['rest']} des {many['noun']}"
    if many is not None and re.match(_VERBAL, many["rest"]):
        return f"{many['rest']} ({many['noun']})"
    closed = _ASKED.match(body) or re.search(r"-(?:t-)?(?:il|elle|on|ils|elles)\b", body)
    return (
        body if closed and not _WORDED.match(body) and word[-4:] not in {" not", " pas"} else None
    )
