"""A sentence told as two: what it says of its subject, and what a relative clause says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.words.tokens import Token

_SUBJECT = frozenset(("qui", "who", "which"))
_OWNER = frozenset(("dont", "whose"))
_LONGEST = 9  # words of a subject before its relative clause
_LEAST = 3  # words of a clause


def split_relative(text: str, tokens: Sequence[Token]) -> tuple[str, ...]:
    """Cut the relative clause about a sentence's subject off; empty where there is none.

    >>> from rag.text.words.tokens import tokenise
    >>> def read(text):
    ...     return split_relative(text, tokenise(text))
    >>> read("Anne Roux, qui réclamait 63 000 euros, a été déboutée.")
    ('Anne Roux a été déboutée.', 'Anne Roux réclamait 63 000 euros.')
    >>> read("Acme, whose €38 million bid had been turned down, went to court.")
    ('Acme went to court.', "Acme's €38 million bid had been turned down.")
    >>> read("Le maire a vu Anne Roux, qui hésite.")
    ()
    """
    at = next((k for k, token in enumerate(tokens) if _opens(tokens, k, token)), 0)
    if not 0 < at <= _LONGEST or "," not in tokens[at].gap:
        return ()
    if tokens[at].text not in _SUBJECT | _OWNER:
        return ()
    stop = next((k for k in range(at + 1, len(tokens)) if "," in tokens[k].gap), 0)
    if stop - at <= _LEAST or len(tokens) - stop < _LEAST:
        return ()
    head = text[: tokens[at - 1].end].strip()
    inner = text[tokens[at + 1].start : tokens[stop - 1].end]
    whose = "'s " if tokens[at].text == "whose" else ", " if tokens[at].text == "dont" else " "
    return f"{head} {text[tokens[stop].start :]}", f"{head}{whose}{inner}."


def _opens(tokens: Sequence[Token], at: int, token: Token) -> bool:
    """Whether a relative clause starts at a place, and the first comma with it."""
    if token.text in _SUBJECT | _OWNER:
        return text_at(tokens, at - 1) not in ("de", "a", "of", "to", "in", "for")
    return bool(at) and "," in token.gap
