"""Words that shut out all else: a claim may say *only* where its source does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.facts import Facts
    from rag.text.words.tokens import Token

_ONLY = frozenset(
    ("seul", "seule", "seuls", "seules", "seulement", "uniquement", "exclusivement", "exclusif",
     "exclusive", "exclusifs", "exclusivite", "only", "solely", "exclusively", "alone", "sole")
)  # fmt: skip
_BEFORE = frozenset(("non", "not", "pas", "la", "le", "second"))  # second only to X
_BUT = frozenset(
    ("sauf", "hormis", "excepte", "except", "outre", "autre", "other", "just", "simple", "rien",
     "nothing", "merely", "reserve", "reservee", "reserved", "personne", "nobody")
)  # fmt: skip

_NOT_BEFORE = frozenset((("pas", "avant"), ("not", "before"), ("not", "until")))
_SMALL = frozenset(
    ("about", "a", "an", "en", "in", "on", "by", "for", "at", "the", "le", "environ")
)
_BEING = frozenset(("is", "are", "was", "were", "been", "be", "am"))
_FEW = frozenset(
    ("majority", "majorite", "minority", "minorite", "handful", "poignee", "fraction", "part",
     "partie", "few", "quelques", "half", "moitie", "third", "tiers", "quarter", "quart")
)  # fmt: skip
_NOUN = 3  # words from *only* to the noun that it plays down: only a narrow majority
_GERUND = 4  # letters of the shortest gerund but one


def shut_out(claim: Facts, sources: Sequence[Facts]) -> bool:
    """Tell whether a claim says *only* and no sentence of its source does.

    >>> from rag.text.facts import Facts
    >>> source = Facts("Tous les modèles seront disponibles, fermés ou ouverts.")
    >>> shut_out(Facts("Seuls les modèles ouverts seront disponibles."), [source])
    True
    >>> shut_out(Facts("Il l'a appris lundi seulement."), [Facts("Il ne l'a appris que lundi.")])
    False
    """
    if not any(
        _only(claim.tokens, at) and not _merely(claim, at) for at in range(len(claim.tokens))
    ):
        return False
    return not any(limits(s.tokens) or not s.words.isdisjoint(_BUT) for s in sources)


def _merely(claim: Facts, at: int) -> bool:
    """Whether *only* plays down a figure, a day or a deed, and shuts nobody out.

    >>> from rag.text.facts import Facts
    >>> def read(text, language="en"):
    ...     claim = Facts(text, language=language)
    ...     told = (at for at in range(len(claim.tokens)) if _only(claim.tokens, at))
    ...     return [_merely(claim, at) for at in told]
    >>> read("He was only looking after it."), read("Only 12 people came."), read("Only he came.")
    ([True], [True], [False])
    >>> read("Only a narrow majority, 54%, backed it."), read("Only the mayor voted.")
    ([True], [False])
    >>> read("Ils étaient douze seulement.", "fr"), read("Seul le maire a voté.", "fr")
    ([True], [False])
    """
    beside = {at - 2, at - 1, at + 1} | (
        {at + 2} if text_at(claim.tokens, at + 1) in _SMALL else set()
    )
    if beside & (claim.counted | claim.dated):
        return True
    behind = {text_at(claim.tokens, k) for k in range(at + 1, at + 1 + _NOUN)}
    if behind & _FEW:
        return True
    after = text_at(claim.tokens, at + 1)
    doing = len(after) > _GERUND and after.endswith("ing")
    return doing and text_at(claim.tokens, at - 1) in _BEING


def limits(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence says *only*, or *ne … que*; *not only* says the reverse."""
    for at, token in enumerate(tokens):
        if _only(tokens, at) or (token.text, text_at(tokens, at + 1)) in _NOT_BEFORE:
            return True
        behind = range(at + 2, min(at + 9, len(tokens)))
        if token.text in ("ne", "n'") and any(_but(tokens, at, k) for k in behind):
            return True
    return False


def _only(tokens: Sequence[Token], at: int) -> bool:
    before = text_at(tokens, at - 1)
    if before in ("un", "une") and any(t.text in ("pas", "sans", "jamais") for t in tokens[:at]):
        return False  # pas une seule fois: never
    return tokens[at].text in _ONLY and before not in _BEFORE


def _but(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether a *que* closes *ne … que*: no *pas* or other verb of speech between."""
    between = {token.text for token in tokens[start : at - 1]}
    between.update({text_at(tokens, at - 1)} - {"plus"})  # il n'en reste plus que deux
    return tokens[at].text in ("que", "qu'") and between.isdisjoint(
        ("pas", "plus", "jamais", "rien", "aucun", "aucune", "dit", "pense", "croit", "sait")
    )
