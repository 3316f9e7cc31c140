"""What every answer about the dossier works with: the shelf, the places, the numbering."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from index.analysis import fold, stem, terms, words
from rag.answer import Sentence
from rag.citing import Numbering
from rag.text.dates.dates import Moment, moments, stated
from rag.text.names.mentions import mentions
from rag.text.words.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from index.documents import Document, Language
    from rag.extract import Extract
    from rag.overview.holdings import Holdings
    from rag.overview.places import Places
    from rag.overview.shelf import Shelf
    from rag.questions.question import Question

_OF: Final = {
    "la ": "de la ", "l'": "de l'", "l’": "de l’", "le ": "du ", "les ": "des ", "au ": "du ",
    "aux ": "des ",
}  # fmt: skip
_TOP: Final = 600  # characters from a document's start where byline and dateline stand


@dataclass(frozen=True)
class Desk:
    """One question's working place."""

    question: Question
    language: Language
    holdings: Holdings
    numbering: Numbering

    @property
    def shelf(self) -> Shelf:
        """The articles and comments."""
        return self.holdings.shelf

    @property
    def places(self) -> Places:
        """Where they say what they say."""
        return self.holdings.places

    @property
    def draft(self) -> Desk:
        """The same place with a numbering of its own: lines tried there leave no citation."""
        return replace(self, numbering=Numbering(lambda _: ""))

    def synthesis(self, text: str, places: Sequence[Extract]) -> Sentence:
        """Return a sentence of ours that rests on some places."""
        cited = dict.fromkeys(self.numbering.cite(place) for place in places)
        return Sentence(text, tuple(cited), "synthesis")

    def fitting(
        self, lines: Iterable[Callable[[Desk], Sentence]], *, words: int, most: int, least: int = 1
    ) -> tuple[Sentence, ...]:
        """Return the lines there is room for, in order, none when fewer than ``least`` fit.

        Lines left out cite nothing.
        """
        kept: list[Callable[[Desk], Sentence]] = []
        for line in lines:
            size = len(line(self.draft).text.split())
            if size <= words and len(kept) < most:
                kept.append(line)
                words -= size
        return tuple(line(self) for line in kept) if len(kept) >= least else ()

    def byline(self, article: Document) -> Extract:
        """Return where an article is signed, its title when its text does not show it."""
        found = None
        if article.author:
            found = self.places.find(article, article.author, within=_TOP)
            found = found or self.places.find(article, article.author)
        return found or self.places.title(article)

    def dateline(self, article: Document) -> Extract:
        """Return where an article is dated, its title when its text does not show it."""
        whole = stated((article.date or "")[:10])
        if whole is None:
            return self.places.title(article)
        for sentence in self.places.sentences(article):
            if sentence.start > article.start + _TOP:
                break
            told = [m for m in moments(tokenise(sentence.text)) if m.year and m.month]
            if len(sentence.text.split()) <= 16 and any(_same_day(whole, m) for m in told):
                return sentence
        return self.places.title(article)

    def mention(self, document: Document, rest: Sequence[str]) -> Extract:
        """Return the sentence of a document that holds most of some words."""
        wanted = {
            stem(word, tongue) for word in rest for tongue in (self.language, document.language)
        }
        return max(
            self.places.sentences(document),
            key=lambda one: len(wanted & set(terms(one.text, document.language))),
        )

    def as_written(self, rest: Sequence[str]) -> str:
        """Return words of the question as it writes them, from the first to the last."""
        text = self.question.text
        spans = [word for word in words(text) if word.text.strip("'") in rest]
        if not spans:
            return " ".join(rest)
        return re.sub(r"^(?:[dl]['’]|de |des |du |the )", "", text[spans[0].start : spans[-1].end])

    def told(self, rest: Sequence[str]) -> str:
        """Return words of the question behind *il est question* or *on*, with their article."""
        words_there = self.as_written(rest)
        at = self.question.text.find(words_there)
        before = self.question.text[: max(at, 0)].lower()
        if self.language == "en":
            return f"the {words_there}" if before.endswith("the ") else words_there
        article = re.search(r"(?:\bde la |\bde l['’]|\bdu |\bdes |\bd['’]|\bde )$", before)
        if article is not None:
            return f"{article[0]}{words_there}"
        bare = re.search(r"(?:\b(?:la|les?|aux?) |\bl['’])$", before)
        if bare is not None:
            return f"{_OF[bare[0]]}{words_there}"
        return f"d’{words_there}" if fold(words_there)[:1] in "aeiouyh" else f"de {words_there}"

    def alike(self, left: Extract, right: Extract) -> float:
        """Return the share of terms that two extracts have in common.

        Across languages, the share of names and figures.
        """
        tongues = left.hit.source.language, right.hit.source.language
        if tongues[0] != tongues[1]:
            a, b = _marks(left.text), _marks(right.text)
            return _shared(a, b) if len(a & b) > 1 else 0.0
        a, b = (
            set(terms(one.text, tongue)) for one, tongue in zip((left, right), tongues, strict=True)
        )
        return _shared(a, b)

    def about(self, text: str, language: Language, rest: Sequence[str]) -> bool:
        """Tell whether a text holds every one of some words, in either language."""
        held = set(terms(text, language)) | set(fold(text).split())
        return all(stem(w, language) in held or stem(w, self.language) in held for w in rest)


def _shared(a: set[str], b: set[str]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _marks(text: str) -> set[str]:
    """Return the figures and names of a text, folded."""
    named = {fold(word) for name in mentions(text) for word in name.split()}
    return named | set(re.findall(r"\d+", text))


def _same_day(whole: Moment, told: Moment) -> bool:
    return (whole.year, whole.month, whole.day) == (told.year, told.month, told.day)
