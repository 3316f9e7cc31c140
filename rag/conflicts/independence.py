"""How many of the outlets cited speak for themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.answer import Independence
from rag.attribution import publisher

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.documents import Language
    from rag.answer import Citation


def independence(citations: Sequence[Citation], language: Language) -> Independence:
    """Count the outlets cited and how many of them rely on nobody another one relies on.

    Two outlets that carry the same agency count as one independent source; readers count for
    nothing, whatever they repeat.
    """
    outlets: dict[str, tuple[str, ...]] = {}
    for citation in citations:
        if citation.source.kind == "article":
            outlets[publisher(citation.source, language)] = citation.source.via
    carried = [agency for via in outlets.values() for agency in via]
    shared = tuple(dict.fromkeys(agency for agency in carried if carried.count(agency) > 1))
    groups = {next((a for a in via if a in shared), outlet) for outlet, via in outlets.items()}
    return Independence(sources=len(outlets), independent=len(groups), shared=shared)
