"""The re-ranker: a cross-encoder loaded for real from its files, and what it does to a search."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest

import index
from index.errors import RerankerMissing
from rag import Dossier
from rag.retrieval.reranker import CrossReranker
from rag.retrieval.search import Index

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

pytestmark = pytest.mark.slow

WORDS = "le la pont piscine de vernou vaubert rouvre en mai juin quand ferme travaux".split()


def tiny(folder: Path, *, labels: int = 1) -> str:
    """Save a cross-encoder of random weights, small enough for a test."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    folder.mkdir()
    (folder / "vocab.txt").write_text(
        "\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS])
    )
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=5 + len(WORDS), hidden_size=16, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=16, num_labels=labels, max_position_embeddings=64,
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(folder)
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    return str(folder)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rerank")
    pages = folder / "pages"
    pages.mkdir()
    for name, text in {
        "pont": "Le pont de Vernou rouvre en mai après des travaux.",
        "piscine": "La piscine de Vaubert ferme en juin pour des travaux.",
        "port": "Le port de Vernou rouvre en juin, sans travaux de la piscine.",
    }.items():
        (pages / f"{name}.txt").write_text(text, encoding="utf-8")
    index.build([pages], store=folder / "store")
    return folder / "store"


def test_real_weights_reorder_what_is_found(store: Path, tmp_path: Path) -> None:
    name = tiny(tmp_path / "model")
    question = "Quand rouvre le pont de Vernou ?"
    with Dossier.open(store) as plain, Dossier.open(store, reranker=name) as second:
        before, after = plain.search(question), second.search(question)
        texts = [f"{hit.source.title or ''}\n{hit.text}".strip() for hit in after]
        scores = CrossReranker(name).scores(question, texts)
        answer = second.ask(question, llm="extracts")
    assert {hit.passage_id for hit in after} == {hit.passage_id for hit in before}
    assert [hit.score for hit in after] == sorted((hit.score for hit in after), reverse=True)
    assert np.allclose([hit.score for hit in after], scores, atol=1e-4)
    assert answer.passages


def test_what_cannot_be_a_re_ranker_is_one_sentence(store: Path, tmp_path: Path) -> None:
    for name in ("no-such/model", tiny(tmp_path / "three", labels=3)):
        with pytest.raises(RerankerMissing, match="re-ranker") as told:
            Dossier.open(store, reranker=name)
        assert "reclassement" in told.value.say("fr")
    (tmp_path / "empty").mkdir()
    with pytest.raises(RerankerMissing):
        CrossReranker(str(tmp_path / "empty"))


def test_a_re_ranker_that_gives_no_number_changes_no_set(store: Path) -> None:
    class Odd:
        def scores(self, question: str, passages: Sequence[str]) -> np.ndarray:
            return np.arange(len(passages), dtype=np.float64)

    with Dossier.open(store) as dossier:
        opened = dossier.opened
        from rag.questions.question import read_question

        query = opened.search_query(read_question("Le pont ?", main_language="fr"))
        plain = Index(opened.generation).search(query, k=3)
        odd = Index(opened.generation, Odd()).search(query, k=3)
    assert [hit.passage_id for hit in odd] == [hit.passage_id for hit in reversed(plain)]


def test_the_command_takes_it(store: Path, tmp_path: Path) -> None:
    from click.testing import CliRunner

    from ui.command import main

    name = tiny(tmp_path / "model")
    asked = ["search", "le pont de Vernou", "--store", str(store), "--json", "--reranker"]
    done = CliRunner().invoke(main, [*asked, name])
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)
    lost = CliRunner().invoke(main, [*asked, str(tmp_path / "nowhere")])
    assert lost.exit_code == 1
