"""The subject of a verb, found without a parser.

It is the nearest name to the left that no preposition introduces, appositions and brackets passed
over; or a common noun with its article; or, behind a verb that closes a quotation, the name to
the right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.text.names.names import TITLES
from rag.text.syntax.clauses import clauses, relative
from rag.text.syntax.grammar import AUXILIARIES, OF, PREPOSITIONS, PRONOUNS, is_light, is_verb
from rag.text.words.tables import wordlist
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from rag.text.names.names import Name
    from rag.text.syntax.layout import Layout

_HOUSES = frozenset(("@microsoft", "@apple", "@google", "@meta"))  # la firme de Redmond
_RELATIVES = frozenset(("qui", "who", "which", "that"))
_CLEFTS = frozenset((("c'", "est"), ("c'", "etait"), ("it", "is"), ("it", "was"), ("it", "will")))
_FORWARD = 4  # words from *c'est* to whom it puts forward
_ITS = frozenset(("celui", "celle", "ceux", "celles"))  # celle de X: the lawyer, the mayor of X
_LAST = frozenset(("dernier", "derniere", "latter"))
_TOWARDS = frozenset(("vers", "dans", "en", "in", "at", "near", "from", "depuis"))
_GERUNDS = ("ant", "ing")  # tuant X, killing X: whom the clause before kills
_TITLED = 3  # places from an article to the name behind it: le docteur X
_PLACING = frozenset(("in", "at", "near", "a", "pres", "dans"))
_AHEAD = frozenset(
    ("jeune", "petit", "petite", "grand", "grande", "nouveau", "nouvelle", "ancien", "ancienne",
     "premier", "premiere", "meme", "autre", "propre", "gros", "seul", "seule", "vieux", "vieille")
)  # fmt: skip


def subject(layout: Layout, at: int) -> tuple[Name | None, int | None]:
    """Return the subject to the left: a name, or the place of a noun.

    Where a comma stands between, it is what the clause opens with: appositions,
    relatives and brackets are passed over, quotations are not entered.
    """
    name, noun = _subject(layout, at)
    if name is None and noun is not None and layout.tokens[noun].text in _LAST:
        name = _last(layout, noun)
    return name, None if name or noun in layout.saying else noun


def _last(layout: Layout, at: int) -> Name | None:
    """Return whom *ce dernier* is, where its own sentence names somebody before it."""
    if text_at(layout.tokens, at - 1) not in ("ce", "cette", "the"):
        return None
    before = [name for name in layout.names if name.stop < at]
    people = [name for name in before if layout.before(name) not in _TOWARDS]
    return people[-1] if people else None


def _subject(layout: Layout, at: int) -> tuple[Name | None, int | None]:
    """Return the same, perhaps a verb of speech taken for a noun."""
    zone = next(k for k, (start, stop) in enumerate(layout.zones) if start <= at < stop)
    start = layout.zones[zone][0]
    if _coordinated(layout, start, at):
        if zone and layout.tokens[start].text in AUXILIARIES:
            return _subject(layout, start)  # X, the insurer, is refusing and has sued
        name, noun = _opening(layout, zone)
        verb = noun is not None and layout.language == "en" and not layout.article(noun - 1)
        return _subject(layout, start) if verb and noun == start and zone else (name, noun)
    name, noun, closed = _scan(layout, start, at)
    if name or closed:
        return name, noun
    return (None, None) if _quoted(layout, start) else _further(layout, zone, at)


def _quoted(layout: Layout, start: int) -> bool:
    return any(sign in layout.tokens[start].gap for sign in '»"”')


def _further(layout: Layout, zone: int, at: int) -> tuple[Name | None, int | None]:
    """Return the subject that stands before the comma that opens the zone of a verb."""
    start = layout.zones[zone][0]
    alone = layout.starts.get(layout.zones[zone - 1][0]) if zone else None
    held = zone > 1 and alone is not None and alone.stop == start and layout.bare(alone)
    if held and alone is not None and not _in_a_place(layout, alone):
        return alone, None
    begin = _begin(layout, start, at)
    for k in range(zone):
        first, _ = layout.zones[k]
        if first < begin or text_at(layout.tokens, first) in PREPOSITIONS:
            continue
        if relative(layout.tokens, first) or layout.tokens[first].text.endswith(("ee", "ees")):
            continue
        return _opening(layout, k)
    return None, None


def _in_a_place(layout: Layout, name: Name) -> bool:
    """Whether a name only tells where the place before it lies: *based in Kilbarran, Ireland*."""
    place = layout.ends.get(name.start)
    return place is not None and layout.before(place) in _PLACING


def _begin(layout: Layout, start: int, at: int) -> int:
    """Return where the clause of a verb begins, the one before it if *and* only goes on with it."""
    firsts = [first for first, _ in clauses(layout.tokens) if first <= at]
    goes_on = firsts[-1] == start and layout.tokens[start].text in ("et", "and")
    return firsts[-2] if goes_on and len(firsts) > 1 else firsts[-1]


def _coordinated(layout: Layout, start: int, at: int) -> bool:
    """Whether a verb shares the subject of one before it: *said it had won and would stay*."""
    before, french = at - 1, layout.language == "fr"
    while before > start and (
        (word := layout.tokens[before].text) in AUXILIARIES or (french and is_light(word))
    ):
        before -= 1
    joined = text_at(layout.tokens, before) in ("et", "and")
    verb = not french and is_verb(layout.tokens[at].text)
    return joined and (before < at - 1 or verb) and before > start + 1


def _opening(layout: Layout, zone: int) -> tuple[Name | None, int | None]:
    """Return the name or noun that a clause opens with: *X, …* or *le préfet, X, …*."""
    start, stop = layout.zones[zone]
    for at in range(start, stop):
        name = layout.starts.get(at)
        if name is not None and layout.bare(name):
            return name, None
        if text_at(layout.tokens, at) in PRONOUNS:
            its = text_at(layout.tokens, at) in _ITS and text_at(layout.tokens, at + 1) in OF
            return _apposed(layout, stop) if its else None, None
        if at in layout.contents and at not in layout.starts:
            apposed = _apposed(layout, stop)
            if apposed is not None:
                return apposed, None
            return _named(layout, at, stop)
    return None, None


def _apposed(layout: Layout, start: int) -> Name | None:
    """Return the name that is all a stretch between commas tells: *, Me X,*, *, le docteur X,*."""
    at = start
    while at not in layout.starts and (
        text_at(layout.tokens, at) in TITLES
        or layout.article(at)
        or (layout.article(at - 1) and at + 1 in layout.starts)
        or (layout.article(at - 1) and at in layout.contents)
    ):
        at += 1
    name = layout.starts.get(at)
    if name is not None and (start, name.stop) in layout.zones:
        return name
    stop = next((last for first, last in layout.zones if first == start), start)
    name = layout.ends.get(stop)
    if name is None or name.start < start:
        return None
    titled = layout.article(start) and name.start - start <= _TITLED
    return name if name.start == start or (titled and layout.bare(name)) else None


def _named(layout: Layout, at: int, stop: int) -> tuple[Name | None, int | None]:
    """Return the name right behind a noun, *son collègue italien X*, else the noun."""
    behind = at + 1
    while behind < stop and behind in layout.contents and behind not in layout.starts:
        behind += 1
    name = layout.starts.get(behind) if behind < stop else None
    return (name, None) if name is not None and name.stop == stop else (None, at)


def _scan(layout: Layout, start: int, stop: int) -> tuple[Name | None, int | None, bool]:
    """Look left for a bare name, or a noun with its article; the flag tells to stop."""
    at = stop - 1
    while at >= start:
        name = layout.ends.get(at + 1)
        if name is not None and name.start >= start:
            if layout.bare(name):
                return (None, None, True) if _embedded(layout, name, stop) else (name, None, False)
            at = name.start - 1
            continue
        found = _stopped(layout, at, start) or _headed(layout, at, start, stop)
        if found is not None:
            return found
        at -= 1
    return None, None, False


def _stopped(layout: Layout, at: int, start: int) -> tuple[Name | None, int | None, bool] | None:
    """Return what a word that bars the way makes of the search: *que*, *il*, *qui*."""
    word = layout.tokens[at].text
    owner = layout.ends.get(at)
    if word in wordlist("anaphora") and owner and layout.article(owner.start - 1):
        return None, at, True
    if word in PRONOUNS and word in _RELATIVES:
        if (told := _cleft(layout, at)) is not None:
            return told, None, True
        if (told := _explained(layout, at)) is not None:
            return told, None, True
        noun = at - 1 if at - 1 in layout.contents else None
        return (owner if owner and layout.bare(owner) else None), noun, True
    if word in PRONOUNS or (word in ("que", "qu'") and at > start):
        return None, None, True
    return None


def _explained(layout: Layout, at: int) -> Name | None:
    """Return whom a relative goes on about behind an apposition: *X, the firm's chief, who …*."""
    if "," not in layout.tokens[at].gap:
        return None
    before = next(((a, b) for a, b in layout.zones if b == at), None)
    if before is None or "," not in layout.tokens[before[0]].gap:
        return None
    name = layout.ends.get(before[0])
    inside = any(before[0] <= other.start < at and layout.acts(other) for other in layout.names)
    office = not layout.nominal.isdisjoint(range(*before))
    return name if name is not None and office and not inside else None


