"""Who says what: short attributed words of several speakers, or of several readers."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from index.analysis import fold, stem, terms, words
from rag.checks.hygiene import link_in, order_in
from rag.overview.framing import framed_short, spoken
from rag.overview.places import shortened
from rag.overview.scope import MATTER, comments_in, generic
from rag.overview.stance import said_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.documents import Document
    from rag.answer import Sentence
    from rag.evidence import Extract
    from rag.overview.asking import Ask
    from rag.overview.desk import Desk
    from rag.overview.speakers import Statement

_WORDS: Final = 86
_MOST: Final = 4
_MOST_SPEAKERS: Final = 5
_STRONG: Final = re.compile(
    r"furieu|fureur|furious|fury|ridicul|facad|ironi|preoccup|worr|concern|inquiet|rejoui|glad|"
    r"fiert|pride|proud|legitim|bern|fool|trahi|betray|hypocri|scandal|choc|shock|regrett|critiqu|"
    r"reproch|salu|welcom|doute|doubt|danger|colere|anger|angry|honte|sham|absurd|naif|naiv|"
    r"domma|pity|victoire|victory|echec|fail|bravo|merveill|terribl|triste|sad|inaccept|"
    r"against|support|oppose|approuv|ticket|lignes rouges|red lines|nebul|murk|ambigu|surpris"
)
_JUDGING: Final = re.compile(
    r"\b(?:trop|vraiment|toujours|jamais|helas|dommage|mauvais\w*|bon|bonne|mieux|pire|enfin|encore|"
    r"ridicule|honte|really|never|always|better|worse|good|bad|too|only|finally|hopeless|matters)\b|!"
)
_KIN: Final = (
    (("eurodepute", "eurodeputee", "mep", "meps", "elue europeenne", "depute europeen",
      "deputee europeenne", "parlement europeen", "european parliament"),
     "parlement parliament europeen europeenne europeens europeennes european europe bruxelles "
     "brussels politique politiques political eurodeputes meps elus lawmakers"),
    (("commission",),
     "europeen europeenne europeennes europeens european europe bruxelles brussels"),
    (("ministre", "minister", "secretaire d'etat", "secretary of state", "gouvernement"),
     "politique politiques political gouvernement government officielles official francaises "
     "francaise francais french france paris"),
    (("president de", "president of", "pdg", "ceo", "chief executive", "dirigeant"),
     "entreprises industrie industry companies business dirigeants"),
    (("analyste", "economiste", "institute", "institut", "analyst", "economist", "professeur"),
     "experts expert specialistes analystes analysts"),
)  # fmt: skip


def reactions(ask: Ask, desk: Desk) -> tuple[Sentence, ...]:
    """Answer with three or four short attributed extracts, of readers when they are asked for."""
    return _readers(ask, desk) if ask.readers else _speakers(ask, desk)


def _speakers(ask: Ask, desk: Desk) -> tuple[Sentence, ...]:
    articles = desk.shelf.articles
    asked = tuple(word for word in ask.rest if not generic(word))
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
            if _concerns(name, found, articles, asked, desk)
        }  # fmt: skip
    weights = {name: _weight(name, found, articles) for name, found in by_speaker.items()}
    camps = {} if asked else {name: _camp(found) for name, found in by_speaker.items()}
    best = [(name, _best(by_speaker[name], desk)) for name in _spread(weights, camps)]
    return _lines([(name, one) for name, one in best if one is not None], desk)


def _weight(name: str, found: Sequence[Statement], articles: Sequence[Document]) -> float:
    last = fold(name).split()[-1]
    spread = len({a.outlet or a.path for a in articles if last in fold(a.text)})
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
    return said + (1.0 if _STRONG.search(fold(statement.extract.text)) else 0.0)


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
        strong = 1.0 if _STRONG.search(fold(short.text)) else 0.0
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
    best: Sequence[tuple[str, tuple[Statement, Extract]]], desk: Desk
) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    spent = 0
    for name, (statement, short) in best:
        line = spoken(name, short, desk, clause=statement.clause)
        size = len(line.text.split())
        if spent + size > _WORDS:
            continue
        spent += size
        found.append(line)
        if len(found) == _MOST_SPEAKERS:
            break
    return tuple(found) if len(found) > 1 else ()


def _concerns(
    name: str,
    found: Sequence[Statement],
    articles: Sequence[Document],
    asked: Sequence[str],
    desk: Desk,
) -> bool:
    """Tell whether a speaker, or what they say, has to do with every word asked about."""
    last = fold(name).split()[-1]
    near = " ".join(one.sentence.text for one in found)
    for article in articles:
        for match in re.finditer(re.escape(last), fold(article.text)):
            near += " " + article.text[max(0, match.start() - 130) : match.end() + 130]
    folded = fold(near)
    held = {word.text for word in words(folded)} | set(terms(near, "fr")) | set(terms(near, "en"))
    for signs, kin in _KIN:
        if any(sign in folded for sign in signs):
            held |= set(kin.split())
    return all(word in held or stem(word, desk.language) in held for word in asked)


def _readers(ask: Ask, desk: Desk) -> tuple[Sentence, ...]:
    comments = comments_in(ask, desk)
    if not comments:
        return ()
    articles = {fold(" ".join(a.text.split())) for a in desk.shelf.articles}
    room = 26 if len(comments) <= 3 else 15
    ranked = []
    for comment in comments:
        best = _of_reader(comment, articles, ask, room, desk)
        if best is not None:
            ranked.append((best[0] + _votes(comment, comments), best[1]))
    ranked.sort(key=lambda pair: -pair[0])
    chosen: list[Extract] = []
    for _, extract in ranked:
        author = extract.hit.source.author
        pages = [one.hit.source.path for one in chosen]
        spread = len({c.path for c in comments})
        if author and any(one.hit.source.author == author for one in chosen):
            continue
        if spread >= _MOST and extract.hit.source.path in pages:
            continue
        chosen.append(extract)
        if len(chosen) == _MOST:
            break
    found: list[Sentence] = []
    spent = 0
    for extract in chosen:
        line = framed_short(extract, desk)
        spent += len(line.text.split())
        if spent > _WORDS:
            break
        found.append(line)
    return tuple(found)


def _of_reader(
    comment: Document, articles: set[str], ask: Ask, room: int, desk: Desk
) -> tuple[float, Extract] | None:
    """Return a comment's best sentence of its reader's own, cut short."""
    if order_in(comment.text) or link_in(comment.text):
        return None
    found = []
    for rank, sentence in enumerate(desk.places.sentences(comment)):
        plain = fold(" ".join(sentence.text.split())).lstrip("> ")
        if any(plain in text for text in articles) or sentence.text.startswith(">"):
            continue
        short = shortened(sentence, room, least=4)
        if short is None or len(short.text.split()) < 4:
            continue
        strong = 0.5 if _STRONG.search(fold(short.text)) else 0.0
        strong += 0.7 if said_in(short.text, MATTER) else 0.0
        strong += 0.4 if len(short.text) >= len(sentence.text.rstrip()) - 1 else 0.0
        asked = 1.2 * sum(
            stem(w, comment.language) in set(terms(short.text, comment.language)) for w in ask.rest
        )
        size = min(len(terms(short.text, comment.language)), 10) / 10
        own = 0.4 if comment.language == desk.language else 0.0
        strong += 0.3 if _JUDGING.search(fold(short.text)) else 0.0
        query = 0.4 if short.text.rstrip().endswith("?") else 0.0
        found.append((strong + asked + size + own - query - 0.05 * rank, short))
    return max(found, key=lambda pair: pair[0]) if found else None


def _votes(comment: Document, comments: Sequence[Document]) -> float:
    scores = [one.score or 0 for one in comments]
    top = max(scores)
    return 0.4 * max(comment.score or 0, 0) / top if top > 0 else 0.0
