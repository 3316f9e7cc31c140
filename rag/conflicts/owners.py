"""Whom and what a sentence speaks of, held against the question and another sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rag.conflicts.concepts import keys_of
from rag.evidence.concepts import held_forms, matched
from rag.text.words.lexicon import root, senses, shipped
from rag.text.words.tables import wordlist

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.conflicts.sayings import Saying
    from rag.conflicts.topic import Topic
    from rag.text.names.names import Name


_FAMILY: Final = 6  # letters that two words of one family share
_STAGES: Final = frozenset(
    ("demi", "semi", "semifinal", "quart", "quarts", "quarter", "huitieme", "huitiemes", "aller",
     "retour", "preliminaire", "preliminary", "qualification", "qualifications", "qualifying",
     "femmes", "hommes", "women", "men", "dames", "juniors", "junior", "espoirs", "girls", "boys",
     "doubles", "singles")
)  # fmt: skip
_NARROW: Final = frozenset(
    ("exclusive", "accept+", "accept-", "legal+", "legal-", "open+", "open-", "buy", "merge",
     "death", "injured", "lawsuit", "announce")
)  # fmt: skip


def names_around(saying: Saying) -> list[Name]:
    """Return the names of a sentence, its title, and what its pronouns may go back to."""
    facts, passage = saying.facts, saying.facts.passage
    if passage is None:
        return list(facts.names)
    at = passage.units.index(facts)
    return [*facts.names, *passage.antecedents(at), *passage.title.names]


def known(topic: Topic, saying: Saying) -> float:
    """Return the share of the question's names that a sentence gives or goes back to."""
    source = saying.extract.hit.source
    concepts = topic.wanted.concepts
    held = [*matched(concepts, held_forms(source.title or "", saying.language))]
    held = [max(pair) for pair in zip(held, saying.own, strict=True)]
    if saying.is_comment:  # short, and about one thing
        thread = matched(concepts, held_forms(saying.extract.hit.text, saying.language))
        above = [s.own for s in topic.read.values() if s.place[0] == saying.place[0]]
        held = [max(values) for values in zip(held, thread, *above, strict=True)]
    missing = [at for at in topic.names if not held[at]]
    if missing:
        words = [word for name in names_around(saying) for word in name.words]
        keys = {key for word in words for key in keys_of(word, saying.language)}
        before = topic.before(saying)
        for at in missing:
            held[at] = float(topic.holds(at, keys) or before[at] > 0)
    return topic.share([float(value > 0) for value in held], topic.names)


def told_around(
    topic: Topic, saying: Saying, held: Sequence[float] = (), places: Sequence[int] = ()
) -> float:
    """Return the share of the question's words told by a sentence, its title, the one before.

    Parameters
    ----------
    topic, saying
        The question and the sentence.
    held
        What the sentence itself holds, where that is read in another way.
    places
        The words that count, where not all do.
    """
    own = held or saying.own
    around = [float(max(a, b) > 0) for a, b in zip(own, topic.before(saying), strict=True)]
    return topic.share(around, places or topic.words)


def other_subject(topic: Topic, left: Saying, right: Saying) -> bool:
    """Tell whether one of two sentences has the question's subject and the other another one.

    *La bibliothèque a ouvert* and *le café de la bibliothèque a ouvert* are of two things.
    """
    mine, theirs = _subject(topic, left), _subject(topic, right)
    if mine is None or theirs is None:
        return False
    asked = [_is_asked(topic, word, saying) for word, saying in ((mine, left), (theirs, right))]
    if asked[0] == asked[1]:
        return False
    return not same_word(mine, left.language, theirs, right.language)


def other_stage(topic: Topic, left: Saying, right: Saying) -> bool:
    """Tell whether two sentences speak of two stages: a final and a semi-final."""
    asked = topic.facts.words
    one, other = (saying.facts.words & _STAGES - asked for saying in (left, right))
    return one != other


def _is_asked(topic: Topic, word: str, saying: Saying) -> bool:
    keys = keys_of(word, saying.language)
    return any(topic.holds(at, keys) for at in topic.words)


def _subject(topic: Topic, saying: Saying) -> str | None:
    """Return the common noun that does, or undergoes, what the question asks about."""
    facts = saying.facts
    for frame in facts.frames:
        if frame.noun is None or not _is_asked(topic, facts.tokens[frame.term.at].text, saying):
            continue
        word = facts.tokens[frame.noun].text
        return None if word in wordlist("anaphora") else word
    return None


def same_word(one: str, spoken: str, other: str, heard: str) -> bool:
    """Tell whether two folded nouns are one, a translation of each other, or of one sense.

    >>> same_word("lits", "fr", "beds", "en"), same_word("lits", "fr", "emplois", "fr")
    (True, False)
    """
    return bool(senses(one, spoken) & senses(other, heard)) or linked(one, spoken, other, heard)


def linked(one: str, spoken: str, other: str, heard: str) -> bool:
    """Tell whether two folded words are of one stem or family, or translate each other.

    >>> linked("exclusif", "fr", "exclusivement", "fr"), linked("fermera", "fr", "close", "en")
    (True, True)
    """
    here, there = root(one, spoken), root(other, heard)
    if here == there or (len(here) >= _FAMILY and here[:_FAMILY] == there[:_FAMILY]):
        return True
    if _NARROW & senses(one, spoken) & senses(other, heard):
        return True
    if spoken == heard:
        return False
    bridge = shipped()
    forward = {form for form, _ in bridge.translations(here, spoken)}
    return there in forward or here in {form for form, _ in bridge.translations(there, heard)}