def _cleft(layout: Layout, at: int) -> Name | None:
    """Return whom *c'est … qui*, *it was … who* puts forward: *c'est X, l'ami de Y, qui paie*."""
    for place in range(at - 1, -1, -1):
        pair = (text_at(layout.tokens, place - 1), layout.tokens[place].text)
        if any(sign in layout.tokens[place].gap for sign in ";:.«»"):
            return None
        if pair in _CLEFTS:
            told = (name for name in layout.names if place < name.start <= place + _FORWARD)
            return next((name for name in told if layout.bare(name)), None)
    return None


def _headed(
    layout: Layout, at: int, start: int, stop: int
) -> tuple[Name | None, int | None, bool] | None:
    """Return the common noun that starts at a place, unless a preposition introduces it."""
    article = layout.article(at - 1) and layout.tokens[at].text.isalpha()
    opens = at == start and at in layout.contents
    verb = layout.tokens[at].text in AUXILIARIES  # l'aurait vendue
    if at == 0 or at in layout.starts or verb or not (article or opens):
        return None
    if text_at(layout.tokens, at - 2) in PREPOSITIONS:
        return None
    house = layout.starts.get(at + 2)
    of = text_at(layout.tokens, at + 1) in OF
    if of and house is not None and not _HOUSES.isdisjoint(house.keys):
        return house, None, False
    return None, _head(layout, at, stop), True


def _embedded(layout: Layout, name: Name, at: int) -> bool:
    """Whether a name is the subject of an earlier clause: *dit que X part et nie …*."""
    coordinated = text_at(layout.tokens, at - 1) in ("et", "and")
    return coordinated and text_at(layout.tokens, name.start - 1) in ("que", "qu'", "that")


def _head(layout: Layout, at: int, stop: int) -> int:
    """Return the noun of a group: *la jeune société*, *the regional health agency*."""
    if layout.language == "fr":
        return at + 1 if layout.tokens[at].text in _AHEAD and at + 1 in layout.contents else at
    while at + 1 < stop and at + 1 in layout.contents and not layout.tokens[at + 1].gap.strip():
        at += 1
    return at
