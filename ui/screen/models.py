"""The models that Ollama has on this machine, for the screen's list."""

from __future__ import annotations

import os

from index.errors import DossierError


def installed() -> list[str]:
    """Return the names of the models that can write an answer; none when Ollama is not there."""
    from rag.llm.address import ollama_url
    from rag.llm.server import Server, is_listening

    try:
        url = ollama_url(os.environ.get("OLLAMA_HOST"))
        if not is_listening(url):
            return []
        return [model.name for model in Server(url, seconds=2.0).installed() if model.writes]
    except DossierError:
        return []
