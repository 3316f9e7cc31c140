"""Which comments a question is about: all, those under an article, of an outlet, on a subject."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from index.analysis import fold, is_stop, stem, terms, words
from rag.overview.likeness import Asked
from rag.overview.naming import names_of, pointed, points_back
from rag.overview.stance import may_side, stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.documents import Document
    from rag.overview.asking import Ask
    from rag.overview.desk import Desk

_LIKE: Final = 0.5  # as :meth:`rag.overview.shelf.Shelf.saying` takes a word for another
_MOST_SAID: Final = 0.6  # share of the words' weight that a comment on them holds
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


def specific(rest: Sequence[str], desk: Desk) -> tuple[str, ...]:
    """Return the words that narrow a question down, beyond the matter of the whole dossier.

    *L'accord* is the matter, and so is a common noun that half the titles hold; beside one of
    these, the names of its parties (*l'accord entre Microsoft et Mistral*) narrow nothing down.
    """
    narrowing = tuple(word for word in rest if not generic(word) and not _titled(word, desk))
    if len(narrowing) == len(rest):
        return narrowing
    parties = {part for name in desk.holdings.salience.subjects[:6] for part in fold(name).split()}
    return tuple(word for word in narrowing if word not in parties)


def _titled(word: str, desk: Desk) -> bool:
    """Tell whether a word is a common noun that half the titles hold."""
    if any(one.is_name for one in desk.question.words if one.folded == word):
        return False
    titles = [one for one in desk.shelf.articles if one.title]
    term = stem(word, desk.language)
    holding = sum(term in terms(one.title or "", one.language) for one in titles)
    return len(titles) > 0 and holding * 2 >= len(titles)


def titled(desk: Desk) -> frozenset[str]:
    """Return the common nouns that half the titles of their language hold: what is judged."""
    found = set()
    for tongue in ("fr", "en"):
        titles = [a.title for a in desk.shelf.articles if a.title and a.language == tongue]
        counts = Counter(word for title in titles for word in _common(title))
        found |= {word for word, number in counts.items() if number * 2 >= len(titles)}
    return frozenset(found)


def _common(title: str) -> set[str]:
    """Return the words of a title that are no names, folded.

    >>> sorted(_common("Le péage du pont de Vernou divise"))
    ['divise', 'peage', 'pont']
    """
    return {
        word.text
        for word in words(title)
        if title[word.start].islower()
        and not (is_stop(word.text, "fr") or is_stop(word.text, "en"))
    }


def comments_in(ask: Ask, desk: Desk) -> tuple[Document, ...]:
    """Return the comments that a question is about, none when its words name no scope."""
    shelf = desk.shelf
    outlet, left = shelf.outlet(ask.rest)
    rest = specific(left, desk)
    pool = shelf.comments
    if outlet is not None:
        pool = shelf.under([a for a in shelf.articles if a.outlet == outlet])
    if not rest:
        return pool
    if ask.article:
        return shelf.under(shelf.named(ask.rest, desk.language))
    return _on(rest, pool, desk)


def _on(rest: Sequence[str], pool: Sequence[Document], desk: Desk) -> tuple[Document, ...]:
    """Return the comments that say some words, and the answers to one that go on about it.

    An answer does that takes a side on it, or speaks of it with a pronoun.
    """
    saying = _saying(rest, pool, desk)
    said = {one.id for one in saying}
    objects = frozenset(pointed(rest, desk)) | worded(rest, saying, desk)
    found: dict[str, Document] = {}
    for comment in pool:
        parent = found.get(comment.reply_to or "")
        if comment.id in said or (parent is not None and _goes_on(comment, parent, objects)):
            found[comment.id] = comment
    return tuple(found.values())


def _saying(rest: Sequence[str], pool: Sequence[Document], desk: Desk) -> Sequence[Document]:
    """Return the comments that hold most of some words, names of several in any short form."""
    names = names_of(rest, desk)
    naming = [one for one in pool if all(name.is_in(one.text) for name in names)]
    taken = {word for name in names for word in name.words}
    left = [word for word in rest if word not in taken]
    if not names or not naming:
        return desk.shelf.saying(rest, pool, desk.language, share=_MOST_SAID)
    return desk.shelf.saying(left, naming, desk.language, share=_MOST_SAID) if left else naming


def _goes_on(comment: Document, parent: Document, objects: frozenset[str]) -> bool:
    if points_back(comment.text):
        return True
    return may_side(comment.text) and bool(
        stance(comment.text, objects, bare=False, answering=parent.text)
    )


def worded(rest: Sequence[str], comments: Sequence[Document], desk: Desk) -> frozenset[str]:
    """Return the words of comments, in either language, that name what is asked about."""
    asked = [Asked.of(word, desk.language, desk.shelf.table) for word in pointed(rest, desk)]
    return frozenset(
        word.text
        for comment in comments
        for word in words(comment.text)
        if any(
            one.likeness(frozenset({stem(word.text, comment.language)}), comment.language) > _LIKE
            for one in asked
        )
    )
