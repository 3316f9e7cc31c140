"""Amounts made comparable: what signs and abbreviations say in words, and one way of numbers."""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

SPACE: Final = "[\u0020\u00a0\u2009\u202f]"
"""The white space that may part the thousands of a number, as a pattern."""

SPELLED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "€": ("euro",),
        "eur": ("euro",),
        "$": ("dollar",),
        "usd": ("dollar",),
        "£": ("pound",),
        "k€": ("k", "euro"),
        "m€": ("million", "euro"),
        "m$": ("million", "dollar"),
        "md€": ("milliard", "euro"),
        "mds€": ("milliard", "euro"),
        "md$": ("milliard", "dollar"),
        "mds$": ("milliard", "dollar"),
        "md": ("milliard",),
        "mds": ("milliard",),
        "bn": ("billion",),
        "mn": ("million",),
        "percent": ("%",),
        "pourcent": ("%",),
    }
)
"""What a sign or an abbreviated amount says in words: "15 M€" meets "15 millions d'euros"."""

ABBREVIATIONS: Final[Mapping[str, str]] = MappingProxyType(
    {"US": "usa", "U.S.": "usa", "U.S": "usa", "UK": "uk"}
)


def canonical(token: str) -> str:
    """Write a number one way, whatever its separators.

    >>> canonical("1 234,5"), canonical("1,234.50"), canonical("1.234.567"), canonical("2,50")
    ('1234.5', '1234.5', '1234567', '2.5')
    """
    digits = re.sub(SPACE, "", unicodedata.normalize("NFKC", token))
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        digits = digits.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}", digits):
        digits = digits.replace(".", "")
    digits = digits.replace(",", ".")
    if digits.count(".") == 1:
        digits = digits.rstrip("0").rstrip(".")
    return digits
