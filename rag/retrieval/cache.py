"""What one question looked up, kept for the next: the same passages serve many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Key = TypeVar("Key")
Value = TypeVar("Value")


class Kept(Generic[Key, Value]):
    """The values of some keys, those not known yet looked up together.

    Several threads may ask at once; at worst a value is looked up twice.

    Parameters
    ----------
    find
        Looks up the values of distinct keys, in their order; no method of who holds this, which
        would keep him alive until the garbage collector passes.
    limit
        How many values are kept; one more, and all are forgotten.

    Examples
    --------
    >>> def find(words):
    ...     print("looking up", *words)
    ...     return [len(word) for word in words]
    >>> lengths = Kept(find, limit=100)
    >>> lengths.of(["le", "pont", "le"])
    looking up le pont
    [2, 4, 2]
    >>> lengths.of(["pont", "neuf"])
    looking up neuf
    [4, 4]
    """

    def __init__(self, find: Callable[[Sequence[Key]], Sequence[Value]], *, limit: int) -> None:
        self._find = find
        self._limit = limit
        self._known: dict[Key, Value] = {}

    def of(self, keys: Sequence[Key]) -> list[Value]:
        """Return the values of some keys, in their order."""
        known = self._known
        missing = [key for key in dict.fromkeys(keys) if key not in known]
        if missing:
            found = dict(zip(missing, self._find(missing), strict=True))
            if len(known) + len(found) > self._limit:  # anew: others may be reading the old one
                known = self._known = {key: known[key] for key in keys if key in known}
            known.update(found)
        return [known[key] for key in keys]
