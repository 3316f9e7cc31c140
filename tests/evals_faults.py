"""Deliberate damage, as small real parts put in the place of the good ones."""

import re
from dataclasses import replace
from functools import partial

import numpy as np

from evals.run import System


def damaged(system, damage):
    """The same system, every answer damaged on its way out."""
    return System(system.name, lambda question: damage(question, system.ask(question)))


def with_citations(answer, change):
    """Change every citation of an answer, wherever it is told."""
    changed = {citation: change(citation) for citation in answer.citations}
    swap = partial(map, lambda citation: changed.get(citation, citation))
    sentences = tuple(replace(s, citations=tuple(swap(s.citations))) for s in answer.sentences)
    return replace(answer, citations=tuple(changed.values()), sentences=sentences)


def citations_shifted_by_one(_question, answer):
    return with_citations(answer, lambda c: replace(c, start=c.start + 1, end=c.end + 1))


def quotes_paraphrased(_question, answer):
    return with_citations(
        answer, lambda c: replace(c, quote=c.quote.replace(" a ", " avait ") + " ")
    )


def comments_labelled_as_articles(_question, answer):
    relabelled = with_citations(
        answer, lambda c: replace(c, source=replace(c.source, kind="article"))
    )
    sentences = tuple(
        replace(s, voice="reported") if s.voice == "reader" else s for s in relabelled.sentences
    )
    return replace(relabelled, sentences=sentences)


def numbers_altered(_question, answer):
    def altered(text):
        marks = re.split(r"(\[\d+\])", text)
        return "".join(
            part if part.startswith("[") else re.sub(r"\d", lambda d: str(9 - int(d.group())), part)
            for part in marks
        )

    sentences = tuple(replace(s, text=altered(s.text)) for s in answer.sentences)
    return replace(answer, text=altered(answer.text), sentences=sentences)


def dates_off_by_a_year(_question, answer):
    def late(source):
        return replace(source, date=source.date and f"{int(source.date[:4]) + 1}{source.date[4:]}")

    return with_citations(answer, lambda c: replace(c, source=late(c.source)))


def conflicts_hidden(_question, answer):
    return replace(answer, conflicts=())


def negations_dropped(_question, answer):
    def affirmed(text):
        text = re.sub(r"\b(?:ne |n['’])(\w+) (?:pas|plus|jamais)\b", r"\1", text)
        return re.sub(r"\b(?:not|never) ", "", text)

    sentences = tuple(replace(s, text=affirmed(s.text)) for s in answer.sentences)
    return replace(answer, text=affirmed(answer.text), sentences=sentences)


class Silent:
    """A lexical index that finds nothing; the rest of it is untouched."""

    def __init__(self, lexical):
        self._lexical = lexical

    def scores(self, sought):
        return np.zeros_like(self._lexical.scores(sought))

    def __getattr__(self, name):
        return getattr(self._lexical, name)
