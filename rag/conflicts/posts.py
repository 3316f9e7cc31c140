"""Which posts one person cannot hold at a time: *directrice de la qualité*, *cheffe des ventes*."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from rag.checks.actors.offices import held_in
from rag.conflicts.kin import kin
from rag.conflicts.owners import same_word
from rag.conflicts.tables import rows
from rag.text.names.roles import Role, covers
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from rag.text.facts import Facts

_SHARED: Final = frozenset(
    ("fondateur", "cofondateur", "actionnaire", "administrateur", "avocat", "economiste",
     "chercheur", "professeur", "analyste", "delegue syndical", "porte parole")
)  # fmt: skip
_LEADING: Final = frozenset(("pdg", "president", "directeur", "directeur technique",
                             "directeur financier", "vice president"))  # fmt: skip
_PHRASE: Final = 5  # words of what a post is of: *de la qualité*
_TYING: Final = frozenset(("de", "d'", "du", "des", "la", "le", "l'", "les", "of", "the", "for",
                           "a", "aux", "charge", "chargee"))  # fmt: skip
_AT: Final = frozenset(("chez", "at", "a", "au", "in", "with"))


def posts_of(facts: Facts) -> list[Role]:
    """Return the offices of a sentence, and the posts that the checks leave out.

    >>> from rag.text.facts import Facts
    >>> [role.key for role in posts_of(Facts("Le maire et la proviseure ont parlé."))]
    ['maire', 'proviseur']
    """
    held = {at for role in facts.roles for at in range(role.start, role.stop)}
    found = list(facts.roles)
    for at, token in enumerate(facts.tokens):
        for words, key in _table().get(token.text, ()):
            texts = tuple(text_at(facts.tokens, at + k) for k in range(len(words)))
            if texts == words and at not in held:
                found.append(Role(key, at, at + len(words)))
                held.update(range(at, at + len(words)))
                break
    found += [role for role in _apposed(facts) if role.start not in held]
    return sorted(found, key=lambda role: role.start)


def _apposed(facts: Facts) -> list[Role]:
    """Return nouns that explain a person's name, told of a house: *X, vétérinaire à Y*."""
    found = []
    for name in facts.names:
        at = name.stop + (facts.layout.article(name.stop) and facts.language == "en")
        if name.stop >= len(facts.tokens) or facts.tokens[name.stop].gap.strip() != ",":
            continue
        post = Role(text_at(facts.tokens, at), at, at + 1)
        acts = any(frame.term.at == at and frame.agents for frame in facts.frames)
        if any(term.at == at for term in facts.terms) and not acts and held_in(facts, post):
            found.append(post)
    return found


def exclude(one: str, other: str) -> bool:
    """Tell whether two keys name posts that one person hardly holds in one house.

    >>> exclude("directeur", "conseiller"), exclude("fondateur", "pdg")
    (True, False)
    """
    if one == other or covers(one, other) or covers(other, one):
        return False
    pair = {one, other}
    return pair.isdisjoint(_SHARED) or ("delegue syndical" in pair and bool(pair & _LEADING))


def other_field(one: Facts, post: Role, other: Facts, rival: Role) -> bool:
    """Tell whether two like posts are told of two fields: *de la qualité*, *commerciale*.

    >>> from rag.text.facts import Facts
    >>> def read(text):
    ...     facts = Facts(text)
    ...     return facts, facts.roles[0]
    >>> quality = read("Ana, directrice de la qualité.")
    >>> sales = read("Ana, responsable commerciale.")
    >>> other_field(*quality, *sales), other_field(*quality, *quality)
    (True, False)
    """
    left, right = _field(one, post), _field(other, rival)
    spoken, heard = one.language, other.language
    return bool(left and right) and not any(
        same_word(a, spoken, b, heard) or kin(a, spoken, b, heard) for a in left for b in right
    )


def _field(facts: Facts, post: Role) -> list[str]:
    """Return the content words of what a post is of."""
    names = {at for name in facts.names for at in range(name.start, name.stop)}
    terms = {term.at for term in facts.terms}
    found = []
    for at in range(post.stop, min(len(facts.tokens), post.stop + _PHRASE)):
        token = facts.tokens[at]
        if token.gap.strip() or at in names or (token.text in _AT and token.text not in _TYING):
            break
        if at in terms:
            found.append(token.text)
        elif token.text not in _TYING:
            break
    return found


@cache
def _table() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    keys = {form: forms[0] for forms in rows("posts") for form in forms}
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for form in sorted(keys, key=lambda form: -len(form.split())):
        words = tuple(form.split())
        found.setdefault(words[0], []).append((words, keys[form]))
    return found
