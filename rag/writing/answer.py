"""The answer a model writes: each sentence checked before it is released, in the model's words.

The model is believed about nothing but its wording. Its citation marks are hints: the checks say
which extract a sentence rests on, and the citation shown is the exact sentence of that passage
that carries it. What fails is withdrawn with a code; what went wrong is told at the end, so that
the caller can let extracts answer instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Generator as Generating
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from index.analysis import is_stop, words
from rag.answer import Citation, Sentence, Usage, Withdrawn
from rag.errors import ModelFailed, ModelStopped
from rag.llm.generator import Finished, Generator, Loading, Piece
from rag.writing.carrier import carrier
from rag.writing.citation_marks import read_marks
from rag.writing.declined import is_declined, is_phrase
from rag.writing.prompting import AnswerPrompt, answer_prompt
from rag.writing.splitting import Raw, Splitter
from rag.writing.yesno import borne_out

if TYPE_CHECKING:
    from index.documents import Language
    from rag.checks import Verdict
    from rag.extract import Extract

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
        How many sentences; one that repeats an earlier one is neither.
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
        Best first; the prompt shows those that fit, an answer may be cited to any.
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
    writing = _Writing(question, language, ground, prompt)
    splitter = Splitter(language)
    finished = Finished()
    events = generator.stream(prompt.text)
    try:
        for event in events:
            if isinstance(event, Loading):
                yield event
            elif isinstance(event, Piece):
                for raw in splitter.feed(event.text):
                    yield from writing.take(raw)
            else:
                finished = event
            if writing.over:
                break
    except ModelFailed as error:
        yield writing.outcome(finished, error)
        return
    finally:
        if isinstance(events, Generating):
            events.close()  # so that a reader who has gone stops the model
    if not writing.over:
        for raw in splitter.flush(whole=finished.reason == "stop"):
            yield from writing.take(raw)
    yield writing.outcome(finished, stopped=_stopped(finished, generator))


def _stopped(finished: Finished, generator: Generator) -> ModelFailed | None:
    if finished.reason == "stop":
        return None
    return ModelStopped(model=generator.engine.model or generator.engine.kind)


class _Writing:
    """The sentences of one answer so far."""

    def __init__(
        self, question: str, language: Language, ground: Ground, prompt: AnswerPrompt
    ) -> None:
        self._ground = ground
        self._names = prompt.names
        self._members = dict(enumerate(prompt.numbered, start=1))
        self._question = question
        self._language = language
        self._said: list[frozenset[str]] = []
        self._repeats = 0
        self._refused = False
        self._released = 0
        self._withdrawn = 0
        self.over = False

    def take(self, raw: Raw) -> Iterator[Sentence | Withdrawn]:
        """Check one sentence after what leads to it, or alone when that cannot be upheld."""
        text, numbers = read_marks(raw.whole, self._names)
        if self.over or not any(map(str.isalpha, text)):
            return
        text = borne_out(_ended(text), self._question, self._language)
        if is_declined(text, cites=bool(numbers)):
            self._refused = True
            self.over = not self._released and is_phrase(text)
            return
        if self._is_repeated(text):
            self._repeats += 1
            self.over = self._repeats >= _MOST_REPEATS
            yield Withdrawn(text, "repetition")
            return
        verdict = self._check(text, numbers)
        why = verdict.why
        if not verdict.kept and raw.lead:
            text = _ended(read_marks(raw.text, self._names).text)
            verdict = self._check(text, numbers)
        if verdict.kept:
            yield self._release(text, verdict)
        else:
            yield self._withdraw(text, why or "no-source")

    def _check(self, text: str, numbers: Sequence[int]) -> Verdict:
        cited = [at for number in numbers for at in self._members.get(number, ())]
        return self._ground.check(text, cited)

    def _release(self, text: str, verdict: Verdict) -> Sentence:
        self._released += 1
        extracts = (self._ground.extracts[at] for at in verdict.support)
        carriers = (carrier(text, one, self._question, self._language) for one in extracts)
        citations = tuple(dict.fromkeys(self._ground.cite(one) for one in carriers))
        return Sentence(text, citations, verdict.voice, verdict.speaker)

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

    def _withdraw(self, text: str, why: str) -> Withdrawn:
        self._withdrawn += 1
        return Withdrawn(text, why)

    def _is_repeated(self, text: str) -> bool:
        """Whether an earlier sentence held every word of this one; else remember it."""
        content = frozenset(
            word.text for word in words(text) if not is_stop(word.text, self._language)
        )
        if content and any(content <= earlier for earlier in self._said):
            return True
        self._said.append(content)
        return False


def _ended(text: str) -> str:
    """Return a sentence with a full stop when a list item has none.

    >>> _ended("le coût"), _ended("Oui !"), _ended("« Non. »")
    ('Le coût.', 'Oui !', '« Non. »')
    """
    head = text[:1].upper() + text[1:]
    if re.search(r"[.!?…][\s»”\")\]]*$", head):
        return head
    return head.rstrip(" ,;:") + "."
