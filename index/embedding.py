"""From text to vectors: the one seam behind which every embedding model stands.

The built-in model is read here, from the files that sentence-transformers saved: its vectors are
means of token vectors, and a question must wait neither for torch nor for the hub's client to be
imported. Any other name goes to sentence-transformers, with the model's own prompts and length.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property, lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from index.errors import BuiltinMissing, EmbedderMissing, EmbedderUnfetched, EmbedderUnfit
from index.hub import Failures, loaded
from index.shipped import DAMAGED, SHIPPED_MODEL, shipped_bytes, tokenizer_in

BUILTIN = "builtin"
SHIPPED = SHIPPED_MODEL
FINGERPRINT_DIGITS = 8
_WORD = re.compile(r"[\S\x1c-\x1f]+")  # white space as Unicode has it, not as Python has
_FAILURES = Failures(EmbedderMissing, EmbedderUnfetched, EmbedderUnfit)
_KEPT = 1 << 16  # words whose tokens are remembered
_REMEMBERED = 1 << 10  # texts of one call, of which others may be made
_OPENING = 32  # characters by which a text is tried as the first of two

Vectors = npt.NDArray[np.float32]


class Embedder(Protocol):
    """What the index and the search need of an embedding model."""

    @property
    def id(self) -> str:
        """Name of the model, with a fingerprint where the name alone could lie."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Give unit rows, shape (texts, dimension), of questions."""

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Give unit rows, shape (texts, dimension), of passages."""


class BuiltinEmbedder:
    """The bilingual model shipped with the project: static token vectors, averaged.

    Its tokenizer parts words at white space before all else, and cuts each whatever stands beside
    it; so a word is cut once, and its tokens are kept.

    Parameters
    ----------
    folder
        A `StaticEmbedding` model as sentence-transformers saves it, its tokenizer without an
        unknown token.

    Raises
    ------
    BuiltinMissing
        Its files are not there or are damaged.
    """

    def __init__(self, folder: Path = SHIPPED) -> None:
        data = shipped_bytes(folder / "model.safetensors")
        self._tokens = _token_vectors(folder, data)
        self._tokenizer = tokenizer_in(folder)
        weights = hashlib.sha256(data).hexdigest()
        self.id = f"{BUILTIN}@{weights[:FINGERPRINT_DIGITS]}"
        self.dimension = int(self._tokens.shape[1])
        self._cut = lru_cache(maxsize=_KEPT)(self._tokens_of)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Give unit rows, shape (texts, dimension); an empty text gives a row of zeros."""
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, numbers in zip(rows, self._numbers(texts), strict=True):
            if numbers:
                np.add.reduce(self._tokens[numbers], axis=0, out=row)
                np.divide(row, len(numbers), out=row)
        return unit_rows(rows)

    encode_passages = encode_queries

    def _numbers(self, texts: Sequence[str]) -> Iterator[list[int]]:
        """Yield the tokens of each text; one made of two before it takes theirs."""
        known: dict[str, list[int]] = {}
        openings: dict[str, str] = {}
        for text in texts:
            if len(known) >= _REMEMBERED:
                known, openings = {}, {}
            first = openings.setdefault(text[:_OPENING], text)
            behind = text[len(first) :]
            joined = first != text and text.startswith(first) and behind.startswith((" ", "\n"))
            rest = known.get(behind.lstrip(" \n")) if joined else None
            if rest is None:
                numbers = list(chain.from_iterable(map(self._cut, _WORD.findall(text))))
            else:
                numbers = known[first] + rest
            known[text] = numbers
            yield numbers

    def _tokens_of(self, word: str) -> tuple[int, ...]:
        return tuple(self._tokenizer.encode(word, add_special_tokens=False).ids)


