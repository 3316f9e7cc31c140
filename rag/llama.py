"""A dossier inside LlamaIndex: its search as a retriever, its answers as a query engine.

Both are thin: what is found and what is said come from `Dossier.search` and `Dossier.ask`, with
the same checks. Importing this module imports LlamaIndex (over a second): `Dossier` does it only
inside the methods that need it.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.base.response.schema import Response
from llama_index.core.schema import (
    NodeRelationship,
    NodeWithScore,
    ObjectType,
    QueryBundle,
    RelatedNodeInfo,
    TextNode,
)

if TYPE_CHECKING:
    from rag.answer import Answer, Citation
    from rag.dossier import Dossier
    from rag.hits import Hit
    from rag.llm import Generator
    from rag.retrieval.filters import Filtering

_TOLD: Final = ("title", "outlet", "author", "date", "kind")
"""What a language model or an embedding is shown of a node's metadata; the rest is for programs."""


class DossierRetriever(BaseRetriever):
    """`Dossier.search` behind LlamaIndex's `BaseRetriever`.

    Parameters
    ----------
    dossier
        An open dossier; it stays open for as long as the retriever is used.
    k
        How many passages to return at most.
    filters
        Which documents may be found.
    """

    def __init__(self, dossier: Dossier, k: int, filters: Filtering) -> None:
        super().__init__()
        self._dossier = dossier
        self._k = k
        self._filters = filters

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        hits = self._dossier.search(query_bundle.query_str, k=self._k, **self._filters)
        return [passage_node(hit) for hit in hits]


class DossierQueryEngine(BaseQueryEngine):
    """`Dossier.ask` behind LlamaIndex's `BaseQueryEngine`.

    Parameters
    ----------
    dossier
        An open dossier.
    llm
        Who writes; see `Dossier.stream`.
    filters
        Which documents may be used.
    """

    def __init__(self, dossier: Dossier, llm: str | Generator | None, filters: Filtering) -> None:
        super().__init__(callback_manager=None)
        self._dossier = dossier
        self._llm = llm
        self._filters = filters

    def _get_prompt_modules(self) -> dict[str, Any]:
        """Return no prompt module: the prompts are files of ours."""
        return {}

    def _query(self, query_bundle: QueryBundle) -> Response:
        answer = self._dossier.ask(query_bundle.query_str, llm=self._llm, **self._filters)
        return response_of(answer)

    async def _aquery(self, query_bundle: QueryBundle) -> Response:
        """Answer in a thread of its own: a model may write for a minute."""
        return await asyncio.to_thread(self._query, query_bundle)


def passage_node(hit: Hit) -> NodeWithScore:
    """Return a passage found as a node, its id the passage's."""
    return NodeWithScore(node=_node(hit.passage_id, hit.text, hit), score=hit.score)


def response_of(answer: Answer) -> Response:
    """Return an answer as LlamaIndex gives one, each quote a node in the order of its number."""
    scores = {hit.passage_id: hit.score for hit in answer.passages}
    nodes = [
        NodeWithScore(
            node=_node(f"{cited.passage_id}:{cited.start}-{cited.end}", cited.quote, cited),
            score=scores.get(cited.passage_id),
        )
        for cited in answer.citations
    ]
    return Response(response=answer.text, source_nodes=nodes, metadata=answer.to_dict())


def _node(name: str, text: str, found: Hit | Citation) -> TextNode:
    source = found.source
    told = {
        "title": source.title,
        "outlet": source.outlet,
        "author": source.author,
        "date": source.date,
        "kind": source.kind,
        "path": source.path,
        "language": source.language,
        "url": source.url,
        "reply_to": source.reply_to,
        "via": ", ".join(source.via) or None,
        "document_id": found.document_id,
        "passage_id": found.passage_id,
    }
    metadata = {key: value for key, value in told.items() if value is not None}
    hidden = [key for key in metadata if key not in _TOLD]
    return TextNode(
        id_=name,
        text=text,
        start_char_idx=found.start,
        end_char_idx=found.end,
        metadata=metadata,
        excluded_llm_metadata_keys=hidden,
        excluded_embed_metadata_keys=hidden,
        relationships={
            NodeRelationship.SOURCE: RelatedNodeInfo(
                node_id=found.document_id, node_type=ObjectType.DOCUMENT
            )
        },
    )
