"""Write token vectors as a sentence-transformers model that tells nothing of its machine."""

import json
import os
import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from index.training.trainer import Matrix

CARD = "README.md"  # written by hand, kept when the model is made again


def save_model(tokenizer: Tokenizer, table: Matrix, out: Path) -> None:
    """Save a `StaticEmbedding` model in float16, in one step, over what stood there.

    The files sentence-transformers writes are kept but for its model card and the versions of the
    libraries, which would change with every machine.
    """
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    weights = torch.from_numpy(table.astype(np.float16))
    model = SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=weights)])
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent) as work:
        made = Path(work) / "model"
        model.save(str(made), create_model_card=False)
        (made / "model.safetensors").chmod(0o644)
        _strip_versions(made / "config_sentence_transformers.json")
        if (out / CARD).exists():
            shutil.copy(out / CARD, made / CARD)
        if out.exists():
            os.replace(out, Path(work) / "former")
        os.replace(made, out)


def _strip_versions(path: Path) -> None:
    """Drop the library versions from the saved configuration."""
    config = json.loads(path.read_text())
    config.pop("__version__", None)
    path.write_text(json.dumps(config, indent=2, sort_keys=True) + "\n")
