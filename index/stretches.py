"""The first cut of a text: stretches of letters or figures, and what stands between them.

A stretch is one word or several elided ones; :mod:`index.analysis` cuts it further.
"""

import re
from typing import Final

from index.amounts import SPACE

APOSTROPHE: Final = "['’‘ʼ′＇]"
_MARKS = "[\u0300-\u036f\u00ad]"  # accents set apart, soft hyphens: they follow a letter
_LETTERS = rf"(?:[^\W\d_]++{_MARKS}*+)++"
_LETTERS_AND_DIGITS = rf"(?:[^\W_]++(?:(?<=[^\W\d_]){_MARKS}++)?)++"
_GLUED = r"(?=(?:bn|mn|mds?|m)\b)"  # 2.5bn, 300m: an amount and its unit
_STRETCH = rf"""
      [a-jl-zà-öø-ÿ][a-zà-öø-ÿ]*+(?![\w'’‘ʼ′＇\u0300-\u036f\u00ad])  # most words, found at once
    | \d{{1,3}}(?:{SPACE}\d{{3}})+(?!\d)(?:[.,]\d+)?  # 1 234,5
    | \d+(?:[.,]\d+)*(?:(?!\w)|{_GLUED})               # 1,234.5  12.30  2024  300(m)
    | (?:Mds?|[kM])?[€$](?!\w)|[€$£%]                  # M€  %
    | [A-Z](?:\.[A-Z])+(?!\w)\.?                       # U.S.
    | {_LETTERS_AND_DIGITS}(?:{APOSTROPHE}{_LETTERS})*+{APOSTROPHE}?  # l'État  5G  aujourd'hui
    """
STRETCH: Final = re.compile(_STRETCH, re.VERBOSE)
_KEPT: Final = re.compile(f"({_STRETCH})", re.VERBOSE)


def stretches(text: str) -> list[str]:
    """Give what :func:`index.analysis.words` cuts a text into first.

    Cutting a stretch alone gives the words it has in the text.

    >>> stretches("L’État vend 1 234,5 M€.")
    ['L’État', 'vend', '1 234,5', 'M€']
    """
    return list(STRETCH.findall(text))


def pieces(text: str) -> list[str]:
    """Give the stretches with what stands around them: every second piece is a stretch.

    >>> pieces("L’État vend, 1 234,5 M€.")
    ['', 'L’État', ' ', 'vend', ', ', '1 234,5', ' ', 'M€', '.']
    """
    return _KEPT.split(text)
