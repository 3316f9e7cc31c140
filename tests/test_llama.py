"""A dossier inside LlamaIndex: its retriever, engine and evaluators take ours as their own."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

import pytest

import index
from rag import Dossier
from rag.errors import QuestionInvalid

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

QUESTION = "Combien Microsoft a-t-il investi dans Mistral AI ?"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory, demo_pages: Path) -> Iterator[Dossier]:
    store = tmp_path_factory.mktemp("llama") / "store"
    index.build([demo_pages], store=store)
    with Dossier.open(store) as opened:
        yield opened


def test_a_retriever_finds_what_the_search_finds(dossier: Dossier) -> None:
    hits = dossier.search(QUESTION, k=5, kind="article", since="2024-02")
    nodes = dossier.as_retriever(5, kind="article", since="2024-02").retrieve(QUESTION)
    assert [node.node_id for node in nodes] == [hit.passage_id for hit in hits]
    assert [node.score for node in nodes] == [hit.score for hit in hits]
    for found in nodes:
        page = dossier.page_text(found.metadata["path"])
        assert page[found.node.start_char_idx : found.node.end_char_idx] == found.node.text
        assert found.node.ref_doc_id == found.metadata["document_id"]
        assert found.metadata["kind"] == "article"
        assert "path" not in found.node.get_metadata_str(mode="llm")
    assert asyncio.run(dossier.as_retriever(5).aretrieve(QUESTION))
    assert dossier.as_retriever(5, outlet="nobody").retrieve(QUESTION) == []


def test_their_query_engine_runs_on_our_retriever(dossier: Dossier) -> None:
    from llama_index.core.llms import MockLLM
    from llama_index.core.query_engine import RetrieverQueryEngine

    engine = RetrieverQueryEngine.from_args(dossier.as_retriever(3), llm=MockLLM(max_tokens=8))
    response = engine.query(QUESTION)
    assert len(response.source_nodes) == 3
    assert str(response)


def test_their_evaluator_scores_our_retriever(dossier: Dossier) -> None:
    from llama_index.core.evaluation import RetrieverEvaluator

    retriever = dossier.as_retriever(5)
    best = [node.node_id for node in retriever.retrieve(QUESTION)]
    evaluator = RetrieverEvaluator.from_metric_names(["mrr", "hit_rate"], retriever=retriever)
    scored = evaluator.evaluate(QUESTION, expected_ids=[best[1]]).metric_vals_dict
    assert scored == {"mrr": 0.5, "hit_rate": 1.0}


def test_the_engine_gives_the_answers_of_ask(dossier: Dossier) -> None:
    answer = dossier.ask(QUESTION, llm="extracts")
    engine = dossier.as_query_engine(llm="extracts")
    response = engine.query(QUESTION)
    assert str(response) == answer.text
    assert response.metadata["status"] == "answered"
    marks = {int(mark) for mark in re.findall(r"\[(\d+)\]", answer.text)}
    assert marks <= set(range(1, len(response.source_nodes) + 1))
    for number, found in enumerate(response.source_nodes, 1):
        cited = answer.citations[number - 1]
        assert (cited.number, cited.quote) == (number, found.node.text)
        page = dossier.page_text(found.metadata["path"])
        assert page[found.node.start_char_idx : found.node.end_char_idx] == found.node.text
    assert len({found.node_id for found in response.source_nodes}) == len(response.source_nodes)
    assert str(asyncio.run(engine.aquery(QUESTION))) == answer.text


def test_a_refusal_and_a_question_that_is_none(dossier: Dossier) -> None:
    engine = dossier.as_query_engine(llm="extracts", outlet="nobody")
    response = engine.query(QUESTION)
    assert response.metadata["status"] == "refused"
    assert response.source_nodes == []
    for ask in (engine.query, dossier.as_retriever().retrieve):
        with pytest.raises(QuestionInvalid):
            ask("   ")


def test_an_evaluator_of_theirs_reads_our_answer(dossier: Dossier) -> None:
    from llama_index.core.evaluation import FaithfulnessEvaluator
    from llama_index.core.llms import MockLLM

    response = dossier.as_query_engine(llm="extracts").query(QUESTION)
    result = FaithfulnessEvaluator(llm=MockLLM()).evaluate_response(response=response)
    assert result.contexts == [found.node.text for found in response.source_nodes]


def test_a_stranger_reads_our_collection(dossier: Dossier) -> None:
    from llama_index.core import VectorStoreIndex
    from llama_index.vector_stores.chroma import ChromaVectorStore

    from index.embedding import load_embedder
    from index.llama import LlamaEmbedding

    embedder, generation = load_embedder("builtin"), dossier.opened.generation
    store = ChromaVectorStore(chroma_collection=generation.vectors.collection)
    theirs = VectorStoreIndex.from_vector_store(store, embed_model=LlamaEmbedding(embedder))
    found = theirs.as_retriever(similarity_top_k=5).retrieve(QUESTION)
    nearest = generation.vectors.nearest(embedder.encode_queries([QUESTION])[0], 5)
    assert [node.node_id for node in found] == list(nearest)
    for node in found:
        page = dossier.page_text(node.metadata["path"])
        assert page[node.metadata["start"] : node.metadata["end"]] == node.node.get_content()
