"""A real local HTTP server that plays Ollama: recorded exchanges, and models that follow a script.

Bytes go out in the chunks and the order given, and an exchange may end as a real one did: complete,
cut before the last chunk, or closed without a byte. Nothing of the project's own code is replaced.

    with OllamaServer(chat=lambda prompt: "Microsoft a investi 15 millions d'euros [1].") as server:
        dossier.ask("…", llm="ollama:script:1b")   # with OLLAMA_HOST=server.url
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

if TYPE_CHECKING:
    from types import TracebackType

RECORDINGS = Path(__file__).resolve().parents[2] / "shared" / "ollama"
NDJSON = "application/x-ndjson"
JSON = "application/json; charset=utf-8"

Ending = Literal["complete", "cut", "closed"]


@dataclass(frozen=True)
class Exchange:
    """One answer: its status, its body in chunks with the pause before each, how it ends."""

    chunks: tuple[tuple[float, bytes], ...] = ()
    status: int = 200
    content_type: str = JSON
    ending: Ending = "complete"
    pause: float = 0.0  # before the headers


@dataclass(frozen=True)
class Request:
    """What the client sent."""

    method: str
    path: str
    body: dict[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def prompt(self) -> str:
        """The last message of a chat."""
        return str(self.body["messages"][-1]["content"])


Answerer = Callable[[Request], Exchange]
Route = Exchange | Answerer


def body(value: object, status: int = 200, *, pause: float = 0.0) -> Exchange:
    """Answer one JSON value."""
    return Exchange(((0.0, json.dumps(value).encode()),), status, pause=pause)


def error(status: int, text: str) -> Exchange:
    """Answer as Ollama reports an error before any stream."""
    return body({"error": text}, status)


def lines(values: Iterable[object], *, ending: Ending = "complete", gap: float = 0.0) -> Exchange:
    """Stream one JSON value a line, each in a chunk of its own."""
    chunks = tuple((gap, json.dumps(value).encode() + b"\n") for value in values)
    return Exchange(chunks, content_type=NDJSON, ending=ending)


def pieces_of(text: str) -> list[str]:
    """Cut a text about where a tokenizer does: a word with the space before it."""
    pieces: list[str] = []
    for word in text.split(" "):
        pieces.append(word if not pieces else f" {word}")
    return pieces


def chat_lines(text: str, *, done: Mapping[str, object] | None = None) -> list[dict[str, Any]]:
    """Return the lines of a streamed chat that writes ``text``; ``done`` changes the last one."""
    head = {"model": "script:1b", "created_at": "2026-01-01T00:00:00Z"}
    written = [
        {**head, "message": {"role": "assistant", "content": piece}, "done": False}
        for piece in pieces_of(text)
    ]
    last = {
        **head,
        "message": {"role": "assistant", "content": ""},
        "done": True,
        "done_reason": "stop",
        "prompt_eval_count": 900,
        "eval_count": len(written),
    }
    return [*written, {**last, **(done or {})}]


def says(text: str, **done: object) -> Exchange:
    """Stream ``text`` as a chat, then the done line."""
    return lines(chat_lines(text, done=done))


def recorded(name: str, number: int = 0) -> Exchange:
    """Return the answer of a recorded exchange; the pauses are kept, at most 20 ms each."""
    path = RECORDINGS / f"{name}.json"
    if not path.is_file():
        pytest.skip("the recorded exchanges are not at ../shared/ollama")
    entry = json.loads(path.read_text(encoding="utf-8"))[number]
    headers = dict(line.split(": ", 1) for line in entry["headers"])
    ending: Ending = "complete"
    if entry["ended"].startswith("CONNECTION ENDED"):
        ending = "cut"
    elif entry["ended"].startswith("server closed"):
        ending = "closed"
    previous = entry["t_head"] or 0.0
    chunks = []
    for at, text in entry["chunks"]:
        chunks.append((min(max(at - previous, 0.0), 0.02), text.encode()))
        previous = at
    status = int(entry["status"].split(" ")[1]) if entry["status"] else 200
    kind = headers.get("Content-Type", "text/plain")
    return Exchange(tuple(chunks), status, kind, ending)


def installed(name: str, *, size: int = 2_000_000_000, **more: object) -> dict[str, Any]:
    """Return one entry of ``/api/tags``."""
    entry = {"name": name, "model": name, "modified_at": "2026-01-01T00:00:00Z", "size": size}
    return {**entry, "capabilities": ["completion"], **more}


class OllamaServer:
    """Serves until the ``with`` block ends; every request is kept in :attr:`requests`.

    Parameters
    ----------
    chat
        What ``/api/chat`` answers: an exchange, or a function of the prompt that returns the
        text to stream (or an exchange).
    models, loaded
        The names, or whole entries, of ``/api/tags`` and ``/api/ps``.
    routes
        Other answers, by path.
    """

    def __init__(
        self,
        chat: Exchange | Callable[[str], str | Exchange] | None = None,
        *,
        models: Sequence[str | dict[str, Any]] = ("script:1b",),
        loaded: Sequence[str | dict[str, Any]] = ("script:1b",),
        version: str = "0.32.15",
        routes: Mapping[str, Route] | None = None,
    ) -> None:
        self.requests: list[Request] = []
        self.closed_early = threading.Event()  # a client went away before the end of an answer
        entries = [installed(m) if isinstance(m, str) else m for m in models]
        running = [{"name": m, "model": m} if isinstance(m, str) else m for m in loaded]
        self.routes: dict[str, Route] = {
            "/api/version": body({"version": version}),
            "/api/tags": body({"models": entries}),
            "/api/ps": body({"models": running}),
            "/api/chat": _chat(chat if chat is not None else says("Bonjour.")),
            **(routes or {}),
        }

    def __enter__(self) -> OllamaServer:
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        """The base URL, as ``OLLAMA_HOST`` takes it."""
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    def sent_to(self, path: str) -> list[Request]:
        """Return the requests that one path received."""
        return [request for request in self.requests if request.path == path]

    def answer(self, request: Request) -> Exchange:
        """Keep the request and return what its path answers."""
        self.requests.append(request)
        route = self.routes.get(request.path)
        if route is None:
            return replace(body("404 page not found", 404), content_type="text/plain")
        return route if isinstance(route, Exchange) else route(request)


def in_turn(*exchanges: Exchange) -> Answerer:
    """Answer each exchange once, the last one for ever."""
    left = list(exchanges)
    return lambda _request: left.pop(0) if len(left) > 1 else left[0]


def _chat(chat: Exchange | Callable[[str], str | Exchange]) -> Route:
    if isinstance(chat, Exchange):
        return chat

    def answer(request: Request) -> Exchange:
        written = chat(request.prompt)
        return says(written) if isinstance(written, str) else written

    return answer


def _handler(server: OllamaServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            """Stay silent."""

        def do_GET(self) -> None:
            self._play(b"")

        def do_POST(self) -> None:
            self._play(self.rfile.read(int(self.headers.get("Content-Length") or 0)))

        def _play(self, raw: bytes) -> None:
            sent = json.loads(raw) if raw else {}
            request = Request(self.command, self.path, sent, dict(self.headers))
            self.close_connection = True
            try:
                self._send(server.answer(request))
            except (BrokenPipeError, ConnectionResetError):
                server.closed_early.set()

        def _send(self, exchange: Exchange) -> None:
            time.sleep(exchange.pause)
            if exchange.ending == "closed":
                return
            self.send_response(exchange.status)
            self.send_header("Content-Type", exchange.content_type)
            self.send_header("Transfer-Encoding", "chunked")
            self.send_header("Connection", "close")
            self.end_headers()
            for pause, data in exchange.chunks:
                time.sleep(pause)
                self.wfile.write(b"%x\r\n%b\r\n" % (len(data), data))
                self.wfile.flush()
            if exchange.ending == "complete":
                self.wfile.write(b"0\r\n\r\n")

    return Handler
