"""Serving the screen: this machine only, no sharing, bounded queue and uploads, a strict policy.

What Gradio would otherwise read from ``GRADIO_*`` variables is given explicitly and the variables
are forgotten (some, like the allowed paths, win over an empty list), so that the environment
cannot open the screen to the world.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ui.screen.assets import Assets
from ui.screen.words.texts import language_of_browser, say

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    import gradio as gr
    from starlette.types import ASGIApp, Receive, Scope, Send

POLICY: Final = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; object-src 'none'; "
    "frame-src 'none'; frame-ancestors 'none'; base-uri 'self'; form-action 'none'"
)
HEADERS: Final = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
)
WAITING_AT_MOST: Final = 64
UPLOAD_AT_MOST: Final = "50mb"
REFUSALS: Final = {503: "busy", 413: "too_big"}
HERE: Final = Path(__file__).parent
SANS: Final = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Liberation Sans", "sans-serif")
MONO: Final = ("ui-monospace", "Consolas", "Liberation Mono", "monospace")


# Gradio's own components take the colours of style.css, in light and dark alike.
COLOURS: Final = {
    f"{name}{mode}": f"var(--{value})"
    for mode in ("", "_dark")
    for name, value in {
        "body_background_fill": "paper",
        "body_text_color": "ink",
        "body_text_color_subdued": "soft",
        "block_background_fill": "paper",
        "block_border_color": "rule",
        "block_label_background_fill": "paper",
        "block_label_text_color": "soft",
        "block_title_text_color": "soft",
        "border_color_primary": "rule",
        "background_fill_primary": "sheet",
        "background_fill_secondary": "paper",
        "input_background_fill": "sheet",
        "input_border_color": "rule",
        "input_placeholder_color": "soft",
        "checkbox_label_background_fill": "sheet",
        "button_primary_background_fill": "accent",
        "button_primary_background_fill_hover": "accent",
        "button_primary_text_color": "paper",
        "button_secondary_background_fill": "sheet",
        "button_secondary_background_fill_hover": "accent-soft",
        "button_secondary_border_color": "rule",
        "button_primary_border_color": "accent",
        "checkbox_background_color_selected": "accent",
        "checkbox_border_color_selected": "accent",
        "color_accent_soft": "accent-soft",
        "button_secondary_text_color": "accent",
    }.items()
}


def forget_settings(environ: MutableMapping[str, str]) -> None:
    """Drop every ``GRADIO_*`` setting but the temporary folder; analytics go off.

    >>> environ = {"GRADIO_SHARE": "True", "GRADIO_TEMP_DIR": "/tmp/g", "HOME": "/h"}
    >>> forget_settings(environ)
    >>> environ
    {'GRADIO_TEMP_DIR': '/tmp/g', 'HOME': '/h', 'GRADIO_ANALYTICS_ENABLED': 'False'}
    """
    for name in [name for name in environ if name.startswith("GRADIO_")]:
        if name != "GRADIO_TEMP_DIR":
            del environ[name]
    environ["GRADIO_ANALYTICS_ENABLED"] = "False"


class Policy:
    """ASGI middleware: sends our headers with every response."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve, adding the headers where a response starts."""

        async def sending(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                ours = {name for name, _ in HEADERS}
                kept = [pair for pair in message["headers"] if pair[0].lower() not in ours]
                message["headers"] = [*kept, *HEADERS]
            await send(message)

        await self._app(scope, receive, sending)


class Wording:
    """ASGI middleware: the queue's and the uploads' refusals in the visitor's language."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve, replacing the body of a 503 or a 413 by a sentence of ours."""
        from starlette.datastructures import Headers
        from starlette.responses import JSONResponse

        refused = False

        async def sending(message: MutableMapping[str, Any]) -> None:
            nonlocal refused
            if message["type"] == "http.response.start" and message["status"] in REFUSALS:
                refused = True
                language = language_of_browser(Headers(scope=scope).get("accept-language"))
                why = say(language, REFUSALS[message["status"]], limit=UPLOAD_AT_MOST)
                await JSONResponse({"detail": why}, message["status"])(scope, receive, send)
            elif not refused:
                await send(message)

        await self._app(scope, receive, sending if scope["type"] == "http" else send)


@dataclass(frozen=True, slots=True)
class Served:
    """A running screen."""

    blocks: gr.Blocks
    url: str

    def close(self) -> None:
        """Stop serving."""
        self.blocks.close(verbose=False)


def serve(
    blocks: gr.Blocks, *, host: str = "127.0.0.1", port: int | None = None, block: bool = True
) -> Served:
    """Serve the application until interrupted, or in the background when not ``block``.

    Raises
    ------
    OSError
        When the port is taken.
    """
    from starlette.middleware import Middleware

    forget_settings(os.environ)
    script = (HERE / "screen.js").read_text(encoding="utf-8")
    blocks.queue(max_size=WAITING_AT_MOST, default_concurrency_limit=8)
    _, url, _ = blocks.launch(
        server_name=host,
        server_port=port,
        share=False,
        inbrowser=False,
        quiet=True,
        show_error=False,
        prevent_thread_lock=not block,
        allowed_paths=[],
        blocked_paths=[],
        auth=None,
        root_path="",
        max_file_size=UPLOAD_AT_MOST,
        max_threads=40,
        ssr_mode=False,
        mcp_server=False,
        enable_monitoring=False,
        run_history=False,
        strict_cors=True,
        footer_links=[],
        app_kwargs={
            "middleware": [Middleware(Policy), Middleware(Assets), Middleware(Wording)],
            "docs_url": None,
            "redoc_url": None,
        },
        theme=theme(),
        css=(HERE / "style.css").read_text(encoding="utf-8"),
        head=f"<script>{script}</script>",
    )
    return Served(blocks, url)


def theme() -> gr.themes.Base:
    """Return Gradio's plainest theme on fonts that every machine has."""
    import gradio as gr

    return gr.themes.Base(
        primary_hue=gr.themes.colors.slate,
        neutral_hue=gr.themes.colors.stone,
        radius_size=gr.themes.sizes.radius_md,
        font=list(SANS),
        font_mono=list(MONO),
    ).set(**COLOURS)
