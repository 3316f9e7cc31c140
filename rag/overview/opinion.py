"""What readers think: how many say they are for, how many against, an example of each side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from index.analysis import fold
from rag.checks.hygiene import order_in
from rag.cutting import trimmed
from rag.overview.framing import framed_short
from rag.overview.places import Places, shortened
from rag.overview.readers import readers
from rag.overview.scope import MATTER, comments_in, specific, titled
from rag.overview.stance import said_in, stance
from rag.overview.wording import listed, of_outlet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.documents import Document, Language
    from rag.answer import Sentence
    from rag.extract import Extract
    from rag.overview.asking import Ask
    from rag.overview.desk import Desk
    from rag.overview.stance import Side

_NAMED: Final = 4
_CITED: Final = 4
_LOOKED_AT: Final = 40
_EXAMPLE: Final = 20


@dataclass(frozen=True, slots=True)
class Poll:
    """The comments in scope and the side each takes."""

    comments: tuple[Document, ...]
    sides: dict[str, Side]
    objects: frozenset[str]
    agreement: bool
    bare: bool

    def taking(self, side: Side) -> list[Document]:
        """Return the comments that take a side, one a reader."""
        found: dict[str, Document] = {}
        for comment in self.comments:
            if self.sides.get(comment.id) == side:
                found.setdefault(
                    f"{comment.path} {fold(comment.author)}" if comment.author else comment.id,
                    comment,
                )
        return list(found.values())


def opinion(ask: Ask, desk: Desk) -> tuple[Sentence, ...]:
    """Answer with the count of each side over all comments in scope, and an example of each.

    Where nobody takes a side on one thing among others, the question is left to the search.
    """
    comments = comments_in(ask, desk)
    if not comments:
        return ()
    poll = _poll(ask, comments, desk)
    if not poll.sides and not poll.bare:
        return ()
    sentences = [_count(poll, ask, desk)]
    if not poll.sides:
        return (*sentences, *readers(ask, desk, most=2))
    for side in ("for", "against"):
        taken = poll.taking(side)
        if taken:
            example = _example(taken, poll, desk)
            if example is not None:
                sentences.append(framed_short(example, desk))
    return tuple(sentences)


def _poll(ask: Ask, comments: Sequence[Document], desk: Desk) -> Poll:
    _, left = desk.shelf.outlet(ask.rest)
    narrowing = specific(left, desk)
    agreement = ask.article and (bool(narrowing) or not left)
    bare = agreement or not narrowing
    objects = MATTER | frozenset(left) | titled(desk) if bare else frozenset(narrowing)
    sides: dict[str, Side] = {}
    for comment in comments:
        if comment.id not in desk.holdings.sided or order_in(comment.text):
            continue
        side = stance(comment.text, objects, bare=bare)
        if side is None and agreement and comment.depth == 0:
            side = stance(comment.text, objects, agreement=True)
        if side is not None:
            sides[comment.id] = side
    return Poll(tuple(comments), _settled(sides, comments), objects, agreement, bare)


def _settled(sides: dict[str, Side], comments: Sequence[Document]) -> dict[str, Side]:
    """Drop the sides of readers who take both."""
    taken: dict[tuple[str, str], set[Side]] = {}
    for comment in comments:
        if comment.id in sides and comment.author:
            taken.setdefault((comment.path, fold(comment.author)), set()).add(sides[comment.id])
    return {
        comment.id: sides[comment.id]
        for comment in comments
        if comment.id in sides
        and (not comment.author or len(taken[comment.path, fold(comment.author)]) == 1)
    }


def _count(poll: Poll, ask: Ask, desk: Desk) -> Sentence:
    pro, con = poll.taking("for"), poll.taking("against")
    undecided = len(poll.comments) - len(poll.sides)
    places = [
        place
        for one in (pro[:_CITED], con[:_CITED])
        for c in one
        if (place := _place(c, poll, desk))
    ]
    if not places:
        places = [desk.places.first(poll.comments[0])]
    scope = _scope(poll, ask, desk)
    text = (
        _french(poll, scope, undecided)
        if desk.language == "fr"
        else _english(poll, scope, undecided)
    )
    return desk.synthesis(text, places)


def _scope(poll: Poll, ask: Ask, desk: Desk) -> str:
    """Return the denominator in words: how many comments, and which."""
    number = len(poll.comments)
    french = desk.language == "fr"
    total = f"les {number} commentaires" if french else f"the {number} comments"
    if number == 1:
        total = "le seul commentaire" if french else "the one comment"
    if number == len(desk.shelf.comments):
        return f"{total} du dossier" if french else f"{total} of the dossier"
    outlet, left = desk.shelf.outlet(ask.rest)
    outlets = {one.outlet for one in poll.comments}
    if len(outlets) == 1 and (outlet or ask.article):
        name = outlets.pop()
        if name is None:
            return f"{total} de cette page" if french else f"{total} of this page"
        several = len({one.path for one in poll.comments}) > 1
        if french:
            return f"{total} sous {'les articles' if several else 'l’article'} {of_outlet(name)}"
        return f"{total} under {name}’s {'articles' if several else 'article'}"
    subject = desk.as_written(specific(left, desk))
    return f"{total} où il est question de {subject}" if french else f"{total} on {subject}"


def _french(poll: Poll, scope: str, undecided: int) -> str:
    pro, con = poll.taking("for"), poll.taking("against")
    if not pro and not con and len(poll.comments) == 1:
        return f"{scope[:1].upper()}{scope[1:]} ne dit pas en toutes lettres être pour ou contre."
    if not pro and not con:
        return f"Sur {scope}, aucun ne dit en toutes lettres être pour ou contre."
    if poll.agreement:
        one = f"{_readers(len(pro), 'se dit', 'se disent')} d’accord{_names(pro, 'fr')}"
        two = f"{len(con) or 'aucun'} pas d’accord{_names(con, 'fr')}"
    else:
        one = f"{_readers(len(pro), 'se dit', 'se disent')} pour{_names(pro, 'fr')}"
        two = f"{len(con) or 'aucun'} contre{_names(con, 'fr')}"
    tail = f"\u00a0; les {undecided} autres ne prennent pas parti en toutes lettres"
    if undecided < 2:
        tail = "\u00a0; un seul ne prend pas parti en toutes lettres" if undecided else ""
    return f"Sur {scope}, {one}, {two}{tail}."


def _readers(number: int, one: str, several: str) -> str:
    """Return the number of readers and their verb.

    >>> _readers(2, "se dit", "se disent"), _readers(0, "se dit", "se disent")
    ('2 lecteurs se disent', 'aucun lecteur ne se dit')
    """
    if not number:
        return f"aucun lecteur ne {one}"
    return f"{number} lecteurs {several}" if number > 1 else f"1 lecteur {one}"


def _english(poll: Poll, scope: str, undecided: int) -> str:
    pro, con = poll.taking("for"), poll.taking("against")
    if not pro and not con and len(poll.comments) == 1:
        return f"{scope[:1].upper()}{scope[1:]} does not say to be for or against."
    if not pro and not con:
        return f"In {scope}, nobody says in so many words to be for or against."
    many = "reader" if len(pro) == 1 else "readers"
    if poll.agreement:
        verb = "agrees" if len(pro) == 1 else "agree"
        one = f"{len(pro) or 'no'} {many} {verb}{_names(pro, 'en')}"
        verb = "disagrees" if len(con) == 1 else "disagree"
        two = f"{len(con) or 'none'} {verb}{_names(con, 'en')}"
    else:
        verb = "is" if len(pro) == 1 else "are"
        one = f"{len(pro) or 'no'} {many} {verb} for it{_names(pro, 'en')}"
        two = f"{len(con) or 'none'} against{_names(con, 'en')}"
    tail = f"; the other {undecided} take no side in so many words"
    if undecided < 2:
        tail = "; one takes no side in so many words" if undecided else ""
    return f"In {scope}, {one} and {two}{tail}."


def _names(comments: Sequence[Document], language: Language) -> str:
    names = [comment.author for comment in comments if comment.author]
    return f" ({listed(names, language)})" if 0 < len(names) == len(comments) <= _NAMED else ""


def _example(comments: Sequence[Document], poll: Poll, desk: Desk) -> Extract | None:
    """Return the side's best example: in the question's language, its reason with it."""
    own = [one for one in comments if one.language == desk.language] or list(comments)
    own = own[:_LOOKED_AT]
    found = [place for one in own if (place := _place(one, poll, desk)) is not None]
    if not found:
        return None
    whole = [_reasoned(place) for place in found]
    best = min(whole, key=lambda one: abs(len(one.text.split()) - 14))
    return shortened(best, _EXAMPLE, least=3) or trimmed(best, _EXAMPLE)


def _reasoned(place: Extract) -> Extract:
    """Return a bare *je suis contre* with the sentence after it."""
    if len(place.text.split()) > 6 or not place.after:
        return place
    offset = place.start - place.hit.start
    at = place.hit.text.find(place.after, offset + len(place.text))
    if at < 0 or "\n\n" in place.hit.text[offset:at]:
        return place
    return Places.part(place.hit, offset, at + len(place.after))


def _place(comment: Document, poll: Poll, desk: Desk) -> Extract | None:
    """Return the sentence in which a comment takes its side."""
    for sentence in desk.places.sentences(comment):
        if said_in(sentence.text, poll.objects, bare=poll.bare) or (
            poll.agreement and said_in(sentence.text, poll.objects, agreement=True)
        ):
            return sentence
    return None
