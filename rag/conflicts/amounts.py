"""Whether two figures are of the same thing, so that they contradict each other when they differ.

The nearer two values are, the less their sentences must share to be about one thing: 15 and 16
millions of euros for one deal are, two prices of which one is twenty times the other are not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from index.analysis import fold
from index.analysis import words as cut
from rag.checks.checker import shipped
from rag.checks.figures import within
from rag.checks.lexicon import Term, root, senses
from rag.checks.tokens import text_at
from rag.conflicts.figures import Figure, agree, figures, is_money, meant_alike, ratio
from rag.conflicts.measures import measures
from rag.conflicts.sayings import Saying, Topic, concepts_at, keys_of

if TYPE_CHECKING:
    from rag.checks.names import Name

_NAMED: Final = 0.6  # share of the question's names that must stand in or around a sentence
_KNOWN: Final = 0.75  # the same, where its own words and what they go back to alone count
_NEAR: Final = 1.4  # values no further apart need one sign that they are of one thing
_FAR: Final = 2.3  # two signs up to here, three beyond
_FARTHEST: Final = 15.0
_WHOLE: Final = 0.85  # share of the question's words that far values must both hold
_FOR: Final = frozenset(("dans", "chez", "into", "for", "pour"))
_LIKE: Final = 4  # letters that two spellings of one unit share: metres, mètres


@dataclass(frozen=True, slots=True)
class Given:
    """One figure that a sentence gives for what is asked, and those it says are wrong."""

    saying: Saying
    figure: Figure
    rejected: tuple[Figure, ...] = ()

    @property
    def written(self) -> str:
        """The figure as the page writes it."""
        return written(self.saying, self.figure)


def written(saying: Saying, figure: Figure) -> str:
    """Return a figure as its page writes it, with what it counts."""
    tokens = saying.facts.tokens
    text = saying.facts.text
    start, stop = tokens[figure.start].start, tokens[figure.stop - 1].end
    return " ".join(text[start:stop].split())


def given(topic: Topic, saying: Saying, kind: str) -> Given | None:
    """Return the figure a sentence gives for a question, None when none stands out.

    Of several of one unit, the one whose stretch holds most of the question; a figure that the
    sentence says is wrong is kept beside it.
    """
    if topic.named(saying) < _NAMED:
        return None
    held = [f for f in figures(saying.facts) if _fits(topic, saying, f, kind)]
    rejected = tuple(f for f in held if f.denied)
    likely = [f for f in held if not f.denied]
    if not likely:
        return None
    shares = [_holding(topic, saying, figure) for figure in likely]
    best = max(shares)
    rivals = [f for f, share in zip(likely, shares, strict=True) if share == best]
    if any(f.unit == rivals[0].unit and not agree(rivals[0], f) for f in rivals[1:]):
        return None
    return Given(saying, rivals[0], rejected)


def settled(one: Given, figure: Figure) -> Given | None:
    """Return a sentence as giving a figure, if one of those it does not deny may be that figure.

    A sentence that gives the two figures to two owners contradicts neither.
    """
    held = [one.figure, *figures(one.saying.facts)]
    return next(
        (
            Given(one.saying, other, one.rejected)
            for other in held
            if not other.denied and other.unit == figure.unit and agree(other, figure)
        ),
        None,
    )


def same_thing(topic: Topic, left: Given, right: Given) -> bool:
    """Tell whether two figures, in two sentences, are of one thing."""
    a, b = left.figure, right.figure
    if not _same_unit(left, right) or not meant_alike(a, b):
        return False
    if any(agree(f, a) for f in right.rejected) or any(agree(f, b) for f in left.rejected):
        return True
    if known(topic, right.saying) < _KNOWN:
        return False
    apart = ratio(a, b)
    if apart > _FARTHEST or _other_owner(topic, left, right) or _other_measure(topic, left, right):
        return False
    signs = _signs(topic, left, right)
    if apart <= _NEAR:
        return signs >= 1
    if apart <= _FAR:
        return signs >= 2
    whole = min(topic.told(left.saying), topic.told(right.saying)) >= _WHOLE
    return signs >= 3 and whole


def _fits(topic: Topic, saying: Saying, figure: Figure, kind: str) -> bool:
    """Whether a figure is of the kind asked for."""
    if kind == "amount" and is_money(figure):
        return True
    if kind == "percent":
        return figure.unit == "%"
    if kind == "count":
        if is_money(figure) or figure.unit == "%":
            return False
        return topic.focus is None or _counts_focus(topic, saying, figure)
    counted = figure.noun is not None or bool(figure.unit)
    return counted or figure.value >= 10


def _counts_focus(topic: Topic, saying: Saying, figure: Figure) -> bool:
    """Whether a figure counts what the question counts; a bare number may."""
    if topic.focus is None or figure.noun is None:
        return not figure.unit
    noun = text_at(saying.facts.tokens, figure.noun)
    return topic.holds(topic.focus, keys_of(noun, saying.language))


def _holding(topic: Topic, saying: Saying, figure: Figure) -> float:
    """Return how much of the question stands in a figure's stretch."""
    first, last = figure.stretch
    tokens = saying.facts.tokens
    places = concepts_at(topic, tokens[first:last], saying.language, (*topic.names, *topic.words))
    counted = figure.noun is not None and _counts_focus(topic, saying, figure)
    return sum(topic.wanted.weights[place] for place in places) + 5.0 * counted


