"""Which side each comment in scope takes, and where it says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.analysis import fold
from rag.checks.hygiene import order_in
from rag.overview.naming import pointed
from rag.overview.places import Places
from rag.overview.scope import MATTER, specific, titled, worded
from rag.overview.stance import names_one, said_in, stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.documents import Document
    from rag.extract import Extract
    from rag.overview.asking import Ask
    from rag.overview.desk import Desk
    from rag.overview.stance import Side


@dataclass(frozen=True, slots=True)
class Poll:
    """The comments in scope and the side each takes.

    Attributes
    ----------
    asked
        The words of the question that narrow it down, empty for the whole matter.
    objects
        The words, in either language, that name what is judged.
    agreement
        Whether it is an article that readers agree with or not.
    bare
        Whether a side without an object counts.
    """

    comments: tuple[Document, ...]
    asked: tuple[str, ...]
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


def poll_of(ask: Ask, comments: Sequence[Document], desk: Desk) -> Poll:
    """Return the side that each comment in scope takes."""
    _, left = desk.shelf.outlet(ask.rest)
    narrowing = specific(left, desk)
    agreement = ask.article and (bool(narrowing) or not left)
    bare = agreement or not narrowing
    objects = MATTER | frozenset(left) | titled(desk)
    if not bare:
        objects = frozenset(pointed(narrowing, desk)) | worded(narrowing, comments, desk)
    sides: dict[str, Side] = {}
    texts = {comment.id: comment.text for comment in comments}
    for comment in comments:
        if comment.id not in desk.holdings.sided or order_in(comment.text):
            continue
        parent = texts.get(comment.reply_to or "", "")
        side = stance(comment.text, objects, bare=bare, answering=parent)
        if side is None and agreement and comment.depth == 0:
            side = stance(comment.text, objects, agreement=True)
        if side is not None:
            sides[comment.id] = side
    settled = _settled(sides, comments)
    return Poll(tuple(comments), pointed(narrowing, desk), settled, objects, agreement, bare)


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


def reasoned(place: Extract) -> Extract:
    """Return a bare *je suis contre* with the sentence after it."""
    if len(place.text.split()) > 6 or not place.after:
        return place
    offset = place.start - place.hit.start
    at = place.hit.text.find(place.after, offset + len(place.text))
    if at < 0 or "\n\n" in place.hit.text[offset:at]:
        return place
    return Places.part(place.hit, offset, at + len(place.after))


def placed(comment: Document, poll: Poll, desk: Desk) -> Extract | None:
    """Return the sentence in which a comment takes its side.

    One that takes it on what the sentence before names brings that.
    """
    sentences = desk.places.sentences(comment)
    for sentence in sentences:
        if said_in(sentence.text, poll.objects, bare=poll.bare) or (
            poll.agreement and said_in(sentence.text, poll.objects, agreement=True)
        ):
            return sentence
    named = {*poll.objects, "them", "eux"}
    told = [one for one in sentences if said_in(one.text, named)]
    if comment.id not in poll.sides or not told:
        return None
    at = sentences.index(told[0])
    if not at or names_one(told[0].text, poll.objects):
        return told[0]
    return joined(sentences[at - 1], told[0])


def joined(before: Extract, sentence: Extract) -> Extract:
    """Return two sentences as one extract, the second alone where they stand apart."""
    hit = sentence.hit
    between = hit.text[before.end - hit.start : sentence.start - hit.start]
    if before.hit.passage_id != hit.passage_id or between.strip() or "\n\n" in between:
        return sentence
    return Places.part(hit, before.start - hit.start, sentence.end - hit.start)
