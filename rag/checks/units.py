"""A source cut into sentences, each with its facts, computed once and only when asked for."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from index.sentences import sentence_spans
from rag.checks.dates import Moment, moments, stated
from rag.checks.exonyms import exonyms, implied
from rag.checks.frames import Frame, Reading, speakers
from rag.checks.grammar import DEFINITE, PRONOUNS_BACK
from rag.checks.lexicon import Ground, Term, terms_of
from rag.checks.names import Name, names, same
from rag.checks.polarity import negated, shaded
from rag.checks.quantities import Quantity, quantities
from rag.checks.quotes import typography
from rag.checks.roles import Role, roles
from rag.checks.tables import wordlist
from rag.checks.tokens import Token, text_at, tokenise

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rag.evidence import Extract
    from rag.hits import Source

_NAMED_HOUSES = frozenset(
    ("association", "union", "museum", "bank", "agency", "party", "federation", "institute",
     "ministry", "university", "foundation", "newspaper", "office", "court")
)  # fmt: skip
_REACH = 3  # how many sentences with names an antecedent is looked for in


class Facts:
    """One sentence and what can be checked in it.

    Parameters
    ----------
    text
        The sentence.
    reference
        The date of its document, for relative days.
    language
        ``"fr"`` or ``"en"``.
    start, end
        Its place in the passage.
    spelled
        For names of a claim in another language, the words of the same name in the source.
    common
        The first word, where its capital does not make it a name.
    """

    def __init__(
        self,
        text: str,
        reference: str | None = None,
        *,
        language: str = "fr",
        start: int = 0,
        end: int = 0,
        spelled: Mapping[tuple[str, ...], tuple[str, ...]] | None = None,
        common: str = "",
    ):
        self.spelled = spelled or {}
        self.common = common
        self.text = text
        self.reference = reference
        self.language = language
        self.start = start
        self.end = end
        self.passage: Passage | None = None

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The sentence, cut."""
        return tokenise(self.text)

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """Dates and hours."""
        return moments(self.tokens, self.reference)

    @cached_property
    def dated(self) -> frozenset[int]:
        """Token indexes that belong to a date."""
        return frozenset(at for m in self.moments for at in range(m.start, m.stop))

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Figures that are no dates."""
        return quantities(self.tokens, self.dated)

    @cached_property
    def counted(self) -> frozenset[int]:
        """Token indexes that belong to a figure."""
        return frozenset(at for q in self.quantities for at in range(q.start, q.stop))

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Proper names."""
        offices = frozenset(at for role in self.roles for at in range(role.start, role.stop))
        found = names(self.tokens, self.dated | self.counted | offices)
        if self.common:
            found = tuple(n for n in found if n.start or n.words != (self.common,))
        if not self.spelled:
            return found
        return tuple(replace(n, words=self.spelled.get(n.words, n.words)) for n in found)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Keys of the exonyms, and those that they support."""
        found = {exonym.key for exonym in exonyms(self.tokens)}
        return frozenset(found | {other for key in found for other in implied(key)})

    @cached_property
    def words(self) -> frozenset[str]:
        """Folded words."""
        return frozenset(token.text for token in self.tokens)

    @cached_property
    def roles(self) -> list[Role]:
        """Offices and functions."""
        return roles(self.tokens)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Content words: no names, dates or figures."""
        told = {at for name in self.names for at in range(name.start, name.stop)}
        told |= {at for role in self.roles for at in range(role.start, role.stop)}
        return terms_of(self.tokens, self.language, told | self.dated | self.counted)

    @cached_property
    def ground(self) -> Ground:
        """The same, ready to be looked up."""
        named = frozenset(word for name in self.names for word in name.words)
        told = frozenset(at for name in self.names for at in range(name.start, name.stop))
        offices = terms_of(self.tokens, self.language, told | self.dated | self.counted)
        return Ground(offices if self.roles else self.terms, self.language, named)

    @cached_property
    def denied(self) -> frozenset[int]:
        """Token indexes under a negation."""
        return negated(self.tokens, self.terms)

    @cached_property
    def shaded(self) -> frozenset[int]:
        """Token indexes just behind those."""
        return shaded(self.tokens, self.terms, self.denied)

    @cached_property
    def reading(self) -> Reading:
        """Its light grammar."""
        return Reading(self.tokens, self.terms, self.names, self.roles, language=self.language)

    @cached_property
    def frames(self) -> tuple[Frame, ...]:
        """Who does what to whom."""
        return self.reading.frames()

    @cached_property
    def speakers(self) -> tuple[Name, ...]:
        """Who it says something is said by."""
        return speakers(self.tokens, self.names, self.frames)

    @property
    def nouns(self) -> dict[str, Name]:
        """Which name a common noun or an office goes with in its passage."""
        return self.passage.nouns if self.passage else dict(self.labels)

    @property
    def topics(self) -> tuple[Name, ...]:
        """Who acts or speaks in the sentences before it."""
        if self.passage is None:
            return ()
        return self.passage.topics(self.passage.units.index(self))

    def noun_at(self, at: int | None) -> str:
        """Return the key of a common noun or an office in :attr:`nouns`, empty for none."""
        for role in self.roles:
            if at is not None and role.start <= at < role.stop:
                return f"@{role.key}"
        return self.tokens[at].text if at is not None else ""

    @cached_property
    def labels(self) -> list[tuple[str, Name]]:
        """Common nouns set right beside a name, with it."""
        found: list[tuple[str, Name]] = []
        starts = {name.start: name for name in self.names if not name.adjective}
        for at, name in starts.items():
            found.extend((f"@{role.key}", name) for role in self.roles if role.stop == at)
            place = at - 1
            if place >= 0 and self.tokens[at].gap.strip() in ("", ","):
                beside = {t.at for t in self.terms if place - 1 <= t.at <= place}
                near = beside if place in beside else ()
                found.extend((self.tokens[k].text, name) for k in near)
            if self.language == "en" and text_at(self.tokens, name.stop) in _NAMED_HOUSES:
                found.append((self.tokens[name.stop].text, name))
        return found

    @cached_property
    def anaphoric(self) -> bool:
        """Whether something in it stands for a name given earlier."""
        subjects = [n.start for n in self.reading.names if self.reading.acts(n)]
        if not subjects:
            return True
        nouns = wordlist("anaphora")
        return any(
            token.text in PRONOUNS_BACK
            or (token.text in nouns and self._stands_for(at))
            or (
                token.text == "start"
                and self._stands_for(at)
                and text_at(self.tokens, at + 1) == "up"
            )
            for at, token in enumerate(self.tokens[: min(subjects)])
        )

    def _stands_for(self, at: int) -> bool:
        """Whether a noun, by its article and without a name behind, goes back to a name."""
        article = next((k for k in (at - 1, at - 2) if text_at(self.tokens, k) in DEFINITE), None)
        if article is None:
            return False
        if article and "," in self.tokens[article].gap and article in self.reading.ends:
            return False  # OpenAI, l'éditeur de …
        return not any(name.start in (at + 1, at + 2, at + 3) for name in self.names)


