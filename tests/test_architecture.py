"""The house rules that no linter knows: who imports whom, when, and what is made at import."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ALLOWED = {
    "prompts": set(),
    "index": set(),
    "rag": {"prompts", "index"},
    "evals": {"prompts", "index", "rag"},
    "ui": {"prompts", "index", "rag", "evals"},
}
# The rooms of `rag`, each building on those before it only; the modules beside them compose rooms.
ROOMS = (
    "rag.text.words",
    "rag.text.names",
    "rag.text.numbers",
    "rag.text.dates",
    "rag.text.syntax",
    "rag.text",
    "rag.questions",
    "rag.retrieval",
    "rag.checks.numbers",
    "rag.checks.actors",
    "rag.checks.modality",
    "rag.checks",
    "rag.evidence",
    "rag.conflicts",
    "rag.quoting",
    "rag.overview",
    "rag.refusals",
    "rag.llm",
    "rag.writing",
)
HEAVY = {
    "torch",
    "chromadb",
    "llama_index",
    "gradio",
    "sentence_transformers",
    "transformers",
    "trafilatura",
}
# Modules that subclass or configure a heavy library, so import it first thing; others import them
# only inside the function that needs them.
GATEWAYS = {"index.llama", "index.node_parser", "rag.llama", "ui.screen.app"}
CLIENTS = {
    "Client",
    "AsyncClient",
    "PersistentClient",
    "EphemeralClient",
    "HttpClient",
    "Ollama",
    "OpenAI",
    "OpenAILike",
    "SentenceTransformer",
    "StaticModel",
    "Blocks",
    "connect",
    "open",
}
TRAINING = (
    ROOT / "index" / "training"
)  # run by hand to make the built-in model; torch is its matter
MODULES = sorted(path for package in ALLOWED for path in (ROOT / package).rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def dotted(path: Path) -> str:
    return name_of(path).removesuffix(".py").replace("/", ".")


def imports(tree: ast.AST) -> Iterator[tuple[str, str | None]]:
    """Yield each (module, name) imported anywhere in a tree; the name is None for a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, None) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield from ((node.module, alias.name) for alias in node.names)


def at_import(tree: ast.Module) -> Iterator[ast.stmt]:
    """Yield what runs when a module is imported: all but functions and type-checking blocks."""
    waiting: list[ast.stmt] = list(tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            waiting += node.orelse
            continue
        yield node
        for field in ("body", "orelse", "finalbody"):
            waiting += getattr(node, field, [])


def calls(node: ast.stmt) -> Iterator[str]:
    """Yield the last name of every function called by an assignment or expression."""
    if not isinstance(node, ast.Assign | ast.AnnAssign | ast.Expr):
        return
    for inner in ast.walk(node):
        if isinstance(inner, ast.Call):
            yield getattr(inner.func, "attr", getattr(inner.func, "id", ""))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_go_one_way(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    ours = {module.split(".")[0] for module, _ in imports(ast.parse(path.read_bytes()))}
    assert ours & ALLOWED.keys() <= ALLOWED[package] | {package}


def room_of(module: str) -> str | None:
    """Return the innermost room that a module is in."""
    inside = [room for room in ROOMS if module == room or module.startswith(f"{room}.")]
    return max(inside, key=len, default=None)


@pytest.mark.parametrize(
    "path", [path for path in MODULES if room_of(dotted(path)) is not None], ids=name_of
)
def test_a_room_builds_on_those_before_it(path: Path) -> None:
    here = room_of(dotted(path))
    assert here is not None
    for module, _ in imports(ast.parse(path.read_bytes())):
        there = room_of(module)
        if there is not None and there != here:
            assert ROOMS.index(there) < ROOMS.index(here), module


def test_training_is_imported_by_nothing_else() -> None:
    for path in MODULES:
        if TRAINING not in path.parents:
            modules = {module for module, _ in imports(ast.parse(path.read_bytes()))}
            assert not [module for module in modules if module.startswith("index.training")], path


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if TRAINING not in path.parents and dotted(path) not in GATEWAYS],
    ids=name_of,
)
def test_nothing_heavy_is_imported_before_it_is_needed(path: Path) -> None:
    early = ast.Module(body=[], type_ignores=[])
    early.body = [
        node
        for node in at_import(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    for module, name in imports(early):
        assert module.split(".")[0] not in HEAVY
        assert not {module, f"{module}.{name}"} & GATEWAYS


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_is_opened_at_import(path: Path) -> None:
    made = {name for node in at_import(ast.parse(path.read_bytes())) for name in calls(node)}
    assert not made & CLIENTS


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_llama_index_settings_are_never_used(path: Path) -> None:
    for module, name in imports(ast.parse(path.read_bytes())):
        assert not (
            module.startswith("llama_index") and "Settings" in (name, module.split(".")[-1])
        )


@pytest.mark.parametrize("module", ["ui.command", "rag", "index", "evals.command", "prompts"])
def test_importing_us_imports_nothing_heavy(module: str) -> None:
    code = f"import sys, {module}; print(*{{name.split('.')[0] for name in sys.modules}})"
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert not set(ended.stdout.split()) & HEAVY


def test_the_help_imports_no_command() -> None:
    code = (
        "import sys; from ui.command import main; main(['--help'], standalone_mode=False);"
        "print(*sorted(name for name in sys.modules if name.startswith(('ui', 'rag', 'index'))))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert set(ended.stdout.splitlines()[-1].split()) == {
        "ui",
        "ui.command",
        "ui.failure",
        "ui.terminal",
        "ui.terminal.options",
        "ui.terminal.typeset",
    }
