"""How comments look in saved text, one declared layout each.

A layout is the pattern of what stands at the head of every comment: the words that open it, then
as many lines of author, date and votes as the site prints. What follows, up to the next head, is
the comment. To recognise another site, add a `Layout` of ten lines: `NAME`, `WHEN` and `EOL` are
the pieces to build it from, and the groups ``author``, ``date``, ``score``, ``parent`` and
``root`` are read where they match. Patterns are matched at the start of a line, case apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from index.readers.dates import DATE, RELATIVE

_PICTURE = "[\U0001f300-\U0001f5ff\U0001f900-\U0001faff]"  # no thumb or face: those are buttons
_FIRST = (
    r"(?!(?:répondre|reply|signaler|report|j['’]aime|like|partager|share|citer|quote)[ \t]*\r?\n)"
    r"(?!(?:last post|dernier message|letzter beitrag)\b)"
    rf"(?:\[\d{{1,4}}\])?@?(?:(?=[^\n]{{0,39}}[^\W\d_])[^\W_]|{_PICTURE})"
)
NAME = rf"{_FIRST}(?:[^\n!?;,«»|•·:<>]{{0,38}}[^\s!?;,«»|•·:<>])?"
"""A pseudonym: a short line without a sentence's marks, and no button."""
SHORT_NAME = rf"{_FIRST}(?:[^\n!?;,«»|•·:<>]{{0,38}}?[^\s!?;,«»|•·:<>])??"
"""The same, as short as what follows allows."""
WHEN = rf"(?:{DATE}|{RELATIVE})"
EOL = r"(?>[ \t\u00a0]*)\r?\n(?>(?:[ \t\u00a0]*\r?\n)?)(?>[ \t\u00a0]*)"
"""The end of a line, perhaps a blank one, and the next line's indentation."""
PARENT = (
    r"(?:en[ ]r[ée]ponse[ ][àa]|r[ée]pond[ ][àa]|in[ ]reply[ ]to|repl(?:ies|ied|ying)[ ]to"
    r"|➤|↪|>)[ ]*"
)
ANSWERED = rf"[ ]*[,·|•–—-]?[ ]*{PARENT}(?P<answered>{NAME})"
"""Whom a reply answers, printed after its date."""
BADGE = (
    r"(?:abonn[ée]e?|premium|membre|modérateur|admin|auteur|author|mod|op|top fan|staff|invit[ée]"
    r"|suivre|follow|vérifié|verified|contributeur|r[ée]daction)"
)


@dataclass(frozen=True, slots=True)
class Layout:
    """One site's way to print a comment's head.

    Attributes
    ----------
    head
        Matches from the first character of a comment to the first of its words.
    nesting
        How a reply shows: its head is indented, it names its parent, or not at all.
    alone
        How many heads tell the layout where no heading announces comments; 0 for never.
    ordered
        True when the heads carry numbers, which must then count up.
    """

    name: str
    head: re.Pattern[str]
    nesting: Literal["indent", "name", "none"] = "name"
    alone: int = 2
    ordered: bool = False


def _head(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"^(?>[ \t\u00a0]*)(?P<opener>{pattern})", re.IGNORECASE | re.MULTILINE)


