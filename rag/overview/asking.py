"""Telling a question about the dossier itself from one about what its pages say.

A question is recognised by a trigger and by what is left of it once the trigger and the words
that say nothing are taken out: what is left must be empty, or one of a few scopes (an article, an
outlet, a language, a subject). "Combien d'articles l'AI Act compte-t-il ?" leaves *AI Act*, and is
not about the dossier.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from index.analysis import fold, words
from rag.overview import counting, describing, manners, vocabulary
from rag.overview.remarks import REMARKING, remark_asked
from rag.overview.spelling import corrected

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.documents import Language
    from rag.overview.remarks import Remark

Kind: TypeAlias = Literal[
    "greeting", "count", "dates", "outlets", "authors", "titles", "about", "reactions",
    "opinion", "timeline", "author", "date", "outlet",
]  # fmt: skip
Counted: TypeAlias = Literal["article", "page", "comment", "reader", "person", "outlet", "author"]


@dataclass(frozen=True, slots=True)
class Ask:
    """What a question wants to know of the dossier.

    Attributes
    ----------
    kind
        Which answer is wanted.
    rest
        The folded words left of the question, its trigger and empty words taken out.
    counted
        What is to be counted, for ``count``.
    article
        Whether an article is named in ``rest`` (*l'article sur …*, *the piece on …*).
    readers
        Whether readers are asked for.
    mentions
        Whether ``rest`` is what articles or comments must mention.
    remark
        What readers are asked to do, for ``reactions``: blame, praise, fear or propose.
    language
        The language that only the question's trigger tells, if any.
    """

    kind: Kind
    rest: tuple[str, ...] = ()
    counted: Counted | None = None
    article: bool = False
    readers: bool = False
    mentions: bool = False
    remark: Remark | None = None
    language: Language | None = None


def asking(text: str) -> Ask | None:
    """Return what a question wants to know of the dossier, None when it is about its subject.

    Whether the words left name anything in the dossier is for the answer to tell.

    Examples
    --------
    >>> asking("Combien y a-t-il d'articles ?").counted
    'article'
    >>> ask = asking("Combien de comentaires sous l'article du Fil Tech ?")
    >>> ask.counted, ask.article, ask.rest
    ('comment', True, ('fil', 'tech'))
    >>> [asking(q).kind for q in ("Résume-moi tout ça", "Qui dit quoi ?", "Thanks a lot!")]
    ['about', 'reactions', 'greeting']
    >>> asking("Combien d'articles l'AI Act compte-t-il ?").rest  # no outlet: no answer
    ('ai', 'act')
    >>> asking("Qui a écrit Les Misérables ?") is None
    True
    """
    folded = manners.bare(corrected(fold(text)))
    if manners.GREETING.fullmatch(folded):
        return Ask("greeting", language=manners.language_of_greeting(folded))
    folded = manners.unpolite(folded)
    if counting.COUNT.search(folded):
        folded = counting.WHEN_TOO.sub("", folded)
    if vocabulary.WHY.search(folded):
        return None
    for reading in _READINGS:
        ask = reading(folded)
        if ask is not None:
            return replace(ask, language=manners.language_of_trigger(folded))
    return None


def _left(folded: str, trigger: re.Match[str], empty: frozenset[str]) -> tuple[str, ...]:
    """Return the words outside a trigger that say something."""
    gap = trigger.groupdict().get("gap") or ""
    outside = f"{folded[: trigger.start()]} {gap} {folded[trigger.end() :]}"
    found = (word.text.strip("'") for word in words(outside))
    return tuple(word for word in found if word not in empty and word not in vocabulary.EMPTY)


def _count(folded: str) -> Ask | None:
    if counting.MOST_COMMENTED.search(folded):
        return Ask("count", (), "comment")
    trigger = counting.COUNT.search(folded)
    return None if trigger is None else _counting(folded, trigger)


def _counting(folded: str, trigger: re.Match[str]) -> Ask | None:
    counted = counting.counted(trigger["noun"])
    rest = _left(folded, trigger, vocabulary.COUNT_EMPTY)
    named = vocabulary.ARTICLE.search(f"{folded[: trigger.start()]} {folded[trigger.end() :]}")
    if counted == "person" and not _of_readers(folded):
        return None
    sides = counting.PLAIN_STANCE if counted == "comment" else counting.STANCE
    if counted in ("reader", "person", "comment") and sides.search(folded):
        dropped = counting.STANCE_WORDS | vocabulary.READER_WORDS | vocabulary.GENERIC_ARTICLE
        return Ask("opinion", _without(rest, dropped), article=named is not None, readers=True)
    if counted == "author":
        rest = _without(rest, vocabulary.COMMENTING)
    if counted in ("reader", "person"):
        counted = "reader"
        rest = _without(rest, vocabulary.COMMENTING)
        told = not rest or vocabulary.COMMENTED.search(folded)
        return Ask("count", rest, counted) if told else None
    if counted not in ("article", "comment") and rest:
        return None
    says = counting.MENTIONING.search(folded[trigger.end() :])
    if says is not None and named is None:
        rest = _without(rest, vocabulary.SAYING_WORDS)
        return Ask("count", rest, counted, mentions=True)
    if counted == "comment":
        rest = _without(rest, vocabulary.COMMENTING | vocabulary.GENERIC_ARTICLE)
    return Ask("count", rest, counted, article=named is not None)


def _of_readers(folded: str) -> bool:
    """Whether people counted are those who comment."""
    told = vocabulary.READERS.search(folded) or vocabulary.COMMENTED.search(folded)
    return told is not None


def _sides(folded: str) -> Ask | None:
    """Read *les lecteurs sont-ils pour*, *how many Fil Tech readers oppose the deal*."""
    if not vocabulary.READERS.search(folded) or not counting.STANCE.search(folded):
        return None
    trigger = counting.SIDES.search(folded)
    if trigger is None:
        return None
    rest = _without(
        _left(folded, trigger, vocabulary.COUNT_EMPTY),
        counting.STANCE_WORDS | vocabulary.READER_WORDS,
    )
    return Ask("opinion", rest, article=vocabulary.ARTICLE.search(folded) is not None, readers=True)


def _remark(folded: str) -> Ask | None:
    """Read *que reprochent les lecteurs à l'opérateur*, *what do readers fear*."""
    asked = remark_asked(folded)
    if asked is None:
        return None
    remark, trigger = asked
    rest = _without(_left(folded, trigger, REMARKING), vocabulary.READER_WORDS)
    named = vocabulary.ARTICLE.search(folded) is not None
    rest = _without(rest, vocabulary.GENERIC_ARTICLE)
    return Ask("reactions", rest, article=named, readers=True, remark=remark)


def _opinion(folded: str) -> Ask | None:
    trigger = counting.OPINION.search(folded)
    if trigger is None:
        return None
    rest = _without(_left(folded, trigger, counting.STANCE_WORDS), vocabulary.READER_WORDS)
    kind: Kind = "reactions" if counting.SAYING.search(folded) else "opinion"
    article = vocabulary.ARTICLE.search(folded) is not None
    return Ask(kind, _without(rest, vocabulary.GENERIC_ARTICLE), article=article, readers=True)


def _reactions(folded: str) -> Ask | None:
    trigger = counting.REACTIONS.search(folded)
    if trigger is None:
        return None
    readers = vocabulary.READERS.search(folded) is not None
    empty = vocabulary.READER_WORDS | counting.REACTING
    rest = _without(_left(folded, trigger, empty), vocabulary.GENERIC_ARTICLE)
    return Ask(
        "reactions", rest, article=vocabulary.ARTICLE.search(folded) is not None, readers=readers
    )


def _timeline(folded: str) -> Ask | None:
    trigger = counting.TIMELINE.search(folded)
    if trigger is not None:
        return Ask("timeline", _left(folded, trigger, counting.TIMELINE_EMPTY))
    day = counting.HAPPENED.fullmatch(folded)
    return Ask("timeline", ("on", *day["day"].split())) if day else None


def _span(folded: str) -> Ask | None:
    for pattern, kind in describing.ABOUT_ALL:
        trigger = pattern.search(folded)
        if trigger and not _left(folded, trigger, vocabulary.ALL_EMPTY):
            return Ask(kind)
    return None


def _about(folded: str) -> Ask | None:
    trigger = describing.ABOUT.search(folded)
    if trigger is None:
        return None
    rest = _left(folded, trigger, vocabulary.SAYING_WORDS)
    if not _without(rest, vocabulary.DOSSIER_WORDS):
        return Ask("about")
    named = _without(rest, vocabulary.GENERIC_ARTICLE)
    return (
        Ask("about", named, article=True)
        if vocabulary.ONE_ARTICLE.search(folded) and named
        else None
    )


def _byline(folded: str) -> Ask | None:
    for pattern, kind in describing.BYLINE:
        found = pattern.search(folded)
        if found is None or not vocabulary.ARTICLE.search(folded):
            continue
        if re.search(r"\barticles? (premier|\d)", folded):
            continue
        rest = _without(_left(folded, found, describing.BYLINE_EMPTY), vocabulary.GENERIC_ARTICLE)
        return Ask(kind, rest, article=True) if rest else None
    return None


def _without(rest: tuple[str, ...], dropped: frozenset[str]) -> tuple[str, ...]:
    return tuple(word for word in rest if word not in dropped)


_READINGS: Final[tuple[Callable[[str], Ask | None], ...]] = (
    _count, _remark, _sides, _opinion, _span, _reactions, _timeline, _byline, _about,
)  # fmt: skip
