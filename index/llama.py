"""Our embedders as LlamaIndex knows them, so that its own classes can read our collection."""

from typing import Any

from llama_index.core.base.embeddings.base import BaseEmbedding
from pydantic import PrivateAttr

from index.embedding import Embedder


class LlamaEmbedding(BaseEmbedding):
    """Any `Embedder` behind LlamaIndex's `BaseEmbedding`.

    Parameters
    ----------
    embedder
        The model; its prompts for questions and for passages are respected.
    """

    _embedder: Embedder = PrivateAttr()

    def __init__(self, embedder: Embedder, **options: Any) -> None:
        super().__init__(model_name=embedder.id, **options)
        self._embedder = embedder

    @classmethod
    def class_name(cls) -> str:
        """Name of the class in LlamaIndex's registries."""
        return "DossierEmbedding"

    def _get_query_embedding(self, query: str) -> list[float]:
        return [float(value) for value in self._embedder.encode_queries([query])[0]]

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        return [[float(value) for value in row] for row in self._embedder.encode_passages(texts)]
