"""The last question asked of something else: *Et Kim van Sparrentak ?*, *And in OpenAI?*."""

from __future__ import annotations

import re
from typing import Final

from index.analysis import fold
from rag.followup.topic import is_person
from rag.text.names.mentions import mentions

_PLACES: Final = (
    r"selon|d'après|dans|chez|pour|contre|avec|sur|sous|sans|entre|depuis|avant|après|en|à|au|aux|"
    r"according to|in|at|on|for|from|with|against|by|to|under|since|before|after|about"
)
_PLACED: Final = re.compile(rf"^(?P<place>{_PLACES}) (?P<thing>.+)$", re.IGNORECASE)
_ARTICLES: Final = (
    ("un ", "une ", "des ", "a ", "an "),
    ("le ", "la ", "l'", "l’", "les ", "the "),
)  # fmt: skip
_ARTICLED: Final = re.compile(r"^(un|une|des|an?|le|la|les|the) |^(l)['’]", re.IGNORECASE)
_SAME: Final = re.compile(
    r"^(?:ceux|celles?|celui) (?P<whose>d(?:e |u |es |['’]).+)$|"
    r"^(?:those|the ones?) (?P<other>.+)$",
    re.IGNORECASE,
)
_OWNER: Final = re.compile(
    r" d(?:e la |e l['’]|e |u |es |['’])[A-ZÀ-Þ][\w’-]*(?: (?:(?:de|du|des) )?[A-ZÀ-Þ][\w’-]*)*"
)
_CONTRACTED: Final = {"de le ": "du ", "de les ": "des ", "à le ": "au ", "à les ": "aux "}
_OF: Final = re.compile(r"(?:^|(?<=[\s(]))d(?:e la |e l['’]|e |u |es |['’])$", re.IGNORECASE)
_LEADING_OF: Final = re.compile(r"d(?:e |u |es |['’])", re.IGNORECASE)
_COUNTED: Final = re.compile(r"(?<=combien )d(?:e |['’])[\w-]+", re.IGNORECASE)
_DOER: Final = re.compile(r"\b(?:do|does|did) (?P<who>[a-z]+)\b")
_THING: Final = re.compile(r"\b(?:(?:les?|la|the|un|une) |l['’])[\w-]+", re.IGNORECASE)
_WHEN: Final = re.compile(
    r"\b(?:jours?|lendemain|veille|semaine|week-end|mois|ans?|année|hier|demain|aujourd'hui|matin|"
    r"soir|days?|week|weekend|month|year|yesterday|tomorrow|today|now|morning|evening|\d{4})\b",
    re.IGNORECASE,
)
_ONE: Final = (("pensent", "pense"), ("disent", "dit"), (" do ", " does "))
_PRONOUN: Final = r"(?:il|elle|on|ils|elles|je|tu|nous|vous|ce)"
_STOP: Final = rf"(?= (?:{_PLACES}|et|and|ou|or|qui|que|that|which) |[,;?!.]|$)"


def in_its_place(fragment: str, previous: str) -> str:
    """Return the previous question with a fragment in the place of what it replaces.

    That is what stands behind the same preposition, else a name for a name, else what has the
    same kind of article; a fragment that replaces nothing is added at the end.

    Examples
    --------
    >>> in_its_place("dans OpenAI ?", "Combien Microsoft a-t-il mis dans Mistral AI ?")
    'Combien Microsoft a-t-il mis dans OpenAI ?'
    >>> in_its_place("selon la Région ?", "Combien coûtera la ligne selon la chambre des comptes ?")
    'Combien coûtera la ligne selon la Région ?'
    >>> in_its_place("a lamb?", "How much is a ewe worth in compensation?")
    'How much is a lamb worth in compensation?'
    >>> in_its_place("Alexandra Geese ?", "Qu'a dit Kim van Sparrentak ?")
    "Qu'a dit Alexandra Geese ?"
    >>> in_its_place("en 2023 ?", "Combien de loups vivent ici ?")
    'Combien de loups vivent ici en 2023 ?'
    >>> in_its_place("de Google ?", "Parle-t-on d'Amazon ?")
    'Parle-t-on de Google ?'
    >>> in_its_place("Amazon ?", "Combien vaut l'action de Microsoft ?")
    "Combien vaut l'action d'Amazon ?"
    >>> in_its_place("le préfet ?", "Que reproche-t-on au patron de Microsoft ?")
    'Que reproche-t-on au patron du préfet ?'
    >>> in_its_place("l'Allemagne ?", "Le maire a-t-il menti ?")
    "Le maire a-t-il menti (l'Allemagne) ?"
    """
    new = fragment.strip(" ?!.…\u00a0\u202f")
    for way in (_of_the_same, _counted, _placed, _named, _articled):
        whole = way(new, previous)
        if whole is not None:
            return whole
    return _added(new if _WHEN.search(new) else f"({new})", previous)


