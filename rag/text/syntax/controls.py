"""Who does what another has, asks or accuses them of doing: *il reproche à X d'avoir vendu*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.text.syntax.grammar import AUXILIARIES, is_light
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from rag.text.names.names import Name
    from rag.text.syntax.layout import Layout

_HEADS = (  # of the verbs whose object does what the second verb says
    "reproch", "accus", "ordonn", "condamn", "oblig", "autoris", "permet", "permis", "soupconn",
    "blam", "interdi", "interdit", "enjoin", "enjoint", "contrain", "forc", "somm", "incit",
    "encourag", "suspect", "order", "urg", "forb", "allow", "sentenc",
)  # fmt: skip
_MARKS = frozenset(("de", "d'", "a", "to", "of", "for"))
_FAR = 20  # words between the two verbs
_NEAR = 5  # words between the first verb and whom it bears on


def controlled(layout: Layout, at: int) -> Name | None:
    """Return who does the second of two verbs: whom the first one bears on.

    >>> from rag.text.facts import Facts
    >>> facts = Facts("Ana Roux reproche au préfet, Paul Noir, d'avoir vendu le bois.")
    >>> controlled(facts.layout, 9).words
    ('paul', 'noir')
    >>> facts = Facts("Ana Roux a promis à Paul Noir de vendre le bois.")
    >>> controlled(facts.layout, 8) is None
    True
    """
    mark = at - 1
    while mark > 0 and (
        layout.tokens[mark].text in AUXILIARIES or is_light(layout.tokens[mark].text)
    ):
        if layout.tokens[mark].text in _MARKS:
            break
        mark -= 1
    if text_at(layout.tokens, mark) not in _MARKS or layout.tokens[mark].raw == "a":
        return None
    for verb in range(mark - 1, max(-1, mark - _FAR), -1):
        if any(sign in layout.tokens[verb + 1].gap for sign in ";:.«»“”"):
            return None
        if layout.tokens[verb].text.startswith(_HEADS) and not layout.is_noun(verb):
            near = (n for n in layout.names if verb < n.start and n.stop <= mark)
            return next((n for n in near if n.start - verb <= _NEAR), None)
    return None
