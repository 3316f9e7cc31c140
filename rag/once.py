"""What an object finds when first asked for, and keeps: ``cached_property`` as of Python 3.12.

Until 3.11 that of :mod:`functools` holds a lock while it finds a value, one for all objects of a
class: two questions at once wait for each other, and each value takes three times as long to get.
Two threads may now find one value twice; it is the same.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["cached_property"]

Value = TypeVar("Value")

if TYPE_CHECKING or sys.version_info >= (3, 12):
    from functools import cached_property
else:

    class cached_property(Generic[Value]):  # noqa: N801  # stands for the one of functools
        """A property found once and kept in the object's ``__dict__``, which then answers."""

        def __init__(self, find: Callable[[Any], Value]) -> None:
            self._find = find
            self.__doc__ = find.__doc__

        def __set_name__(self, owner: type, name: str) -> None:
            self._name = name

        def __get__(self, instance: Any, owner: type | None = None) -> Any:
            if instance is None:
                return self
            value = instance.__dict__[self._name] = self._find(instance)
            return value
