"""What somebody who writes in the dossier says of the matter he is asked about.

"Pourquoi Ana est-elle opposée à l'accord ?": her comment is the answer where she says to be
against it, whatever words it shares with the question, and none where she says to be for it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from index.analysis import fold, words
from rag.evidence.concepts import held_forms, matched
from rag.overview.scope import MATTER, generic
from rag.overview.stance import said_in, stance
from rag.questions.answer_type import answer_type
from rag.refusals.unmentioned import subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.evidence.selection import Candidate, Wanted
    from rag.extract import Extract
    from rag.overview.stance import Side

Told: TypeAlias = Literal["answers", "speaks", "denies"]

_SIDES: Final[tuple[tuple[re.Pattern[str], Side], ...]] = (
    (re.compile(r"\b(?:contre|oppose\w*|hostile|defavorable|against|opposed?|opposes|opposing)\b"),
     "against"),
    (re.compile(r"\b(?:favorable|partante?|est[- ](?:\w+[- ])?pour|soutien\w*|approuve|in favou?r|"
                r"supports?|backs?|approves?)\b|\bis \S+ for\b"), "for"),
)  # fmt: skip
_DENIED: Final = re.compile(r"\b(?:pas|plus|jamais|not|never)\b|n't\b")
_OPINION: Final = re.compile(
    r"\b(?:pense|dit|juge|voit|avis|opinion|position|point de vue|think|say|see|view|stance|make)\b"
)


def told_by_reader(wanted: Wanted, found: Sequence[Candidate]) -> Told | None:
    """Return what a reader's sentences do for a question on him, None where none was found.

    They answer when he takes the side that the question says he takes, when his opinion is asked
    for and he speaks of its subject or takes a side on the matter of the dossier, and when he is
    asked why he does what he says he does. They deny when he takes the other side. Else they only
    speak, if they do, of what he is asked about.

    Parameters
    ----------
    wanted
        The question.
    found
        Candidates, best first.
    """
    own = _own(wanted, found)
    if not own or found[0].extract.hit.source.author not in wanted.voices:
        return None
    side = _side_asked(wanted)
    if side is not None:
        taken = _taken(wanted, own)
        return None if taken is None else "answers" if taken == side else "denies"
    if _asks_opinion(wanted):
        return "answers" if _speaks_of_it(wanted, own) or _sides_on_matter(wanted, own) else None
    if wanted.question.type == "reason" and _does_it(wanted, own):
        return "answers"
    return "speaks" if _speaks_of_it(wanted, own) else None


def foremost(wanted: Wanted, found: Sequence[Candidate]) -> list[Candidate]:
    """Put first, in their order, the sentences in which a reader asked about takes a side.

    Where he is asked about something else the order stays.
    """
    own = _own(wanted, found)
    asked = _side_asked(wanted) is not None or (
        _asks_opinion(wanted) and _sides_on_matter(wanted, own)
    )
    if not own or not asked:
        return list(found)
    objects = _objects(wanted, own)
    return sorted(
        found,
        key=lambda c: (
            c.extract.hit.source.author not in wanted.voices or not said_in(c.extract.text, objects)
        ),
    )


def _own(wanted: Wanted, found: Sequence[Candidate]) -> list[Extract]:
    return [c.extract for c in found if c.extract.hit.source.author in wanted.voices]


def _side_asked(wanted: Wanted) -> Side | None:
    """Return the side that a question says somebody takes; none where it denies it."""
    folded = fold(wanted.question.text)
    if wanted.question.type not in {"reason", "opinion", "yes-no"} or _DENIED.search(folded):
        return None
    return next((side for shape, side in _SIDES if shape.search(folded)), None)


def _asks_opinion(wanted: Wanted) -> bool:
    kinds = {wanted.question.type, answer_type(wanted.question.text)}
    return wanted.question.type == "opinion" or (
        "opinion" in kinds and _OPINION.search(fold(wanted.question.text)) is not None
    )


def _taken(wanted: Wanted, own: Sequence[Extract]) -> Side | None:
    """Return the side a reader takes in all that was found of him, None where both or none."""
    objects = _objects(wanted, own)
    sides = {stance(text, objects) for text in {extract.hit.text for extract in own}} - {None}
    return sides.pop() if len(sides) == 1 else None


def _objects(wanted: Wanted, own: Sequence[Extract]) -> frozenset[str]:
    """Return the words, the question's and the reader's, that name what sides are taken on."""
    asked = {word.folded for word in wanted.question.words}
    named = {
        word.text
        for extract in own
        for word in words(extract.text)
        if any(matched(wanted.concepts, held_forms(word.text, extract.hit.source.language)))
    }
    return frozenset(asked | named) | (MATTER if any(map(generic, asked)) else frozenset())


def _sides_on_matter(wanted: Wanted, own: Sequence[Extract]) -> bool:
    """Tell whether the matter of the dossier is asked about and a reader takes a side on it.

    That is *l'accord* and its like, or a common noun in the title he comments on.
    """
    asked = subject(wanted)
    if asked is None:
        return False
    word, concept = wanted.question.words[asked[1]], wanted.concepts[asked[1]]
    titles = {(e.hit.source.title or "", e.hit.source.language) for e in own}
    titled = not word.is_name and any(
        matched([concept], held_forms(title, language))[0] for title, language in titles
    )
    return (titled or generic(word.folded)) and _taken(wanted, own) is not None


def _speaks_of_it(wanted: Wanted, own: Sequence[Extract]) -> bool:
    """Tell whether a reader asked about says a word of the subject he is asked about."""
    asked = subject(wanted)
    if asked is None:
        return True
    concept = wanted.concepts[asked[1]]
    return any(matched([concept], held_forms(e.text, e.hit.source.language))[0] for e in own)


def _does_it(wanted: Wanted, own: Sequence[Extract]) -> bool:
    """Tell whether a reader says himself what a question says he does, and of what.

    The verb is the first word of content behind his name: *Pourquoi Ana comprend-elle le maire ?*
    """
    voices = {word.text for voice in wanted.voices for word in words(voice)}
    content = wanted.question.words
    behind = [at for at, word in enumerate(content) if word.folded in voices]
    if not behind or _DENIED.search(fold(wanted.question.text)):
        return False
    after = [wanted.concepts[at] for at in range(behind[-1] + 1, len(content))]
    texts = {(e.hit.text, e.hit.source.language) for e in own}
    return any(
        held[0] > 0 and any(held[1:])
        for text, language in texts
        if (held := matched(after, held_forms(text, language)))
    )
