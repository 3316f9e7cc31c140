import pytest
from evals_doubles import cite, hit

from evals.evaluate import DEMO_PAGES, build_store, ground_of
from evals.labels import Label, agreement, read_labels
from evals.support import only_quotes, supporting
from rag import Dossier


@pytest.mark.slow
def test_the_check_is_held_against_hand_labels(tmp_path):
    with Dossier.open(build_store(DEMO_PAGES, tmp_path / "store")) as dossier:
        ground = ground_of(dossier)
        labels = read_labels(ground)
        found = agreement(labels, ground.supports)
    assert found.labels >= 100
    assert 0.4 < sum(label.supported for label in labels) / found.labels < 0.6
    assert found.kappa >= 0.7


def test_agreement_names_what_it_disagrees_on():
    def label(name, supported):
        return Label(name, "Oui.", "fr", (cite(),), supported)

    labels = [label("a", True), label("b", True), label("c", False), label("d", False)]
    said = iter([True, False, True, False])
    found = agreement(labels, lambda *_: next(said))
    assert (found.kappa, found.refused, found.passed) == (0.0, ("b",), ("c",))


def test_a_quote_under_its_source_s_name_claims_nothing():
    quote = cite().quote
    assert only_quotes(f"La page « a » : « {quote} »", [cite()], "fr")
    assert only_quotes(f"The page “a” (in French): “{quote}”", [cite()], "en")
    assert not only_quotes(f"C'est sûr, La page « a » : « {quote} »", [cite()], "fr")
    assert not only_quotes("La page « a »", [cite()], "fr")


def test_a_changed_figure_is_not_borne_out():
    supports = supporting(lambda _: hit())
    assert supports("Microsoft a investi 15 millions d'euros.", [cite()], "fr")
    assert not supports("Microsoft a investi 50 millions d'euros.", [cite()], "fr")
