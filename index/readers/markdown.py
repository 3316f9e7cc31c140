"""Markdown pages: the front matter read, the marks taken off, the words left as they stand."""

from __future__ import annotations

import re

from index.readers.dates import told_date
from index.readers.drafts import Reading
from index.readers.files import Source, decode_lines
from index.readers.text import story_of

_FRONT = re.compile(
    r"\ufeff?(?P<fence>---|\+\+\+)[ \t]*\n(?P<head>.*?)\n(?:(?P=fence)|\.\.\.)[ \t]*(?:\n|$)",
    re.DOTALL,
)
_FIELD = re.compile(r"(?P<key>[A-Za-z_]+)[ ]*[:=][ ]*(?P<value>.*)")
_ITEM = re.compile(r"-[ ]+(?P<value>.+)")
_KEYS = {
    "title": "title", "titre": "title", "outlet": "outlet", "source": "outlet", "site": "outlet",
    "publisher": "outlet", "publication": "outlet", "author": "author", "auteur": "author",
    "authors": "author", "date": "date", "published": "date", "created": "", "url": "url",
    "link": "url", "source_url": "url", "language": "language", "lang": "language",
}  # fmt: skip
_MARKS = (
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"^[ ]{0,3}\[[^\]\n]+\]:[ ]+\S+.*$", re.MULTILINE), ""),  # a link's address
    (re.compile(r"!\[(?P<kept>[^\]\n]*)\](?:\([^)\n]*\)|\[[^\]\n]*\])"), r"\g<kept>"),
    (re.compile(r"\[(?P<kept>[^\]\n]+)\](?:\([^)\n]*\)|\[[^\]\n]*\])"), r"\g<kept>"),
    (re.compile(r"<(?P<kept>https?://[^>\s]+)>"), r"\g<kept>"),
    (re.compile(r"</?[a-zA-Z][^>\n]{0,200}>"), ""),
    (re.compile(r"^[ ]{0,3}(?:=+|-{3,}|\*{3,}|_{3,}|```.*|~~~.*)[ ]*$", re.MULTILINE), ""),
    (re.compile(r"^[ ]{0,3}#{1,6}[ ]+(?P<kept>.*?)[ ]*#*$", re.MULTILINE), r"\g<kept>"),
    (re.compile(r"(?<![\w*])\*\*\*?(?P<kept>\S(?:[^*\n]*\S)?)\*\*\*?(?!\w)"), r"\g<kept>"),
    (re.compile(r"(?<![\w_])__(?P<kept>\S(?:[^_\n]*\S)?)__(?!\w)"), r"\g<kept>"),
    (re.compile(r"(?<![\w*])\*(?P<kept>\S(?:[^*\n]*\S)?)\*(?!\w)"), r"\g<kept>"),
    (re.compile(r"(?<![\w_])_(?P<kept>\S(?:[^_\n]*\S)?)_(?!\w)"), r"\g<kept>"),
    (re.compile(r"~~(?P<kept>[^~\n]+)~~"), r"\g<kept>"),
    (re.compile(r"`+(?P<kept>[^`\n]+)`+"), r"\g<kept>"),
    (re.compile(r"^[ ]*\|?(?:[ ]*:?-{2,}:?[ ]*\|)+[ ]*:?-*:?[ ]*$", re.MULTILINE), ""),
    (re.compile(r"\\(?P<kept>[\\`*_{}\[\]()#+\-.!>|~])"), r"\g<kept>"),
    (re.compile(r"[ \t]+$", re.MULTILINE), ""),
    (re.compile(r"\n{3,}"), "\n\n"),
)  # fmt: skip


def read_markdown(source: Source) -> Reading:
    """Read a Markdown page; what its front matter says wins over what is read."""
    written = decode_lines(source).replace("\r\n", "\n").replace("\r", "\n")
    told, body = _front_matter(written)
    text = plain(body)
    story, notes = story_of(text, told)
    return Reading(text=text, stories=(story,), notes=notes)


def plain(markdown: str) -> str:
    r"""Return the words of Markdown without its marks.

    >>> plain("# Un *titre*\n\nVoir [ceci](http://x.y) et **cela**, 2 * 3 * 4.\n\n---\n")
    'Un titre\n\nVoir ceci et cela, 2 * 3 * 4.'
    """
    for mark, kept in _MARKS:
        markdown = mark.sub(kept, markdown)
    return markdown.strip("\ufeff \n")


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    match = _FRONT.match(text)
    if match is None:
        return {}, text
    told: dict[str, str] = {}
    name = ""
    for line in match["head"].split("\n"):
        if (field := _FIELD.fullmatch(line)) is not None:
            name = _KEYS.get(field["key"].lower(), "")
            value = _bare(field["value"])
            if field["value"].startswith("["):
                value = ", ".join(_bare(part) for part in value.split(","))
            if name and value:
                told.setdefault(name, value)
                name = ""
        elif name and (item := _ITEM.fullmatch(line.strip())) is not None:
            told[name] = ", ".join(part for part in (told.get(name), _bare(item["value"])) if part)
    if "date" in told:
        told["date"] = told_date(told["date"]) or ""
    return {name: value for name, value in told.items() if value}, text[match.end() :]


def _bare(value: str) -> str:
    """Return a value without the marks of a list or of quoted text around it."""
    return value.strip().strip("\"'[]").strip()
