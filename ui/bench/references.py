"""What the screen is measured against: bare Gradio applications, and a model that is slow.

``python -m ui.bench.references echo PORT`` serves one text box whose text comes back under it, and
``chat`` Gradio's own chat that says what it is told, with every setting of Gradio as it comes.
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

    import gradio as gr

MODEL: Final = "slow:1b"
_LISTED: Final = {"models": [{"name": MODEL, "model": MODEL, "capabilities": ["completion"]}]}
_TOLD: Final = {"/api/version": {"version": "1.0.0"}, "/api/tags": _LISTED, "/api/ps": _LISTED}


def echo() -> gr.Blocks:
    """Return the barest application that answers."""
    import gradio as gr

    blocks: gr.Blocks
    with gr.Blocks() as blocks:
        question = gr.Textbox(elem_id="question")
        talk = gr.Markdown(elem_id="talk")
        question.submit(lambda text: text, question, talk, api_name="echo")
    return blocks


def chat() -> gr.Blocks:
    """Return Gradio's own chat, which answers with the question."""
    import gradio as gr

    return gr.ChatInterface(
        lambda text, _: text,
        textbox=gr.Textbox(elem_id="question"),
        chatbot=gr.Chatbot(elem_id="talk"),
    )


def serve(made: gr.Blocks, port: int) -> None:
    """Serve an application until the process is ended."""
    made.launch(server_name="127.0.0.1", server_port=port, quiet=True)


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
    serve({"echo": echo, "chat": chat}[sys.argv[1]](), int(sys.argv[2]))