def _same_unit(left: Given, right: Given) -> bool:
    a, b = left.figure, right.figure
    if a.unit != b.unit:
        return False
    if a.unit:
        return True
    if a.noun is None or b.noun is None:
        return a.noun == b.noun or ratio(a, b) <= _NEAR
    one, other = (text_at(g.saying.facts.tokens, n) for g, n in ((left, a.noun), (right, b.noun)))
    return one[:_LIKE] == other[:_LIKE] or _same_word(
        one, left.saying.language, other, right.saying.language
    )


def _same_word(one: str, spoken: str, other: str, heard: str) -> bool:
    """Whether two nouns are one, a translation, or of one sense."""
    stems = {root(other, heard)}
    if root(one, spoken) in stems or senses(one, spoken) & senses(other, heard):
        return True
    if spoken == heard:
        return False
    forms = {form for form, _ in shipped().translations(root(one, spoken), spoken)}
    back = {form for form, _ in shipped().translations(root(other, heard), heard)}
    return not forms.isdisjoint(stems) or root(one, spoken) in back


def _other_owner(topic: Topic, left: Given, right: Given) -> bool:
    """Whether one of the figures stands with names of which the other side knows none."""
    asked = topic.facts.names
    for one, other in ((left, right), (right, left)):
        known = [*asked, *_names_around(other.saying)]
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


def known(topic: Topic, saying: Saying) -> float:
    """Return the share of the question's names that a sentence gives or goes back to."""
    spoken = saying.language
    words = [token.text for token in saying.facts.tokens]
    words += [word for name in _names_around(saying) for word in name.words]
    words += [word.text for word in cut(fold(saying.extract.hit.source.title or ""))]
    keys = {key for word in words for key in keys_of(word, spoken)}
    held = [float(topic.holds(at, keys)) for at in range(len(topic.wanted.concepts))]
    return topic.share(held, topic.names)


def _names_beside(one: Given) -> list[Name]:
    """Return the names in a figure's stretch, without those who only say it."""
    facts, (first, last) = one.saying.facts, one.figure.stretch
    told = [*facts.speakers, *(facts.passage.tellers if facts.passage else ())]
    return [
        name
        for name in facts.names
        if first <= name.start < last and not name.adjective and not within(name, told)
    ]


def _names_around(saying: Saying) -> list[Name]:
    """Return the names of a sentence, its title, and what its pronouns may go back to."""
    facts, passage = saying.facts, saying.facts.passage
    if passage is None:
        return list(facts.names)
    at = passage.units.index(facts)
    return [*facts.names, *passage.antecedents(at), *passage.title.names]


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
        _counts_focus(topic, side.saying, side.figure) and side.figure.noun is not None
        for side in both
    )
    measured = bool(
        measures(_beside(left), left.saying.language)
        & measures(_beside(right), right.saying.language)
    )
    inside = left.saying.place[0] == right.saying.place[0]
    return said + named + min(shared, 2) + counted + measured + inside


def names_asked(topic: Topic, one: Given) -> bool:
    """Tell whether a name of the question stands in a figure's stretch."""
    first, last = one.figure.stretch
    tokens = one.saying.facts.tokens[first:last]
    return bool(concepts_at(topic, tokens, one.saying.language, topic.names))


def shared_terms(left: Saying, right: Saying, stretch: tuple[int, int] | None = None) -> int:
    """Count the content words of one sentence, or a stretch of it, that another speaks of."""
    first, last = stretch or (0, len(left.facts.tokens))
    terms: list[Term] = [t for t in left.facts.terms if first <= t.at < last]
    ground = right.facts.ground
    bridge = shipped() if left.language != right.language else None
    return sum(
        ground.find(term, left.language, bridge) is not None
        for term in terms
        if "say" not in term.senses
    )
