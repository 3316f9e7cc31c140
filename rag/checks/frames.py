"""Who does what to whom: the predicates of a sentence with the names on either side.

A light reading, without a parser: the subject is the nearest name to the left that no preposition
introduces, brackets and appositions skipped; *par* and *by* turn it around, and so does
*receive*. Where the subject is a noun (*le syndicat*), its stem stands; where it is a pronoun, the
agent is left open.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rag.checks.clauses import relative
from rag.checks.grammar import ARTICLES, AWAY, OF, SYMMETRIC, TO
from rag.checks.layout import OWNING
from rag.checks.predicates import appositive, does, infinitive, passive, predicates, reduced
from rag.checks.subjects import inverted, subject
from rag.checks.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.checks.layout import Layout
    from rag.checks.lexicon import Term
    from rag.checks.names import Name
    from rag.checks.tokens import Token

_ADVERSE = frozenset(("contre", "against"))
_BY = frozenset(("selon", "according", "apres", "yeux", "eyes", "croire", "avis", "view"))
_LED = 5  # words between *selon* and whom it names: *selon son porte-parole, X*
_NEAR = 9  # words between a predicate and the one it is done to
_EVENTS = frozenset(
    ("invest", "buy", "sell", "announce", "examine", "support+", "support-", "admit+", "admit-",
     "accept+", "accept-", "appoint+", "appoint-", "receive", "send", "give", "pay", "win",
     "lose", "lawsuit", "judge", "promise", "charge", "help", "decide", "protect", "prevent")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame:
    """One predicate and who stands around it.

    Attributes
    ----------
    term
        The content word that is the predicate.
    agents
        Who does it, or says it: one name, or several joined by *et*; empty where the
        sentence leaves it to a pronoun or a noun.
    patients
        Whom or what it is done to, as far as they are names.
    noun
        Where the subject is a common noun, its token index.
    passive
        Whether the subject undergoes.
    given
        To whom it is done, said or given: names behind *à* or *to*.
    against
        Against whom: names behind *contre* or *against* in its clause.
    """

    term: Term
    agents: tuple[Name, ...] = ()
    patients: tuple[Name, ...] = ()
    noun: int | None = None
    passive: bool = False
    given: tuple[Name, ...] = ()
    against: tuple[Name, ...] = ()


def frames(layout: Layout) -> tuple[Frame, ...]:
    """Read the frames of the sentence.

    Examples
    --------
    >>> from rag.checks.facts import Facts
    >>> def read(text, language="fr"):
    ...     for frame in Facts(text, language=language).frames:
    ...         agents = [" ".join(name.words) for name in frame.agents]
    ...         print(frame.term.stem, agents, [" ".join(n.words) for n in frame.patients])
    >>> read("Microsoft a investi dans Mistral.")
    invest ['microsoft'] ['mistral']
    >>> read("Mistral a été racheté hier par Google.")
    rachet ['google'] ['mistral']
    >>> read("Mistral received money from Microsoft.", "en")
    receiv ['microsoft'] ['mistral']
    """
    found = (_frame(layout, term) for term in layout.terms if predicates(layout, term.at))
    return tuple(
        replace(frame, given=_given(layout, frame.term), against=_against(layout, frame.term))
        for frame in found
    )


def _given(layout: Layout, term: Term) -> tuple[Name, ...]:
    """Return who stands behind *à* or *to* right after a predicate."""
    near = (name for name in layout.names if term.at < name.start <= term.at + _NEAR)
    first = next(near, None)
    if first is None:
        return ()
    led = layout.before(first) or layout.apposed(first)
    return layout.group(first) if led in TO else ()


def _against(layout: Layout, term: Term) -> tuple[Name, ...]:
    """Return who stands behind *contre* or *against* in the clause of a predicate."""
    if not any(token.text in _ADVERSE for token in layout.tokens[term.at :]):
        return ()
    stop = layout.clause_end(term.at)
    return tuple(
        name
        for name in layout.names
        if term.at < name.start < stop and layout.before(name) in _ADVERSE
    )


def _frame(layout: Layout, term: Term) -> Frame:
    """Read one predicate."""
    stop = layout.clause_end(term.at)
    behind = [name for name in layout.names if term.at < name.start]
    after = [name for name in behind if name.start < stop]
    doer = next((name for name in behind if does(layout, name, term.at)), None)
    if layout.is_noun(term.at) and doer is None:
        return _possessed(layout, term, after) if term.senses & _EVENTS else Frame(term)
    if doer is None and appositive(layout, term.at):
        told = layout.ends.get(term.at)
        return Frame(term, patients=(told,) if told else (), passive=True)
    if doer is None and (infinitive(layout, term.at) or reduced(layout, term.at)):
        return Frame(term, passive=reduced(layout, term.at))
    name, noun = (None, None) if layout.is_noun(term.at) else subject(layout, term.at)
    if noun == term.at - 2 and layout.tokens[term.at - 1].text == "to":
        noun = None  # refused to sign: a verb, not who signs
    acting = layout.group(name) if name else ()
    if doer is not None:
        agents = layout.group(doer)
        rest = (other for other in after if other not in agents)
        return Frame(term, agents, (*acting, *rest), passive=True)
    speaker = inverted(layout, term.at)
    if speaker is not None and ("say" in term.senses or layout.quoted(term.at) or not name):
        return Frame(term, layout.group(speaker))
    return _active(layout, term, after, acting, noun)


def _active(
    layout: Layout,
    term: Term,
    after: Sequence[Name],
    acting: tuple[Name, ...],
    noun: int | None,
) -> Frame:
    """Read a verb whose subject stands to its left: it acts, receives or undergoes."""
    if "receive" in term.senses:
        giver = next((name for name in after if layout.before(name) in AWAY), None)
        if acting or giver:
            return Frame(term, (giver,) if giver else (), acting, noun, passive=True)
    if passive(layout, term.at):
        return Frame(term, (), acting, passive=True)
    objects = tuple(name for name in after if layout.before(name) not in SYMMETRIC)
    return Frame(term, acting, objects, noun)


def _possessed(layout: Layout, term: Term, after: Sequence[Name]) -> Frame:
    """Read a noun: *l'investissement de X dans Y*, *X's investment in Y*."""
    near = [n for n in after if n.start - term.at <= 6]
    owner = layout.ends.get(term.at)
    if owner is not None and layout.tokens[term.at].gap.startswith(OWNING):
        return Frame(term, (owner,), tuple(near))
    rest = tuple(n for n in near if layout.before(n) not in SYMMETRIC | OF)
    of = next((n for n in near if layout.before(n) in OF), None)
    return Frame(term, (of,) if of and rest else (), rest)


def speakers(
    tokens: Sequence[Token], names: Sequence[Name], found: Sequence[Frame]
) -> tuple[Name, ...]:
    """Return who a sentence says something is said by: *selon X*, *according to X*, *X said*.

    >>> from rag.checks.facts import Facts
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
    for name in names[:2]:
        start = max(0, name.start - 10)
        opening = [token.text for token in tokens[start : name.start]]
        cut = sum("," in token.gap for token in tokens[start + 1 : name.start + 1])
        headed = start == 0 and opening[:1] == ["pour"] and not cut
        heads = _BY & set(opening[:3])
        if headed or (cut <= 1 and heads and not (cut and _goes_on(tokens, name))):
            said.append(_bearer(tokens, names, name))
            break
    for name in names:
        near = range(max(0, name.start - _LED), name.start)
        led = next((at for at in near if tokens[at].text in ("selon", "according")), None)
        if led is None or any(relative(tokens, at) for at in range(led, name.start)):
            continue  # selon X, qui défend Y
        cut = sum("," in tokens[at].gap for at in range(led + 1, name.start + 1))
        if not (cut and _goes_on(tokens, name)):
            said.append(_bearer(tokens, names, name))
    return tuple(dict.fromkeys(said))


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
