"""Templates: twins with the same variables, refused when wrong, filled without surprises."""

import subprocess
import sys
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prompts import VARIABLES, PromptInvalidError, load, read


@pytest.mark.parametrize("name", sorted(VARIABLES))
def test_twins_have_the_declared_variables(name: str) -> None:
    french, english = load(name, "fr"), load(name, "en")
    for twin in (french, english):
        assert all(twin.text.count(f"{{{variable}}}") >= 1 for variable in VARIABLES[name])
    assert french.text != english.text


def test_every_file_is_declared() -> None:
    found = {entry.name for entry in files("prompts").iterdir() if entry.name.endswith(".txt")}
    assert found == {f"{name}.{language}.txt" for name in VARIABLES for language in ("fr", "en")}


@pytest.mark.parametrize("text", ["{question}", "{question}{conversation}{more}", "{}", ""])
def test_a_wrong_template_is_refused(text: str) -> None:
    with pytest.raises(PromptInvalidError):
        read("rewrite", "en", text)


@pytest.mark.parametrize("values", [{}, {"question": "?"}, dict.fromkeys("abc", "")])
def test_wrong_values_are_refused(values: dict[str, str]) -> None:
    with pytest.raises(PromptInvalidError):
        load("rewrite", "fr").fill(**values)


def test_an_unknown_template_is_refused() -> None:
    with pytest.raises(PromptInvalidError, match="no template judge"):
        load("judge", "fr")


@settings(deadline=None)  # the first call imports LlamaIndex
@given(conversation=st.text(), question=st.text(alphabet="{}question "))
def test_values_are_put_in_as_they_are(conversation: str, question: str) -> None:
    prompt = load("rewrite", "en")
    head, _, rest = prompt.text.partition("{conversation}")
    middle, _, tail = rest.partition("{question}")
    filled = prompt.fill(conversation=conversation, question=question)
    assert filled == head + conversation + middle + question + tail


@pytest.mark.parametrize("language", ["fr", "en"])
def test_instructions_come_before_what_changes(language: str) -> None:
    text = load("answer", language).text
    places = [text.index(f"{{{name}}}") for name in ("sentinel", "nonce", "passages", "question")]
    assert places == sorted(places)
    assert len(text) < 1200, "the instructions leave room for passages"


def test_loading_imports_no_llama_index() -> None:
    code = "import sys, prompts; prompts.load('answer', 'fr'); print('llama_index' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
