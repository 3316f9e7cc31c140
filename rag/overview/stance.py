"""Whether a reader says in so many words to be for or against, to agree or to disagree.

The lexicon is short on purpose: a comment that does not say it is undecided, never guessed. A
side counts when it has no object (*je suis pour*) or one of the objects asked about (*contre cet
accord*): "je soutiens la Commission" is no word on the deal.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from index.analysis import fold, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

Side: TypeAlias = Literal["for", "against"]

_VERY: Final = (
    r"(?:plutot|tres|tout a fait|totalement|completement|carrement|assez|resolument|fermement|"
    r"a fond|"
    r"franchement|absolument|entierement|vraiment|clairement|fully|strongly|totally|very much|all|"
    r"rather|firmly|definitely|completely|absolutely|quite|also|still|personally|really|do)"
)
_I: Final = r"(?:je suis|j'etais|nous sommes|on est|suis|i am|i'm|we are|we're|am)"
_NOT_I: Final = (
    r"(?:je ne suis pas|je suis pas|nous ne sommes pas|on n'est pas|i am not|i'm not|"
    r"we are not|we're not)"
)
_SIDES: Final[tuple[tuple[str, Side], ...]] = (
    (rf"\b{_NOT_I} (?:{_VERY} )*(?:pour|favorable(?: a| au)?|for|in favou?r(?: of)?)\b", "against"),
    (rf"\b{_I} (?:{_VERY} )*(?:pour|favorables?(?: a| au)?|partante?|in favou?r(?: of)?|for)\b",
     "for"),
    (rf"\b{_I} (?:{_VERY} )*(?:contre|opposee?s?(?: a| au)?|hostiles?(?: a| au)?|"
     r"defavorables?(?: a| au)?|"
     r"against|opposed(?: to)?|hostile to)\b", "against"),
    (rf"\bje (?:{_VERY} )?(?:soutiens|approuve|salue|defends)\b", "for"),
    (r"\bje ne (?:soutiens|approuve|defends) pas\b|"
     r"\bi (?:do not|don't|cannot|can't) (?:support|back|approve(?: of)?|endorse)\b", "against"),
    (rf"\bi (?:{_VERY} )*(?:support|back|approve(?: of)?|endorse|welcome|favou?r)\b", "for"),
    (r"\bje (?:m'oppose(?: a| au)?|desapprouve|rejette|condamne|refuse|deplore)\b", "against"),
    (rf"\bi (?:{_VERY} )*(?:oppose|reject|disapprove(?: of)?|object to|condemn)\b", "against"),
    (r"\bsoutien (?:total |entier |plein et entier )?(?=aux? |a )", "for"),
    (r"\b(?:bravo|chapeau)(?= (?:a |au |aux )?(?:la |le |les |l'))", "for"),
    (rf"^(?:{_VERY} )*(?:favorables?|in favou?r of)\b", "for"),
    (rf"^(?:{_VERY} )*(?:opposee?s?|hostiles?|defavorables?|opposed)\b", "against"),
    (r"^(?:moi[, ]+)?(?:resolument |totalement |plutot |tout a fait )?pour(?= *[,.!:;]|$)", "for"),
    (r"^(?:moi[, ]+)?(?:resolument |totalement |plutot |tout a fait )?contre(?= *[,.!:;]|$)",
     "against"),
    (r"^(?:strongly |firmly )?in favou?r(?= *[,.!:;]|$)|^for it\b", "for"),
    (r"^(?:strongly |firmly )?against(?: it)?(?= *[,.!:;]|$)", "against"),
)  # fmt: skip
_GOOD: Final = (
    r"(?:justifiee?s?|normale?s?|raisonnables?|excellente?s?|legitimes?|logiques?|formidables?|"
    r"bienvenue?s?|reasonable|fair|right|justified|excellent|sensible|welcome|great)"
)
_BAD: Final = (
    r"(?:injustes?|injustifiee?s?|ridicules?|honteu(?:x|ses?)|scandaleu(?:x|ses?)|absurdes?|"
    r"inadmissibles?|inacceptables?|indignes?|lamentables?|disproportionnee?s?|unfair|wrong|"
    r"ridiculous|outrageous|shameful|absurd|unacceptable|disgraceful|unjustified)"
)
_JUDGED: Final = re.compile(
    rf"\b(?:je (?:l[ae]s? |l')?trouve|i (?:{_VERY} )*(?:think|find|believe))\b"
    rf"(?P<thing>(?:(?!\b(?:pas|not|n'est|isn't|que|qu')\b)[^,.;:!?]){{0,50}}?)"
    rf"\b(?:(?P<good>{_GOOD})|(?P<bad>{_BAD}))\b"
)
_AGREE: Final[tuple[tuple[str, Side], ...]] = (
    (r"\b(?:pas (?:du tout |vraiment )?d'accord|en desaccord|je ne partage pas)\b|"
     r"\bi (?:disagree|do not agree|don't agree|beg to differ)\b|\bcannot agree\b", "against"),
    (r"\b(?:d'accord (?:avec|sur|a)|(?:entierement|tout a fait|totalement|bien) d'accord|"
     r"je suis d'accord|je partage)\b|^d'accord\b|\bi (?:\w+ )?agree\b|^agreed\b|"
     r"\bwell said\b|\bbien dit\b|\bexcellente? (?:tribune|article|analyse|papier)\b", "for"),
)  # fmt: skip
_WORDS: Final = re.compile(
    r"pour|contre|favorable|partant|oppos|hostile|soutien|approuve|salue|d[ée]fends|rejette|condamne|"
    r"refuse|d[ée]plore|accord|partage|favou?r|against|support|back|approv|endorse|welcome|reject|"
    r"object|condemn|agree|\bfor\b|bien dit|well said|excellent|bravo|"
    r"chapeau|trouve|think|find|believe",
    re.IGNORECASE,
)
_BOTH: Final = re.compile(  # one subject, two sides: *je suis contre X et pour Y*
    rf"\b(?P<i>{_I}) (?:{_VERY} )*(?P<one>(?:pour|contre|for|against)\b[^,.;:!?]*?)"
    r",? (?:et|mais|and|but) (?=(?:pour|contre|for|against)\b)"
)
_HEDGED: Final = re.compile(r"\b(?:si|if|whether|pourquoi|why)\W+(?:\w+\W+){0,2}$")
_OBJECT: Final = re.compile(
    r"^\s*(?:a |au |aux |de |du |of |to |with )?(?:ce |cet |cette |ces |l'|le |la |les |un |une |"
    r"the |this |that |these |such (?:an? )?|an? |son |leur |its |"
    r"their )?(?P<object>[a-z0-9][a-z0-9'-]*)"
)
_BARE: Final = frozenset(
    """it both this that either all cela ca ceci tout et and mais but je i on il car parce
    because puisque since as also aussi bien well even meme malgre despite ici here so donc moi
    me sans without depuis sur ou or quand when si if avec dans en evidemment totalement
    completely personally perso absolument too entirely""".split()
)


def stance(
    text: str,
    objects: Collection[str],
    *,
    agreement: bool = False,
    bare: bool = True,
    answering: str = "",
) -> Side | None:
    """Return the side that a comment takes in so many words, None when it takes none or both.

    Parameters
    ----------
    objects
        Folded words that name what is judged.
    agreement
        Read whether the comment agrees (with the article it stands under) instead.
    bare
        Whether a side without an object counts: it does when the matter of the whole dossier is
        judged; when one thing in it is, that must be named in the sentence or the one before.
    answering
        The comment that this one answers, whose matter is this one's.

    Examples
    --------
    >>> deal = ("accord", "deal", "partenariat")
    >>> stance("Je suis contre cet accord, sans réserve.", deal)
    'against'
    >>> stance("Moi je suis pour : Mistral y gagne.", deal), stance("Contre, évidemment.", deal)
    ('for', 'against')
    >>> stance("Je soutiens la Commission.", deal), stance("Il a payé pour rien.", deal)
    (None, None)
    >>> stance("I am not in favour of this deal.", deal), stance("I support the deal.", deal)
    ('against', 'for')
    >>> stance("Je suis contre le maire et pour cet accord.", deal)
    'for'
    >>> strike = ("greve",)
    >>> stance("La grève gêne tout le monde. Je trouve ça injuste.", strike, bare=False)
    'against'
    >>> stance("I think a strike is perfectly reasonable.", ("strike",), bare=False)
    'for'
    >>> stance("I still back them.", ("herders",), bare=False, answering="Poor herders!")
    'for'
    >>> stance("Je ne suis pas contre.", deal) is None
    True
    >>> stance("Pas d'accord du tout.", (), agreement=True)
    'against'
    """
    sides: set[Side] = set()
    before, parent = "", _folded(answering)
    for sentence in _sentences(text):
        named = not bare and names_one(f"{parent} {before} {sentence}", objects)
        known = (*objects, "them", "eux") if named else objects
        sides.update(_sides(sentence, known, agreement=agreement, bare=bare or named))
        before = sentence
    return sides.pop() if len(sides) == 1 else None


def may_side(text: str) -> bool:
    """Tell whether a text holds any of the words by which a side is taken.

    >>> may_side("Je suis POUR."), may_side("Rien à dire.")
    (True, False)
    """
    return _WORDS.search(text) is not None


def said_in(
    text: str, objects: Collection[str], *, agreement: bool = False, bare: bool = True
) -> bool:
    """Tell whether one sentence takes a side."""
    return any(_sides(_folded(text), objects, agreement=agreement, bare=bare))


def _sentences(text: str) -> Iterator[str]:
    own = [line for line in text.splitlines() if not line.lstrip().startswith(">")]
    for line in own:
        for sentence in re.split(r"(?<=[.!?…])\s+", _folded(line)):
            if not sentence.endswith("?"):
                yield sentence


def _folded(text: str) -> str:
    plain = " ".join(re.sub(r"\"[^\"]*\"", " ", fold(text)).split())
    return _BOTH.sub(r"\g<i> \g<one>. \g<i> ", plain)


def names_one(text: str, objects: Collection[str]) -> bool:
    """Tell whether a text holds one of some words, in the singular or the plural.

    >>> names_one("ces tirs", ("tir",)), names_one("la grève", ("tir",))
    (True, False)
    """
    known = {word.rstrip("sx") for word in objects}
    return any(word.text.rstrip("sx") in known for word in words(text))


def _sides(
    sentence: str, objects: Collection[str], *, agreement: bool, bare: bool
) -> Iterator[Side]:
    if agreement:
        for pattern, side in _AGREE:
            if re.search(pattern, sentence):
                yield side
                return
        return
    for pattern, side in _SIDES:
        for match in re.finditer(pattern, sentence):
            after = sentence[match.end() :].partition(". ")[0]
            if _HEDGED.search(sentence[: match.start()]) or not _fits(after, objects, bare=bare):
                continue
            yield side
            return
    judged = _JUDGED.search(sentence)
    if judged is not None and _judges(judged["thing"], objects, bare=bare):
        yield "for" if judged["good"] else "against"


def _judges(thing: str, objects: Collection[str], *, bare: bool) -> bool:
    """Tell whether what is judged is a pronoun, or what is asked about."""
    named = [word.text for word in words(thing)]
    alone = all(word in _BARE or word in {"is", "c'", "est", "vraiment"} for word in named)
    return (bare and alone) or names_one(thing, objects)


def _fits(after: str, objects: Collection[str], *, bare: bool = True) -> bool:
    """Tell whether what follows a side is nothing, a pronoun, or what is asked about.

    >>> _fits(", il faut payer", ()), _fits(" cet accord", ("accord",))
    (True, True)
    >>> _fits(" la loi", ("accord",))
    False
    """
    if not after.strip() or re.match(r"\s*[,.!:;()…-]", after):
        return bare
    found = _OBJECT.match(after)
    if found is None:
        return False
    near = [word.text for word in words(after[: found.end() + 40])][:8]
    return (bare and found["object"] in _BARE) or names_one(" ".join(near[:6]), objects)
