"""The evidence as HTML: one card per citation, then the other passages found.

A card says who speaks before what is said: article or reader, outlet, date, name; then the
passage with the quoted words marked, the thread around a comment, and the way to the whole page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.screen.views.markup import Html, el, escape, marked, paragraphs
from ui.screen.views.sources import byline, chip, speaker_of
from ui.screen.words.texts import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.documents import Document, Language
    from rag.answer import Citation
    from rag.hits import Hit, Source
    from ui.screen.turn import Thread, Turn

_SNIPPET = 220


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the passages shown.

    ``threads`` is by document id of a comment; ``passages`` by passage id, for those that an
    answer cites without having found them in its search.
    """

    threads: Mapping[str, Thread]
    passages: Mapping[str, Hit]


def evidence(turns: Sequence[Turn], around: Around, language: Language) -> list[Html]:
    """Return the evidence of some questions, one block each; the last one is the one shown."""
    if not turns:
        return [el("p", say(language, "evidence_empty"), cls="empty")]
    return [cards(turn, around, language) for turn in turns]


def cards(turn: Turn, around: Around, language: Language) -> Html:
    """Return the cards of one question: cited ones by number, then the others found."""
    hits = {hit.passage_id: hit for hit in turn.known_hits}
    cited = turn.citations
    heading = el("h2", say(language, "cited" if cited else "near"), cls="pane")
    known = {**around.passages, **hits}
    groups: dict[str, list[Citation]] = {}
    for one in cited:
        name = one.passage_id if one.passage_id in known else f"{one.passage_id} {one.number}"
        groups.setdefault(name, []).append(one)
    numbered = [
        passage_card(group, turn.number, (known.get(name), around), language)
        for name, group in groups.items()
    ]
    used = {citation.passage_id for citation in cited}
    rest = [hit for hit in hits.values() if hit.passage_id not in used]
    others = [
        hit_card(hit, f"{turn.number}-h{rank}", around, language) for rank, hit in enumerate(rest)
    ]
    if cited and others:
        told = el("summary", say(language, "also", count=len(others)))
        others = [el("details", told, *others, cls="also")]
    shown = heading if hits or cited else None
    return el("section", shown, *numbered, *others, cls="ev", id=f"ev-{turn.number}")


def passage_card(
    cited: Sequence[Citation],
    turn: int,
    context: tuple[Hit | None, Around],
    language: Language,
) -> Html:
    """Return the card of one passage and of every citation that rests on it, all marked.

    Each number is an element of its own, whose id the citation buttons name and whose class
    holds the quote's offsets.
    """
    hit, around = context
    thread = around.threads.get(cited[0].document_id)
    first = cited[0]
    text, start = (first.quote, first.start) if hit is None else (hit.text, hit.start)
    above = headline(text, first.source)
    if all(one.start >= start + above for one in cited):
        text, start = text[above:], start + above
    words = marked(text, *((one.start - start, one.end - start) for one in cited))
    numbers = [
        el(
            "span",
            f"[{one.number}]",
            cls=f"number at-{one.start}-{one.end}",
            id=f"card-{turn}-{one.number}",
        )
        for one in cited
    ]
    place = f"{turn}-{first.number}-{first.start}-{first.end}"
    return el(
        "article",
        _head(first.source, language, numbers),
        _above(thread, language),
        el("blockquote", paragraphs(words), lang=first.source.language),
        *(_translation(one, language) for one in cited),
        _below(thread, language),
        _actions(place, turn, language),
        cls=f"card cited {first.source.kind}",
    )


def hit_card(hit: Hit, name: str, around: Around, language: Language) -> Html:
    """Return the card of a passage found but not cited; ``name`` is its turn and rank."""
    return el(
        "article",
        _head(hit.source, language),
        _above(around.threads.get(hit.document_id), language),
        el(
            "blockquote",
            paragraphs(escape(hit.text[headline(hit.text, hit.source) :])),
            lang=hit.source.language,
        ),
        _actions(f"{name}-{hit.start}-{hit.end}", None, language),
        cls=f"card {hit.source.kind}",
        id=f"hit-{name}",
    )


def headline(text: str, source: Source) -> int:
    r"""Return how much of a passage is its article's title, which the card says above it.

    >>> from rag.hits import Source
    >>> source = Source(path="p", title="Le pari", outlet=None, author=None, date=None,
    ...                 kind="article", language="fr", url=None, reply_to=None, via=())
    >>> headline("Le pari\n\nIl est lancé.", source), headline("Le pari est lancé.", source)
    (9, 0)
    """
    first, _, rest = text.partition("\n")
    if source.kind != "article" or first.strip() != source.title or not rest.strip():
        return 0
    return len(text) - len(rest.lstrip())


def _head(source: Source, language: Language, numbers: Sequence[Html] = ()) -> Html:
    titled = source.kind == "article" and bool(source.title)
    told = byline(source, language, titled=titled)
    line = el("p", *numbers, chip(source, language), " ", told, cls="by")
    title = el("h3", source.title) if titled else None
    via = say(language, "via", names=", ".join(source.via)) if source.via else None
    return el("header", line, title, el("p", via, cls="via") if via else None)


def _above(thread: Thread | None, language: Language) -> Html | None:
    if thread is None:
        return None
    title = thread.article.title if thread.article else None
    under = el("p", say(language, "under", title=title), cls="under") if title else None
    parents = [_voice(parent, "in_reply", language) for parent in thread.ancestors]
    return el("div", under, *parents, cls="thread")


def _below(thread: Thread | None, language: Language) -> Html | None:
    if thread is None or not thread.replies:
        return None
    told = el("summary", say(language, "replies", count=len(thread.replies)))
    replies = [_voice(reply, None, language) for reply in thread.replies]
    return el("details", told, *replies, cls="thread")


def _voice(comment: Document, key: str | None, language: Language) -> Html:
    """Return a neighbouring comment, cut short: who, and the first words."""
    name = speaker_of(comment, language)
    told = say(language, key, name=name) if key else name
    text = comment.text if len(comment.text) <= _SNIPPET else f"{comment.text[:_SNIPPET].rstrip()}…"
    return el("div", el("p", told, cls="who"), el("q", text, lang=comment.language), cls="voice-of")


def _translation(citation: Citation, language: Language) -> Html | None:
    if citation.translation is None:
        return None
    label = el("span", say(language, "translation"), cls="label")
    return el("p", label, " ", citation.translation, cls="translation")


def _actions(place: str, turn: int | None, language: Language) -> Html:
    """Return a card's buttons; the open button's id holds turn, rank and the quote's offsets."""
    label = say(language, "open")
    opener = el("button", label, cls="act open", type="button", id=f"open-{place}")
    back = say(language, "to_answer")
    up = el("button", back, cls="act up", type="button", id=f"up-{place}") if turn else None
    return el("footer", opener, up)
