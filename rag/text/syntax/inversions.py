"""A subject behind its verb: *, a déclaré X*, *estime l'avocat de Y, Me X*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.text.names.names import TITLES
from rag.text.syntax.grammar import ARTICLES, AUXILIARIES, DEFINITE, OF, is_light
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from rag.text.names.names import Name
    from rag.text.syntax.layout import Layout

_TOLD = frozenset(("told", "tells", "tell", "asked", "asks", "informed", "accused", "interroge"))
_BEFORE_OFFICE = ARTICLES | {"son", "sa", "leur", "its", "his", "her", "their", "a"}
_GERUNDS = ("ant", "ing")  # tuant X, killing X: whom the clause before kills


def _explained(layout: Layout, at: int) -> Name | None:
    """Return the name behind the complement of a noun: *la déléguée (du personnel), X*."""
    while text_at(layout.tokens, at) in OF and "," not in layout.tokens[at].gap:
        at += 1
        whose = layout.starts.get(at)
        at = whose.stop if whose else at
        while "," not in layout.tokens[min(at, len(layout.tokens) - 1)].gap and (
            text_at(layout.tokens, at) in DEFINITE or at in layout.contents
        ):
            at += 1
    if at >= len(layout.tokens) or layout.tokens[at].gap.strip() != ",":
        return None
    name = layout.starts.get(at + (layout.tokens[at].text in TITLES))
    if name is None or (
        name.stop < len(layout.tokens) and not layout.tokens[name.stop].gap.strip()
    ):
        return None
    return name


def inverted(layout: Layout, at: int) -> Name | None:
    """Return the name right behind a verb that opens its zone: *, a déclaré Zenner*."""
    start = next(first for first, stop in layout.zones if first <= at < stop)
    if layout.tokens[at].text in _TOLD or layout.tokens[at].text.endswith(_GERUNDS):
        return None
    if any(not is_light(t.text) and t.text not in AUXILIARIES for t in layout.tokens[start:at]):
        return None
    if start == 0 and "»" not in layout.tokens[0].gap:
        return None
    place = at + 1
    while (
        text_at(layout.tokens, place) in _BEFORE_OFFICE | TITLES and layout.tokens[place].raw != "à"
    ) or (place in layout.contents):
        place += 1
    commas = sum(
        "," in layout.tokens[k].gap for k in range(at + 1, min(place + 1, len(layout.tokens)))
    )
    name = layout.starts.get(place)
    if name is None and place > at + 1:
        return _explained(layout, place)
    if name is None or commas > (place - at > 2):
        return None
    goes_on = name.stop in layout.contents and not layout.tokens[name.stop].gap.strip()
    return None if goes_on else name
