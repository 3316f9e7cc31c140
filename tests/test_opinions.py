"""What readers think of a thing: both sides counted over every comment on it, on four dossiers.

The counts were made by reading the comments: a reader is for or against who says so in so many
words, or calls the thing right or wrong.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from paths import AFFAIRS

import index
from rag import Dossier

if TYPE_CHECKING:
    from pathlib import Path

COUNTS = """
loup|Que pensent les lecteurs de l'arrêté ?|0|1
loup|Que pensent les lecteurs des tirs ?|0|1
loup|What do readers think of the herders?|1|0
loup|Que pensent les lecteurs de la juge ?|1|0
tram|What do readers think of the curfew?|1|0
tram|Que pensent les lecteurs de la dépense ?|1|0
tram|Que pensent les lecteurs de la grève ?|0|1
club|Que pensent les lecteurs de la vente ?|0|1
club|What do readers think of the sale?|0|1
club|Que pensent les lecteurs du stade ?|1|0
"""
_NUMBER = re.compile(
    r"(?P<pro>\d+|aucun|no) (?:lecteurs?|readers?) (?:ne )?"
    r"(?:se dit|se disent|is|are) (?:pour|for it)"
    r"(?: \([^)]*\))?(?:,| and) (?P<con>\d+|aucun|none) (?:contre|against)"
)


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    made = {}
    for affair in AFFAIRS:
        if affair.name in {line.split("|")[0] for line in COUNTS.strip().splitlines()}:
            made[affair.name] = tmp_path_factory.mktemp(affair.name)
            index.build([str(affair / "pages")], store=str(made[affair.name]))
    return made


@pytest.mark.slow
@pytest.mark.parametrize("line", COUNTS.strip().splitlines())
def test_each_side_is_counted_and_quoted(line: str, stores: dict[str, Path]) -> None:
    affair, question, pro, con = line.split("|")
    with Dossier.open(stores[affair]) as dossier:
        answer = dossier.ask(question, llm="extracts")
    first, *examples = answer.sentences
    found = _NUMBER.search(first.text)
    assert found is not None, first.text
    assert (_count(found["pro"]), _count(found["con"])) == (int(pro), int(con))
    assert re.match(
        r"Sur (?:les \d+|le seul) commentaires?|In the (?:\d+|one) comments?", first.text
    )
    assert [one.voice for one in examples] == ["reader"] * ((int(pro) > 0) + (int(con) > 0))


def _count(word: str) -> int:
    return int(word) if word.isdigit() else 0
