"""Where a verb or a word of saying stands beside a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from index.analysis import fold
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.names.names import Name
    from rag.text.words.tokens import Token

_SAYS: Final = re.compile(
    r"(?:declar|affirm|estim|jug|denonc|regrett|assur|expli|consider|critiqu|resum|comment|pens|dout|"
    r"ajout|qualifi|decri|crain|salu|reproch|rappel|constat|trouv|indiqu|precis|recommand|contest|"
    r"prefer|soutien|conclu|souligne|deplor|redout|plaid|propos|confi|lanc|repond|s'inquiet|inquiet|"
    r"promet|appel|conseil|voit|voient|attend|avert|soulign|insist|promis|defend)\w{0,5}"
    r"|dit|disait|dite|croit|sait|note|ironise|tranche|temoigne|admet|nie|reconnait"
    r"|says?|said|tells?|told|calls?|called|argu(?:es|ed)|thinks?|thought|finds?|found|sees?|saw|"
    r"warn(?:s|ed)|believe[sd]?|insist(?:s|ed)|describe[sd]?|maintain(?:s|ed)|considers?|considered|"
    r"welcome[sd]?|criticis?z?e[sd]?|denounce[sd]?|hope[sd]?|fears?|feared|adds?|added|notes?|noted|"
    r"doubt(?:s|ed)?|explain(?:s|ed)|recalls?|recalled|predict(?:s|ed)|urge[sd]?|wants?|worries|"
    r"wrote|writes|ecrit|regrets?|complain(?:s|ed)|defends?|suggest(?:s|ed)|recommends?"
)
_SAYS_SOMEWHERE: Final = re.compile(rf"\b(?:{_SAYS.pattern})\b")
_OPENS: Final = re.compile(r"\W*(?:selon|pour|d'apres|according to|for)\b")
_LIGHT: Final = frozenset(
    "a ont avait s' se est etait pas ne n' y en aussi egalement lui elle has had is was also not "
    "does did n't meme notamment deja bien tout just been the".split()
)
_BEFORE: Final = frozenset(
    ("a", "au", "par", "to", "by", "de", "d'", "of", "with", "avec", "from", "du")
)


def tells(text: str) -> bool:
    """Whether a text has a verb of saying, or opens on *selon* or the like."""
    folded = fold(text)
    return _SAYS_SOMEWHERE.search(folded) is not None or _OPENS.match(folded) is not None


def introduced(tokens: Sequence[Token], name: Name) -> bool:
    """Whether *selon*, *pour* or *according to* opens the sentence before a name."""
    head = [t.text for t in tokens[: name.start]]
    if not head or len(head) > 7 or any("," in token.gap for token in tokens[1 : name.start]):
        return False
    return head[0] in ("selon", "pour", "according") or head[:2] == ["d'", "apres"]


def verb_before(tokens: Sequence[Token], name: Name) -> bool:
    """Whether a verb of saying comes just before a name: *a déclaré son associée X*."""
    for back in range(1, 4):
        at = name.start - back
        if at < 0 or (text_at(tokens, at) in _BEFORE and tokens[at].raw != "a"):
            return False
        if _SAYS.fullmatch(tokens[at].text):
            return True
        if "," in tokens[at + 1].gap:
            return False
    return False


def verb_after(tokens: Sequence[Token], name: Name) -> int | None:
    """Return where the verb of a name's clause is, an apposition between commas skipped."""
    at = name.stop
    apposed = "," in tokens[name.start].gap and _verb_near(tokens, at) is not None
    if at < len(tokens) and "," in tokens[at].gap and not apposed:
        closing = next(
            (k for k in range(at + 1, min(at + 18, len(tokens))) if "," in tokens[k].gap), None
        )
        if closing is None:
            return None
        at = closing
        later = [k for k in range(at + 1, min(name.stop + 18, len(tokens))) if "," in tokens[k].gap]
        if not _verb_near(tokens, at) and later:
            at = next((k for k in later if _verb_near(tokens, k)), at)
    return _verb_near(tokens, at)


def _verb_near(tokens: Sequence[Token], at: int) -> int | None:
    start = at
    while at < len(tokens) and tokens[at].text in _LIGHT and at - start < 4:
        at += 1
    if at < len(tokens) and _SAYS.fullmatch(tokens[at].text) and not tokens[at].capital:
        return start
    return None


def shielded(tokens: Sequence[Token], name: Name) -> bool:
    """Whether a name is not its clause's subject: *avec X*, *le bureau de X*, *X's*."""
    before = text_at(tokens, name.start - 1)
    possessive = name.stop < len(tokens) and tokens[name.stop].gap.startswith(("'s", "’s"))
    return possessive or (before in _BEFORE and "," not in tokens[name.start].gap)
