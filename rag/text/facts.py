"""One sentence and what can be checked in it, computed once and only when asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rag.once import cached_property
from rag.text.callings import labels
from rag.text.dates.dates import Moment, completed
from rag.text.dates.series import LEANING
from rag.text.ground import Ground
from rag.text.names.exonyms import implied
from rag.text.names.names import TITLES, Name, names
from rag.text.numbers.elisions import elided, may_share
from rag.text.numbers.quantities import Quantity, quantities
from rag.text.sentence import Sentence, sentence
from rag.text.syntax.frames import Frame, frames
from rag.text.syntax.grammar import DEFINITE, PRONOUNS_BACK
from rag.text.syntax.layout import Layout
from rag.text.syntax.negation import Denial, denials, negated, shaded
from rag.text.syntax.sayers import speakers
from rag.text.words.lexicon import Term, terms_of
from rag.text.words.tables import wordlist
from rag.text.words.tokens import FOLDED, Token, text_at

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from rag.text.names.roles import Role
    from rag.text.passages import Passage


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
        spelled: Mapping[tuple[str, ...], tuple[str, ...]] | None = None,
        common: str = "",
    ):
        self.spelled = spelled or {}
        self.common = common
        self.text = text
        self.reference = reference
        self.language = language
        self.plain: Collection[tuple[str, ...]] = ()  # a claim's names that a source has as nouns
        self.start = 0
        self.passage: Passage | None = None

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The sentence, cut."""
        return self._read.tokens

    @property
    def _read(self) -> Sentence:
        """What is read of it once for all who hold the same sentence."""
        return sentence(self.text)

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """Dates and hours."""
        leans = self.passage is not None and not self.words.isdisjoint(LEANING)
        since = self.passage.day_before(self) if leans and self.passage else None
        return completed(self.tokens, self._read.written, self.reference, since)

    @cached_property
    def dated(self) -> frozenset[int]:
        """Token indexes that belong to a date."""
        return frozenset(at for m in self.moments for at in range(m.start, m.stop))

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Figures that are no dates."""
        read = self._read
        given = read.quantities if read.dated == self.dated else quantities(read.tokens, self.dated)
        leans = self.passage if may_share(given) else None
        before = leans.currency_before(self) if leans else ""
        return elided(self.tokens, given, before)

    @cached_property
    def told(self) -> tuple[Quantity, ...]:
        """Its figures, with those told without a number: *a year*, *twice*."""
        return (*self.quantities, *self._read.unnumbered)

    @cached_property
    def counted(self) -> frozenset[int]:
        """Token indexes that belong to a figure."""
        return frozenset(at for q in self.quantities for at in range(q.start, q.stop))

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Proper names."""
        offices = frozenset(at for role in self.roles for at in range(role.start, role.stop))
        found = names(self.tokens, self.dated | self.counted | offices, self._read.exonyms)
        if self.common:
            found = tuple(n for n in found if n.start or n.words != (self.common,))
        if self.plain:
            found = tuple(n for n in found if n.words not in self.plain)
        if not self.spelled:
            return found
        return tuple(replace(n, words=self.spelled.get(n.words, n.words)) for n in found)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Keys of the exonyms, and those that they support."""
        found = {exonym.key for exonym in self._read.exonyms}
        return frozenset(found | {other for key in found for other in implied(key)})

    @cached_property
    def words(self) -> frozenset[str]:
        """Folded words."""
        return frozenset(map(FOLDED, self.tokens))

    @cached_property
    def roles(self) -> list[Role]:
        """Offices and functions."""
        return self._read.roles

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Content words: no names, dates or figures."""
        told = {at for name in self.names for at in range(name.start, name.stop)}
        told |= {at for role in self.roles for at in range(role.start, role.stop)}
        told |= {n.start - 1 for n in self.names if text_at(self.tokens, n.start - 1) in TITLES}
        return terms_of(self.tokens, self.language, told | self.dated | self.counted)

    @cached_property
    def ground(self) -> Ground:
        """The same, ready to be looked up."""
        named = {word: name.start for name in self.names for word in name.words}
        told = frozenset(at for name in self.names for at in range(name.start, name.stop))
        if not self.roles:
            return Ground(self.terms, self.language, named)
        offices = terms_of(self.tokens, self.language, told | self.dated | self.counted)
        return Ground(offices, self.language, named)

    @cached_property
    def denials(self) -> list[Denial]:
        """Its negations."""
        return denials(self.tokens, self.terms)

    @cached_property
    def denied(self) -> frozenset[int]:
        """Token indexes under a negation."""
        return negated(self.tokens, self.terms)

    @cached_property
    def shaded(self) -> frozenset[int]:
        """Token indexes just behind those."""
        return shaded(self.tokens, self.terms, self.denied)

    @cached_property
    def layout(self) -> Layout:
        """Where its names, nouns and zones stand."""
        return Layout(self.tokens, self.terms, self.names, self.roles, self.language)

    @cached_property
    def frames(self) -> tuple[Frame, ...]:
        """Who does what to whom."""
        return frames(self.layout)

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
        return () if self.passage is None else self.passage.topics(self.passage.units.index(self))

    @property
    def opens_passage(self) -> bool:
        """Whether it is the first sentence of its passage."""
        return self.passage is not None and self.passage.units[0] is self

    @property
    def possible(self) -> tuple[Name, ...]:
        """The names that a *son* or *it* in it may go back to."""
        passage = self.passage
        return () if passage is None else passage.possible(passage.units.index(self))

    @property
    def topic(self) -> tuple[Name, ...]:
        """Who the sentence before it is about."""
        return () if self.passage is None else self.passage.topic(self.passage.units.index(self))

    def noun_at(self, at: int | None) -> str:
        """Return the key of a common noun or an office in :attr:`nouns`, empty for none."""
        for role in self.roles:
            if at is not None and role.start <= at < role.stop:
                return f"@{role.key}"
        return self.tokens[at].text if at is not None else ""

    @cached_property
    def labels(self) -> list[tuple[str, Name]]:
        """Common nouns set right beside a name, with it."""
        return labels(self)

    @cached_property
    def anaphoric(self) -> bool:
        """Whether something in it stands for a name given earlier."""
        subjects = [n.start for n in self.layout.names if self.layout.acts(n)]
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
        if article and "," in self.tokens[article].gap and article in self.layout.ends:
            return False  # OpenAI, l'éditeur de …
        return not any(name.start in (at + 1, at + 2, at + 3) for name in self.names)
