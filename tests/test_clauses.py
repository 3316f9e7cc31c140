"""Why a file or a store cannot be used: every clause of ours has its French."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.clauses import worded
from index.errors import NothingToIndex, PageUnreadable
from index.readers import read_page

if TYPE_CHECKING:
    from collections.abc import Iterator

INDEX = Path(__file__).parents[1] / "index"


def clauses() -> Iterator[str]:
    """Give every clause that the package passes as ``why``, 7 for what varies."""
    for path in sorted(INDEX.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = isinstance(node, ast.keyword) and node.arg == "why"
            if named or (isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "why"):
                yield from _texts(node.value)


def _texts(value: ast.expr) -> Iterator[str]:
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, ast.JoinedStr):
        yield "".join(
            str(part.value) if isinstance(part, ast.Constant) else "7" for part in value.values
        )
    elif isinstance(value, ast.BoolOp):
        for part in value.values:
            yield from _texts(part)


@pytest.mark.parametrize("clause", sorted(set(clauses())))
def test_every_clause_has_its_french(clause: str) -> None:
    assert worded(clause, "fr") != clause
    assert worded(clause, "en") == clause


def test_a_french_sentence_holds_no_english_clause(tmp_path: Path) -> None:
    page = tmp_path / "page.json"
    page.write_text('{"articles": [', encoding="utf-8")
    with pytest.raises(PageUnreadable) as broken:
        read_page(page, page.name)
    assert "ce n'est pas du JSON (ligne 1)" in broken.value.say("fr")
    assert "Expecting" not in broken.value.say("fr")
    assert "Expecting" in broken.value.say("en")
    assert "il est vide" in NothingToIndex(path="p", why="it is empty").say("fr")
