"""What readers think: how many say they are for, how many against, an example of each side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from index.analysis import fold
from rag.attribution import of_outlet
from rag.checks.hygiene import order_in
from rag.overview.framing import framed_short
from rag.overview.places import shortened
from rag.overview.poll import placed, poll_of, reasoned
from rag.overview.readers import readers
from rag.overview.scope import comments_in, specific
from rag.overview.stance import names_one
from rag.overview.wording import chosen, filtered, listed
from rag.quoting.cutting import trimmed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.documents import Document, Language
    from rag.answer import Sentence
    from rag.extract import Extract
    from rag.overview.asking import Ask
    from rag.overview.desk import Desk
    from rag.overview.poll import Poll

_NAMED: Final = 4
_CITED: Final = 4
_LOOKED_AT: Final = 40
_EXAMPLE: Final = 20


def opinion(ask: Ask, desk: Desk) -> tuple[Sentence, ...]:
    """Answer with the count of each side over all comments in scope, and an example of each.

    Where nobody takes a side, readers' own sentences follow the count; what no comment names in
    the question's own words is left to the search.
    """
    comments = comments_in(ask, desk)
    if not comments:
        return ()
    poll = poll_of(ask, comments, desk)
    named = any(names_one(fold(one.text), poll.asked) for one in comments)
    if not poll.sides and not poll.bare and not named:
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


def _count(poll: Poll, ask: Ask, desk: Desk) -> Sentence:
    pro, con = poll.taking("for"), poll.taking("against")
    undecided = len(poll.comments) - len(poll.sides)
    places = [
        place
        for one in (pro[:_CITED], con[:_CITED])
        for c in one
        if (place := placed(c, poll, desk))
    ]
    if not places:
        places = _naming(poll, desk)
    scope = _scope(poll, ask, desk)
    text = (
        _french(poll, scope, undecided)
        if desk.language == "fr"
        else _english(poll, scope, undecided)
    )
    return desk.synthesis(text, places)


def _naming(poll: Poll, desk: Desk) -> list[Extract]:
    """Return where comments name what is asked about, the first sentence where nothing is.

    One that gives orders is counted and not quoted, unless there is no other.
    """
    quiet = [one for one in poll.comments if not order_in(one.text)] or poll.comments
    if not poll.asked:
        return [desk.places.first(quiet[0])]
    naming = [one for one in quiet if names_one(fold(one.text), poll.asked)]
    return [desk.mention(one, poll.asked) for one in (naming or quiet)[:_CITED]]


def _scope(poll: Poll, ask: Ask, desk: Desk) -> str:
    """Return the denominator in words: how many comments, and which, the filters told."""
    return f"{_which(poll, ask, desk)}{filtered(desk.holdings.filters, desk.language)}"


def _which(poll: Poll, ask: Ask, desk: Desk) -> str:
    number = len(poll.comments)
    french = desk.language == "fr"
    total = f"les {number} commentaires" if french else f"the {number} comments"
    if number == 1:
        total = "le seul commentaire" if french else "the one comment"
    if number == len(desk.shelf.comments):
        if filtered(desk.holdings.filters, desk.language):
            return f"{total} {chosen(number, 'retenu', 'retenus')}" if french else f"{total} kept"
        return f"{total} du dossier" if french else f"{total} of the dossier"
    outlet, left = desk.shelf.outlet(ask.rest)
    narrowing = () if ask.article else specific(left, desk)
    subject = desk.told(narrowing) if narrowing else ""
    on_it = f" où il est question {subject}" if french else f" on {subject}"
    outlets = {one.outlet for one in poll.comments}
    if len(outlets) > 1 or not (outlet or ask.article):
        return f"{total}{on_it}"
    name = outlets.pop()
    if name is None:
        return f"{total} de cette page" if french else f"{total} of this page"
    several = len({one.path for one in poll.comments}) > 1
    if french:
        where = f" sous {'les articles' if several else 'l’article'} {of_outlet(name)}"
    else:
        where = f" under {name}’s {'articles' if several else 'article'}"
    return f"{total}{where}{on_it if subject else ''}"


def _french(poll: Poll, scope: str, undecided: int) -> str:
    pro, con = poll.taking("for"), poll.taking("against")
    if not pro and not con:
        side = f"être pour ou contre{' sur ce point' if poll.asked else ''}"
        if len(poll.comments) == 1:
            return f"{scope[:1].upper()}{scope[1:]} ne dit pas en toutes lettres {side}."
        return f"Sur {scope}, aucun ne dit en toutes lettres {side}."
    if poll.agreement:
        one = f"{_readers(len(pro), 'se dit', 'se disent')} d’accord{_names(pro, 'fr')}"
        two = f"{len(con)} pas d’accord{_names(con, 'fr')}" if con else "aucun en désaccord"
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
    if not pro and not con:
        side = f"to be for or against{' on that point' if poll.asked else ''}"
        if len(poll.comments) == 1:
            return f"{scope[:1].upper()}{scope[1:]} does not say {side}."
        return f"In {scope}, nobody says in so many words {side}."
    many = "readers" if len(pro) > 1 else "reader"
    if poll.agreement:
        verb = "agree" if len(pro) > 1 else "agrees"
        one = f"{len(pro) or 'no'} {many} {verb}{_names(pro, 'en')}"
        verb = "disagrees" if len(con) == 1 else "disagree"
        two = f"{len(con) or 'none'} {verb}{_names(con, 'en')}"
    else:
        verb = "are" if len(pro) > 1 else "is"
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
    found = [place for one in own if (place := placed(one, poll, desk)) is not None]
    if not found:
        return None
    whole = [reasoned(place) for place in found]
    best = min(whole, key=lambda one: abs(len(one.text.split()) - 14))
    return shortened(best, _EXAMPLE, least=3) or trimmed(best, _EXAMPLE)
