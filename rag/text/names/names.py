"""Proper names in French and English, and whether a source holds the one that a claim gives.

A name is a run of capitalised words. At the head of a sentence, where every word has a capital,
a word counts as a name unless it is one that opens sentences (an article, a preposition, an
adverb, a participle). No list of names is needed, so an invented one has nowhere to hide.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rag.text.names.exonyms import exonyms, implied
from rag.text.names.roles import is_role
from rag.text.words.openers import opens
from rag.text.words.spelling import is_variant
from rag.text.words.tables import wordlist
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from rag.text.names.exonyms import Exonym
    from rag.text.words.tokens import Token

_PARTICLES = frozenset(
    ("van", "von", "der", "den", "di", "del", "da", "dos", "bin", "ben", "el", "al")
)
_LINKS = frozenset(
    ("les", "la", "le", "sur", "sous", "en", "de", "des", "du", "aux", "au", "et", "on", "upon",
     "by", "in", "the", "pres")
)  # fmt: skip
_WITHIN = frozenset((" ", "\u00a0", "\u202f", "-", "\u2011", "", "'", "’", "&", " & "))
_SUFFIXES = frozenset(("ai", "ia", "sa", "sas", "inc", "corp", "ltd", "plc", "group", "groupe"))
THINGS = frozenset(("@ia", "@llm", "@ia generative"))
_THING_WORDS = frozenset(("ia", "ai", "llm", "llms", "generative", "artificial", "intelligence"))
TITLES = frozenset(("m", "mme", "mr", "mrs", "ms", "dr", "me", "mlle", "sir", "lord"))
_NO_NAMES = TITLES | {"the", "le", "la", "les"}
_NOUNS_IN_CAPITALS = frozenset(
    ("hr", "rh", "drh", "it", "pr", "tv", "tva", "vat", "pib", "gdp", "ong", "ngo", "ngos", "pme",
     "sme", "smes", "hlm", "btp", "adn", "dna", "id", "vip", "cv", "agm", "ipo", "opa", "smic")
)  # fmt: skip
_MEASURE = 3  # letters of a measure behind its figure
_SENTENCE_END = (".", "!", "?", "…", ":", "«", "»", "“", "”", '"', "(", "—", "–", "•", "\n")


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of somebody or something.

    Attributes
    ----------
    words
        Folded, without particles or titles: ``("kim", "sparrentak")``.
    keys
        Its keys in the table of exonyms.
    start, stop
        Token indexes.
    """

    words: tuple[str, ...]
    keys: tuple[str, ...]
    start: int
    stop: int

    @property
    def adjective(self) -> bool:
        """Whether it only qualifies: an English adjective of a place, *AI*, *LLM*."""
        if self.keys and set(self.keys) <= THINGS:
            return True
        return len(self.words) == 1 and self.words[0] in wordlist("demonyms")

    @property
    def core(self) -> frozenset[str]:
        """The words that tell it from others: without ``AI``, ``SA`` and the like."""
        return _core(self.words)


@lru_cache(maxsize=4096)
def _core(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words) - _SUFFIXES or frozenset(words)


def names(
    tokens: Sequence[Token],
    taken: Collection[int] = frozenset(),
    known: Sequence[Exonym] | None = None,
) -> tuple[Name, ...]:
    """List the proper names of a text, in order.

    Parameters
    ----------
    tokens
        The text, cut.
    taken
        Token indexes that belong to a date or a figure.
    known
        The text's exonyms, where they are found already.

    Examples
    --------
    >>> from rag.text.words.tokens import tokenise
    >>> def read(text):
    ...     return [" ".join(name.words) for name in names(tokenise(text))]
    >>> read("Selon Reuters, Kim van Sparrentak dénonce l’accord de Microsoft avec Mistral AI.")
    ['reuters', 'kim sparrentak', 'microsoft', 'mistral ai']
    >>> read("Interrogée lundi, l'élue a critiqué GPT-4 et Mixtral 8x7B. Furieux, il part.")
    ['gpt 4', 'mixtral 8x7b']
    >>> read("Microsoft invested in Paris. Critics said the CEO, Mr. Roux, lied.")
    ['microsoft', 'paris', 'roux']
    """
    known = exonyms(tokens) if known is None else known
    keyed: dict[int, list[str]] = {}
    for exonym in known:
        for at in range(exonym.start, exonym.stop):
            keyed.setdefault(at, []).append(exonym.key)
    found = []
    stop = 0
    for at in [at for at, token in enumerate(tokens) if not token.raw.islower()]:
        if at < stop or not _named(tokens, at, taken):
            continue
        stop, start = _run(tokens, at, taken), at
        while start and tokens[start - 1].text in _PARTICLES and tokens[start].gap == " ":
            start -= 1
        stop = max([stop, *(exonym.stop for exonym in known if start <= exonym.start < stop)])
        name = _name(tokens, start, stop, keyed)
        if name is not None:
            found.append(name)
    return tuple(found)


