"""Letting a generator run in a thread of its own, its items handed to whoever waits for them."""

from __future__ import annotations

import contextvars
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True)
class Come:
    """One item."""

    item: Any


@dataclass(frozen=True, slots=True)
class End:
    """The end of the items, by an error or without one."""

    error: BaseException | None = None

    def check(self) -> None:
        """Raise the error, if there is one, where the items are awaited."""
        if self.error is not None:
            raise self.error


def pour(
    items: Callable[[], Iterator[Any]],
    tell: Callable[[Come | End], None],
    left: threading.Event,
) -> None:
    """Start a thread that tells each item, then the end, until it is left.

    A generator that is left is closed as soon as its next item comes. The thread sees the context
    variables of whoever starts it.

    >>> import queue
    >>> told = queue.SimpleQueue()
    >>> pour(lambda: iter("ab"), told.put, threading.Event())
    >>> [told.get(timeout=5) for _ in range(3)]
    [Come(item='a'), Come(item='b'), End(error=None)]
    """

    def work() -> None:
        source: Iterator[Any] | None = None
        try:
            source = items()
            for item in source:
                if left.is_set():
                    break
                tell(Come(item))
        except BaseException as error:  # noqa: BLE001  raised again where the items are awaited
            tell(End(error))
        else:
            tell(End())
        finally:
            close = getattr(source, "close", None)
            if close is not None:
                close()

    run = contextvars.copy_context().run
    threading.Thread(target=run, args=(work,), name="dossier-stream", daemon=True).start()