class NamedEmbedder:
    """Any bi-encoder of sentence-transformers, with its own prompts and length limit.

    Parameters
    ----------
    name
        A local folder or a name on the hub; what is on this disk is preferred.
    download
        Allow the hub when the model is not on this disk.

    Attributes
    ----------
    truncated
        How many texts so far were longer than the model reads.

    Raises
    ------
    EmbedderMissing
        The model is neither on this disk nor, when allowed, on the hub.
    """

    def __init__(self, name: str, *, download: bool = False) -> None:
        self.name = name
        self.truncated = 0
        from sentence_transformers import SentenceTransformer

        self._model: Any = loaded(SentenceTransformer, name, _FAILURES, download=download)
        self.dimension = int(self._model.get_embedding_dimension())
        self.query_prefix, self.passage_prefix = _prefixes(name, self._model)

    @cached_property
    def id(self) -> str:
        """The name; for a local folder its last part and a fingerprint of its weights."""
        folder = Path(self.name)
        if not folder.is_dir():
            return self.name
        digest = hashlib.sha256()
        for path in sorted(folder.rglob("*.safetensors")) or sorted(folder.rglob("*.json")):
            digest.update(path.read_bytes())
        return f"{folder.name}@{digest.hexdigest()[:FINGERPRINT_DIGITS]}"

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Give unit rows of questions, under the model's query prompt."""
        return self._encode([self.query_prefix + text for text in texts], "encode_query")

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Give unit rows of passages, under the model's document prompt."""
        return self._encode([self.passage_prefix + text for text in texts], "encode_document")

    def _encode(self, texts: list[str], method: str) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        self.truncated += self._overlong(texts)
        vectors = getattr(self._model, method)(texts, show_progress_bar=False)
        return unit_rows(vectors)

    def _overlong(self, texts: list[str]) -> int:
        """Count the texts that the model will cut."""
        limit = self._model.max_seq_length
        tokenizer = getattr(self._model, "tokenizer", None)
        if not limit or limit == float("inf") or not callable(tokenizer):
            return 0
        ids = tokenizer(texts, truncation=False, verbose=False)["input_ids"]
        return sum(len(row) > limit for row in ids)


def load_embedder(name: str, *, download: bool = False) -> Embedder:
    """Give the built-in model for "builtin", else the named one (a local folder too).

    Raises
    ------
    EmbedderMissing
        The named model cannot be loaded.
    """
    if name == BUILTIN:
        return builtin()
    return NamedEmbedder(name, download=download)


@cache
def builtin() -> BuiltinEmbedder:
    """Load the model shipped with the project, once: the claim checks compare by it as well.

    Raises
    ------
    BuiltinMissing
        Its files are not there or are damaged.
    """
    return BuiltinEmbedder()


def unit_rows(vectors: npt.ArrayLike) -> Vectors:
    """Scale each row to length 1; a row of zeros, or one that is not finite, becomes zeros.

    >>> unit_rows([[3.0, 4.0], [0.0, 0.0]]).tolist()
    [[0.6000000238418579, 0.800000011920929], [0.0, 0.0]]
    """
    rows = np.nan_to_num(np.asarray(vectors, dtype=np.float32), posinf=0.0, neginf=0.0)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    scaled: Vectors = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)
    return scaled


def _token_vectors(folder: Path, data: bytes) -> Vectors:
    """Read the vectors of the built-in model's tokens, shape (tokens, dimension)."""
    from safetensors import SafetensorError
    from safetensors.numpy import load

    try:
        return np.asarray(load(data)["embedding.weight"], dtype=np.float32)
    except (SafetensorError, KeyError) as error:
        raise BuiltinMissing(file=folder / "model.safetensors", why=DAMAGED) from error


def _prefixes(name: str, model: Any) -> tuple[str, str]:
    """Give the e5 family's prefixes, which its saved models do not name as prompts."""
    prompts = [prompt for prompt in (model.prompts or {}).values() if prompt]
    origin = name
    config = Path(name) / "config.json"
    if config.is_file():
        origin += str(json.loads(config.read_text(encoding="utf-8")).get("_name_or_path", ""))
    is_e5 = "e5-" in origin.lower() and "instruct" not in origin.lower()
    return ("query: ", "passage: ") if is_e5 and not prompts else ("", "")
