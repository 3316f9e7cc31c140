"""The lines that announce comments: "Commentaires (19)", "6 thoughts on …", "Réactions"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.analysis import fold
from index.readers.lines import Line, lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADING = re.compile(
    r"(?:(?:les |vos |all |view |voir les |tous (?:les|vos|nos) )?(?:commentaires?|contributions?"
    r"|comments?|kommentare?|reactions?|avis des lecteurs|reponses?|replies|responses|discussion"
    r"|reader comments|vos reactions)"
    r"(?: (?:des|de nos|of|from) (?:lecteurs|internautes|readers?))?"
    r" ?[:(\[·-]? ?(?P<after>\d+)?[)\]]?|(?P<before>\d+|un|one|no|aucun) (?:commentaires?"
    r"|comments?|kommentare?|reactions?"
    r"|replies|reponses?|responses?|avis|messages?|thoughts?|reflexions?)(?: (?:sur|on|to|a|pour)"
    r" .{1,200})?)"
    r"(?: ?[·|•,-] ?.{1,60})?(?: ?(?:trier|sort).{0,40})?"
)

_NONE = re.compile(
    r"(?:\(?0\)? (?:commentaires?|comments?|reactions?|replies|reponses?)"
    r"|(?:commentaires?|comments?|reactions?) ?[:(]? ?0\)?"
    r"|(?:pas encore de|aucun|no|noch keine) (?:commentaires?|comments?|kommentare|reactions?)"
    r"(?: (?:yet|pour (?:le moment|l'instant)|a ce jour|vorhanden))?"
    r"|(?:soyez|be) (?:le premier|la premiere|the first).{0,40}(?:comment|reagi|avis|repl).{0,20})"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that announces comments, and how many it says there are."""

    start: int
    end: int
    count: int | None


def announced_in(text: str) -> int | None:
    r"""Return how many comments a page's heading announces, or None without a count.

    >>> announced_in("Texte\n\nCommentaires (19)"), announced_in("Il y a des commentaires.")
    (19, None)
    """
    heading = announcing(headings_of(lines_of(text)))
    return heading.count if heading else None


def says_none(text: str) -> bool:
    r"""Tell a page that says nobody has commented yet.

    >>> says_none("Texte.\n\nAucun commentaire pour le moment"), says_none("Commentaires (19)")
    (True, False)
    """
    lines = (line.text for line in lines_of(text) if len(line.text) <= 100)
    return any(_NONE.fullmatch(fold(line).strip("#*_ :.!")) for line in lines)


def announcing(headings: Sequence[Heading]) -> Heading | None:
    """Return the last heading, one with a count first."""
    counted = [heading for heading in headings if heading.count]
    if not headings:
        return None
    return (counted or headings)[-1]


def headings_of(lines: Sequence[Line]) -> list[Heading]:
    """Return the lines that announce comments."""
    found: list[Heading] = []
    for line in lines:
        if len(line.text) <= 250 and (match := _HEADING.fullmatch(fold(line.text).strip("#*_ :"))):
            number = match["after"] or match["before"]
            count = {"un": 1, "one": 1}.get(number)
            if number and number.isdecimal():
                count = int(number)
            found.append(Heading(line.start, line.end, count))
    return found
