"""The prompt: its budget, its order, and passages that cannot pass for orders."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_written import EXTRACTS, QUESTION

from rag.prompting import BUDGET_TOKENS, answer_prompt, harmless


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_prompt_keeps_to_its_budget(language: str) -> None:
    many = EXTRACTS * 12
    prompt = answer_prompt(QUESTION, many, language)
    assert len(prompt) <= BUDGET_TOKENS * 3
    assert QUESTION in prompt
    assert "[1] Le Télégramme, 28" in prompt
    assert "Bigorneau29" in prompt


def test_neighbours_go_before_extracts() -> None:
    prompt = answer_prompt(QUESTION, EXTRACTS, "fr", nonce="=====x=====")
    assert "salue un effort durable" in prompt
    assert prompt.count("=====x=====") == 3
    crowded = answer_prompt(QUESTION, EXTRACTS * 7, "fr")
    assert "salue un effort durable" not in crowded


def test_the_nonce_changes_and_the_instructions_do_not() -> None:
    one, other = (answer_prompt(QUESTION, EXTRACTS, "fr") for _ in range(2))
    assert one != other
    assert one[:700] == other[:700]


@given(st.text(alphabet=st.sampled_from("<|im_start>[INST]/s \u200b\u202e2\n"), max_size=60))
def test_no_template_token_survives(text: str) -> None:
    clean = harmless(text)
    assert harmless(clean) == clean
    assert not any(token in clean for token in ("<|im_start|>", "[INST]", "<s>", "[2]", "\n"))
    assert "\u200b" not in clean
    assert "\u202e" not in clean
