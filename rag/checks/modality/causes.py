"""Why something happened: a claim may tie two things by *because* only where its source does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks.numbers.figures import within
from rag.text.syntax.grammar import BE, OF
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.facts import Facts
    from rag.text.words.lexicon import Bridge, Term
    from rag.text.words.tokens import Token

_STRONG = (
    "parce que", "parce qu'", "a cause de", "a cause des", "a cause du", "a cause d'",
    "en raison de", "en raison des", "en raison du", "en raison d'", "est du a", "est due a",
    "est du au", "est due au", "est due aux", "est du aux", "sont dus a", "sont dues a",
    "provoque par", "provoquee par", "cause par", "causee par", "because", "due to", "owing to",
    "caused by", "as a result of", "s'explique par",
)  # fmt: skip
_PHRASES: dict[str, list[tuple[str, ...]]] = {}  # by their first word
for _phrase in _STRONG:
    _words = tuple(_phrase.replace("'", "' ").split())
    _PHRASES.setdefault(_words[0], []).append(_words)
_MARKS = frozenset(
    ("parce", "cause", "causes", "raison", "raisons", "faute", "car", "puisque", "du", "due",
     "dus", "dues", "explique", "expliquent", "expliquer", "justifie", "justifier", "attribue",
     "attribuer", "attribuent", "provoque", "provoquee", "suite", "grace", "consequence",
     "effet", "invoque", "invoquant", "invoquent", "reproche", "origine", "pourquoi", "motif",
     "entraine", "accuse", "impute", "depuis", "responsable", "pour", "apres", "because", "why",
     "reason", "reasons", "owing", "caused", "causing", "blame", "blamed", "blames", "blaming",
     "attribute", "attributed", "attributes", "citing", "cited", "cites", "since", "so", "for",
     "therefore", "result", "led", "prompted", "after", "following", "over", "ayant", "etant",
     "vu", "given",
     "having")
)  # fmt: skip
_WAS = frozenset(("was", "were", "been"))
_AWAITED = frozenset(  # what somebody is due to do
    ("be", "have", "do", "join", "start", "begin", "open", "close", "vote", "meet", "take", "get",
     "receive", "end", "expire", "deliver", "decide", "report", "hear", "rule", "arrive", "leave",
     "come", "go", "run", "hold", "launch", "publish", "present", "pay", "complete", "finish",
     "move", "give", "make", "become", "return", "appear", "speak", "face", "stand", "last",
     "enter", "reopen", "retire", "testify", "resume", "submit", "sign", "pass", "sell", "buy")
)  # fmt: skip
_CLAUSAL = frozenset(("parce", "because"))  # a clause follows, not what is the cause
_ADJECTIVAL = frozenset(("du",))


def tied(claim: Facts, sources: Sequence[Facts], bridge: Bridge | None = None) -> bool:
    """Tell whether a claim gives a cause where no sentence of its source does, or another cause.

    Where a noun is the cause (*à cause d'un incendie*), the sentences must speak of it, or the
    one that tells the effect of what the claim says of it.

    >>> from rag.text.facts import Facts
    >>> source = Facts("La livraison est repoussée. L'accident a fait trois blessés.")
    >>> tied(Facts("L'accident est dû au retard de livraison."), [source])
    True
    >>> tied(Facts("Il part à cause du retard."), [Facts("Il part en raison du retard.")])
    False
    >>> late = [Facts("La ligne a pris du retard : le permis manquait."), Facts("L'usine tourne.")]
    >>> tied(Facts("La ligne a du retard à cause d'un incendie survenu à l'usine."), late)
    True
    >>> tied(Facts("She is due to join Roux.", language="en"), [Facts("Elle rejoindra Roux.")])
    False
    >>> late = [Facts("Work is late, permits not having come.", language="en")]
    >>> tied(Facts("Work is late because permits are missing.", language="en"), late)
    False
    """
    cut = _cut(claim.tokens)
    if cut is None:
        return False
    if not any(_explains(source) for source in sources):
        return True
    effect = [t for t in claim.terms if t.at < cut]
    cause = [t for t in claim.terms if t.at > cut]
    if effect and not any(_told(t, claim, sources, bridge) for t in effect):
        return True
    if not cause:
        return False
    if text_at(claim.tokens, cut) in _CLAUSAL and text_at(claim.tokens, cut + 1) not in OF:
        told = any(_told(t, claim, sources, bridge) for t in cause)
        return not told and not _named(claim, sources, after=cut)
    said = max(sources, key=lambda s: sum(_told(t, claim, [s], bridge) for t in effect))
    told = any(_told(t, claim, [said], bridge) for t in cause)
    head = any(_told(t, claim, sources, bridge) for t in cause[:1])
    return not (told or head)


def _told(term: Term, claim: Facts, sources: Sequence[Facts], bridge: Bridge | None) -> bool:
    return any(source.ground.speaks_of(term, claim.language, bridge) for source in sources)


def _named(claim: Facts, sources: Sequence[Facts], *, after: int) -> bool:
    """Whether a sentence that gives a reason names somebody whom the claim's reason names."""
    told = [name for source in sources if _explains(source) for name in source.names]
    return any(name.start > after and within(name, told) for name in claim.names)


def _cut(tokens: Sequence[Token]) -> int | None:
    """Return where the word that ties two things stands."""
    for at, token in enumerate(tokens):
        for phrase in _PHRASES.get(token.text, ()):
            behind = text_at(tokens, at + len(phrase))
            awaited = phrase == ("due", "to") and behind in _AWAITED
            if awaited and text_at(tokens, at - 1) in BE | _WAS:
                continue  # she is due to join a clinic
            if all(text_at(tokens, at + k) == word for k, word in enumerate(phrase)):
                return at
    return None


def _explains(source: Facts) -> bool:
    """Whether a sentence gives a reason: by a word for it, or behind a colon."""
    for token in source.tokens:
        if token.text in _ADJECTIVAL and token.raw.lower() != "dû":
            continue
        if token.text in _MARKS:
            return True
    return any(":" in token.gap for token in source.tokens[1:])
