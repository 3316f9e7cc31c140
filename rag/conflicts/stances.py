"""Sentences that say yes and sentences that say no to what is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from index.analysis import is_stop
from rag.conflicts.concepts import concepts_at
from rag.conflicts.kin import kin
from rag.conflicts.opposites import are_opposite, sides
from rag.conflicts.owners import known, linked, told_around
from rag.conflicts.plain import folded
from rag.conflicts.sides import Told
from rag.text.names.names import same
from rag.text.words.lexicon import opposite, senses

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rag.conflicts.sayings import Saying
    from rag.conflicts.topic import Topic

Stance: TypeAlias = Literal["yes", "no", "perhaps"]

_KNOWN: Final = 0.5
_TOLD: Final = 0.5  # share of the question's words that a side must hold
_WHOLE: Final = 0.8  # the same where a side only leaves it open
_TRIED: Final = 4  # sentences that may be the answer's side
_MOST_WORDS: Final = 12  # of the words shown for a side
_PERHAPS: Final = re.compile(
    r"\b(pourrai\w*|peut-etre|eventuel\w*|potentiel\w*|envisag\w*|decid\w* (si|de)|"
    r"rien ne dit|on ignore|si elle|s'il|might|may|could|perhaps|whether|not decided|if it|"
    r"considering|possibly|potentially)\b"
)
_CONDITIONAL: Final = re.compile(
    r"^\W*(?:(?:mais|et|but|and) )?(?:si|s'ils?|if|unless)\b|"
    r", (?:si|s'ils?|if|unless|a moins qu)\b|\b(?:a condition|provided that|en cas de|in case)\b|"
    r"^\W*(?:(?:mais|et|but|and) )?(?:sans|faute de|without)\b[^,.]*,[^.]*"
    r"(?:\w(?:rai[st]|raient|riez|rions)|\bwould(?:n't)?)\b"
)
_PART_TOLD: Final = 0.25  # the same of one whose page tells the rest just before it
_TURNING: Final = frozenset(("accept", "legal", "open", "admit", "possible", "appoint"))
_FALSE: Final = frozenset(
    ("faux", "fausse", "fausses", "inexact", "inexacte", "errone", "erronee", "dementi", "false",
     "wrong", "untrue", "inaccurate", "mistaken")
)  # fmt: skip
_OFF: Final = frozenset(
    ("annule", "annulee", "annules", "annulees", "abandonne", "abandonnee", "abandonnes",
     "abandonnees", "cancelled", "canceled", "scrapped", "shelved", "axed", "ditched")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence's stance, the token that shows it, and the question's words it bears on."""

    saying: Saying
    stance: Stance
    at: int
    words: dict[int, tuple[str, ...]]


def opposed(topic: Topic, likely: Sequence[Saying], others: Sequence[Saying]) -> list[list[Told]]:
    """Return the side that says yes and the one that says no, the answer's first.

    Where nobody says no, those who leave it open are the other side.
    """
    said = [s for s in (stance(topic, saying) for saying in _once((*likely, *others))) if s]
    if not said:
        return []
    for one in said[:_TRIED]:
        against = [other for other in said if _against(topic, one, other)]
        if against:
            same = [o for o in against if o.stance == against[0].stance]
            like = [o for o in said if o.stance == one.stance and _against(topic, o, same[0])]
            return [
                [Told(words_at(o.saying, o.at), o.saying) for o in side] for side in (like, same)
            ]
    return []


def _against(topic: Topic, one: Said, other: Said) -> bool:
    """Whether one says yes and the other no, or perhaps, to the same word of the question."""
    stances = {one.stance, other.stance}
    if len(stances) != 2 or "yes" not in stances:
        return False
    if "perhaps" in stances and min(told_around(topic, s.saying) for s in (one, other)) < _WHOLE:
        return False
    yes = one if one.stance == "yes" else other
    if topic.names and not any(yes.saying.own[at] > 0 for at in topic.names):
        return False
    shared = [word for word in one.words.keys() & other.words.keys() if _one_word(one, other, word)]
    beside = {w for w in one.words.keys() | other.words.keys() if w not in shared}
    both = (one.saying, other.saying)
    common = [w for w in (*topic.names, *topic.words) if w not in shared]
    held = sum(all(saying.own[w] > 0 for saying in both) for w in common)
    return bool(shared) and (held > 0 or not beside - set(common))


def _one_word(one: Said, other: Said, word: int) -> bool:
    """Whether both sides say a word of the question alike: stem, translation, opposite."""
    left, right = one.words[word], other.words[word]
    if not left or not right:
        return True  # an opposite on one side
    spoken, heard = one.saying.language, other.saying.language
    return any(linked(a, spoken, b, heard) or kin(a, spoken, b, heard) for a in left for b in right)


