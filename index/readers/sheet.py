"""The text a reader writes for a page whose own form is no plain text."""

from __future__ import annotations

from dataclasses import dataclass, field

from index.documents import Span


@dataclass(slots=True)
class Sheet:
    """The text of a page while it is written, block by block, and where each part stands.

    >>> sheet = Sheet()
    >>> sheet.write("Un titre"), sheet.write("Un texte")
    (Span(start=0, end=8), Span(start=10, end=18))
    """

    parts: list[str] = field(default_factory=list)
    length: int = 0

    def write(self, text: str) -> Span:
        """Add one block after a blank line and return its place."""
        if self.parts:
            self.parts.append("\n\n")
            self.length += 2
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return Span(start, self.length)

    @property
    def text(self) -> str:
        """Return what was written so far."""
        return "".join(self.parts)
