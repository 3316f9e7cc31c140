"""One evaluation, end to end: check the gold against the store, ask, score, gather.

Also where the demo dossier's store and the seeds' store are built for ``dossier eval`` alone.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from evals import journal
from evals.baselines import baselines
from evals.gold import refuse
from evals.gold_store import faults_against
from evals.labels import agreement, read_labels
from evals.metrics import Ground
from evals.reports.report import VERSION, Evaluation, Run
from evals.run import dossier_system, run
from evals.support import supporting

if TYPE_CHECKING:
    from evals.gold import Gold
    from evals.run import Record, System
    from index.inventory import StoreStatus
    from rag import Dossier

HERE = Path(__file__).parent
DEMO_PAGES = HERE / "corpus" / "pages"
DEMO_GOLD = HERE / "gold" / "demo.jsonl"
SEEDS_GOLD = HERE / "gold" / "seeds.jsonl"
SEEDS = HERE.parent.parent / "shared" / "seeds"


class Watcher(Protocol):
    """Told how far a run is: a system's name, questions done, questions in all."""

    def __call__(self, system: str, done: int, total: int) -> None:
        """Take note of one more question done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to ask and how.

    Attributes
    ----------
    llms
        Engines to compare: ``extracts``, ``ollama:MODEL`` …
    out
        Folder of journals; None keeps none.
    resume
        Go on from the journals in `out`.
    with_baselines
        Score the trivial baselines too.
    with_check
        Refuse gold that does not fit the store; a foreign set is taken as it comes.
    with_labels
        Hold the support check against the hand labels, which are about the demo dossier.
    """

    llms: tuple[str, ...] = ("extracts",)
    out: Path | None = None
    resume: bool = False
    with_baselines: bool = True
    with_check: bool = True
    with_labels: bool = False


def evaluate(gold: Gold, dossier: Dossier, plan: Plan, *, watch: Watcher) -> Evaluation:
    """Ask every question of every system and gather the scored records.

    Raises
    ------
    GoldInvalid
        The store lacks a page of the gold, or a fact stands in none of its sources.
    ModelLost, JournalMismatch
        See `evals.run` and `evals.journal`.
    """
    if plan.with_check:
        refuse(gold.name, faults_against(gold.questions, dossier.documents()))
    ground = ground_of(dossier)
    store = described(dossier.status())
    runs = []
    for llm in plan.llms:
        header = {
            "gold": gold.sha256,
            "system": llm,
            "store": store["sha256"],
            "version": f"{VERSION}",
        }
        kept: dict[str, Record] = {}
        path = plan.out / f"{_file_name(gold.name, llm)}.jsonl" if plan.out else None
        if path and plan.resume:
            kept = journal.read(path, header)
        records = run(dossier_system(dossier, llm), gold.questions, ground, done=kept)
        if path:
            records = journal.write(path, header, records, kept=kept)
        runs.append(_gathered(llm, records, len(gold.questions), watch))
    trivial = baselines(dossier) if plan.with_baselines else ()
    return Evaluation(
        gold=gold,
        store=store,
        runs=tuple(runs),
        baselines=tuple(score_system(system, gold, ground, watch=watch) for system in trivial),
        support_check=agreement(read_labels(ground), ground.supports) if plan.with_labels else None,
    )


def score_system(system: System, gold: Gold, ground: Ground, *, watch: Watcher) -> Run:
    """Run one system over a gold set, keeping no journal."""
    records = run(system, gold.questions, ground)
    return _gathered(system.name, records, len(gold.questions), watch)


def ground_of(dossier: Dossier) -> Ground:
    """Give what answers are held against: the dossier's own pages and documents."""
    documents = {document.id: document for document in dossier.documents()}
    languages: dict[tuple[str, str], set[str]] = {}
    for document in documents.values():
        languages.setdefault((document.path, document.kind), set()).add(document.language)
    texts = {path: dossier.page_text(path) for path in {d.path for d in documents.values()}}
    return Ground(
        page_text=texts.__getitem__,
        document=documents.__getitem__,
        supports=supporting(dossier.passage),
        languages=lambda source: frozenset(languages.get((source.path, source.kind), ())),
    )


def described(status: StoreStatus) -> dict[str, Any]:
    """Say what a store holds, and which pages made it, without a path or a time."""
    pages = hashlib.sha256()
    for state in sorted(status.files, key=lambda state: state.path):
        pages.update(f"{state.path}\0{state.sha256}\n".encode())
    return {
        "pages": status.pages,
        "articles": status.articles,
        "comments": status.comments,
        "passages": status.passages,
        "failed": status.failed,
        "embedder": status.embedder,
        "sha256": pages.hexdigest(),
    }


def build_store(pages: Path, store: Path) -> Path:
    """Index a folder of pages for an eval; return the store's folder."""
    import index

    index.build([pages], store=store)
    return store


def sample(gold: Gold, limit: int | None) -> Gold:
    """Keep at most so many questions: whole clusters, each kind by its share of the file.

    Gold files go kind by kind, so that their first questions may all have an answer.
    """
    if not limit or limit >= len(gold.questions):
        return gold
    kinds = {question.cluster: question.kind for question in gold.questions}
    clusters = sorted(kinds, key=kinds.__getitem__)
    for count in range(min(limit, len(clusters)), 0, -1):
        kept = {clusters[at * len(clusters) // count] for at in range(count)}
        questions = tuple(q for q in gold.questions if q.cluster in kept)
        if len(questions) <= limit:
            return replace(gold, questions=questions)
    return replace(gold, questions=gold.questions[:limit])


def _gathered(system: str, records: Any, total: int, watch: Watcher) -> Run:
    kept: dict[str, Record] = {}
    for record in records:
        kept[record.id] = record
        watch(system, len(kept), total)
    return Run(system, kept)


def _file_name(gold: str, llm: str) -> str:
    """Name a journal's file.

    >>> _file_name("demo", "ollama:ministral-3:3b")
    'demo.ollama-ministral-3-3b'
    """
    return f"{gold}." + "".join(c if c.isalnum() or c in ".-_" else "-" for c in llm)
