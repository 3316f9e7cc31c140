"""Honest sentences in other words than their page's, and lies told in the same way.

The pairs stand in `tests/data/worded`: a page, what a model may honestly make of it in both
languages, and what invents. They show each a way of saying that the checks once misread.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rag.checks import check_sentence
from rag.checks.bench import extract_of

PAIRS = Path(__file__).parent / "data" / "worded" / "pairs.jsonl"
ROWS = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]


def verdict_on(row: dict[str, Any], language: str, text: str) -> Any:
    page = {"id": "p1", "date": "2023-01-10", "outlet": "La Presse", **row, "text": row["source"]}
    return check_sentence(text, [extract_of(page)], [0], language=language)


def said(kind: str) -> list[Any]:
    return [pytest.param(row, *told, id=told[1]) for row in ROWS for told in row[kind]]


@pytest.mark.parametrize(("row", "language", "text"), said("honest"))
def test_honest_sentences_are_kept(row: dict[str, Any], language: str, text: str) -> None:
    assert verdict_on(row, language, text).why is None


@pytest.mark.parametrize(("row", "language", "text"), said("lying"))
def test_lies_are_withdrawn(row: dict[str, Any], language: str, text: str) -> None:
    assert not verdict_on(row, language, text).kept
