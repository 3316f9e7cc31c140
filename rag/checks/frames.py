"""Who does what to whom: the predicates of a sentence with the names on either side.

A light reading, without a parser: the subject is the nearest name to the left that no preposition
introduces, brackets and appositions skipped; *par* and *by* turn it around, and so does
*receive*. Where the subject is a noun (*le syndicat*), its stem stands; where it is a pronoun, the
agent is left open.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from rag.checks.clauses import clauses, relative, zones
from rag.checks.grammar import (
    ARTICLES,
    AUXILIARIES,
    AWAY,
    BE,
    BY,
    NOUN_MARKS,
    OF,
    PARTICIPLE,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATE,
    SYMMETRIC,
    is_light,
    is_verb,
)
from rag.checks.tables import wordlist
from rag.checks.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.checks.lexicon import Term
    from rag.checks.names import Name
    from rag.checks.roles import Role
    from rag.checks.tokens import Token

_AND = frozenset(("et", "and", "ou", "or"))
_HOUSES = frozenset(("@microsoft", "@apple", "@google", "@meta"))  # la firme de Redmond
_OWNING = ("'s", "’s", "' ", "’ ")
_TOLD = frozenset(("told", "tells", "tell", "asked", "asks", "informed", "accused", "interroge"))
_EVENTS = frozenset(
    ("invest", "buy", "sell", "announce", "examine", "support+", "support-", "admit+", "admit-",
     "accept+", "accept-", "appoint+", "appoint-", "receive", "send", "give", "pay", "win",
     "lose", "lawsuit", "judge", "promise", "charge", "help", "decide", "protect", "prevent")
)  # fmt: skip
_BEFORE_OFFICE = ARTICLES | {"son", "sa", "leur", "its", "his", "her", "their", "a"}
_CONJUNCTIONS = frozenset(("after", "before", "since", "until", "as"))
_RELATIVES = frozenset(("qui", "who", "which", "that"))
_AHEAD = frozenset(
    ("jeune", "petit", "petite", "grand", "grande", "nouveau", "nouvelle", "ancien", "ancienne",
     "premier", "premiere", "meme", "autre", "propre", "gros", "seul", "seule", "vieux", "vieille")
)  # fmt: skip
_QUALITIES = frozenset(
    ("region", "country", "city", "world", "technology", "strong+", "strong-", "new", "past",
     "official", "public+", "public-", "legal+", "legal-", "economy", "big tech", "firm",
     "government", "year", "month", "today", "independent", "exclusive", "free", "possible+",
     "possible-", "best+", "best-", "legitimate", "clear", "blurred", "bad", "quality", "language")
)  # fmt: skip
_OBJECT_MARKS = ARTICLES | {"son", "sa", "ses", "leur", "leurs", "des", "du", "que", "qu'", "tout",
                            "toute", "tous", "toutes", "pas"}  # fmt: skip
_FAR = 8  # words between a participle and its *par*


@dataclass(frozen=True, slots=True)
class Frame:
    """One predicate and who stands around it.

    Attributes
    ----------
    term
        The content word that is the predicate.
    agents
        Who does it, or says it: one name, or several joined by *et*; empty where the
        sentence leaves it to a pronoun or a noun.
    patients
        Whom or what it is done to, as far as they are names.
    noun
        Where the subject is a common noun, its token index.
    passive
        Whether the subject undergoes.
    """

    term: Term
    agents: tuple[Name, ...] = ()
    patients: tuple[Name, ...] = ()
    noun: int | None = None
    passive: bool = False


class Reading:
    """The frames of one sentence.

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
        roles: Sequence[Role] = (),
        *,
        language: str = "fr",
    ):
        self.language = language
        self.tokens = tokens
        self.terms = terms
        self.names = [name for name in names if not name.adjective]
        self.starts = {name.start: name for name in self.names}
        self.ends = {name.stop: name for name in self.names}
        self.nominal = {at for role in roles for at in range(role.start, role.stop)}
        self.contents = {term.at for term in terms} | self.nominal
        self.zones = zones(tokens)

    def frames(self) -> tuple[Frame, ...]:
        """Read the frames of the sentence.

        Examples
        --------
        >>> from rag.checks.units import Facts
        >>> def read(text, language="fr"):
        ...     for frame in Facts(text, language=language).frames:
        ...         agents = [" ".join(name.words) for name in frame.agents]
        ...         print(frame.term.stem, agents, [" ".join(n.words) for n in frame.patients])
        >>> read("Microsoft a investi dans Mistral.")
        invest ['microsoft'] ['mistral']
        >>> read("Mistral a été racheté hier par Google.")
        rachet ['google'] ['mistral']
        >>> read("Mistral received money from Microsoft.", "en")
        receiv ['microsoft'] ['mistral']
        """
        return tuple(self._frame(term) for term in self.terms if self._predicates(term.at))

    def subjectless(self, at: int) -> bool:
        """Whether the zone that starts at a place has no noun or pronoun of its own as subject."""
        stop = next(last for first, last in self.zones if first == at)
        opening = [token.text for token in self.tokens[at : min(stop, at + 2)]]
        return not any(word in PRONOUNS or word in ARTICLES for word in opening)

    def bare(self, name: Name) -> bool:
        """Whether no preposition introduces a name, and it owns nothing (*X's …*)."""
        owns = name.stop < len(self.tokens) and self.tokens[name.stop].gap.startswith(_OWNING)
        if self.before(name) in _CONJUNCTIONS and text_at(self.tokens, name.stop) in AUXILIARIES:
            return True
        return not owns and self.before(self.group(name)[0]) not in PREPOSITIONS | SYMMETRIC

    def acts(self, name: Name) -> bool:
        """Whether a name may be a subject: not *the Toulouse company*."""
        qualifies = text_at(self.tokens, name.stop) in wordlist("anaphora")
        return self.bare(name) and not (qualifies and self._article(name.start - 1))

    def before(self, name: Name) -> str:
        """Return the preposition of a name, through its article and adjectives, else nothing."""
        for at in range(name.start - 1, max(-1, name.start - 5), -1):
            if any(sign in self.tokens[at + 1].gap for sign in ",;:()«»“”"):
                return ""
            word = self.tokens[at].text
            if word == "a" and self.tokens[at].raw == "a" and self.language == "fr":
                return ""
            if word in PREPOSITIONS or word in SYMMETRIC:
                return word
            if word in AUXILIARIES or word in PRONOUNS or at + 1 in self.ends:
                return ""
        return ""

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
            return self.tokens[right.start].gap.strip() == ","
        kinds = range(left.stop, right.start)
        if len(between) <= 2 and text_at(self.tokens, left.start - 1) == "the":
            nouns = wordlist("anaphora")
            if all(self.tokens[at].text in nouns or at in self.nominal for at in kinds):
                return True
        return len(between) == 1 and between[0] in _AND

    def _predicates(self, at: int) -> bool:
        """Whether a content word is read as a predicate: a verb, or a noun with its article."""
        if at in self.nominal:
            return False
        if self._is_noun(at):
            return True
        before = at - 1
        while before >= 0 and is_light(self.tokens[before].text):
            before -= 1
        word = text_at(self.tokens, before)
        if self.language == "en" and word not in AUXILIARIES and not is_verb(self.tokens[at].text):
            return False
        if word in ("de", "d'", "pour", "a") and self.tokens[at].text.endswith(("er", "ir", "re")):
            return True
        return (
            before < 0
            or word in AUXILIARIES
            or word in PRONOUNS
            or word in ("et", "and")
            or (before + 1 in self.ends and self._verbal(at, before))
            or before in self.nominal
            or (self._noun_at(before) and self._verbal(at, at - 1))
            or (before in self.contents and self._verbal(at, at - 1) and self._finite(at))
            or (word in wordlist("anaphora") and self._verbal(at, at - 1))
            or self.tokens[at].gap.strip(" \u00a0\u202f") != ""
        )

    def _verbal(self, at: int, before: int) -> bool:
        """Whether a word right behind a name is its verb, not an adjective."""
        if self.language == "en" or before < at - 1:
            return True
        if self._finite(at) and text_at(self.tokens, at + 1) in _OBJECT_MARKS:
            return not self.tokens[min(at + 1, len(self.tokens) - 1)].gap.strip()
        return any(term.senses - _QUALITIES for term in self.terms if term.at == at)

    def _finite(self, at: int) -> bool:
        """Whether a French word behind *la région de …* has the ending of a verb."""
        return self.language == "fr" and self.tokens[at].text.endswith(("e", "ent", "it", "a"))

    def _noun_at(self, at: int) -> bool:
        return at in self.contents and self._article(at - 1)

    def _article(self, at: int) -> bool:
        word = text_at(self.tokens, at)
        return word in ARTICLES or (word == "a" and self.language == "en")

    def _frame(self, term: Term) -> Frame:
        stop = self._clause_end(term.at)
        after = [name for name in self.names if term.at < name.start < stop]
        noun = self._is_noun(term.at)
        subject, nominal = (None, None) if noun else self._subject(term.at)
        doer = next((n for n in after if self.before(n) in BY and n.start - term.at <= _FAR), None)
        if doer is not None:
            rest = [n for n in after if n not in self.group(doer)]
            undergoes = [*(self.group(subject) if subject else ()), *rest]
            return Frame(term, self.group(doer), tuple(undergoes), passive=True)
        if noun:
            return self._possessed(term, after) if term.senses & _EVENTS else Frame(term)
        if self._appositive(term.at) or self._infinitive(term.at):
            return Frame(term)
        inverted = self._inverted(term.at)
        if inverted is not None:
            return Frame(term, self.group(inverted))
        objects = tuple(n for n in after if self.before(n) not in SYMMETRIC)
        if "receive" in term.senses and subject is not None:
            giver = next((n for n in after if self.before(n) in AWAY), None)
            return Frame(term, (giver,) if giver else (), self.group(subject), passive=True)
        if self._passive(term.at):
            return Frame(term, (), self.group(subject) if subject else (), passive=True)
        return Frame(term, self.group(subject) if subject else (), objects, nominal)

    def _infinitive(self, at: int) -> bool:
        """Whether it is an infinitive behind a preposition: its subject is further off."""
        return text_at(self.tokens, at - 1) in ("pour", "sans", "avant") and self.tokens[
            at
        ].text.endswith(("er", "ir", "re"))

    def _appositive(self, at: int) -> bool:
        """Whether a participle opens its stretch: *La Plateforme, hébergée en Europe*."""
        opens = at > 0 and any(first == at for first, _ in self.zones)
        if self.language == "en":
            placed = text_at(self.tokens, at + 1) in ("by", "in", "on", "at", "from")
            return opens and placed and self.tokens[at].text.endswith("ed")
        return opens and self.tokens[at].raw.endswith(("é", "ée", "és", "ées"))

    def _does(self, name: Name, at: int) -> bool:
        """Whether *par* or *by*, behind a predicate, makes a name the one who does it."""
        between = {token.text for token in self.tokens[at + 1 : name.start]}
        helpers = {text_at(self.tokens, k) for k in range(max(0, at - 3), at)}
        if helpers & {"a", "ont", "avait", "has", "have", "had"} and not helpers & {"ete", "been"}:
            return False
        near = name.start - at <= _FAR
        return near and self.before(name) in BY and not BY.isdisjoint(between)

    def _possessed(self, term: Term, after: Sequence[Name]) -> Frame:
        """Read a noun: *l'investissement de X dans Y*, *X's investment in Y*."""
        near = [n for n in after if n.start - term.at <= 6]
        owner = self.ends.get(term.at)
        if owner is not None and self.tokens[term.at].gap.startswith(_OWNING):
            return Frame(term, (owner,), tuple(near))
        rest = tuple(n for n in near if self.before(n) not in SYMMETRIC | OF)
        of = next((n for n in near if self.before(n) in OF), None)
        return Frame(term, (of,) if of and rest else (), rest)

    def _clause_end(self, at: int) -> int:
        inside = False
        for place in range(at + 1, len(self.tokens)):
            token = self.tokens[place]
            if "(" in token.gap or ")" in token.gap:
                inside = "(" in token.gap.rpartition(")")[2]
                continue
            if inside:
                continue
            if any(sign in token.gap for sign in ",;:«“") and not self._listed(place):
                return place
            if token.text in SUBORDINATE:
                return place
        return len(self.tokens)

    def _listed(self, at: int) -> bool:
        """Whether a comma only separates two names of a list."""
        return at in self.starts and at in self.ends

    def _is_noun(self, at: int) -> bool:
        gap = self.tokens[at].gap
        if at in self.ends and gap.startswith(_OWNING):
            return True
        if text_at(self.tokens, at - 1) not in NOUN_MARKS or gap not in ("", " ", "\u00a0"):
            return False
        return text_at(self.tokens, at - 1) != "a" or self.language == "en"

    def _passive(self, at: int) -> bool:
        marks = ("ete", "been", "being", "was", "were", "fut", "furent")
        near = {text_at(self.tokens, k) for k in range(max(0, at - 3), at)}
        if not self.tokens[at].text.endswith(PARTICIPLE):
            return False
        after = {token.text for token in self.tokens[at + 1 : at + 4]}
        if text_at(self.tokens, at + 1) in BY:
            return True
        return not near.isdisjoint(marks) or bool(near & BE and after & BY)

    def _inverted(self, at: int) -> Name | None:
        """Return the name right behind a verb that opens its zone: *, a déclaré Zenner*."""
        start = next(first for first, stop in self.zones if first <= at < stop)
        if self.tokens[at].text in _TOLD:
            return None
        if any(not is_light(t.text) and t.text not in AUXILIARIES for t in self.tokens[start:at]):
            return None
        if start == 0 and "»" not in self.tokens[0].gap:
            return None
        place = at + 1
        while text_at(self.tokens, place) in _BEFORE_OFFICE or place in self.contents:
            place += 1
        commas = sum(
            "," in self.tokens[k].gap for k in range(at + 1, min(place + 1, len(self.tokens)))
        )
        name = self.starts.get(place)
        if name is None or commas > (place - at > 2):
            return None
        goes_on = name.stop in self.contents and not self.tokens[name.stop].gap.strip()
        return None if goes_on else name

    def _subject(self, at: int) -> tuple[Name | None, int | None]:
        """Return the subject to the left: a name, or the place of a noun.

        Where a comma stands between, it is what the clause opens with: appositions,
        relatives and brackets are passed over, quotations are not entered.
        """
        zone = next(k for k, (start, stop) in enumerate(self.zones) if start <= at < stop)
        start = self.zones[zone][0]
        name, noun, closed = self._scan(start, at)
        if name or closed:
            return name, noun
        if any(sign in self.tokens[start].gap for sign in '»"”'):
            return None, None
        alone = self.starts.get(self.zones[zone - 1][0]) if zone else None
        if zone > 1 and alone is not None and alone.stop == start and self.bare(alone):
            return alone, None
        begin = max(first for first, _ in clauses(self.tokens) if first <= at)
        for k in range(zone):
            first, last = self.zones[k]
            if first < begin or text_at(self.tokens, first) in PREPOSITIONS:
                continue
            if relative(self.tokens, first) or self.tokens[first].text.endswith(("ee", "ees")):
                continue
            return self._opening(k)
        return None, None

    def _opening(self, zone: int) -> tuple[Name | None, int | None]:
        """Return the name or noun that a clause opens with: *X, …* or *le préfet, X, …*."""
        start, stop = self.zones[zone]
        for at in range(start, stop):
            name = self.starts.get(at)
            if name is not None and self.bare(name):
                return name, None
            if text_at(self.tokens, at) in PRONOUNS:
                return None, None
            if at in self.contents and at not in self.starts:
                apposed = self.starts.get(stop)
                if apposed is not None and (stop, apposed.stop) in self.zones:
                    return apposed, None
                return None, at
        return None, None

    def _head(self, at: int, stop: int) -> int:
        """Return the noun of a group: *la jeune société*, *the regional health agency*."""
        if self.language == "fr":
            return at + 1 if self.tokens[at].text in _AHEAD and at + 1 in self.contents else at
        while at + 1 < stop and at + 1 in self.contents and not self.tokens[at + 1].gap.strip():
            at += 1
        return at

    def _embedded(self, name: Name, at: int) -> bool:
        """Whether a name is the subject of an earlier clause: *dit que X part et nie …*."""
        coordinated = text_at(self.tokens, at - 1) in ("et", "and")
        return coordinated and text_at(self.tokens, name.start - 1) in ("que", "qu'", "that")

    def _scan(self, start: int, stop: int) -> tuple[Name | None, int | None, bool]:
        """Look left for a bare name, or a noun with its article; the flag tells to stop."""
        at = stop - 1
        while at >= start:
            name = self.ends.get(at + 1)
            if name is not None and name.start >= start:
                if self.bare(name):
                    return (None, None, True) if self._embedded(name, stop) else (name, None, False)
                at = name.start - 1
                continue
            word = self.tokens[at].text
            owner = self.ends.get(at)
            if word in wordlist("anaphora") and owner and self._article(owner.start - 1):
                return None, at, True
            if word in ("que", "qu'") and at > start:
                return None, None, True
            if word in PRONOUNS:
                if word not in _RELATIVES:
                    return None, None, True
                told = self.ends.get(at)
                noun = at - 1 if at - 1 in self.contents else None
                return (told if told and self.bare(told) else None), noun, True
            headed = self._article(at - 1) and word.isalpha() and at not in self.starts
            if at > 0 and (headed or (at == start and at in self.contents)):
                if text_at(self.tokens, at - 2) in PREPOSITIONS:
                    at -= 2
                    continue
                house = self.starts.get(at + 2)
                of = text_at(self.tokens, at + 1) in OF
                if of and house is not None and not _HOUSES.isdisjoint(house.keys):
                    return house, None, False
                return None, self._head(at, stop), True
            at -= 1
        return None, None, False


def speakers(
    tokens: Sequence[Token], names: Sequence[Name], found: Sequence[Frame]
) -> tuple[Name, ...]:
    """Return who a sentence says something is said by: *selon X*, *according to X*, *X said*.

    >>> from rag.checks.units import Facts
    >>> def read(text, language="fr"):
    ...     facts = Facts(text, language=language)
    ...     return [name.words[-1] for name in speakers(facts.tokens, facts.names, facts.frames)]
    >>> read("Selon Kai Zenner, le texte est mauvais."), read("According to Reuters, no.", "en")
    (['zenner'], ['reuters'])
    >>> read("« Oui », a déclaré Brad Smith.")
    ['smith']
    """
    said = [name for frame in found if "say" in frame.term.senses for name in frame.agents]
    for name in names[:2]:
        start = max(0, name.start - 10)
        opening = [token.text for token in tokens[start : name.start]]
        cut = sum("," in token.gap for token in tokens[start + 1 : name.start + 1])
        headed = start == 0 and opening[:1] == ["pour"] and not cut
        if headed or (cut <= 1 and {"selon", "according", "apres"} & set(opening[:3])):
            said.append(name)
            break
    return tuple(dict.fromkeys(said))
