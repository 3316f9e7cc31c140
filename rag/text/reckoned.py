"""The years that the sentences of a passage count from one another and from its date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.text.dates.dates import stated
from rag.text.dates.months import Day, anchor_of
from rag.text.dates.years import reckoned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.dates.days import Moment
    from rag.text.facts import Facts


def reckoned_in(units: Sequence[Facts], iso: str | None) -> dict[int, tuple[Moment, ...]]:
    """Return, by where each sentence starts, the years and months that it counts.

    Parameters
    ----------
    units
        The sentences of a passage, in order.
    iso
        The date of its document; without one nothing is counted.
    """
    issue = stated(iso)
    if issue is None or issue.year is None:
        return {}
    published = Day(issue.year, issue.month or 0)
    since: Day | None = None
    found = {}
    for unit in units:
        told = reckoned(unit.tokens, unit.moments, published, since)
        found[unit.start] = told
        years = [Day(m.year, m.month or 0) for m in told if m.year]
        since = anchor_of(unit.tokens, unit.moments) or (years[-1] if years else since)
    return found
