"""The screen's functions as Gradio's HTTP API, for ``gradio_client`` and ``curl``.

    from gradio_client import Client
    client = Client("http://127.0.0.1:7860")
    answer = json.loads(client.predict("Qui a fondé Mistral ?", api_name="/ask"))

Each endpoint returns its JSON as text: gradio_client takes any object that has a ``path``, as our
sources do, for a file to download.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from index.errors import DossierError, StoreMissing

if TYPE_CHECKING:
    from collections.abc import Callable

    from rag import Dossier
    from ui.screen.library import Library


MOST = 1000  # passages of one search


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
    ) -> str:
        """Answer one question; the same JSON as `dossier ask --json`.

        `llm` is auto, extracts, ollama:MODEL or openai:MODEL; `kind` is article or comment;
        `since` and `until` are ISO dates, inclusive.
        """
        filters = {"kind": kind, "outlet": outlet, "since": since, "until": until}
        chosen: dict[str, Any] = {name: value for name, value in filters.items() if value}

        def answer() -> dict[str, Any]:
            from rag.validation import check_filters, check_question

            check_filters(chosen)
            asked = check_question(question)
            return self._open().ask(asked, llm=llm or self.llm, **chosen).to_dict()

        return told(answer)

    def search(self, query: str, k: int = 10) -> str:
        """List the `k` passages nearest to a query (1 to 1000), best first, under `hits`."""

        def hits() -> dict[str, Any]:
            from rag.validation import SEARCH, check_count, check_question

            check_count(k, MOST)
            asked = check_question(query, SEARCH)
            return {"hits": [asdict(hit) for hit in self._open().search(asked, k=k)]}

        return told(hits)

    def read(self, path: str) -> str:
        """Return a page's text, which offsets count in, and its documents."""

        def page() -> dict[str, Any]:
            text = self._open().page_text(path)
            documents = self.library.pages().get(path, ())
            return {"path": path, "text": text, "documents": [asdict(one) for one in documents]}

        return told(page)

    def status(self) -> str:
        """Say what the dossier holds, as `dossier status --json` does."""
        return told(lambda: self._open().status().to_dict())

    def _open(self) -> Dossier:
        dossier = self.library.dossier()
        if dossier is None:
            raise StoreMissing(store=self.library.store)
        return dossier


def told(work: Callable[[], dict[str, Any]]) -> str:
    """Return the work's result as JSON, or the sentence and code of what stopped it.

    >>> told(lambda: {"status": "answered"})
    '{"status": "answered"}'
    >>> def fail(): raise StoreMissing(store="x")
    >>> "store-missing" in told(fail)
    True
    """
    try:
        result = work()
    except DossierError as error:
        result = {"error": str(error), "code": error.code}
    return json.dumps(result, ensure_ascii=False)