def _of_the_same(new: str, previous: str) -> str | None:
    """Put *ceux du Fil Tech* where *les lecteurs* were asked about."""
    same, thing = _SAME.match(new), _THING.search(previous)
    if same is None or thing is None:
        return None
    owner = _OWNER.match(previous, thing.end())
    span = (thing.start(), owner.end() if owner else thing.end())
    return _put(f"{thing[0]} {same['whose'] or same['other']}", previous, span)


def _counted(new: str, previous: str) -> str | None:
    counted = _COUNTED.search(previous) if re.match(r"d(?:e |['’])", new) else None
    return None if counted is None else _put(new, previous, counted.span())


def _placed(new: str, previous: str) -> str | None:
    """Put *dans OpenAI* where *dans Mistral AI* was, else at the end."""
    placed = _PLACED.match(new)
    if placed is None:
        return None
    behind = rf"\b{re.escape(placed['place'])} (?:[^,;?!.]+?){_STOP}"
    found = list(re.finditer(behind, previous, re.IGNORECASE))
    return _put(new, previous, found[-1].span()) if found else _added(new, previous)


def _named(new: str, previous: str) -> str | None:
    """Put a name where a name of its kind was, else where somebody was asked about."""
    if not mentions(new) or _ARTICLED.match(new):
        return None
    old = _names(previous)
    if old:
        alike = [name for name in old if is_person(name) == is_person(new)]
        return _for_name((alike or old)[0], new, previous)
    doer, thing = _DOER.search(previous), _THING.search(previous)
    span = doer.span("who") if doer else thing.span() if thing else None
    if span is None:
        return None
    whole = _put(new, previous, span)
    for several, single in _ONE:
        whole = whole.replace(several, single, 1)
    return whole


def _articled(new: str, previous: str) -> str | None:
    """Put *a lamb* where *a ewe* was, else where the one name was."""
    for family in _ARTICLES:
        if new.lower().startswith(family):
            words = "|".join(map(re.escape, family))
            found = re.search(rf"\b(?:{words})[\w-]+", previous)
            if found is not None:
                return _put(new, previous, found.span())
    old = _names(previous)
    return _for_name(old[0], new, previous) if len(old) == 1 else None


def _names(text: str) -> list[str]:
    """Return the names of a text, months and verbs before their pronoun left out."""
    return [
        name
        for name in mentions(text)
        if not re.search(rf"\d {re.escape(name)}|\b{re.escape(name)}-(?:t-)?{_PRONOUN}\b", text)
    ]


def _for_name(old: str, new: str, previous: str) -> str:
    at = previous.index(old)
    return _put(new, previous, (at, at + len(old)))


def _put(new: str, previous: str, at: tuple[int, int]) -> str:
    after = previous[at[1] :]
    ended = after if after.strip(" ?!.") else (" ?" if previous.endswith(" ?") else "?")
    before = _led(previous[: at[0]], new)
    for apart, whole in _CONTRACTED.items():
        preposition, article = apart.split()
        if before.endswith(f"{preposition} ") and new.startswith(f"{article} "):
            return f"{before[: -len(preposition) - 1]}{whole}{new[len(article) + 1 :]}{ended}"
    return f"{before}{new}{ended}"


def _led(before: str, new: str) -> str:
    """Return what stands before a name, its *de* as that name wants it.

    >>> _led("le patron de ", "Amazon"), _led("le patron d'", "Microsoft")
    ("le patron d'", 'le patron de ')
    >>> _led("parle-t-on d'", "de Google"), _led("a spokesman of ", "Amazon")
    ('parle-t-on ', 'a spokesman of ')
    """
    of = _OF.search(before)
    if of is None:
        return before
    if _LEADING_OF.match(new):
        return before[: of.start()]
    if of[0].lower() not in {"de ", "d'", "d’"}:
        return before
    vowel = fold(new)[:1] in "aeiouy"
    return before[: of.start()] + ("d'" if vowel else "de ")


def _added(new: str, previous: str) -> str:
    end = " ?" if previous.rstrip().endswith(" ?") else "?"
    body = previous.rstrip(" ?!.…\u00a0\u202f")
    return f"{body} {new}{end}"
