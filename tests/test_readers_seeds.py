"""The real pages, which are not part of the project: offsets and hashes of what must be read."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from index.documents import Document, Page
from index.readers import find_pages, read_page

EXPECTED: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parent / "fixtures" / "seeds.json").read_text(encoding="utf-8")
)

pytestmark = pytest.mark.seeds


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    folder = Path(__file__).resolve().parent.parent.parent / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip("the real pages are not at ../shared/seeds")
    return {path: read_page(file, path) for file, path in find_pages(folder)}


def hashed(text: str | None) -> str | None:
    return None if text is None else hashlib.sha256(text.encode()).hexdigest()[:16]


def summary(document: Document) -> dict[str, Any]:
    path = document.path
    return {
        "id": document.id.removeprefix(path),
        "spans": [[span.start, span.end] for span in document.spans],
        "text": hashed(document.text),
        "title": hashed(document.title),
        "outlet": hashed(document.outlet),
        "author": hashed(document.author),
        "date": document.date,
        "language": document.language,
        "reply_to": document.reply_to and document.reply_to.removeprefix(path),
        "depth": document.depth,
        "score": document.score,
        "via": [hashed(name) for name in document.via],
    }


def test_five_articles_and_twenty_four_comments(pages: dict[str, Page]) -> None:
    kinds = [[document.kind for document in pages[path].documents] for path in sorted(pages)]
    assert [page.count("article") for page in kinds] == [1, 1, 1, 1, 1]
    assert [page.count("comment") for page in kinds] == [0, 19, 2, 3, 0]


def test_every_document_is_where_it_was(pages: dict[str, Page]) -> None:
    assert sorted(pages) == sorted(EXPECTED)
    for path, wanted in EXPECTED.items():
        assert pages[path].sha256 == wanted["sha256"]
        assert [summary(document) for document in pages[path].documents] == wanted["documents"]


def test_the_names_and_dates_the_pages_give(pages: dict[str, Page]) -> None:
    articles = [pages[path].documents[0] for path in sorted(pages)]
    assert [article.author for article in articles] == ["Jean Delaunay", None, None, None, None]
    assert [article.date for article in articles] == [
        None,
        "2024-02-28T06:50",
        None,
        None,
        "2024-02",
    ]
    assert [article.title is None for article in articles] == [False, False, False, True, True]
    assert [article.via for article in articles] == [
        (), ("Reuters",), ("Reuters", "L’Usine Digitale"), (), ("Bloomberg",),
    ]  # fmt: skip
    thread = pages[sorted(pages)[3]].documents[1:]
    assert [comment.author for comment in thread] == ["Syl", "Snoopy", "Ysysel"]
    assert [comment.reply_to for comment in thread] == [None, thread[0].id, thread[0].id]


def test_furniture_and_repeats_are_left_out(pages: dict[str, Page]) -> None:
    said = ["\n".join(document.text for document in page.documents) for page in pages.values()]
    for furniture in ("Laisser un commentaire", "douze =", "Connexion", "Fermer", "votre avatar",
                      "Passer au contenu", "Votre adresse e-mail", "newsletter"):  # fmt: skip
        assert not any(furniture in text for text in said)
    first = pages[sorted(pages)[0]].documents[0].text
    assert first.count("Guillaume Lampe") == 1
    assert first.count("Kai Zenner") == 1  # not again under his pulled quote
