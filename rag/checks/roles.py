"""Offices and functions that a person or a firm holds, one key in both languages."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.checks.tokens import Token

_TABLE = """
pdg|p d g|president directeur general|presidente directrice generale|directeur general|directrice generale|dg|ceo|chief executive|chief executive officer|patron|patronne|boss|managing director
president|presidente|presidents|chairman|chairwoman|chair|chairperson
vice president|vice presidente|vice presidents
directeur financier|directrice financiere|cfo|chief financial officer|finance director
directeur technique|directrice technique|cto|chief technology officer
directeur|directrice|directeurs|director|directors|head
premier ministre|premiere ministre|prime minister
ministre|ministres|minister|ministers
secretaire d' etat|secretaires d' etat|secretary of state|state secretary|junior minister|minister of state
porte parole|spokesperson|spokesman|spokeswoman|spokespeople
eurodepute|eurodeputee|eurodeputes|eurodeputees|mep|meps|depute europeen|deputee europeenne|deputes europeens|deputees europeennes|member of the european parliament|members of the european parliament|european lawmaker|european lawmakers|elu europeen|elue europeenne|elus europeens
depute|deputee|deputes|deputees|lawmaker|lawmakers|legislateur|legislateurs|member of parliament
senateur|senatrice|senateurs|senator|senators
maire|maires|mayor|mayors
chef de bureau|chef de cabinet|head of office|office head|chief of staff|bureau chief
conseiller|conseillere|conseillers|adviser|advisor|advisers|advisors|policy advisor|policy adviser
fondateur|fondatrice|fondateurs|founder|founders
cofondateur|cofondatrice|cofondateurs|co fondateur|co fondatrice|co fondateurs|cofounder|co founder|cofounders|co founders
commissaire|commissaires|commissioner|commissioners
avocat|avocate|avocats|lawyer|lawyers|attorney
economiste|economistes|economist|economists
chercheur|chercheuse|chercheurs|researcher|researchers
professeur|professeure|professeurs|professor|professors
analyste|analystes|analyst|analysts
actionnaire|actionnaires|shareholder|shareholders
administrateur|administratrice|board member|member of the board
secretaire general|secretaire generale|general secretary|secretary general
gouverneur|governor
procureur|procureure|prosecutor
juge|juges|judge|judges
delegue syndical|deleguee syndicale|union representative|union delegate
entraineur|entraineuse|coach|selectionneur
prefet|prefete|prefect
ambassadeur|ambassadrice|ambassador
editeur|publisher|developpeur|developer|maker
"""
_ONE_WAY = {  # a role in the claim that a more exact one in the source also supports
    "directeur": ("pdg", "directeur financier", "directeur technique"),
    "ministre": ("premier ministre", "secretaire d' etat"),
    "depute": ("eurodepute",),
    "fondateur": ("cofondateur",),
    "cofondateur": ("fondateur",),
    "president": ("pdg",),
    "pdg": (),
}


class Role(NamedTuple):
    """A role's key and the tokens ``start:stop`` that say it."""

    key: str
    start: int
    stop: int


def roles(tokens: Sequence[Token]) -> list[Role]:
    """Find the roles of a text, the longest at each place.

    >>> from rag.checks.tokens import tokenise
    >>> [r.key for r in roles(tokenise("Sam Altman, CEO of OpenAI, et l'eurodéputée"))]
    ['pdg', 'eurodepute']
    """
    table = _table()
    found = []
    at = 0
    while at < len(tokens):
        for words, key in table.get(tokens[at].text, ()):
            if all(
                at + k < len(tokens) and tokens[at + k].text == word for k, word in enumerate(words)
            ):
                found.append(Role(key, at, at + len(words)))
                at += len(words) - 1
                break
        at += 1
    return found


def covers(claim: str, source: str) -> bool:
    """Tell whether a source's role supports a claim's.

    >>> covers("fondateur", "cofondateur"), covers("president", "eurodepute")
    (True, False)
    """
    return claim == source or source in _ONE_WAY.get(claim, ())


def is_role(word: str) -> bool:
    """Tell whether a folded word alone names a role (``PDG``, ``CEO``, ``Minister``).

    >>> is_role("ceo"), is_role("mistral")
    (True, False)
    """
    return any(words == (word,) for words, _ in _table().get(word, ()))


@cache
def _table() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for line in _TABLE.strip().splitlines():
        forms = line.split("|")
        for form in forms:
            words = tuple(form.split())
            table.setdefault(words[0], []).append((words, forms[0]))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table
