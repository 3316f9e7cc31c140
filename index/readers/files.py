"""A file's bytes and their text, within limits: what is too big, empty or binary is refused."""

from __future__ import annotations

import codecs
import hashlib
import os
import re
import stat
from dataclasses import dataclass
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from charset_normalizer import from_bytes

from index.errors import PageUnreadable
from index.system import said

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZE_LIMIT = 50_000_000
"""Bytes over which a file is refused, unread."""
DEPTH_LIMIT = 32
"""Folders inside folders that are looked into."""
LINES_LIMIT = 300_000
"""Lines over which a text is refused: a page has some hundreds."""

TEXT_SUFFIXES = (".txt", ".text")
HTML_SUFFIXES = (".html", ".htm", ".xhtml", ".mhtml", ".mht")
MARKDOWN_SUFFIXES = (".md", ".markdown")
JSON_SUFFIXES = (".json", ".jsonl", ".ndjson")
PDF_SUFFIXES = (".pdf",)
PAGE_SUFFIXES = TEXT_SUFFIXES + HTML_SUFFIXES + MARKDOWN_SUFFIXES + JSON_SUFFIXES + PDF_SUFFIXES

_ASSETS = frozenset(
    ".css .js .mjs .map .png .jpg .jpeg .gif .svg .webp .avif .ico .bmp .woff .woff2 .ttf .otf"
    " .eot .mp3 .mp4 .webm .csv .tsv".split(" ")
)
_ASSET_FOLDERS = ("_files", "_fichiers", "-Dateien", ".files", "_archivos")
_NO_PAGES = frozenset({"thumbs.db", "desktop.ini", "sources.csv"})
_MARKS = ((codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
          (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))  # fmt: skip
_ARCHIVES = (b"PK\x03\x04", b"\x1f\x8b", b"BZh91AY", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!\x1a",
             b"(\xb5/\xfd")  # fmt: skip
_LIKELY = ["cp1252", "utf_16_le", "utf_16_be", "cp1250", "mac_roman", "iso8859_15", "cp850"]
_FRENCH = frozenset("àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒÆ«»‘’“”–—…€°£ß·•\u00a0")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]")


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one page file, and its hash."""

    path: str
    data: bytes
    sha256: str


def find_pages(root: Path) -> list[tuple[Path, str]]:
    """Return the files under a folder that may be pages, each with its relative POSIX path.

    Hidden files, ``sources.csv``, styles, pictures and the folders that browsers save beside a
    page ("name_files") are left out; a file of an unknown form is kept, so that reading it says
    why it is not read. Links that lead back into a folder being walked are not followed.
    """
    return [(Path(file), path) for file, path in look_through(root)[0]]


def look_through(root: Path) -> tuple[list[tuple[str, str]], list[str]]:
    """Return the same, places as text (a build looks at 20,000 each time), and what is passed over.

    That is pictures, styles and tables.
    """
    if not root.is_dir():
        return [(str(root), root.name)], []
    pages, others = [], []
    for file, path in sorted(_walk(str(root), "", ()), key=itemgetter(1)):
        if os.path.splitext(path.lower())[1] in _ASSETS:
            others.append(path)
        else:
            pages.append((file, path))
    return pages, others


def _walk(
    folder: str, inside: str, above: tuple[tuple[int, int], ...]
) -> Iterator[tuple[str, str]]:
    """Yield the files of a folder, called ``inside`` (empty, or with a last slash)."""
    try:
        status = os.stat(folder)
        entries = sorted(os.scandir(folder), key=attrgetter("name"))
    except OSError:
        return
    here = (status.st_dev, status.st_ino)
    if here in above or len(above) >= DEPTH_LIMIT:
        return
    names = {entry.name for entry in entries}
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if _is_folder(entry):
            if not _holds_assets(entry.name, names):
                yield from _walk(entry.path, f"{inside}{entry.name}/", (*above, here))
        elif entry.name.lower() not in _NO_PAGES:
            yield entry.path, inside + entry.name


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _holds_assets(name: str, beside: set[str]) -> bool:
    """Tell a folder that a browser saved beside a page of the same name."""
    for ending in _ASSET_FOLDERS:
        if name.endswith(ending):
            page = name.removesuffix(ending)
            return any(f"{page}{suffix}" in beside for suffix in HTML_SUFFIXES)
    return False


def load(file: Path, path: str) -> Source:
    """Read a file's bytes.

    Raises
    ------
    PageUnreadable
        When it is missing, no plain file, too big, empty, or not to be opened.
    """
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            raise PageUnreadable(path=path, why="it is not a plain file")
        if status.st_size > SIZE_LIMIT:
            why = f"it has {status.st_size / 1e6:.0f} MB and the limit is {SIZE_LIMIT / 1e6:.0f} MB"
            raise PageUnreadable(path=path, why=why)
        with file.open("rb") as opened:
            data = opened.read(SIZE_LIMIT + 1)
    except OSError as error:
        why = f"the system says: {said(error)}"
        raise PageUnreadable(path=path, why=why) from error
    if len(data) > SIZE_LIMIT:
        raise PageUnreadable(path=path, why="it grew beyond the limit while being read")
    if not data.strip():
        raise PageUnreadable(path=path, why="it is empty")
    if data.startswith(_ARCHIVES) and Path(path).suffix.lower() in ("", *PAGE_SUFFIXES):
        raise PageUnreadable(path=path, why="it is an archive, and none is opened")
    return Source(path, data, hashlib.sha256(data).hexdigest())


def decode(source: Source) -> str:
    """Return a file's text, its byte-order mark and newlines untouched.

    UTF-8 first, then what the mark says, then what `charset_normalizer` finds; a few broken bytes
    in UTF-8 become U+FFFD.

    Raises
    ------
    PageUnreadable
        When the bytes are no text.
    """
    data = source.data
    text = _marked(data) or _wide(data)
    if text is None:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = _guessed(data)
    if text is None or _is_binary(text):
        raise PageUnreadable(path=source.path, why="it holds no text, only binary data")
    if not text.strip("\ufeff \t\r\n\x0b\x0c\u00a0"):
        raise PageUnreadable(path=source.path, why="it is empty")
    return text


def decode_lines(source: Source) -> str:
    """Return the same of a text that is read line by line.

    Raises
    ------
    PageUnreadable
        When it is no text, or has too many lines.
    """
    text = decode(source)
    if max(map(text.count, "\n\r\x0b\x0c\x85\u2028\u2029")) > LINES_LIMIT:
        why = f"it has more than {LINES_LIMIT:,} lines"
        raise PageUnreadable(path=source.path, why=why)
    return text


def _marked(data: bytes) -> str | None:
    """Decode what opens with a UTF-16 or UTF-32 mark."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    return None


