"""Hours of the day as both languages write them: `6 h 50`, `half past six`, `six heures du soir`.

A duration (*24 heures*, *pendant 6 heures*) is no hour of the day.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rag.text.numbers.numberwords import UNITS
from rag.text.numbers.numerals import numeral_at
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.words.tokens import Token

OPENING = frozenset((*UNITS, "vingt", "half", "quarter")) - {"un", "une"}  # never an hour
_CLOCK = re.compile(r"([01]?\d|2[0-3])h([0-5]\d)?")
_DOTTED = re.compile(r"(1?\d)\.([0-5]\d)")
_GLUED = re.compile(r"(1?\d)(am|pm)")
_HOURS = ("h", "heure", "heures")
_PARTS = {  # behind an hour, whether it is past noon
    ("in", "the", "morning"): False,
    ("in", "the", "afternoon"): True,
    ("in", "the", "evening"): True,
    ("at", "night"): True,
    ("du", "matin"): False,
    ("du", "soir"): True,
    ("de", "l'", "apres", "midi"): True,
    ("a", "m"): False,
    ("p", "m"): True,
    ("am",): False,
    ("pm",): True,
    ("o'clock",): False,
}
_AT = ("a", "vers", "at", "entre")


class Clock(NamedTuple):
    """An hour of the day, and the token index just past it."""

    hour: int
    minute: int
    stop: int


def clock_at(tokens: Sequence[Token], at: int) -> Clock | None:
    """Read the hour that starts at a place.

    >>> from rag.text.words.tokens import tokenise
    >>> def read(text):
    ...     found = clock_at(tokenise(text), 0)
    ...     return found and (found.hour, found.minute)
    >>> [read(text) for text in ("06h50", "18 h 30", "6:50", "6.30 pm", "4.12 a.m.", "11pm")]
    [(6, 50), (18, 30), (6, 50), (18, 30), (4, 12), (23, 0)]
    >>> [read(text) for text in ("five in the morning", "cinq heures du soir", "half past two")]
    [(5, 0), (17, 0), (2, 30)]
    >>> [read(text) for text in ("24 heures", "5 heures de route", "6.30 euros", "deux hommes")]
    [None, None, None, None]
    >>> read("22 heures à 6 heures")
    (22, 0)
    """
    glued = _glued(tokens, at)
    if glued is not None:
        return glued
    word, after = tokens[at].text, text_at(tokens, at + 1)
    if word in ("half", "quarter"):
        return _past(tokens, at)
    hour = _count(tokens, at)
    if hour is None:
        return None
    if after.isdigit() and len(after) == 2 and tokens[at + 1].gap == ":":
        whole = Clock(hour.hour, int(after), at + 2)
        return _timed(tokens, whole) or whole
    return (
        _hours(tokens, at, hour) if text_at(tokens, hour.stop) in _HOURS else _timed(tokens, hour)
    )


def _glued(tokens: Sequence[Token], at: int) -> Clock | None:
    """Read `06h50`, `11pm`, and `6.30` before a part of the day."""
    word = tokens[at].text
    if found := _CLOCK.fullmatch(word):
        return Clock(int(found[1]), int(found[2] or 0), at + 1)
    if found := _GLUED.fullmatch(word):
        return _half(Clock(int(found[1]), 0, at + 1), late=found[2] == "pm")
    if found := _DOTTED.fullmatch(tokens[at].raw):
        return _timed(tokens, Clock(int(found[1]), int(found[2]), at + 1))
    return None


def _count(tokens: Sequence[Token], at: int) -> Clock | None:
    """Read a whole number of hours, in figures or words."""
    numeral = numeral_at(tokens, at)
    if numeral is None or numeral.kind not in ("digits", "words") or numeral.scaled:
        return None
    if not (0 <= numeral.value <= 23 and numeral.value == int(numeral.value)):
        return None
    return Clock(int(numeral.value), 0, numeral.stop)


def _hours(tokens: Sequence[Token], at: int, hour: Clock) -> Clock | None:
    """Read `6 h 50`, `à 6 heures`, `de 9 heures à 17 heures`, `5 heures du matin`."""
    stop = hour.stop + 1
    minute = text_at(tokens, stop)
    whole = Clock(hour.hour, 0, stop)
    if minute.isdigit() and len(minute) == 2 and tokens[hour.stop].text == "h":
        return Clock(hour.hour, int(minute), stop + 1)
    if timed := _timed(tokens, whole):
        return timed
    before = text_at(tokens, at - 1)
    spelled = not tokens[at].text.isdigit()
    near = before in ("avant", "apres") and text_at(tokens, at - 2) == "peu"
    if tokens[hour.stop].text == "h" or near or (before in _AT and not spelled):
        return whole
    ranged = minute in ("a", "et") and tokens[stop].raw != "a"
    return whole if ranged and text_at(tokens, stop + 2) in _HOURS else None


def _timed(tokens: Sequence[Token], hour: Clock) -> Clock | None:
    """Read what tells the part of the day behind an hour; None where nothing does."""
    for words, late in _PARTS.items():
        if all(text_at(tokens, hour.stop + k) == word for k, word in enumerate(words)):
            return _half(Clock(hour.hour, hour.minute, hour.stop + len(words)), late=late)
    return None


def _half(hour: Clock, *, late: bool) -> Clock:
    return hour._replace(hour=hour.hour + 12) if late and hour.hour < 12 else hour


def _past(tokens: Sequence[Token], at: int) -> Clock | None:
    """Read `half past eleven`, `quarter past ten at night`."""
    if text_at(tokens, at + 1) != "past" or at + 2 >= len(tokens):
        return None
    hour = _count(tokens, at + 2)
    if hour is None:
        return None
    whole = Clock(hour.hour, 30 if tokens[at].text == "half" else 15, hour.stop)
    return _timed(tokens, whole) or whole
