"""Gradio's files as they are kept: the same bytes as Gradio's own, compressed once."""

from __future__ import annotations

import asyncio
import gzip
from typing import TYPE_CHECKING, Any

import pytest

from ui.screen.assets import Assets

if TYPE_CHECKING:
    from collections.abc import MutableMapping

BODY = b"export const a = 1;" * 50


class Files:
    """An application with one file in two parts, which counts what it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.asked += 1
        known = scope["path"].endswith("a-1.js")
        headers = [(b"content-type", b"text/javascript"), (b"content-length", b"950")]
        await send(
            {
                "type": "http.response.start",
                "status": 200 if known else 404,
                "headers": headers,
            }
        )
        await send({"type": "http.response.body", "body": BODY[:100], "more_body": True})
        await send({"type": "http.response.body", "body": BODY[100:]})


def asked(app: Assets, path: str, method: str = "GET", **headers: str) -> tuple[Any, bytes]:
    """Return the start of the answer to a request, its headers as a dictionary, and the body."""
    sent: list[MutableMapping[str, Any]] = []

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    async def receive() -> dict[str, Any]:
        return {"type": "http.request"}

    given = [(name.replace("_", "-").encode(), told.encode()) for name, told in headers.items()]
    scope = {"type": "http", "method": method, "path": path, "headers": given}
    asyncio.run(app(scope, receive, send))
    start, *parts = sent
    return {**start, "headers": dict(start["headers"])}, b"".join(part["body"] for part in parts)


def test_an_asset_is_read_once_and_comes_back_as_it_was() -> None:
    files = Files()
    app = Assets(files)
    for _ in range(3):
        start, body = asked(app, "/assets/a-1.js", accept_encoding="gzip, br")
        assert gzip.decompress(body) == BODY
        assert start["headers"][b"content-length"] == str(len(body)).encode()
        assert start["headers"][b"content-type"] == b"text/javascript"
        assert b"immutable" in start["headers"][b"cache-control"]
    assert files.asked == 1


@pytest.mark.parametrize(
    ("path", "method", "headers"),
    [
        ("/assets/a-1.js", "GET", {}),
        ("/assets/a-1.js", "GET", {"accept_encoding": "gzip", "range": "bytes=0-9"}),
        ("/assets/a-1.js", "POST", {"accept_encoding": "gzip"}),
        ("/assets/b-1.js", "GET", {"accept_encoding": "gzip"}),
        ("/assets/./a-1.js", "GET", {"accept_encoding": "gzip"}),
        ("/assets/b/../a-1.js", "GET", {"accept_encoding": "gzip"}),
        ("/theme.css/a-1.js", "GET", {"accept_encoding": "gzip"}),
    ],
)
def test_all_else_is_left_to_gradio(path: str, method: str, headers: dict[str, str]) -> None:
    files = Files()
    app = Assets(files)
    for _ in range(2):
        start, body = asked(app, path, method, **headers)
        assert body == BODY
        assert b"content-encoding" not in start["headers"]
    assert files.asked == 2
