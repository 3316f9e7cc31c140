"""Whether quotes bear out a sentence: the product's claim check, asked as ALCE asks its model.

Its agreement with labels made by hand, without looking at what it says, is Cohen's kappa of
`evals.labels`.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from index.analysis import words
from rag.attribution import attribution
from rag.checks import check_sentence
from rag.extract import Extract

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from evals.metrics import Supports
    from index.documents import Language
    from rag.answer import Citation
    from rag.hits import Hit

_OPENING = 14  # words of a page without a title that may stand for one
_TONGUES = ("en", "in", "francais", "anglais", "french", "english")  # "(en anglais)"


def supporting(passage: Callable[[str], Hit]) -> Supports:
    """Make the check that tells whether the passages cited bear out a sentence.

    As in ALCE, what is cited is a passage: "the group" may be named a sentence earlier.

    Parameters
    ----------
    passage
        Gives a passage by its id (`Dossier.passage`).
    """
    passages: dict[str, Hit] = {}

    def supports(text: str, citations: Sequence[Citation], language: Language) -> bool:
        opens = {
            cited.document_id: _opening(passage(f"{cited.document_id}.1").text)
            for cited in citations
            if not cited.source.title
        }
        if only_quotes(text, citations, language, opens):
            return True
        for cited in citations:
            for name in (cited.passage_id, *before(cited.passage_id)):
                passages.setdefault(name, passage(name))
        extracts = [as_extract(cited, passages[cited.passage_id]) for cited in citations]
        ids = {name for cited in citations for name in before(cited.passage_id)}
        around = [whole(passages[name]) for name in sorted(ids)]
        marks = range(len(extracts))
        verdict = check_sentence(text, [*extracts, *around], marks, language=language)
        return verdict.kept and (not verdict.support or not set(marks).isdisjoint(verdict.support))

    return supports


def before(passage_id: str) -> tuple[str, ...]:
    """Return the id of the passage before in the same document, which names whom *il* goes back to.

    >>> before("001.txt#a1.3"), before("001.txt#c02.1")
    (('001.txt#a1.2',), ())
    """
    document, _, ordinal = passage_id.rpartition(".")
    return (f"{document}.{int(ordinal) - 1}",) if int(ordinal) > 1 else ()


def _opening(text: str) -> str:
    """Return the words by which a page without a title may be named."""
    return " ".join(text.split()[:_OPENING])


def only_quotes(
    text: str,
    citations: Sequence[Citation],
    language: Language,
    opens: Mapping[str, str] = MappingProxyType({}),
) -> bool:
    """Tell whether a sentence is a verbatim quote and the naming of its source, no word more.

    Such a sentence claims nothing of its own, in whatever language its quote is. ``opens`` gives
    the words that a document without a title opens on, by its id.
    """
    left = " ".join(text.split())
    named = set(_TONGUES)
    for citation in citations:
        quote = " ".join(citation.quote.split())
        if quote in left:
            left = left.replace(quote, " ", 1)
            source = citation.source
            title = source.title or opens.get(citation.document_id, "")
            said = attribution(source, language, title)
            named.update(word.text for word in words(said))
    return len(left) < len(text) and {word.text for word in words(left)} <= named


def whole(passage: Hit) -> Extract:
    """Give a passage as the checks read sources."""
    return Extract(hit=passage, text=passage.text, start=passage.start, end=passage.end, score=0.0)


def as_extract(citation: Citation, passage: Hit) -> Extract:
    """Give a citation as the checks read sources: its quote in its passage."""
    return Extract(
        hit=passage, text=citation.quote, start=citation.start, end=citation.end, score=1.0
    )
