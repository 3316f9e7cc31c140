"""Every form and layout: fixture pages of our own making come out as they were written.

``fixtures/expected.json`` holds, per page, its articles (fields, sentences that must be there,
furniture that must not) and its comments in order, with author, date, votes and parent.
"""

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from index.documents import Document, Page
from index.passages import cut
from index.readers import read_page

FIXTURES = Path(__file__).parent / "fixtures"
EXPECTED: dict[str, dict[str, Any]] = json.loads(
    (FIXTURES / "expected.json").read_text(encoding="utf-8")
)
NAMES = sorted(EXPECTED)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def read(name: str) -> Page:
    return read_page(FIXTURES / "pages" / name, name)


def of_kind(page: Page, kind: str) -> list[Document]:
    return [document for document in page.documents if document.kind == kind]


def test_there_are_fixtures_of_every_form() -> None:
    assert len(NAMES) >= 25
    assert {Path(name).suffix.lower() for name in NAMES} >= {
        ".txt", ".html", ".htm", ".mhtml", ".md", ".markdown", ".json", ".jsonl", ".pdf",
    }  # fmt: skip
    assert sorted(file.name for file in (FIXTURES / "pages").iterdir()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_articles(name: str) -> None:
    expected, page = EXPECTED[name], read(name)
    articles = of_kind(page, "article")
    assert len(articles) == len(expected["articles"])
    for article, wanted in zip(articles, expected["articles"], strict=True):
        for field in ("title", "outlet", "author", "date", "language"):
            assert getattr(article, field) == wanted[field]
        for sentence in [*wanted["holds"], *expected.get("kept", [])]:
            assert squeezed(sentence) in squeezed(article.text)
        for furniture in expected["absent"]:
            assert furniture not in article.text
        for caption in expected.get("once", []):
            assert article.text.count(caption) == 1
    assert list(page.notes) == expected.get("notes", [])


@pytest.mark.parametrize("name", NAMES)
def test_comments(name: str) -> None:
    page = read(name)
    comments = of_kind(page, "comment")
    wanted = EXPECTED[name]["comments"]
    assert [squeezed(c.text) for c in comments] == [squeezed(w["text"]) for w in wanted]
    place = {comment.id: number for number, comment in enumerate(comments)}
    for comment, told in zip(comments, wanted, strict=True):
        assert (comment.author, comment.date) == (told["author"], told["date"])
        assert place.get(comment.reply_to or "") == told["parent"]
        assert comment.score == told["score"]
        assert comment.depth == (
            0 if told["parent"] is None else comments[told["parent"]].depth + 1
        )


@pytest.mark.parametrize("name", NAMES)
def test_offsets_point_at_the_words_and_passages_cover_them(name: str) -> None:
    page = read(name)
    position = 0
    for document in page.documents:
        assert document.text == "\n".join(span.of(page.text) for span in document.spans)
        assert document.text.strip()
        assert document.id.startswith(f"{name}#{document.kind[0]}")
        owed: set[int] = set()
        for span in document.spans:
            assert span.of(page.text).strip() == span.of(page.text)
            owed |= {at for at in range(span.start, span.end) if not page.text[at].isspace()}
        for passage in cut(document, page.text):
            assert page.text[passage.start : passage.end] == passage.text
            owed -= set(range(passage.start, passage.end))
        assert not owed
        if document.kind == "comment":
            assert document.start >= position
            position = document.end


def test_spans_of_two_documents_never_meet() -> None:
    for name in NAMES:
        spans = sorted(
            (span.start, span.end) for document in read(name).documents for span in document.spans
        )
        assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_precision_and_recall_of_comments() -> None:
    found = wanted = right = 0
    for name in NAMES:
        told = {squeezed(comment["text"]) for comment in EXPECTED[name]["comments"]}
        got = [squeezed(comment.text) for comment in of_kind(read(name), "comment")]
        right += sum(text in told for text in got)
        found += len(got)
        wanted += len(EXPECTED[name]["comments"])
    assert right / found >= 0.98
    assert right / wanted >= 0.98
