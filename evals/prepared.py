"""What an eval needs is looked at before its first question: engines, baseline, gate, folder.

A model's run takes hours; a misspelt option must not be told at its end.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any

import click

from rag.errors import AddressMissing, EngineUnknown, ModelMissing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from evals.gate import Thresholds
    from rag.llm import Choice, Generator

EXTRACTS = "extracts"
_LISTING_SECONDS = 10.0  # to be told which models are installed


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was found to be usable.

    Attributes
    ----------
    llms
        The engines to score, by name: ``auto`` has become what it means here.
    judge
        The model whose opinion is asked.
    baseline
        The report to compare with.
    thresholds
        By set, the bounds to hold; None when nothing is held.
    bind_all
        Whether they bind every engine: the committed ones bind the built-in mode alone.
    """

    llms: tuple[str, ...]
    judge: Generator | None
    baseline: Mapping[str, Any] | None
    thresholds: Mapping[str, Thresholds] | None
    bind_all: bool


def prepare(options: Mapping[str, Any]) -> Prepared:
    """Refuse options that do not go together, then open what they name.

    Raises
    ------
    click.UsageError
        Options that do not go together, or a name that is no engine's.
    rag.errors.ModelFailed
        A model that is not there.
    BaselineInvalid, GateInvalid, OSError
        A file or a folder that cannot be used.
    """
    from evals.reports.compare import BaselineInvalid, read_baseline

    _check_usage(options)
    baseline = read_baseline(options["against"]) if options["against"] else None
    names = _names(options)
    if baseline and baseline["gold"]["name"] not in names:
        why = f"it is about the set {baseline['gold']['name']}, which is not scored"
        raise BaselineInvalid(path=options["against"], why=why)
    thresholds = _thresholds(options, names)
    if options["out"]:
        options["out"].mkdir(parents=True, exist_ok=True)
        TemporaryFile(dir=options["out"]).close()  # it can be written in
    llms = tuple(map(_engine, options["llms"] or (EXTRACTS,)))
    if len(set(llms)) < len(llms):
        raise click.UsageError("The same engine is asked for twice: " + ", ".join(llms) + ".")
    judge = None
    if options["judge"]:
        judge = _choice(options["judge"]).generator
        if judge is None:
            raise click.UsageError("--judge needs a model, such as ollama:MODEL.")
    return Prepared(llms, judge, baseline, thresholds, bind_all=bool(options["gate"]))


def _check_usage(options: Mapping[str, Any]) -> None:
    if options["gold"] and not options["store"]:
        raise click.UsageError("--gold needs --store: the store that its questions are about.")
    if options["gold"] and options["set_folder"]:
        raise click.UsageError("Give --gold or --set, not both.")
    if options["resume"] and not options["out"]:
        raise click.UsageError("--resume needs --out: the folder of the run to go on with.")
    written = [llm for llm in options["llms"] if llm != EXTRACTS]
    if (written or options["judge"]) and not options["out"]:
        raise click.UsageError(
            "A model's run needs --out, so that what it answered is kept if it stops."
        )


def _names(options: Mapping[str, Any]) -> tuple[str, ...]:
    """Name the sets that will be scored."""
    from evals.evaluate import DEMO_GOLD, SEEDS_GOLD

    chosen: Path | None = options["set_folder"] or options["gold"]
    if chosen is None:
        return DEMO_GOLD.stem, SEEDS_GOLD.stem
    return (chosen.resolve().name if options["set_folder"] else chosen.stem,)


def _thresholds(
    options: Mapping[str, Any], names: tuple[str, ...]
) -> Mapping[str, Thresholds] | None:
    from pathlib import Path

    from evals.gate import DEFAULT, GateInvalid, read_gate

    given = options["gate"]
    if given == "none" or (options["limit"] and not given):
        return None
    if not given and _of_ones_own(options):
        return {}
    thresholds = read_gate(Path(given) if given else DEFAULT)
    if given and thresholds.keys().isdisjoint(names):
        raise GateInvalid(path=given, why=f"it holds nothing for the set {names[0]}")
    return thresholds


def _of_ones_own(options: Mapping[str, Any]) -> bool:
    """Tell whether the questions are none of ours, though the file may be called demo."""
    from evals.evaluate import DEMO_GOLD, SEEDS_GOLD

    chosen: Path | None = options["set_folder"] or options["gold"]
    ours = {gold.resolve() for gold in (DEMO_GOLD, SEEDS_GOLD)}
    return chosen is not None and chosen.resolve() not in ours


def _engine(spec: str) -> str:
    """Give an engine's own name, once it is known to be there."""
    if spec == EXTRACTS:
        return spec
    generator = _choice(spec).generator
    return f"{generator.engine.kind}:{generator.engine.model}" if generator else EXTRACTS


def _choice(spec: str) -> Choice:
    """Choose an engine as the answers do; one that cannot answer is an error here."""
    from rag.llm import choose
    from rag.llm.address import ollama_url
    from rag.llm.server import Server, same_model

    host = os.environ.get("OLLAMA_HOST")
    openai_url = os.environ.get("DOSSIER_OPENAI_URL")
    try:
        choice = choose(spec, host=host, openai_url=openai_url)
    except EngineUnknown as error:
        raise click.UsageError(str(error)) from error
    if choice.failed:
        raise choice.failed
    kind, _, model = spec.partition(":")
    if kind == "openai" and not openai_url:
        raise AddressMissing(model=model)
    if kind == "ollama":
        installed = Server(ollama_url(host), seconds=_LISTING_SECONDS).installed()
        if not any(same_model(model, found.name) for found in installed):
            raise ModelMissing(model=model)
    return choice
