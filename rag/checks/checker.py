"""The checks put together: one sentence against the extracts it may be cited to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks import standing
from rag.checks.hygiene import is_foreign, link_in, order_in
from rag.checks.units import Facts, Passage, passage_of
from rag.checks.verdict import ORDER, Verdict, Why

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.evidence import Extract


class Checker:
    """Checks the sentences of one answer against one set of extracts.

    Facts of a passage are computed once, when first needed, and a passage that several
    extracts share is read once.

    Parameters
    ----------
    extracts
        What the answer may be cited to, in the order its marks count.
    question
        As asked; its words are no claim of the answer.
    language
        Of the answer.
    """

    def __init__(self, extracts: Sequence[Extract], *, question: str = "", language: str = "fr"):
        self.extracts = tuple(extracts)
        self.question = Facts(question)
        self.language = language
        shared: dict[tuple[str, str], Passage] = {}
        self.passages = []
        for extract in extracts:
            key = (extract.hit.passage_id, extract.hit.text)
            self.passages.append(shared.setdefault(key, passage_of(extract)))

    def check(self, text: str, cited: Sequence[int]) -> Verdict:
        """Check one sentence.

        Parameters
        ----------
        text
            The sentence, without citation marks.
        cited
            0-based indexes into the extracts; those out of range are ignored.
        """
        if link_in(text):
            return Verdict(kept=False, why="link")
        if order_in(text):
            return Verdict(kept=False, why="instruction")
        if is_foreign(text, self.language):
            return Verdict(kept=False, why="wrong-language")
        claim = Facts(text)
        inside = [at for at in dict.fromkeys(cited) if 0 <= at < len(self.extracts)]
        found = {at: self._fault(claim, at) for at in inside}
        support = tuple(at for at, why in found.items() if why is None)
        if not support:
            others = (at for at in range(len(self.extracts)) if at not in found)
            for at in others:
                found[at] = self._fault(claim, at)
                if found[at] is None:
                    support = (at,)
                    break
        if support:
            return Verdict(kept=True, support=support)
        faults = [why for why in found.values() if why]
        return Verdict(kept=False, why=max(faults, key=ORDER.index, default="no-source"))

    def _fault(self, claim: Facts, at: int) -> Why | None:
        passage = self.passages[at]
        units = passage.units
        if standing.missing_number(claim, units):
            return "number-not-in-source"
        if standing.missing_date(claim, units, passage):
            return "date-not-in-source"
        if standing.missing_quote(claim, passage):
            return "quote-not-verbatim"
        for name in claim.names:
            if not any(standing.name_stands(name, unit) for unit in (*units, passage.about)):
                return "name-not-in-source"
        return None


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
