"""Lines of an article that stand, on its page, in other areas than its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.readers.dom import ancestors, text_of
from index.readers.lines import word_list

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from selectolax.lexbor import LexborNode

_ENTRY = ("- ", "|")  # how `trafilatura` opens an entry of a list, a row of a table
_SEVERAL = 5  # trigrams of an entry that is sought inside others
_NEARLY = 0.75  # a button or a date between its lines may be left out
_HALF = 0.5


def without_elsewhere(
    lines: list[str], aside: Sequence[LexborNode], shown: Sequence[str]
) -> list[str]:
    """Leave out the lines that stand in other areas only.

    `trafilatura` makes one line of a list's entry: its title and its teaser are sought joined, too.

    Parameters
    ----------
    aside
        The elements of other areas.
    shown
        The lines of the article's own area.
    """
    ids = {node.mem_id for node in aside}
    outermost = [node for node in aside if ids.isdisjoint(up.mem_id for up in ancestors(node))]
    others = [key_of(line) for node in outermost for line in lines_in(node, ())]
    elsewhere = set(others) - {"", *map(key_of, shown)}
    there, here = _trigrams(others), _trigrams(map(key_of, shown))

    def stands_there(line: str) -> bool:
        if key_of(line) in elsewhere:
            return True
        entry = _trigrams([key_of(line)]) if line.startswith(_ENTRY) else set()
        return (
            len(entry) >= _SEVERAL
            and len(entry & there) >= _NEARLY * len(entry)
            and len(entry & here) < _HALF * len(entry)
        )

    return [line for line in lines if not stands_there(line)]


def _trigrams(keys: Iterable[str]) -> set[tuple[str, ...]]:
    words = " ".join(keys).split()
    return set(zip(words, words[1:], words[2:], strict=False))


def key_of(line: str) -> str:
    """Return a line's words, by which it is known again: "Un  titre !" is "un titre"."""
    return " ".join(word_list(line))


def lines_in(node: LexborNode, without: Collection[int]) -> list[str]:
    """Return an element's lines, without the marks of quotes or the elements passed over."""
    text = text_of(node, frozenset(without))
    return [bare for line in text.split("\n") if (bare := line.removeprefix("> ").strip())]
