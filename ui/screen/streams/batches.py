"""Taking a stream's items as they pile up, so that a burst is shown in one go.

Sending an update to the browser costs more than making it. The stream goes on in a thread of its
own; what comes within some hundredths of a second is shown together.
"""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from ui.screen.streams.pouring import Come, End, pour

if TYPE_CHECKING:
    from collections.abc import Iterator

Item = TypeVar("Item")

_Queue: TypeAlias = "queue.SimpleQueue[Come | End]"


def batches(
    items: Iterator[Item], *, patience: float = 0.1, gather: float = 0.04
) -> Iterator[list[Item]]:
    """Yield the items in order, in lists of those that came close together.

    An error of the stream is raised where it stood. Closing this iterator closes the stream as
    soon as its next item comes.

    Parameters
    ----------
    patience
        Seconds after which an empty list says that nothing has come yet, once.
    gather
        Seconds of silence that end a list.

    >>> [item for batch in batches(iter("abc")) for item in batch]
    ['a', 'b', 'c']
    """
    waiting: _Queue = queue.SimpleQueue()
    left = threading.Event()
    pour(lambda: items, waiting.put, left)
    try:
        first = _next(waiting, patience)
        if first is None:
            yield []
        yield from _drained(waiting, first or waiting.get(), gather)
    finally:
        left.set()


def _next(waiting: _Queue, seconds: float) -> Come | End | None:
    """Return what comes within some seconds, or None."""
    try:
        return waiting.get(timeout=seconds)
    except queue.Empty:
        return None


def _drained(waiting: _Queue, first: Come | End, gather: float) -> Iterator[list[Any]]:
    one: Come | End | None = first
    while True:
        batch: list[Any] = []
        while isinstance(one, Come):
            batch.append(one.item)
            one = _next(waiting, gather)
        if batch:
            yield batch
        if isinstance(one, End):
            one.check()
            return
        one = one or waiting.get()
