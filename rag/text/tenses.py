"""Moods and tenses by their endings, and the words that put off what they govern."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from index.analysis import fold
from rag.text.syntax.grammar import PREPOSITIONS
from rag.text.words.lemmas import is_infinitive, lemma
from rag.text.words.lexicon import root
from rag.text.words.tables import rows
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rag.text.facts import Facts

POSSIBLE: Final = 0
COMING: Final = 1
REAL: Final = 2

CONDITIONAL = re.compile(
    r".*(?:[^é]er|[dvt]r|[^tmpv]ir|rr|sour|aur|saur|fer|ser)ai(?:s|t|ent)$", re.IGNORECASE
)
FUTURE = re.compile(
    r".+(?:[^é]er|[dvt]r|ir|rr|aur|fer|ser)(?:a|ont)$|(?:ser|aur|fer|ir)(?:a|ont)$", re.IGNORECASE
)
_MODALS = frozenset(("will", "would", "may", "might", "can", "could", "shall", "should", "must"))
_HELPING = frozenset(("be", "been", "being", "have", "has", "had", "get", "to"))
_HAVING = frozenset(
    ("a", "ont", "ai", "avait", "avaient", "est", "sont", "etait", "etaient", "ete", "fut",
     "furent", "has", "have", "had", "was", "were", "been", "s'est", "etant", "ayant")
)  # fmt: skip
PARTICIPLE = re.compile(r".*(?:e|ee|es|ees|i|ie|is|ies|it|ite|its|ites|u|ue|us|ues|ert|ed|en|t)$")
INFINITIVE = re.compile(r".{2,}(?:er|ir|re)$")
_BREAKS = frozenset(("mais", "but", "tandis", "while", "whereas", "car", "puis", "then"))
_REACH = 14  # words between what governs and the verb
_WHO = frozenset(("who", "which", "whom", "whose"))
_COMPLETING = frozenset(("that", "que", "qu'"))
_CALLS = {  # verbs that ask or name, and what stands behind those that ask
    "fr": (("appel",), frozenset(("a", "au", "aux"))),
    "en": (("call",), frozenset(("for", "on", "upon", "to"))),
}
_CALL = 6  # words from a verb that asks to what it asks for
_MEANING = ("compt", "entend")  # verbs that announce only what an infinitive says
NOT_FUTURE = frozenset(("camera", "opera", "ira", "hydra", "extra", "ultra", "contra", "infra"))


def put_off(facts: Facts, place: int, hedges: Mapping[str, int]) -> int | None:
    """Return how far a word puts off what it governs; None where it does not."""
    token = facts.tokens[place]
    if facts.language == "fr":
        if CONDITIONAL.match(token.raw):
            return POSSIBLE
        if len(token.raw) > 3 and FUTURE.match(token.raw) and token.text not in NOT_FUTURE:
            return COMING
    if token.text.startswith(_MEANING) and not _leads_on(facts, place):
        return None
    if only_names(facts, place) or _bare_noun(facts, place):
        return None
    return hedges.get(root(token.text, facts.language))


def _bare_noun(facts: Facts, place: int) -> bool:
    """Whether a word is a noun without complement: *the demands*, not *the demands for a rise*."""
    if not facts.layout.is_noun(place):
        return False
    behind = text_at(facts.tokens, place + 1)
    return behind not in PREPOSITIONS and behind not in _COMPLETING


def only_names(facts: Facts, place: int) -> bool:
    """Tell whether *call* or *appeler* says what a thing is found to be, and asks for nothing.

    >>> from rag.text.facts import Facts
    >>> asking, naming = "She called on the firm to act.", "She called the plan a scandal."
    >>> [only_names(Facts(text, language="en"), 1) for text in (asking, naming)]
    [False, True]
    """
    heads, marks = _CALLS[facts.language]
    if not facts.tokens[place].text.startswith(heads):
        return False
    near = facts.tokens[place + 1 : place + 1 + _CALL]
    stop = next((k for k, token in enumerate(near) if token.gap.strip()), len(near))
    return marks.isdisjoint(token.text for token in near[:stop])


def _leads_on(facts: Facts, place: int) -> bool:
    """Whether an infinitive stands right behind a verb: *compte partir*, not *compte dix élus*."""
    near = facts.tokens[place + 1 : place + 3]
    return any(INFINITIVE.fullmatch(t.raw.lower()) and is_infinitive(t.text) for t in near)


def reaches(facts: Facts, place: int, at: int) -> bool:
    """Tell whether *will* or *may* may govern a word: a past form only through *be* or *have*."""
    if not _past(facts, at) or text_at(facts.tokens, place) not in _MODALS:
        return True
    between = {token.text for token in facts.tokens[place + 1 : at]}
    return place + 1 == at or not between.isdisjoint(_HELPING)


def _past(facts: Facts, at: int) -> bool:
    """Whether a word has an English past form."""
    word = facts.tokens[at].text
    return word.endswith("ed") or lemma(word, "en") != word


@cache
def hedges_of(language: str) -> dict[str, int]:
    """Return the roots of a language's words that put off, and how far."""
    kinds = {"possible": POSSIBLE, "coming": COMING, "done": REAL}
    return {
        root(word, language): kinds[kind]
        for kind, french, english in rows("hedges")
        for word in fold(french if language == "fr" else english).split()
    }


