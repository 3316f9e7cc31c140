"""Which names of a sentence a word behind it may go back to, and which one it does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rag.once import cached_property
from rag.quoting.local_antecedents import is_head
from rag.quoting.stand_ins import may_be_house
from rag.text.acting import acting_in
from rag.text.genders import SUBJECTS
from rag.text.names.names import same
from rag.text.syntax.grammar import ARTICLES
from rag.text.words.tables import wordlist
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from rag.quoting.anaphora import Lean
    from rag.quoting.before import Before
    from rag.text.facts import Facts
    from rag.text.names.names import Name

_PERSONS: Final = frozenset(("he", "she", "his", "her", "him"))
_THINGS: Final = frozenset(("it", "its"))
_GENDERS: Final = {
    **SUBJECTS,
    **dict.fromkeys(("his", "him", "celui", "ce", "lui"), "m"),
    **dict.fromkeys(("her", "celle", "cette"), "f"),
}
MANY: Final = frozenset(
    ("ils", "elles", "they", "leur", "leurs", "their", "eux", "them", "ces", "ceux", "celles")
)
_ARTICLES: Final = {
    **dict.fromkeys(("le", "un", "ce", "cet"), "m"), **dict.fromkeys(("la", "une", "cette"), "f"),
    **dict.fromkeys(("l'", "the", "a", "an", "this"), ""),
}  # fmt: skip
_COUPLE: Final = 2
_PLACING: Final = frozenset(("a", "au", "en", "in", "at", "from", "near", "vers", "depuis"))
_SMALL: Final = frozenset(
    ("start-up", "startup", "pousse", "pépite", "licorne", "unicorn", "model", "modèle")
)
_NATION: Final = re.compile(
    r"(?:ain|aine|ais|aise|ien|ienne|ois|oise)s?$|\b(?:French|American|British|German|Chinese)\b"
)


@dataclass(frozen=True)
class Place:
    """A sentence in which a word's antecedent is looked for."""

    lean: Lean
    unit: Facts
    before: Before
    adjacent: bool

    @cached_property
    def word(self) -> str:
        """The word that leans, folded, without its noun."""
        return self.lean.word.lower().replace("’", "'").split()[0].partition("-")[0]

    @property
    def gender(self) -> str:
        """The gender that it tells, empty for none."""
        return _GENDERS.get(self.word, "") if self.lean.kind != "noun" else ""

    @cached_property
    def held(self) -> list[Name]:
        """Its names that may be meant, each once."""
        found: list[Name] = []
        for name in self.unit.layout.names:
            known = any(same(name, other) for other in (*found, *self.before.names))
            if not known and self._agrees(name):
                found.append(name)
        return found

    @cached_property
    def meant(self) -> list[Name]:
        """The one of them that is, where there is no doubt."""
        if self.lean.kind == "latter":
            last = self.held[-1]
            return [] if any(at >= last.stop for at in self._nouns) or not self.adjacent else [last]
        if self.lean.kind == "noun":
            return self._stood_for
        if self._competing:
            return []
        if self._sole:
            one = self.held[0]
            told = self._acts(one) or self._one_asked or (self.lean.said and self._speaks(one))
            return self.held if told and self._alone(one) else []
        first = min(acting_in(self.unit), key=lambda names: names[0].start, default=())
        lone = len(first) == 1 and any(same(first[0], name) for name in self._one_asked)
        return [first[0]] if lone and self._alone(first[0]) else []

    @property
    def _stood_for(self) -> list[Name]:
        """Whom *la start-up* stands for; nobody where *française* tells it from another."""
        last = self.lean.word.split()[-1]
        if _NATION.search(self.lean.word) or not self.adjacent:
            return []
        if any(map(self._is_asked, self.before.names)) and self._one_asked:
            return self._one_asked
        if not self._sole or not self._acts(self.held[0]):
            return []
        small = last.lower().rstrip("s") in _SMALL
        return self.held if self._is_house(self.held[0], called=small) else []

    @cached_property
    def houses(self) -> list[Name]:
        """The companies that it may name, each once."""
        found: list[Name] = []
        for name in filter(self._may_be_house, self.unit.layout.names):
            if not any(same(name, other) for other in found):
                found.append(name)
        return found

    @property
    def pair(self) -> list[Name]:
        """Two companies, where it names no others and the quote's first sentence names none."""
        here = self.before.own[0].layout.names if self.before.own else []
        known = any(map(self._may_be_house, here))
        return self.houses if len(self.houses) == _COUPLE and not known else []

    def _may_be_house(self, name: Name) -> bool:
        person = len(name.words) > 1 and name.words[-1] in self.before.people
        return may_be_house(name) and not person

    @property
    def is_taken(self) -> bool:
        """Whether the word more likely goes back to something else in the sentence."""
        names = self.unit.layout.names
        if self.word in _PERSONS and any(map(self._acts, names)):
            return True
        if self.lean.said and any(map(self._may_be_someone, names)):
            return True
        return self.lean.kind == "latter" or (self.lean.kind != "noun" and self._competing)

    @property
    def _sole(self) -> bool:
        return len(self.held) == 1

    @property
    def _one_asked(self) -> list[Name]:
        found = [n for n in self.held if any(same(n, asked) for asked in self.before.asked)]
        return found if len(found) == 1 else []

    @property
    def _nouns(self) -> list[int]:
        """The places of its common nouns that no name stands beside."""
        beside = {word for word, _ in self.unit.labels}
        tokens, layout = self.unit.tokens, self.unit.layout
        return [
            at
            for at in layout.contents - layout.nominal
            if tokens[at].text not in beside and text_at(tokens, at - 1) in _ARTICLES
        ]

    @cached_property
    def _competing(self) -> bool:
        """Whether a common noun, or an office without its holder, agrees with the word."""
        offices = [r for r in self.unit.roles if not self._held_by(r.start, r.stop)]
        if offices and self.word not in _THINGS:
            return True
        if self.word in _PERSONS or self.lean.said:
            return False
        return any(is_head(self.unit, at) and self._fits(at) for at in self._nouns)

    def _alone(self, name: Name) -> bool:
        """Whether *il* or *she* can be no other person, where the page tells no gender of one."""
        told = self.before.genders
        if not self.gender or told.get(name.words[-1]) or self.lean.kind == "owner":
            return True
        others = [n for n in self.unit.layout.names if not same(n, name)]
        people = (n for n in others if self._may_be_someone(n))
        kin = any(token.text in wordlist("kin") for token in self.unit.tokens)
        return not kin and all(told.get(n.words[-1], self.gender) != self.gender for n in people)

    def _may_be_someone(self, name: Name) -> bool:
        """Tell whether a name may be a person's: known as one, or full; no article, no initials."""
        tokens = self.unit.tokens
        thing = text_at(tokens, name.start - 1) in ARTICLES or tokens[name.stop - 1].raw.isupper()
        return name.words[-1] in self.before.people or (len(name.words) > 1 and not thing)

    def _fits(self, noun: int) -> bool:
        article = _ARTICLES.get(text_at(self.unit.tokens, noun - 1), "")
        return not article or not self.gender or article == self.gender

    def _full(self, name: Name, new: bool) -> bool:
        """Tell whether a name may hold an office told anew behind it: *Ana Roux, une élue*."""
        return not new or len(name.words) > 1

    def _held_by(self, start: int, stop: int) -> bool:
        tokens = self.unit.tokens
        new = text_at(tokens, start - 1) in ("un", "une", "a", "an")
        apart = new and "," not in tokens[start - 1].gap
        return any(
            (not apart and -1 <= start - name.stop <= (1 if new else 3) and self._full(name, new))
            or 0 <= name.start - stop <= 3
            for name in self.unit.layout.names
        )

    def _acts(self, name: Name) -> bool:
        return any(same(name, other) for names in acting_in(self.unit) for other in names)

    def _speaks(self, name: Name) -> bool:
        return name in self.unit.speakers

    def _is_house(self, name: Name, *, called: bool) -> bool:
        """Tell whether a name may be a company's: called one, or of one word."""
        if any(same(name, house) for house in self.before.houses):
            return True
        return not called and (self._is_asked(name) or len(name.words) == 1)

    def _agrees(self, name: Name) -> bool:
        """Tell whether a name may be meant, by its gender and as a person or a thing."""
        unit, gender = self.unit, self.before.genders.get(name.words[-1], "")
        person = name.words[-1] in self.before.people
        if self.word in _PERSONS or (self.lean.said and not person):
            return person and gender in ("", self.gender)
        if self.word in _THINGS or self.lean.kind in ("noun", "both"):
            quoted = unit.tokens[name.start].gap.rstrip("\u00a0 ")[-1:] in ("«", "“", '"')
            if person or quoted or name in unit.speakers:
                return False
        if unit.layout.before(name) in _PLACING and not self._is_asked(name):
            return False
        return not (self.gender and gender and gender != self.gender)

    def _is_asked(self, name: Name) -> bool:
        return any(same(name, asked) for asked in self.before.asked)
