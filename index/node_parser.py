"""Our passages as a LlamaIndex node parser, for pipelines built on that library.

Its own `SentenceSplitter` finds offsets by searching the text, so they are wrong where a sentence
is repeated; here each node's ``start_char_idx`` and ``end_char_idx`` are those of the passage.
Importing this module imports LlamaIndex (about 1.4 s): nothing of ours imports it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from llama_index.core.node_parser import NodeParser
from llama_index.core.schema import (
    BaseNode,
    MetadataMode,
    NodeRelationship,
    ObjectType,
    RelatedNodeInfo,
    TextNode,
)

from index.analysis import language_of
from index.documents import Document, Span
from index.passages import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llama_index.core import Document as LlamaDocument


class PassageNodeParser(NodeParser):
    """Cut each LlamaIndex document or node into our passages.

    A node may carry ``kind`` in its metadata; a ``comment`` stays whole when it is short.

    Examples
    --------
    >>> from llama_index.core import Document as LlamaDocument
    >>> nodes = PassageNodeParser().get_nodes_from_documents([LlamaDocument(text="Oui. Oui.")])
    >>> [(node.text, node.start_char_idx, node.end_char_idx) for node in nodes]
    [('Oui. Oui.', 0, 9)]
    """

    @classmethod
    def class_name(cls) -> str:
        """Return the name LlamaIndex stores this parser under."""
        return "PassageNodeParser"

    def _parse_nodes(
        self, nodes: Sequence[BaseNode], show_progress: bool = False, **kwargs: Any
    ) -> list[BaseNode]:
        """Cut every node; LlamaIndex then copies the metadata."""
        return [made for node in nodes for made in _cut_node(node)]

    def _postprocess_parsed_nodes(
        self, nodes: list[BaseNode], parent_doc_map: dict[str, LlamaDocument]
    ) -> list[BaseNode]:
        """Copy the parent's metadata and link neighbours, leaving our offsets alone."""
        for previous, node in zip([None, *nodes], nodes, strict=False):
            parent = parent_doc_map.get(node.ref_doc_id or "")
            if parent is not None and self.include_metadata:
                node.metadata = {**parent.metadata, **node.metadata}
            if self.include_prev_next_rel and previous and previous.ref_doc_id == node.ref_doc_id:
                node.relationships[NodeRelationship.PREVIOUS] = previous.as_related_node_info()
                previous.relationships[NodeRelationship.NEXT] = node.as_related_node_info()
        return nodes


def _cut_node(node: BaseNode) -> list[TextNode]:
    """Cut one node's text, its id and passage number making each new id."""
    text = node.get_content(metadata_mode=MetadataMode.NONE)
    document = Document(
        id=node.node_id,
        path=node.node_id,
        kind="comment" if node.metadata.get("kind") == "comment" else "article",
        text=text,
        spans=(Span(0, len(text)),),
        language=language_of(text) or "fr",
    )
    source = RelatedNodeInfo(
        node_id=node.node_id, node_type=ObjectType.DOCUMENT, metadata=node.metadata, hash=node.hash
    )
    return [
        TextNode(
            id_=passage.id,
            text=passage.text,
            start_char_idx=passage.start,
            end_char_idx=passage.end,
            relationships={NodeRelationship.SOURCE: source},
        )
        for passage in cut(document, text)
    ]
