"""LlamaIndex reads our passages with their true offsets, repeated text included."""

from llama_index.core import Document as LlamaDocument

from index.node_parser import PassageNodeParser


def test_offsets_of_repeated_text_are_true() -> None:
    text = "\n\n".join(["La même phrase revient encore une fois dans la page. " * 10] * 4)
    document = LlamaDocument(text=text, metadata={"outlet": "Le Relais"}, id_="p.txt#a1")
    nodes = PassageNodeParser().get_nodes_from_documents([document])
    assert len(nodes) > 2
    assert [node.node_id for node in nodes][:2] == ["p.txt#a1.1", "p.txt#a1.2"]
    for node in nodes:
        assert text[node.start_char_idx : node.end_char_idx] == node.get_content()
        assert node.metadata == {"outlet": "Le Relais"}
        assert node.ref_doc_id == "p.txt#a1"
    assert nodes[1].prev_node is not None
    assert nodes[1].prev_node.node_id == "p.txt#a1.1"


def test_a_comment_stays_whole_and_an_empty_text_gives_nothing() -> None:
    comment = LlamaDocument(text="Bof. " * 160, metadata={"kind": "comment"})
    parser = PassageNodeParser()
    assert len(parser.get_nodes_from_documents([comment])) == 1
    assert parser.get_nodes_from_documents([LlamaDocument(text=" ")]) == []
