"""A question that takes for granted what the pages do not say: told so, with what they do say.

The answer stays a refusal. The sentences quoted are those that speak of whom the question names
and of what it says of them, the ones that deny it first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rag.answer import Notice, Sentence
from rag.attribution import of_name
from rag.checks import Checker
from rag.conflicts.owners import known
from rag.conflicts.stances import stance
from rag.conflicts.topic import Topic
from rag.extract import is_title, one_a_passage
from rag.extracts import framed
from rag.quoting.cutting import standing_alone, trimmed
from rag.refusals.presupposition import is_attributed, presupposed
from rag.refusals.standpoint import foremost, told_by_reader
from rag.text.facts import Facts
from rag.text.numbers.measures import MONEY
from rag.text.words.lexicon import shipped
from rag.voices import voice_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.documents import Language
    from rag.citing import Numbering
    from rag.conflicts.sayings import Saying
    from rag.evidence.selection import Candidate, Wanted
    from rag.extract import Extract
    from rag.questions.answer_type import AnswerType
    from rag.questions.question import Question

_CHECKED: Final = 8  # sentences that what is taken for granted is held against
_LOOKED: Final = 16  # sentences among which the quotes are chosen
_WORDS: Final = 40  # of one quote
_ALL_WORDS: Final = 62  # of both
_LEAST: Final = 0.38  # what a quote must reach
_DID: Final = re.compile(r"why (did|does|do)\b", re.IGNORECASE)
_HALF: Final = 0.5  # of the question's words, that a denial of them holds
_FIRM: Final = frozenset({"polarity", "direction", "entity-mismatch"})
_DETAILS: Final = frozenset({"number-not-in-source", "date-not-in-source"})
_UNSAID: Final = _FIRM | _DETAILS | {"name-not-in-source"}
_TOLD_OTHERWISE: Final[dict[AnswerType, frozenset[str]]] = {
    "reason": _UNSAID,
    "date": _FIRM,
    "manner": _FIRM,
    "amount": _DETAILS,
    "count": _DETAILS,
    "person": _DETAILS,
    "place": _DETAILS,
    "yes-no": _DETAILS,
    "other": _DETAILS,
}


@dataclass(frozen=True, slots=True)
class Correction:
    """What is said instead of an answer.

    Attributes
    ----------
    sentences
        That the question takes something for granted, then one or two quotes.
    notices
        The notice ``false-premise``; none where the pages may be only silent.
    """

    sentences: tuple[Sentence, ...] = ()
    notices: tuple[Notice, ...] = ()


def correction(
    wanted: Wanted,
    found: Sequence[Candidate],
    numbering: Numbering,
    *,
    missing: Sequence[str] = (),
) -> Correction:
    """Return what the pages say of a false premise, nothing where a question has none.

    Parameters
    ----------
    wanted
        The question, refused.
    found
        Candidates, most probable first.
    numbering
        Gives the citations their numbers.
    missing
        Names of the question that no page holds.
    """
    missing = [name for name in missing if not any(voice in name for voice in wanted.voices)]
    denied = told_by_reader(wanted, found) == "denies"
    presumed = denied or (bool(found) and is_presumed(wanted, found, missing))
    if not found or not (presumed or wanted.question.type == "reason"):
        return Correction()
    language = wanted.question.language
    quotes = []
    chosen = [foremost(wanted, found)[0].extract] if denied else _chosen(wanted, found)
    for extract in chosen:
        cited = (numbering.cite(extract),)
        quotes.append(Sentence(framed(extract, language), cited, *voice_of(extract)))
    if not quotes:
        return Correction()
    lead = Sentence(_lead(language, missing, presumed=presumed), (), "synthesis")
    return Correction((lead, *quotes), (_notice(language),) if presumed else ())


def is_presumed(wanted: Wanted, found: Sequence[Candidate], missing: Sequence[str] = ()) -> bool:
    """Tell whether a question takes for granted something that the pages do not say.

    A *why* does when the checks find it said otherwise (of somebody else, with another figure,
    the other way round) or find no sentence with its verb; another question, when a figure of it
    stands nowhere or, asked *when* or *how*, when it is said otherwise.
    """
    question = wanted.question
    otherwise = _TOLD_OTHERWISE.get(question.type)
    if is_attributed(question.text):
        return False
    if otherwise is None or missing:
        return otherwise is not None and question.type == "reason"
    extracts = one_a_passage([candidate.extract for candidate in found[:_CHECKED]])
    stated = _stated(question)
    facts = Facts(stated, language=question.language)
    if otherwise == _DETAILS and not (facts.quantities or facts.moments):
        return False
    checker = Checker(extracts, language=question.language)
    verdict = checker.check(stated, range(len(extracts)))
    if verdict.why in otherwise:
        return True
    unsaid = verdict.why == "no-source" and question.type == "reason"
    return unsaid and _is_unheard(facts, wanted, found)


def _is_unheard(stated: Facts, wanted: Wanted, found: Sequence[Candidate]) -> bool:
    """Whether what is mainly taken for granted happens in none of the sentences found."""
    acting = (f.term for f in stated.frames if f.agents and "say" not in f.term.senses)
    main = next(acting, None)
    if main is None:
        return False
    topic = Topic(wanted)
    sayings = [topic.saying(candidate.extract) for candidate in found[:_CHECKED]]
    return not any(s.facts.ground.find(main, stated.language, shipped()) for s in sayings)


def _stated(question: Question) -> str:
    """Return what a question takes for granted, an English verb marked as one.

    *Anne Roux did blow up the bridge* is read as a deed; without *did* the verb is not seen.
    """
    stated = presupposed(question.text)
    name = next((name for name in question.names if stated.startswith(name)), None)
    asked = _DID.match(question.text)
    if asked is None or name is None:
        return stated
    return f"{name} {asked[1]}{stated.removeprefix(name)}"


def _chosen(wanted: Wanted, found: Sequence[Candidate]) -> list[Extract]:
    """Return the sentence that speaks most of whom the question names, and one of what it says."""
    topic = Topic(wanted)
    single = [
        c
        for c in found
        if not c.signs.pair
        and not is_title(c.extract)
        and not c.extract.text.rstrip(" »”").endswith("?")
    ][:_LOOKED]
    weighed = [(c, topic.saying(c.extract)) for c in single]
    first = _best([(_of_whom(topic, c, s), c) for c, s in weighed])
    if first is None:
        return []
    chosen = [trimmed(standing_alone(first.extract), _WORDS)]
    path = first.extract.hit.source.path
    others = [(c, s) for c, s in weighed if c.extract.hit.source.path != path]
    second = _best([(_of_what(topic, c, s), c) for c, s in others])
    room = _ALL_WORDS - len(chosen[0].text.split())
    if second is not None and len(second.extract.text.split()) <= room:
        chosen.append(second.extract)
    return chosen


def _best(weighed: Sequence[tuple[float, Candidate]]) -> Candidate | None:
    weight, candidate = max(weighed, key=lambda pair: pair[0], default=(0.0, None))
    return candidate if weight >= _LEAST else None


def _of_whom(topic: Topic, candidate: Candidate, saying: Saying) -> float:
    """Return how much a sentence speaks of those a question names, denials first."""
    return (
        _of_what(topic, candidate, saying) - 0.15 * topic.told(saying) + 0.4 * known(topic, saying)
    )


def _of_what(topic: Topic, candidate: Candidate, saying: Saying) -> float:
    """Return how much a sentence speaks of what a question says, of whomever."""
    said = stance(topic, saying)
    denies = said is not None and said.stance == "no" and topic.told(saying) >= _HALF
    asked = {q.unit for q in topic.facts.quantities if q.unit in MONEY | {"%"}}
    held = {q.unit for q in saying.facts.quantities}
    return (
        candidate.extract.score
        + 0.35 * topic.told(saying)
        + 0.3 * (denies or candidate.signs.opposed > 0)
        + 0.3 * bool(asked & held)
        - 0.2 * saying.is_comment
    )


def _lead(language: Language, missing: Sequence[str], *, presumed: bool) -> str:
    if missing:
        names = ", ".join(missing)
        return {
            "fr": f"Aucune page ne parle {of_name(names)}. Voici ce qu'elles disent.",
            "en": f"No page mentions {names}. Here is what they say.",
        }[language]
    if presumed:
        return {
            "fr": "La question suppose ce que les pages ne disent pas. Voici ce qu'elles disent.",
            "en": "The question takes for granted what the pages do not say. "
            "Here is what they say.",
        }[language]
    return {
        "fr": "Les pages ne répondent pas à cette question. Voici ce qui s'en approche le plus.",
        "en": "The pages do not answer this question. Here is what comes nearest.",
    }[language]


def _notice(language: Language) -> Notice:
    text = {
        "fr": "Les pages ne disent pas ce que la question tient pour acquis.",
        "en": "The pages do not say what the question takes for granted.",
    }
    return Notice("false-premise", text[language])
