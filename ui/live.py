"""A generator as an asynchronous one, so that an event that waits can be left at once.

Gradio runs a plain generator's next step in one of its forty threads and cannot leave it: an
answer that is stopped while its model is silent would hold its place in the queue, and its visitor,
until the model speaks. Here the generator has a thread of its own, and the event waits for it on
the loop, where stopping it takes no time.
"""

from __future__ import annotations

import asyncio
import contextvars
import functools
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator


@dataclass(frozen=True, slots=True)
class _Come:
    item: Any


@dataclass(frozen=True, slots=True)
class _End:
    error: BaseException | None = None


_Told: TypeAlias = "Callable[[_Come | _End], None]"


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
        come: asyncio.Queue[_Come | _End] = asyncio.Queue()
        loop = asyncio.get_running_loop()
        left = threading.Event()

        def tell(one: _Come | _End) -> None:
            if not left.is_set():
                loop.call_soon_threadsafe(come.put_nowait, one)

        work = functools.partial(_work, function, given, tell, left)
        run = functools.partial(contextvars.copy_context().run, work)
        threading.Thread(target=run, name="dossier-event", daemon=True).start()
        try:
            while isinstance(one := await come.get(), _Come):
                yield one.item
            if one.error is not None:
                raise one.error
        finally:
            left.set()

    return streaming


def _work(
    function: Callable[..., Iterator[Any]],
    given: tuple[Any, ...],
    tell: _Told,
    left: threading.Event,
) -> None:
    items = function(*given)
    try:
        for item in items:
            if left.is_set():
                break
            tell(_Come(item))
    except BaseException as error:  # noqa: BLE001  raised again where the items are awaited
        tell(_End(error))
    else:
        tell(_End())
    finally:
        close = getattr(items, "close", None)
        if close is not None:
            close()
