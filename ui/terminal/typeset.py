"""Setting text in a terminal: wrapping, marks, and taking out what could drive the terminal.

Page texts and readers' comments are other people's: escape sequences, control and direction
characters never reach the screen.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass

_SPACES = re.compile(r"[\t\n\x0b\x0c\r\u2028\u2029]+")
_DIRECTIONS = "\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c"
_DRIVING = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f{_DIRECTIONS}]")


@dataclass(frozen=True, slots=True)
class Look:
    """How to write: a width to wrap at (None never wraps) and whether colours are shown."""

    width: int | None = 80
    colour: bool = False

    def bold(self, text: str) -> str:
        """Return the text in bold where there are colours."""
        return f"\x1b[1m{text}\x1b[0m" if self.colour else text

    def dim(self, text: str) -> str:
        """Return the text dimmed where there are colours."""
        return f"\x1b[2m{text}\x1b[0m" if self.colour else text

    def marked(self, text: str) -> str:
        """Return a quote highlighted, between ⟦ ⟧ where there are no colours."""
        return f"\x1b[7m{text}\x1b[0m" if self.colour else f"⟦{text}⟧"

    def wrap(self, text: str, indent: str = "", after: str | None = None) -> str:
        """Return one paragraph, wrapped; ``after`` indents the lines that follow the first."""
        if self.width is None:
            return indent + text
        following = indent if after is None else after
        return textwrap.fill(
            text,
            width=self.width,
            initial_indent=indent,
            subsequent_indent=following,
            break_long_words=False,
            break_on_hyphens=False,
        )


def safe(text: str) -> str:
    r"""Take out of a text what could drive a terminal; lines and tabs stay.

    >>> safe("Bon\x1b[31mjour\u202e !\n")
    'Bon[31mjour !\n'
    """
    return _DRIVING.sub("", text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    r"""Return a text on one line, safe to show.

    >>> one_line("Deux\n lignes\x07")
    'Deux lignes'
    """
    return re.sub(" {2,}", " ", safe(_SPACES.sub(" ", text))).strip()


def lines(text: str, look: Look) -> str:
    r"""Return a text with each of its lines wrapped.

    >>> lines("Une phrase courte.\nUne autre.", Look(width=12))
    'Une phrase\ncourte.\nUne autre.'
    """
    return "\n".join(look.wrap(line) for line in text.split("\n"))


def marked_text(text: str, place: tuple[int, int], around: int, look: Look) -> str:
    """Return the words at a place marked, with some of the page on each side.

    >>> marked_text("Avant. Le mot. Après.", (7, 14), 4, Look())
    '…nt. ⟦Le mot.⟧ Apr…'
    """
    start, end = place
    begin, stop = max(0, start - around), min(len(text), end + around)
    before = ("…" if begin else "") + safe(text[begin:start])
    after = safe(text[end:stop]) + ("…" if stop < len(text) else "")
    return before + look.marked(safe(text[start:end])) + after
