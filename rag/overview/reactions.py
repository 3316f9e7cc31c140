"""Who says what: short attributed words of several speakers, or of several readers."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Final

from index.analysis import fold, stem, terms, words
from rag.overview.framing import spoken
from rag.overview.places import shortened
from rag.overview.readers import readers
from rag.overview.scope import specific
from rag.overview.tone import STRONG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.answer import Sentence
    from rag.extract import Extract
    from rag.overview.asking import Ask
    from rag.overview.desk import Desk
    from rag.overview.speakers import Statement

_WORDS: Final = 86
_MOST: Final = 5
_EUROPEAN: Final = (
    "europeen europeenne europeens europeennes european europe bruxelles brussels ue eu"
)
_FRENCH: Final = frozenset("francais francaise francaises french france paris".split())
_KIN: Final = (
    (("eurodepute", "eurodeputee", "mep ", "meps ", "elue europeenne", "depute europeen",
      "deputee europeenne", "parlement europeen", "european parliament"),
     f"parlement parliament politique politiques political eurodeputes meps elus lawmakers "
     f"politicians deputes {_EUROPEAN}"),
    (("commission europeenne", "european commission", "commissaire europeen"), _EUROPEAN),
    (("ministre", "minister", "secretaire d'etat", "secretary of state", "maire de", "maire du",
      "mayor", "senateur", "senator", "president du departement", "presidente du dep",
      "president of the department", "conseil departemental",
      "depute de ", "depute du ", "deputee de "),
     "politique politiques political politicians elus gouvernement government officielles "
     "officials"),
    (("president de", "president of", "pdg", "ceo", "chief executive", "dirigeant"),
     "entreprises industrie industry companies business dirigeants"),
    (("analyste", "economiste", "institute", "institut", "analyst", "economist", "professeur"),
     "experts expert specialistes analystes analysts"),
)  # fmt: skip
_NEAR: Final = 90  # characters on either side of a name that tell who somebody is


def reactions(ask: Ask, desk: Desk) -> tuple[Sentence, ...]:
    """Answer with three to five short attributed extracts, of readers when they are asked for."""
    return readers(ask, desk) if ask.readers else _speakers(ask, desk)


def _speakers(ask: Ask, desk: Desk) -> tuple[Sentence, ...]:
    articles = desk.shelf.articles
    asked = specific(ask.rest, desk)
    if ask.article and asked:
        articles = desk.shelf.named(ask.rest, desk.language)
        asked = ()
    ids = {article.id for article in articles}
    by_speaker: dict[str, list[Statement]] = defaultdict(list)
    for statement in desk.holdings.statements:
        if statement.extract.hit.document_id in ids:
            by_speaker[statement.speaker].append(statement)
    lasts = {fold(name).split()[-1] for name in by_speaker}
    if lasts & set(asked):
        return ()
    if asked:
        by_speaker = {
            name: found for name, found in by_speaker.items()
            if _concerns(name, found, asked, desk)
        }  # fmt: skip
    weights = {name: _weight(name, found, desk) for name, found in by_speaker.items()}
    camps = {} if asked else {name: _camp(found) for name, found in by_speaker.items()}
    best = [(name, _best(by_speaker[name], desk)) for name in _spread(weights, camps)]
    return _lines(
        [(name, one) for name, one in best if one is not None], desk, least=1 if asked else 2
    )


def _weight(name: str, found: Sequence[Statement], desk: Desk) -> float:
    last = fold(name).split()[-1]
    texts = desk.holdings.folded
    read = desk.holdings.salience.articles
    spread = len({a.outlet or a.path for a in read if last in texts[a.id]})
    strong = max(_strength(one) for one in found)
    return spread + 0.8 * strong + 0.1 * min(len(found), 5)


def _spread(weights: dict[str, float], camps: dict[str, int | None]) -> list[str]:
    """Return names, weightiest first, each further one of a camp set back.

    >>> _spread({"A": 5.0, "B": 4.0, "C": 3.0}, {"A": 0, "B": 0, "C": 1})
    ['A', 'C', 'B']
    """
    left = dict(weights)
    ordered: list[str] = []
    while left:
        name = min(left, key=lambda one: (-left[one], one))
        del left[name]
        ordered.append(name)
        camp = camps.get(name)
        for other in left:
            left[other] -= 1.5 if camp is not None and camps.get(other) == camp else 0.0
    return ordered


def _camp(found: Sequence[Statement]) -> int | None:
    """Return which kind of people a speaker is of, by what the sentences call them."""
    folded = fold(" ".join(one.sentence.text for one in found))
    return next((n for n, (signs, _) in enumerate(_KIN) if any(s in folded for s in signs)), None)


def _strength(statement: Statement) -> float:
    said = 0.5 if not statement.clause else 0.0
    return said + (1.0 if STRONG.search(fold(statement.extract.text)) else 0.0)


def _best(found: Sequence[Statement], desk: Desk) -> tuple[Statement, Extract] | None:
    """Return a speaker's best statement, cut short, None when none can be cut cleanly."""
    choices = []
    for one in found:
        short = shortened(one.extract, 14, least=4, verb=False) or shortened(
            one.extract, 21, least=4, verb=False
        )
        if short is None:
            continue
        own = 0.6 if short.hit.source.language == desk.language else 0.0
        strong = 1.0 if STRONG.search(fold(short.text)) else 0.0
        said = 0.4 if not one.clause else 0.0
        whole = 0.3 if len(short.text) == len(one.extract.text.rstrip()) else 0.0
        leaning = (
            -0.6
            if re.match(
                r"(?:il|elle|ils|elles|cela|et|mais|he|she|it|they|si tel)\b", fold(short.text)
            )
            else 0.0
        )
        choices.append((own + strong + said + whole + leaning, one, short))
    if not choices:
        return None
    _, one, short = max(choices, key=lambda choice: (choice[0], -choice[2].start))
    return one, short


