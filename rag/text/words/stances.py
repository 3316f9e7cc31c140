"""Being for or against, or silent, said in set words: *je suis pour*, *Contre.*, *no comment*.

Readers take sides in three words, two of which are stop words everywhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.words.tokens import Token

_SPEAKING = frozenset(
    ("comment", "commenter", "commentaire", "commentaires", "exprimer", "repondre", "suite",
     "respond", "reply", "speak", "answer", "reponse")
)  # fmt: skip
_DECLINING = frozenset(
    ("declined", "declines", "decline", "refused", "refuse", "refusent", "souhaite", "souhaitait",
     "voulu", "pas", "not", "no", "aucun", "aucune")
)  # fmt: skip
_REACH = 7  # words between declining and what is declined
_SIDES = frozenset(("pour", "contre", "against", "accord", "faveur", "favour", "favor")) | _SPEAKING
_BEING = frozenset(
    ("suis", "est", "sont", "sommes", "etes", "etais", "etait", "etre", "reste", "restent", "dit",
     "disent", "declare", "am", "is", "are", "be", "was", "were", "i'm", "m", "remain", "remains",
     "vote", "votent", "votes", "voted")
)  # fmt: skip
_DEGREES = frozenset(
    ("plutot", "tout", "a", "fait", "totalement", "completement", "resolument", "franchement",
     "toujours", "absolument", "clairement", "fermement", "pas", "rather", "totally", "firmly",
     "all", "strongly", "still", "clearly", "very", "much", "not", "aussi", "also", "both")
)  # fmt: skip
_OBJECTS = frozenset(
    ("cet", "cette", "ce", "ces", "le", "la", "l'", "les", "un", "une", "that", "this", "it", "the",
     "them")
)  # fmt: skip
_TIMES = frozenset(("moment", "instant", "heure", "now", "time"))


def stances(tokens: Sequence[Token]) -> dict[int, str]:
    """Return the words that take a side, by place, with their senses."""
    likely = (at for at, token in enumerate(tokens) if token.text in _SIDES)
    return {at: side for at in likely if (side := stance(tokens, at))}


def stance(tokens: Sequence[Token], at: int) -> str | None:
    """Return the sense of a word that takes a side or declines to, None for any other.

    >>> from rag.text.words.tokens import tokenise
    >>> def read(text):
    ...     tokens = tokenise(text)
    ...     return [found for at in range(len(tokens)) if (found := stance(tokens, at))]
    >>> read("Moi je suis plutôt pour."), read("Contre, évidemment."), read("I am against it.")
    (['support+'], ['support-'], ['support-'])
    >>> read("Il est pour l'instant à Metz, contre l'avis de tous."), read("Pas d'accord du tout.")
    ([], ['support-'])
    >>> read("Le groupe a voté en faveur du texte."), read("Il a testé en faveur de Paul.")
    (['support+'], [])
    """
    word = tokens[at].text
    if word in _SPEAKING:
        before = {token.text for token in tokens[max(0, at - _REACH) : at]}
        return "silence" if before & _DECLINING else None
    if word == "accord" and text_at(tokens, at - 1) == "d'":
        return "support-" if text_at(tokens, at - 2) == "pas" else "support+"
    if word in ("faveur", "favour", "favor"):
        led = at > 0 and text_at(tokens, at - 1) in ("en", "in")
        return "support+" if led and _sided(tokens, at - 1) else None
    if word not in ("pour", "contre", "against") or not _sided(tokens, at):
        return None
    if word != "pour":
        return "support-"
    ends = at + 1 == len(tokens) or any(sign in tokens[at + 1].gap for sign in ".,;:!")
    aimed = text_at(tokens, at + 1) in _OBJECTS and text_at(tokens, at + 2) not in _TIMES
    return "support+" if ends or aimed else None


def _sided(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb of being governs a word, or the word opens its sentence alone."""
    place = at - 1
    while place >= 0 and tokens[place].text in _DEGREES:
        place -= 1
    if place < 0:
        return at + 1 == len(tokens) or any(sign in tokens[at + 1].gap for sign in ".,;:!")
    return tokens[place].text in _BEING