def _wide(data: bytes) -> str | None:
    """Decode UTF-16 without a mark: every other byte of a Western text is zero.

    >>> _wide("L’été".encode("utf-16-le")), _wide(b"ab")
    ('L’été', None)
    """
    sample = data[:4096]
    for at, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, others = sample[at::2].count(0), sample[1 - at :: 2].count(0)
        if zeros > 0.6 * len(sample[at::2]) and not others:
            return data.decode(name, errors="replace")
    return None


def _guessed(data: bytes) -> str | None:
    """Decode what is not quite UTF-8."""
    mended = data.decode("utf-8", errors="replace")
    broken = mended.count("\ufffd")
    good = sum(1 for character in mended[:200_000] if character > "\x7f") - broken
    if good > 0 and broken * 10 <= good:
        return mended
    if b"\x00" in data[:4096]:
        return None
    if (western := _western(data)) is not None:
        return western
    best = from_bytes(data[:200_000], cp_isolation=_LIKELY).best()
    return data.decode(best.encoding if best else "cp1252", errors="replace")


def _western(data: bytes) -> str | None:
    """Decode Windows Western text, if the letters above ASCII are nearly all French ones.

    >>> _western("L’été à Nîmes…".encode("cp1252")), _western("Łódź".encode("cp1250"))
    ('L’été à Nîmes…', None)
    """
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    high = [character for character in text[:200_000] if character > "\x7f"]
    french = sum(character in _FRENCH for character in high)
    return text if french > 0.9 * len(high) else None


def _is_binary(text: str) -> bool:
    """Tell decoded binary data: control characters no page has, or bytes nothing decodes."""
    sample = text[:100_000]
    return len(_CONTROL.findall(sample)) + sample.count("\ufffd") > 0.02 * len(sample) + 2
