"""The answer a model writes: each sentence checked before it is released, in the model's words.

The model is believed about nothing but its wording. Its citation marks are hints: the checks say
which extract a sentence rests on, and the citation shown is the exact sentence of that passage
that carries it. What fails is withdrawn with a code; what went wrong is told at the end, so that
the caller can let extracts answer instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from index.analysis import is_stop, words
from rag.answer import Citation, Sentence, Usage, Withdrawn
from rag.attribution import publisher
from rag.carrier import carrier
from rag.declined import is_declined, is_phrase
from rag.errors import ModelFailed, ModelStopped
from rag.llm.generator import Finished, Generator, Loading, Piece
from rag.marks import read_marks
from rag.prompting import answer_prompt
from rag.splitting import Splitter

if TYPE_CHECKING:
    from index.documents import Language
    from rag.checks import Verdict
    from rag.evidence import Extract

_MOST_REPEATS: Final = 3  # a model that repeats itself this often has lost its way


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the writing ended; the last event, always.

    Attributes
    ----------
    end
        ``answered``: something was released. ``refused``: the model said that the passages do
        not answer. ``nothing``: all it wrote was withdrawn. ``failed``: see ``failed``;
        sentences released before it stand.
    failed
        What went wrong; also a stop by the limit of tokens (``llm-length``), which leaves ``end``
        as it is: only its last, unfinished sentence is lost.
    released, withdrawn
        How many sentences.
    """

    end: Literal["answered", "refused", "nothing", "failed"]
    usage: Usage = field(default_factory=Usage)
    failed: ModelFailed | None = None
    released: int = 0
    withdrawn: int = 0

    @property
    def enough(self) -> bool:
        """Whether what was released can stand as the answer: at least half of what was said."""
        return self.end == "answered" and 0 < self.released >= self.withdrawn


Written: TypeAlias = Loading | Sentence | Withdrawn | Outcome
Check: TypeAlias = Callable[[str, Sequence[int]], "Verdict"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What an answer may rest on, and how a sentence is held against it.

    Attributes
    ----------
    extracts
        As numbered in the prompt, from 1.
    check
        A sentence without marks and the 0-based extracts it was cited to, to a verdict:
        :meth:`rag.checks.Checker.check` over the same extracts.
    cite
        An extract to its citation, numbered by first use: :meth:`rag.citing.Numbering.cite`.
    """

    extracts: tuple[Extract, ...]
    check: Check
    cite: Callable[[Extract], Citation]


def write(
    question: str,
    language: Language,
    ground: Ground,
    generator: Generator,
    *,
    nonce: str | None = None,
) -> Iterator[Written]:
    """Yield each sentence once it has been checked, or why it was withdrawn, then one outcome.

    Raises nothing of the model's: a :class:`rag.errors.ModelFailed` is in the outcome.
    """
    prompt = answer_prompt(question, ground.extracts, language, nonce=nonce)
    writing = _Writing(question, language, ground)
    splitter = Splitter(language)
    finished = Finished()
    try:
        with closing(generator.stream(prompt)) as events:  # type: ignore[type-var]
            for event in events:
                if isinstance(event, Loading):
                    yield event
                elif isinstance(event, Piece):
                    for sentence in splitter.feed(event.text):
                        yield from writing.take(sentence)
                else:
                    finished = event
                if writing.over:
                    break
    except ModelFailed as error:
        yield writing.outcome(finished, error)
        return
    if not writing.over:
        for sentence in splitter.flush(whole=finished.reason == "stop"):
            yield from writing.take(sentence)
    yield writing.outcome(finished, stopped=_stopped(finished, generator))


def _stopped(finished: Finished, generator: Generator) -> ModelFailed | None:
    if finished.reason == "stop":
        return None
    return ModelStopped(model=generator.engine.model or generator.engine.kind)


class _Writing:
    """The sentences of one answer so far."""

    def __init__(self, question: str, language: Language, ground: Ground) -> None:
        self._ground = ground
        self._question = question
        self._language = language
        self._names = [_in_prose(extract, language) for extract in ground.extracts]
        self._said: list[frozenset[str]] = []
        self._repeats = 0
        self._refused = False
        self._released = 0
        self._withdrawn = 0
        self.over = False

    def take(self, raw: str) -> Iterator[Sentence | Withdrawn]:
        """Check one sentence as the model wrote it, marks and all."""
        if self.over:
            return
        text, numbers = read_marks(raw, self._names)
        if not any(character.isalpha() for character in text):
            return
        text = _ended(text)
        if is_declined(text, cites=bool(numbers)):
            self._refused = True
            self.over = not self._released and is_phrase(text)
            return
        if self._is_repeated(text):
            yield from self._withdraw(text, "repetition")
            self._repeats += 1
            self.over = self._repeats >= _MOST_REPEATS
            return
        verdict = self._ground.check(text, [number - 1 for number in numbers])
        if not verdict.kept:
            yield from self._withdraw(text, verdict.why or "no-source")
            return
        self._released += 1
        citations = (self._cited(text, at) for at in verdict.support)
        unique = tuple(dict.fromkeys(citations))
        yield Sentence(text, unique, verdict.voice, verdict.speaker)

    def outcome(
        self,
        finished: Finished,
        failed: ModelFailed | None = None,
        *,
        stopped: ModelFailed | None = None,
    ) -> Outcome:
        """Say how it ended."""
        end: Literal["answered", "refused", "nothing", "failed"] = "nothing"
        if failed:
            end = "failed"
        elif self._released:
            end = "answered"
        elif self._refused:
            end = "refused"
        return Outcome(
            end,
            usage=finished.usage,
            failed=failed or stopped,
            released=self._released,
            withdrawn=self._withdrawn,
        )

    def _withdraw(self, text: str, why: str) -> Iterator[Withdrawn]:
        self._withdrawn += 1
        yield Withdrawn(text, why)

    def _is_repeated(self, text: str) -> bool:
        """Whether an earlier sentence held every word of this one; else remember it."""
        content = frozenset(
            word.text for word in words(text) if not is_stop(word.text, self._language)
        )
        if content and any(content <= earlier for earlier in self._said):
            return True
        self._said.append(content)
        return False

    def _cited(self, text: str, at: int) -> Citation:
        """Cite the one sentence of a passage that carries the claim alone, if there is one."""
        extract = self._ground.extracts[at]
        return self._ground.cite(carrier(text, extract, self._question, self._language))


def _ended(text: str) -> str:
    """Return a sentence with a full stop when a list item has none.

    >>> _ended("le coût"), _ended("Oui !"), _ended("« Non. »")
    ('Le coût.', 'Oui !', '« Non. »')
    """
    head = text[:1].upper() + text[1:]
    if re.search(r"[.!?…][\s»”\")\]]*$", head):
        return head
    return head.rstrip(" ,;:") + "."


def _in_prose(extract: Extract, language: Language) -> str:
    """Return what “le passage 1” is called in the answer."""
    source = extract.hit.source
    if source.kind == "article":
        return publisher(source, language)
    if language == "fr":
        return (
            f"le commentaire de {source.author}" if source.author else "le commentaire d'un lecteur"
        )
    return f"{source.author}'s comment" if source.author else "a reader's comment"
