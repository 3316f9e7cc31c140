"""How long a built-in answer takes over thousands of passages, whole and by stage.

Every question is asked once of a store that fills no cache twice, as a stranger's would be. The
reference is what any program on this stack pays: the question embedded and Chroma asked for its
nearest passages. Wall clock is what a reader waits; CPU time is hardly changed by neighbours on
the machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from statistics import quantiles
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Final, TypeVar

import index
from evals.benches.scale import some, write_pages
from rag import Dossier
from rag.answer import Evidence
from rag.checks import Checker
from rag.citing import Numbering
from rag.conflicts import conflicts
from rag.evidence.selection import candidates
from rag.extract import one_a_passage
from rag.questions.question import read_question
from rag.quoting.quotable import useful
from rag.refusals.answerability import presumption
from rag.retrieval.answer_bearing import fitting

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from rich.table import Table

    from evals.benches.sets import Set
    from rag.extract import Extract
    from rag.opened import Opened

T = TypeVar("T")

PASSAGES: Final = 16  # that an answer reads
_WARM: Final = 5  # questions asked first, not counted
_CHECKED: Final = 10  # passages that a model's answer is checked against
_SAID: Final = 4  # sentences of such an answer
BARS: Final = {"whole answer": 60.0, "evidence shown": 200.0, "checks, ten passages": 15.0}
"""What the 95th centile of an act's wall clock is held to, in milliseconds."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What one act took: the median and the 95th centile, wall clock and CPU, milliseconds."""

    act: str
    count: int
    p50: float
    p95: float
    cpu_p50: float
    cpu_p95: float


class _Clock:
    """Times acts by name."""

    def __init__(self) -> None:
        self.times: dict[str, list[tuple[float, float]]] = {}

    def time(self, act: str, do: Callable[[], T]) -> T:
        wall, cpu = perf_counter(), process_time()
        done = do()
        spent = (perf_counter() - wall) * 1000, (process_time() - cpu) * 1000
        self.times.setdefault(act, []).append(spent)
        return done

    def taken(self) -> list[Taken]:
        return [
            Taken(
                act,
                len(times),
                *_centiles([w for w, _ in times]),
                *_centiles([c for _, c in times]),
            )
            for act, times in self.times.items()
        ]


def store_of(sets: Sequence[Set], scratch: Path, passages: int) -> Path:
    """Index pages made of the sentences of sets, one passage each, in an empty folder."""
    write_pages(sets, scratch / "pages", passages)
    index.build([scratch / "pages"], store=scratch / "store")
    return scratch / "store"


def questions_of(sets: Sequence[Set]) -> list[str]:
    """Return about two hundred of the questions of sets."""
    return some([query["text"] for each in sets for query in each.queries.values()])


def measure(store: Path, questions: Sequence[str]) -> list[Taken]:
    """Time the reference, whole answers, then their stages.

    Parameters
    ----------
    store
        An indexed store.
    questions
        At least two beside those that warm it; a few hundred are needed for a 95th centile.
    """
    clock = _Clock()
    with Dossier.open(store) as dossier:
        opened = dossier.opened
        for question in questions[:_WARM]:
            dossier.ask(question, llm="extracts")
        asked = questions[_WARM:]
        for question in asked:
            clock.time("reference: Chroma alone", partial(_chroma, opened, question))
        for question in asked:
            _whole(clock, dossier, question)
        for question in asked:
            _stages(clock, opened, question)
    return clock.taken()


def table(taken: Sequence[Taken]) -> Table:
    """Lay the figures out, with the bars of those that have one."""
    from rich.table import Table

    shown = Table("act", "times", "p50 ms", "p95 ms", "bar", "CPU p50", "CPU p95")
    for row in taken:
        figures = (f"{row.p50:.1f}", f"{row.p95:.1f}", _bar(row), f"{row.cpu_p50:.1f}")
        shown.add_row(row.act, str(row.count), *figures, f"{row.cpu_p95:.1f}")
    return shown


def _bar(row: Taken) -> str:
    return f"≤ {BARS[row.act]:.0f}" if row.act in BARS else ""


def _chroma(opened: Opened, question: str) -> None:
    opened.generation.vectors.nearest(opened.encode([question])[0], PASSAGES)


def _whole(clock: _Clock, dossier: Dossier, question: str) -> None:
    def ask() -> None:
        events = dossier.stream(question, llm="extracts")
        shown = clock.time("evidence shown", partial(next, events))
        if not isinstance(shown, Evidence):
            raise TypeError(f"a stream began with {type(shown).__name__}")
        for _ in events:
            pass

    clock.time("whole answer", ask)


def _stages(clock: _Clock, opened: Opened, question: str) -> None:
    """Do what an answer does, one stage after the other; the checks even where none decides."""
    read = read_question(question, main_language=opened.main_language)
    wanted = clock.time("read the question", partial(opened.wanted, read))
    query = opened.query(wanted)
    hits = clock.time(
        "retrieve", lambda: opened.index.search(query, k=PASSAGES, rank=fitting(read))
    )
    found = clock.time(
        "evidence", lambda: candidates(wanted, hits, opened.encode, opened.scorers.sentence)
    )
    if not found:
        return
    clock.time("checks of the premise", lambda: presumption(wanted, found))
    extracts = useful([candidate.extract for candidate in found])
    clock.time("checks, ten passages", lambda: _checked(extracts, question, read.language))
    cite = Numbering(opened.generation.ledger.page_sha256).cite
    clock.time("conflicts", lambda: conflicts(wanted, found, cite, opened.index.by_words))


def _checked(extracts: Sequence[Extract], question: str, language: str) -> None:
    """Check the best sentences, as a model's answer, against the best passages."""
    passages = one_a_passage(extracts)[:_CHECKED]
    checker = Checker(passages, question=question, language=language)
    for extract in extracts[:_SAID]:
        checker.check(" ".join(extract.text.split()), [0])


def _centiles(times: Sequence[float]) -> tuple[float, float]:
    return quantiles(times, n=2)[0], quantiles(times, n=20)[-1]
