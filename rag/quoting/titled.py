"""The title of a page as what its sentences go back to: the affair that *cet accord* speaks of."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, Final

from index.analysis import fold
from rag.quoting.local_antecedents import listed
from rag.quoting.someone import is_person
from rag.quoting.stand_ins import may_be_house
from rag.text.facts import Facts
from rag.text.names.names import same

if TYPE_CHECKING:
    from rag.hits import Source
    from rag.quoting.anaphora import Lean
    from rag.quoting.before import Before

_MOST: Final = 12  # words of a title shown
_PARTIES: Final = 2
_TELLS: Final = 5  # words of a title without a name that tells what a page is of
_ENDS: Final = re.compile(r"\s*[,:;?!–—|]\s+")
_LOOSE: Final = " \u00a0\u202f,:;?!–—|"
_WORD: Final = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_TAIL: Final = re.compile(
    r"(?:\s+(?:de|du|des|d[’']|à|au|aux|le|la|les|l[’']|et|en|un|une|avec|pour|qui|que|alors|"
    r"of|the|a|an|to|in|on|and|with|for|as|that|its|his|her))+$",
    re.IGNORECASE,
)
_ANY: Final = frozenset(("event", "place", "both"))
_ONE: Final = frozenset(("noun", "owner", "subject", "object"))


def title_for(source: Source, lean: Lean, before: Before, opening: str = "") -> str:
    """Return the title that tells what a word goes back to, short; empty where it may mislead.

    What was told needs the title of its page; a thing the one name in it that the quote lacks, or
    the one asked about. No title tells who speaks. A page without a title has its opening words.
    """
    title = source.title or opening
    if not title or lean.said or is_person(lean.word.lower().partition(" ")[0]):
        return ""
    title = shortened(title, source.language)
    names = Facts(title, language=source.language).layout.names
    if lean.kind in _ANY:
        tells = names or len(title.split()) >= _TELLS
    else:
        missing = [name for name in names if not any(same(name, own) for own in before.names)]
        asked = [name for name in missing if any(same(name, other) for other in before.asked)]
        tells = lean.kind in _ONE and 1 in (len(missing), len(asked))
    return title if tells else ""


def tells_of(lean: Lean) -> bool:
    """Tell whether a word stands for what a page is about: *ce rapprochement*, *this deal*."""
    noun = lean.word.split()[-1]
    return lean.kind == "event" and fold(noun) in listed("affairs")


def asks_of_two(before: Before) -> bool:
    """Tell whether a question names two parties, so that *this deal* is the one between them."""
    told = (name for name in before.asked if may_be_house(name) and before.tells(name))
    houses = [name for name in told if name.words[-1] not in before.people]
    return len({name.words for name in houses}) >= _PARTIES


def shortened(title: str, language: str = "fr") -> str:
    """Return a title of over twelve words cut to the first part between signs that names most.

    >>> shortened("Le pont rouvre"), shortened("Enfin : le pont de Vernou rouvre, " + "si " * 20)
    ('Le pont rouvre', 'le pont de Vernou rouvre…')
    """
    if len(_WORD.findall(title)) <= _MOST:
        return title
    unit = Facts(title, language=language)
    named = [unit.tokens[name.start].start for name in unit.layout.names]
    cuts = [0, *(match.end() for match in _ENDS.finditer(title)), len(title)]
    runs = [slice(*ends) for ends in combinations(cuts, 2)]
    fitting = [run for run in runs if len(_WORD.findall(title[run])) <= _MOST]
    if fitting:
        best = max(fitting, key=lambda run: (_within(run, named), -run.stop, run.start))
        return f"{title[best].rstrip(_LOOSE)}…"
    words = list(_WORD.finditer(title))
    return f"{_TAIL.sub('', title[: words[_MOST - 1].end()])}…"


def _within(run: slice, places: list[int]) -> int:
    return sum(run.start <= place < run.stop for place in places)
