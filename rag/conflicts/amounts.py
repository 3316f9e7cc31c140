"""The figure that a sentence gives for what is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from index.analysis import stem
from rag.checks.numbers.figures import within
from rag.conflicts.agreeing import agree
from rag.conflicts.concepts import concepts_at, keys_of
from rag.conflicts.figures import Figure, figures, is_money
from rag.conflicts.owners import known
from rag.conflicts.topic import Topic
from rag.conflicts.wording import asks_length, is_length
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from rag.conflicts.sayings import Saying
    from rag.text.names.names import Name

_NAMED: Final = 0.6  # share of the question's names that must stand in or around a sentence
_SPANS: Final = frozenset(("year", "month", "week", "day", "hour", "minute"))
_FEW: Final = 4  # "deux sociétés" answers no "combien" of something else
_PEOPLE: Final = frozenset(
    ("personnes", "personne", "gens", "hommes", "femmes", "people", "persons", "men", "women")
)
_BARE: Final = 10  # a smaller bare number is no measure


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
    held = [f for f in figures(saying.facts) if _fits(topic, saying, f, kind)]
    if kind == "amount" and any(map(is_money, held)):
        held = [f for f in held if is_money(f)]
    rejected = tuple(f for f in held if f.denied)
    likely = _of_the_named(topic, saying, [f for f in held if not f.denied])
    named = known if saying.is_comment else Topic.named  # a reader goes on from the article
    if not likely or named(topic, saying) < _NAMED:
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


def _of_the_named(topic: Topic, saying: Saying, held: list[Figure]) -> list[Figure]:
    """Leave out figures of other names where one stands with those of the question alone.

    *A scored 81 % against 86 % for B* gives B's score as 86 %, and so does *behind B (86 %)*.
    """
    asked = topic.facts.names
    names = saying.facts.names
    bracketed = {f.start: n for f in held for n in names if _in_brackets_behind(saying, f, n)}
    owners = bracketed.values()
    beside = [
        [bracketed[f.start]]
        if f.start in bracketed
        else [n for n in names if f.stretch[0] <= n.start < f.stretch[1] and n not in owners]
        for f in held
    ]
    own = [
        figure
        for figure, names in zip(held, beside, strict=True)
        if names and all(within(name, asked) for name in names)
    ]
    return own if own and len(held) > 1 else held


def _in_brackets_behind(saying: Saying, figure: Figure, name: Name) -> bool:
    """Whether a figure stands in brackets right behind a name: *GPT-4 (86.4 %)*."""
    return name.stop == figure.start and "(" in saying.facts.tokens[figure.start].gap


def _fits(topic: Topic, saying: Saying, figure: Figure, kind: str) -> bool:
    """Whether a figure is of the kind asked for."""
    money = is_money(figure)
    if money and topic.currencies:
        return figure.unit in topic.currencies
    if kind == "figure":  # only guessed at: a count of anything would do
        return bool(topic.names) and (money or figure.unit == "%")
    if (kind == "amount" and money) or (figure.unit in _SPANS and not topic.asks_time):
        return money
    if kind == "percent":
        return figure.unit == "%"
    if kind == "count":
        counts = topic.focus is None or counts_focus(topic, saying, figure)
        return counts and not money and figure.unit != "%"
    counted = figure.noun is not None and figure.value >= _FEW
    if figure.noun is not None and asks_length(topic.wanted.question.text):
        counted = is_length(text_at(saying.facts.tokens, figure.noun))
    bare = topic.asks_measure and figure.noun is None and figure.value >= _BARE
    return counted or bool(figure.unit) or bare


def counts_focus(topic: Topic, saying: Saying, figure: Figure) -> bool:
    """Whether a figure counts what the question counts."""
    if topic.focus is not None and not figure.unit and _counts_people(saying, figure):
        return saying.own[topic.focus] > 0  # *quinze personnes ont été blessées*
    if topic.focus is None or figure.noun is None:
        return topic.focus is None and not figure.unit
    noun = text_at(saying.facts.tokens, figure.noun)
    held = topic.holds(topic.focus, keys_of(noun, saying.language))
    return held or topic.focus in topic.akin_to(stem(noun, saying.language), saying.language)


def _counts_people(saying: Saying, figure: Figure) -> bool:
    """Whether a figure counts persons by no nearer word: *quinze personnes*, *22 men*."""
    return text_at(saying.facts.tokens, figure.quantity.stop) in _PEOPLE


def _holding(topic: Topic, saying: Saying, figure: Figure) -> float:
    """Return how much of the question stands in a figure's stretch."""
    first, last = figure.stretch
    tokens = saying.facts.tokens
    places = concepts_at(topic, tokens[first:last], saying.language, (*topic.names, *topic.words))
    counted = figure.noun is not None and counts_focus(topic, saying, figure)
    return sum(topic.wanted.weights[place] for place in places) + 5.0 * counted
