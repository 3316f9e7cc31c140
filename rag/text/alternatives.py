"""Regular expressions of many alternatives, made quick to search with.

A search tries every alternative at every letter of a text, unless each opens on a letter of its
own: then most places are passed over at once, and few alternatives are tried at the others.
"""

from __future__ import annotations

from itertools import accumulate

_REPEATS = ("?", "*", "+", "{")


def by_letter(pattern: str) -> str:
    """Return a pattern that is found where another is, its alternatives under their first letters.

    Which alternative is found first may differ. Parentheses are expected to be no literals.

    >>> by_letter("(?:visit|view) it|cli(?:ck|que)|view")
    'v(?:isit it|iew it|iew)|c(?:li(?:ck|que))'
    """
    led: dict[str, list[str]] = {}
    loose = []
    for one in alternatives(pattern):
        for told in _opened(one):
            if told[:1].isalnum() and not told[1:].startswith(_REPEATS):
                led.setdefault(told[0], []).append(told[1:])
            else:
                loose.append(told)
    return "|".join([*(f"{letter}(?:{'|'.join(rest)})" for letter, rest in led.items()), *loose])


def alternatives(pattern: str) -> list[str]:
    """Return what stands between the bars of a pattern that are in no parentheses.

    >>> alternatives("a|b(?:c|d)|e")
    ['a', 'b(?:c|d)', 'e']
    """
    found, depth = [""], 0
    for sign in pattern:
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            found.append("")
        else:
            found[-1] += sign
    return found


def _opened(pattern: str) -> list[str]:
    """Return an alternative that opens on a group as one for each of the group's."""
    if not pattern.startswith("(?:"):
        return [pattern]
    depths = accumulate((sign == "(") - (sign == ")") for sign in pattern)
    stop = next(at for at, depth in enumerate(depths) if not depth)
    rest = pattern[stop + 1 :]
    if rest.startswith(_REPEATS):
        return [pattern]
    return [one + rest for one in alternatives(pattern[3:stop])]
