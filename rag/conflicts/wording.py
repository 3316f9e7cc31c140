"""Words of a question that ask, and what they ask for: a disagreement, a duration."""

from __future__ import annotations

import re
from typing import Final

from index.analysis import fold
from rag.asking import scope_word, type_word

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
_DISPUTE: Final = re.compile(
    r"desaccords?|divergen\w*|s'accordent\w*|accordent|contredi\w*|contradict\w*|unanim\w*|"
    r"agree\w*|disagree\w*|differ\w*|discrepanc\w*|meme|memes|same|tous|toutes|all|oui|non|yes|"
    r"change|changed|avis|account|entre|between|deux|two|lui|elle|himself|herself|itself|sources?"
)
_TIME: Final = re.compile(
    r"\b(temps|duree|dure\w*|longtemps|long|ages?|old|time|jours?|mois|annees?|ans|heures?|"
    r"semaines?|minutes?|days?|years?|hours?|months?|weeks?)\b"
)
_DISPUTED: Final = re.compile(
    r"\b(desaccords?|divergen\w*|s'accordent|accordent|d'accord sur|contredi\w*|contradict\w*|"
    r"unanim\w*|agree\w*|disagree\w*|differ\w*|discrepanc\w*|meme (montant|chiffre|date|somme)|"
    r"same (figure|amount|date|sum|number)|chang\w* (d'avis|de version|its|their|his|her)|"
    r"revenue? sur)\b"
)


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
        or _DISPUTE.fullmatch(word) is not None
    )


def digits(word: str) -> bool:
    """Tell whether a word opens with a digit."""
    return word[:1].isdigit()


def is_suffix(word: str) -> bool:
    """Tell whether a folded word tells no name from another: *AI*, *group*."""
    return word in _SUFFIXES
