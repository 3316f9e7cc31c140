"""How many of the outlets cited speak for themselves."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from index.analysis import fold
from rag.answer import Independence
from rag.attribution import publisher

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.documents import Language
    from rag.answer import Citation


def independence(
    citations: Sequence[Citation], language: Language, reprinted: Mapping[str, Sequence[str]]
) -> Independence:
    """Count the outlets cited and how many of them rely on nobody another one relies on.

    Outlets that carry the same agency or one text, or of which one relies on the other, count as
    one independent source; readers count for nothing, whatever they repeat.

    Parameters
    ----------
    reprinted
        Of each article that is one text with others, their document ids.
    """
    relied: dict[str, dict[str, str]] = {}
    articles: dict[str, set[str]] = {}
    for citation in citations:
        if citation.source.kind == "article":
            outlet = publisher(citation.source, language)
            names = {fold(name): name for name in (outlet, *citation.source.via)}
            relied.setdefault(outlet, {}).update(names)
            articles.setdefault(outlet, set()).add(citation.document_id)
    shared: dict[str, str] = {}
    group = {outlet: outlet for outlet in relied}
    for one, other in combinations(relied, 2):
        common = [key for key in relied[one] if key in relied[other]]
        shared.update({key: relied[one][key] for key in common})
        copied = {copy for article in articles[one] for copy in reprinted.get(article, ())}
        if common or copied & articles[other]:
            joined = group[other]
            group = {name: group[one] if at == joined else at for name, at in group.items()}
    return Independence(
        sources=len(relied), independent=len(set(group.values())), shared=tuple(shared.values())
    )
