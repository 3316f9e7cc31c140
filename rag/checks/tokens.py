"""The words of a claim or a passage, with their case and the signs between them.

Every check reads the same token list, so a text is cut once: folding comes from
:mod:`index.analysis`, and what folding hides (capitals, hyphens, commas) stands beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.analysis import words

if TYPE_CHECKING:
    from collections.abc import Sequence


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


def tokenise(text: str) -> tuple[Token, ...]:
    """Cut a text into tokens.

    >>> [(t.text, t.raw, t.gap) for t in tokenise("« L’État », GPT-4 : 1 234,5 €")]
    [("l'", 'L’', '« '), ('etat', 'État', ''), ('gpt', 'GPT', ' », '), ('4', '4', '-'), \
('1234.5', '1 234,5', ' : '), ('€', '€', ' ')]
    """
    found = []
    last = 0
    for word in words(text):
        raw = text[word.start : word.end]
        found.append(Token(word.text, raw, text[last : word.start], word.start, word.end))
        last = word.end
    return tuple(found)


def text_at(tokens: Sequence[Token], at: int) -> str:
    """Return the folded word at a place, empty beyond either end.

    >>> text_at(tokenise("deux mots"), 1), text_at(tokenise("deux mots"), 2)
    ('mots', '')
    """
    return tokens[at].text if 0 <= at < len(tokens) else ""
