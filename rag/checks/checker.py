"""The checks put together: one sentence against the extracts it may be cited to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks.actors.selves import calls_self
from rag.checks.align import Finding, judge
from rag.checks.asides import statements
from rag.checks.attribution import voice_of
from rag.checks.context import Context
from rag.checks.hygiene import is_foreign, link_in, order_in
from rag.checks.reading import passages_of
from rag.checks.splits import split_relative
from rag.checks.verdict import Verdict, Why
from rag.once import cached_property
from rag.text.facts import Facts
from rag.text.names.pseudonyms import pseudonym
from rag.text.syntax.grammar import PRONOUNS
from rag.text.words.lexicon import Term, is_common, root, shipped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.answer import Voice
    from rag.extract import Extract
    from rag.text.words.lexicon import Bridge

__all__ = ["Checker", "check_sentence", "shipped"]

_TOLD = 0.8  # how much of a claim a cited source that contradicts must speak of to be final
_MARGIN = 0.2  # how much more of a claim a source that contradicts must speak of


def _outdone(passing: Finding, other: Finding, *, cited: bool) -> bool:
    """Whether a source that contradicts speaks more of the claim than the one that lets it pass.

    One that the claim is cited to need not speak more of it, only as much.
    """
    return other.likeness > passing.likeness + (-_MARGIN if cited else _MARGIN)


class Checker:
    """Checks the sentences of one answer against one set of extracts.

    Facts of a passage are computed once, when first needed, for all extracts and answers that
    share it.

    Parameters
    ----------
    extracts
        What the answer may be cited to, in the order its marks count.
    question
        As asked; its words are no claim of the answer.
    language
        Of the answer.
    bridge
        Translations of stems; the shipped table unless another is given.
    """

    def __init__(
        self,
        extracts: Sequence[Extract],
        *,
        question: str = "",
        language: str = "fr",
        bridge: Bridge | None = None,
    ):
        self.bridge = bridge or shipped()
        self.extracts = tuple(extracts)
        self.question = Facts(question)
        self.language = language
        self.passages = passages_of(self.extracts)

    def check(self, text: str, cited: Sequence[int]) -> Verdict:
        """Check one sentence.

        Parameters
        ----------
        text
            The sentence, without citation marks.
        cited
            0-based indexes into the extracts; those out of range are ignored.
        """
        if why := self._unfit(text):
            return Verdict(kept=False, why=why)
        claim = self._claim(text)
        said = [term for term in claim.terms if "say" not in term.senses]
        if not (said or claim.names or claim.quantities or claim.moments):
            return Verdict(kept=True)
        asked = [at for at in dict.fromkeys(cited) if 0 <= at < len(self.extracts)]
        support, why = self._supporting(claim, asked)
        if not support:
            return Verdict(kept=False, why=why)
        voiced = self._voiced(claim, support)
        if voiced is None and (claim.names or claim.quantities):
            support = self._articles(claim, support)
            voiced = self._voiced(claim, support)
        if voiced is None:
            return Verdict(kept=False, why="reader-as-fact")
        heard, voice, speaker = voiced
        return Verdict(
            kept=True, support=tuple(support[k] for k in heard), voice=voice, speaker=speaker
        )

    def _voiced(
        self, claim: Facts, support: Sequence[int]
    ) -> tuple[tuple[int, ...], Voice, str | None] | None:
        """Return whose voice a claim is; *il* or *she* may be the reader asked about."""
        pronoun = bool(claim.tokens) and claim.tokens[0].text in PRONOUNS
        told = f"{self.question.text} {claim.text}" if pronoun else claim.text
        said = [self.passages[at] for at in support]
        selves = {k for k, one in enumerate(said) if calls_self(claim, one, self.bridge)}
        return voice_of(claim, [passage.source for passage in said], told, selves)

    def _claim(self, text: str) -> Facts:
        """Read a sentence: pseudonyms as letters only, and its first word as the sources do."""
        for author in {extract.hit.source.author for extract in self.extracts}:
            if author and author in text:
                text = text.replace(author, pseudonym(author))
        claim = Facts(text, language=self.language)
        first = next((n for n in claim.names if n.start == 0 and n.stop == 1), None)
        if first is not None and not any(p.names_hold(first) for p in self.passages):
            term = Term(root(first.words[0], self.language), frozenset(), 0)
            if self._told(term) or is_common(first.words[0], self.language):
                claim = Facts(text, language=self.language, common=first.words[0])
        return claim

    def _told(self, term: Term) -> bool:
        """Whether any sentence of the passages holds a word of the claim."""
        return any(
            unit.ground.find_word(term, self.language, self.bridge) is not None
            for passage in self.passages
            for unit in passage.units
        )

    def _unfit(self, text: str) -> Why | None:
        """Return what no source can mend."""
        if link_in(text):
            return "link"
        if order_in(text):
            return "instruction"
        return "wrong-language" if is_foreign(text, self.language) else None

    def _supporting(self, claim: Facts, cited: Sequence[int]) -> tuple[tuple[int, ...], Why | None]:
        """Return the extracts that support a claim: the cited ones, else others found."""
        found = {at: self._judge(claim, at) for at in cited}
        support = tuple(at for at, finding in found.items() if finding.why is None)
        if support and all(found[at].closed for at in support):
            return support, None
        for at in range(len(self.extracts)):
            if at not in found:
                found[at] = self._judge(claim, at)
        ranked = sorted(
            (at for at, finding in found.items() if finding.why is None),
            key=lambda at: (-found[at].likeness, not found[at].closed),
        )
        passing = support or tuple(ranked[:1])
        if support and found[ranked[0]].likeness > found[support[0]].likeness + _MARGIN:
            passing = tuple(ranked[:1])  # another source speaks far more of the claim
        firm = sorted(
            (at for at, finding in found.items() if finding.firm),
            key=lambda at: -found[at].likeness,
        )
        best = found[passing[0]] if passing else Finding(None)
        if passing and not any(_outdone(best, found[at], cited=at in cited) for at in firm):
            return passing, None
        worst = found[firm[0]] if firm else Finding(None)
        told = worst.closed or bool(firm and firm[0] in cited and worst.likeness >= _TOLD)
        whole = () if told else self._by_clause(claim, cited) or self._apart(claim, cited)
        if whole and not (len(whole) == 1 and found[whole[0]].firm):
            return whole, None
        faults = sorted(found.values(), key=lambda f: -f.likeness)
        return (), worst.why or next((f.why for f in faults if f.why), "no-source")

    def _articles(self, claim: Facts, readers: Sequence[int]) -> tuple[int, ...]:
        """Return the article that says as much of a claim as the readers found to say it."""
        least = max(self._judge(claim, at).likeness for at in readers)
        articles = (at for at, p in enumerate(self.passages) if p.source.kind == "article")
        found = {at: self._judge(claim, at) for at in articles}
        passing = [at for at, f in found.items() if f.why is None and f.likeness >= least]
        return tuple(sorted(passing, key=lambda at: -found[at].likeness)[:1])

    def _by_clause(self, claim: Facts, cited: Sequence[int]) -> tuple[int, ...]:
        """Support each statement of a claim by itself; empty where one is left without."""
        order = [*cited, *(at for at in range(len(self.extracts)) if at not in cited)]
        for texts in statements(claim):
            support: dict[int | None, None] = {}
            for text in texts:
                part = Facts(text, language=self.language)
                at = next((at for at in order if self._judge(part, at).why is None), None)
                support[at] = None
                if at is None:
                    break
            if None not in support:
                return tuple(at for at in support if at is not None)
        return ()

    def _apart(self, claim: Facts, cited: Sequence[int]) -> tuple[int, ...]:
        """Support a claim and the relative clause about its subject by a cited passage each."""
        support: dict[int, None] = {}
        for text in split_relative(claim.text, claim.tokens):
            part = Facts(text, language=self.language)
            at = next((at for at in cited if self._judge(part, at).why is None), None)
            if at is None or not (part.names or part.quantities):
                return ()
            support[at] = None
        return tuple(support) if len(support) > 1 else ()

    def _judge(self, claim: Facts, at: int) -> Finding:
        return judge(claim, self.passages[at], self._context)

    @cached_property
    def _context(self) -> Context:
        return Context(lambda: self.known, self.holds, self.bridge)

    def holds(self, words: Sequence[str]) -> bool:
        """Tell whether a name stands in any passage."""
        return any(passage.holds(words) for passage in self.passages)

    @cached_property
    def known(self) -> tuple[Facts, ...]:
        """Every sentence that gives an office."""
        units = (unit for passage in self.passages for unit in passage.units)
        return tuple(unit for unit in units if unit.roles)


def check_sentence(
    text: str,
    extracts: Sequence[Extract],
    cited: Sequence[int],
    *,
    question: str = "",
    language: str = "fr",
) -> Verdict:
    """Check one sentence; :class:`Checker` does the same for a whole answer, faster."""
    return Checker(extracts, question=question, language=language).check(text, cited)
