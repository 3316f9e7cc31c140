"""The words of a claim or a passage, with their case and the signs between them.

Every check reads the same token list, so a text is cut once: folding comes from
:mod:`index.analysis`, and what folding hides (capitals, hyphens, commas) stands beside it.
"""

from __future__ import annotations

from functools import lru_cache, partial
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from index.analysis import parts
from index.stretches import pieces

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet


class Token(NamedTuple):
    """One word.

    Attributes
    ----------
    text
        Folded; a number in canonical form.
    raw
        As written.
    gap
        What stands between the word before and this one (at the head: what precedes it).
    start, end
        Code points into the text.
    """

    text: str
    raw: str
    gap: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether the word holds a capital (``Mistral``, ``iPhone``, ``8x7B``)."""
        return self.raw != self.raw.lower()


FOLDED = itemgetter(0)  # what `token.text` gives, to be mapped over many
_token = partial(tuple.__new__, Token)  # what Token._make does, without a frame of Python a word


def tokenise(text: str) -> tuple[Token, ...]:
    """Cut a text into tokens.

    >>> [(t.text, t.raw, t.gap) for t in tokenise("« L’État », GPT-4 : 1 234,5 €")]
    [("l'", 'L’', '« '), ('etat', 'État', ''), ('gpt', 'GPT', ' », '), ('4', '4', '-'), \
('1234.5', '1 234,5', ' : '), ('€', '€', ' ')]
    """
    found = pieces(text)
    whole = list(map(_whole, found[1::2]))
    if None in whole:
        for at in reversed([at for at, folded in enumerate(whole) if folded is None]):
            cut = parts(found[2 * at + 1])
            found[2 * at : 2 * at + 3] = _taken_apart(found[2 * at : 2 * at + 3], cut)
            whole[at : at + 1] = [folded for folded, _, _ in cut]
    ends = list(accumulate(map(len, found)))
    words = zip(whole, found[1::2], found[::2], ends[::2], ends[1::2], strict=False)
    return tuple(map(_token, words))


@lru_cache(maxsize=1 << 16)
def _whole(stretch: str) -> str | None:
    """Return a stretch folded where it is one word from end to end, else None."""
    cut = parts(stretch)
    return cut[0][0] if len(cut) == 1 and cut[0][1:] == (0, len(stretch)) else None


def _taken_apart(around: Sequence[str], cut: Sequence[tuple[str, int, int]]) -> list[str]:
    """Return a stretch and what stands around it as its words and what stands around each."""
    before, stretch, after = around
    found, last = [before], 0
    for _, start, end in cut:
        found[-1] += stretch[last:start]
        found += [stretch[start:end], ""]
        last = end
    found[-1] += stretch[last:] + after
    return found


def opened(tokens: Sequence[Token], openers: AbstractSet[str]) -> list[int]:
    """Return where a word is one of some, or opens on a digit.

    >>> opened(tokenise("un 5G de plus"), {"un"})
    [0, 1]
    """
    return [
        at
        for at, token in enumerate(tokens)
        if (text := token.text) in openers or text[0].isdigit()
    ]


def text_at(tokens: Sequence[Token], at: int) -> str:
    """Return the folded word at a place, empty beyond either end.

    >>> text_at(tokenise("deux mots"), 1), text_at(tokenise("deux mots"), 2)
    ('mots', '')
    """
    return tokens[at].text if 0 <= at < len(tokens) else ""
