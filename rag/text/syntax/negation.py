"""What a sentence denies.

A negation is tied to the words it bears on: the verb between *ne* and *pas*, what follows
*aucun*, *sans*, *not* or *no*. *Ne … que* and *not only* restrict; they deny nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rag.text.syntax.clauses import goes_on
from rag.text.syntax.refusals import governs
from rag.text.syntax.superlatives import measures
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.words.lexicon import Term
    from rag.text.words.tokens import Token

_SECOND = frozenset(("pas", "plus", "jamais", "guere", "rien", "point", "aucun", "aucune", "ni"))
_BEFORE = frozenset(
    ("aucun", "aucune", "sans", "nul", "nulle", "no", "without", "nobody", "neither", "nor",
     "never", "not", "cannot", "non", "ni", "none", "zero", "nothing")
)  # fmt: skip
CONTRACTED = frozenset(
    ("isn't", "aren't", "wasn't", "weren't", "don't", "doesn't", "didn't", "hasn't", "haven't",
     "hadn't", "won't", "wouldn't", "can't", "couldn't", "shouldn't", "mustn't")
)  # fmt: skip
DETERMINING = frozenset(("aucun", "aucune", "sans", "no", "without", "nul", "nulle", "zero"))
_NOBODY = frozenset("personne rien nul nulle aucun aucune".split())
_QUESTION = ("contest", "disput")
_DOUBT = ("dout", "doubt")
_PLANS = ("intention", "plan", "projet", "desire", "envie", "souhait", "wish", "interest")
_LIGHT = (  # verbs that say little without their object
    "form", "constitu", "represent", "donn", "met", "mis", "fai", "fera", "feron", "fit", "pren",
    "pris", "obt", "recoi", "recev", "recu", "trouv", "accord", "sign", "exist", "rest", "commet",
    "commis", "fourni", "avai", "avoi", "avon", "eu", "vu", "voi",
)  # fmt: skip
_TURNING = frozenset("mais but while whereas tandis car parce because puisque".split())
REACH = 4  # words between a negation and what it bears on


class Denial(NamedTuple):
    """One negation and what it bears on.

    Attributes
    ----------
    words
        Token indexes of the content words under it.
    heads
        Those of them that are what is denied, rather than what it is denied of: the verb in
        *ne supprime aucun poste*.
    start, stop
        The reach of it, up to the end of its clause.
    """

    words: frozenset[int]
    heads: frozenset[int]
    start: int
    stop: int


def negated(tokens: Sequence[Token], terms: Sequence[Term]) -> frozenset[int]:
    """Return the token indexes of the content words under a negation.

    >>> from rag.text.words.tokens import tokenise
    >>> from rag.text.words.lexicon import terms_of
    >>> def read(text, language="fr"):
    ...     tokens = tokenise(text)
    ...     return [tokens[at].raw for at in sorted(negated(tokens, terms_of(tokens, language)))]
    >>> read("Le partenariat n'est pas exclusif."), read("Il n'y a aucune exclusivité.")
    (['exclusif'], ['exclusivité'])
    >>> read("Il ne forme pas une fusion."), read("Il ne vend que des modèles.")
    (['forme', 'fusion'], [])
    >>> read("The deal isn't a merger.", "en"), read("They won without help.", "en")
    (['merger'], ['help'])
    >>> read("None of the men admits it.", "en"), read("Il refuse de payer.")
    (['men', 'admits'], ['payer'])
    """
    places = [term.at for term in terms]
    found: frozenset[int] = frozenset().union(*(d.words for d in denials(tokens, terms)))
    for at in range(len(tokens)):
        if governs(tokens, at):
            inner = _next(tokens, at, places, REACH + 3)
            found = found - inner if at in found else found | inner
    return found


def denials(tokens: Sequence[Token], terms: Sequence[Term]) -> list[Denial]:
    """Return what each negation of a sentence bears on, verbs that deny by their sense aside.

    >>> from rag.text.words.tokens import tokenise
    >>> from rag.text.words.lexicon import terms_of
    >>> def read(text, language="fr"):
    ...     tokens = tokenise(text)
    ...     found = denials(tokens, terms_of(tokens, language))
    ...     return [[tokens[at].raw for at in sorted(denial.heads)] for denial in found]
    >>> read("Il ne supprime aucun poste."), read("Aucun poste n'a été supprimé.")
    ([['supprime']], [['supprimé'], ['supprimé']])
    >>> read("She has no intention of leaving.", "en"), read("Nul doute qu'il viendra.")
    ([['intention', 'leaving']], [])
    """
    places = [term.at for term in terms]
    found = []
    for at, token in enumerate(tokens):
        if measures(tokens, at):
            continue
        if token.text in ("ne", "n'"):
            words, heads = _of_ne(tokens, at, places)
        elif token.text in CONTRACTED or forward(tokens, at):
            words, heads = _of_no(tokens, at, places)
        else:
            continue
        if questioned := {k for k in heads if tokens[k].text.startswith(_QUESTION)}:
            words, heads = questioned, questioned  # does not contest a sale: there is one
        if words and not any(tokens[k].text.startswith(_DOUBT) for k in words):
            found.append(Denial(frozenset(words), frozenset(heads), at, clause_end(tokens, at)))
    return found


def _of_ne(tokens: Sequence[Token], at: int, places: list[int]) -> tuple[set[int], set[int]]:
    """Return what a *ne* bears on, and what of it is denied."""
    before = {text_at(tokens, k) for k in range(max(0, at - REACH), at)}
    if not before.isdisjoint(_NOBODY):
        words = _next(tokens, at, places)
        return words, words
    words = _between(tokens, at, places)
    second = next((k for k in range(at + 1, len(tokens)) if tokens[k].text in _SECOND), at)
    verbs = {place for place in words if place < second}
    plain = verbs and not any(tokens[k].text.startswith(_LIGHT) for k in verbs)
    return words, verbs if plain else words


def _of_no(tokens: Sequence[Token], at: int, places: list[int]) -> tuple[set[int], set[int]]:
    """Return what *no*, *sans* or *not* bears on, and what of it is denied."""
    words = _next(tokens, at, places)
    word = tokens[at].text
    if word == "nothing" and at - 1 in places:
        words = {at - 1}  # regretted nothing
    if word in _NOBODY:
        near = range(at + 1, min(at + 2 + REACH, len(tokens)))
        verb = next((k for k in near if tokens[k].text in ("ne", "n'")), None)
        heads = _next(tokens, verb, places) if verb else set()
        return words, heads or words
    if word in ("none", "neither") and text_at(tokens, at + 1) == "of":
        heads = _next(tokens, max(words, default=at), places)
        return words | heads, heads or words
    if word == "no" and (verb := _verb_of_none(tokens, at)):
        heads = _next(tokens, verb, places)
        return words | heads, heads or words
    if any(tokens[k].text.startswith(_PLANS) for k in words):
        words |= _next(tokens, max(words), places)
    return words, words


def clause_end(tokens: Sequence[Token], at: int) -> int:
    """Return where the clause of a negation ends."""
    for place in range(at + 1, len(tokens)):
        token = tokens[place]
        turns = token.text in _TURNING or goes_on(tokens, place)
        if turns or any(sign in token.gap for sign in ',;:()—"«»“”'):
            return place
    return len(tokens)


def shaded(
    tokens: Sequence[Token], terms: Sequence[Term], denied: frozenset[int]
) -> frozenset[int]:
    """Return the words just behind a denied one, of which the denial may be, or not.

    >>> from rag.text.facts import Facts
    >>> facts = Facts("Il n'est pas mis en téléchargement libre.")
    >>> [facts.tokens[at].raw for at in sorted(facts.shaded)]
    ['téléchargement', 'libre']
    """
    found = set()
    for start in denied:
        for at in range(start + 1, min(start + 1 + REACH, len(tokens))):
            if any(sign in tokens[at].gap for sign in ',;:("»”') or goes_on(tokens, at):
                break
            found.add(at)
    return frozenset(term.at for term in terms if term.at in found) - denied


def _between(tokens: Sequence[Token], at: int, places: list[int]) -> set[int]:
    """Words denied by a *ne* at a place: the verb up to *pas*, else what follows it."""
    for second in range(at + 1, min(at + 7, len(tokens))):
        word = tokens[second].text
        if word in ("que", "qu'") and second - at < 6:
            return set()
        if word in _SECOND:
            if text_at(tokens, second + 1) in ("que", "qu'", "seulement", "uniquement"):
                return set()
            inside = {place for place in places if at < place < second}
            if word == "plus" and text_at(tokens, second + 1) == "de":
                return inside
            return inside | _next(tokens, second, places)
    return set()


def _verb_of_none(tokens: Sequence[Token], at: int) -> int:
    """Return where the auxiliary of *no guard was hurt* stands, 0 for none."""
    for place in range(at + 1, min(at + 1 + REACH, len(tokens))):
        if any(sign in tokens[place].gap for sign in ",;:(."):
            return 0
        if tokens[place].text in ("was", "were", "has", "have", "had", "is", "are", "will"):
            return place
    return 0


def forward(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word denies what follows it."""
    word = tokens[at].text
    after = text_at(tokens, at + 1)
    if word in ("pas", "aucun", "aucune"):
        return not any(text_at(tokens, k) in ("ne", "n'") for k in range(max(0, at - 6), at))
    if word == "yet":
        return after == "to"
    if word in ("plutot", "rather", "instead"):
        return after in ("que", "qu'", "than", "of")
    if word in ("not", "pas") and at and tokens[at - 1].text in ("why", "pourquoi"):
        return False  # why not pay them more?
    if word in ("no", "not", "non") and after in ("only", "seulement", "less", "more", "fewer"):
        return False
    return word in _BEFORE


def _next(tokens: Sequence[Token], at: int, places: list[int], reach: int = REACH) -> set[int]:
    """Return the first content word behind a negation, within reach and before a comma."""
    for place in range(at + 1, min(at + 1 + reach, len(tokens))):
        if any(sign in tokens[place].gap for sign in ",;:(."):
            return set()
        if place in places:
            return {place}
    return set()
