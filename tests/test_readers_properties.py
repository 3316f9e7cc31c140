"""Pages with lines or bytes taken out at random are read or refused, never a crash."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import PageUnreadable
from index.passages import cut
from index.readers import read_page

PAGES = Path(__file__).parent / "fixtures" / "pages"
ONE_OF_EACH = (
    "europresse-export.HTML", "html-hacker-news.html", "html-saved-by-chrome.mhtml",
    "html-windows-1252.htm", "html-wordpress.html", "json-article.json", "json-lines.jsonl",
    "markdown-threads.md", "pdf-wrapped.pdf", "text-avatars-named.txt", "text-lemmy.txt",
    "text-utf-16.txt",
)  # fmt: skip
mangled = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def read_or_refuse(folder: Path, name: str, data: bytes) -> None:
    """Read a mangled page; what is read must still hold every promise of its type."""
    file = folder / f"page{Path(name).suffix}"
    file.write_bytes(data)
    try:
        page = read_page(file, file.name)
    except PageUnreadable:
        return
    ids = [document.id for document in page.documents]
    assert len(set(ids)) == len(ids)
    for document in page.documents:
        assert document.text == "\n".join(span.of(page.text) for span in document.spans)
        assert document.text.strip()
        assert document.reply_to is None or document.reply_to in ids
        for passage in cut(document, page.text):
            assert page.text[passage.start : passage.end] == passage.text


@pytest.mark.parametrize("name", ONE_OF_EACH)
@given(seed=st.integers(0, 2**32), share=st.sampled_from([0.001, 0.01, 0.1, 0.5]))
@mangled
def test_bytes_taken_out(tmp_path: Path, name: str, seed: int, share: float) -> None:
    chance = random.Random(seed)
    data = (PAGES / name).read_bytes()
    read_or_refuse(tmp_path, name, bytes(byte for byte in data if chance.random() > share))


@pytest.mark.parametrize("name", ONE_OF_EACH)
@given(seed=st.integers(0, 2**32), share=st.sampled_from([0.05, 0.3, 0.7]))
@mangled
def test_lines_taken_out_or_moved(tmp_path: Path, name: str, seed: int, share: float) -> None:
    chance = random.Random(seed)
    lines = (PAGES / name).read_bytes().splitlines(keepends=True)
    kept = [line for line in lines if chance.random() > share]
    if seed % 3 == 0:
        chance.shuffle(kept)
    read_or_refuse(tmp_path, name, b"".join(kept))


@given(
    data=st.binary(max_size=400), suffix=st.sampled_from([".txt", ".html", ".json", ".md", ".pdf"])
)
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_bytes_at_all(tmp_path: Path, data: bytes, suffix: str) -> None:
    read_or_refuse(tmp_path, f"x{suffix}", data)


@given(text=st.text(max_size=400), suffix=st.sampled_from([".txt", ".html", ".md", ".mhtml"]))
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_at_all(tmp_path: Path, text: str, suffix: str) -> None:
    read_or_refuse(tmp_path, f"x{suffix}", text.encode("utf-8", "surrogatepass"))
