"""Whether two figures are of the same thing, so that they contradict each other when they differ.

The nearer two values are, the less their sentences must share to be about one thing: 15 and 16
millions of euros for one deal are, two prices of which one is twenty times the other are not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rag.checks.numbers.figures import within
from rag.conflicts.agreeing import agree, meant_alike, ratio
from rag.conflicts.amounts import Given, counts_focus
from rag.conflicts.concepts import concepts_at
from rag.conflicts.figures import figures
from rag.conflicts.measures import measures
from rag.conflicts.owners import (
    known,
    names_around,
    other_stage,
    other_subject,
    same_word,
    told_around,
)
from rag.conflicts.readers import corrects
from rag.conflicts.scopes import other_scope
from rag.conflicts.sharing import shared_terms
from rag.conflicts.sides import days_between
from rag.text.syntax.grammar import BE
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from rag.conflicts.topic import Topic
    from rag.text.names.names import Name

_KNOWN: Final = 0.75  # the same, where its own words and what they go back to alone count
_TOLD_INSIDE: Final = 0.6  # share of its words that two sentences of one page must hold
_NEAR: Final = 1.4  # values no further apart need one sign that they are of one thing
_FAR: Final = 2.3  # two signs up to here, three beyond
_FARTHEST: Final = 15.0
_WHOLE: Final = 0.85  # share of the question's words that far values must both hold
_SCALES: Final = (1.0, 1e3, 1e6, 1e9)
_FOR: Final = frozenset(("dans", "chez", "into", "for", "pour"))
_HAVING: Final = frozenset(
    ("emploie", "emploient", "compte", "comptent", "employs", "employ", "has", "have", "possède")
)
_SHARED_OF: Final = 4  # words behind a percentage that tell of what it is
_SURE: Final = 3  # signs that make up for shares told of two words: voix, suffrages
_ONE_WEEK: Final = 7  # days
_LIKE: Final = 4  # letters that two spellings of one unit share: metres, mètres


def same_thing(topic: Topic, left: Given, right: Given) -> bool:
    """Tell whether two figures, in two sentences, are of one thing."""
    a, b = left.figure, right.figure
    if not _same_unit(topic, left, right) or not meant_alike(a, b):
        return False
    if any(agree(f, a) for f in right.rejected) or any(agree(f, b) for f in left.rejected):
        return True
    apart, rejoins = ratio(a, b), _rejoins(topic, left, right)
    if not rejoins and _stands_apart(topic, left, right):
        return False
    if apart > _NEAR and other_scope(topic, left.saying, right.saying):
        return False
    return (rejoins and apart <= _FARTHEST) or _is_borne_out(topic, left, right)


def _is_borne_out(topic: Topic, left: Given, right: Given) -> bool:
    """Whether enough speaks for one thing, the more the further apart two figures are."""
    apart, signs = ratio(left.figure, right.figure), _signs(topic, left, right)
    if apart <= _NEAR:
        return signs >= 1
    if apart <= _FAR:
        return signs >= 2 or (bool(left.figure.unit) and _one_affair(topic, left, right))
    around = min(told_around(topic, side.saying) for side in (left, right))
    return apart <= _FARTHEST and signs >= 3 and around >= _WHOLE


def _one_affair(topic: Topic, left: Given, right: Given) -> bool:
    """Whether two pages of one week each name all that is asked about, and give this sum alone."""
    if left.saying.place[0] == right.saying.place[0] or not topic.names:
        return False
    days = days_between(*(g.saying.extract.hit.source.date for g in (left, right)))
    return (
        days is not None
        and days <= _ONE_WEEK
        and all(g.saying.own[at] > 0 for g in (left, right) for at in topic.names)
        and all(
            sum(f.unit == g.figure.unit for f in figures(g.saying.facts)) == 1
            for g in (left, right)
        )
    )


def _rejoins(topic: Topic, left: Given, right: Given) -> bool:
    """Whether a reader counts the very thing that the article above counts, or corrects it."""
    if not right.saying.is_comment or left.saying.is_comment:
        return False
    if left.saying.place[0] != right.saying.place[0] or _other_owner(topic, left, right):
        return False
    if corrects(right.saying) and left.figure.unit and topic.told(right.saying) > 0:
        return True
    return topic.focus is not None and all(
        counts_focus(topic, g.saying, g.figure) and g.figure.noun for g in (left, right)
    )


def _stands_apart(topic: Topic, left: Given, right: Given) -> bool:
    """Whether the other figure is of somebody or something else."""
    whole = min(topic.told(left.saying), topic.told(right.saying))
    inside = left.saying.place[0] == right.saying.place[0] and not topic.disputed
    return (
        known(topic, right.saying) < _KNOWN
        or (inside and whole < _TOLD_INSIDE)
        or _other_stock(topic, left, right)
        or _other_owner(topic, left, right)
        or _other_measure(topic, left, right)
        or other_subject(topic, left.saying, right.saying)
        or other_stage(topic, left.saying, right.saying)
    )


def _other_stock(topic: Topic, left: Given, right: Given) -> bool:
    """Whether one figure is of all that a house has, where the other is of those asked about.

    *L'abattoir emploie 410 salariés* does not contradict *180 salariés sont en grève*.
    """
    for one, other in ((left, right), (right, left)):
        tokens = one.saying.facts.tokens
        before = tokens[one.figure.start - 1].raw.lower() if one.figure.start else ""
        if before in _HAVING and any(
            other.saying.own[at] > 0 >= one.saying.own[at] for at in topic.words
        ):
            return True
    alone = list(topic.words) == [topic.focus]  # *how many beds has X*: all of them
    return alone and _is_qualified(left) != _is_qualified(right)


def _is_qualified(one: Given) -> bool:
    """Whether a figure counts those that are something: *290 beds were occupied*."""
    return text_at(one.saying.facts.tokens, one.figure.stop) in BE | {"was", "were"}


def _same_unit(topic: Topic, left: Given, right: Given) -> bool:
    a, b = left.figure, right.figure
    if a.unit != b.unit:
        return False
    if a.noun is None or b.noun is None:
        near = bool(a.unit) or a.noun == b.noun or ratio(a, b) <= _NEAR
        return near or any(_counts_asked(topic, g) for g in (left, right))
    if a.unit and a.unit != "%":
        return True
    focus = topic.focus is not None and not a.unit
    if focus and all(counts_focus(topic, g.saying, g.figure) for g in (left, right)):
        return True
    reach = _SHARED_OF if a.unit else 1  # *30 % of the town's households*
    ones, others = (
        [t.text for t in g.saying.facts.tokens[n : n + reach]]
        for g, n in ((left, a.noun), (right, b.noun))
    )
    spoken, heard = left.saying.language, right.saying.language
    return any(_one_noun(one, spoken, other, heard) for one in ones for other in others) or (
        a.unit == "%" and ratio(a, b) <= _NEAR and _signs(topic, left, right) >= _SURE
    )


def _one_noun(one: str, spoken: str, other: str, heard: str) -> bool:
    alike = len(one) >= _LIKE and one[:_LIKE] == other[:_LIKE]
    return one == other or alike or same_word(one, spoken, other, heard)


def _counts_asked(topic: Topic, one: Given) -> bool:
    """Whether a figure counts what a word of the question tells: *malades* where any fell ill."""
    noun = one.saying.facts.tokens[one.figure.noun or 0 :][:1]
    return one.figure.noun is not None and bool(
        concepts_at(topic, noun, one.saying.language, topic.words)
    )


def _other_owner(topic: Topic, left: Given, right: Given) -> bool:
    """Whether one of the figures stands with names of which the other side knows none."""
    asked = topic.facts.names
    for one, other in ((left, right), (right, left)):
        known = [*asked, *names_around(other.saying)]
        mine = _names_beside(one)
        if mine and not any(within(name, known) for name in mine):
            return True
        target = [n for n in mine if one.saying.facts.layout.before(n) in _FOR]
        if any(not within(name, known) for name in target):
            return True
        if asked and mine and not any(within(name, asked) for name in mine):
            theirs = _names_beside(other)
            if theirs and not any(within(name, theirs) for name in mine):
                return True
    return False


def _names_beside(one: Given) -> list[Name]:
    """Return the names in a figure's stretch, without those who only say it."""
    facts, (first, last) = one.saying.facts, one.figure.stretch
    told = [*facts.speakers, *(facts.passage.tellers if facts.passage else ())]
    return [
        name
        for name in facts.names
        if first <= name.start < last and not name.adjective and not within(name, told)
    ]


