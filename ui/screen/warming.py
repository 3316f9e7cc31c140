"""Making the first question as quick as the next.

The first answer of a process loads tables and reads passages, which takes it several times as
long as the others: the screen reads a small dossier and asks its own example questions once
somebody has opened it, while they read.
"""

from __future__ import annotations

import gc
import logging
import threading
import time
from itertools import chain
from typing import TYPE_CHECKING, Final

from index.errors import DossierError
from rag.read_ahead import read_ahead

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.documents import Language
    from ui.screen.library import Library

LANGUAGES: Final[tuple[Language, ...]] = ("fr", "en")
_BREATH: Final = 0.02  # seconds between passages and questions, for whoever is there meanwhile
_LOG = logging.getLogger(__name__)


def warming(library: Library) -> Callable[[], None]:
    """Return what the screen calls for each visitor: the first time, it warms in a thread."""
    once = threading.Lock()

    def arrived() -> None:
        if once.acquire(blocking=False):
            threading.Thread(target=warm, args=(library,), daemon=True).start()

    return arrived


def warm(library: Library) -> None:
    """Read the passages, answer the examples by extracts, set what is loaded by then apart.

    A full garbage collection would otherwise go through all of it in the middle of an answer.
    """
    try:
        if (dossier := library.dossier()) is not None:
            for _ in read_ahead(dossier.opened):
                time.sleep(_BREATH)
            for question in chain.from_iterable(map(library.examples, LANGUAGES)):
                dossier.ask(question, llm="extracts")
                time.sleep(_BREATH)
    except DossierError as error:
        _LOG.info("the example questions could not be answered: %s", error)
    gc.collect()
    gc.freeze()
