"""Mending a slip of the pen in the few words that questions about a dossier are told by."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_KNOWN: Final = """
    article articles commentaire commentaires chronologie lecteurs lectrices internautes reactions
    resume resumer dossier journaux pages summary summarise summarize timeline readers overview
    comments combien chronology commenters newspapers outlets bonjour pensent
""".split()
_REAL: Final = frozenset(
    """comment commend commence comme combine resumes resumed consume resumons
    reader outlet newspaper articule journal lecture lectures overviews timelines pensant penser
    action actions pense page paper sources commente commenter commented lecteur passent readies
    renders leaders commands reaction lectrice internaute chronologique summarised
    summarized resumee resumees readings commenters dossiers""".split()
)


def corrected(folded: str) -> str:
    """Return a folded text with its misspelt trigger words mended; no other word is touched.

    A word is mended when one slip (a letter too many, missing, wrong, or two swapped) after its
    first letter makes it a known one, two in a long word.

    >>> corrected("la chronolgie des comentaires"), corrected("sumarize the artciles")
    ('la chronologie des commentaires', 'summarize the articles')
    >>> corrected("comment les secteurs"), corrected("traders and leaders")
    ('comment les secteurs', 'traders and leaders')
    """
    return re.sub(r"[a-z]{5,}", lambda match: _mended(match.group()), folded)


@lru_cache(maxsize=1 << 12)
def _mended(word: str) -> str:
    if word in _KNOWN or word in _REAL:
        return word
    near = [(_slips(word, known, 2), known) for known in _KNOWN if _comparable(word, known)]
    slips, known = min(near, default=(3, word))
    return known if slips <= (2 if len(known) >= 10 else 1) else word


def _comparable(word: str, known: str) -> bool:
    return word[0] == known[0] and len(known) >= 6 and abs(len(word) - len(known)) <= 2


def _slips(left: str, right: str, limit: int) -> int:
    """Return the Damerau-Levenshtein distance, ``limit + 1`` once it is beyond.

    >>> _slips("artciles", "articles", 1), _slips("sumary", "summary", 1), _slips("a", "abc", 1)
    (1, 1, 2)
    """
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        before, above, row = row, before, [i]
        for j, b in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
    return min(row[-1], limit + 1)