LAYOUTS = (
    Layout(
        "lemmy",
        _head(
            rf"(?:[•*◦▪‣-][ \t]+)?(?P<author>[^\n]{{1,60}}?)"
            rf"(?P<op>(?-i:(?<=[^\W_])OP))?{EOL}(?:link|lien){EOL}"
            rf"(?:(?-i:[A-ZÀ-Ý])\w+{EOL})?(?:(?P<score>[-−]?\d+){EOL})?(?:edit-?\d*{EOL})?"
            rf"(?P<date>{WHEN}){EOL}"
        ),
        nesting="indent",
        alone=1,
    ),
    Layout(
        "hacker-news",
        _head(
            rf"(?:\d+\.[ ]+)?(?:▲[ ]*)?(?P<author>[\w-]{{2,20}})[ ](?P<date>{WHEN})[ ]*"
            rf"(?:\|[ ]*(?:(?P<root>root|parent)|prev|next|favorite|flag"
            rf"|on:[^\n|]*)[ ]*)*\[[–—-]\]{EOL}"
        ),
        nesting="indent",
    ),
    Layout(
        "old-reddit",
        _head(
            rf"\[[–—-]\](?P<author>[\w-]{{2,24}})(?:[ ]\[\w\])?[ ](?:\[score[ ]hidden\]"
            rf"|(?P<score>-?\d+)[ ]points?)"
            rf"[^\n]{{0,60}}?(?P<date>{WHEN})[^\n]{{0,40}}{EOL}"
        ),
        nesting="indent",
    ),
    Layout(
        "reddit",
        _head(
            rf"(?:u/[\w-]+[ ]avatar{EOL})(?P<author>[\w-]{{2,24}}){EOL}(?:{BADGE}{EOL})?"
            rf"[•·]{EOL}(?P<date>{WHEN}){EOL}"
        ),
    ),
    Layout(
        "phpbb",
        _head(
            rf"(?:(?:re|sujet)[ ]?:[^\n]{{0,120}}{EOL})?(?:message[ ]|post[ ]"
            rf"|\#\d+[ ])?(?:non[ ]lu[ ]|unread[ ]post[ ])?"
            rf"(?:de|par|by|posté[ ]par)[ ](?P<author>{NAME})[ ]»[ ](?P<date>{WHEN}){EOL}"
        ),
    ),
    Layout(
        "disqus",
        _head(
            rf"(?:avatar{EOL})?(?P<author>{NAME})(?:{EOL}"
            rf"|[ ]+)(?:{BADGE}{EOL})?(?:(?:{PARENT})?(?P<parent>{NAME})(?:{EOL}|[ ]+))?"
            rf"[•·](?:{EOL}|[ ]*)(?P<date>{WHEN})(?:[ ]*[•·][^\n]{{0,20}})?(?:{EOL}[−–-])?{EOL}"
        ),
    ),
    Layout(
        "avatar",
        _head(
            rf"(?:votre[ ]avatar|avatar(?:[ ](?:de|of|for)[ ][^\n]{{1,40}})?"
            rf"|[^\n]{{1,40}}['’]s[ ]avatar"
            rf"|(?:photo|image)[ ](?:de[ ]profil|of)[^\n]{{0,40}}|profile[ ](?:picture"
            rf"|photo)[^\n]{{0,40}}"
            rf"|image[ ]de[ ]l['’]utilisateur[^\n]{{0,40}}){EOL}"
            rf"(?:(?P<author>{NAME})(?:,?[ ]{PARENT}(?P<parent>{NAME}))?(?:{EOL}{BADGE})?"
            rf"(?:{EOL}|[ ]*[,•·|–-][ ]*)(?:le[ ]|on[ ])?(?P<date>{WHEN})(?:{ANSWERED})?{EOL})?"
        ),
    ),
    Layout(
        "says",
        _head(
            rf"(?:\d+\.[ ]+|[•*-][ ]+)?(?P<author>{NAME})(?<![ ]a)[ ](?:a[ ](?:dit|écrit|répondu)"
            rf"|dit|says?|said|wrote|écrit|sagt|schrieb|meint)[ ]?:?{EOL}"
            rf"(?:le[ ]|on[ ])?(?P<date>{WHEN})(?:[ ]*[·|•][^\n]{{0,20}})?(?:[ ](?:reply|répondre"
            rf"|permalink))?{EOL}"
        ),
        nesting="indent",
    ),
    Layout(
        "linuxfr",
        _head(
            rf"(?:(?:\[\^\][ ]*)?\#[ ][^\n]{{0,120}}{EOL})?posté[ ]par[ ](?P<author>{SHORT_NAME})"
            rf"(?:[ ]\([^\n)]{{0,60}}\))?[ ]le[ ](?P<date>{WHEN})\."
            rf"(?:[ ]évalué[ ]à[ ](?P<score>-?\d+)[^\n]{{0,40}})?{EOL}"
        ),
        nesting="indent",
    ),
    Layout(
        "date-then-name",
        _head(
            rf"(?:(?:posté[ ])?le[ ])?(?P<date>{WHEN})[ ]*(?:,|[–—|•·-])?"
            rf"(?:(?:[ ]*|{EOL})(?:par|by)[ ](?P<author>{NAME})[ ]?:?"
            rf"|[ ](?P<writer>{NAME})[ ](?:a[ ]écrit|wrote)[ ]?:){EOL}"
        ),
    ),
    Layout(
        "name-and-date",
        _head(
            rf"(?:(?P<shown>{NAME}){EOL}(?=(?P=shown)(?!\w)))?"
            r"(?:\#?\d+[.)]?[ ]+|[•*-][ ]+)?"
            r"(?:(?:posté[ ]|(?:commentaire|comment|kommentar|réponse)[ ]|posted[ ])?"
            r"(?:par|by|de|von)[ ])?"
            rf"(?P<author>{SHORT_NAME})(?:,?[ ]{PARENT}(?P<parent>{SHORT_NAME}))?"
            rf"(?:{EOL}@[\w.@-]{{2,60}})?"
            rf"[ ]*(?:[,|•·–—(-]|[ ](?:le|on|sur|a[ ]écrit[ ]le|at)[ ]|{EOL}(?:{BADGE}{EOL})?"
            r"|[ ](?=[^\n]{6,40}\d[ ]?[h:][ ]?\d\d))[ ]*"
            rf"(?:(?:le|on|sur|posted|posté[ ]le)[ ])?(?P<date>{WHEN})\)?[ ]?:?"
            rf"(?:[ ]\(?(?:modifié|edited)\)?)?(?:{ANSWERED}|[ ]*[·|•–-][^\n]{{0,20}})?{EOL}"
        ),
        nesting="indent",
        alone=3,
    ),
    Layout(
        "numbered",
        _head(r"(?P<number>\d{1,4})[.)][ \t]+(?=\S)"),
        nesting="indent",
        alone=0,
        ordered=True,
    ),
    Layout("bulleted", _head(r"[•*◦▪‣][ \t]+(?=\S)"), nesting="indent", alone=0),
)
