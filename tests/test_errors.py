"""Every error has its code, both languages, the same values in each, and a line in the docs."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest

import index
from index.errors import DossierError
from rag import Dossier
from rag.errors import ModelFailed, PageUnknown, QuestionInvalid
from rag.llm.pull import PullFailed
from rag.validation import MAX_QUESTION, check_question

if TYPE_CHECKING:
    from collections.abc import Iterator

MODELS_PAGE = Path(__file__).parents[1] / "docs" / "models.md"


def kinds(root: type[DossierError]) -> Iterator[type[DossierError]]:
    for kind in root.__subclasses__():
        if kind.__module__.startswith(("rag.", "index.")):
            yield kind
            yield from kinds(kind)


ALL = [kind for kind in kinds(DossierError) if kind.sentences is not DossierError.sentences]


def values_of(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_the_twins_say_the_same(kind: type[DossierError]) -> None:
    english, french = kind.sentences["en"], kind.sentences["fr"]
    assert values_of(english) == values_of(french)
    assert english != french
    assert english.endswith((".", ")"))
    assert french.endswith((".", ")"))


@pytest.mark.parametrize(
    "kind", [kind for kind in ALL if kind.__module__.startswith("rag.")], ids=lambda k: k.__name__
)
def test_french_typography(kind: type[DossierError]) -> None:
    outside_code = re.sub(r"`[^`]*`|https?:\S+|\w+:[A-ZÈ]+", "", kind.sentences["fr"])
    assert not re.search(r"(?<![\u00a0\u202f])[:;?!»]", outside_code)
    assert not re.search(r"«(?!\u00a0)", outside_code)


def test_every_failure_of_a_model_is_documented() -> None:
    page = MODELS_PAGE.read_text(encoding="utf-8")
    codes = {kind.code for kind in kinds(ModelFailed)}
    assert codes
    assert not [code for code in codes if f"`{code}`" not in page]
    documented = set(re.findall(r"^\| `(llm-[a-z-]+)` \|", page, re.MULTILINE))
    pulls = {kind.code for kind in kinds(PullFailed)} | {PullFailed.code}
    assert documented == codes - pulls


@pytest.mark.parametrize("text", ["", "  \n", "?!", "x" * (MAX_QUESTION + 1)])
def test_questions_that_cannot_be_asked(text: str) -> None:
    with pytest.raises(QuestionInvalid):
        check_question(text)


def test_a_question_of_the_limit_can_be_asked() -> None:
    assert len(check_question("é" * MAX_QUESTION)) == MAX_QUESTION


@pytest.mark.parametrize("ask", ["page_text", "document", "passage"])
@pytest.mark.parametrize("name", ["nulle-part.txt", "", 3])
def test_what_the_dossier_does_not_hold_is_told_by_name(tmp_path, ask, name):
    (tmp_path / "page.txt").write_text("Le pont rouvre lundi. La mairie paie.", encoding="utf-8")
    index.build([tmp_path / "page.txt"], store=tmp_path / "store")
    dossier = Dossier.open(tmp_path / "store")
    with pytest.raises(PageUnknown) as told:
        getattr(dossier, ask)(name)
    assert isinstance(told.value, KeyError)
    assert f"“{name}”" in str(told.value)
    assert f"«\u00a0{name}\u00a0»" in told.value.say("fr")
