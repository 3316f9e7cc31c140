"""A sentence shortened word for word passes at once: so nothing that changes it may be left out."""

import pytest

from index.documents import Language
from rag.checks.support import supports

LIES: list[tuple[Language, str, str]] = [
    ("fr", "Roux a été condamné pour fraude à Lyon.",
     "Roux a été condamné en première instance puis relaxé en appel pour fraude à Lyon."),
    ("fr", "Ana Roux a cédé son usine de Lyon à Vega.",
     "Ana Roux a rencontré Paul Blanc. Il a cédé son usine de Lyon à Vega."),
    ("fr", "Roux, aidé de Vega, a perdu 3 millions d'euros.",
     "Roux, aidé de Vega, a gagné ; Blanc, maire de Lyon, a perdu 3 millions d'euros."),
    ("fr", "Paul Roux vit avec sa fille à Paris.",
     "Paul Roux vit avec sa fille à Lyon, Ana Blanc à Paris."),
    ("en", "The court convicted Paul Roux, mayor of Lyon, of favouritism.",
     "The court convicted Paul Roux, a former deputy mayor of Lyon, of favouritism."),
    ("en", "Paul Roux and Ana Blanc called the plan thin.",
     "Paul Roux called the plan thin. Ana Blanc said the plan was credible."),
]  # fmt: skip
HONEST: list[tuple[Language, str, str]] = [
    ("fr", "Acme a vendu son usine de Lyon.", "Acme, fondée en 1998, a vendu son usine de Lyon."),
    ("fr", "Ana Roux a cédé son usine de Lyon à Vega.",
     "Ana Roux dirige Acme. Elle a cédé son usine de Lyon à Vega."),
    ("fr", "Selon Paul Roux et Ana Blanc, le plan est dangereux.",
     "Selon Paul Roux, le plan est dangereux. Ana Blanc dit aussi que le plan est dangereux."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "claim", "quote"), LIES)
def test_what_changes_the_sentence_is_no_shortening(
    language: Language, claim: str, quote: str
) -> None:
    assert not supports(claim, quote, language=language, quote_language=language)


@pytest.mark.parametrize(("language", "claim", "quote"), HONEST)
def test_what_leaves_it_true_is(language: Language, claim: str, quote: str) -> None:
    assert supports(claim, quote, language=language, quote_language=language)
