"""The screen's functions as Gradio's HTTP API, for ``gradio_client`` and ``curl``.

>>> # from gradio_client import Client
>>> # Client("http://127.0.0.1:7860").predict("Qui a fondé Mistral ?", api_name="/ask")["text"]
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from index.errors import DossierError, StoreMissing

if TYPE_CHECKING:
    from rag import Dossier
    from ui.library import Library


@dataclass(frozen=True, slots=True)
class Service:
    """What another program may call; an empty text stands for a filter left out."""

    library: Library
    llm: str | None = None

    def ask(  # noqa: PLR0913, PLR0917  an HTTP endpoint has its parameters by name
        self,
        question: str,
        llm: str = "",
        kind: str = "",
        outlet: str = "",
        since: str = "",
        until: str = "",
    ) -> dict[str, Any]:
        """Answer one question; the same JSON as `dossier ask --json`.

        `llm` is auto, extracts, ollama:MODEL or openai:MODEL; `kind` is article or comment;
        `since` and `until` are ISO dates, inclusive.
        """
        filters = {"kind": kind, "outlet": outlet, "since": since, "until": until}
        chosen: dict[str, Any] = {name: value for name, value in filters.items() if value}
        return told(lambda: self._open().ask(question, llm=llm or self.llm, **chosen).to_dict())

    def search(self, query: str, k: int = 10) -> dict[str, Any]:
        """List the passages nearest to a query, best first, under the key `hits`."""
        return told(lambda: {"hits": [asdict(hit) for hit in self._open().search(query, k=k)]})

    def read(self, path: str) -> dict[str, Any]:
        """Return a page's text, which offsets count in, and its documents."""

        def page() -> dict[str, Any]:
            documents = self.library.pages().get(path, ())
            if not documents:
                return {"error": f"The dossier has no page {path}.", "code": "page-unknown"}
            text = self._open().page_text(path)
            return {"path": path, "text": text, "documents": [asdict(one) for one in documents]}

        return told(page)

    def status(self) -> dict[str, Any]:
        """Say what the dossier holds, as `dossier status --json` does."""
        return told(lambda: self._open().status().to_dict())

    def _open(self) -> Dossier:
        dossier = self.library.dossier()
        if dossier is None:
            raise StoreMissing(store=self.library.store)
        return dossier


def told(work: Any) -> dict[str, Any]:
    """Return the work's result, or the sentence and code of what stopped it.

    >>> def fail(): raise StoreMissing(store="x")
    >>> told(fail)["code"]
    'store-missing'
    """
    try:
        result: dict[str, Any] = work()
    except DossierError as error:
        return {"error": str(error), "code": error.code}
    return result
