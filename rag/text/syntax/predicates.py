"""Which words of a sentence are read as predicates, and whether they are turned around."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rag.text.syntax.grammar import (
    ARTICLES,
    AUXILIARIES,
    BE,
    BY,
    OF,
    PARTICIPLE,
    PREPOSITIONS,
    PRONOUNS,
    is_light,
    is_verb,
)
from rag.text.words.lemmas import is_preterite, lemma
from rag.text.words.tables import wordlist
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from rag.text.names.names import Name
    from rag.text.syntax.layout import Layout

_QUALITIES = frozenset(
    ("region", "country", "city", "world", "technology", "strong+", "strong-", "new", "past",
     "official", "public+", "public-", "legal+", "legal-", "economy", "big tech", "firm",
     "government", "year", "month", "today", "independent", "exclusive", "free", "possible+",
     "possible-", "best+", "best-", "legitimate", "clear", "blurred", "bad", "quality", "language")
)  # fmt: skip
_OBJECT_MARKS = ARTICLES | {"son", "sa", "ses", "leur", "leurs", "des", "du", "que", "qu'", "tout",
                            "toute", "tous", "toutes", "pas"}  # fmt: skip
_MOVING = frozenset(("venir", "devenir", "revenir", "parvenir", "intervenir", "partir", "sortir"))
_MOVED = frozenset(
    ("alle", "allee", "alles", "arrive", "arrivee", "arrives", "entre", "entree", "reste", "restee",
     "restes", "monte", "montee", "tombe", "tombee", "ne", "nee", "passe", "passee", "decede",
     "decedee", "retourne", "rentre", "oppose", "opposee", "opposes", "decide", "decidee",
     "determine", "determinee", "engage", "engagee")
)  # fmt: skip
_HYPHENS = ("-", "\u2011", "\u2010")  # the second half of a word is no verb
_HAVING = frozenset(("a", "ont", "avait", "has", "have", "had"))
_BEEN = frozenset(("ete", "been"))
_RESUMED = frozenset(("que", "qu'", "dont", "which", "that"))
_NOUNS = ("tion", "sion", "ement", "ence", "ity", "ness")
_ADJECTIVES = ("iaire", "iaires", "uelle", "ionnelle", "ible", "ibles", "able", "ables")
_BETWEEN = frozenset("le la l' les un une the an a ancien ancienne former de d' du des of".split())
_IMPERFECT = re.compile(r"[a-z]{4,}(?:ait|aient|eront|erait|eraient)")  # figurait, no souhait
_REMAINING = ("rest", "demeur", "sembl", "parai", "devi", "jug", "estim", "dit", "sera", "soi")
_OPENING = PREPOSITIONS | {"according"}
_FAR = 8  # words between a participle and its *par*


def predicates(layout: Layout, at: int) -> bool:
    """Whether a content word is read as a predicate: a verb, or a noun with its article."""
    if at in layout.nominal or (layout.tokens[at].gap in _HYPHENS and at - 1 in layout.contents):
        return False
    if layout.is_noun(at):
        return True
    if _resumes(layout, at) or _qualifies(layout, at) or _heads_clause(layout, at):
        return False
    before = at - 1
    while before >= 0 and before + 1 not in layout.ends and is_light(layout.tokens[before].text):
        before -= 1  # a name ends in *ly*, too
    word = text_at(layout.tokens, before)
    if layout.language == "en" and word not in AUXILIARIES and not is_verb(layout.tokens[at].text):
        return False
    if word in ("de", "d'", "pour", "a") and layout.tokens[at].text.endswith(("er", "ir", "re")):
        return True
    return (
        before < 0
        or word in AUXILIARIES
        or word in PRONOUNS
        or word in ("et", "and")
        or (before + 1 in layout.ends and _verbal(layout, at, before))
        or before in layout.nominal
        or (_noun_at(layout, before) and _verbal(layout, at, at - 1))
        or (before in layout.contents and _verbal(layout, at, at - 1) and _finite(layout, at))
        or _past(layout, at)
        or reduced(layout, at)
        or (word in wordlist("anaphora") and _verbal(layout, at, at - 1))
        or layout.tokens[at].gap.strip(" \u00a0\u202f") != ""
    )


def _past(layout: Layout, at: int) -> bool:
    """Whether an English past stands between a noun and its object: *the board of X gave a …*."""
    word = layout.tokens[at].text
    if layout.language == "fr" or not (is_preterite(word) or word.endswith("ed")):
        return False
    object_ = layout.article(at + 1) or at + 1 in layout.starts
    return at - 1 in layout.contents and object_ and not layout.tokens[at].gap.strip()


def _resumes(layout: Layout, at: int) -> bool:
    """Whether a bare noun only sums up the clause before it: *…, accusation que X rejette*."""
    opens = at > 0 and any(first == at for first, _ in layout.zones)
    if opens and layout.language == "fr" and _called(layout, at):
        return True
    noun = layout.tokens[at].text.endswith(_NOUNS)
    return opens and noun and text_at(layout.tokens, at + 1) in _RESUMED


def _called(layout: Layout, at: int) -> bool:
    """Whether a noun with its participle tells what something is: *un crapaud, espèce protégée*."""
    behind = layout.tokens[at + 1] if at + 1 < len(layout.tokens) else None
    apposed = behind is not None and behind.gap == " " and behind.raw.endswith(("ée", "ées"))
    return apposed and not layout.tokens[at].text.startswith(_REMAINING)


def _heads_clause(layout: Layout, at: int) -> bool:
    """Whether an English word in *-s* is the subject behind an opening: *in Lyon, rents rose*."""
    if layout.language != "en" or not layout.tokens[at].text.endswith("s"):
        return False
    before = [first for first, _ in layout.zones if first < at]
    opens = any(first == at for first, _ in layout.zones) and before
    return bool(opens) and all(text_at(layout.tokens, k) in _OPENING for k in before)


def _qualifies(layout: Layout, at: int) -> bool:
    """Whether a French word behind a noun has the ending of an adjective: *judiciaire*."""
    behind = at - 1 in layout.contents and layout.tokens[at].gap == " "
    return layout.language == "fr" and behind and layout.tokens[at].text.endswith(_ADJECTIVES)


def _finite(layout: Layout, at: int) -> bool:
    """Whether a French word behind *la région de …* has the ending of a verb."""
    return layout.language == "fr" and layout.tokens[at].text.endswith(("e", "ent", "it", "a"))


def _verbal(layout: Layout, at: int, before: int) -> bool:
    """Whether a word right behind a name is its verb, not an adjective."""
    if layout.language == "en" or before < at - 1:
        return True
    if _IMPERFECT.fullmatch(layout.tokens[at].text) and layout.tokens[at].gap == " ":
        return True
    behind = text_at(layout.tokens, at + 1)
    if _finite(layout, at) and (behind in _OBJECT_MARKS or behind[:1].isdigit()):
        return not layout.tokens[min(at + 1, len(layout.tokens) - 1)].gap.strip()
    senses = next((term.senses for term in layout.terms if term.at == at), frozenset())
    return bool(senses) and senses.isdisjoint(_QUALITIES)


def _noun_at(layout: Layout, at: int) -> bool:
    return at in layout.contents and layout.article(at - 1)


def does(layout: Layout, name: Name, at: int) -> bool:
    """Tell whether *par* or *by*, behind a predicate, makes a name the one who does it."""
    if name.start - at > _FAR:
        return False
    led = layout.before(name)
    if (not led or led in OF) and _heads_it(layout, name, at):
        led = "par"
    if (
        _ruled_out(layout, name, at)
        or (led or layout.apposed(name)) not in BY
        or _done_by_it(layout, name, at)
    ):
        return False
    if BY.isdisjoint([token.text for token in layout.tokens[at + 1 : name.start]]):
        return False
    by = next(k for k in range(at + 1, name.start) if layout.tokens[k].text in BY)
    for k in range(at + 1, name.start):
        if layout.tokens[k].text in ("et", "and"):
            behind = text_at(layout.tokens, k + 1)
            if behind in AUXILIARIES or (behind in ARTICLES and k < by):
                return False  # stepped down and was replaced by X; licencié et la reprise par X
    helpers = {token.text for token in layout.tokens[max(0, at - 3) : at]}
    return helpers.isdisjoint(_HAVING) or not helpers.isdisjoint(_BEEN)


def _ruled_out(layout: Layout, name: Name, at: int) -> bool:
    """Whether a name is told not to have done it: *par X et non par Y*."""
    by = next((k for k in range(name.start - 1, at, -1) if layout.tokens[k].text in BY), at)
    return text_at(layout.tokens, by - 1) in ("non", "not", "pas") and by - 1 > at


def _heads_it(layout: Layout, name: Name, at: int) -> bool:
    """Whether a name is who the noun behind *par* is: *par l'inspectrice du travail X*."""
    if name.start - 1 not in layout.contents or layout.tokens[name.start].gap != " ":
        return False
    places = range(at + 1, name.start)
    by = next((k for k in places if layout.tokens[k].text in BY), None)
    return by is not None and all(
        k in layout.contents or layout.tokens[k].text in _BETWEEN for k in range(by + 1, name.start)
    )


