"""Verbatim places on the pages: any document's sentences and title as extracts to cite."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from index.analysis import fold
from index.passages import cut
from rag.extract import Extract, sentences_of
from rag.hits import Hit, Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.documents import Document, Language

_CUT: Final = re.compile(
    r"(?P<strong>[;:](?=\s)|\s+[–—](?=\s))|(?P<comma>,(?=\s))"
    r"|(?P<link>\s(?=(?:mais|alors que|car|tandis que|puisque|parce que|avant de|pour que|afin de|"
    r"qui|dont|but|while|because|which|who|after|before|since)\b))"
    r"|(?P<joint>\s(?=(?:et|and|ou|or)\b))"
)
_WORTH: Final = {"strong": 6, "comma": 3, "link": 4, "joint": -2}
_FINITE_FR: Final = (
    r"\b(?:ont|est|sont|fut|furent|va|vont|peut|peuvent|doit|doivent|fait|font|veut|veulent|\w+(?:ait|aient|era|eront|erait)|dit|voit|met|"
    r"suis|sommes|avons|etes|reste|entre(?= (?:dans|en|au|chez)\b)|arrive|cherche|juge|estime|"
    r"pense|affirme|revendique)\b|\bj'ai\b|\bc'est\b"
)
_FINITE_EN: Final = (
    r"\b(?:has|have|had|is|are|was|were|will|would|can|could|may|did|does|do|says?|said|began|went|"
    r"led|took|made(?= (?:a|the|it|his))|gave|came|set|put|paid|put|bought|signed|announced(?! on)|"
    r"unveiled|launched|wants?|needs?|brings?|gets?|makes?|takes?|thinks?|finds?|sees?)\b|n't\b"
)
_HAS: Final = re.compile(
    r"\b(?:a|n['’]a|l['’]a|y a|m['’]a) (?:\w+ )??[\wé’']+(?:é|i|u|is|it|rt|ert|s)e?s?\b"
)
_FINITE: Final = {
    "fr": re.compile(_FINITE_FR),
    "en": re.compile(_FINITE_EN),
    None: re.compile(f"{_FINITE_FR}|{_FINITE_EN}"),
}
_ASIDE: Final = re.compile(r",\s*(?:ou|qui|dont|auquel|a laquelle|who|which|where|whose)\s[^,;]*")
_DANGLING: Final = re.compile(
    r"\b(?:ce|que|de|du|des|la|le|les|et|ou|car|the|of|to|a|à|an|that|dont|qui|un|une|par|pour|sur|and|"
    r"or|in|on|at|by|with|avec|dans|en|au|aux|plus|très|such|as|comme|celui|celle|ceux)$",
    re.IGNORECASE,
)
_QUOTED: Final = 8  # words of a quotation that is told without who says it
_PAIRED: Final = re.compile(r"\b(?:entre|between|both|à la fois)\s", re.IGNORECASE)
_JOINED: Final = re.compile(
    r"[,;] (?:and|et|but|mais) (?P<clause>[^,;]+)(?:, (?:who|which|qui|dont) [^,;]*)?$"
)
_RELATIVE: Final = re.compile(r"\b(?:à laquelle|auquel|à partir de laquelle|on which)\b")
_SUBORDINATE: Final = re.compile(
    r"(?:when|while|although|though|if|because|after|before|quand|lorsque|si|bien que|alors que|"
    r"tandis que|après que|avant que)\s|(?:lorsqu|s)['’]",
    re.IGNORECASE,
)
_PAIRS: Final = (("«", "»"), ("“", "”"), ("(", ")"), ("[", "]"))


class Places:
    """Finds extracts on the pages of one store.

    Parameters
    ----------
    page_text
        The text of a page, by its path.
    """

    def __init__(self, page_text: Callable[[str], str]) -> None:
        self._page_text = page_text
        self._hits: dict[str, tuple[Hit, ...]] = {}

    def hits(self, document: Document) -> tuple[Hit, ...]:
        """Return a document's passages, in order, as the store cuts them."""
        if document.id not in self._hits:
            source = Source.of(document)
            self._hits[document.id] = tuple(
                Hit(
                    passage_id=passage.id,
                    document_id=document.id,
                    text=passage.text,
                    start=passage.start,
                    end=passage.end,
                    score=0.0,
                    source=source,
                )
                for passage in cut(document, self._page_text(document.path))
            )
        return self._hits[document.id]

    def sentences(self, document: Document) -> list[Extract]:
        """Return a document's sentences, in order."""
        return [extract for hit in self.hits(document) for extract in sentences_of(hit)]

    def find(self, document: Document, quote: str, *, within: int | None = None) -> Extract | None:
        """Return the first place where a document says something word for word.

        White space and the shape of apostrophes may differ from the page's.

        Parameters
        ----------
        within
            Look only in that many characters from the document's start.
        """
        words = [
            re.escape(word).replace("'", "['’]").replace("’", "['’]") for word in quote.split()
        ]
        pattern = re.compile(r"\s+".join(words))
        for hit in self.hits(document):
            found = pattern.search(hit.text)
            if found and (within is None or hit.start + found.start() < document.start + within):
                return self.part(hit, found.start(), found.end())
        return None

    def title(self, document: Document) -> Extract:
        """Return the place of a document's title, its first sentence when it shows none."""
        found = self.find(document, document.title) if document.title else None
        return found or self.first(document)

    def first(self, document: Document) -> Extract:
        """Return a document's first sentence."""
        return self.sentences(document)[0]

    @staticmethod
    def part(hit: Hit, start: int, end: int) -> Extract:
        """Return a stretch of a passage, offsets counting in the passage."""
        text = hit.text[start:end]
        return Extract(hit=hit, text=text, start=hit.start + start, end=hit.start + end, score=0.0)


