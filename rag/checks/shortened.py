"""A claim that is a sentence of the source with something left out, word for word in its order.

Then nobody can have been put in another's place, and the readings that look for it, which work
without a parser, are not asked. What is left out must be such that the rest stays true: a stretch
between commas, a day, a complement, an adverb; never a denial, a condition, an attribution, nor
whose head or relative somebody is.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rag.checks.actors.heads import leaves_another
from rag.text.genders import meant
from rag.text.names.names import TITLES, same
from rag.text.syntax.grammar import ARTICLES, PREPOSITIONS
from rag.text.words.tables import wordlist
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.facts import Facts
    from rag.text.names.names import Name
    from rag.text.passages import Passage
    from rag.text.words.tokens import Token

_HE = frozenset(("il", "elle", "ils", "elles", "he", "she", "it", "they"))  # no *celle de X*
_LEAST = 5  # words of a claim that says enough to be known again
_TELLING = frozenset(  # words that change what is told when they are left out
    ("ne", "n'", "pas", "jamais", "aucun", "aucune", "ni", "non", "rien", "personne", "sans",
     "sauf", "hors", "contre", "si", "s'", "que", "qu'", "par", "selon", "mais", "ou", "refuse",
     "moins", "plus", "presque", "pres", "environ", "quasi", "peine", "faux", "seul", "seule",
     "seuls", "seules", "seulement", "cas", "condition", "faute", "defaut", "peut", "pourrait",
     "devrait", "not", "no", "never", "nor", "none", "nobody", "nothing", "without", "except",
     "unless", "if", "whether", "that", "by", "against", "according", "but", "or", "hardly",
     "barely", "almost", "nearly", "less", "more", "than", "until", "false", "to", "only", "case",
     "event", "provided", "may", "might", "could", "should", "would")
)  # fmt: skip
_VOICED = frozenset(  # senses of who says it, without whom it would pass for a fact
    ("say", "opinion", "support+", "support-", "charge", "worry", "hope", "admit+", "admit-")
)
_ADVERBS = frozenset(
    ("aussi", "egalement", "notamment", "ainsi", "deja", "enfin", "lui", "elle", "eux", "also",
     "already", "notably", "too", "however", "cependant", "toutefois", "donc", "alors", "y")
)  # fmt: skip
_DETERMINERS = ARTICLES | frozenset(("a", "son", "sa", "ses", "its", "his", "her", "their", "leur"))
_JOINING = frozenset(("et", "puis", "and", "then"))
_PLACING = frozenset(  # what says where or when at the head of a sentence
    ("a", "au", "aux", "en", "dans", "depuis", "ce", "cette", "ces", "in", "at", "on", "since",
     "this", "last", "next")
)  # fmt: skip
_SMALL = frozenset(("de", "d'", "du", "des", "of", "l'", "le", "la", "les", "the"))


def shortens_one(claim: Facts, passage: Passage) -> bool:
    """Tell whether a claim is one of a passage's sentences with something harmless left out."""
    return any(
        _may_shorten(claim, unit) and shortens(claim, unit, sole_topic(passage, at))
        for at, unit in enumerate(passage.units)
    )


