"""The function words of both languages that the light reading of a sentence turns on."""

from __future__ import annotations

from rag.text.words.lemmas import is_preterite

PREPOSITIONS = frozenset(
    ("de", "d'", "du", "des", "a", "au", "aux", "dans", "en", "par", "pour", "avec", "sur",
     "contre", "chez", "vers", "sous", "entre", "selon", "aupres", "envers", "parmi", "avant",
     "apres", "depuis", "pendant", "malgre", "sans", "comme", "face", "derriere", "devant",
     "behind", "ahead", "of", "in", "to", "by",
     "for", "with", "from", "on", "against", "at", "into", "between", "about", "than", "via",
     "among", "toward", "towards", "over", "before", "after", "since", "during", "until",
     "despite", "without", "like", "as", "off", "near")
)  # fmt: skip
ARTICLES = frozenset(
    ("le", "la", "l'", "les", "the", "un", "une", "cet", "ce", "cette", "ces", "an")
)
SYMMETRIC = frozenset(("avec", "with", "entre", "between"))
BY = frozenset(("par", "by"))
OF = frozenset(("de", "d'", "du", "of", "des"))
AWAY = frozenset(("de", "d'", "du", "from", "aupres"))
TO = frozenset(("a", "au", "aux", "to"))
BE = frozenset(
    ("est", "sont", "etait", "etaient", "sera", "seront", "etant", "is", "are", "be", "being")
)
AUXILIARIES = frozenset(
    ("a", "ont", "avait", "avaient", "aurait", "auraient", "aura", "avoir", "ayant", "est",
     "sont", "ete", "etait", "etaient", "fut", "sera", "seront", "serait", "seraient", "etre",
     "va", "vont", "doit", "doivent", "peut", "peuvent", "pourrait", "pourraient", "veut",
     "veulent", "has", "have", "had", "having", "is", "are", "was", "were", "been", "be", "being",
     "will", "would", "can", "could", "may", "might", "should", "must", "to", "did", "does", "do")
)  # fmt: skip
PRONOUNS = frozenset(
    ("il", "elle", "ils", "elles", "on", "he", "she", "it", "they", "nous", "we", "je", "i",
     "celui", "celle", "qui", "who", "which", "that")
)  # fmt: skip
OURS = frozenset(("nous", "notre", "nos", "we", "our", "us"))
PRONOUNS_BACK = frozenset(
    ("il", "ils", "elle", "elles", "lui", "celui", "celle", "ceux", "celles", "son", "sa", "ses",
     "leur", "leurs", "he", "she", "it", "they", "him", "its", "his", "her", "their", "them")
)  # fmt: skip
DEFINITE = frozenset(
    ("le", "la", "l'", "les", "ce", "cet", "cette", "ces", "the", "this", "these", "deux", "both")
)
BACK_TO = frozenset(  # what stands before a noun already told of
    ("le", "la", "l'", "les", "ce", "cet", "cette", "ces", "son", "sa", "ses", "leur", "leurs",
     "the", "this", "these", "his", "her", "its", "their")
)  # fmt: skip
SUBORDINATE = frozenset(
    ("que", "qu'", "that", "qui", "which", "who", "dont", "whose", "if", "si", "when", "quand",
     "lorsque", "tandis", "while", "mais", "but", "parce", "because")
)  # fmt: skip
NOUN_MARKS = ARTICLES | frozenset(
    ("son", "sa", "leur", "its", "their", "his", "her", "d'", "de", "of", "this", "another", "a")
)
PARTICIPLE = (
    "e",
    "es",
    "ee",
    "ees",
    "ed",
    "i",
    "is",
    "ie",
    "ies",
    "u",
    "us",
    "ue",
    "en",
    "t",
    "wn",
)
_LIGHT = frozenset(
    ("se", "s'", "ne", "n'", "y", "en", "lui", "leur", "l'", "pas", "plus", "jamais", "not",
     "also", "deja", "already", "bien", "t", "aussi", "egalement", "never", "encore", "all",
     "now", "then", "once", "still", "later", "soon")
)  # fmt: skip


_ALIKE = frozenset(
    ("beat", "bet", "burst", "cast", "cost", "cut", "hit", "hurt", "let", "put", "quit", "rid",
     "set", "shed", "shut", "slit", "split", "spread", "thrust", "undercut", "upset", "won't")
)  # fmt: skip


def is_verb(word: str) -> bool:
    """Tell whether an English word, right behind a subject, has the form of a verb.

    >>> is_verb("invested"), is_verb("blew"), is_verb("museum")
    (True, True, False)
    """
    return word in _ALIKE or is_preterite(word) or word.endswith(("ed", "s", "ing"))


def is_light(word: str) -> bool:
    """Tell whether a word may stand between an auxiliary and its verb.

    >>> is_light("pas"), is_light("officiellement"), is_light("racheter")
    (True, True, False)
    """
    return word in _LIGHT or (len(word) > 5 and word.endswith(("ment", "ly")))