def mood(facts: Facts, at: int) -> int:
    """Return how far a verb is from having happened.

    >>> from rag.text.facts import Facts
    >>> def read(text, word, language="fr"):
    ...     facts = Facts(text, language=language)
    ...     return mood(facts, next(k for k, t in enumerate(facts.tokens) if t.text == word))
    >>> read("Elle envisage de saisir la justice.", "saisir"), read("Il a saisi le juge.", "saisi")
    (0, 2)
    >>> read("It will open in May.", "open", "en"), read("It opened in May.", "opened", "en")
    (1, 2)
    """
    raw = facts.tokens[at].raw
    word = facts.tokens[at].text
    if facts.language == "fr":
        if CONDITIONAL.match(raw):
            return POSSIBLE
        if FUTURE.match(raw) and word not in NOT_FUTURE:
            return COMING
    verdict = governed(facts, at)
    if verdict is not None:
        return verdict
    return COMING if _bare(facts, at) else REAL


def governed(facts: Facts, at: int) -> int | None:
    """Return what the words before a verb, in its clause, make of it; None for nothing."""
    hedges = hedges_of(facts.language)
    least: int | None = None
    near, terms = True, {term.at for term in facts.terms}
    for place in range(at - 1, max(-1, at - _REACH - 1), -1):
        token = facts.tokens[place]
        if token.text in _WHO and _past(facts, at):
            break  # will be replaced by X, who founded it
        if token.text in _BREAKS or any(s in facts.tokens[place + 1].gap for s in ";:.!?"):
            break
        if "," in facts.tokens[place + 1].gap and place + 1 < at and _begins(facts, place + 1, at):
            break
        if near and has_been(facts, place) and PARTICIPLE.fullmatch(facts.tokens[at].text):
            hedged = root(text_at(facts.tokens, place - 1), "en") in hedges
            if least is None and (not hedged or facts.layout.is_noun(place - 1)):
                return REAL
            near = False
            continue
        kind = put_off(facts, place, hedges) if reaches(facts, place, at) else None
        if kind is not None:
            least = kind if least is None else min(least, kind)
        elif place in terms and "," in facts.tokens[at].gap:
            break
    return least


def _begins(facts: Facts, start: int, at: int) -> bool:
    """Whether a clause with a subject of its own begins behind a comma and runs up to a verb."""
    if "," in facts.tokens[at].gap:
        return False
    named = any(start <= name.start < at for name in facts.names)
    return named and not any("," in facts.tokens[k].gap for k in range(start + 1, at))


def _bare(facts: Facts, at: int) -> bool:
    """Whether a verb is an infinitive that nothing says to have been done."""
    word = facts.tokens[at].text
    before = [text_at(facts.tokens, k) for k in range(max(0, at - 3), at)]
    if facts.language == "en":
        return before[-1:] == ["to"] or before[-2:] == ["to", "be"]
    if "avant" in before or "apres" in before:
        return False
    return INFINITIVE.fullmatch(facts.tokens[at].raw.lower()) is not None and is_infinitive(word)


def has_been(facts: Facts, at: int) -> bool:
    """Whether an auxiliary of what is done stands at a place; *à* is none."""
    word = text_at(facts.tokens, at)
    if word == "a" and (facts.language == "en" or facts.tokens[at].raw.lower() == "à"):
        return False
    return word in _HAVING
