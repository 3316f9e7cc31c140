"""The article of a saved text: its title, who wrote it and when, and which lines are its own.

What the page repeats (the title, a caption, a sentence pulled out as a quote with its speaker's
name and role) is kept once; furniture is left out. Nothing else is dropped.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.analysis import fold
from index.readers.dates import DATE, date_in
from index.readers.furniture import is_furniture, is_menu, opens_related, opens_tail
from index.readers.lines import Line, blocks_of, overlap, word_list
from index.readers.origins import byline, is_person

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_DATELINE = re.compile(
    rf"[\W_]*(?:(?:publi|post|mis|mise|modifi|paru|le|on|published|updated|last|date|par|by"
    rf"|actualis|cr[ée])\S*"
    rf"(?:[ \u00a0][^\n.]{{0,40}}?)?[ \u00a0:]+)?{DATE}[\W_]*(?:[^.\n]{{0,60}})?",
    re.IGNORECASE,
)
_LEADING_DATE = re.compile(
    rf"(?:date|publié le|published(?: on)?)[ ]?:?[ ]{DATE}(?=[ ]+\S)", re.IGNORECASE
)
_UPDATED = re.compile(r"mis[e]? à jour|updated|modifi|actualis", re.IGNORECASE)
_FIELD = re.compile(
    r"(?P<key>titre|title|auteur|autrice|author|date|url|lien|source|site|journal|m[ée]dia|outlet"
    r"|langue|language)"
    r"[ \u00a0]?:[ \u00a0]*(?P<value>\S.*)",
    re.IGNORECASE,
)
_FIELDS = {
    "titre": "title", "title": "title", "auteur": "author", "autrice": "author",
    "author": "author", "date": "date", "url": "url", "lien": "url", "source": "outlet",
    "site": "outlet", "journal": "outlet", "média": "outlet", "media": "outlet",
    "outlet": "outlet", "langue": "language", "language": "language",
}  # fmt: skip
_CAPTION = re.compile(
    r"(?:photos?|cr[ée]dits?|illustration|image|vid[ée]o|tableau|graphique|infographie|l[ée]gende"
    r"|©|\(c\))(?!\w).*",
    re.IGNORECASE,
)
_MANY_BLOCKS = 400


@dataclass(frozen=True, slots=True)
class Article:
    """The lines of an article that are kept, and what its head says."""

    lines: tuple[Line, ...]
    fields: dict[str, str]


def article_of(lines: Sequence[Line]) -> Article:
    """Tell an article's own lines from furniture and repeats, and read its head."""
    lines = _with_leading_date(lines)
    brand = _brand(lines)
    kept = _without_furniture(lines, brand)
    fields = _head_fields(kept, Counter(fold(line.text) for line in lines))
    if brand is not None:
        fields.setdefault("outlet", brand.text)
    own = _without_repeats(kept)
    return Article(tuple(own), fields)


def _with_leading_date(lines: Sequence[Line]) -> list[Line]:
    """Part a date from the paragraph it was glued to at the top of the page."""
    made = list(lines)
    if made and (match := _LEADING_DATE.match(made[0].text)):
        first = made[0]
        rest = first.text[match.end() :].lstrip()
        middle = first.end - len(rest)
        made[:1] = [
            replace(first, text=match.group(), end=first.start + match.end()),
            Line(rest, middle, first.end, 0, opens=True),
        ]
    return made


def _brand(lines: Sequence[Line]) -> Line | None:
    """Return the one line of a menu that is no link: the outlet's name above its sections."""
    for block in blocks_of(lines)[:3]:
        rest = [line for line in block if not is_furniture(line.text)]
        if len(block) > 2 and len(rest) == 1:
            words = rest[0].text.split()
            if 1 < len(words) <= 6 and words[0][0].isupper() and rest[0].text[-1] not in ".!?":
                return rest[0]
    return None


def _without_furniture(lines: Sequence[Line], brand: Line | None) -> list[Line]:
    """Leave out furniture, link lists under "Lire aussi", and what follows the comment form."""
    kept: list[Line] = []
    skipping = ""
    last = max((line.start for line in lines if len(line.text) >= 200), default=0)
    for line in lines:
        if opens_tail(line.text) and line.start > last:
            skipping = "tail"
        elif opens_related(line.text):
            skipping = "related"
        elif (skipping == "related" and not _is_teaser(line)) or len(line.text) >= 200:
            skipping = ""
        if not (skipping or is_furniture(line.text) or line is brand):
            kept.append(line)
    return kept


def _is_teaser(line: Line) -> bool:
    """Tell the title of another article, in a list: short, without a sentence's end."""
    return len(line.text) < 160 and line.text[-1] not in ".!»…"


