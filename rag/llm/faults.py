"""Lower errors of the model's clients made into ours, in this one place.

What arrives, seen against real servers: ``httpx`` errors for the connection, ``ConnectionError``
from the Ollama client, ``ResponseError`` for a status or an error line in mid-stream,
``ValueError`` for a line that is not JSON or not the expected shape, ``AttributeError``,
``KeyError`` and ``TypeError`` where a client trusts that shape.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rag.errors import (
    ModelBroken,
    ModelBusy,
    ModelCut,
    ModelFailed,
    ModelForbidden,
    ModelGarbled,
    ModelMissing,
    ModelTimedOut,
    ModelUnreachable,
    PromptCut,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHAPE_ERRORS: Final = (ValueError, AttributeError, KeyError, TypeError)
_WHY_LENGTH: Final = 160  # characters of a server's own words shown to a person


@dataclass(frozen=True, slots=True)
class Call:
    """What was asked of whom, for the sentence that says what went wrong."""

    model: str
    host: str
    limit: float

    def status(self, status: int, text: str) -> ModelFailed:
        """Return what an HTTP status and its body mean."""
        why = plain(text)
        if status == 404 and "model" in why.lower():
            return ModelMissing(model=self.model)
        if status in {401, 403}:
            return ModelForbidden(host=self.host, model=self.model, why=why or f"HTTP {status}")
        if status in {429, 503}:
            return ModelBusy(model=self.model)
        if status in {408, 504}:
            return self.timed_out()
        if "context" in why and ("exceed" in why or "longer" in why):
            return PromptCut(model=self.model)
        return ModelBroken(model=self.model, why=why or f"HTTP {status}")

    def timed_out(self) -> ModelTimedOut:
        """Return the error of a silence longer than the limit."""
        return ModelTimedOut(model=self.model, limit=f"{self.limit:g}")


def plain(text: str) -> str:
    r"""Return a server's error as one short line, dug out of the JSON it may be wrapped in.

    >>> plain('{"error": "{\\"error\\": {\\"message\\": \\"request exceeds the context\\"}}"}')
    'request exceeds the context'
    >>> plain(" <h1>Bad\ngateway</h1> ")
    '<h1>Bad gateway</h1>'
    """
    found: object = text
    while isinstance(found, str):
        try:
            inner = json.loads(found)
        except ValueError:
            break
        if not isinstance(inner, dict):
            break
        found = inner.get("error", inner.get("message", ""))
        if isinstance(found, dict):
            found = found.get("message", "")
    line = " ".join(str(found).split())
    return line if len(line) <= _WHY_LENGTH else line[: _WHY_LENGTH - 1] + "…"


@contextmanager
def translated(call: Call, *statuses: type[Exception]) -> Iterator[None]:
    """Raise a :class:`ModelFailed` for whatever a client raises inside.

    ``statuses`` are a client's own errors for what its server answered; they carry a
    ``status_code``, except when the error came in mid-stream.

    Raises
    ------
    ModelFailed
        One of its classes; the lower error is its cause.
    """
    import httpx

    try:
        yield
    except ModelFailed:
        raise
    except statuses as error:
        text = getattr(error, "error", str(error))
        raise call.status(getattr(error, "status_code", -1), str(text)) from error
    except httpx.HTTPStatusError as error:
        error.response.read()
        raise call.status(error.response.status_code, error.response.text) from error
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ConnectionError) as error:
        raise _of_connection(error, call) from error
    except _SHAPE_ERRORS as error:
        raise ModelGarbled(host=call.host) from error


def _of_connection(error: Exception, call: Call) -> ModelFailed:
    import httpx

    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.UnsupportedProtocol):
        return ModelUnreachable(host=call.host)
    if isinstance(error, ConnectionError | httpx.InvalidURL | httpx.ProxyError):
        return ModelUnreachable(host=call.host)
    if isinstance(error, httpx.TimeoutException):
        return call.timed_out()
    if isinstance(error, httpx.DecodingError | httpx.TooManyRedirects):
        return ModelGarbled(host=call.host)
    return ModelCut(model=call.model)
