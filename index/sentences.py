"""French and English sentences with their exact places in the text.

Passages, quotes and citations are all counted in these spans, so a boundary must never fall
inside ``M. Macron``, ``15,5 M. d'euros``, ``U.S. senators`` or ``« Non ! » a-t-il dit``, and no
character other than white space may be lost between two sentences. A blank line always ends a
sentence; a single newline does too, unless the lines were wrapped at a fixed width or the next
line plainly goes on with the same sentence.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from index.documents import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_NEWLINE = r"(?>\r\n?|[\n\x0b\x0c\x85\u2028\u2029])"
_LINE_END = re.compile(_NEWLINE)
_BLANK_LINES = re.compile(rf"{_NEWLINE}(?:[^\S\r\n]*{_NEWLINE})+")
# A terminator, what closes around it (a French » may stand after a space), then white space.
# Its first sign opens the pattern, so that a search jumps from one to the next.
_END = re.compile(
    r"(?P<mark>[.!?…](?<![.!?…]{2})[.!?…]*+)(?:[)\]»”\"'’]|[ \u00a0\u202f\u2009]{1,3}»)*"
    r"(?:\[\d{1,3}\])*(?P<space>\s+)"
)
_LAST_WORD = re.compile(r"[^\s(\[«“\"'’/]+$")
_LIST_MARK = re.compile(r"\s*(?:[-*•–]\s*)?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})")
_INITIAL = re.compile(r"(?:\w+-)?[A-ZÀ-Ý]")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")

_ALWAYS = {  # a name or a figure follows: never the end of a sentence
    "fr": "m mm mr dr drs pr prs mgr st ste cf ed éd art chap fig vol p pp env apr av tél réf v",
    "en": "mr mrs ms dr prof rev hon st sr jr sen rep gov gen col lt capt sgt vs v fig vol eds pp"
    " approx dept est messrs mt ft",
}
_BEFORE_FIGURE = {  # an abbreviation only before a figure: "No. 5", "Jan. 15", "déc. 2023"
    "fr": "no nos num al déc janv févr fév sept oct nov juil avr",
    "en": "no nos jan feb mar apr jun jul aug sep sept oct nov dec p ch sec art",
}
_SOMETIMES = {  # the end only where a new sentence plainly starts
    "fr": "etc ex inc cie corp ltd bros sté sarl sa qqn qqch hab max min",
    "en": "etc inc corp ltd co bros llc plc al e.g i.e a.m p.m ph.d u.s u.k e.u d.c no",
}
_STARTERS = """
    le la les l un une des ce cet cette ces il elle ils elles on nous vous je tu mais et or donc
    pour dans en sur selon si à au aux avec après avant depuis quand puis enfin ainsi
    the a an this that these those it he she they we you i but and so for in on at if when after
    before since then as his her their our its
"""
_STARTER_WORDS = frozenset(_STARTERS.split())


_ITEM = re.compile(r"[-–—•*‣▪]|\d{1,2}[.)]\s")
_UNFINISHED = re.compile(
    r"(?:,|\s(?:à|au|aux|de|du|des|d[’']|la|le|les|l[’']|un|une|et|ou|que|qui|par|pour|sur|dans|avec|"
    r"the|a|an|of|to|in|and|or|by|for|with|from|at|that))$"
)


def sentence_spans(text: str, language: str | None = None) -> list[Span]:
    r"""Return the sentences of a text, trimmed, in order, covering all but white space.

    Parameters
    ----------
    text
        Any text; linear time, about 10 MB per second and core.
    language
        ``"fr"`` or ``"en"`` chooses the abbreviations; anything else takes both.

    Examples
    --------
    >>> def cut(text, language=None):
    ...     return [span.of(text) for span in sentence_spans(text, language)]
    >>> cut("M. Le Dr Jean-P. Roux vend 1 234,5 M€. L'État dit oui… Et vous ? Non !")
    ['M. Le Dr Jean-P. Roux vend 1 234,5 M€.', "L'État dit oui…", 'Et vous ?', 'Non !']
    >>> cut("« Je pars. Tout va bien ! » a-t-il dit. « Bien. » Elle reste.")
    ['« Je pars.', 'Tout va bien ! » a-t-il dit.', '« Bien. »', 'Elle reste.']
    >>> cut("The U.S. Senate met on Jan. 15 at Acme Inc. offices. See http://x.y/z. The end.")
    ['The U.S. Senate met on Jan. 15 at Acme Inc. offices.', 'See http://x.y/z.', 'The end.']
    >>> cut("1. Un titre\nUne ligne qui\ncontinue. Fin\n\nnouveau bloc")
    ['1. Un titre', 'Une ligne qui\ncontinue.', 'Fin', 'nouveau bloc']
    >>> cut("Le ferry est vendu à\n12 euros\n30 places")
    ['Le ferry est vendu à\n12 euros', '30 places']
    """
    rules = _rules(language)
    spans: list[Span] = []
    for start, end in _blocks(text):
        block = text[start:end]
        previous = 0
        for cut in _cuts(block, rules):
            _add(spans, block, start, previous, cut)
            previous = cut
        _add(spans, block, start, previous, len(block))
    return spans


class _Rules:
    """The abbreviations of one language, or of both."""

    def __init__(self, language: str | None) -> None:
        chosen = (language,) if language in _ALWAYS else tuple(_ALWAYS)
        self.always, self.sometimes = (
            frozenset(word for name in chosen for word in table[name].split())
            for table in (_ALWAYS, _SOMETIMES)
        )
        self.before_figure = frozenset(
            word for months in _BEFORE_FIGURE.values() for word in months.split()
        )  # a French page may carry an agency's English caption


@cache
def _rules(language: str | None) -> _Rules:
    return _Rules(language if language in _ALWAYS else None)


def _add(spans: list[Span], block: str, offset: int, start: int, end: int) -> None:
    """Append ``block[start:end]`` trimmed, unless nothing is left of it."""
    piece = block[start:end]
    trimmed = piece.strip()
    if trimmed:
        begin = offset + start + len(piece) - len(piece.lstrip())
        spans.append(Span(begin, begin + len(trimmed)))


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches between blank lines."""
    start = 0
    for match in _BLANK_LINES.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _cuts(block: str, rules: _Rules) -> list[int]:
    """Return where sentences start after the first one in a block, in order."""
    cuts = {match.end() for match in _END.finditer(block) if _ends(block, match, rules)}
    newlines = list(_LINE_END.finditer(block))
    if newlines and not _is_wrapped(block):
        cuts.update(match.end() for match in newlines if not _goes_on(block, match))
    return sorted(cuts)


