"""A generator as an asynchronous one, so that an event that waits can be left at once.

Gradio runs a plain generator's next step in one of its forty threads and cannot leave it: an
answer that is stopped while its model is silent would hold its place in the queue, and its visitor,
until the model speaks. Here the generator has a thread of its own, and the event waits for it on
the loop, where stopping it takes no time.
"""

from __future__ import annotations

import asyncio
import functools
import threading
from typing import TYPE_CHECKING, Any

from ui.screen.streams.pouring import Come, End, pour

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator


def live(function: Callable[..., Iterator[Any]]) -> Callable[..., AsyncIterator[Any]]:
    """Return a generator function as an asynchronous one with the same items and the same errors.

    When it is left before its end, the generator is closed as soon as its next item comes.

    >>> async def letters():
    ...     return [letter async for letter in live(iter)("abc")]
    >>> asyncio.run(letters())
    ['a', 'b', 'c']
    """

    @functools.wraps(function)
    async def streaming(*given: Any) -> AsyncIterator[Any]:
        come: asyncio.Queue[Come | End] = asyncio.Queue()
        loop = asyncio.get_running_loop()
        left = threading.Event()

        def tell(one: Come | End) -> None:
            if not left.is_set():
                loop.call_soon_threadsafe(come.put_nowait, one)

        pour(lambda: function(*given), tell, left)
        try:
            while isinstance(one := await come.get(), Come):
                yield one.item
            one.check()
        finally:
            left.set()

    return streaming
