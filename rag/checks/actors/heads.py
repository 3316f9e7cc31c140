"""Whether a claim says of somebody what its source says of their kin, their branch, their rival.

*La filiale d'Acme a perdu 3 millions* tells nothing of Acme, nor *le frère de Roux* of Roux.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.text.names.names import TITLES, same
from rag.text.syntax.grammar import OF
from rag.text.syntax.layout import OWNING
from rag.text.words.tables import wordlist
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.facts import Facts
    from rag.text.names.names import Name

_OTHERS = frozenset(
    ("filiale", "filiales", "branche", "succursale", "antenne", "division", "subsidiary",
     "subsidiaries", "branch", "arm", "affiliate", "unit", "rival", "rivale", "rivaux", "rivals",
     "concurrent", "concurrente", "concurrents", "competitor", "competitors", "fournisseur",
     "fournisseurs", "supplier", "suppliers", "client", "clients", "customer", "sous-traitant",
     "subcontractor", "predecesseur", "successeur", "predecessor", "successor", "voisin", "voisine",
     "neighbour", "assistant", "assistante", "collaborateur", "collaboratrice", "aide", "associe",
     "associee", "partenaire", "partner")
)  # fmt: skip
_HIS = frozenset(("son", "sa", "ses", "his", "her", "their", "leur"))
_AHEAD = frozenset(("petit", "petite", "grand", "grande", "jeune", "ancien", "ancienne"))
_TITLED = 3  # words from an owner to what it owns: *Acme's new Lyon branch*


def of_another(claim: Facts, source: Facts) -> bool:
    """Tell whether a sentence names who acts in the claim only to tell whose another is.

    >>> from rag.text.facts import Facts
    >>> source = Facts("La filiale italienne d'Acme a perdu 3 millions.")
    >>> of_another(Facts("Acme a perdu 3 millions."), source)
    True
    >>> of_another(Facts("La filiale d'Acme a perdu 3 millions."), source)
    False
    >>> of_another(Facts("Acme's branch lost 3 million.", language="en"), source)
    False
    >>> source = Facts("Le patron de la filiale d'Acme part.")
    >>> of_another(Facts("Le patron d'Acme part."), source)
    True
    """
    if any(token.text in _heads() for token in claim.tokens):
        return False
    acting = {
        name
        for frame in claim.frames
        for name in (*frame.agents, *(frame.patients if frame.passive else ()))
        if claim.layout.acts(name)
    }
    led = {name for name in claim.layout.names if _of_an_office(claim, name)}
    for name in (*acting, *led):
        held = [other for other in source.layout.names if same(name, other)]
        if name in acting and not held and _opens_on_kin(source):
            return True
        if held and all(_owns_another(source, other) for other in held):
            return True
    return False


def leaves_another(source: Facts, stretch: Sequence[int]) -> bool:
    """Tell whether a complement without a stretch is of another: *le patron (de la filiale) d'X*.

    >>> from rag.text.facts import Facts
    >>> source = Facts("Le patron de la filiale d'Acme part.")
    >>> leaves_another(source, range(2, 5)), leaves_another(source, range(6, 7))
    (True, False)
    """
    first, last = stretch[0], stretch[-1]
    chained = text_at(source.tokens, first) in OF and text_at(source.tokens, last + 1) in OF
    other = any(text_at(source.tokens, at) in _heads() for at in stretch)
    person = first - 1 in source.layout.nominal
    return chained and (other or person or text_at(source.tokens, first - 1) in wordlist("kin"))


def _heads() -> frozenset[str]:
    return _OTHERS | wordlist("kin")


def _of_an_office(claim: Facts, name: Name) -> bool:
    """Whether a name is the house of an office: *le patron d'Acme*."""
    led = text_at(claim.tokens, name.start - 1) in OF
    return led and name.start - 2 in claim.layout.nominal


def _opens_on_kin(source: Facts) -> bool:
    """Whether a sentence opens on a relative who acts: *Sa sœur avait quitté la société*."""
    first, kin = text_at(source.tokens, 0), text_at(source.tokens, 1)
    return first in _HIS and kin in wordlist("kin")


def _owns_another(source: Facts, name: Name) -> bool:
    """Whether a name only tells whose a relative, a branch or a rival is."""
    tokens = source.tokens
    if name.stop < len(tokens) and tokens[name.stop].gap.startswith(OWNING):
        near = range(name.stop, min(name.stop + _TITLED, len(tokens)))
        return any(tokens[at].text in _heads() for at in near)
    at = name.start - 1
    while at > 0 and (at in source.layout.nominal or tokens[at].text in TITLES):
        at -= 1  # la femme du maire X
    if text_at(tokens, at) not in OF:
        return False
    at -= 1
    while at > 0 and at in source.layout.contents and tokens[at].text not in _heads():
        at -= 1
    return text_at(tokens, at) in _heads() and (
        source.layout.article(at - 1) or text_at(tokens, at - 1) in _AHEAD
    )