def within(extract: Extract, start: int, end: int) -> Extract:
    """Return a stretch of an extract, offsets counting in the extract."""
    return replace(
        extract,
        text=extract.text[start:end],
        start=extract.start + start,
        end=extract.start + end,
    )


def shortened(extract: Extract, most: int, *, least: int = 5, verb: bool = True) -> Extract | None:
    """Return an extract cut at a clause to at most ``most`` words, None when no cut is clean.

    A cut never leaves a quotation or a bracket open, and keeps a verb; quotation marks round the
    whole are left out.

    Parameters
    ----------
    verb
        False when the extract opens with its verb, so that any cut keeps one.
    """
    extract = bared(extract)
    text = extract.text
    if len(text.split()) <= most and closed(text):
        return extract
    cuts = []
    for match in _CUT.finditer(text):
        kept = text[: match.start()].rstrip(" ,;:–—\u00a0")
        size = len(kept.split())
        if (
            least <= size <= most
            and not _DANGLING.search(kept)
            and not _half(kept, extract.hit.source.language)
            and closed(kept)
            and (not verb or predicates(kept, extract.hit.source.language))
        ):
            cuts.append((size + _WORTH[match.lastgroup or "joint"], len(kept)))
    return bared(within(extract, 0, max(cuts)[1])) if cuts else None


def _half(kept: str, language: Language | None = None) -> bool:
    """Tell whether a cut leaves only the first of two: a clause with *quand*, an *entre X*.

    >>> _half("When the minister told a crowd that"), _half("un duel entre Microsoft")
    (True, True)
    >>> _half("Le 22 janvier, date à laquelle tout a fermé"), _half("Le 22 janvier a tout changé")
    (True, False)
    >>> _half("He appealed; the builder followed, and prosecutors, who had wanted more")
    True
    """
    pair = _PAIRED.search(kept)
    if pair is not None and not re.search(r"\s(?:et|and)\s", kept[pair.end() :]):
        return True
    relative = _RELATIVE.search(kept)
    if relative is not None and "," not in kept[relative.end() :]:
        return not predicates(kept[: relative.start()], language)
    joined = _JOINED.search(kept)
    if joined is not None and not predicates(joined["clause"], language):
        return True
    return _SUBORDINATE.match(kept) is not None


def predicates(text: str, language: Language | None = None) -> bool:
    """Tell whether a clause has a finite verb of its own, by its form.

    Some present forms are missed; the verb of a relative clause between commas does not count.

    >>> predicates("le groupe a révélé une mise"), predicates("un tour de table mené par Paul")
    (True, False)
    >>> predicates("Paul Roux, who lost a single ewe", "en"), predicates("Entre mai et juin", "fr")
    (False, False)
    >>> predicates("Présenté hier à Valdrac", "fr"), predicates("Il a beaucoup appris", "fr")
    (False, True)
    >>> predicates("the Commission began looking"), predicates("Paris, made public on Monday")
    (True, False)
    """
    if language != "en" and _HAS.search(text.lower()):  # "à" is no verb
        return True
    return _FINITE[language].search(_ASIDE.sub("", fold(text))) is not None


def bared(extract: Extract) -> Extract:
    """Return an extract without the quotation mark that opens it, nor the one that closes it.

    A quotation that ends inside (*« Oui », dit-il*) is returned alone, when it is long enough.
    """
    opening = re.match(r"[«“\"]\s*|>\s*", extract.text)
    if opening is None:
        return extract
    text = extract.text[opening.end() :]
    inner = re.match(r"(?P<said>[^«»“”\"]+?)\s*[»”\"](?!\s*[.,]?\s*$)", text)
    if inner is not None:
        if len(inner["said"].split()) < _QUOTED:
            return extract
        return within(extract, opening.end(), opening.end() + len(inner["said"].rstrip(" ,\u00a0")))
    closing = re.search(r"\s*[»”\"](\s*[.,])?\s*$", text)
    if closing and not re.search(r"[«“]", text):
        text = text[: closing.start()]
    return within(extract, opening.end(), opening.end() + len(text))


def closed(text: str) -> bool:
    """Tell whether every quotation and bracket opened is closed.

    >>> closed("il dit « oui »"), closed("il dit « oui"), closed("a) oui")
    (True, False, False)
    """
    even = text.count('"') % 2 == 0
    return even and all(text.count(left) == text.count(right) for left, right in _PAIRS)
