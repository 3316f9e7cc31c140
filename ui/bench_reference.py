"""What the screen is measured against: the barest Gradio application, and a model that is slow.

``python -m ui.bench_reference PORT`` serves one text box whose text comes back under it, with
every setting of Gradio as it comes.
"""

from __future__ import annotations

import json
import sys
import threading
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

MODEL: Final = "slow:1b"
_LISTED: Final = {"models": [{"name": MODEL, "model": MODEL, "capabilities": ["completion"]}]}
_TOLD: Final = {"/api/version": {"version": "1.0.0"}, "/api/tags": _LISTED, "/api/ps": _LISTED}


def serve(port: int) -> None:
    """Serve the echo until the process is ended."""
    import gradio as gr

    with gr.Blocks() as blocks:
        question = gr.Textbox(elem_id="question")
        talk = gr.Markdown(elem_id="talk")
        question.submit(lambda text: text, question, talk, api_name="echo")
    blocks.launch(server_name="127.0.0.1", server_port=port, quiet=True)


@contextmanager
def slow_model(seconds: float) -> Iterator[str]:
    """Play an Ollama whose answers take ``seconds`` to begin; give its address."""
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._tell(_TOLD.get(self.path, {}))

        def do_POST(self) -> None:
            over.wait(seconds)
            self._tell({"model": MODEL, "message": {"content": ""}, "done": True})

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

        def _tell(self, value: object) -> None:
            body = json.dumps(value).encode() + b"\n"
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with suppress(ConnectionError):  # the visitor has stopped the answer
                self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        over.set()
        server.shutdown()
        server.server_close()


if __name__ == "__main__":
    serve(int(sys.argv[1]))