def _is_wrapped(block: str) -> bool:
    r"""Tell a paragraph filled to a fixed width: no line had room for the next one's first word.

    >>> _is_wrapped("Le gouvernement de la France a annoncé mardi que\nMistral AI sera aidée.")
    True
    >>> _is_wrapped("Kai Zenner\nChef de bureau et conseiller d'Axel Voss, député européen.")
    False
    """
    lines = [line.strip() for line in block.splitlines()]
    width = max(len(line) for line in lines)
    if not 40 <= width <= 100:
        return False
    following = (line.split(maxsplit=1)[:1] for line in lines[1:])
    return all(
        len(line) + 1 + len(word[0] if word else "") > width
        for line, word in zip(lines[:-1], following, strict=True)
    )


def _goes_on(block: str, newline: re.Match[str]) -> bool:
    """Tell whether the line after a newline continues the sentence before it."""
    before = block[max(0, newline.start() - 80) : newline.start()].rstrip()
    after = block[newline.end() : newline.end() + 80].lstrip()
    if after and _UNFINISHED.search(before) and not _ITEM.match(after):
        return True
    return bool(before and after and after[0].islower() and before[-1] not in '.!?…:;»”)]"*_')


def _ends(block: str, match: re.Match[str], rules: _Rules) -> bool:
    """Tell whether the terminator matched ends a sentence."""
    after = block[match.end() : match.end() + 40]
    if not after:
        return False
    mark = match.group("mark")
    before = block[max(0, match.start() - 40) : match.start()]
    if mark[0] in ".…" and before.endswith(("(", "[")):  # "[…]"
        return False
    opener = after.lstrip("«“\"'‘([ \u00a0\u202f—–-*_")
    first = opener[:1]
    if after[0] in ",;:)»”%/" or (after[0] in "—–-" and not first.isupper()):
        return False
    closed = match.end("mark") != match.start("space")
    if mark != "." or closed:
        return not first.islower()
    return _full_stop_ends(block, match, opener, rules)


def _full_stop_ends(block: str, match: re.Match[str], after: str, rules: _Rules) -> bool:
    """Tell whether a lone full stop ends a sentence, or an abbreviation, initial or list mark."""
    found = _LAST_WORD.search(block, max(0, match.start() - 40), match.start())
    word = found.group() if found else ""
    lowered = word.lower()
    if lowered in rules.before_figure and after[:1].isdecimal():
        return False
    if lowered in rules.always or _marks_list(block, match.start()):
        return False
    if _INITIAL.fullmatch(word) or _ACRONYM.fullmatch(word) or lowered in rules.sometimes:
        return after[:1].isupper() and (lowered == "etc" or _starts_sentence(after))
    if after[:1].islower():  # readers who write without capitals
        return len(word) > 3 and word.isalpha() and word.islower()
    return True


def _starts_sentence(after: str) -> bool:
    """Tell whether a text opens with a word that often opens a sentence.

    >>> _starts_sentence("Il part"), _starts_sentence("L’UE"), _starts_sentence("Senate")
    (True, True, False)
    """
    return re.split(r"[\s'’,]", after, maxsplit=1)[0].lower() in _STARTER_WORDS


def _marks_list(block: str, stop: int) -> bool:
    """Tell whether a full stop only closes a list's number at the start of its line."""
    floor = max(0, stop - 12)
    newline = max(block.rfind(mark, floor, stop) for mark in "\n\r")
    if newline < 0 < floor:
        return False
    return _LIST_MARK.fullmatch(block, newline + 1, stop) is not None
