"""``dossier doctor``: what works on this machine, what does not, and what to do about it."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from dataclasses import dataclass
from importlib import metadata
from typing import TYPE_CHECKING, Final

import click

from index.errors import DossierError
from rag.llm.memory import GIGABYTE, total_memory, usable_memory
from ui.terminal.doctor_words import mend, say
from ui.terminal.options import echo_json, json_option, locale_language, store_option

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OLDEST_PYTHON: Final = (3, 11)
_ROOM: Final = 2 * GIGABYTE  # a store, its next generation and some margin
_NAMED: Final = 5  # models named before the rest is counted


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at.

    Attributes
    ----------
    code
        ``python``, ``packages``, ``store``, ``embedder``, ``ollama``, ``memory`` or ``disk``.
    ok
        Whether it works.
    text_fr, text_en
        What was found.
    mend_fr, mend_en
        What to do, empty when it works.
    needed
        Whether nothing can be asked without it; Ollama, for one, is not.
    """

    code: str
    ok: bool
    text_fr: str
    text_en: str
    mend_fr: str = ""
    mend_en: str = ""
    needed: bool = True

    def text(self, language: str) -> str:
        """Return what was found, then what to do."""
        parts = (self.text_fr, self.mend_fr) if language == "fr" else (self.text_en, self.mend_en)
        return " ".join(part for part in parts if part)


def examine(store: Path, host: str | None = None) -> list[Finding]:
    """Look at everything a question needs; each check stands alone and raises nothing.

    Parameters
    ----------
    store
        The store's folder, there or not.
    host
        ``OLLAMA_HOST`` as the environment has it.
    """
    return [
        _python(),
        _packages(),
        _store(store),
        _embedder(store),
        _ollama(host),
        _memory(),
        _disk(store),
    ]


def _found(code: str, *, ok: bool = True, needed: bool = True, **values: object) -> Finding:
    """Word a finding: the sentence ``code`` or ``code-wrong``, and its mend."""
    key = code if ok else f"{code}-wrong"
    mends = ("", "") if ok else (mend(code, "fr", **values), mend(code, "en", **values))
    return Finding(
        code, ok, say(key, "fr", **values), say(key, "en", **values), *mends, needed=needed
    )


def _of_error(code: str, error: DossierError, *, needed: bool = True) -> Finding:
    """Word an error as a finding; its own sentence already ends with the mend."""
    return Finding(code, False, error.say("fr"), error.say("en"), needed=needed)


def _python() -> Finding:
    oldest = ".".join(map(str, OLDEST_PYTHON))
    return _found(
        "python",
        ok=sys.version_info >= OLDEST_PYTHON,
        version=platform.python_version(),
        oldest=oldest,
    )


def _packages() -> Finding:
    wrong = list(unmet_requirements())
    return _found("packages", ok=not wrong, count=len(wrong), names=", ".join(wrong))


def unmet_requirements(project: str = "dossier") -> Iterator[str]:
    """Yield each requirement of the project that this environment does not meet."""
    from packaging.requirements import Requirement

    try:
        lines = metadata.requires(project) or []
    except metadata.PackageNotFoundError:
        yield project
        return
    for line in lines:
        requirement = Requirement(line)
        if requirement.marker and not requirement.marker.evaluate({"extra": ""}):
            continue
        try:
            installed = metadata.version(requirement.name)
        except metadata.PackageNotFoundError:
            yield str(requirement)
            continue
        if not requirement.specifier.contains(installed, prereleases=True):
            yield f"{requirement} ({installed})"


def _store(store: Path) -> Finding:
    import index

    try:
        index.check(store)
        status = index.status(store)
    except DossierError as error:
        return _of_error("store", error)
    return _found(
        "store",
        store=store,
        pages=status.pages,
        passages=status.passages,
        failed=status.failed,
    )


def _embedder(store: Path) -> Finding:
    import index
    from index.embedding import BUILTIN, load_embedder

    try:
        name = index.status(store).embedder
    except DossierError:
        name = BUILTIN
    try:
        vector = load_embedder(name).encode_queries(["Bonjour"])
    except DossierError as error:
        return _of_error("embedder", error)
    except OSError as error:  # the shipped files are missing or unreadable
        return _found("embedder", ok=False, name=name, why=error)
    return _found("embedder", name=name, dimension=vector.shape[1])


def _ollama(host: str | None) -> Finding:
    from rag.llm.choice import preferred
    from ui.terminal.setup import look_for_ollama

    try:
        found = look_for_ollama(host)
        chosen = preferred(found.installed, [], usable_memory())
    except DossierError as error:
        return _of_error("ollama", error, needed=False)
    names = [model.name for model in found.installed]
    listed = ", ".join(names[:_NAMED]) + (f" (+{len(names) - _NAMED})" * (len(names) > _NAMED))
    return _found(
        "ollama", needed=False, version=found.version, url=found.url, models=listed, model=chosen
    )


def _memory() -> Finding:
    from ui.terminal.setup import OFFERS, recommended

    offer = recommended(usable_memory())
    return _found(
        "memory",
        ok=offer is not None,
        needed=False,
        total=total_memory() / GIGABYTE,
        usable=usable_memory() / GIGABYTE,
        model=offer.model if offer else OFFERS[0].model,
    )


def _disk(store: Path) -> Finding:
    place = next(
        folder for folder in (store.resolve(), *store.resolve().parents) if folder.exists()
    )
    free = shutil.disk_usage(place).free
    return _found("disk", ok=free >= _ROOM, needed=False, free=free / GIGABYTE, place=place)


@click.command("doctor")
@store_option
@json_option
def doctor_command(*, store: Path, as_json: bool) -> None:
    """Say what works, what does not and what to do.

    Exit code 1 when something that every question needs does not work, a store for one; Ollama is
    not such a thing, since extracts answer without it.
    """
    language = locale_language(os.environ)
    findings = examine(store, os.environ.get("OLLAMA_HOST"))
    if as_json:
        echo_json([_shown(finding, language) for finding in findings])
    else:
        for finding in findings:
            click.echo(f"{'✓' if finding.ok else '✗'} {finding.text(language)}")
    if any(finding.needed and not finding.ok for finding in findings):
        click.get_current_context().exit(1)


def _shown(finding: Finding, language: str) -> dict[str, object]:
    return {
        "code": finding.code,
        "ok": finding.ok,
        "needed": finding.needed,
        "text": finding.text(language),
    }
