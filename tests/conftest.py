"""What every test stands on: no network, no settings from outside, and a demo store built once."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

settings.register_profile("untimed", deadline=None)  # timings live in benchmarks
settings.load_profile("untimed")

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
SEEDS = ROOT.parent / "shared" / "seeds"
DEMO = ROOT / "evals" / "corpus" / "pages"
GUARD = HERE / "loopback"

for name in list(os.environ):
    outside = ("COLUMNS", "DOSSIER_", "GRADIO_", "LC_", "NO_COLOR", "OLLAMA_", "OPENAI_")
    if (name.startswith(outside) and name != "DOSSIER_REQUIRE_BROWSER") or name.lower().endswith(
        "_proxy"
    ):
        del os.environ[name]
os.environ.update(
    ANONYMIZED_TELEMETRY="False",
    GRADIO_ANALYTICS_ENABLED="False",
    HF_HUB_OFFLINE="1",
    LANG="C.UTF-8",
    OLLAMA_HOST="http://127.0.0.1:9",  # the discard port: a developer's own Ollama stays out
    PYTHONPATH=os.pathsep.join(filter(None, [str(GUARD), os.environ.get("PYTHONPATH")])),
    TRANSFORMERS_OFFLINE="1",
)
sys.path.insert(0, str(GUARD))
import sitecustomize  # noqa: E402  importing it refuses the network from here on

if not hasattr(sitecustomize, "BeyondLoopbackError"):  # another sitecustomize was imported at start
    del sys.modules["sitecustomize"]
    import sitecustomize


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium that a module's tests share."""
    from screens import chromium

    with chromium() as opened:
        yield opened


@pytest.fixture(scope="session")
def demo_pages() -> Path:
    """The folder of the demo dossier's pages."""
    return DEMO


@pytest.fixture(scope="session")
def demo_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the demo dossier with the built-in embedder; tests only read it."""
    import index

    store = tmp_path_factory.mktemp("demo") / "store"
    index.build([DEMO], store=store)
    return store


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of real pages, which is not part of the project."""
    if not SEEDS.is_dir():
        pytest.skip("the real pages are not at ../shared/seeds")
    return SEEDS


@pytest.fixture(scope="session")
def seed_store(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the real pages with the built-in embedder; tests only read it."""
    import index

    store = tmp_path_factory.mktemp("seeds") / "store"
    index.build([seeds], store=store)
    return store