class Passage:
    """A whole passage: its sentences in order, what its publisher says of it.

    Parameters
    ----------
    text
        The passage.
    source
        Who published it, and when.
    """

    def __init__(self, text: str, source: Source):
        self.text = text
        self.source = source
        self.before: Passage | None = None

    @cached_property
    def units(self) -> tuple[Facts, ...]:
        """Its sentences."""
        spans = sentence_spans(self.text, self.source.language)
        date = self.source.date
        found = tuple(
            Facts(
                span.of(self.text),
                date,
                language=self.source.language,
                start=span.start,
                end=span.end,
            )
            for span in spans
        )
        for unit in found:
            unit.passage = self
        return found

    @cached_property
    def folded(self) -> str:
        """Its text as quotes are looked for in it."""
        return typography(self.text)

    @cached_property
    def joined(self) -> str:
        """Its folded words, spaced, in which a name is found at once."""
        return f" {' '.join(token.text for unit in self.units for token in unit.tokens)} "

    def holds(self, words: Sequence[str]) -> bool:
        """Tell whether some words follow each other in it."""
        return f" {' '.join(words)} " in self.joined

    def names_hold(self, name: Name) -> bool:
        """Tell whether a name is one of those of its sentences or its title."""
        if name.words[0] not in self.joined and name.words[0] not in self.title.words:
            return False
        return any(same(name, other) for unit in (*self.units, self.title) for other in unit.names)

    @cached_property
    def about(self) -> Facts:
        """Outlet, author and agencies: any sentence of it may be attributed to them."""
        parts = (self.source.outlet, pseudonym(self.source.author or ""), *self.source.via)
        return Facts(". ".join(part for part in parts if part), language=self.source.language)

    @cached_property
    def tellers(self) -> tuple[Name, ...]:
        """The same as names, whatever their first word."""
        parts = (self.source.outlet, pseudonym(self.source.author or ""), *self.source.via)
        cut = (tuple(t.text for t in tokenise(part)) for part in parts if part)
        return tuple(Name(words, (), 0, len(words)) for words in cut)

    @cached_property
    def title(self) -> Facts:
        """Its document's title, which tells what its sentences are about."""
        return Facts(self.source.title or "", language=self.source.language)

    @cached_property
    def published(self) -> Moment | None:
        """The document's own date."""
        return stated(self.source.date)

    def antecedents(self, at: int) -> tuple[Name, ...]:
        """Return the names that a sentence's *il*, *elle*, *la société* may stand for."""
        found: list[Name] = []
        reach = _REACH if self.units[at].anaphoric else 0
        while at > 0 and reach:
            at -= 1
            found.extend(self.units[at].names)
            reach -= bool(self.units[at].names)
        if at == 0 and reach and self.units[0].anaphoric:
            found.extend(self.earlier)
            if not found:
                found.extend(self.title.names)
        return tuple(found)

    @cached_property
    def earlier(self) -> tuple[Name, ...]:
        """Names of the passage before in the same document, if it opens on *il* or *la société*."""
        if self.before is None or not self.units[0].anaphoric:
            return ()
        return tuple(name for unit in self.before.units for name in unit.names)

    @cached_property
    def nouns(self) -> dict[str, Name]:
        """Which name a common noun goes with: *le syndicat Solidarité Rail*."""
        found: dict[str, Name] = {}
        for unit in self.units:
            for noun, name in unit.labels:
                found.setdefault(noun, name)
        return found

    def topics(self, at: int) -> tuple[Name, ...]:
        """Return who acts or speaks in the sentences before: what *il* or *elle* goes back to."""
        for before in range(at - 1, -1, -1):
            agents = [name for frame in self.units[before].frames for name in frame.agents]
            if agents:
                return tuple(agents)
        return ()


def pseudonym(author: str) -> str:
    """Return a reader's pseudonym as a name that holds no figure or sign.

    >>> pseudonym("Mirabelle_77"), pseudonym("prof_de_maths"), pseudonym("Jean Delaunay")
    ('Mirabelle', 'Profdemaths', 'Jean Delaunay')
    """
    if author.replace(" ", "").isalpha() and author != author.lower():
        return author
    letters = "".join(c for c in author if c.isalpha() or c == " ").strip()
    return letters[:1].upper() + letters[1:]


def follow(passages: Sequence[Passage], extracts: Sequence[Extract]) -> None:
    """Tell each passage which of the others comes before it in the same document."""
    order = sorted(range(len(passages)), key=lambda at: extracts[at].hit.start)
    last: dict[str, Passage] = {}
    for at in order:
        document = extracts[at].hit.document_id
        if last.get(document) is not passages[at]:
            passages[at].before = last.get(document)
        last[document] = passages[at]


def passage_of(extract: Extract) -> Passage:
    """Return the passage that an extract was taken from."""
    text = extract.hit.text
    if extract.text not in text:
        text = " ".join(part for part in (extract.before, extract.text, extract.after) if part)
    return Passage(text, extract.hit.source)
