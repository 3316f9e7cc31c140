"""Fetching a model through Ollama, told as it goes; every way it can fail is one sentence.

A pull that fails answers HTTP 200 and says so in its last line. Ollama retries a dropped
download by itself, so its count can stand still for some seconds; closing the iterator stops the
download, and the next pull goes on from there.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Final

from rag.errors import ModelCut, ModelFailed, ModelTimedOut
from rag.llm.faults import Call, plain, translated
from rag.llm.memory import GIGABYTE
from rag.llm.server import client_options

if TYPE_CHECKING:
    from collections.abc import Iterator

_SILENCE_SECONDS: Final = 120.0  # longer than Ollama's own pauses between retries
_DONE: Final = "success"


class PullFailed(ModelFailed):
    """The model was not fetched; ``why`` is the server's own text."""

    code = "pull-failed"
    sentences: ClassVar[dict[str, str]] = {
        "en": "{model} was not fetched ({why}): run the same command again, it goes on from there.",
        "fr": "{model} n'a pas été téléchargé ({why}) : "
        "relancez la même commande, elle reprendra où elle s'est arrêtée.",
    }


class PullOffline(PullFailed):
    """The registry of models cannot be reached from the server."""

    code = "pull-offline"
    sentences: ClassVar[dict[str, str]] = {
        "en": "{model} was not fetched, the registry of models cannot be reached ({why}): "
        "check this machine's connection, then run the same command again.",
        "fr": "{model} n'a pas été téléchargé, le registre des modèles est injoignable ({why}) : "
        "vérifiez la connexion de cette machine, puis relancez la même commande.",
    }


class PullUnknown(PullFailed):
    """The registry has no model of that name."""

    code = "pull-unknown"
    sentences: ClassVar[dict[str, str]] = {
        "en": "There is no model named {model}: see https://ollama.com/library for the names.",
        "fr": "Aucun modèle ne s'appelle {model} : les noms sont sur https://ollama.com/library.",
    }


class PullTooLarge(PullFailed):
    """The manifest says ``size`` GB, more than the ``limit`` that this machine can give."""

    code = "pull-too-large"
    sentences: ClassVar[dict[str, str]] = {
        "en": "{model} takes {size} GB, more than the {limit} GB this machine can give a model: "
        "choose a smaller one with --model.",
        "fr": "{model} occupe {size} Go, plus que les {limit} Go que cette machine peut donner à "
        "un modèle : choisissez-en un plus petit avec --model.",
    }


class DiskFull(PullFailed):
    """No room on the server's disk."""

    code = "pull-disk-full"
    sentences: ClassVar[dict[str, str]] = {
        "en": "{model} was not fetched, the disk is full ({why}): free some room, then run the "
        "same command again.",
        "fr": "{model} n'a pas été téléchargé, le disque est plein ({why}) : faites de la place, "
        "puis relancez la même commande.",
    }


class PullCut(PullFailed):
    """The server went away, or said nothing for minutes."""

    code = "pull-cut"
    sentences: ClassVar[dict[str, str]] = {
        "en": "The download of {model} was cut: check that `ollama serve` still runs, then run the "
        "same command again, it goes on from there.",
        "fr": "Le téléchargement de {model} s'est interrompu\u00a0: vérifiez que `ollama serve` "
        "tourne encore, puis relancez la même commande, elle reprendra où elle s'est arrêtée.",
    }


_CAUSES: Final[tuple[tuple[tuple[str, ...], type[PullFailed]], ...]] = (
    (("no space left", "disk full", "not enough space"), DiskFull),
    (("file does not exist", "not found", "invalid model name"), PullUnknown),
    (("no such host", "dial tcp", "timeout", "unreachable", "lookup ", "refused"), PullOffline),
)


@dataclass(frozen=True, slots=True)
class PullProgress:
    """How far a pull is, all layers known so far taken together.

    Attributes
    ----------
    status
        Ollama's own line, such as ``pulling 941f309b54ca`` or ``writing manifest``.
    completed, total
        Bytes; both 0 until the first layer is known.
    """

    status: str
    completed: int = 0
    total: int = 0


def pull(model: str, *, url: str, limit: int | None = None) -> Iterator[PullProgress]:
    """Fetch a model, yielding its progress; ends when Ollama has it.

    Parameters
    ----------
    limit
        Bytes that the model may take; the manifest's size decides, before much is fetched.

    Raises
    ------
    PullFailed
        Or one of its classes: offline, unknown, too large, disk full.
    ModelFailed
        The server itself: unreachable, forbidden, cut.
    """
    from ollama import ResponseError

    layers: dict[str, tuple[int, int]] = {}
    status = ""
    try:
        with (
            translated(Call(model=model, host=url, limit=_SILENCE_SECONDS)),
            closing(_lines(model, url)) as lines,
        ):
            for line in lines:
                status = line.status or status
                layers = _after(layers, line.digest, line.completed or 0, line.total or 0)
                progress = PullProgress(status, *_sums(layers))
                if limit is not None and progress.total > limit:
                    raise PullTooLarge(model=model, size=_gb(progress.total), limit=_gb(limit))
                yield progress
    except ResponseError as error:
        raise _failure(model, str(error.error)) from error
    except (ModelCut, ModelTimedOut) as error:
        raise PullCut(model=model) from error
    if status != _DONE:
        raise PullFailed(model=model, why=f"ended at “{status}”")


def _lines(model: str, url: str) -> Any:
    from ollama import Client

    client = Client(host=url, **client_options(url, _SILENCE_SECONDS))
    return client.pull(model, stream=True)


def _after(
    layers: dict[str, tuple[int, int]], digest: str | None, completed: int, total: int
) -> dict[str, tuple[int, int]]:
    """Return the layers after one line of the stream: bytes done and in all, by digest.

    They follow one another, and the last line of one may come before its last bytes: whatever
    follows a layer says that it is whole.

    >>> _after({"a": (9, 10)}, "b", 1, 5), _after({"a": (9, 10)}, None, 0, 0)
    ({'a': (10, 10), 'b': (1, 5)}, {'a': (10, 10)})
    """
    whole = {name: (size, size) for name, (_, size) in layers.items() if name != digest}
    return {**whole, digest: (completed, total)} if digest and total else whole


def _sums(layers: dict[str, tuple[int, int]]) -> tuple[int, int]:
    return sum(done for done, _ in layers.values()), sum(total for _, total in layers.values())


def _failure(model: str, text: str) -> PullFailed:
    """Return the failure that a server's error text means.

    >>> _failure("m", "pull model manifest: file does not exist").code
    'pull-unknown'
    >>> _failure("m", "dial tcp: lookup registry.example: no such host").code
    'pull-offline'
    """
    why = plain(text)
    for signs, cause in _CAUSES:
        if any(sign in why.lower() for sign in signs):
            return cause(model=model, why=why)
    return PullFailed(model=model, why=why)


def _gb(size: int) -> str:
    return f"{size / GIGABYTE:.1f}"
