"""What an Ollama server says of itself: its version, what is installed, what is loaded.

Asked with ``httpx`` and not with the ``ollama`` client, which has no version call, drops the
``capabilities`` and ``remote_host`` of a listing, and takes twice as long to import. Whether
anything listens at all is asked with a bare socket, before any import.
"""

from __future__ import annotations

import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from rag.errors import OLDEST_OLLAMA, ModelGarbled, ModelUnreachable, ServerTooOld
from rag.llm.address import endpoint, is_loopback
from rag.llm.faults import Call, translated

if TYPE_CHECKING:
    import httpx

_CONNECT_SECONDS: Final = 0.3  # a loopback port answers or refuses in well under a millisecond
_CONNECT_LONGEST: Final = 5.0  # elsewhere than on loopback
_COMPLETION: Final = "completion"


@dataclass(frozen=True, slots=True)
class Model:
    """One model as listed by the server.

    Attributes
    ----------
    name
        With its tag, such as ``ministral-3:3b``.
    size
        Bytes: on disk for an installed model, in memory for a loaded one.
    modified
        ISO 8601, empty when not given; its order is that of time within one server.
    capabilities
        None when the server does not say (older ones, and the list of loaded models).
    remote
        Whether it runs elsewhere, in Ollama's cloud.
    context
        Tokens of context in force, for a loaded model.
    """

    name: str
    size: int = 0
    modified: str = ""
    capabilities: tuple[str, ...] | None = None
    remote: bool = False
    context: int | None = None

    @property
    def writes(self) -> bool:
        """Whether it can complete a prompt; embedding models say that they cannot."""
        if self.capabilities is None:
            return "embed" not in self.name and "bert" not in self.name
        return _COMPLETION in self.capabilities

    @classmethod
    def read(cls, entry: dict[str, Any]) -> Model:
        """Read one entry of ``/api/tags`` or ``/api/ps``.

        >>> Model.read({"name": "m:1b", "size": 5, "capabilities": ["completion"]}).writes
        True
        >>> Model.read({"model": "big:cloud", "remote_host": "https://ollama.com"}).remote
        True
        """
        name = str(entry.get("name") or entry["model"])
        given = entry.get("capabilities")
        return cls(
            name=name,
            size=int(entry.get("size") or 0),
            modified=str(entry.get("modified_at") or ""),
            capabilities=None if given is None else tuple(given),
            remote=bool(entry.get("remote_host")) or name.endswith(("-cloud", ":cloud")),
            context=entry.get("context_length"),
        )


def same_model(one: str, other: str) -> bool:
    """Tell whether two names mean one model: case and ``:latest`` do not count.

    >>> same_model("SmolLM2:135M", "smollm2:135m"), same_model("mistral", "mistral:latest")
    (True, True)
    >>> same_model("smollm2", "smollm2:135m")
    False
    """
    return _canonical(one) == _canonical(other)


def _canonical(name: str) -> str:
    folded = name.lower().removeprefix("library/")
    return folded if ":" in folded.rpartition("/")[2] else f"{folded}:latest"


def is_listening(url: str, seconds: float = _CONNECT_SECONDS) -> bool:
    """Tell whether something accepts a connection at a URL's host and port."""
    try:
        socket.create_connection(endpoint(url), timeout=seconds).close()
    except (OSError, ValueError):  # a name that cannot be one is a ValueError
        return False
    return True


class Server:
    """The few questions asked of an Ollama server; each takes at most ``seconds``.

    Raises
    ------
    rag.errors.ModelFailed
        From every method: unreachable, forbidden, timed out, garbled, broken.
    """

    def __init__(self, url: str, *, seconds: float) -> None:
        self.url = url
        self._call = Call(model="Ollama", host=url, limit=seconds)

    def version(self) -> str:
        """Return the version the server gives."""
        with translated(self._call):
            return str(self._get("/api/version")["version"])

    def installed(self) -> list[Model]:
        """Return the models on the server's disk."""
        return self._models("/api/tags")

    def loaded(self) -> list[Model]:
        """Return the models in the server's memory."""
        return self._models("/api/ps")

    def require_version(self, oldest: str = OLDEST_OLLAMA) -> None:
        """Refuse a server below the floor; a version that is not numbers (a build) passes.

        Raises
        ------
        rag.errors.ServerTooOld
            Below ``oldest``.
        """
        version = self.version()
        numbers = version_numbers(version)
        if numbers and numbers < version_numbers(oldest):
            raise ServerTooOld(version=version, oldest=oldest)

    def _models(self, path: str) -> list[Model]:
        with translated(self._call):
            return [Model.read(entry) for entry in self._get(path).get("models") or []]

    def _get(self, path: str) -> dict[str, Any]:
        if not is_listening(self.url, min(self._call.limit, _CONNECT_SECONDS)):
            raise ModelUnreachable(host=self.url)
        with translated(self._call), http_client(self.url, self._call.limit) as client:
            answer = client.get(path)
            answer.raise_for_status()
            body = answer.json()
            if not isinstance(body, dict):
                raise ModelGarbled(host=self.url)
            return body


def http_client(url: str, seconds: float) -> httpx.Client:
    """Return a client that follows no redirection; see :func:`client_options`."""
    import httpx

    return httpx.Client(base_url=url, **client_options(url, seconds))


def client_options(url: str, silence: float) -> dict[str, Any]:
    """Return the options of every ``httpx`` client made here.

    Loopback is never asked of a proxy. A plain ``http`` address loads no certificates, which
    takes 40 ms; should such a client ever meet ``https``, it trusts nobody.
    """
    import ssl

    import httpx

    encrypted = url.startswith("https:")
    return {
        "timeout": httpx.Timeout(silence, connect=min(silence, _CONNECT_LONGEST)),
        "trust_env": not is_loopback(url),
        "follow_redirects": False,
        "verify": True if encrypted else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
    }


def version_numbers(version: str) -> tuple[int, ...]:
    """Return the leading numbers of a version, empty when it does not start with one.

    >>> version_numbers("0.17.1"), version_numbers("0.32.15-rc1"), version_numbers("dev")
    ((0, 17, 1), (0, 32, 15), ())
    >>> version_numbers("0.0.0")  # what a server built from source says
    ()
    """
    numbers: list[int] = []
    for part in version.partition("-")[0].split("."):
        if not part.isdigit():
            break
        numbers.append(int(part))
    return tuple(numbers) if any(numbers) else ()
