"""Files that are too big, broken, hostile or no pages: one clause, and the others go on."""

import ast
import contextlib
import gzip
import json
import os
import time
import zipfile
from pathlib import Path

import pytest

from index.errors import PageUnreadable
from index.readers import files, find_pages, look_through, read_page
from index.readers.reasons import reason_clause

ARTICLE = "Un titre de page assez long\n\nUne phrase. Une autre phrase qui dit quelque chose."


def refusal(file: Path) -> str:
    with pytest.raises(PageUnreadable) as caught:
        read_page(file, file.name)
    assert caught.value.values["path"] == file.name
    return str(caught.value.values["why"])


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("vide.txt", b"", "empty"),
        ("blanc.txt", b" \r\n\t ", "empty"),
        ("marque.txt", b"\xef\xbb\xbf\n", "empty"),
        ("image.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "binary"),
        ("nul.txt", b"abc\x00\x01\x02\x03" * 100, "binary"),
        ("page.docx", b"PK\x03\x04", "form (.docx)"),
        ("faux.json", b"{ceci n'est pas du JSON", "no JSON"),
        ("vide.json", b"{}", "no article text"),
        ("liste.json", b"[1, 2, 3]", "holds no articles"),
        ("nombre.json", b"12", "holds no articles"),
        ("profond.json", b"[" * 200_000, ""),
        ("faux.pdf", b"%PDF-1.4\nrien", "no PDF"),
        ("vide.html", b"<html><body></body></html>", "no article"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    assert why in refusal(file)


def test_a_file_too_big_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "grand.txt"
    with file.open("wb") as opened:
        opened.truncate(200_000_000)
    started = time.perf_counter()
    assert "200 MB" in refusal(file)
    assert time.perf_counter() - started < 0.5


def test_a_missing_file_a_folder_and_a_pipe(tmp_path: Path) -> None:
    assert "No such file" in refusal(tmp_path / "absent.txt")
    (tmp_path / "dossier.txt").mkdir()
    assert "plain file" in refusal(tmp_path / "dossier.txt")
    os.mkfifo(tmp_path / "tuyau.txt")
    assert "plain file" in refusal(tmp_path / "tuyau.txt")


def test_too_many_or_too_deep_comments_are_refused(tmp_path: Path) -> None:
    comment: dict[str, object] = {"text": "fin"}
    for _ in range(300):
        comment = {"text": "oui", "replies": [comment]}
    file = tmp_path / "fil.json"
    file.write_text(json.dumps({"text": "Un article.", "comments": [comment]}), encoding="utf-8")
    assert "too deep" in refusal(file)


def test_html_nested_without_end_is_read_or_refused_quickly(tmp_path: Path) -> None:
    file = tmp_path / "profond.html"
    file.write_text("<html><body>" + "<div>" * 50_000 + "fin", encoding="utf-8")
    started = time.process_time()
    with contextlib.suppress(PageUnreadable):
        read_page(file, "profond.html")
    assert time.process_time() - started < 20


@pytest.mark.parametrize(
    "body",
    [
        "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">Un texte.</p>",
        "<h3>Commentaires</h3><div><b>A</b><time>3 mai 2018</time><p>x</p></div>" * 1_500,
        "<div class='discussion'>" + "<div><b>mot</b><div class='text'>Oui.</div></div>" * 1_500,
        "<div class='comments'><p>x</p>" * 600,
    ],
    ids=["attributes", "headings", "repeats", "nested"],
)
def test_html_made_to_cost_time_does_not(tmp_path: Path, body: str) -> None:
    file = tmp_path / "cher.html"
    file.write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    started = time.process_time()
    with contextlib.suppress(PageUnreadable):
        read_page(file, "cher.html")
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    ("declared", "written"),
    [("iso-8859-1", "utf-8"), ("iso-8859-1", "cp1252"), ("utf-8", "cp1252"), ("utf-8", "utf-16")],
)
def test_a_page_that_declares_another_encoding(tmp_path: Path, declared: str, written: str) -> None:
    file = tmp_path / "page.html"
    markup = (
        f"<html><head><meta charset='{declared}'></head><body><p>L’été à Nîmes.</p></body></html>"
    )
    file.write_bytes(markup.encode(written))
    assert "L’été à Nîmes." in read_page(file, "page.html").text


def test_entities_do_not_grow_and_nothing_is_fetched(tmp_path: Path) -> None:
    lines = ['<!DOCTYPE html [<!ENTITY a "rire rire rire">']
    lines += [f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)]
    lines += ['<!ENTITY x SYSTEM "file:///etc/hostname">]>']
    body = (
        "<html><head><title>Un titre de page</title></head><body><article><h1>Un titre de page</h1>"
    )
    body += "<p>Une phrase qui dit &j; et &x; en passant, assez longue pour un article.</p>"
    body += "<img src='http://127.0.0.1:9/x.png'><script src='http://127.0.0.1:9/x.js'></script>"
    file = tmp_path / "entites.html"
    file.write_text("\n".join(lines) + body + "</article></body></html>", encoding="utf-8")
    page = read_page(file, "entites.html")
    assert len(page.text) < 1_000
    assert Path("/etc/hostname").read_text(encoding="utf-8").strip() not in page.text


def test_archives_are_no_pages(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "pages.zip", "w") as archive:
        archive.writestr("../../evil.txt", "x")
    (tmp_path / "page.txt.gz").write_bytes(gzip.compress(b"x" * 10_000_000))
    assert "form (.zip)" in refusal(tmp_path / "pages.zip")
    assert "form (.gz)" in refusal(tmp_path / "page.txt.gz")