def _done_by_it(layout: Layout, name: Name, at: int) -> bool:
    """Whether another participle stands before the *par* of a name: *écarté, … dirigée par X*."""
    places = range(name.start - 1, at + 1, -1)
    by = next((k for k in places if layout.tokens[k].text in BY), at + 1)
    raw = layout.tokens[by - 1].raw
    participle = raw.endswith(("é", "ée", "és", "ées")) or (
        layout.language == "en" and raw.endswith("ed")
    )
    return by - 1 > at and by - 1 in layout.contents and participle and by - 2 != at


def passive(layout: Layout, at: int) -> bool:
    """Tell whether a participle turns its subject into the one who undergoes."""
    marks = ("ete", "been", "being", "was", "were", "fut", "furent")
    near = {text_at(layout.tokens, k) for k in range(max(0, at - 3), at)}
    if layout.tokens[at].text == "blame" and text_at(layout.tokens, at - 1) == "to":
        return True  # X is to blame
    word = layout.tokens[at].text
    if not word.endswith(PARTICIPLE) or word in PREPOSITIONS:
        return False
    if _undergoes(layout, at) or _of_noun(layout, at):
        return True
    after = {token.text for token in layout.tokens[at + 1 : at + 4]}
    if text_at(layout.tokens, at + 1) in BY and (near.isdisjoint(_HAVING) or near & _BEEN):
        return True  # not of who has warned by e-mail
    return not near.isdisjoint(marks) or bool(near & BE and after & BY)