def _head_fields(lines: Sequence[Line], seen: Counter[str]) -> dict[str, str]:
    """Read the title, author, date and declared fields above the first paragraph."""
    fields: dict[str, str] = {}
    head = _head(lines)
    candidates: list[tuple[float, str]] = []
    people: list[str] = []
    for place, line in enumerate(head):
        if (field := _FIELD.fullmatch(line.text)) and len(line.text) < 300:
            fields.setdefault(_FIELDS[field["key"].lower()], field["value"].strip())
        elif (author := byline(line.text)) is not None:
            fields.setdefault("author", author)
        elif is_person(line.text) and not _is_dateline(line):
            people.append(line.text)
        elif not _is_dateline(line) and (score := _title_score(head, place, seen)):
            candidates.append((score, line.text))
    if candidates:
        fields.setdefault("title", max(candidates, key=lambda candidate: candidate[0])[1])
    if people:
        fields.setdefault("author", people[0])
    if "date" in fields:
        fields["date"] = date_in(fields["date"]) or ""
    elif dated := _date(head) or _date(lines):
        fields["date"] = dated
    return {name: value for name, value in fields.items() if value}


def _head(lines: Sequence[Line]) -> list[Line]:
    """Return the lines above the first paragraph of body text."""
    head: list[Line] = []
    for block in blocks_of(lines):
        length = sum(len(line.text) for line in block)
        filled = len(block) > 2 and length / len(block) > 50
        long = [line for line in block if len(line.text) >= 180]
        if filled or long:
            before = block.index(long[0]) if long else 0
            return head + block[:before]
        head.extend(block)
    return head[:20]


def _title_score(head: Sequence[Line], place: int, seen: Counter[str]) -> float:
    """Weigh a line of the head as a title; 0 is none.

    A title is repeated, or long, or stands alone; it does not end as a sentence does.
    """
    line = head[place]
    words = line.text.split()
    if not (len(words) >= 3 and 12 <= len(line.text) <= 220) or _CAPTION.match(line.text):
        return 0
    if line.text[-1] in ".,;:" or line.text[0].islower():
        return 0
    following = head[place + 1] if place + 1 < len(head) else None
    alone = line.opens and (following is None or following.opens)
    return (
        1
        + 3 * (seen[fold(line.text)] > 1)
        + 2 * (30 <= len(line.text) <= 170)
        + alone
        + line.text.startswith("# ")
        - place / 100
    )


def _is_dateline(line: Line) -> bool:
    return len(line.text) <= 140 and _DATELINE.fullmatch(line.text) is not None


def _date(lines: Iterable[Line]) -> str | None:
    """Return the first date a dateline gives, that of an update last."""
    datelines = [line.text for line in lines if _is_dateline(line)]
    for text in sorted(datelines, key=lambda text: _UPDATED.match(text.lower()) is not None):
        if (dated := date_in(text)) is not None:
            return dated
    return None


def _without_repeats(lines: Sequence[Line]) -> list[Line]:
    """Keep once what the page says twice, and no sentence pulled out of the body."""
    blocks = blocks_of(_once(lines))
    if len(blocks) > _MANY_BLOCKS:
        return [line for block in blocks for line in block]
    words = [word_list(" ".join(line.text for line in block)) for block in blocks]
    pulled = [_is_pulled(number, words) for number in range(len(blocks))]
    kept: list[Line] = []
    for number, block in enumerate(blocks):
        speaker = number and pulled[number - 1] and _is_speaker(block)
        if not (pulled[number] or speaker):
            kept.extend(block)
        pulled[number] = bool(pulled[number] or speaker)
    return kept


def _once(lines: Sequence[Line]) -> list[Line]:
    """Drop a line of three words or more that stood before, case and dashes apart."""
    seen: set[tuple[str, ...]] = set()
    kept: list[Line] = []
    opens = False
    for line in lines:
        words = tuple(word_list(line.text))
        opens |= line.opens
        if len(words) >= 3 and words in seen:
            continue
        seen.add(words)
        kept.append(replace(line, opens=opens))
        opens = False
    return kept


def _is_speaker(block: Sequence[Line]) -> bool:
    """Tell the name printed under a pulled quote."""
    return len(block) == 1 and (is_person(block[0].text) or is_menu(block[0].text))


def _is_pulled(number: int, words: Sequence[Sequence[str]]) -> bool:
    """Tell a block whose words come back, in order, inside a longer block."""
    part = words[number]
    if not 7 <= len(part) <= 70:
        return False
    own = set(part)
    return any(
        len(whole) > 1.2 * len(part)
        and len(own.intersection(whole)) >= 0.8 * len(own)
        and overlap(part, whole) >= 0.85
        for other, whole in enumerate(words)
        if other != number
    )
