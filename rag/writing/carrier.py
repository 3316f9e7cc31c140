"""Which sentence of a passage carries a claim: the quote that its citation shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.sentences import sentence_spans

if TYPE_CHECKING:
    from index.documents import Language
    from rag.extract import Extract


def carrier(text: str, extract: Extract, question: str, language: Language) -> Extract:
    """Return the sentence of an extract's passage that supports a claim by itself.

    The extract itself when it does, or when no single sentence does.
    """
    from rag.checks import Checker

    hit = extract.hit
    sentences = [
        replace(extract, text=span.of(hit.text), start=hit.start + span.start,
                end=hit.start + span.end, before="", after="")
        for span in sentence_spans(hit.text, hit.source.language)
    ]  # fmt: skip
    choices = [extract, *(one for one in sentences if one.start != extract.start)]
    alone = [replace(one, hit=replace(hit, text=one.text), before="", after="") for one in choices]
    verdict = Checker(alone, question=question, language=language).check(text, range(len(alone)))
    return choices[verdict.support[0]] if verdict.kept and verdict.support else extract
