"""Pronouns that stand for somebody or something of the turn before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rag.followup.topic import is_person
from rag.text.names.mentions import mentions
from rag.text.names.roles import is_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.followup.topic import Topic

_AFTER_VERB: Final = re.compile(
    r"(?P<verb>\b(?:n[e'’] ?|s[e'’] ?|les? |la |l['’]|lui |leur |en |y )*[^\W\d_]+)"
    r"-(?:t-)?(?P<who>ils?|elles?)\b",
    re.IGNORECASE,
)
_SUBJECT_FR: Final = re.compile(r"\b(?P<que>qu['’])?(?P<who>ils?|elles?)\b(?=\s)", re.IGNORECASE)
_OBJECT_FR: Final = re.compile(
    r"(?<!à )(?<!de )(?<!par )(?<!sur )(?<!pour )(?<!avec )(?<!chez )(?<!contre )"
    r"\b(?:qui|on|ne)\s+(?P<who>l(?=['’])|la(?= )|le(?= )|les(?= )|lui(?= )|leur(?= ))"
    r"|\bl['’](?:a|ont|avait|avaient|aurait)\b"
    r"|\b(?:de|à|avec|pour|contre|sur|chez|selon) (?:lui|elles?|eux)\b"
    r"|\b(?:celui|celle|ceux|celles)-(?:ci|là)\b|\b(?:ce dernier|cette dernière|ces derniers)\b"
    r"|\bcette personne\b|\bà ce (?:sujet|propos)\b|\bqu['’]en (?:di\w+|pens\w+)\b",
    re.IGNORECASE,
)
_OWNED_FR: Final = re.compile(r"\b(?P<who>son|sa|ses|leurs?) (?=\w)", re.IGNORECASE)
_THEY_EN: Final = re.compile(
    r"\b(?P<who>he|she|him|they|them|it|his|her|hers|its|their|this person|the latter)\b",
    re.IGNORECASE,
)
_PRONOUNS: Final = (_AFTER_VERB, _SUBJECT_FR, _OBJECT_FR, _OWNED_FR, _THEY_EN)
_ENGLISH: Final = re.compile(
    r"\b(?:the|is|are|was|were|did|does|do|who|what|how|of|when|where|why|has|have)\b", re.I
)
_NOUN_BEFORE: Final = re.compile(
    r"\b(?:(?:le|la|les|un|une|des|ce|cet|cette|ces|du|aux?|the|an?|this|these) |l['’])"
    r"[\w’-]+\s(?!(?:de|of) $)",
    re.IGNORECASE,
)
_EMPTY_IT: Final = re.compile(
    r"\b(?:is|was|does|did|will) it (?:true|possible|likely|legal|the case|take|mean|that)\b"
    r"|\bit (?:is|was) \w+ (?:that|to)\b|\b(?:y a|faut|agit|passe|reste|existe)-t-il\b|"
    r"\bs'agit-il\b|\b(?:il|qu['’]il) (?:y a|faut|s'agit|est (?:vrai|possible))\b|"
    r"\best-il (?:vrai|possible)\b",
    re.IGNORECASE,
)
_PERSONAL: Final = frozenset(("he", "she", "him", "his", "her", "hers", "lui", "this person"))
_THINGS: Final = frozenset(("it", "its"))
_SEVERAL: Final = frozenset(("they", "them", "their", "ils", "elles", "les", "leurs"))
_OWNERS: Final = frozenset(("his", "its", "their"))
_AUXILIARY: Final = frozenset(("a", "ont", "avait", "avaient", "aura", "auront", "est", "sont"))
_MOST_NAMED: Final = 3


def leaning(question: str) -> bool:
    """Tell whether a question has a pronoun for something that it does not name itself.

    >>> [leaning(q) for q in ("Quel âge a-t-il ?", "Who chairs it?", "Et qui la finance ?")]
    [True, True, True]
    >>> [leaning(q) for q in ("Pourquoi le maire est-il furieux ?", "Y a-t-il un accord ?",
    ...                       "Où Syl Bat a-t-elle laissé ses notes ?", "Is it true he left?")]
    [False, False, False, False]
    >>> leaning("What did Kai Zenner say about it?"), leaning("Did the mayor say he would go?")
    (True, False)
    """
    if _EMPTY_IT.search(question):
        return False
    found = _pronoun(question)
    if found is None:
        return False
    before = question[: found.start()]
    who = (found.groupdict().get("who") or "").lower()
    if found.re is _OBJECT_FR:
        return who != "" or not mentions(before) or "ce " in found[0] or "qu" in found[0].lower()
    if who in _PERSONAL:
        words = re.findall(r"[\w-]+", before.lower())
        return not any(map(is_person, mentions(before))) and not any(map(is_role, words))
    if who in _THINGS:
        named = all(map(is_person, mentions(before)))
        return named and not _NOUN_BEFORE.search(before)
    return not mentions(before) and not _NOUN_BEFORE.search(before)


def resolved(question: str, topic: Topic) -> str | None:
    """Return a question with its pronoun made clear, None when nothing is known to stand for it.

    English puts the name in the pronoun's place. French does where the verb comes first, and
    gives the name behind the question elsewhere, where agreement would have to change.

    Examples
    --------
    >>> from rag.followup.topic import Topic
    >>> one = Topic(names=("Kai Zenner",))
    >>> resolved("why is he furious?", one), resolved("How old is his chief?", one)
    ('Why is Kai Zenner furious?', "How old is Kai Zenner's chief?")
    >>> resolved("Quel âge a-t-il ?", one), resolved("Que propose-t-il ?", one)
    ('Quel âge a Kai Zenner ?', 'Que propose Kai Zenner ?')
    >>> resolved("pourquoi est-il furieux ?", one), resolved("Qu'a-t-il dit hier ?", one)
    ('Pourquoi Kai Zenner est-il furieux ?', "Qu'a dit Kai Zenner hier ?")
    >>> resolved("Qui l'a engagé ?", one)
    "Qui l'a engagé (Kai Zenner) ?"
    """
    found = _pronoun(question)
    name = None if found is None else _referent(found, topic)
    if found is None or name is None:
        return None
    name = re.sub(r"^an? ", "the ", name)
    if name in topic.counted:
        name = f"the {name}" if found.re is _THEY_EN else f"les {name}"
    whole = question[:1].upper() + question[1:]
    about = found.re is _OBJECT_FR or found[0].lower() in _THINGS
    if about and topic.asks_content and mentions(question):
        other = [one for one in topic.names if one not in question]
        return told_of(whole, other[:2]) if other else None
    if found.re is _THEY_EN:
        return _english(whole, found, name)
    if found.re is _AFTER_VERB:
        return _after_verb(whole, found, name)
    if found.re is _SUBJECT_FR:
        que = "que " if found["que"] else ""
        return f"{whole[: found.start()]}{que}{name}{whole[found.end() :]}"
    return told_of(whole, (name,))


def _pronoun(question: str) -> re.Match[str] | None:
    english = _ENGLISH.search(question) is not None
    for pattern in (_THEY_EN,) if english else _PRONOUNS:
        found = pattern.search(question)
        if found is not None:
            return found
    return None


def _referent(found: re.Match[str], topic: Topic) -> str | None:
    """Return what a pronoun stands for: the likeliest that it can."""
    who = (found.groupdict().get("who") or "").lower()
    persons = topic.persons[:_MOST_NAMED]
    if who in _SEVERAL and topic.asks_who and len(persons) > 1:
        joint = " and " if found.re is _THEY_EN else " et "
        return ", ".join(persons[:-1]) + joint + persons[-1]
    order = (*topic.names, *topic.things)
    if who in _SEVERAL:
        order = (*topic.counted, *order)
    elif who in {"la", "le"} and topic.asks_who:
        order = (*topic.others, *order)
    elif who in _THINGS:
        order = (
            *(topic.new if who == "it" else ()),
            *topic.others,
            *topic.things,
            *topic.counted,
            *topic.persons,
        )
    elif who in _PERSONAL:
        order = (*topic.persons, *order)
    return order[0] if order else None


def _english(question: str, found: re.Match[str], name: str) -> str:
    who = found["who"].lower()
    after = question[found.end() :]
    owns = who in _OWNERS or (who == "her" and re.match(r" (?!(?:about|for|in|at|on)\b)\w", after))
    owner = f"{name}'" if name.endswith("s") else f"{name}'s"
    return f"{question[: found.start()]}{owner if owns else name}{after}"


def _after_verb(question: str, found: re.Match[str], name: str) -> str:
    """Put a name where *-t-il* stood, or before the verb that keeps it."""
    before, after = question[: found.start()], question[found.end() :]
    verb = found["verb"]
    if not re.match(r"(?:et )?(?:qu['’]|que |quel)", question, re.IGNORECASE):
        kept = found[0] if before else found[0][:1].lower() + found[0][1:]
        return f"{before}{name} {kept}{after}"
    alone = re.split(r"[ '’]", verb.lower())[-1]
    participle = re.match(r"\s+[\w’'-]+", after) if alone in _AUXILIARY else None
    if participle is None or not participle[0].strip().isalpha():
        return f"{before}{verb} {name}{after}"
    return f"{before}{verb}{participle[0]} {name}{after[participle.end() :]}"


def told_of(question: str, names: Sequence[str]) -> str:
    """Return a question with what it is about behind it.

    >>> told_of("Qui l'a engagé ?", ("Kai Zenner",)), told_of("Why so?", ())
    ("Qui l'a engagé (Kai Zenner) ?", 'Why so?')
    """
    if not names:
        return question
    end = " ?" if question.rstrip().endswith(" ?") else "?"
    whole = question[:1].upper() + question[1:].rstrip(" ?!.…")
    return f"{whole} ({', '.join(names)}){end}"
