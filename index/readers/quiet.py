"""Keeping a library's log off the person's terminal while it mends a broken page."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def quiet(library: str) -> Iterator[None]:
    """Silence a library's loggers; what fails is told once, by our own reason.

    >>> with quiet("pypdf"):
    ...     logging.getLogger("pypdf.reader").isEnabledFor(logging.ERROR)
    False
    """
    logger = logging.getLogger(library)
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)
