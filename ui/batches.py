"""Taking a stream's items as they pile up, so that a burst is shown in one go.

Sending an update to the browser costs more than making it. While one is on its way the stream
goes on in a thread of its own; whatever came meanwhile is shown together, and nothing waits.
"""

from __future__ import annotations

import queue
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class _End:
    error: BaseException | None = None


def batches(items: Iterator[Item]) -> Iterator[list[Item]]:
    """Yield the items in order, in lists of those that came since the last one.

    An error of the stream is raised where it stood. Closing this iterator closes the stream as
    soon as its next item comes.

    >>> [item for batch in batches(iter("abc")) for item in batch]
    ['a', 'b', 'c']
    """
    waiting: queue.SimpleQueue[Item | _End] = queue.SimpleQueue()
    left = threading.Event()

    def work() -> None:
        try:
            for item in items:
                if left.is_set():
                    break
                waiting.put(item)
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
        yield from _drained(waiting)
    finally:
        left.set()


def _drained(waiting: queue.SimpleQueue[Item | _End]) -> Iterator[list[Item]]:
    while True:
        batch: list[Item] = []
        one = waiting.get()
        while not isinstance(one, _End):
            batch.append(one)
            if waiting.empty():
                break
            one = waiting.get()
        if batch:
            yield batch
        if isinstance(one, _End):
            if one.error is not None:
                raise one.error
            return
