"""Who a sentence says something is said by: *selon X*, *according to X*, *X said*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.text.names.names import TITLES
from rag.text.syntax.clauses import relative
from rag.text.syntax.grammar import ARTICLES, OF, PRONOUNS
from rag.text.syntax.layout import OWNING
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.names.names import Name
    from rag.text.syntax.frames import Frame
    from rag.text.words.tokens import Token

_BY = frozenset(("selon", "according", "apres", "yeux", "eyes", "croire", "avis", "view"))
_LED = 5  # words between *selon* and whom it names: *selon son porte-parole, X*
_RELAYED = frozenset(
    (("selon", "qui"), ("selon", "lequel"), ("selon", "laquelle"), ("pour", "qui"),
     ("according", "to", "whom"), ("for", "whom"))
)  # fmt: skip


def speakers(
    tokens: Sequence[Token], names: Sequence[Name], found: Sequence[Frame]
) -> tuple[Name, ...]:
    """Return who a sentence says something is said by: *selon X*, *according to X*, *X said*.

    >>> from rag.text.facts import Facts
    >>> def read(text, language="fr"):
    ...     facts = Facts(text, language=language)
    ...     return [name.words[-1] for name in speakers(facts.tokens, facts.names, facts.frames)]
    >>> read("Selon Kai Zenner, le texte est mauvais."), read("According to Reuters, no.", "en")
    (['zenner'], ['reuters'])
    >>> read("« Oui », a déclaré Brad Smith.")
    ['smith']
    >>> read("Selon les registres, Paul Roux est venu."), read("Selon le maire, Paul Roux, non.")
    ([], ['roux'])
    """
    said = [name for frame in found if "say" in frame.term.senses for name in frame.agents]
    names = [name for name in names if not _owning(tokens, name)]
    for at, name in enumerate(names[:2]):
        if text_at(tokens, name.start - 1) in OF and any(
            _set_off(tokens, other) for other in names[at + 1 : at + 2]
        ):
            continue  # pour l'avocat de X, Y, …
        start = max(0, name.start - 10)
        opening = [token.text for token in tokens[start : name.start]]
        cut = sum("," in token.gap for token in tokens[start + 1 : name.start + 1])
        headed = start == 0 and opening[:1] == ["pour"] and (not cut or _set_off(tokens, name))
        heads = _BY & set(opening[:3]) and ("apres" not in opening or "d'" in opening[:1])
        if headed or (cut <= 1 and heads and not (cut and _goes_on(tokens, name))):
            said.append(_bearer(tokens, names, name))
            break
    said.extend(_relayed(tokens, names))
    for name in names:
        near = range(max(0, name.start - _LED), name.start)
        led = next((at for at in near if tokens[at].text in ("selon", "according")), None)
        if led is None or any(relative(tokens, at) for at in range(led, name.start)):
            continue  # selon X, qui défend Y
        cut = sum("," in tokens[at].gap for at in range(led + 1, name.start + 1))
        if not (cut and _goes_on(tokens, name)):
            said.append(_bearer(tokens, names, name))
    return tuple(dict.fromkeys(said))


def _relayed(tokens: Sequence[Token], names: Sequence[Name]) -> list[Name]:
    """Return whom a *selon qui*, *according to whom* right behind a name has speak."""
    found = []
    for at, token in enumerate(tokens):
        ahead = tuple(text_at(tokens, at + k) for k in range(3))
        if token.gap.strip() == "," and (ahead[:2] in _RELAYED or ahead in _RELAYED):
            found += [name for name in names if name.stop <= at][-1:]
    return found


def _set_off(tokens: Sequence[Token], name: Name) -> bool:
    """Whether commas close a name on both sides, and another subject follows: *pour X, Y, le …*."""
    start = name.start - (text_at(tokens, name.start - 1) in TITLES)
    before = tokens[start].gap.strip() == ","
    if not before or name.stop >= len(tokens) or tokens[name.stop].gap.strip() != ",":
        return False
    after = tokens[name.stop]
    return after.capital or after.text in ARTICLES or after.text in PRONOUNS


def _owning(tokens: Sequence[Token], name: Name) -> bool:
    """Whether a name only tells whose somebody is: *according to Acme's founder*."""
    return name.stop < len(tokens) and tokens[name.stop].gap.startswith(OWNING)


def _bearer(tokens: Sequence[Token], names: Sequence[Name], body: Name) -> Name:
    """Return who holds the office told before a name, else the name: *selon le maire de X, Y,*."""
    of = body.start - 1
    of -= text_at(tokens, of) in ARTICLES
    behind = next((name for name in names if name.start == body.stop), None)
    if behind is None or text_at(tokens, of) not in OF or tokens[body.stop].gap.strip() != ",":
        return body
    return body if _goes_on(tokens, behind) else behind


def _goes_on(tokens: Sequence[Token], name: Name) -> bool:
    """Whether no comma closes a name: *selon les registres, X a reçu Y* has X receive, not say."""
    return name.stop < len(tokens) and not tokens[name.stop].gap.strip()
