"""Who *le porte-parole* or *the director* is: his name told before, or the house he speaks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rag.text.names.roles import roles
from rag.text.syntax.grammar import ARTICLES, AUXILIARIES, OF
from rag.text.words.tokens import text_at, tokenise

if TYPE_CHECKING:
    from rag.quoting.anaphora import Lean
    from rag.quoting.before import Before
    from rag.text.facts import Facts

_REACH: Final = 6  # sentences looked at
_LONGEST: Final = 12  # words of *un porte-parole du ministère français de l'Économie*
_BESIDE: Final = 3  # words between an office and its holder
_NEW: Final = frozenset(("un", "une", "a", "an"))


def holder(lean: Lean, before: Before) -> tuple[str, ...]:
    """Return who holds an office, as the nearest sentence that tells it before the quote says.

    >>> from rag.text.facts import Facts
    >>> from rag.quoting.anaphora import leaning
    >>> from rag.quoting.before import Before
    >>> told = Facts("Un porte-parole du ministère de l'Eau affirme l'inverse.")
    >>> holder(leaning("Le porte-parole dit non.", "fr")[0], Before([told]))
    ("Un porte-parole du ministère de l'Eau",)
    """
    held = roles(tokenise(lean.word))
    for unit in reversed(before.units[-_REACH:]):
        if not held:
            full = (name for name in unit.layout.names if len(name.words) > 1)
            people = [name for name in full if name.words[-1] in before.people]
            if people:
                return (_text(unit, people[0].start, people[0].stop),) if len(people) == 1 else ()
            continue
        same = [role for role in unit.roles if role.key == held[0].key]
        found = _told(unit, same[0].start, same[0].stop) if len(same) == 1 else ()
        if found or len(same) > 1:
            return found
    return ()


def _told(unit: Facts, start: int, stop: int) -> tuple[str, ...]:
    """Return the name beside an office, failing that the office with what it is of."""
    tokens = unit.tokens
    for name in unit.layout.names:
        between = tokens[stop : name.start] if name.start >= stop else tokens[name.stop : start]
        free = OF.isdisjoint(token.text for token in between)
        if len(between) <= _BESIDE and free and len(name.words) > 1:
            return (_text(unit, name.start, name.stop),)
    if text_at(tokens, start - 1) not in _NEW:
        return ()
    end = stop
    while end < len(tokens) and end - start < _LONGEST and _goes_on(unit, end):
        end += 1
    while end > stop and (tokens[end - 1].text in ARTICLES or tokens[end - 1].text in OF):
        end -= 1
    owned = any(token.text in OF for token in tokens[stop:end])
    return (_text(unit, start - 1, end),) if owned else ()


def _goes_on(unit: Facts, at: int) -> bool:
    """Tell whether a word is still of what an office is of: no verb, no sign before it."""
    token = unit.tokens[at]
    acts = any(frame.term.at == at for frame in unit.frames) or at in unit.layout.saying
    listing = token.gap.strip() == "," and token.text in OF
    return (not token.gap.strip(" \u00a0-") or listing) and not (
        token.text in AUXILIARIES or (acts and not unit.layout.is_noun(at))
    )


def _text(unit: Facts, start: int, stop: int) -> str:
    return unit.text[unit.tokens[start].start : unit.tokens[stop - 1].end]
