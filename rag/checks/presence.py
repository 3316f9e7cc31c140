"""Whether the dates, names and quotes of a claim stand in a source at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.analysis import stem
from rag.checks.numbers.founded import MODERN, ruled_out
from rag.text.dates import dates
from rag.text.names.names import same
from rag.text.numbers import quantities
from rag.text.numbers.pairs import Quantity
from rag.text.quotes import is_verbatim, quoted
from rag.text.words.lexicon import terms_of
from rag.text.words.spelling import is_variant
from rag.text.words.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.facts import Facts
    from rag.text.names.names import Name
    from rag.text.passages import Passage
    from rag.text.words.lexicon import Bridge

_PLACE_ENDINGS = frozenset(
    form + plural
    for form in ("ais", "aise", "ois", "oise", "ien", "ienne", "nais", "naise", "ian", "lais",
                 "laise", "eois", "iste", "an", "er", "lois", "loise")
    for plural in ("", "s")
)  # fmt: skip
_TRANSLATED = 0.6  # share of a translated quote's words found again


def missing_date(
    claim: Facts,
    sources: Sequence[Facts],
    passage: Passage | None,
    telling: Sequence[Facts] | None = None,
) -> bool:
    """Tell whether a date of the claim stands neither in the sentences nor as the passage's own.

    A year that a sentence only counts from another date must stand in one of those ``telling``
    the claim, where they are given.
    """
    held = [(m, ruled_out(source, m.start)) for source in sources for m in source.moments]
    counting = sources if telling is None else telling
    counted = (s.passage.reckoned.get(s.start, ()) for s in counting if s.passage)
    reckoned = [moment for moments in counted for moment in moments]
    if passage and passage.published:
        held.append((passage.published, False))
    old = {q.value for source in sources for q in source.quantities if not q.unit}
    return any(
        not any(dates.agrees(m, other) and (not wrong or denied) for other, wrong in held)
        and not any(dates.agrees(m, o) and bool(m.month) == bool(o.month) for o in reckoned)
        and not (m.year and m.year < MODERN and not m.month and m.year in old)
        and not lasts(m, sources)
        for m in claim.moments
        for denied in (ruled_out(claim, m.start),)
    )


def lasts(moment: dates.Moment, sources: Sequence[Facts]) -> bool:
    """Tell whether what reads as an hour of the day is a length of time: *1h20*, 80 minutes.

    >>> from rag.text.facts import Facts
    >>> moment = Facts("Il faut 1h20 pour y aller.").moments[0]
    >>> lasts(moment, [Facts("It takes eighty minutes.", language="en")])
    True
    """
    if moment.hour is None or moment.day or moment.month or moment.year:
        return False
    length = Quantity(60 * moment.hour + (moment.minute or 0), "minute", "", 0, 0)
    told = (q for source in sources for q in source.told if q.unit in ("minute", "hour"))
    return bool(length.value) and any(quantities.agrees(length, q) for q in told)


def dated_elsewhere(claim: Facts, source: Facts) -> bool:
    """Tell whether a sentence gives days, and none is that of the claim.

    >>> from rag.text.facts import Facts
    >>> source = Facts("Le 26 février, il a exposé ses principes.")
    >>> dated_elsewhere(Facts("Il a exposé ses principes le 28 février."), source)
    True
    """
    said = [moment for moment in claim.moments if moment.day]
    told = [moment for moment in source.moments if moment.day]
    if not said or not told:
        return False
    return not any(dates.agrees(mine, theirs) for mine in said for theirs in told)


def missing_quote(claim: Facts, passage: Passage, bridge: Bridge | None = None) -> bool:
    """Tell whether something the claim puts in quotation marks is not the source's wording.

    An answer in another language may translate a quote; its words must then be found again,
    through the table, in one sentence of the source.
    """
    return any(
        not is_verbatim(quote, passage.folded) and not _translates(quote, claim, passage, bridge)
        for quote in quoted(claim.text)
    )


def _translates(quote: str, claim: Facts, passage: Passage, bridge: Bridge | None) -> bool:
    if bridge is None or claim.language == passage.source.language:
        return False
    tokens = tokenise(quote)
    figures = quantities.quantities(tokens)
    taken = {at for figure in figures for at in range(figure.start, figure.stop)}
    terms = terms_of(tokens, claim.language, taken)
    if not (terms or figures):
        return False
    return any(
        sum(unit.ground.find(term, claim.language, bridge) is not None for term in terms)
        + sum(any(quantities.agrees(figure, other) for other in unit.told) for figure in figures)
        >= _TRANSLATED * (len(terms) + len(figures))
        for unit in passage.units
    )


def name_stands(
    name: Name, source: Facts, language: str = "fr", bridge: Bridge | None = None
) -> bool:
    """Tell whether a name of the claim stands in a sentence, in any of its forms.

    >>> from rag.text.facts import Facts
    >>> name = Facts("Zenner est furieux.").names[0]
    >>> name_stands(name, Facts("« Non », dit Kai Zenner."))
    True
    >>> both = Facts("Kai Altman part.").names[0]
    >>> name_stands(both, Facts("Kai Zenner a vu Sam Altman."))
    False
    """
    if name.keys and set(name.keys) <= source.keys:
        return True
    if any(same(name, other) and _as_exact(name, other) for other in source.names):
        return True
    if not all(_word_stands(word, source, language, bridge) for word in name.words):
        return False
    return len(name.words) == 1 or _close(name, source)


def _as_exact(name: Name, other: Name) -> bool:
    """Whether every word of the claim's name stands in the source's (or is a mere suffix)."""
    return name.core <= other.core or all(
        any(is_variant(word, held) for held in other.words) for word in name.core
    )


def _word_stands(word: str, source: Facts, language: str, bridge: Bridge | None) -> bool:
    if word in source.words:
        return True
    if any(is_variant(word, held) for name in source.names for held in name.words):
        return True
    if any(held[:3] == word[:3] and names_place(word, held) for held in source.words):
        return True
    if bridge is None:
        return False
    forms = bridge.translations(stem(word, language), language)
    return any(form in source.ground.places for form, _ in forms)


def names_place(place: str, adjective: str) -> bool:
    """Tell whether an adjective is that of a town: *nantaise*, *parisien*, *Parisian*.

    >>> names_place("nantes", "nantaise"), names_place("paris", "parisien")
    (True, True)
    >>> names_place("nantes", "nantissement"), names_place("lens", "lensois")
    (False, True)
    """
    roots = [place[: len(place) - cut] for cut in range(3) if len(place) - cut >= 4]
    return any(adjective.startswith(r) and adjective[len(r) :] in _PLACE_ENDINGS for r in roots)


def _close(name: Name, source: Facts) -> bool:
    """Whether the words of a name that the source does not hold as one stand side by side."""
    places = [at for at, token in enumerate(source.tokens) if token.text in name.words]
    held = {source.tokens[at].text for at in places}
    if len(held) < len(set(name.words)):
        return True  # some stand in translation only: their order may differ
    return any(
        {source.tokens[at].text for at in places if start <= at < start + len(name.words) + 2}
        >= set(name.words)
        for start in places
    )