def _lines(
    best: Sequence[tuple[str, tuple[Statement, Extract]]], desk: Desk, *, least: int
) -> tuple[Sentence, ...]:
    best = [*best[:3], *(one for one in best[3:] if STRONG.search(fold(one[1][1].text)))]
    lines = [
        partial(spoken, name, short, clause=statement.clause) for name, (statement, short) in best
    ]
    return desk.fitting(lines, words=_WORDS, most=_MOST, least=least)


def _concerns(name: str, found: Sequence[Statement], asked: Sequence[str], desk: Desk) -> bool:
    """Tell whether a speaker, or what they say, has to do with every word asked about.

    A word for a kind of people (*politiques*, *européennes*) must be told by what stands beside
    the speaker's name; any other may stand in what they say.
    """
    last = fold(name).split()[-1]
    near = " ".join(
        _beside(text, match.start(), match.end())
        for text in desk.holdings.folded.values()
        for match in re.finditer(rf"\b{re.escape(last)}\b", text)
    )
    kin = {word for signs, kind in _KIN if any(s in near for s in signs) for word in kind.split()}
    kinds = {word for _, kind in _KIN for word in kind.split()} | _FRENCH
    if _FRENCH & {word.text for word in words(near)} and _officer(near):
        kin |= _FRENCH
    said = f"{near} " + " ".join(one.sentence.text for one in found)
    held = {word.text for word in words(said)} | set(terms(said, "fr")) | set(terms(said, "en"))
    return all(
        word in kin if word in kinds else word in held or stem(word, desk.language) in held
        for word in asked
    )


def _beside(text: str, start: int, end: int) -> str:
    """Return what stands around a name, within its sentence.

    >>> _beside("Il part. Paul Roux, maire, reste. Anne vient.", 14, 18)
    'Paul Roux, maire, reste'
    """
    before = re.split(r"[.!?\n]\s", text[max(0, start - _NEAR) : start])[-1]
    after = re.split(r"[.!?\n](?:\s|$)", text[end : end + _NEAR])[0]
    return f"{before}{text[start:end]}{after}"


def _officer(near: str) -> bool:
    return any(sign in near for sign in _KIN[2][0])