def shortens(claim: Facts, source: Facts, topic: Sequence[Name] = ()) -> bool:
    """Tell whether a claim is a sentence of the source with something harmless left out.

    Parameters
    ----------
    claim, source
        A claim, and one sentence of its source in the same language.
    topic
        Who the sentence before is about: a name of the claim may stand for a pronoun.

    Examples
    --------
    >>> from rag.text.facts import Facts
    >>> source = Facts("La maternité de l'hôpital de Roux fermera le 1er mai, a annoncé Ana Blanc.")
    >>> shortens(Facts("La maternité de Roux fermera le 1er mai."), source)
    True
    >>> shortens(Facts("L'hôpital de Roux fermera le 1er mai."), source)
    False
    >>> source = Facts("Le patron de la filiale de Roux a vendu ses parts lundi.")
    >>> shortens(Facts("Le patron de Roux a vendu ses parts lundi."), source)
    False
    >>> source = Facts("Le rival de Mistral, fondé à Lyon, a levé 3 millions d'euros lundi.")
    >>> shortens(Facts("Le rival de Mistral a levé 3 millions d'euros."), source)
    True
    >>> shortens(Facts("Mistral, fondé à Lyon, a levé 3 millions d'euros."), source)
    False
    >>> source = Facts("La société a triché sur ses comptes, accuse Blanc.")
    >>> shortens(Facts("La société a triché sur ses comptes."), source)
    False
    >>> source = Facts("Roux vit dans une ferme à Lyon, Blanc à Nice.")
    >>> shortens(Facts("Roux vit dans une ferme à Nice."), source)
    False
    >>> source = Facts("Roux a été condamné à Lyon puis relaxé à Nice pour fraude.")
    >>> shortens(Facts("Roux a été condamné pour fraude."), source)
    False
    >>> source = Facts("Pour ses adversaires, Roux a détourné trois millions d'euros à Lyon.")
    >>> shortens(Facts("Roux a détourné trois millions d'euros à Lyon."), source)
    False
    >>> source = Facts("Roux a détourné trois millions d'euros, prétend la rumeur.")
    >>> shortens(Facts("Roux a détourné trois millions d'euros."), source)
    False
    >>> source = Facts("Roux vendra son usine de Lyon si Blanc part.")
    >>> shortens(Facts("Roux vendra son usine de Lyon."), source)
    False
    """
    if claim.language != source.language or not _may_shorten(claim, source):
        return False
    mine, theirs = _reduced(claim), _reduced(source)
    if len(mine) < _LEAST:
        return False
    places = _matched(claim, source, mine, theirs, topic)
    if places is None:
        return False
    left_out = [theirs[i + 1 : j] for i, j in pairwise((-1, *places, len(theirs))) if j - i > 1]
    if any(leaves_another(source, stretch) for stretch in left_out):
        return False
    return all(_harmless(source, stretch, theirs) for stretch in left_out)


def _may_shorten(claim: Facts, source: Facts) -> bool:
    """Whether a sentence holds the words of a claim, its names and determiners aside."""
    names = {word for name in claim.names for word in name.words}
    return claim.words <= source.words | names | _DETERMINERS | TITLES


def sole_topic(passage: Passage, at: int) -> tuple[Name, ...]:
    """Return who the sentence before one is about, where a pronoun can be nobody else.

    Nobody where a sentence before also names another person, whole or with a gender.

    >>> from rag.checks.support import supports
    >>> sold = "Elle a vendu son usine de Lyon à Vega."
    >>> supports(f"Ana Roux {sold[5:]}", f"Ana Roux dirige Acme. {sold}")
    True
    >>> supports(f"Ana Roux {sold[5:]}", f"Ana Roux a vu Zoé Blanc. {sold}")
    False
    """
    topic = meant(passage.topic(at), passage.units[at], passage.genders)
    others = (n for n in passage.antecedents(at) if not any(same(n, name) for name in topic))
    people = (n for n in others if len(n.words) > 1 or n.words[-1] in passage.genders)
    return () if any(people) else topic


def _reduced(facts: Facts) -> list[int]:
    """Return the places of a sentence's words, titles of people passed over."""
    return [at for at, token in enumerate(facts.tokens) if token.text not in TITLES]


def _matched(
    claim: Facts,
    source: Facts,
    mine: Sequence[int],
    theirs: Sequence[int],
    topic: Sequence[Name],
) -> list[int] | None:
    """Return, by rank in ``theirs``, where each word of the claim stands in order, or None."""
    found: list[int] = []
    rank, at = 0, 0
    while at < len(mine):
        hit = _next(claim.tokens[mine[at]], source, theirs, rank)
        name = claim.layout.starts.get(mine[at])
        pronoun = rank < len(theirs) and source.tokens[theirs[rank]].text in _HE
        if name is not None and pronoun and any(same(name, other) for other in topic):
            found.append(rank)
            rank += 1
            at += sum(name.start <= place < name.stop for place in mine)
            continue
        if hit is None:
            return None
        found.append(hit)
        rank, at = hit + 1, at + 1
    return _turned_back(source, theirs, found)


