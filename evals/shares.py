"""A score as a share: how many of the things that could be right are right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the things counted are right.

    >>> Share(1, 2).value
    0.5
    """

    right: float
    total: float

    @property
    def value(self) -> float:
        """The share itself; nothing counted is 0."""
        return self.right / self.total if self.total else 0.0


def one(right: bool) -> Share:
    """Score a single thing.

    >>> one(True)
    Share(right=1.0, total=1)
    """
    return Share(float(right), 1)


def share_of(rights: Sequence[bool]) -> Share:
    """Count the things that are right.

    >>> share_of([True, False, True])
    Share(right=2.0, total=3.0)
    """
    return Share(float(sum(rights)), float(len(rights)))
