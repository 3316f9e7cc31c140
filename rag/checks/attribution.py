"""Who speaks in a sentence that is kept: an article, somebody quoted, a reader, several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.analysis import fold
from rag.text.names.pseudonyms import pseudonym
from rag.text.quotes import quoted_share
from rag.text.syntax.sayers import speakers

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from rag.answer import Voice
    from rag.hits import Source
    from rag.text.facts import Facts
    from rag.text.names.names import Name

_READERS = frozenset(
    ("lecteur", "lectrice", "lecteurs", "lectrices", "internaute", "internautes", "commentaire",
     "commentaires", "commentateur", "commentatrice", "commentateurs", "forum", "pseudonyme",
     "reader", "readers", "commenter", "commenters", "commentator", "comment", "comments",
     "poster", "posters", "user", "users", "utilisateur", "utilisatrice", "utilisateurs")
)  # fmt: skip
_PEOPLE = frozenset(
    ("abonne", "abonnee", "supporter", "supporteur", "supportrice", "habitant", "habitante",
     "riverain", "riveraine", "usager", "client", "cliente", "fan", "fidele", "habitue", "habituee",
     "anonyme", "contributeur", "contributrice", "passionne", "passionnee", "amateur", "retraite",
     "retraitee", "pecheur", "parent", "mere", "pere", "voisin", "voisine", "patient", "patiente",
     "spectateur", "spectatrice", "subscriber", "resident", "neighbour",
     "neighbor", "customer", "visitor", "regular", "local", "fisherman", "angler", "mother",
     "father", "retiree", "pensioner", "follower", "onlooker")
)  # fmt: skip
_ONE = frozenset(("un", "une", "a", "an", "one", "cet", "cette", "this", "another", "autre"))
_VOICED = frozenset(
    ("say", "support+", "support-", "angry", "worry", "hope", "surprise", "opinion", "lobby")
)
_HEAD = 3  # words from the head of a sentence to the noun that it opens with
_HALF = 0.5


def names_reader(claim: Facts, author: str | None, text: str | None = None) -> bool:
    """Tell whether a sentence says that a reader speaks, by the word or the pseudonym.

    >>> from rag.text.facts import Facts
    >>> names_reader(Facts("Un lecteur juge l'accord négligeable."), None)
    True
    >>> names_reader(Facts("Syl regrette la dépendance."), "Syl")
    True
    >>> names_reader(Facts("L'accord est négligeable."), "Syl")
    False
    """
    if not claim.words.isdisjoint(_READERS) or _somebody(claim):
        return True
    said = fold(text or claim.text)
    return bool(author) and any(
        fold(form).strip("@ ") in said for form in (author or "", pseudonym(author or ""))
    )


def _somebody(claim: Facts) -> bool:
    """Tell whether a sentence has somebody unnamed give a view: *A supporter laments that …*.

    >>> from rag.text.facts import Facts
    >>> said = ("Une abonnée regrette la vente.", "Un abonné a volé la caisse.", "Le riverain dit.")
    >>> [_somebody(Facts(text)) for text in said]
    [True, False, False]
    """
    opening = [token.text for token in claim.tokens[:_HEAD]]
    if not opening or opening[0] not in _ONE or _PEOPLE.isdisjoint(opening):
        return False
    return any(not term.senses.isdisjoint(_VOICED) for term in claim.terms)


def voice_of(
    claim: Facts,
    sources: Sequence[Source],
    text: str | None = None,
    selves: Collection[int] = (),
) -> tuple[tuple[int, ...], Voice, str | None] | None:
    """Return which sources may stand, the voice and the speaker.

    Readers are looked for in the text, which is the claim unless its *il* stands for one asked
    about; ``selves`` are the sources whose reader is what the claim calls its speaker.

    None where a reader's word would pass for a fact: only comments support the claim, and it
    does not say so. A comment that repeats an article is left out beside it.
    """
    comments = [k for k, s in enumerate(sources) if s.kind == "comment"]
    articles = [k for k, s in enumerate(sources) if s.kind == "article"]
    told = [k for k in comments if k in selves or names_reader(claim, sources[k].author, text)]
    if not articles and not told:
        return None
    kept = tuple(sorted([*articles, *told]))
    if articles and told:
        return kept, "synthesis", None
    if told:
        authors = {sources[k].author for k in told}
        return kept, "reader", authors.pop() if len(authors) == 1 else None
    said = speakers(claim.tokens, claim.names, claim.frames)
    speaker = _spelled(claim, said[0]) if said else None
    if quoted_share(claim.text) >= _HALF:
        return kept, "quoted", speaker
    return kept, "reported", None


def _spelled(claim: Facts, name: Name) -> str:
    """Return a name as the claim writes it."""
    return claim.text[claim.tokens[name.start].start : claim.tokens[name.stop - 1].end]
