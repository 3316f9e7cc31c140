"""Taking a stream's items as they pile up, so that a burst is shown in one go.

Sending an update to the browser costs more than making it. The stream goes on in a thread of its
own; what comes within some hundredths of a second is shown together.
"""

from __future__ import annotations

import queue
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class _Come:
    item: Any


@dataclass(frozen=True, slots=True)
class _End:
    error: BaseException | None = None


_Queue: TypeAlias = "queue.SimpleQueue[_Come | _End]"


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

    def work() -> None:
        try:
            for item in items:
                if left.is_set():
                    break
                waiting.put(_Come(item))
        except BaseException as error:  # noqa: BLE001  raised again by the reader, whole
            waiting.put(_End(error))
        else:
            waiting.put(_End())
        finally:
            close = getattr(items, "close", None)
            if close is not None:
                close()

    threading.Thread(target=work, name="dossier-stream", daemon=True).start()
    try:
        first = _next(waiting, patience)
        if first is None:
            yield []
        yield from _drained(waiting, first or waiting.get(), gather)
    finally:
        left.set()


def _next(waiting: _Queue, seconds: float) -> _Come | _End | None:
    """Return what comes within some seconds, or None."""
    try:
        return waiting.get(timeout=seconds)
    except queue.Empty:
        return None


def _drained(waiting: _Queue, first: _Come | _End, gather: float) -> Iterator[list[Any]]:
    one: _Come | _End | None = first
    while True:
        batch: list[Any] = []
        while isinstance(one, _Come):
            batch.append(one.item)
            one = _next(waiting, gather)
        if batch:
            yield batch
        if isinstance(one, _End):
            if one.error is not None:
                raise one.error
            return
        one = one or waiting.get()
