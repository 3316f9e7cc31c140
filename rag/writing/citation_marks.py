"""Citation marks in whatever form a model writes them, taken out of the sentence and read.

Small models are told to write ``[1]`` and write ``[1, 2]``, ``【1】``, ``(1)``, ``[^1]``,
``[n° 1]``, ``(passage 1)`` or “selon le passage 1”. None of these reaches the reader: the answer
numbers its citations itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_JOIN = r"\s*(?:,|;|/|&|\+|et|and|ou|or|-|–|à|to)\s*"
_NUMBER_SIGN = r"(?:n°|nº|n\.|no\.?|num[ée]ro|number|\#|\^)?\s*"
_NUMBERS = rf"{_NUMBER_SIGN}\d{{1,3}}(?:{_JOIN}{_NUMBER_SIGN}\d{{1,3}})*"
_NOUN = r"(?:passages?|extraits?|extracts?|sources?|documents?|r[ée]f(?:[ée]rence)?s?\.?)"
_LEAD = r"(?:cf\.?|voir|see|selon|according\ to|d['’]apr[èe]s)"
_LABEL = rf"(?:{_LEAD}\s+)?(?:(?:le|les|the)\s+)?(?:{_NOUN}\s*:?\s*){{1,2}}"
_OPEN, _CLOSE = r"[\[【［〔{]{1,2}", r"[\]】］〕}]{1,2}"
_MORE = r"(?:[†:,;–—-][^\]】］〕}\n]{0,90})?"  # [1: Euronews], 【1†source】
_BRACKETED = rf"{_OPEN}\s*(?:{_LABEL})?{_NUMBERS}\s*{_MORE}{_CLOSE}"
_BRACKETS = rf"{_BRACKETED}(?:{_JOIN}{_BRACKETED})*"
_LABELLED = rf"\(\s*(?:(?:{_LABEL}|{_LEAD}\s+)?{_BRACKETS}|{_LABEL}{_NUMBERS})\s*\)"
_BARE = rf"(?<![\d\w])\(\s*{_NUMBERS}\s*\)"
_MARK = re.compile(
    rf"(?:{_BRACKETED}|{_LABELLED}|{_BARE})"
    rf"(?:\s*(?:[,;]|et|and)?\s*(?:{_BRACKETED}|{_LABELLED}|{_BARE}))*",
    re.IGNORECASE,
)
_SUPERSCRIPT: Final = re.compile(
    r"(?<=[a-zà-ÿ»”\")%.]{2})[¹²³⁴⁵⁶⁷⁸⁹⁰]+(?=[\s.,;:!?…]|$)", re.IGNORECASE
)
_SUPER_DIGITS: Final = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
_NOUN_THEN_MARK: Final = re.compile(
    rf"(?<![\[(])\b(passages?|extraits?|extracts?|documents?)\s*[\[(]\s*({_NUMBERS})\s*[\])]",
    re.IGNORECASE,
)
_PROSE: Final = re.compile(
    rf"(?:\b(?P<article>le|la|les|l['’]|du|des|de|d['’]|aux?|the)\s*)?"
    rf"\b(?:passages?|extraits?|extracts?|documents?)\s+(?P<numbers>{_NUMBERS})\b",
    re.IGNORECASE,
)
_EMPTY: Final = re.compile(r"\s*(?:\(\s*\)|\[\s*\])")
_NO_FIGURE: Final = re.compile(r"[a-z]{4}|[\[【［〔{]", re.IGNORECASE)
_RANGE: Final = re.compile(r"(\d{1,3})\s*(?:-|–|à|to)\s*(\d{1,3})")
_WIDEST_RANGE: Final = 12
_FINAL: Final = re.compile(r"\s*(?:[.,;:!?…)»”\"]|$)")


class Marked(NamedTuple):
    """A sentence without its marks, and the numbers they gave, in order, each once."""

    text: str
    numbers: tuple[int, ...]


def read_marks(sentence: str, names: Sequence[str] = ()) -> Marked:
    """Take the citation marks out of a sentence.

    Parameters
    ----------
    names
        What each passage is called in prose, the first for number 1: “le passage 1” becomes its
        name. Their count also says which bare ``(7)`` can be a mark; one that cannot is left,
        unless it ends the sentence.

    Examples
    --------
    >>> read_marks("Microsoft a investi 15 millions [1, 2].")
    Marked(text='Microsoft a investi 15 millions.', numbers=(1, 2))
    >>> read_marks("Oui【1†source】 et non [^2] [n° 3], (passage 4) (voir passage 5).")
    Marked(text='Oui et non.', numbers=(1, 2, 3, 4, 5))
    >>> read_marks("Quinze (15) élus en (2024) ont voté [1-3] (9).", ["Next"] * 4)
    Marked(text='Quinze (15) élus en (2024) ont voté.', numbers=(1, 2, 3, 9))
    >>> read_marks("D'après le passage 1, c'est faux ; celui du passage 2 nie.", ["AFP", "Next"])
    Marked(text="D'après AFP, c'est faux ; celui de Next nie.", numbers=(1, 2))
    """
    numbers: list[int] = []

    def take(match: re.Match[str]) -> str:
        given = numbers_in(match.group())
        if not _is_mark(match, given, len(names)):
            return match.group()
        numbers.extend(given)
        return ""

    def name(match: re.Match[str]) -> str:
        given = numbers_in(match["numbers"])
        if not all(1 <= number <= len(names) for number in given):
            return match.group()
        numbers.extend(given)
        spoken = list(dict.fromkeys(names[number - 1] for number in given))
        return _with_article(match["article"] or "", _listed(spoken, match.group()))

    text = _NOUN_THEN_MARK.sub(r"\1 \2", sentence)
    text = _SUPERSCRIPT.sub(lambda m: f"[{m.group().translate(_SUPER_DIGITS)}]", text)
    fewer = _taken(text, take)
    while fewer != text:  # 【1[]】: what is taken out may leave a mark
        text, fewer = fewer, _taken(fewer, take)
    text, labels = _named_brackets(text, names)
    text = _PROSE.sub(name, text)
    return Marked(_tidied(text), tuple(dict.fromkeys([*numbers, *labels])))


def _taken(text: str, take: Callable[[re.Match[str]], str]) -> str:
    """Return a text without empty brackets and without the marks that ``take`` takes out."""
    return re.sub(rf"\s*{_MARK.pattern}", take, _EMPTY.sub("", text), flags=re.IGNORECASE)


def _named_brackets(text: str, names: Sequence[str]) -> tuple[str, list[int]]:
    """Take out ``[Euronews, 28 février 2024]``, a mark by name and not by number."""
    numbers: list[int] = []
    for name in dict.fromkeys(names):
        bracket = re.compile(rf"\s*\[\s*{re.escape(name)}\b[^\]\n]{{0,60}}\]")
        if bracket.search(text):
            text = bracket.sub("", text)
            numbers += [at for at, other in enumerate(names, start=1) if other == name]
    return text, numbers


def _tidied(text: str) -> str:
    """Close the gaps that marks left.

    >>> _tidied("Il a dit oui ( ), et non - .")
    'Il a dit oui, et non.'
    """
    text = _EMPTY.sub("", text)
    text = re.sub(r"(?:\s+[-–—]|,)\s*(?=[.!?…]*$)", "", text)
    text = re.sub(r"[ \t]+([.,])", r"\1", text)
    return re.sub(r",(?=[.!?…])", "", " ".join(text.split(" ")).strip())


def numbers_in(mark: str) -> list[int]:
    """Return the numbers of one mark, a range written out.

    >>> numbers_in("[1-3]"), numbers_in("(passages 2 et 5)"), numbers_in("[7-2]")
    ([1, 2, 3], [2, 5], [7, 2])
    >>> numbers_in("[1, 2 : Euronews, 28 février 2024]"), numbers_in("【3†L1-L9】")
    ([1, 2], [3])
    """

    def spread(match: re.Match[str]) -> str:
        low, high = int(match[1]), int(match[2])
        if not low < high <= low + _WIDEST_RANGE:
            return f"{low} {high}"
        return " ".join(str(number) for number in range(low, high + 1))

    bare = re.sub(rf"({_NUMBERS})\s*{_MORE}(?={_CLOSE})", r"\1", mark, flags=re.IGNORECASE)
    return [int(number) for number in re.findall(r"\d+", _RANGE.sub(spread, bare))]


def leading_marks(text: str) -> str:
    """Return the run of marks that a text starts with, empty when there is none.

    >>> leading_marks(" [1][2] Ensuite"), leading_marks("Ensuite [1]")
    (' [1][2]', '')
    """
    found = re.match(rf"\s*{_MARK.pattern}", text, flags=re.IGNORECASE)
    return found.group() if found else ""


def _is_mark(match: re.Match[str], given: list[int], count: int) -> bool:
    """Tell a mark from a figure between round brackets, such as a year."""
    if not match.group().lstrip().startswith("(") or _NO_FIGURE.search(match.group()):
        return True
    if all(1 <= number <= count for number in given):
        return True
    ends = _FINAL.match(match.string, match.end()) is not None
    return ends and all(number < 100 for number in given)


def _listed(names: Sequence[str], said: str) -> str:
    joint = " and " if re.search(r"\band\b|\bthe\b|\bextracts?\b", said, re.IGNORECASE) else " et "
    return ", ".join(names[:-1]) + joint + names[-1] if len(names) > 1 else names[0]


def _with_article(article: str, name: str) -> str:
    """Put a name where “du passage 1” or “Le passage 1” stood.

    >>> _with_article("du", "Euronews"), _with_article("au", "le commentaire de Syl")
    ("d'Euronews", 'au commentaire de Syl')
    >>> _with_article("Le", "le commentaire de Syl"), _with_article("the", "AFP")
    ('Le commentaire de Syl', 'AFP')
    """
    short = article.lower().replace("’", "'")
    if short in {"du", "des", "de", "d'"}:
        if name.startswith("le "):
            return f"du {name[3:]}"
        return f"d'{name}" if name[:1].lower() in "aeiouyéèêh" else f"de {name}"
    if short in {"au", "aux"}:
        return f"au {name[3:]}" if name.startswith("le ") else f"à {name}"
    return name[:1].upper() + name[1:] if article[:1].isupper() else name
