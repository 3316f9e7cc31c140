"""Which of two comes first: *X rather than Y*, *not Y but X*, *more than Y*."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rag.text.names.names import same
from rag.text.syntax.clauses import clauses
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rag.text.facts import Facts
    from rag.text.names.names import Name
    from rag.text.words.lexicon import Bridge, Term

_RATHER = frozenset(
    (("rather", "than"), ("plutot", "que"), ("plutot", "qu'"), ("instead", "of"), ("et", "non"),
     ("and", "not"), ("but", "not"), ("mais", "pas"), ("lieu", "de"), ("lieu", "d'"))
)  # fmt: skip
_THAN = frozenset(("que", "qu'", "than"))
_MORE = frozenset(("plus", "more", "davantage", "mieux", "better"))
_LESS = frozenset(("moins", "less", "fewer", "worse"))
_CLOSE = 4  # words on either side of a *rather than*
_REACH = 8  # words between *more* and *than*


class Contrast(NamedTuple):
    """Two names set against each other: the one put first, the other, and by which measure."""

    first: Name
    other: Name
    by: str


def turned_about(claim: Facts, source: Facts, bridge: Bridge | None = None) -> bool:
    """Tell whether a claim prefers, or ranks first, the one of two that its source ranks second.

    >>> from rag.text.facts import Facts
    >>> source = Facts("Elle a choisi Roux plutôt que Blanc, qui est cher.")
    >>> turned_about(Facts("Elle a choisi Blanc plutôt que Roux."), source)
    True
    >>> turned_about(Facts("Elle n'a pas choisi Blanc mais Roux."), source)
    False
    >>> source = Facts("Roux emploie plus de monde que Blanc.")
    >>> turned_about(Facts("Blanc employs more people than Roux.", language="en"), source)
    True
    >>> turned_about(Facts("Blanc employs fewer people than Roux.", language="en"), source)
    False
    """
    theirs = list(_contrasts(source))
    return _things_turned(claim, source, bridge) or any(
        (mine.by == other.by and same(mine.first, other.other) and same(mine.other, other.first))
        or (
            {mine.by, other.by} == {"more", "less"}
            and same(mine.first, other.first)
            and same(mine.other, other.other)
        )
        for mine in _contrasts(claim)
        for other in theirs
    )


def _things_turned(claim: Facts, source: Facts, bridge: Bridge | None) -> bool:
    """Whether the same holds of two things: *blames the road rather than the staff*."""
    for mine in _set_against(claim):
        for theirs in _set_against(source):
            ahead, behind = (
                {
                    at
                    for term in side
                    for at in source.ground.find_word(term, claim.language, bridge) or ()
                }
                for side in mine
            )
            first, other = ({term.at for term in side} for side in theirs)
            if ahead & other and behind & first and not (ahead & first or behind & other):
                return True
    return False


def _set_against(facts: Facts) -> Iterator[tuple[list[Term], list[Term]]]:
    """Yield the words that stand close before and behind a *rather than*."""
    for at in range(1, len(facts.tokens)):
        if (text_at(facts.tokens, at), text_at(facts.tokens, at + 1)) in _RATHER:
            ahead = [t for t in facts.terms if at - _CLOSE <= t.at < at]
            behind = [t for t in facts.terms if at + 1 < t.at <= at + 1 + _CLOSE]
            if ahead and behind:
                yield ahead, behind


def _contrasts(facts: Facts) -> Iterator[Contrast]:
    """Yield the pairs of names that a sentence sets against each other."""
    for start, stop in clauses(facts.tokens):
        for at in range(start, stop):
            pair = (text_at(facts.tokens, at), text_at(facts.tokens, at + 1))
            ahead = [name for name in facts.names if start <= name.start and name.stop <= at]
            behind = [name for name in facts.names if name.start > at]
            if pair in _RATHER and ahead and behind:
                yield Contrast(ahead[-1], behind[0], "rather")
            by = _measured(facts, at) if pair[0] in _THAN else ""
            if by and ahead and behind and behind[0].start <= at + 2:
                yield Contrast(ahead[0], behind[0], by)
    yield from _denied_first(facts)


def _measured(facts: Facts, at: int) -> str:
    """Return by which measure a *than* compares, empty where no such word stands before it."""
    words = {text_at(facts.tokens, k) for k in range(max(0, at - _REACH), at)}
    more, less = bool(words & _MORE), bool(words & _LESS)
    return "" if more == less else "more" if more else "less"


def _denied_first(facts: Facts) -> Iterator[Contrast]:
    """Yield what stands as *pas X mais Y*, *not X but Y*."""
    for name, after in zip(facts.names, facts.names[1:], strict=False):
        between = [token.text for token in facts.tokens[name.stop : after.start]]
        before = {text_at(facts.tokens, name.start - k) for k in (1, 2, 3)}
        if between[:1] in (["mais"], ["but"]) and len(between) <= 2 and before & {"pas", "not"}:
            yield Contrast(after, name, "rather")
