"""The words of Gradio's own components, in the language at hand and in the other one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from ui.screen.words.texts import say

if TYPE_CHECKING:
    from index.documents import Language

Choices: TypeAlias = tuple[tuple[str, str], ...]
Said: TypeAlias = Mapping[str, "str | Choices"]
Component = TypeVar("Component")


@dataclass(slots=True)
class Words:
    """Remembers which component shows which words, so that all can change language at once.

    Parameters
    ----------
    language
        The language the components are first built in.
    """

    language: Language
    _said: list[tuple[Any, Said]] = field(default_factory=list)

    def make(self, kind: type[Component], says: Said, **fixed: Any) -> Component:
        """Make a component; ``says`` names its words as keys of :mod:`ui.screen.words.texts`.

        The words are given to its constructor: Gradio checks a visitor's choice against those.
        """
        component = kind(**spoken(says, self.language), **fixed)
        self._said.append((component, says))
        return component

    @property
    def components(self) -> list[Any]:
        """The components, in the order of :meth:`updates`."""
        return [component for component, _ in self._said]

    def updates(self, language: Language) -> list[dict[str, Any]]:
        """Return Gradio's updates that put every component in a language."""
        import gradio as gr

        return [gr.update(**spoken(properties, language)) for _, properties in self._said]


def spoken(properties: Said, language: Language) -> dict[str, Any]:
    """Return properties with their keys replaced by words.

    >>> spoken({"label": "kind", "choices": (("kind_all", ""),)}, "en")
    {'label': 'Search in', 'choices': [('Everything', '')]}
    """
    return {
        name: say(language, value)
        if isinstance(value, str)
        else [(say(language, key), choice) for key, choice in value]
        for name, value in properties.items()
    }
