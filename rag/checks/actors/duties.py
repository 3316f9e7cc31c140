"""Offices told without their name: who owns a share is a shareholder, who is in charge a head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks.numbers.figures import within
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.facts import Facts
    from rag.text.names.names import Name

_OWNING = ("own", "hold", "held", "possed", "detien", "detenai", "detenu")  # heads of words
_CHARGED = frozenset(("charge", "chargee", "responsible"))


def told_otherwise(key: str, source: Facts, holders: Sequence[Name]) -> bool:
    """Tell whether a sentence has somebody hold an office in other words.

    >>> from rag.text.facts import Facts
    >>> source = Facts("Ana Roux, chargée des essais, possède 12 % du capital.")
    >>> [told_otherwise(key, source, source.names) for key in ("directeur", "actionnaire", "pdg")]
    [True, True, False]
    """
    if not holders or not all(within(name, source.names) for name in holders):
        return False
    if key == "actionnaire":
        share = any(quantity.unit == "%" for quantity in source.quantities)
        return share and any(token.text.startswith(_OWNING) for token in source.tokens)
    held = [name for name in source.names if within(name, holders)]
    behind = (text_at(source.tokens, at) for name in held for at in (name.stop, name.stop + 1))
    return key == "directeur" and not _CHARGED.isdisjoint(behind)
