"""Whether the sentences before a quote make fewer of its words lean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rag.text.facts import Facts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.extract import Extract
    from rag.quoting.anaphora import Lean

_HEAD: Final = 8  # words behind which *ce prix* goes back further than to the sentence before
_MILD: Final = frozenset(("event", "both", "place", "noun"))


def leans_less(there: Sequence[Lean], here: Sequence[Lean]) -> bool:
    """Tell whether a longer quote leans in fewer words, or in others that its page may tell."""
    new = not {lean.word for lean in there} & {lean.word for lean in here}
    event = bool(there) and all(lean.kind == "event" for lean in there)
    less = _weight(here) - _weight(there)
    return less > 0 or (less == 0 and new and event)


def _weight(leans: Sequence[Lean]) -> int:
    """Return how much some words leave unsaid: *il* twice what *l'entreprise* does."""
    return sum(1 if lean.kind in _MILD else 2 for lean in leans)


def is_late(here: Sequence[Lean], text: str) -> bool:
    """Tell whether what leans is only told of in the middle of a quote: *a jugé que ce prix …*."""
    return bool(here) and all(
        lean.kind == "event" and len(text[: lean.start].split()) > _HEAD for lean in here
    )


def has_names(text: str, extract: Extract) -> bool:
    """Tell whether a text of an article holds a name; a comment may go back to less."""
    source = extract.hit.source
    return source.kind == "comment" or bool(Facts(text, language=source.language).layout.names)
