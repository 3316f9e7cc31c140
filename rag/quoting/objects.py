"""Object pronouns whose noun stands outside a sentence: *l'a rachetée*, *lui a transmis*."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rag.quoting.local_antecedents import is_head, parted, verb
from rag.text.syntax.grammar import AUXILIARIES, PREPOSITIONS
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from rag.text.facts import Facts

_DIRECT: Final = frozenset(("le", "la", "les"))
_DATIVE: Final = frozenset(("lui", "leur"))
_TO: Final = frozenset(("a", "de", "d'", "pour", "sans"))
_AS: Final = frozenset(("comme", "ainsi", "que", "qu'"))
_INFINITIVE: Final = ("er", "ir", "re", "oir")
_WHOLE: Final = frozenset(("faut", "on", "sait", "dit", "savez"))


def undergoes(unit: Facts, at: int) -> bool:
    """Tell whether a French word is an object that nothing before it in the sentence can be.

    What it stands for is neither the subject of its own clause nor led by a preposition.

    >>> from rag.text.facts import Facts
    >>> said = "En mai, un fonds l'avait évaluée.", "Acme se tait, et un fonds l'a rachetée."
    >>> [undergoes(Facts(text), 4) for text in said]
    [True, False]
    """
    if unit.language != "fr" or not _is_object(unit, at):
        return False
    names = [name.start for name in unit.layout.names if name.stop <= at and unit.layout.bare(name)]
    nouns = [place for place in unit.layout.contents if place < at and is_head(unit, place)]
    return len({*names, *nouns}) <= 1 and not any(
        token.text in _WHOLE for token in unit.tokens[max(0, at - 2) : at]
    )


def _is_object(unit: Facts, at: int) -> bool:
    tokens = unit.tokens
    word, before, after = tokens[at].text, text_at(tokens, at - 1), text_at(tokens, at + 1)
    if at + 1 >= len(tokens) or parted(unit, at + 1) or tokens[at].gap == "-":
        return False
    acts = (after in AUXILIARIES and after != "a") or (after == "a" and tokens[at + 1].raw == "a")
    if word == "l'":
        done = at + 2 in unit.layout.contents or at + 3 in unit.layout.contents
        told = not unit.layout.saying.isdisjoint((at + 1, at + 2, at + 3))
        return acts and done and not told and before not in _AS
    if word in _DATIVE:
        return before not in PREPOSITIONS and (acts or _is_verb(unit, at + 1))
    to = before in _TO and after.endswith(_INFINITIVE) and _is_verb(unit, at + 1)
    return word in _DIRECT and to


def _is_verb(unit: Facts, at: int) -> bool:
    """Tell whether a content word is a verb, the word before it taken for a pronoun."""
    return any(frame.term.at == at for frame in unit.frames) or verb(unit, at)
