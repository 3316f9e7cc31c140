"""What a page says of its author under the article, told by the author's own name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.analysis import fold
from index.readers.origins import is_person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.readers.lines import Line

_LAST = 12  # lines, the captions after an article's last paragraph among them
_LIMIT = 700
_HEADING = 60  # "About Ada Brun", over what it announces
_AND = re.compile(r"\s*(?:,|;|&|\||\b(?:and|et|und|y|e)\b)\s*")
_BY = re.compile(r"^(?:by|par|von|por|de|di|door)\s+", re.IGNORECASE)
_TRADE = (
    r"(?:writer|editor|reporter|correspondent|columnist|journalist|blogger|contributor|freelance"
    r"|critic|producer|podcast|author of|journaliste|redact|chroniqueu|correspondante?|pigiste"
    r"|auteur d|autrice d|redakteur|autor|periodista|redactora?|giornalista|verslaggever"
    r"|dziennikar)"
)
_REACHED = r"(?:@|\btwitter\b|\be-?mail\b|\breached at\b|\bfollow\b|\bjoindre\b)"
_SAYS = (
    rf"(?:,.{{1,80}},)? (?:is|was|are|est|ist|es|has been|has written)\b.{{0,200}}{_TRADE}"
    rf"|(?: \w+){{0,4}} (?:can|may) be reached\b"
    r"|(?: \w+){0,2} (?:covers|writes|reports|blogs|tweets|couvre|suit l'actualite|schreibt"
    r"|escribe|scrive) (?:about|on|for|from|the|at|pour|sur|uber|fur|sobre|para|per)\b"
    rf"|.{{0,200}}{_REACHED}"
)
_OPENS = (
    r"(?:about|contact|e-?mail|reach|follow|a propos de|contacter|suivre|suivez|uber|mehr von"
    r"|(?:see |read )?(?:more|all)(?: \w+){0,2} (?:by|from)|view (?:all|more)(?: \w+){0,2} by"
    r"|tous les articles de|voir (?:tous )?(?:ses|les) articles de|d'autres articles de)"
)


def without_bios(lines: Sequence[Line], author: str | None) -> list[Line]:
    """Leave out, of an article's last lines, those that say who its author is.

    Parameters
    ----------
    author
        One name or more, as the page gives them.
    """
    names = names_in(author or "")
    if not names:
        return list(lines)
    first = max(len(lines) - _LAST, len(lines) // 2)
    kept = list(lines[:first])
    about = False
    for line in lines[first:]:
        told = is_bio(line.text, names)
        if not told and not (about and _opens_on(line.text, names)):
            kept.append(line)
        about = told and len(line.text) <= _HEADING
    return kept


def _opens_on(line: str, names: Sequence[str]) -> bool:
    return len(line) <= _LIMIT and fold(line).startswith(tuple(names))


def names_in(author: str) -> list[str]:
    """Return the full names of people, folded.

    >>> names_in("Par Ada Brun et Luc Petit"), names_in("La rédaction")
    (['ada brun', 'luc petit'], [])
    """
    parts = _AND.split(_BY.sub("", author.strip()))
    return [fold(part) for part in parts if " " in part and is_person(part)]


def is_bio(line: str, names: Sequence[str]) -> bool:
    """Tell a line that says what its author does, or how to reach them.

    >>> names = ["ada brun"]
    >>> is_bio("Ada Brun is a staff writer in Lyon.", names), is_bio("About Ada Brun", names)
    (True, True)
    >>> is_bio("Ada Brun est professeure à Lyon.", names), is_bio("Ada Brun rit.", names)
    (False, False)
    """
    folded = fold(line).strip(" *_—–-•|")
    if len(line) > _LIMIT:
        return False
    return any(
        (folded.startswith(name) and re.match(_SAYS, folded[len(name) :]))
        or re.fullmatch(rf"{_OPENS} {re.escape(name)}\b.{{0,80}}", folded)
        for name in names
    )
