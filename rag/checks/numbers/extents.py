"""How many of them: a claim may say *all* only where its source does not speak of a part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.text.numbers import quantities
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.facts import Facts
    from rag.text.numbers.quantities import Quantity

_ALL = frozenset(
    ("tous", "toutes", "all", "every", "each", "chaque", "chacun", "chacune", "everyone",
     "everybody", "ensemble", "totalite", "entire", "both", "integralite", "aucun", "aucune",
     "none", "no", "nul", "nulle", "personne", "nobody", "neither", "tout", "toute", "any")
)  # fmt: skip
_WHOLE = frozenset(("tous", "toutes", "all", "every", "each", "chaque", "chacun", "chacune"))
_NOT_ALL = frozenset(("at", "after", "not", "above"))  # at all, after all
_SOME = frozenset(
    ("certains", "certaines", "plusieurs", "plupart", "partie", "some", "several", "most", "many",
     "part", "majorite", "majority", "beaucoup", "few", "moitie", "half", "tiers", "quart")
)  # fmt: skip
_MOST = frozenset(("plupart", "majorite", "most", "majority"))
_DEFINITE = frozenset(("les", "des", "ses", "leurs", "ces", "the", "its", "their", "his", "her"))
_NONE = frozenset(("aucun", "aucune", "none"))
_SHARED_OUT = frozenset(
    ("des", "d'", "of", "etaient", "sont", "ont", "avaient", "n'", "n'ont", "were", "are", "have",
     "had")
)  # fmt: skip
_NUMBERED = ("of", "de", "d'", "des")
_REACH = 3


def widened(claim: Facts, sources: Sequence[Facts]) -> bool:
    """Tell whether a claim says of all of them what its source says of some.

    >>> from rag.text.facts import Facts
    >>> source = Facts("Deux des six lignes sont détruites.")
    >>> widened(Facts("Les six lignes sont détruites."), [source])
    True
    >>> widened(Facts("Deux lignes sur six sont détruites."), [source])
    False
    >>> widened(Facts("Tous les échantillons étaient contaminés."),
    ...         [Facts("Sur 140 échantillons, neuf étaient contaminés.")])
    True
    >>> widened(Facts("All six samples held it."), [Facts("Les six plats en contenaient.")])
    False
    >>> widened(Facts("All six samples held it."), [Facts("Deux des six plats en contenaient.")])
    True
    """
    wholes = [q for q in claim.quantities if _is_whole(claim, q)]
    if not wholes and not _says_all(claim):
        return False
    if any(not _ALL.isdisjoint(source.words) for source in sources):
        return False
    if not claim.quantities and any(_counts_them(claim, source) for source in sources):
        return True
    parts = [source for source in sources if _is_partial(source)]
    if not parts:
        return False
    if not wholes:
        none = not _NONE.isdisjoint(claim.words)
        return none or not any(q.counts for q in claim.quantities)
    return any(
        any(
            _taken_from(source, other) or q.value in other.parts[1:]
            for other in source.quantities
            if quantities.agrees(q, other)
        )
        for q in wholes
        for source in parts
    ) and not _is_partial(claim)


def overcounted(claim: Facts, sources: Sequence[Facts]) -> bool:
    """Tell whether a claim says of most of them what no sentence of its source shares out.

    >>> from rag.text.facts import Facts
    >>> source = Facts("Deux communes ont refusé le plan.")
    >>> overcounted(Facts("La plupart des communes ont refusé le plan."), [source])
    True
    """
    return _mostly(claim) and not any(_tells_most(source) for source in sources)


def _mostly(facts: Facts) -> bool:
    """Whether a sentence speaks of most of some things: *la plupart des*, *most of*."""
    return any(
        token.text in _MOST and text_at(facts.tokens, at + 1) in _NUMBERED
        for at, token in enumerate(facts.tokens)
    )


def _tells_most(source: Facts) -> bool:
    """Whether a sentence gives a share, or says most or all in a word."""
    shares = any(q.unit in ("%", "fraction") or q.parts for q in source.quantities)
    return shares or len(source.quantities) > 1 or not (_MOST | _ALL).isdisjoint(source.words)


def _counts_them(claim: Facts, source: Facts) -> bool:
    """Whether a sentence gives a number of what the claim speaks of all of: *deux jurés*."""
    all_at = next((at for at, t in enumerate(claim.tokens) if t.text in _WHOLE), None)
    noun = next((t for t in claim.terms if all_at is not None and t.at > all_at), None)
    if all_at is None or noun is None or noun.at > all_at + _REACH:
        return False
    places = source.ground.places.get(noun.stem, ()) if claim.language == source.language else ()
    counted = {q.stop for q in source.quantities if not q.unit}
    return any(at in counted for at in places)


def _says_all(claim: Facts) -> bool:
    """Whether a claim speaks of all of some things: *tous les X*, *all the X*, *every X*."""
    for at, token in enumerate(claim.tokens):
        before = text_at(claim.tokens, at - 1)
        if token.text in _NONE and text_at(claim.tokens, at + 1) in _NUMBERED:
            return True
        if token.text not in _WHOLE or (claim.language == "en" and before in _NOT_ALL):
            continue
        after = text_at(claim.tokens, at + 1)
        if token.text not in ("tous", "toutes", "all") or after in _DEFINITE:
            return True
    return False


def _is_whole(claim: Facts, quantity: Quantity) -> bool:
    """Whether a count takes all there are: *les six lignes*, and not *deux des six*."""
    if quantity.unit or quantity.value < 2:
        return False
    article = text_at(claim.tokens, quantity.start - 1)
    if article not in ("les", "the", "ses", "its", "leurs", "their", "all"):
        return False
    return not _taken_from(claim, quantity)


def _taken_from(facts: Facts, quantity: Quantity) -> bool:
    """Whether another count is taken from this one: *deux des six*, *two of the six*."""
    before = [q for q in facts.quantities if q.stop < quantity.start <= q.stop + _REACH]
    between = [facts.tokens[k].text for q in before for k in range(q.stop, quantity.start)]
    return bool(before) and any(word in _NUMBERED for word in between)


def _shared_out(facts: Facts, quantity: Quantity) -> bool:
    """Whether a percentage is one of people or things: *54 % étaient absents*."""
    return quantity.unit == "%" and text_at(facts.tokens, quantity.stop) in _SHARED_OUT


def _is_partial(facts: Facts) -> bool:
    """Whether a sentence speaks of some out of more."""
    if not _SOME.isdisjoint(facts.words):
        return True
    if any(q.parts or _shared_out(facts, q) for q in facts.quantities):
        return True
    counts = [q for q in facts.quantities if not q.unit]
    if any(_taken_from(facts, q) for q in counts):
        return True
    out_of = [q for q in counts if text_at(facts.tokens, q.start - 1) in ("sur", "of", "among")]
    return bool(out_of) and len(counts) > 1
