"""Gradio's scripts and styles, read and compressed once instead of for every visitor.

A page fetches seventy of them, and Gradio opens and compresses each anew every time. Their names
hold their content's hash, so that a browser may keep them for good.
"""

from __future__ import annotations

import asyncio
import gzip
from dataclasses import dataclass
from posixpath import normpath
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from starlette.types import ASGIApp, Receive, Scope, Send

WHERE: Final = "/assets/"
_KEPT: Final = frozenset((b"content-type", b"etag", b"last-modified"))
_MORE: Final = (
    (b"content-encoding", b"gzip"),
    (b"vary", b"Accept-Encoding"),
    (b"cache-control", b"public, max-age=31536000, immutable"),
)


@dataclass(frozen=True, slots=True)
class Asset:
    """An asset as it is sent: its headers, and its body compressed."""

    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes


class Assets:
    """ASGI middleware: answers for the assets that it has seen once."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._kept: dict[str, Asset] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve, from memory what is there."""
        if not _asks_whole_asset(scope):
            await self._app(scope, receive, send)
            return
        path = scope["path"]
        if path not in self._kept:
            answer = await _answer(self._app, scope, receive)
            if answer[0]["status"] != 200:
                for message in answer:
                    await send(message)
                return
            self._kept[path] = await asyncio.to_thread(_compressed, answer)
        kept = self._kept[path]
        await send({"type": "http.response.start", "status": 200, "headers": [*kept.headers]})
        await send({"type": "http.response.body", "body": kept.body})


def _asks_whole_asset(scope: Scope) -> bool:
    """Whether a request is for a whole asset by its one plain path, and takes it compressed."""
    if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith(WHERE):
        return False
    if normpath(scope["path"]) != scope["path"]:  # a file has endless others: each would be kept
        return False
    asked = dict(scope["headers"])
    return b"range" not in asked and b"gzip" in asked.get(b"accept-encoding", b"")


async def _answer(app: ASGIApp, scope: Scope, receive: Receive) -> list[MutableMapping[str, Any]]:
    messages: list[MutableMapping[str, Any]] = []

    async def keep(message: MutableMapping[str, Any]) -> None:
        messages.append(message)

    await app(scope, receive, keep)
    return messages


def _compressed(answer: list[MutableMapping[str, Any]]) -> Asset:
    start, *parts = answer
    body = gzip.compress(b"".join(part.get("body", b"") for part in parts), mtime=0)
    own = [pair for pair in start["headers"] if pair[0].lower() in _KEPT]
    size = (b"content-length", str(len(body)).encode())
    return Asset((*own, *_MORE, size), body)
