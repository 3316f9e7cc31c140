"""The content words of a source's sentence, ready to be looked up by those of a claim."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from index.analysis import stem
from rag.text.words.lexicon import senses_across, translations
from rag.text.words.synonyms import synonyms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rag.text.words.lexicon import Bridge, Term

_LONG = 6  # letters that two words of one family share
_ALIKE = 0.12  # how far the translations of two words of one language must overlap
_RARE = 0.02  # a translation less likely than this is noise


@lru_cache(maxsize=1 << 14)
def _forms(key: str, held: frozenset[str]) -> tuple[str, ...]:
    """Return the forms under which a word is found again: itself, its senses, its family."""
    family = (f"^{key[:_LONG]}",) if len(key) >= _LONG else ()
    return (key, *(f"#{sense}" for sense in held), *family)


class Ground:
    """The content words of a source's sentence, ready to be looked up.

    Parameters
    ----------
    terms
        Of the sentence.
    language
        Of the sentence.
    extra
        Folded words that stand in it beside its terms, those of its names, and where.
    """

    def __init__(
        self, terms: Sequence[Term], language: str, extra: Mapping[str, int] | None = None
    ):
        self.language = language
        self.places: dict[str, tuple[int, ...]] = {}
        for key, held, at in terms:
            for form in _forms(key, held):
                self.places[form] = (*self.places.get(form, ()), at)
        for word, at in (extra or {}).items():
            form = stem(word, language)
            self.places[form] = (*self.places.get(form, ()), at)
        self._stems = {term.stem for term in terms}
        self._synonyms = frozenset().union(*(synonyms(key, language) for key in self._stems))
        self._across: list[Mapping[str, float]] | None = None

    def find(self, term: Term, language: str, bridge: Bridge | None) -> list[int] | None:
        """Return where a claim's word is found again, None where it is not.

        The word itself or its translation comes before another word of its sense.
        """
        direct = self.find_word(term, language, bridge)
        if direct is not None:
            return direct
        places = [at for sense in term.senses for at in self.places.get(f"#{sense}", ())]
        return places or None

    def speaks_of(self, term: Term, language: str, bridge: Bridge | None) -> bool:
        """Tell whether a claim's word is found again, if only by what it translates to.

        Two words of one language that share a translation say alike (Bannard and Callison-Burch,
        2005); opposites share none.
        """
        if self.find(term, language, bridge) is not None:
            return True
        if not synonyms(term.stem, language).isdisjoint(self._synonyms):
            return True
        if bridge is None:
            return False
        if self._across is None:
            self._across = [senses_across(held, self.language, bridge) for held in self._stems]
        if language != self.language:
            return any(back.get(term.stem, 0.0) >= _RARE for back in self._across)
        asked = senses_across(term.stem, language, bridge)
        return any(_likeness(asked, back) >= _ALIKE for back in self._across)

    def find_word(self, term: Term, language: str, bridge: Bridge | None) -> list[int] | None:
        """Return where the word itself, one of its family, or its translation stands."""
        forms = [term.stem]
        if language != self.language and bridge is not None:
            forms.extend(found for found, _ in translations(term.stem, language, bridge))
        if len(term.stem) >= _LONG:
            forms.append(f"^{term.stem[:_LONG]}")
        held = [form for form in forms if form in self.places]
        return [at for form in held for at in self.places[form]] if held else None


def _likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return how much the translations of two words of one language overlap.

    >>> _likeness({"deal": 0.5, "pact": 0.5}, {"deal": 0.5}), _likeness({"deal": 0.5}, {})
    (0.5, 0.0)
    """
    if one.keys().isdisjoint(other):
        return 0.0
    shared: list[float] = [(share * other[w]) ** 0.5 for w, share in one.items() if w in other]
    return sum(shared)
