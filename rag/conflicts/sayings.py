"""One sentence of a passage found, read by the checks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from rag.checks.hygiene import order_in
from rag.checks.reading import passage_alone
from rag.evidence.concepts import held_forms
from rag.text.facts import Facts
from rag.text.sentence import spans_of

if TYPE_CHECKING:
    from rag.extract import Extract
    from rag.hits import Hit

_KEPT: Final = 1 << 9  # passages, about 10 kB each


@dataclass(frozen=True, slots=True)
class Saying:
    """One sentence of a passage found, read by the checks.

    Attributes
    ----------
    extract
        The sentence.
    facts
        What can be checked in it; its ``passage`` resolves its pronouns.
    own
        How well it holds each concept of the question.
    """

    extract: Extract
    facts: Facts
    own: tuple[float, ...]

    @property
    def language(self) -> str:
        """The language of its page."""
        return self.extract.hit.source.language

    @property
    def is_comment(self) -> bool:
        """Whether a reader says it."""
        return self.extract.hit.source.kind == "comment"

    @property
    def place(self) -> tuple[str, int]:
        """Where it stands."""
        return self.extract.hit.source.path, self.extract.start


def facts_of(extract: Extract) -> Facts:
    """Read a sentence among those of its passage, which resolve its pronouns."""
    hit, source = extract.hit, extract.hit.source
    passage = passage_alone(hit)
    unit = next((u for u in passage.units if u.start == extract.start - hit.start), None)
    return unit or Facts(extract.text, source.date, language=source.language)


def gives_orders(extract: Extract) -> bool:
    """Tell whether a sentence, or the comment it stands in, tries to give the assistant orders."""
    comment = extract.hit.source.kind == "comment"
    return order_in(extract.hit.text if comment else extract.text)


def around(hit: Hit) -> frozenset[str]:
    """Return the forms that a passage and its title hold."""
    return _around(hit.text, hit.source.title or "", hit.source.language)


@lru_cache(maxsize=_KEPT)
def _around(text: str, title: str, language: str) -> frozenset[str]:
    """Return the same, from what its sentences hold, which is kept for whoever reads them."""
    sentences = (span.of(text) for span in spans_of(text, language))
    return held_forms(title, language).union(*(held_forms(one, language) for one in sentences))
