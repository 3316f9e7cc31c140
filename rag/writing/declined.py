"""The model's own “not in the passages”, told from a fact that something was not said.

Typed as a refusal, never shown as a claim; an outage is never taken for one.
"""

from __future__ import annotations

import re
from typing import Final

from index.analysis import fold

_FRENCH_TEXTS: Final = (
    r"(?:passages?|extraits?|documents?|textes?|elements?|contexte|dossier)"
    r"(?: (?:fournis?|donnes?|presentes?|disponibles?|ci-dessus))?"
)
_ENGLISH_TEXTS: Final = (
    r"(?:(?:given|provided|available) )?(?:passages?|extracts?|documents?|texts?|context|dossier)"
    r"(?: (?:given|provided|available|above))?"
)
_PHRASE: Final = re.compile(
    r"(?:ce(?:la)?|la reponse|cette information|l'information) "
    rf"(?:n'est|n'y est|n'apparait|ne figure|ne se trouve) pas dans (?:les|ces) {_FRENCH_TEXTS}"
    r"|(?:this|it|that|the answer|the information) "
    rf"is(?: not|n't)(?: found| given| mentioned)? in the {_ENGLISH_TEXTS}"
)
_SILENT: Final = re.compile(
    rf"\b(?:les|ces|le|aucun|aucun des|dans les) {_FRENCH_TEXTS}\b,? (?:ne |n')\w*\s?"
    r"(?:precise|mentionne|indique|di[st]|donne|contien|repond|permet|fourni|aborde|parle|traite"
    r"|evoque|comporte|revele|explique|montre|font|fait)"
    r"|\b(?:aucune?|pas (?:d'|assez d'|de))\s?(?:informations?|mention|details?|elements?)\b"
    rf".{{0,60}}\b(?:les|ces|le|des) {_FRENCH_TEXTS}"
    r"|\bn(?:e |')(?:est|sont|y a|y est|apparait|figure|se trouve)\b.{0,50}"
    rf"\b(?:dans|par) (?:les|ces|le) {_FRENCH_TEXTS}"
    r"|^(?:desole,? |malheureusement,? )*je ne (?:peux|sais|trouve|dispose|suis|vois)\b"
    r"|\bil (?:m'est|est) impossible de repondre\b"
    rf"|\b(?:the|these) {_ENGLISH_TEXTS} (?:do|does|did|cannot|can)(?: not|n't|'t)? \w*\s?"
    r"(?:mention|say|contain|provide|answer|specif|give|state|indicate|include|tell|address|have)"
    r"|\b(?:do not|don't|does not|doesn't) have (?:any |enough )?information\b"
    rf"|\bnone of the {_ENGLISH_TEXTS}"
    r"|\b(?:no|not enough) (?:information|mention|details?)\b"
    rf".{{0,60}}\b(?:the|these) {_ENGLISH_TEXTS}"
    r"|\bnot (?:\w+ly )?(?:mentioned|specified|provided|stated|given|found|present|said|addressed"
    rf"|available|included|contained)\b.{{0,30}}\b(?:in|by|from) (?:the|these) {_ENGLISH_TEXTS}"
    r"|^(?:sorry,? |unfortunately,? |i'm sorry,? (?:but )?)*"
    r"i (?:cannot|can't|do not|don't|am unable|could not|couldn't)\b"
)


def is_declined(sentence: str, *, cites: bool = False) -> bool:
    """Tell whether a sentence says that the passages do not answer.

    Parameters
    ----------
    cites
        Whether it has a citation mark: then only the phrase asked for counts, since what a
        source does not say may be what it reports.

    Examples
    --------
    >>> is_declined("Ce n'est pas dans les passages."), is_declined("This isn't in the passages.")
    (True, True)
    >>> is_declined("Les passages fournis ne précisent pas le montant.")
    True
    >>> is_declined("I cannot answer from the given passages.")
    True
    >>> is_declined("Microsoft ne précise pas le montant."), is_declined("Il n'est pas élu.")
    (False, False)
    >>> is_declined("Les passages ne le précisent pas.", cites=True)
    False
    """
    return is_phrase(sentence) or (not cites and _SILENT.search(fold(sentence)) is not None)


def is_phrase(sentence: str) -> bool:
    """Tell whether a sentence begins with the very phrase that the prompt asks for.

    >>> is_phrase("« Ce n'est pas dans les passages. »"), is_phrase("Je ne sais pas.")
    (True, False)
    """
    return _PHRASE.match(fold(sentence).strip(" \"'")) is not None
