"""A sentence laid out for reading: where its names, nouns, zones and prepositions stand."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rag.text.names.abbreviations import full_initials
from rag.text.syntax.clauses import zones
from rag.text.syntax.grammar import (
    ARTICLES,
    AUXILIARIES,
    NOUN_MARKS,
    OF,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATE,
    SYMMETRIC,
)
from rag.text.words.tables import wordlist
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.names.names import Name
    from rag.text.names.roles import Role
    from rag.text.words.lexicon import Term
    from rag.text.words.tokens import Token

_MARKS = frozenset(("par", "by", "a", "au", "aux", "to"))
_WHOSE = frozenset(("son", "sa", "ses", "leur", "its", "his", "her", "their"))
_AND = frozenset(("et", "and", "ou", "or"))
OWNING = ("'s", "’s", "' ", "’ ")
_CONJUNCTIONS = frozenset(("after", "before", "since", "until", "as"))


class Layout:
    """One sentence and the places of what it is made of.

    Parameters
    ----------
    tokens, terms, names, roles, language
        The sentence: cut, its content words, names and offices, its language.
    """

    def __init__(
        self,
        tokens: Sequence[Token],
        terms: Sequence[Term],
        names: Sequence[Name],
        roles: Sequence[Role],
        language: str,
    ):
        self.language = language
        self.tokens = tokens
        self.terms = terms
        self.names = [name for name in names if not name.adjective]
        self.starts = {name.start: name for name in self.names}
        self.ends = {name.stop: name for name in self.names}
        self.nominal = {at for role in roles for at in range(role.start, role.stop)}
        self.contents = {term.at for term in terms} | self.nominal
        self.saying = {term.at for term in terms if "say" in term.senses}
        self.zones = zones(tokens)
        self._led: dict[int, str] = {}

    def subjectless(self, at: int) -> bool:
        """Whether the zone that starts at a place has no noun or pronoun of its own as subject."""
        stop = next(last for first, last in self.zones if first == at)
        opening = [token.text for token in self.tokens[at : min(stop, at + 3)]]
        return not any(word in PRONOUNS or word in ARTICLES for word in opening)

    def bare(self, name: Name) -> bool:
        """Whether no preposition introduces a name, and it owns nothing (*X's …*)."""
        owns = name.stop < len(self.tokens) and self.tokens[name.stop].gap.startswith(OWNING)
        whole = self.abbreviated(name)
        if whole is not None:
            return self.bare(whole)
        if self.before(name) in _CONJUNCTIONS and text_at(self.tokens, name.stop) in AUXILIARIES:
            return True
        return not owns and self.before(self.group(name)[0]) not in PREPOSITIONS | SYMMETRIC

    def abbreviated(self, name: Name) -> Name | None:
        """Return the name that one in brackets abbreviates: *l'Union des lecteurs (UDL)*."""
        closed = name.stop < len(self.tokens) and ")" in self.tokens[name.stop].gap
        if not closed or not self.tokens[name.start].gap.endswith("("):
            return None
        ahead = [
            other
            for other in self.names
            if other.stop <= name.start
            and not any(self.tokens[at].gap.strip() for at in range(other.stop, name.start))
        ]
        spelled = (
            other
            for other in ahead
            if full_initials([t.text for t in self.tokens[other.start : name.start]])
            == self.tokens[name.start].text
        )
        return next(spelled, ahead[-1] if ahead else None)

    def acts(self, name: Name) -> bool:
        """Whether a name may be a subject: not *the Toulouse company*."""
        return self.bare(name) and not self.qualifies(name)

    def qualifies(self, name: Name) -> bool:
        """Whether a name only tells which firm is meant: *the Toulouse company*."""
        place = name.stop + (text_at(self.tokens, name.stop) == "based")
        noun, after = text_at(self.tokens, place), text_at(self.tokens, place + 1)
        firm = noun in wordlist("anaphora") or (noun, after) == ("start", "up")
        return firm and self.article(name.start - 1)

    def before(self, name: Name) -> str:
        """Return the preposition of a name, through its article and adjectives, else nothing."""
        if name.start not in self._led:
            self._led[name.start] = self._before(name.start)
        return self._led[name.start]

    def _before(self, start: int) -> str:
        for at in range(start - 1, max(-1, start - 5), -1):
            gap = self.tokens[at + 1].gap
            if gap != " " and any(sign in gap for sign in ",;:()«»“”"):
                return ""
            word = self.tokens[at].text
            if word == "a" and self.tokens[at].raw == "a" and self.language == "fr":
                return ""
            if word in PREPOSITIONS or word in SYMMETRIC:
                return word
            if word in AUXILIARIES or word in PRONOUNS or at + 1 in self.ends:
                return ""
        return ""

    def inside(self, at: int) -> bool:
        """Whether a word stands inside a quotation."""
        gaps = "".join(token.gap for token in self.tokens[: at + 1])
        return max(gaps.rfind(s) for s in "«“") > max(gaps.rfind(s) for s in "»”")

    def quoted(self, at: int) -> bool:
        """Whether the zone of a word follows a quotation."""
        start = next(first for first, stop in self.zones if first <= at < stop)
        return any(sign in self.tokens[start].gap for sign in '»”"')

    def apposed(self, name: Name) -> str:
        """Return the preposition of the noun that a name explains: *à la présidente, X*."""
        if name.start == 0 or self.tokens[name.start].gap.strip() != ",":
            return ""
        for at in range(name.start - 1, max(-1, name.start - 8), -1):
            word = self.tokens[at].text
            verb = word == "a" and self.tokens[at].raw == "a" and self.language == "fr"
            if any(sign in self.tokens[at + 1].gap for sign in ";:()") or verb:
                return ""
            if word in _MARKS and (self.article(at + 1) or text_at(self.tokens, at + 1) in _WHOSE):
                return word
            if at + 1 < name.start and "," in self.tokens[at + 1].gap:
                return ""
        return ""

    def apposes(self, name: Name) -> bool:
        """Whether a name explains a noun with a possessive: *son client, la société X*."""
        commas = [at for at in range(1, name.start + 1) if "," in self.tokens[at].gap]
        if not commas or name.start - commas[-1] > 2:
            return False
        return any(text_at(self.tokens, at) in _WHOSE for at in range(commas[-1] - 3, commas[-1]))

    def group(self, name: Name) -> tuple[Name, ...]:
        """Return a name with those joined to it: *A, B et C*."""
        at = self.names.index(name)
        first = last = at
        while first > 0 and self._joined(self.names[first - 1], self.names[first]):
            first -= 1
        while last + 1 < len(self.names) and self._joined(self.names[last], self.names[last + 1]):
            last += 1
        joined = tuple(self.names[first : last + 1])
        listed = any(right.start > left.stop for left, right in pairwise(joined))
        return joined if listed else (name,)

    def _joined(self, left: Name, right: Name) -> bool:
        between = [token.text for token in self.tokens[left.stop : right.start]]
        if not between:
            listed = self.tokens[right.start].gap.strip() == ","
            return listed and not self._bears(left, right)
        kinds = range(left.stop, right.start)
        if len(between) <= 2 and text_at(self.tokens, left.start - 1) == "the":
            nouns = wordlist("anaphora")
            if all(self.tokens[at].text in nouns or at in self.nominal for at in kinds):
                return True
        return len(between) == 1 and between[0] in _AND

    def _bears(self, left: Name, right: Name) -> bool:
        """Whether a name is whoever holds an office in the one before it: *le maire de X, Y*."""
        of = left.start - 1
        of -= text_at(self.tokens, of) in ARTICLES
        office = text_at(self.tokens, of) in OF and of - 1 in self.nominal
        return office and text_at(self.tokens, right.stop) not in _AND

    def _listed(self, at: int) -> bool:
        """Whether a comma only separates two names of a list."""
        return at in self.starts and at in self.ends

    def clause_end(self, at: int) -> int:
        """Return where the clause of a predicate ends; brackets are passed over."""
        inside = False
        for place in range(at + 1, len(self.tokens)):
            gap = self.tokens[place].gap
            if gap != " ":
                if "(" in gap or ")" in gap:
                    inside = "(" in gap.rpartition(")")[2]
                    continue
                if not inside and any(s in gap for s in ",;:«“") and not self._listed(place):
                    return place
            if not inside and self.tokens[place].text in SUBORDINATE:
                return place
        return len(self.tokens)

    def article(self, at: int) -> bool:
        """Tell whether an article stands at a place."""
        word = text_at(self.tokens, at)
        return word in ARTICLES or (word == "a" and self.language == "en")

    def is_noun(self, at: int) -> bool:
        """Tell whether a content word is a noun: by its article, or by its owner (*X's*)."""
        gap = self.tokens[at].gap
        if at in self.ends and gap.startswith(OWNING):
            return True
        if text_at(self.tokens, at - 1) not in NOUN_MARKS or gap not in ("", " ", "\u00a0"):
            return False
        return text_at(self.tokens, at - 1) != "a" or self.language == "en"
