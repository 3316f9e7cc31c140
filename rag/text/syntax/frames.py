"""Who does what to whom: the predicates of a sentence with the names on either side.

A light reading, without a parser: the subject is the nearest name to the left that no preposition
introduces, brackets and appositions skipped; *par* and *by* turn it around, and so does
*receive*. Where the subject is a noun (*le syndicat*), its stem stands; where it is a pronoun, the
agent is left open.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rag.text.syntax.clauses import clauses
from rag.text.syntax.controls import controlled
from rag.text.syntax.grammar import AWAY, OF, SYMMETRIC, TO
from rag.text.syntax.inversions import inverted
from rag.text.syntax.layout import OWNING
from rag.text.syntax.predicates import appositive, does, infinitive, passive, predicates, reduced
from rag.text.syntax.subjects import subject
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.names.names import Name
    from rag.text.syntax.layout import Layout
    from rag.text.words.lexicon import Term

_ADVERSE = frozenset(("contre", "against"))
_ITS = 3  # words from a noun to whose it is, the name's own included
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
    >>> from rag.text.facts import Facts
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
    found = [_frame(layout, term) for term in layout.terms if predicates(layout, term.at)]
    adverse = bool(layout.names) and any(token.text in _ADVERSE for token in layout.tokens)
    against = [_against(layout, frame.term) if adverse else () for frame in found]
    given = [_given(layout, frame.term) for frame in found]
    return tuple(
        replace(frame, given=to, against=him) if to or him else frame
        for frame, to, him in zip(found, given, against, strict=True)
    )


def _given(layout: Layout, term: Term) -> tuple[Name, ...]:
    """Return who stands behind *à* or *to* right after a predicate."""
    near = (name for name in layout.names if term.at < name.start <= term.at + _NEAR)
    first = next(near, None)
    if first is None:
        return ()
    led = layout.before(first) or layout.apposed(first)
    return layout.group(first) if led in TO else ()


def behalf(layout: Layout, at: int) -> Name | None:
    """Return whose the body is to which a predicate gives: *confié à l'association de X*."""
    for name in layout.names:
        noun = name.start - 1
        if not at < name.start <= at + _NEAR or layout.before(name) not in OF:
            continue
        while noun > at and (noun not in layout.contents or text_at(layout.tokens, noun) in OF):
            noun -= 1
        led = {text_at(layout.tokens, noun - 1), text_at(layout.tokens, noun - 2)}
        return name if noun > at and led & TO and name.start - noun <= _ITS else None
    return None


def _against(layout: Layout, term: Term) -> tuple[Name, ...]:
    """Return who stands behind *contre* or *against* in the clause of a predicate."""
    stop = layout.clause_end(term.at)
    behind = tuple(
        name
        for name in layout.names
        if term.at < name.start < stop and layout.before(name) in _ADVERSE
    )
    first = layout.names[0]
    fronted = layout.tokens[0].text in _ADVERSE and layout.before(first) in _ADVERSE
    start = next(c for c in clauses(layout.tokens) if c[0] <= term.at < c[1])[0]
    return behind or ((first,) if fronted and not start and first.stop <= term.at else ())


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
    bound = None if doer else controlled(layout, term.at)
    name, noun = (bound, None) if layout.is_noun(term.at) or bound else subject(layout, term.at)
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
