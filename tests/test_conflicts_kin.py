"""Words turned round, for speed, find the kin that two words compared find."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.analysis import stem
from rag.conflicts.kin import Kindred, akin

WORDS_FR = (
    "heurter", "percuter", "pont", "port", "gare", "arrêt", "foyers", "ouvrir", "fermer", "maire",
    "incendie", "feu", "brasier", "sinistre", "rénover", "restaurer", "coût", "prix", "blessé",
)  # fmt: skip
WORDS_EN = ("hit", "struck", "fire", "blaze", "station", "households", "bridge", "renovate", "cost")


@given(
    st.lists(st.sampled_from(WORDS_FR), min_size=1, max_size=4, unique=True),
    st.sampled_from([*((word, "fr") for word in WORDS_FR), *((word, "en") for word in WORDS_EN)]),
)
def test_words_turned_round_find_the_same_kin(asked: list[str], said: tuple[str, str]) -> None:
    word, language = said
    term = stem(word, language)
    stems = {at: [stem(one, "fr")] for at, one in enumerate(asked)}
    found = Kindred(stems, "fr").of(term, language)
    assert found == {at for at, (own,) in stems.items() if akin(own, "fr", term, language)}
