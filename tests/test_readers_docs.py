"""The mappings of docs/formats.md run as they stand and give pages that are read."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from index.readers import read_page

DOCS = Path(__file__).parent.parent / "docs" / "formats.md"
LEMMY = {
    "post.json": {
        "post_view": {
            "post": {
                "name": "Un pont de bois rouvre à Valmont",
                "url": "https://valmont.example/pont",
                "published": "2024-02-28T06:50:12Z",
                "body": "Le pont de bois rouvre lundi, après deux ans de travaux.",
            }
        }
    },
    "comments.json": {
        "comments": [
            {
                "comment": {"path": f"0.{path}", "content": text, "published": "2024-02-28T07:00Z"},
                "creator": {"name": author},
                "counts": {"score": score},
            }
            for path, author, text, score in (
                ("11", "ada", "Enfin !", 7),
                ("11.12", "bob", "Deux ans, tout de même.", 3),
                ("13", "cid", "Et les vélos ?", -1),
            )
        ]
    },
}
HACKER_NEWS = {
    "item.json": {
        "title": "A wooden bridge reopens",
        "url": "https://valmont.example/bridge",
        "created_at": "2024-02-28T06:50:12Z",
        "text": None,
        "children": [
            {
                "author": "ada",
                "created_at": "2024-02-28T07:00:00Z",
                "text": "At last.<p>It&#x27;s <i>late</i>.",
                "children": [
                    {"author": "bob", "created_at": "2024-02-28T08:00:00Z", "text": "Very.",
                     "children": []},
                ],
            }
        ],
    }
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "exports", "comments"),
    [
        ("Lemmy", LEMMY, [("ada", 7, None), ("bob", 3, "page.json#c01"), ("cid", -1, None)]),
        ("Hacker News", HACKER_NEWS, [("ada", None, None), ("bob", None, "page.json#c01")]),
    ],
)
def test_the_mappings_run(
    tmp_path: Path,
    name: str,
    exports: dict[str, object],
    comments: list[tuple[str, int | None, str | None]],
) -> None:
    section = DOCS.read_text(encoding="utf-8").split(f"### From a {name} export")[1]
    code = re.search(r"```python\n(.*?)```", section, re.DOTALL)
    assert code is not None
    for file, value in exports.items():
        (tmp_path / file).write_text(json.dumps(value), encoding="utf-8")
    subprocess.run([sys.executable, "-c", code[1]], cwd=tmp_path, check=True, timeout=60)
    page = read_page(tmp_path / "page.json", "page.json")
    assert page.documents[0].kind == "article"
    found = [(d.author, d.score, d.reply_to) for d in page.documents[1:]]
    assert found == comments