@pytest.mark.parametrize("name", ["page.txt", "page.html", "page.pdf", "sans-fin", "page.json"])
def test_an_archive_under_the_name_of_a_page_is_not_opened(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "bombe", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("page.txt", "0" * 5_000_000)
    for data in ((tmp_path / "bombe").read_bytes(), gzip.compress(b"<p>x</p>" * 200_000)):
        (tmp_path / name).write_bytes(data)
        assert "archive" in refusal(tmp_path / name)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-32", "cp1252"])
def test_encodings_without_a_declaration(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "page.txt"
    file.write_bytes(f"{ARTICLE}\n\nL’été à Nîmes, « déjà ».\n".encode(encoding))
    assert "L’été à Nîmes, « déjà »." in read_page(file, "page.txt").text


def test_a_text_of_too_many_lines_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text("a\n" * 300_001, encoding="utf-8")
    assert "300,000 lines" in refusal(file)


@pytest.mark.parametrize("piece", ["L'", "d'Aa de ", "x", "« ", "1. ", "il y a ", "Par "])
def test_a_line_without_end_is_read_quickly(tmp_path: Path, piece: str) -> None:
    file = tmp_path / "page.txt"
    file.write_text(piece * (400_000 // len(piece)), encoding="utf-8")
    started = time.process_time()
    read_page(file, "page.txt")
    assert time.process_time() - started < 5


def test_the_broken_line_of_a_json_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "pages.jsonl"
    file.write_text('{"text": "Un article."}\n\n{"text": oui}\n', encoding="utf-8")
    assert "line 3" in refusal(file)


def test_a_long_pdf_and_a_locked_one_are_refused(tmp_path: Path) -> None:
    from pypdf import PdfWriter

    writer = PdfWriter()
    for _ in range(301):
        writer.add_blank_page(100, 100)
    writer.write(tmp_path / "long.pdf")
    assert "301 pages" in refusal(tmp_path / "long.pdf")
    locked = PdfWriter()
    locked.add_blank_page(100, 100)
    locked.encrypt("secret", algorithm="RC4-128")
    locked.write(tmp_path / "ferme.pdf")
    assert "password" in refusal(tmp_path / "ferme.pdf")
    blank = PdfWriter()
    blank.add_blank_page(100, 100)
    blank.write(tmp_path / "image.pdf")
    assert "no text layer" in refusal(tmp_path / "image.pdf")


def test_the_pages_of_a_folder(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "A.HTML", "sous/c.md", "sous/.d.txt", ".git/e.txt",
                 "sources.csv", "a_files/style.css", "a_files/cadre.html", "seul_files/f.txt",
                 "photo.jpg", "note.docx", "sans-fin"):  # fmt: skip
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "sous" / "boucle").symlink_to(tmp_path)
    (tmp_path / "perdu.txt").symlink_to(tmp_path / "nulle-part.txt")
    found = [path for _, path in find_pages(tmp_path)]
    assert found == [
        "A.HTML", "a.html", "b.txt", "note.docx", "perdu.txt", "sans-fin", "seul_files/f.txt",
        "sous/c.md",
    ]  # fmt: skip
    assert find_pages(tmp_path / "b.txt") == [(tmp_path / "b.txt", "b.txt")]
    assert look_through(tmp_path)[1] == ["photo.jpg"]  # not what a browser saved beside a page


def test_every_reason_has_its_french() -> None:
    """What is raised in the readers, values left out, is told in French too."""
    reasons = []
    for path in Path(files.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "why"
            if named or (isinstance(node, ast.keyword) and node.arg == "why"):
                reasons.append(node.value)
    said = [
        "".join(part.value if isinstance(part, ast.Constant) else "7" for part in parts)
        for parts in (getattr(one, "values", [one]) for one in reasons)
        if not isinstance(parts[0], ast.Name)
    ]
    assert len(said) >= 20
    assert [one for one in said if reason_clause(one).fr == one] == []


def test_a_folder_nobody_may_open_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    deep = tmp_path
    for _ in range(files.DEPTH_LIMIT + 3):
        deep = deep / "d"
        deep.mkdir()
    (deep / "trop-loin.txt").write_text(ARTICLE, encoding="utf-8")
    assert [path for _, path in find_pages(tmp_path)] == ["a.txt"]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig", "utf-32", "mac_roman"])
def test_encodings_are_told(tmp_path: Path, encoding: str) -> None:
    text = "Où l'été s'achève à Nîmes : « déjà » dit la forêt, très âgée et pâle. " * 4
    (tmp_path / "page.txt").write_bytes(text.encode(encoding))
    assert "l'été s'achève à Nîmes" in read_page(tmp_path / "page.txt", "page.txt").text


def test_a_few_broken_bytes_do_not_spoil_the_rest(tmp_path: Path) -> None:
    data = ("Où l'été s'achève à Nîmes, déjà. " * 20).encode()
    (tmp_path / "page.txt").write_bytes(data[:100] + b"\xff\xc3" + data[100:])
    assert "l'été s'achève à Nîmes" in read_page(tmp_path / "page.txt", "page.txt").text


def test_a_text_page_is_the_file_itself(tmp_path: Path) -> None:
    text = "\ufeffUn titre de page assez long\r\n\r\nUne phrase.\rUne autre.\r\n"
    (tmp_path / "page.txt").write_bytes(text.encode())
    page = read_page(tmp_path / "page.txt", "page.txt")
    assert page.text == text
    assert not page.documents[0].text.startswith("\ufeff")


def test_a_french_sentence_holds_no_english_clause(tmp_path: Path) -> None:
    page = tmp_path / "page.json"
    page.write_text('{"articles": [', encoding="utf-8")
    with pytest.raises(PageUnreadable) as broken:
        read_page(page, page.name)
    assert "ce n'est pas du JSON (ligne 1)" in broken.value.say("fr")
    assert "Expecting" not in broken.value.say("fr")
    assert "Expecting" in broken.value.say("en")