def _next(token: Token, source: Facts, theirs: Sequence[int], rank: int) -> int | None:
    """Return the rank of the next same word; a determiner stands for another at its place."""
    if rank < len(theirs):
        word = source.tokens[theirs[rank]].text
        if word in _DETERMINERS and token.text in _DETERMINERS:
            return rank
    written = token.raw.lower()  # *à* is no *a*
    for later in range(rank, len(theirs)):
        if source.tokens[theirs[later]].raw.lower() == written:
            return later
    return None


def _turned_back(source: Facts, theirs: Sequence[int], found: list[int]) -> list[int]:
    """Have a complement left out begin with its preposition: *la maternité (de l'hôpital) de Roux*.

    Read from the left, the stretch without the hospital keeps the first *de*; it is then the same
    from its own *de* on. Not behind a person: *le patron de la filiale d'Acme* has no *Acme*.
    """
    turned = list(found)
    for k in range(len(turned) - 1, 0, -1):
        i, j = turned[k - 1], turned[k]
        last = source.tokens[theirs[j - 1]].text
        same_word = j - i > 1 and last == source.tokens[theirs[i]].text and last in _SMALL
        if same_word and not _is_person(source, theirs[i] - 1):
            turned[k - 1] = j - 1
    return turned


def _is_person(source: Facts, at: int) -> bool:
    """Whether a word is an office or a relative."""
    return at in source.layout.nominal or text_at(source.tokens, at) in wordlist("kin")


def _harmless(source: Facts, stretch: Sequence[int], theirs: Sequence[int]) -> bool:
    """Whether a stretch may be left out and the rest stay true."""
    tokens = source.tokens
    first, last = stretch[0], stretch[-1]
    words = [tokens[at].text for at in stretch]
    if not _TELLING.isdisjoint(words) or source.denied.intersection(stretch):
        return False
    if any(t.at in stretch and not t.senses.isdisjoint(_VOICED) for t in source.terms):
        return False
    if all(at in source.dated or text_at(tokens, at) in _SMALL | _ADVERBS for at in stretch):
        return True
    inside = "".join(tokens[at].gap for at in stretch[1:])
    if ";" in inside or ":" in inside:
        return False
    closed = last == theirs[-1] or "," in tokens[last + 1].gap or ")" in tokens[last + 1].gap
    opened = first == 0 or "," in tokens[first].gap or "(" in tokens[first].gap
    if opened and closed:
        frames = (first == 0 and words[0] not in _PLACING) or _says_so(source, first)
        return not frames and ("," not in inside or not _acted_in(source, stretch))
    told = any(first <= q.start <= last for q in source.quantities)
    whole = "," not in inside and _JOINING.isdisjoint(words)
    led = words[0] in PREPOSITIONS and tokens[first].raw.lower() != "a"  # *a midwife*, *a vendu*
    return led and whole and words[-1] not in PREPOSITIONS and not told


def _says_so(source: Facts, at: int) -> bool:
    """Whether a verb opens a stretch with its subject behind it: *, prétend la rumeur*."""
    token, after = source.tokens[at], text_at(source.tokens, at + 1)
    verb = at in source.layout.contents and not token.raw.endswith(("é", "ée", "és", "ées", "ed"))
    return verb and (after in _DETERMINERS or at + 1 in source.layout.starts)


def _acted_in(source: Facts, stretch: Sequence[int]) -> bool:
    """Whether a stretch names somebody who acts, and so begins another clause."""
    layout = source.layout
    return any(name.start in stretch and layout.acts(name) for name in layout.names)
