"""What stands before a quote: the sentences, names and people that its words may go back to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from rag.quoting.local_antecedents import listed
from rag.text.genders import genders
from rag.text.names.names import same

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rag.text.facts import Facts
    from rag.text.names.names import Name


@dataclass(frozen=True)
class Before:
    """What a quote goes back to.

    Attributes
    ----------
    units
        The sentences of the document before the quote, in order.
    own
        Those of the quote.
    asked
        The names that the question holds.
    """

    units: Sequence[Facts]
    own: Sequence[Facts] = ()
    asked: Sequence[Name] = ()

    @cached_property
    def genders(self) -> Mapping[str, str]:
        """The gender that the sentences tell of people, by last name."""
        return genders([*self.units, *self.own])

    @cached_property
    def names(self) -> list[Name]:
        """The names of the quote."""
        return [name for unit in self.own for name in unit.layout.names]

    @cached_property
    def people(self) -> frozenset[str]:
        """Last names of those who hold an office, have a gender or say something."""
        found = set(self.genders)
        for unit in (*self.units, *self.own):
            held = (name for name in unit.layout.names if _office(name, unit))
            sayers = (name for name in unit.speakers if len(name.words) > 1 or self._full(name))
            found.update(name.words[-1] for name in (*held, *sayers))
        return frozenset(found)

    def tells(self, name: Name) -> bool:
        """Tell whether the sentences before the quote hold a name."""
        return any(same(name, other) for unit in self.units for other in unit.layout.names)

    def _full(self, surname: Name) -> bool:
        """Tell whether a word is the last of a full name, in the page or the question."""
        told = chain(self.asked, *(unit.layout.names for unit in (*self.units, *self.own)))
        return any(surname.words[-1] in name.words[1:][-1:] for name in told)

    @cached_property
    def houses(self) -> list[Name]:
        """The names that one of the sentences calls a company or a model."""
        return [
            name
            for unit in (*self.units, *self.own)
            for noun, name in unit.labels
            if noun in listed("stand_ins") or noun in ("up", "pousse", "societe")
        ]


def _office(name: Name, unit: Facts) -> bool:
    """Tell whether an office stands right beside a name."""
    return any(
        0 <= role.start - name.stop <= 1 or 0 <= name.start - role.stop <= 1 for role in unit.roles
    )
