"""The documentation keeps its promises: its Python runs, its commands exist, its links lead on."""

import re
from pathlib import Path

import pytest

from ui.command import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def blocks(path: Path, language: str) -> list[str]:
    """Return the fenced blocks of a page in one language."""
    text = path.read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("path", [ROOT / "README.md", ROOT / "docs" / "api.md"], ids=name_of)
def test_the_python_runs(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, demo_pages: Path
) -> None:
    corpus = tmp_path / "evals" / "corpus"
    corpus.mkdir(parents=True)
    (corpus / "pages").symlink_to(demo_pages)
    monkeypatch.chdir(tmp_path)
    code = "\n".join(blocks(path, "python"))
    assert code
    exec(compile(code, str(path), "exec"), {"__name__": "documentation"})


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_the_commands_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = set(re.findall(r"(?:`|bin/)dossier ([a-z]+)\b", text))
    assert named <= COMMANDS.keys()
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert set(re.findall(r"`make ([a-z]+)", text)) <= set(targets)


def test_the_examples_ask_the_store_that_was_made() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    store = re.search(r"^STORE \?= (\S+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert store is not None
    assert text.index(f"export DOSSIER_STORE={store[1]}\n") < text.index("$ dossier ask")


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_the_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)", path.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), target
