"""Verbs that deny what they govern by their sense: *refuse*, *avoid*, *ruled out*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.words.tokens import Token

_GOVERNING = (  # heads of verbs that deny what they govern
    "nient", "niait", "dement", "refus", "evite", "empech", "renonc", "exclut", "exclur", "exclua",
    "ecarte", "recuse", "refut", "rejett", "denie", "deny", "avoid", "prevent",
    "echapp", "escap", "exempt", "waiv", "ceas", "cesse", "cessa", "stopped", "renounc", "spared",
)  # fmt: skip
_WORK = frozenset(("travail", "work"))
_GOVERNS = frozenset(("nie", "nier", "nia", "fails", "failed"))


def governs(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a verb denies what it governs, in any of its forms: *refusant de recruter*.

    >>> from rag.text.words.tokens import tokenise
    >>> def read(text):
    ...     tokens = tokenise(text)
    ...     return [token.raw for at, token in enumerate(tokens) if governs(tokens, at)]
    >>> read("Refusant de recruter, elle ferme."), read("She ruled out a sale."), read("It ruled.")
    (['Refusant'], ['ruled'], [])
    """
    word = tokens[at].text
    if word in ("rule", "rules", "ruled", "ruling"):
        return "out" in (text_at(tokens, at + 1), text_at(tokens, at + 2))
    if word == "stopped":
        return text_at(tokens, at + 1).endswith("ing")  # stopped 38% of shots
    if word.startswith(("cess", "ceas")) and _WORK & {text_at(tokens, at + k) for k in (1, 2)}:
        return False  # to strike
    return word in _GOVERNS or word.startswith(_GOVERNING)
