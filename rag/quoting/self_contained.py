"""Giving a quote what it needs to be understood without its page.

First what says nothing alone is left out at its head: a heading, a list's number. Then whatever
leans on words before it (:mod:`rag.quoting.anaphora`) has its antecedent named, outside the quote,
where the page leaves no doubt; failing that the quote brings the sentence before it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from rag.quoting.anaphora import Lean, leaning
from rag.quoting.antecedents import antecedent, spoken_of
from rag.quoting.before import Before
from rag.quoting.heads import asked_for, is_orphan, with_opening_line, without_head
from rag.quoting.leads import last_of, with_before
from rag.quoting.lessening import has_names, is_late, leans_less
from rag.quoting.stand_ins import of_a_nation
from rag.quoting.titled import asks_of_two, tells_of, title_for
from rag.text.facts import Facts
from rag.text.passages import Passage
from rag.text.sentence import spans_of
from rag.text.words.tokens import tokenise
from rag.voices import voice_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rag.extract import Extract
    from rag.questions.question import Question
    from rag.quoting.context_before import Earlier, Preceding
    from rag.text.names.names import Name

_UNTOLD: Final = frozenset(("event", "both", "place", "object"))  # what no name can tell
_MOST_NAMED: Final = 2  # words that get their antecedent in brackets
_BACK: Final = 2  # sentences brought at most
_PAIR: Final = 55  # words of a quote with the sentence before it
_TITLE: Final = 8  # words that a title may add to the most
_WIDE: Final = 68  # and where no shorter one will do


@dataclass(frozen=True, slots=True)
class Standing:
    """A quote, what is named outside it, and whether something in it still leans.

    Attributes
    ----------
    extract
        The quote.
    named
        Each word that leans with its antecedents, in order.
    said_by
        Whose words they are, where the quote does not say it; else None.
    about
        The one name, of those asked about, that the page speaks of just before; empty where the
        words that lean are all named, or where it speaks of others.
    open
        The words that lean and are not named.
    lead
        The sentence before the quote, in the passage before its own, that tells what it goes
        back to; None for none.
    title
        That of the page, where it tells what the quote goes back to; empty for none.
    vague
        Whether it may not tell it all.
    """

    extract: Extract
    named: tuple[tuple[str, tuple[str, ...]], ...] = ()
    said_by: str | None = None
    about: str = ""
    open: tuple[Lean, ...] = ()
    lead: Extract | None = None
    title: str = ""
    vague: bool = False

    @property
    def words(self) -> int:
        """How many words the quote has, with those in brackets."""
        told = [word for pair in self.named for word in (pair[0], *pair[1])]
        lead = self.lead.text if self.lead else ""
        return sum(len(t.split()) for t in (lead, self.extract.text, *told, self.said_by or ""))


def stood(extract: Extract, question: Question, preceding: Preceding, most: int) -> Standing:
    """Return a quote as it may be understood without its page.

    Parameters
    ----------
    extract
        The quote.
    question
        The question, whose names tell who is spoken of where two may be.
    preceding
        Gives the text of the quote's document before it.
    most
        Words that the quote may have with the sentence before it.
    """
    alone = with_opening_line(without_head(extract), most)
    best = _named(alone, question, preceding)
    if not (is_late(best.open, best.extract.text) or _is_of_the_affair(best, question, preceding)):
        best = _with_sentences(best, alone, _Asked(question, preceding, min(most, _PAIR)))
    if any(lean.kind != "event" for lean in best.open):
        best = _with_sentences(best, alone, _Asked(question, preceding, min(most, _WIDE)))
    if not best.open:
        return best
    earlier = preceding(best.lead or best.extract)
    before = _before(best.lead or best.extract, question, earlier)
    name = spoken_of(before)
    single = len(before.asked) == 1 and before.tells(before.asked[0])  # *the company* is that one
    left = [
        lean
        for lean in best.open
        if (lean.kind in _UNTOLD and not (tells_of(lean) and asks_of_two(before)))
        or not (
            lean.kind in _UNTOLD
            or name
            or (lean.kind == "noun" and (single or of_a_nation(lean.word)))
        )
    ]
    titles = [title_for(extract.hit.source, lean, before, earlier.opening) for lean in left]
    title = next(filter(None, titles), "")
    if len(title.split()) + best.words > most + _TITLE:
        return replace(best, about=name, open=tuple(left))
    open_ = tuple(lean for lean, found in zip(left, titles, strict=True) if not found)
    vague = bool(title) and not all(map(tells_of, left))
    return replace(best, about=name, open=open_, title=title, vague=vague)


def _is_of_the_affair(here: Standing, question: Question, preceding: Preceding) -> bool:
    """Tell whether a quote only leans on what its page is about, or on its one company, as told.

    By its title, or by the question where it names two parties to it.
    """
    leans = [lean for lean in here.open if not of_a_nation(lean.word)]
    affair = all(map(tells_of, leans))
    if not leans or not (affair or all(lean.kind == "noun" for lean in leans)):
        return False
    earlier = preceding(here.extract)
    before = _before(here.extract, question, earlier)
    source = here.extract.hit.source
    return (affair and asks_of_two(before)) or all(
        title_for(source, lean, before, earlier.opening) for lean in leans
    )


class _Asked(NamedTuple):
    """What a quote is given its sentences before for, and how many words it may have with them."""

    question: Question
    preceding: Preceding
    most: int


def _with_sentences(best: Standing, alone: Extract, asked: _Asked) -> Standing:
    """Return a quote with up to two sentences before it where fewer of its words then lean."""
    wider = alone
    for _ in range(_BACK):
        longer = with_before(wider, asked.most) if best.open else None
        if longer is None:
            break
        wider = without_head(longer)
        if wider.start >= alone.start:
            break
        there = _named(wider, asked.question, asked.preceding)
        if leans_less(there.open, best.open) and has_names(
            wider.text[: alone.start - wider.start], wider
        ):
            best = there
    if not best.open or best.lead:
        return best
    lead = last_of(asked.preceding(best.extract).passage, best.extract, asked.most)
    if lead is None:
        return best
    both = replace(lead, text=f"{lead.text} {best.extract.text}", end=best.extract.end)
    there = _named(both, asked.question, asked.preceding)
    if not leans_less(there.open, best.open) or not has_names(lead.text, lead):
        return best
    return replace(there, extract=best.extract, lead=lead)


def _named(extract: Extract, question: Question, preceding: Preceding) -> Standing:
    """Return a quote with whatever leans in it named, as far as the page leaves no doubt."""
    source = extract.hit.source
    leans = list(leaning(extract.text, source.language))
    voice, speaker = voice_of(extract)
    mute = source.kind == "article" and voice == "quoted" and speaker is not None
    said_by = speaker if mute and speaker and speaker.split()[-1] not in extract.text else None
    if _is_answer(extract):
        leans.append(Lean(extract.text.split()[0], "event", 0))
    if not leans:
        return Standing(extract, said_by=said_by)
    before = _before(extract, question, preceding(extract))
    named: dict[tuple[str, ...], str] = {}
    left: list[Lean] = []
    for lean in leans:
        spoken = (said_by,) if said_by and lean.said else ()
        if found := spoken or antecedent(lean, before):
            named.setdefault(found, lean.word)
        else:
            left.append(lean)
    pairs = tuple((word, found) for found, word in named.items())[:_MOST_NAMED]
    told = said_by if (said_by,) not in named else None
    return Standing(extract, pairs, told, open=tuple(left))


def _is_answer(extract: Extract) -> bool:
    """Tell whether a quote opens on the bare answer to a question that it leaves out."""
    spans = spans_of(extract.text, extract.hit.source.language)
    article = extract.hit.source.kind == "article"
    return article and is_orphan(spans[0].of(extract.text)) and asked_for(extract)


def _before(extract: Extract, question: Question, earlier: Earlier) -> Before:
    source = extract.hit.source
    own = [
        Facts(span.of(extract.text), language=source.language)
        for span in spans_of(extract.text, source.language)
    ]
    units = Passage(earlier.text, source).units
    asked = Facts(question.text, language=question.language).names
    return Before(units, own, (*asked, *_unmarked(question.text, [*units, *own])))


def _unmarked(question: str, units: Sequence[Facts]) -> Iterator[Name]:
    """Yield the names of some sentences that a question writes without capitals."""
    said = f" {' '.join(token.text for token in tokenise(question))} "
    if question != question.lower():
        return
    for unit in units:
        yield from (name for name in unit.layout.names if f" {' '.join(name.words)} " in said)
