"""Words of a question that ask, and what they ask for: a disagreement, a duration."""

from __future__ import annotations

import re
from typing import Final

from index.analysis import fold
from rag.questions.answer_type import scope_word, type_word

_SUFFIXES: Final = frozenset(
    ("ai", "ia", "sa", "sas", "inc", "corp", "ltd", "plc", "group", "groupe")
)
_LIGHT: Final = frozenset(
    ("va", "vont", "going", "mene", "menent", "mener", "fait", "faire", "font", "donne",
     "donnent", "donner", "prend",
     "prendre", "give", "gives", "given", "take", "takes", "make", "makes", "made", "get", "gets",
     "carry", "conduct", "conducting", "running", "doing", "done", "figure", "chiffre", "chiffres",
     "argent", "money", "somme", "sommes", "sum", "sums", "amounts", "montants")
)  # fmt: skip
_AGREEING: Final = (
    r"desaccords?|divergen\w*|accordent|contredi\w*|contradict\w*|unanim\w*|"
    r"agree|agrees|agreed|agreeing|disagree\w*|differ|differs|differed|differing|discrepanc\w*"
)
_SAME: Final = "meme|memes|same|different|differents|differentes"
_VALUES: Final = "montants?|chiffres?|dates?|sommes?|figures?|amounts?|sums?|numbers?|versions?"
_COMPARING: Final = re.compile(
    rf"{_AGREEING}|{_SAME}|tous|toutes|all|oui|non|yes|change|changed|avis|account|entre|between|"
    r"deux|two|lui|elle|himself|herself|itself|sources?"
)
_DISPUTED: Final = re.compile(
    rf"\b(?:{_AGREEING}|d'accord sur|(?:{_SAME}) (?:{_VALUES})|(?:{_VALUES}) (?:{_SAME})|"
    r"chang\w* (?:d'avis|de version|its|their|his|her)|revenue? sur)\b"
)
_WORDS: Final = re.compile(r"\w+")
_TIME: Final = re.compile(
    r"\b(temps|duree|dure\w*|longtemps|long|ages?|old|time|jours?|mois|annees?|ans|heures?|"
    r"semaines?|minutes?|days?|years?|hours?|months?|weeks?)\b"
)
_MEASURED: Final = re.compile(
    r"\bhow (?:high|long|tall|deep|wide|far|old|big|large|heavy|fast)\b|"
    r"\b(?:quel(?:le)?s?|what|which)(?: \S+){0,3} (scores?|resultats?|notes?|taux|results?|rate|"
    r"niveau|hauteur|longueur|largeur|poids|ages?|"
    r"duree|vitesse|distance|surface|superficie|length|height|weight|speed|size|taille|record|"
    r"temperature|nombre|number)\b"
)
_CURRENCIES: Final = {
    "euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD", "livres": "GBP",
    "pounds": "GBP", "francs": "CHF", "yens": "JPY", "yen": "JPY", "yuans": "CNY",
}  # fmt: skip
_LENGTH: Final = re.compile(
    r"\bhow (?:high|long|tall|deep|wide|far)\b|\b(?:longueur|largeur|hauteur|profondeur|distance|"
    r"length|height|width|depth)\b"
)
_LENGTHS: Final = frozenset(
    ("m", "km", "cm", "metre", "metres", "meter", "meters", "kilometre", "kilometres", "kilometer",
     "kilometers", "centimetres", "foot", "feet", "ft", "mile", "miles", "yards", "inches")
)  # fmt: skip
_HOUR: Final = re.compile(r"\b(?:quelle heure|what (?:time|hour))\b")
_COUNTED_LAST: Final = re.compile(
    r"combien\b.*-(?:il|elle|ils|elles|on) \w+(?:e|es|i|is|u|us|t|ts) d(?:e |')(\w+)\s*\?"
)
_ONE_YEAR: Final = re.compile(r"\b(?:quelle annee|(?:what|which) year)\b")


def disputes(question: str) -> bool:
    """Tell whether a question asks if sources agree.

    >>> disputes("Les pages s'accordent-elles ?"), disputes("Combien a-t-il payé ?")
    (True, False)
    """
    return _DISPUTED.search(fold(question)) is not None


def asks_time(question: str) -> bool:
    """Tell whether a question asks how long something lasts or how old it is.

    >>> asks_time("Combien de temps dure le trajet ?"), asks_time("How much is it?")
    (True, False)
    """
    return _TIME.search(fold(question)) is not None


def asks_measure(question: str) -> bool:
    """Tell whether a question asks for a score, a length, a speed or the like.

    >>> asks_measure("How tall is the mast?"), asks_measure("What is the mast?")
    (True, False)
    """
    return _MEASURED.search(fold(question)) is not None


def currencies_asked(question: str) -> frozenset[str]:
    """Return the currencies in which a question asks for a sum.

    >>> sorted(currencies_asked("Combien en dollars ?")), sorted(currencies_asked("How much?"))
    (['USD'], [])
    """
    return frozenset(
        _CURRENCIES[word] for word in _WORDS.findall(fold(question)) if word in _CURRENCIES
    )


def asks_length(question: str) -> bool:
    """Tell whether a question may ask for a length, which it may also of time.

    >>> asks_length("How tall is the mast?"), asks_length("How old is the mast?")
    (True, False)
    """
    return _LENGTH.search(fold(question)) is not None


def is_length(word: str) -> bool:
    """Tell whether a folded word is a unit of length.

    >>> is_length("metres"), is_length("villages")
    (True, False)
    """
    return word in _LENGTHS


def asks_year(question: str) -> bool:
    """Tell whether a question asks for a year and no day.

    >>> asks_year("En quelle année est-il né ?"), asks_year("Quand est-il né ?")
    (True, False)
    """
    return _ONE_YEAR.search(fold(question)) is not None


def asks_hour(question: str) -> bool:
    """Tell whether a question asks for an hour of the day.

    >>> asks_hour("À quelle heure ouvre-t-il ?"), asks_hour("When does it open?")
    (True, False)
    """
    return _HOUR.search(fold(question)) is not None


def counts_last(question: str) -> bool:
    """Tell whether a question names last what it counts.

    >>> counts_last("Combien a-t-il accueilli de mariages ?"), counts_last("Combien vaut-il ?")
    (True, False)
    """
    found = _COUNTED_LAST.match(fold(question))
    return found is not None and found[1] not in _CURRENCIES


def only_asks(word: str) -> bool:
    """Tell whether a folded word of a question says nothing of the matter itself.

    >>> only_asks("montant"), only_asks("desaccord"), only_asks("tramway")
    (True, True, False)
    """
    return (
        digits(word)
        or type_word(word)
        or scope_word(word)
        or word in _LIGHT
        or _COMPARING.fullmatch(word) is not None
    )


def digits(word: str) -> bool:
    """Tell whether a word opens with a digit."""
    return word[:1].isdigit()


def is_suffix(word: str) -> bool:
    """Tell whether a folded word tells no name from another: *AI*, *group*."""
    return word in _SUFFIXES
