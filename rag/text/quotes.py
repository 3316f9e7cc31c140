"""What stands between quotation marks must stand, word for word, in the source.

Only typography may differ: the form of quotes, apostrophes and dashes, the kind of space, the
case of the first letter, and the final full stop. A bracket in a quote, `[…]` or `[Mistral]`,
cuts it in two stretches that must follow in the same source.
"""

from __future__ import annotations

import re
import unicodedata

_QUOTED = re.compile(
    r"«\s*(?P<french>[^«»]*?)\s*»"
    r"|“(?P<curly>[^“”]*)”"
    r"|„(?P<low>[^„“”]*)[“”]"
    r"|(?<![\w\"])\"(?P<straight>[^\"]*)\"(?!\w)"
    r"|(?<!\w)‘(?P<single>[^‘]{2,}?)’(?!\w)"
    r"|(?<!\w)'(?P<plain>[^']{2,}(?:'\w[^']*)*?)'(?!\w)"
)
_CUT = re.compile(r"\[[^\]]*\]|\(…\)|\(\.\.\.\)|…|\.\.\.")
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("’‘ʼ′`´", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("«»“”„", '"'),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\ufeff", ""),
    }
)
_SPACES = re.compile(r"\s+")
_ODD_SPACE = re.compile(r" (?=[,.;:!?%\"])|(?<=\") ")


def quoted(text: str) -> list[str]:
    """List what a text puts between quotation marks; apostrophes are none.

    >>> quoted("Il juge « l’accord  opaque » et dit “non”, d'après l'élue.")
    ['l’accord  opaque', 'non']
    >>> quoted('She said "it is fine" now.')
    ['it is fine']
    """
    return [
        next(group for group in match.groups() if group is not None).strip()
        for match in _QUOTED.finditer(text)
    ]


def quoted_share(text: str) -> float:
    """Return the part of a text's letters that stands inside quotation marks.

    >>> quoted_share("Il dit « oui oui oui ».") > 0.5, quoted_share("Il dit non.")
    (True, 0.0)
    """
    letters = sum(c.isalnum() for c in text)
    inside = sum(c.isalnum() for match in _QUOTED.finditer(text) for c in match.group())
    return inside / letters if letters else 0.0


def typography(text: str) -> str:
    r"""Fold what typography alone changes: quotes, apostrophes, dashes, spaces, case.

    >>> typography("« L’accord\u00a0: non ! »")
    '"l\'accord: non!"'
    """
    plain = unicodedata.normalize("NFKC", text).translate(_SIGNS)
    return _ODD_SPACE.sub("", _SPACES.sub(" ", plain)).strip().lower()


def is_verbatim(quote: str, folded: str) -> bool:
    """Tell whether a quote stands in a text folded by :func:`typography`.

    >>> page = typography("« Les règles seront “attaquées devant les tribunaux”, dit-il. »")
    >>> is_verbatim("les règles seront", page), is_verbatim("Les regles seront", page)
    (True, False)
    >>> is_verbatim("Les règles […] devant les tribunaux.", page), is_verbatim("les règle", page)
    (True, False)
    """
    at = 0
    for stretch in _CUT.split(quote):
        wanted = typography(stretch).strip(" \"'.,;:!?")
        if not wanted:
            continue
        at = _find_whole(wanted, folded, at)
        if at < 0:
            return False
        at += len(wanted)
    return True


def _find_whole(wanted: str, text: str, start: int) -> int:
    """Find a stretch at word boundaries."""
    at = text.find(wanted, start)
    while at >= 0:
        end = at + len(wanted)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            return at
        at = text.find(wanted, at + 1)
    return -1
