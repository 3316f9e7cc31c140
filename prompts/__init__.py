"""Prompt templates as files beside this one, French and English twins, and their loader.

A template names its variables in braces. The loader refuses a template that lacks one of the
variables declared here or uses another; filling refuses a missing or an unknown value. Both
happen before any model is called, and loading imports no LlamaIndex.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from llama_index.core.prompts import PromptTemplate

VARIABLES: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "answer": frozenset({"nonce", "passages", "question", "sentinel"}),
        "rewrite": frozenset({"conversation", "question"}),
    }
)
_BRACED: Final = re.compile(r"\{([^{}]*)\}")


class PromptInvalidError(ValueError):
    """A template or its values do not have the variables declared for it."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One template in one language, known to have the variables declared for its name."""

    name: str
    language: str
    text: str

    @property
    def variables(self) -> frozenset[str]:
        """The names to fill."""
        return VARIABLES[self.name]

    def fill(self, **values: str) -> str:
        """Return the prompt with every variable replaced; braces in values stay as they are.

        Raises
        ------
        PromptInvalidError
            A variable without a value, or a value without a variable.

        Examples
        --------
        >>> load("rewrite", "en").fill(question="And he?")  # doctest: +IGNORE_EXCEPTION_DETAIL
        Traceback (most recent call last):
        prompts.PromptInvalidError: rewrite.en: missing conversation
        """
        _require_same(f"{self.name}.{self.language}", self.variables, frozenset(values))
        texts: dict[str, Any] = {**values}
        return str(self.template().format(**texts))

    def template(self) -> PromptTemplate:
        """Return it as LlamaIndex's own type."""
        from llama_index.core.prompts import PromptTemplate

        return PromptTemplate(self.text)


def load(name: str, language: str) -> Prompt:
    """Return the template of that name in ``"fr"`` or ``"en"``.

    Raises
    ------
    PromptInvalidError
        There is no such template, or its variables are not those declared.

    Examples
    --------
    >>> sorted(load("rewrite", "fr").variables)
    ['conversation', 'question']
    """
    place = f"{name}.{language}"
    file = files(__package__).joinpath(f"{place}.txt")
    if name not in VARIABLES or not file.is_file():
        raise PromptInvalidError(f"there is no template {place}")
    return read(name, language, file.read_text(encoding="utf-8"))


def read(name: str, language: str, text: str) -> Prompt:
    """Make a prompt of a template's text.

    Raises
    ------
    PromptInvalidError
        Its variables are not those declared for ``name``.

    Examples
    --------
    >>> read("rewrite", "en", "{question}{history}")  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    prompts.PromptInvalidError: rewrite.en: missing conversation; unknown history
    """
    _require_same(f"{name}.{language}", VARIABLES[name], frozenset(_BRACED.findall(text)))
    return Prompt(name, language, text)


def _require_same(place: str, declared: frozenset[str], given: frozenset[str]) -> None:
    wrong = [
        f"{word} {', '.join(sorted(names))}"
        for word, names in (("missing", declared - given), ("unknown", given - declared))
        if names
    ]
    if wrong:
        raise PromptInvalidError(f"{place}: {'; '.join(wrong)}")
