"""A question without what is said around it: *Bonjour, je voudrais savoir … Merci d'avance*.

A greeting, a request to be told and thanks ask for nothing on the pages. What is left is searched;
the question itself is kept as it was asked.
"""

from __future__ import annotations

import re
from typing import Final

_HELLO: Final = re.compile(
    r"(?:bonjour|bonsoir|salut|coucou|hello|hi|hey|good (?:morning|afternoon|evening))\b"
    r"(?: (?:à (?:toi|tous|toutes|vous)|tout le monde|madame|monsieur|there|all|everyone))*"
    r"(?:\s*[,;:!.]+\s*|\s+[—–-]\s+)",
    re.IGNORECASE,
)
_PLEASE: Final = r"s['’]il (?:te|vous) pla[iî]t|svp|stp|please|kindly"
_PLEASE_FIRST: Final = re.compile(rf"(?:{_PLEASE})\b[\s,]+", re.IGNORECASE)
_ASKS: Final = (
    r"(?:(?:à|de|d['’]|par|pour|avec|chez|dans|en|sur|at|by|to|in|on|for|from|with) ?)?"
    r"(?:qui|quoi|quelles?|quels?|quand|où|comment|combien|pourquoi|lequel|laquelle|lesquell?e?s|"
    r"who|whom|whose|what|which|when|where|why|how)\b"
)
_CAN: Final = (
    r"(?:peux|pourrais|sais|saurais)-tu|(?:pouvez|pourriez|savez|sauriez)-vous|"
    r"(?:est-ce que )?(?:tu (?:peux|pourrais|sais)|vous (?:pouvez|pourriez|savez))"
)
_TELL: Final = r"(?:me |m['’]|nous )(?:dire|expliquer|indiquer|préciser|rappeler|apprendre)"
_REQUEST: Final = re.compile(
    rf"(?:(?:{_CAN})(?: (?:{_PLEASE}))?(?: {_TELL})?(?: (?:{_PLEASE}))?"
    r"|(?:je|on|nous) (?:voudrais|voudrait|voudrions|veux|veut|souhaite(?:rais|rait)?|cherche)"
    r"(?: bien)?(?: à)? (?:savoir|comprendre|connaître)"
    r"|(?:j['’]aimerais|on aimerait|nous aimerions)(?: bien)? (?:savoir|comprendre|connaître)"
    r"|(?:dis|dites|explique|expliquez|rappelle|rappelez|indique|indiquez)[- ](?:moi|nous)"
    r"|je me demand(?:e|ais)"
    rf"|(?:can|could|would|will) you (?:(?:{_PLEASE}) )?(?:tell|remind)(?: me| us)?"
    rf"|(?:can|could|would|will) you (?:(?:{_PLEASE}) )?explain(?: to me| to us)?"
    r"|do you (?:happen to )?know|any idea"
    r"|(?:i['’]d|i would) (?:like|love) to (?:know|understand|find out)"
    r"|i (?:want|need) to (?:know|understand|find out)"
    r"|i(?:['’]m| am| was) wondering|i wonder|(?:tell|remind) (?:me|us))"
    rf"[\s,:]+(?={_ASKS}|(?:le|la|les|l['’]|son|sa|ses) ?\w)",
    re.IGNORECASE,
)
_THANKS: Final = re.compile(
    r"(?:(?<=[?!.,;…»”)])|(?<=\n))\s*(?:(?:un grand )?merci|thanks|thank you|cheers|cordialement|"
    r"bien à vous|bonne journée|bonne soirée|best regards|kind regards|regards)\b"
    r"(?:[\s,]+(?:d['’]avance|par avance|beaucoup|bien|à (?:toi|tous|vous)|in advance|a lot|"
    r"so much|very much|again|and|et|pour (?:ton|votre) aide|for your help))*[\s!.,…]*$"
    rf"|[\s,]+(?:{_PLEASE}|merci (?:d['’]|par )avance|thanks in advance)(?P<mark>[\s!?.…]*)$",
    re.IGNORECASE,
)


def courtesy_off(text: str) -> str:
    """Return a question without the greeting, the request and the thanks around it.

    A text that is nothing else comes back as it is, and so does a question that asks for what it
    seems to be polite with.

    Examples
    --------
    >>> courtesy_off("Bonjour, je voudrais savoir combien coûte le pont. Merci d'avance !")
    'Combien coûte le pont.'
    >>> courtesy_off("Could you please tell me who paid for it? Thanks a lot")
    'Who paid for it?'
    >>> courtesy_off("Qui a payé, s'il vous plaît ?"), courtesy_off("Qui a dit merci ?")
    ('Qui a payé ?', 'Qui a dit merci ?')
    >>> courtesy_off("Merci beaucoup !")
    'Merci beaucoup !'
    """
    left, before = text, None
    while left != before:
        before = left
        for opening in (_HELLO, _PLEASE_FIRST, _REQUEST):
            left = opening.sub("", left, count=1) if opening.match(left) else left
        left = _THANKS.sub(lambda found: _closing(found["mark"]), left, count=1).strip()
    if not any(map(str.isalnum, left)):
        return text
    return left[0].upper() + left[1:] if text[0].isupper() else left


def _closing(mark: str | None) -> str:
    """Return the question mark that stood behind a *please*, spaced as it was."""
    if not mark or "?" not in mark:
        return ""
    return f"{mark[: len(mark) - len(mark.lstrip())]}?"