def stance(topic: Topic, saying: Saying) -> Said | None:
    """Return whether a sentence affirms what is asked, denies it or leaves it open."""
    text = saying.extract.text
    if not topic.words or text.rstrip(' »”"').endswith("?") or known(topic, saying) < _KNOWN:
        return None
    facts = saying.facts
    places = concepts_at(topic, facts.tokens, saying.language, topic.words)
    turned = _opposites(topic, saying)
    held = [at in places or at in turned for at in range(len(topic.wanted.concepts))]
    if not _tells(topic, saying, held) or _CONDITIONAL.search(folded(saying)):
        return None
    found = [at for ats in places.values() for at in ats]
    if _PERHAPS.search(folded(saying)):
        at = found[0] if found else next(iter(turned.values()))
        return Said(saying, "perhaps", at, _texts(saying, places))
    denied = {w: at for w, ats in places.items() for at in ats if at in facts.denied}
    false = _called_false(saying, found)
    if false is not None:
        denied |= {w: false for w, ats in places.items() if any(0 < false - at <= 4 for at in ats)}
    denied |= {w: at for w, at in turned.items() if at not in facts.denied}
    off = None if denied else _called_off(topic, saying)
    if off is not None:
        denied = dict.fromkeys(places, off)
    if denied:
        own = _texts(saying, {w: places.get(w, ()) for w in denied})
        return Said(saying, "no", next(iter(denied.values())), own)
    places = {
        w: kept
        for w, ats in places.items()
        if (kept := [at for at in ats if at not in facts.shaded])
    }
    heaviest = max(places, key=lambda at: topic.wanted.weights[at], default=None)
    if heaviest is None:
        return None
    return Said(saying, "yes", places[heaviest][-1], _texts(saying, places))


def is_open(saying: Saying) -> bool:
    """Tell whether a sentence asks, supposes or only thinks possible."""
    text = folded(saying)
    asks = text.rstrip(' »”"').endswith("?")
    return asks or (_CONDITIONAL.search(text) or _PERHAPS.search(text)) is not None


def _tells(topic: Topic, saying: Saying, held: Sequence[bool]) -> bool:
    """Whether a sentence, with its title and the one before it, speaks of what is asked."""
    own = topic.share([float(h) for h in held], topic.words)
    if own >= _TOLD or own < _PART_TOLD:
        return own >= _TOLD
    return told_around(topic, saying, held) >= _WHOLE


def _texts(saying: Saying, places: Mapping[int, Sequence[int]]) -> dict[int, tuple[str, ...]]:
    tokens = saying.facts.tokens
    return {word: tuple(tokens[at].text for at in found) for word, found in places.items()}


def words_at(saying: Saying, at: int) -> str:
    """Return at most a dozen words around one of a sentence, in its clause, no loose word last."""
    tokens = saying.facts.tokens
    start, stop = at, at + 1
    while start > 0 and at - start < _MOST_WORDS // 2 and not _breaks(tokens[start].gap):
        start -= 1
    while stop < len(tokens) and stop - start < _MOST_WORDS and not _breaks(tokens[stop].gap):
        stop += 1
    cut = stop < len(tokens) and not _breaks(tokens[stop].gap)
    while cut and stop - 1 > at and is_stop(tokens[stop - 1].text, saying.language):
        stop -= 1
    return " ".join(saying.facts.text[tokens[start].start : tokens[stop - 1].end].split())


def _breaks(gap: str) -> bool:
    return any(sign in gap for sign in ",;:()–—.")


def _called_false(saying: Saying, places: Sequence[int]) -> int | None:
    """Return the place of a *faux* said of one of some words: *l'exclusivité est fausse*."""
    tokens = saying.facts.tokens
    false = [at for at, token in enumerate(tokens) if token.text in _FALSE]
    return next((at for at in false if any(0 < at - place <= 4 for place in places)), None)


def _called_off(topic: Topic, saying: Saying) -> int | None:
    """Return the place of a word that calls off what is asked about: *est annulée*."""
    facts = saying.facts
    if topic.told(saying) < _WHOLE or not topic.facts.words.isdisjoint(_OFF):
        return None
    found = (at for at, token in enumerate(facts.tokens) if token.text in _OFF)
    return next((at for at in found if at not in facts.denied), None)


def _opposites(topic: Topic, saying: Saying) -> dict[int, int]:
    """Return where a sentence says the opposite of a word of the question, by its place there."""
    question = topic.wanted.question
    found: dict[int, int] = {}
    for place in topic.words:
        asked = senses(question.words[place].folded, question.language)
        turned = {opposite(sense) for sense in asked if sense[:-1] in _TURNING}
        word = question.words[place].folded
        against = bool(sides(word, question.language))
        for term in saying.facts.terms:
            if asked & term.senses:
                continue
            text = saying.facts.tokens[term.at].text
            opposed = turned & term.senses or (
                against and are_opposite(word, question.language, text, saying.language)
            )
            if opposed and not _done_by_another(topic, saying, term.at):
                found.setdefault(place, term.at)
    return found


def _done_by_another(topic: Topic, saying: Saying, at: int) -> bool:
    """Whether a deed is told of somebody whom the question does not name: who wins, who loses."""
    doers = [name for f in saying.facts.frames if f.term.at == at for name in f.agents]
    asked = topic.facts.names
    return bool(doers and asked) and not any(same(one, other) for one in doers for other in asked)


def _once(sayings: Iterable[Saying]) -> list[Saying]:
    return list({saying.place: saying for saying in sayings}.values())