def _of_noun(layout: Layout, at: int) -> bool:
    """Whether a French participle stands between its noun and a verb: *la loi votée est floue*."""
    if text_at(layout.tokens, at + 1) not in AUXILIARIES:
        return False
    held = layout.language == "fr" and at - 1 in layout.contents and layout.is_noun(at - 1)
    ends = layout.tokens[at].raw.endswith(("é", "ée", "és", "ées"))
    return held and ends and layout.tokens[at].gap == " "


def _undergoes(layout: Layout, at: int) -> bool:
    """Whether a participle right behind *est* or *is* has its subject undergo: not *est venu*."""
    before = at - 1
    while before >= 0 and is_light(layout.tokens[before].text):
        if layout.tokens[before].text in ("se", "s'"):
            return False
        before -= 1
    if text_at(layout.tokens, before) not in BE or text_at(layout.tokens, before - 1) in (
        "s'",
        "se",
    ):
        return False
    word, raw = layout.tokens[at].text, layout.tokens[at].raw
    verb = lemma(word, layout.language)
    if layout.language == "en":
        return word.endswith("ed") or verb != word
    return verb not in _MOVING and raw.endswith(("é", "ée", "és", "ées")) and word not in _MOVED


def infinitive(layout: Layout, at: int) -> bool:
    """Whether it is an infinitive behind a preposition: its subject is further off."""
    before = text_at(layout.tokens, at - 1)
    led = before in ("pour", "sans", "avant")
    led |= before in ("s'", "se") and text_at(layout.tokens, at - 2) in ("de", "d'")
    return led and layout.tokens[at].text.endswith(("er", "ir", "re"))


def reduced(layout: Layout, at: int) -> bool:
    """Whether a participle without its auxiliary tells who did it: *l'action engagée par X*."""
    if text_at(layout.tokens, at + 1) not in BY or at - 1 not in layout.contents:
        return False
    raw = layout.tokens[at].raw
    if layout.language == "en":
        return raw.endswith("ed") or lemma(layout.tokens[at].text, "en") != layout.tokens[at].text
    return raw.endswith(("é", "ée", "és", "ées"))


def moved(layout: Layout, at: int) -> bool:
    """Whether a participle is of a verb of moving or becoming, which nobody undergoes: *arrivé*."""
    return layout.tokens[at].text in _MOVED


def appositive(layout: Layout, at: int) -> bool:
    """Whether a participle opens its stretch: *La Plateforme, hébergée en Europe*."""
    opens = at > 0 and any(first == at for first, _ in layout.zones)
    if layout.language == "en":
        placed = text_at(layout.tokens, at + 1) in ("by", "in", "on", "at", "from")
        return opens and placed and layout.tokens[at].text.endswith("ed")
    return opens and layout.tokens[at].raw.endswith(("é", "ée", "és", "ées"))
