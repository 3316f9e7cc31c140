"""From extracts to the passages that the checks read, kept from one answer to the next."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rag.text.passages import Passage
from rag.text.sentence import sentence, spans_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.extract import Extract
    from rag.hits import Hit, Source

_KEPT = 512  # passages whose facts are kept


def passages_of(extracts: Sequence[Extract]) -> list[Passage]:
    """Return the passage that each extract was taken from, told what stands before it.

    Two extracts of one passage share it, and so do the answers to several questions.
    """
    order = sorted(range(len(extracts)), key=lambda at: extracts[at].hit.start)
    texts: dict[tuple[str, str], str] = {}
    for extract in extracts:
        texts.setdefault(_key(extract), _text(extract))
    read: dict[tuple[str, str], Passage] = {}
    last: dict[str, Passage] = {}
    for at in order:
        hit, key = extracts[at].hit, _key(extracts[at])
        if key not in read:
            read[key] = _passage(texts[key], hit.source, last.get(hit.document_id))
        last[hit.document_id] = read[key]
    return [read[_key(extract)] for extract in extracts]


def _key(extract: Extract) -> tuple[str, str]:
    return extract.hit.passage_id, extract.hit.text


def _text(extract: Extract) -> str:
    """Return the passage of an extract, with the neighbours of one that is not of its passage."""
    text = extract.hit.text
    if extract.text in text:
        return text
    return " ".join(part for part in (extract.before, extract.text, extract.after) if part)


def passage_alone(hit: Hit) -> Passage:
    """Return the passage of a hit, whatever stands before it in its document."""
    return _passage(hit.text, hit.source, None)


@lru_cache(maxsize=_KEPT)
def _passage(text: str, source: Source, before: Passage | None) -> Passage:
    return Passage(text, source, before)


def forget() -> None:
    """Forget every passage and sentence read."""
    _passage.cache_clear()
    sentence.cache_clear()
    spans_of.cache_clear()
