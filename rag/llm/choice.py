"""Which engine answers: the one named, or under ``auto`` the best one that is there now.

``auto`` must cost nothing where there is no Ollama: a refused connection on loopback takes
under a millisecond and imports nothing; a server that hangs is given up within a second.
"""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Final

from rag.errors import EngineUnknown, ModelFailed, ModelUnreachable, NoModel
from rag.llm.address import ollama_url
from rag.llm.memory import GIGABYTE, usable_memory
from rag.llm.ollama import OllamaGenerator
from rag.llm.openai import OpenAIGenerator
from rag.llm.server import Model, Server, is_listening, same_model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.llm.generator import Generator

AUTO_SECONDS: Final = 1.0
AUTO: Final = "auto"
EXTRACTS: Final = "extracts"


@dataclass(frozen=True, slots=True)
class Choice:
    """Who will write, or why nobody does.

    Attributes
    ----------
    generator
        None when extracts answer.
    failed
        Why a model asked for cannot answer; None when extracts were asked for. Under ``auto``
        a machine without Ollama says ``llm-unreachable`` here too.
    asked
        Whether a model was named, so that its absence is worth a notice.
    """

    generator: Generator | None = None
    failed: ModelFailed | None = None
    asked: bool = False


def choose(spec: str | None, *, host: str | None = None, openai_url: str | None = None) -> Choice:
    """Choose the engine that a ``--llm`` means.

    Parameters
    ----------
    spec
        ``auto`` (also None or empty), ``extracts``, ``ollama:MODEL`` or ``openai:MODEL``.
    host
        ``OLLAMA_HOST`` as it stands in the environment.
    openai_url
        ``DOSSIER_OPENAI_URL``.

    Raises
    ------
    rag.errors.EngineUnknown
        Any other ``spec``, so before anything is asked of a server.

    Examples
    --------
    >>> choose("extracts")
    Choice(generator=None, failed=None, asked=False)
    >>> choose("openai:qwen", openai_url="http://127.0.0.1:8000/v1").generator.engine
    Engine(kind='openai', model='qwen')
    """
    kind, _, model = (spec or AUTO).strip().partition(":")
    url = ollama_url(host)
    if kind == EXTRACTS and not model:
        return Choice()
    if kind == AUTO and not model:
        return _automatic(url)
    if kind == "ollama" and model:
        return _named(model, url)
    if kind == "openai" and model:
        return Choice(OpenAIGenerator(model, url=openai_url), asked=True)
    raise EngineUnknown(spec=spec)


def _named(model: str, url: str) -> Choice:
    """Take a model by name, unless its server is down, too old or refuses us."""
    try:
        if not is_listening(url):
            raise ModelUnreachable(host=url)
        Server(url, seconds=AUTO_SECONDS).require_version()
    except ModelFailed as error:
        if error.code in {"llm-unreachable", "llm-too-old", "llm-forbidden"}:
            return Choice(failed=error, asked=True)
    return Choice(OllamaGenerator(model, url=url), asked=True)


def _automatic(url: str) -> Choice:
    started = monotonic()
    try:
        if not is_listening(url):
            raise ModelUnreachable(host=url)
        server = Server(url, seconds=AUTO_SECONDS / 2)
        server.require_version()
        installed = server.installed()
        loaded = server.loaded() if monotonic() - started < AUTO_SECONDS / 2 else []
        name = preferred(installed, loaded, usable_memory())
    except ModelFailed as error:
        return Choice(failed=error)
    return Choice(OllamaGenerator(name, url=url))


def preferred(installed: Sequence[Model], loaded: Sequence[Model], memory: int) -> str:
    """Return the model to write with, when none was named.

    One already loaded, else the most recently modified that fits in ``memory`` bytes; both able
    to complete a prompt, neither run in a cloud.

    Raises
    ------
    NoModel
        There is none.

    Examples
    --------
    >>> small = Model("small:3b", size=3, modified="2026-01-02")
    >>> later = Model("later:7b", size=7, modified="2026-01-03")
    >>> cloud = Model("huge:cloud", modified="2026-01-04", remote=True)
    >>> preferred([small, later, cloud], [], memory=10)
    'later:7b'
    >>> preferred([small, later, cloud], [], memory=5)
    'small:3b'
    >>> preferred([small, later], [Model("small:3b")], memory=10)
    'small:3b'
    """
    able = [model for model in installed if model.writes and not model.remote]
    for running in loaded:
        for model in able:
            if same_model(model.name, running.name):
                return model.name
    fitting = [model for model in able if model.size <= memory]
    if not fitting:
        raise NoModel(limit=f"{memory / GIGABYTE:.1f}")
    return max(fitting, key=lambda model: (model.modified, model.name)).name