def same(left: Name, right: Name) -> bool:
    """Tell whether two mentions may be of one thing: a surname for a full name, a variant, a key.

    >>> from rag.text.words.tokens import tokenise
    >>> def check(left, right):
    ...     return same(names(tokenise(left))[0], names(tokenise(right))[0])
    >>> check("Zenner part", "Kai Zenner"), check("Marina Ferrari", "Marina Ferrarri")
    (True, True)
    >>> check("Mistral AI", "Mistral"), check("Barcelona", "à Barcelone")
    (True, True)
    >>> check("Mistral Large", "Mistral 7B"), check("Microsoft", "Mistral")
    (False, False)
    """
    return _same(left.words, left.keys, right.words, right.keys)


@lru_cache(maxsize=1 << 14)
def _same(
    words: tuple[str, ...],
    keys: tuple[str, ...],
    others: tuple[str, ...],
    other_keys: tuple[str, ...],
) -> bool:
    """Tell the same of two mentions' words and keys: a page names few things, many times."""
    if keys and other_keys:
        supported = _supported(keys) & set(other_keys) or _supported(other_keys) & set(keys)
        if supported:
            return True
    one, two = _core(words), _core(others)
    small, large = (one, two) if len(one) <= len(two) else (two, one)
    if small <= large:
        return True
    rest, beyond = small - large, large - small
    return all(any(is_variant(word, other) for other in beyond) for word in rest)


def alike(name: Name) -> set[str]:
    """Return the keys of a name, with those that they support."""
    return _supported(name.keys)


def _supported(keys: tuple[str, ...]) -> set[str]:
    return {*keys, *(other for key in keys for other in implied(key))}


def _named(tokens: Sequence[Token], at: int, taken: Collection[int]) -> bool:
    """Whether a word is part of a name by its capital."""
    token = tokens[at]
    if at in taken or not token.capital or token.text.endswith("'"):
        return False
    noun = token.raw.isupper() and token.text in _NOUNS_IN_CAPITALS
    if noun or token.text in _NO_NAMES or is_role(token.text):
        return False
    if len(token.raw) == 1 and token.raw in "LDCSNMTJYAIÀÉ":
        return False
    measure = at and tokens[at - 1].text[0].isdigit() and len(token.raw) <= _MEASURE
    if measure and token.gap in _WITHIN:
        return False  # 47 Go, 11 MW
    if not _heads(token, at) or not opens(token.text):
        return True
    return token.raw.isupper() and len(token.raw) > 2 and at + 1 < len(tokens)


def _heads(token: Token, at: int) -> bool:
    """Whether a word stands where any word would have a capital."""
    gap = token.gap.strip()
    return at == 0 or gap.endswith(_SENTENCE_END) or "\n" in token.gap


def _run(tokens: Sequence[Token], at: int, taken: Collection[int]) -> int:
    stop = at + 1
    while stop < len(tokens) and stop not in taken:
        ahead = stop
        while text_at(tokens, ahead) in _PARTICLES and ahead - stop < 2:
            ahead += 1
        if ahead == stop and _hyphened(tokens, stop):
            ahead += 1
        if ahead >= len(tokens) or not _continues(tokens, stop, ahead):
            break
        stop = ahead + 1
    return stop


def _hyphened(tokens: Sequence[Token], at: int) -> bool:
    """Whether a small word between hyphens joins two parts of a name: *Saint-Aubrac-les-Forges*."""
    if at + 1 >= len(tokens) or tokens[at].text not in _LINKS:
        return False
    return tokens[at].gap == tokens[at + 1].gap == "-"


def _continues(tokens: Sequence[Token], stop: int, ahead: int) -> bool:
    token = tokens[ahead]
    initial = len(tokens[stop - 1].raw) <= 2 and tokens[stop].gap == ". "
    if not initial and any(tokens[k].gap not in _WITHIN for k in range(stop, ahead + 1)):
        return False
    if is_role(token.text) or token.text.endswith("'"):
        return False
    return token.capital or (token.text.isdigit() and len(token.text) < 4)


def _name(
    tokens: Sequence[Token], start: int, stop: int, keyed: dict[int, list[str]]
) -> Name | None:
    words = tuple(
        tokens[at].text
        for at in range(start, stop)
        if tokens[at].text not in _PARTICLES and not _hyphened(tokens, at)
    )
    words = tuple(word for word in words if word not in TITLES) or words
    keys = tuple(dict.fromkeys(key for at in range(start, stop) for key in keyed.get(at, ())))
    if len(words) > 1 and not set(words) <= _THING_WORDS:
        keys = tuple(key for key in keys if key not in THINGS)
    return Name(words, keys, start, stop) if words else None
