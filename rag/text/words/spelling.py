"""Spellings of one name: a letter more or less, another transcription."""

from __future__ import annotations

from index.spelling import one_edit


def is_variant(word: str, other: str) -> bool:
    """Tell whether two spellings are plainly of one name: Ferrari, Ferrarri; Thun, Thoune.

    >>> [is_variant(*pair) for pair in (("ferrari", "ferrarri"), ("lample", "lampe"))]
    [True, True]
    >>> [is_variant(*pair) for pair in (("thun", "thoune"), ("macron", "micron"))]
    [True, False]
    >>> is_variant("micorsoft", "microsoft")
    True
    """
    if word == other:
        return True
    if word[:1] != other[:1]:
        return False
    short, long = (word, other) if len(word) <= len(other) else (other, word)
    if len(short) < 4 or len(long) - len(short) > 2:
        return False
    if len(long) == len(short):
        return len(short) >= 7 and one_edit(short, long)
    rest = iter(long)
    if not all(letter in rest for letter in short):
        return False
    return len(long) - len(short) == 1 or _skeleton(short) == _skeleton(long)


def may_spell(word: str, other: str) -> bool:
    """Tell whether a word may be a spelling of another, or a town of which it is the adjective.

    >>> may_spell("ferrari", "ferrarri"), may_spell("nantes", "nantaise"), may_spell("ai", "air")
    (True, True, False)
    """
    return word == other or (word[:3] == other[:3] and len(word) > 3) or is_variant(word, other)


def _skeleton(word: str) -> str:
    kept = ""
    for letter in word:
        if letter not in "aeiouyh" and not kept.endswith(letter):
            kept += letter
    return kept
