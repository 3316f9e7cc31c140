"""Capitals that make no name: *la Région*, *l'ARS* for *l'agence régionale de santé*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.text.names.abbreviations import spelled_out
from rag.text.syntax.grammar import BACK_TO
from rag.text.words.tables import wordlist
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from rag.text.facts import Facts
    from rag.text.names.names import Name
    from rag.text.passages import Passage


def is_noun(name: Name, claim: Facts, passage: Passage) -> bool:
    """Tell whether a name of the claim, of one word, is written as a noun in the source."""
    word, raw = name.words[0], claim.tokens[name.start].raw
    if raw.isupper():
        return spelled_out(word, passage.joined)
    told = word in wordlist("anaphora") or word in wordlist("institutions")
    return told and text_at(claim.tokens, name.start - 1) in BACK_TO
