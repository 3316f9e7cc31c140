"""Which comments a question is about: all, those under an article, of an outlet, on a subject."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from index.analysis import stem, terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.documents import Document
    from rag.overview.asking import Ask
    from rag.overview.desk import Desk

_GENERIC: Final = frozenset(
    """accord deal partenariat partnership alliance investissement investment agreement operation
    annonce announcement rapprochement entree contrat contract affaire affair histoire story
    nouvelle news sujet subject question projet project dossier matter tie-up case tie up mise
    stake event evenement decision""".split()
)

MATTER: Final = frozenset(
    """accord deal partenariat partnership alliance investissement investment agreement operation
    annonce rapprochement tie-up contrat contract""".split()
)
"""Words that name the deal a dossier is about, as readers do when they judge it."""


def generic(word: str) -> bool:
    """Tell whether a word only names the matter of the dossier, whatever it is.

    >>> generic("deal"), generic("europeennes")
    (True, False)
    """
    return word in _GENERIC


def comments_in(ask: Ask, desk: Desk) -> tuple[Document, ...]:
    """Return the comments that a question is about, none when its words name no scope."""
    shelf = desk.shelf
    outlet, left = shelf.outlet(ask.rest)
    rest = tuple(word for word in left if not generic(word))
    pool = shelf.comments
    if outlet is not None:
        pool = shelf.under([a for a in shelf.articles if a.outlet == outlet])
    if not rest:
        return pool
    if ask.article or outlet is not None:
        found = shelf.named(ask.rest, desk.language)
        if ask.article:
            return shelf.under(found)
    return _on(rest, pool, desk)


def _on(rest: Sequence[str], pool: Sequence[Document], desk: Desk) -> tuple[Document, ...]:
    """Return the comments that say some words, or answer one that does."""
    found: dict[str, Document] = {}
    for comment in pool:
        held = set(terms(comment.text, comment.language))
        says = all(
            stem(w, comment.language) in held or stem(w, desk.language) in held for w in rest
        )
        if says or (comment.reply_to in found):
            found[comment.id] = comment
    return tuple(found.values())