def _other_measure(topic: Topic, left: Given, right: Given) -> bool:
    """Whether one figure measures what neither the other nor the question speaks of."""
    question = topic.wanted.question
    asked = measures([token.text for token in topic.facts.tokens], question.language)
    one, other = (measures(_beside(side), side.saying.language) for side in (left, right))
    if one and other:
        return one.isdisjoint(other | (asked & other)) and not (asked & one and asked & other)
    return bool(asked) and any(m and m.isdisjoint(asked) for m in (one, other))


def _beside(one: Given) -> list[str]:
    first, last = one.figure.stretch
    return [token.text for token in one.saying.facts.tokens[first:last]]


def _signs(topic: Topic, left: Given, right: Given) -> int:
    """Count what speaks for two figures being of one thing."""
    both = (left, right)
    said = all(topic.told(side.saying) > 0 for side in both) and bool(topic.words)
    named = any(names_asked(topic, side) for side in both)
    shared = shared_terms(left.saying, right.saying, left.figure.stretch)
    counted = topic.focus is not None and all(
        counts_focus(topic, side.saying, side.figure) and side.figure.noun is not None
        for side in both
    )
    measured = bool(
        measures(_beside(left), left.saying.language)
        & measures(_beside(right), right.saying.language)
    )
    values = {side.figure.quantity.value / scale for side in both for scale in _SCALES}
    offered = 2 * (len(topic.numbers & values) > 1)
    return said + named + min(shared, 2) + counted + measured + offered


def names_asked(topic: Topic, one: Given) -> bool:
    """Tell whether a name of the question stands in a figure's stretch."""
    first, last = one.figure.stretch
    tokens = one.saying.facts.tokens[first:last]
    return bool(concepts_at(topic, tokens, one.saying.language, topic.names))
