"""Whether a word of a sentence may go back to something before it in the same sentence."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from rag.text.syntax.grammar import ARTICLES, BE, PREPOSITIONS, PRONOUNS
from rag.text.words.tables import rows
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from rag.text.facts import Facts
    from rag.text.names.names import Name

_WEAK: Final = frozenset(
    ("ne", "n'", "en", "me", "m'", "te", "t", "lui", "leur", "se", "s'", "nous", "vous", "not",
     "also", "a", "peut", "pourrait", "doit", "va", "would", "may", "might", "will", "had", "has")
)  # fmt: skip
_IMPERSONAL: Final = frozenset(
    ("faut", "fallait", "faudra", "faudrait", "fallu", "faille", "agit", "agissait", "agira",
     "suffit", "suffira", "suffirait", "reste", "restait", "restera", "semble", "semblait",
     "parait", "convient", "vaut", "vaudrait", "importe", "existe", "manque", "manquait", "arrive",
     "pleut", "takes", "took", "seems", "seemed", "appears", "appeared", "remains", "turns",
     "turned", "rains", "matters")
)  # fmt: skip
_IS: Final = BE | {"was", "ete", "fut", "serait", "s", "isn't", "wasn't"}
_LED_TO: Final = frozenset(("que", "qu'", "de", "d'", "that", "to", "for", "who", "which", "when"))
_HAVING: Final = frozenset(("a", "avait", "aura", "aurait", "ait", "eu", "compris"))
_FEW: Final = 7  # words between *il est* and the *de* or *que* that it announces
_RELATIVES: Final = frozenset(("qui", "who", "that", "which", "dont", "que", "qu'"))
_WHOEVER: Final = frozenset(("celui", "celle", "ceux", "celles", "those", "anyone", "quiconque"))
_MANY: Final = frozenset(("ils", "elles", "they"))


@cache
def listed(name: str) -> frozenset[str]:
    """Return the words of a list of this package, folded."""
    return frozenset(word for row in rows(name, "rag.quoting") for word in row[0].split())


def introduces(unit: Facts, stop: int) -> bool:
    """Tell whether a name or noun that may be a subject stands before a place.

    >>> from rag.text.facts import Facts
    >>> [introduces(Facts(f"{text} il part."), 9) for text in ("Si Roux vient,", "Avec un prix,")]
    [True, False]
    """
    if any(name.stop <= stop and unit.layout.bare(name) for name in unit.layout.names):
        return True
    if any(at < stop and is_head(unit, at) for at in unit.layout.contents):
        return True
    return any(
        unit.tokens[at].text in _WHOEVER and unit.tokens[at + 1].text in _RELATIVES
        for at in range(min(stop, len(unit.tokens)) - 1)
    )


def is_head(unit: Facts, at: int) -> bool:
    """Tell whether a common noun has an article and no preposition: a subject or an object."""
    before = text_at(unit.tokens, at - 1) if at else ""
    article = before in ARTICLES or (before == "a" and unit.language == "en")
    led = text_at(unit.tokens, at - 2) if at > 1 else ""
    return article and led not in PREPOSITIONS and led not in PRONOUNS  # nous le ferons


def parted(unit: Facts, at: int) -> bool:
    """Tell whether a sign stands before a word."""
    return unit.tokens[at].gap.strip(" \u00a0\n-’'") != ""


def verb(unit: Facts, at: int) -> bool:
    """Tell whether a word is a verb of the sentence."""
    return any(frame.term.at == at for frame in unit.frames) and not unit.layout.is_noun(at)


def names_before(unit: Facts, at: int) -> list[Name]:
    """Return the names that stand before a place."""
    return [name for name in unit.layout.names if name.stop <= at]


def according_to(unit: Facts, at: int) -> bool:
    """Whether *lui* or *him* is the one according to whom it is so: *selon lui*."""
    before = text_at(unit.tokens, at - 1) if at else ""
    return before == "selon" or (before == "to" and text_at(unit.tokens, at - 2) == "according")


def among(unit: Facts, at: int) -> bool:
    """Whether *eux* or *them* are those one of whom is told: *one of them*, *l'un d'eux*."""
    led = text_at(unit.tokens, at - 1) in ("of", "d'", "entre") and at > 1
    return led and not any(
        k < at and unit.tokens[k].text.endswith(("s", "x")) for k in unit.layout.contents
    )


def goes_back(unit: Facts, at: int) -> bool:
    """Tell whether a pronoun repeats what stands before it: *X sont-ils*, *quant aux prix, ils*.

    >>> from rag.text.facts import Facts
    >>> said = Facts("Quant aux prix, ils montent."), Facts("Hier soir donc, ils montent.")
    >>> [goes_back(unit, 3) for unit in said]
    [True, False]
    """
    tokens = unit.tokens
    saying = not unit.layout.saying.isdisjoint(range(at - 3, at + 4))
    if tokens[at].gap == "-" and at > 2 and not saying:  # not *dit-elle*
        return True
    if text_at(tokens, 0) == "quant" or text_at(tokens, 0) == "as":
        return True
    many = tokens[at].text in _MANY
    return many and any(k < at and tokens[k].text.endswith("s") for k in unit.layout.contents)


def impersonal(unit: Facts, at: int) -> bool:
    """Tell whether *il* or *it* is nobody: *il faut*, *it is true that*, *a-t-il fallu*.

    >>> from rag.text.facts import Facts
    >>> said = "Il faut partir.", "Il est vrai que Roux part.", "Il est parti.", "Il y a Roux."
    >>> [impersonal(Facts(text), 0) for text in said]
    [True, True, False, True]
    """
    tokens = unit.tokens
    if tokens[at].text not in ("il", "it"):
        return False
    around = [text_at(tokens, at - 1), text_at(tokens, at - 2)] if tokens[at].gap == "-" else []
    place = at + 1 + (text_at(tokens, at + 1) == "n'")
    there = text_at(tokens, place) == "y" and text_at(tokens, place + 1) in _HAVING
    there = there or tuple(text_at(tokens, at + k) for k in (1, 2)) == ("en", "coute")
    if there or "y" in around or not _IMPERSONAL.isdisjoint(around):
        return True
    ahead = at + 1
    while ahead < len(tokens) and tokens[ahead].text in _WEAK:
        ahead += 1
    verb = text_at(tokens, ahead)
    told = [token.text for token in tokens[ahead + 1 : ahead + 1 + _FEW]]
    counted = any(word.isdigit() for word in told[:2])
    announced = not _LED_TO.isdisjoint(told[:3] if unit.language == "fr" else told)
    return verb in _IMPERSONAL or (verb in _IS and (announced or counted))


def owned(unit: Facts, at: int, *, named: bool) -> bool:
    """Tell whether a possessive has its owner in the quote, or goes ahead to the subject.

    Parameters
    ----------
    unit, at
        The sentence and the place of the possessive.
    named
        Whether a sentence of the quote before it holds a name.
    """
    tokens, before = unit.tokens, names_before(unit, at)
    if text_at(tokens, at + 1) in listed("of_firms") and before and not named:
        return not all(_is_person(unit, name) for name in before)
    if named or before or introduces(unit, at):
        return True
    comma = next((k for k in range(at + 1, len(tokens)) if "," in tokens[k].gap), len(tokens))
    ahead = at <= 2 and at > 0 and text_at(tokens, at - 1) in PREPOSITIONS
    bare = (name for name in unit.layout.names if unit.layout.bare(name))
    return ahead and any(name.start >= comma for name in bare)


def _is_person(unit: Facts, name: Name) -> bool:
    """Tell whether a name is full or has an office beside it: *la maire, Ana Roux*; *Roux, élu*."""
    full = len(name.words) > 1 and not unit.tokens[name.stop - 1].raw.isupper()
    return full or any(-2 <= role.start - name.stop <= 2 or 0 <= name.start - role.stop <= 1
               for role in unit.roles)  # fmt: skip


def placed(unit: Facts, at: int) -> bool:
    """Tell whether *y* has a place before it, or is that of *il y a*."""
    tokens = unit.tokens
    if tokens[at].raw != "y" or text_at(tokens, at + 1) in _HAVING:
        return True
    if "il" in (text_at(tokens, at - 1), text_at(tokens, at - 2)):
        return True
    return introduces(unit, at) or bool(names_before(unit, at))
