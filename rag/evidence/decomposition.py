"""A question on two persons or things, held against the pages one at a time.

"Que disent Kai Zenner et Alexandra Geese ?" has no one sentence that answers: whatever Zenner says
lacks half of its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from rag.evidence.selection import Candidate, Wanted
    from rag.extract import Extract
    from rag.questions.question import Question

_OF_EACH: Final = frozenset({"opinion", "reason", "role", "definition", "manner", "other"})
_LED: Final = r"((?:dans|chez|pour|sur|in|at|for|from|on) [A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ0-9][\w-]*)*)"
_TWO_LED: Final = re.compile(rf"(?<= ){_LED} (?:et|and) {_LED}")
_TWO: Final = 2  # of three, none would be left the words to be told in
_BETWEEN: Final = re.compile(r"\b(?:entre|between)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """A question, or what it asks of one person or thing, with its sentences, likeliest first.

    ``name`` is who or what the part is on, empty where the question is one.
    """

    wanted: Wanted
    found: Sequence[Candidate]
    name: str = ""

    def is_told_in(self, extract: Extract) -> bool:
        """Tell whether an extract is this person's words or names him, but not as one spoken to."""
        last = self.name.split()[-1]
        if extract.hit.source.author == self.name:
            return True
        spoken_to = rf"\b(?:à|to|avec|with|contre|against) (?:\S+ )?{re.escape(last)}\b"
        return last in extract.text and not re.search(spoken_to, extract.text)


def apart(question: Question, voices: Collection[str] = ()) -> dict[str, str]:
    """Return a question on two persons as one question each, by name; empty for any other.

    So is one on any two names when it repeats what leads them: *dans Mistral et dans OpenAI*.

    Parameters
    ----------
    question
        As read.
    voices
        Outlets and readers of the dossier that it names.

    Examples
    --------
    >>> from rag.questions.question import read_question
    >>> def split(text):
    ...     return [*apart(read_question(text, main_language="fr")).values()]
    >>> split("Que disent Kai Zenner et Alexandra Geese de l'accord ?")
    ["Que disent Kai Zenner de l'accord ?", "Que disent Alexandra Geese de l'accord ?"]
    >>> split("Que disent Microsoft et Mistral ?"), split("Qui est Kai Zenner ?")
    ([], [])
    >>> split("Combien Acme a-t-il mis dans Roux et dans Tilleul ?")
    ['Combien Acme a-t-il mis dans Roux ?', 'Combien Acme a-t-il mis dans Tilleul ?']
    >>> split("Quel lien entre Kai Zenner et Alexandra Geese ?")
    []
    """
    row = _persons(question, voices) or _TWO_LED.search(question.text)
    if row is None or _BETWEEN.search(question.text[: row.start()]):
        return {}
    head, tail = question.text[: row.start()], question.text[row.end() :]
    return {name: f"{head}{name}{tail}" for name in row.groups()}


def _persons(question: Question, voices: Collection[str]) -> re.Match[str] | None:
    if question.type not in _OF_EACH:
        return None
    full = [name for name in question.names if " " in name]
    for persons in (full, sorted(voices, key=question.text.find)):
        if len(persons) == _TWO:
            joined = " (?:et|and) ".join(f"({re.escape(name)})" for name in persons)
            if row := re.search(joined, question.text):
                return row
    return None


def in_turn(found: Sequence[Sequence[Candidate]]) -> list[Candidate]:
    """Return the candidates of each part in turn, the best of each part alike."""
    found = [each for each in found if each]
    if len(found) < 2:
        return list(*found)
    best = max(each[0].extract.score for each in found)
    told = [[_raised(c, best - each[0].extract.score) for c in each] for each in found]
    seen: set[tuple[str, int, int]] = set()
    turns = (c for c in chain.from_iterable(zip_longest(*told)) if c is not None)
    return [c for c in turns if _first(c, seen)]


def _raised(candidate: Candidate, by: float) -> Candidate:
    extract = candidate.extract
    return replace(candidate, extract=replace(extract, score=round(extract.score + by, 6)))


def _first(candidate: Candidate, seen: set[tuple[str, int, int]]) -> bool:
    extract = candidate.extract
    place = extract.hit.passage_id, extract.start, extract.end
    new = place not in seen
    seen.add(place)
    return new
