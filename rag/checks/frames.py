"""Who does what to whom: the predicates of a sentence with the names on either side.

A light reading, without a parser: the subject is the nearest name to the left that no preposition
introduces, brackets and appositions skipped; *par* and *by* turn it around, and so does *receive*. Where the reading is unsure (a pronoun, *le porte-parole*), the agent is left open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rag.checks.clauses import relative, zones
from rag.checks.tables import wordlist
from rag.checks.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.checks.lexicon import Term
    from rag.checks.names import Name
    from rag.checks.roles import Role
    from rag.checks.tokens import Token

_PREPOSITIONS = frozenset(
    ("de", "d'", "du", "des", "a", "au", "aux", "dans", "en", "par", "pour", "avec", "sur",
     "contre", "chez", "vers", "sous", "entre", "selon", "aupres", "envers", "parmi", "of", "in",
     "to", "by", "for", "with", "from", "on", "against", "at", "into", "between", "about", "than",
     "via", "among", "toward", "towards", "over")
)  # fmt: skip
_ARTICLES = frozenset(
    ("le", "la", "l'", "les", "the", "un", "une", "a", "an", "cet", "ce", "cette")
)
_SYMMETRIC = frozenset(("avec", "with", "entre", "between", "et", "and"))
_BY = frozenset(("par", "by"))
_AWAY = frozenset(("de", "d'", "du", "from", "aupres"))
_AUXILIARIES = frozenset(
    ("a", "ont", "avait", "avaient", "aurait", "auraient", "aura", "avoir", "ayant", "est",
     "sont", "ete", "etait", "etaient", "fut", "sera", "seront", "serait", "seraient", "etre",
     "va", "vont", "doit", "doivent", "peut", "peuvent", "pourrait", "pourraient", "veut",
     "veulent", "has", "have", "had", "having", "is", "are", "was", "were", "been", "be", "being",
     "will", "would", "can", "could", "may", "might", "should", "must", "to", "did", "does", "do")
)  # fmt: skip
_LIGHT = frozenset(
    ("se", "s'", "ne", "n'", "y", "en", "lui", "leur", "l'", "pas", "plus", "jamais", "not",
     "also", "deja", "already", "bien", "t", "aussi", "egalement", "never", "encore", "all")
)  # fmt: skip
_PRONOUNS = frozenset(
    ("il", "elle", "ils", "elles", "on", "he", "she", "it", "they", "nous", "we", "je", "i",
     "celui", "celle", "ce", "qui")
)  # fmt: skip
_SUBORDINATE = frozenset(("que", "qu'", "that", "qui", "which", "who", "dont", "whose", "if", "si"))
_RECEIVING = frozenset(("receive",))
_NOUN_MARKS = _ARTICLES | frozenset(
    ("l'", "son", "sa", "leur", "its", "their", "cet", "d'", "de", "of", "this", "that", "another")
)


_INTRODUCING = frozenset(("selon", "according", "d'apres", "apres"))


@dataclass(frozen=True, slots=True)
class Frame:
    """One predicate and who stands around it.

    Attributes
    ----------
    term
        The content word that is the predicate.
    agent
        Who does it, or says it; None where the sentence leaves it to a pronoun or a noun.
    patients
        Whom or what it is done to, as far as they are names.
    """

    term: Term
    agent: Name | None
    patients: tuple[Name, ...]


def frames(
    tokens: Sequence[Token],
    terms: Sequence[Term],
    names: Sequence[Name],
    roles: Sequence[Role] = (),
) -> tuple[Frame, ...]:
    """Read the frames of a sentence.

    Examples
    --------
    >>> from rag.checks.units import Facts
    >>> def read(text, language="fr"):
    ...     for frame in Facts(text, language=language).frames:
    ...         agent = frame.agent and " ".join(frame.agent.words)
    ...         print(frame.term.stem, agent, [" ".join(n.words) for n in frame.patients])
    >>> read("Microsoft a investi dans Mistral.")
    invest microsoft ['mistral']
    >>> read("Mistral a été racheté par Google.")
    rachet google ['mistral']
    >>> read("Mistral received money from Microsoft.", "en")
    receiv microsoft ['mistral']
    """
    reading = _Reading(tokens, names, roles)
    return tuple(reading.frame(term) for term in terms if reading.predicates(term.at))


def _light(word: str) -> bool:
    """Whether a word may stand between an auxiliary and its verb."""
    return word in _LIGHT or word.endswith(("ment", "ly"))


class _Reading:
    def __init__(self, tokens: Sequence[Token], names: Sequence[Name], roles: Sequence[Role]):
        self.tokens = tokens
        self.names = names
        self.starts = {name.start: name for name in names}
        self.ends = {name.stop: name for name in names}
        self.nominal = {at for role in roles for at in range(role.start, role.stop)}
        self.zones = zones(tokens)

    def predicates(self, at: int) -> bool:
        """Whether a content word is read as a predicate: a verb, or a noun with its article."""
        if self._is_noun(at):
            return True
        before = at - 1
        while before >= 0 and _light(self.tokens[before].text):
            before -= 1
        word = text_at(self.tokens, before)
        if word in ("de", "d'", "pour", "a") and self.tokens[at].text.endswith(("er", "ir", "re")):
            return True
        return (
            before < 0
            or word in _AUXILIARIES
            or word in _PRONOUNS
            or before + 1 in self.ends
            or before in self.nominal
            or word in wordlist("anaphora")
            or bool(self.tokens[at].gap.strip(" ' \u00a0\u202f"))
        )

    def frame(self, term: Term) -> Frame:
        """Read one predicate."""
        stop = self._clause_end(term.at)
        after = [name for name in self.names if term.at < name.start < stop]
        doer = next((n for n in after if self._before(n) in _BY and n.start - term.at <= 8), None)
        inverted = self._inverted(term)
        subject = None if self._is_noun(term.at) else self._subject(term.at)
        if doer is not None:
            rest = [n for n in after if n is not doer and self._before(n) not in _SYMMETRIC]
            return Frame(term, doer, tuple(([subject] if subject else []) + rest))
        if inverted is not None:
            return Frame(term, inverted, ())
        if self._is_noun(term.at):
            return self._noun(term, after)
        objects = tuple(n for n in after if self._before(n) not in _SYMMETRIC)
        if not term.senses.isdisjoint(_RECEIVING) and subject is not None:
            giver = next((n for n in after if self._before(n) in _AWAY), None)
            return Frame(term, giver, (subject,))
        if self._passive(term.at):
            return Frame(term, None, (subject,) if subject else ())
        return Frame(term, subject, objects)

    def _noun(self, term: Term, after: Sequence[Name]) -> Frame:
        """Read a noun: *l'investissement de X dans Y*, *X's investment in Y*."""
        owner = self.ends.get(term.at)
        possessive = owner is not None and self.tokens[term.at].gap.startswith(
            ("'s", "’s", "'", "’")
        )
        near = [n for n in after if n.start - term.at <= 6]
        rest = tuple(
            n for n in near if self._before(n) not in (*_SYMMETRIC, "de", "d'", "of", "du")
        )
        if possessive:
            return Frame(term, owner, tuple(near))
        of = next((n for n in near if self._before(n) in ("de", "d'", "of", "du")), None)
        return Frame(term, of if rest else None, rest)

    def _before(self, name: Name) -> str:
        """Return the word before a name, articles skipped."""
        at = name.start - 1
        while at > 0 and self.tokens[at].text in ("la", "l'", "le", "les", "the"):
            at -= 1
        return text_at(self.tokens, at)

    def _bare(self, name: Name) -> bool:
        before = self._before(name)
        if name.start == 0 or self.tokens[name.start].gap.strip().endswith((",", "»", "”")):
            return True
        return (
            before not in _PREPOSITIONS or before == "a" and self.tokens[name.start - 1].raw == "a"
        )

    def _clause_end(self, at: int) -> int:
        for place in range(at + 1, len(self.tokens)):
            gap = self.tokens[place].gap
            if any(sign in gap for sign in ",;:(«“") or self.tokens[place].text in _SUBORDINATE:
                return place
        return len(self.tokens)

    def _is_noun(self, at: int) -> bool:
        if text_at(self.tokens, at - 1) in _NOUN_MARKS and self.tokens[at].gap in ("", " "):
            return not (text_at(self.tokens, at - 1) == "a" and self.tokens[at - 1].raw == "a") or (
                at in self.ends
            )
        return at in self.ends and self.tokens[at].gap.startswith(("'s", "’s"))

    def _passive(self, at: int) -> bool:
        word = self.tokens[at].text
        if not word.endswith(
            ("e", "es", "ee", "ees", "ed", "i", "is", "ie", "u", "us", "ue", "en", "t")
        ):
            return False
        return any(
            text_at(self.tokens, k) in ("ete", "been", "being", "was", "were", "fut")
            for k in range(max(0, at - 3), at)
        )

    def _inverted(self, term: Term) -> Name | None:
        """Return the name right behind a verb of speech: *a déclaré Zenner*, *said Zenner*."""
        if "say" not in term.senses:
            return None
        place = term.at + 1
        while place < len(self.tokens) and (
            self.tokens[place].text in ("le", "la", "l'", "the") or place in self.nominal
        ):
            place += 1
        name = self.starts.get(place)
        if name is None or self.tokens[term.at + 1].gap.strip():
            return None
        return name if self._subject(term.at, inverted=True) is None else None

    def _subject(self, at: int, *, inverted: bool = False) -> Name | None:
        """Return the nearest bare name to the left, appositions and relatives skipped."""
        zone = next(k for k, (start, stop) in enumerate(self.zones) if start <= at < stop)
        start = self.zones[zone][0]
        found, closed = self._scan(start, at)
        if found or closed or inverted or zone == 0:
            return found
        skipped = zone - 1
        while skipped >= 0:
            first, last = self.zones[skipped]
            found, closed = self._scan(first, last)
            if skipped and (relative(self.tokens, first) or self._apposed(skipped)):
                skipped -= 1
                continue
            return found
        return None

    def _apposed(self, zone: int) -> bool:
        """Whether a stretch between commas explains the name that ends the stretch before."""
        before = self.zones[zone - 1]
        return before[1] in self.ends and self._bare(self.ends[before[1]])

    def _scan(self, start: int, stop: int) -> tuple[Name | None, bool]:
        """Look left for a bare name; the flag tells that a pronoun or a noun closes the way."""
        at = stop - 1
        while at >= start:
            name = self.ends.get(at + 1)
            if name is not None and name.start >= start:
                if self._bare(name):
                    return name, False
                at = name.start - 1
                continue
            word = self.tokens[at].text
            if word in _PRONOUNS and not (word == "qui" and at - 1 >= 0 and at in self.ends):
                return None, True
            if at in self.nominal:
                return None, True
            at -= 1
        return None, False


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
    said = [frame.agent for frame in found if "say" in frame.term.senses and frame.agent]
    for name in names:
        opening = [text_at(tokens, at) for at in range(max(0, name.start - 6), name.start)]
        headed = name.start <= 6 and opening[:1] == ["pour"]
        if headed or not _INTRODUCING.isdisjoint(opening):
            if not any(
                ",;" in tokens[at].gap for at in range(name.start - len(opening), name.start)
            ):
                said.append(name)
                break
    return tuple(dict.fromkeys(said))
