"""Who does what to whom: honest sentences kept and exchanged ones stopped, in many forms."""

from __future__ import annotations

import pytest

from rag.checks import check_sentence
from rag.checks.bench import extract_of
from rag.checks.support import supports

KEPT = (
    (
        "Its chief executive, Ana Roux, put the cost of the strike at €31 million and said that a "
        "planned €20 million workshop would be postponed to 2025. Blanc makes tractors.",
        "Ana Roux, the head of Blanc, says the strike cost 31 million euros and that the workshop "
        "will have to wait until 2025.",
        "en>en",
    ),
    (
        "Paul Roux, leader of the breakaway union Blanc, refused to sign the deal.",
        "Le chef de Blanc, Paul Roux, a refusé de signer l'accord.",
        "en>fr",
    ),
    (
        "Blanc also restored the paid night-shift break it had scrapped in April.",
        "L'entreprise a rétabli la pause de nuit payée supprimée en avril.",
        "en>fr",
    ),
    (
        "Ana Roux accuse la direction d'avoir fait venir 35 intérimaires, ce que Paul Blanc nie.",
        "Selon Ana Roux, la direction a fait venir 35 intérimaires, accusation que nie Paul Blanc.",
        "fr>fr",
    ),
    (
        "The bureau makes 14 recommendations; Blanc has accepted twelve of them and rejected two "
        "as too costly.",
        "Blanc n'a accepté que douze des quatorze recommandations, rejetant les deux autres comme "
        "trop coûteuses.",
        "en>fr",
    ),
    (
        "Le tribunal a prononcé mardi la liquidation judiciaire de Blanc, créée en 2019.",
        "Blanc, créée en 2019, a été placée en liquidation judiciaire mardi.",
        "fr>fr",
    ),
    (
        "Ana Roux, the head of Blanc, is refusing to pay and has sued her own client.",
        "Ana Roux a poursuivi son client en justice.",
        "en>fr",
    ),
    (
        "La société Roux a saisi le tribunal de Lyon contre Blanc.",
        "Roux a saisi le tribunal de Lyon contre Blanc.",
        "fr>fr",
    ),
    (
        "La procureure demande deux ans contre Roux et six mois contre Blanc.",
        "Six mois sont demandés contre Blanc et deux ans contre Roux.",
        "fr>fr",
    ),
    (
        "Roux stopped 38% of shots, against 29% for Blanc.",
        "Blanc a arrêté 29 % des tirs, contre 38 % pour Roux.",
        "en>fr",
    ),
    (
        "La ligne a pris du retard : le permis manquait.",
        "La ligne a pris du retard à cause du permis.",
        "fr>fr",
    ),
    (
        "Paul Roux wrote to the mayor, Ana Blanc. The latter banned fishing.",
        "Ana Blanc banned fishing.",
        "en>en",
    ),
    (
        "La part de Roux est de 720 000 euros ; le reste revient à Blanc.",
        "Le reste revient à Blanc, la part de Roux étant de 720 000 euros.",
        "fr>fr",
    ),
    (
        "Un mur est tombé, tuant Nadia Ferrand.",
        "The wall killed Nadia Ferrand.",
        "fr>en",
    ),
    (
        "L'avocate de Roux, Me Ana Blanc, a dit non. L'avocate plaide la relaxe.",
        "Ana Blanc plaide la relaxe.",
        "fr>fr",
    ),
    (
        "L'agent Paul Roux réclame 63 000 euros. Luc Blanc ne gardera pas son agent.",
        "Luc Blanc ne gardera pas Paul Roux.",
        "fr>fr",
    ),
    (
        "Les agriculteurs doivent réduire leurs prélèvements de moitié.",
        "Les prélèvements doivent baisser de 50 %.",
        "fr>fr",
    ),
    (
        "The plant must cut its emissions by 20%.",
        "Emissions must fall by 20%.",
        "en>en",
    ),
    (
        "Ana Roux, head of Blanc, left without a word; her lawyer said she would appeal.",
        "The head of Blanc, Ana Roux, will appeal, her lawyer said.",
        "en>en",
    ),
    (
        "Mayor Luc Noir spoke, while opposition leader Ana Roux voted against.",
        "Ana Roux, cheffe de l'opposition, a voté contre.",
        "en>fr",
    ),
)
STOPPED = (
    (
        "The company is silent. Ana Roux also restored the paid break scrapped in April.",
        "L'entreprise a rétabli la pause payée supprimée en avril.",
        "en>fr",
    ),
    (
        "Ana Roux, leader of the union Blanc, refused to sign the deal with Paul Noir.",
        "Le chef de Blanc, Paul Noir, a refusé de signer l'accord.",
        "en>fr",
    ),
    (
        "L'assureur refuse de payer et poursuit son client, la société Blanc.",
        "La société Blanc poursuit son assureur.",
        "fr>fr",
    ),
    (
        "Ana Roux was acquitted, while Paul Blanc was fined.",
        "Paul Blanc was acquitted, while Ana Roux was fined.",
        "en>en",
    ),
    (
        "Ana Roux a succédé à Paul Blanc à la tête de l'usine.",
        "Paul Blanc a succédé à Ana Roux à la tête de l'usine.",
        "fr>fr",
    ),
    (
        "La société Roux a saisi le tribunal de Lyon contre Blanc.",
        "Blanc a saisi le tribunal de Lyon contre Roux.",
        "fr>fr",
    ),
    (
        "Roux has sued Blanc over the leak.",
        "Blanc has sued Roux over the leak.",
        "en>en",
    ),
    (
        "Ana Roux lodged a complaint against Paul Blanc. Luc Noir was heard as a witness.",
        "Ana Roux lodged a complaint against Luc Noir.",
        "en>en",
    ),
    (
        "Les pêcheurs ont porté plainte contre l'usine Blanc. La préfète, Ana Roux, est venue.",
        "Les pêcheurs ont porté plainte contre Ana Roux.",
        "fr>fr",
    ),
    (
        "The judge gave Ana Roux two years and Paul Blanc six months.",
        "The judge gave Paul Blanc two years and Ana Roux six months.",
        "en>en",
    ),
    (
        "Lyon gained 40 jobs while Brest went from 88 to 81.",
        "Brest gained 40 jobs, whereas Lyon went from 88 to 81.",
        "en>en",
    ),
    (
        "Roux stopped 38% of shots, against 29% for Blanc.",
        "Blanc stopped 38% of shots, compared with 29% for Roux.",
        "en>en",
    ),
    (
        "L'offre de Roux a été rejetée. Blanc a vu son offre acceptée.",
        "L'offre de Blanc a été rejetée.",
        "fr>fr",
    ),
    (
        "Blanc had bid 38 million, but its offer was rejected as too low. Roux won.",
        "Roux's offer was rejected.",
        "en>en",
    ),
    (
        "The works, worth €3m, were given to Roux. Blanc is the new manager.",
        "The €3m works were carried out by Blanc.",
        "en>en",
    ),
    (
        "La ligne a pris du retard : le permis manquait.",
        "La ligne a pris du retard à cause d'une grève.",
        "fr>fr",
    ),
    (
        "Paul Roux wrote to the mayor, Ana Blanc. The latter banned fishing.",
        "Paul Roux banned fishing.",
        "en>en",
    ),
    (
        "Roux's share is €720,000; the remainder falls on Blanc.",
        "Blanc's share is €720,000, the remainder falling on Roux.",
        "en>en",
    ),
)


@pytest.mark.parametrize(("source", "claim", "tongues"), KEPT)
def test_what_the_source_says_is_kept(source: str, claim: str, tongues: str) -> None:
    assert judged(source, claim, tongues)


@pytest.mark.parametrize(("source", "claim", "tongues"), STOPPED)
def test_what_another_does_is_stopped(source: str, claim: str, tongues: str) -> None:
    assert not judged(source, claim, tongues)


def judged(source: str, claim: str, tongues: str) -> bool:
    """Check a claim; *fr>en* is one in English about a source in French."""
    return supports(claim, source, language=tongues[3:], quote_language=tongues[:2])


def test_what_is_told_in_passing_may_stand_in_another_page() -> None:
    pages = [
        extract_of({"id": "a", "text": "Paul Roux réclamait 63 000 euros au club."}),
        extract_of({"id": "b", "text": "Paul Roux a été débouté et versera 5 000 euros."}),
    ]
    claim = "Paul Roux, qui réclamait 63 000 euros au club, versera 5 000 euros."
    assert check_sentence(claim, pages, [0]).support == (0, 1)
    false = "Paul Roux, qui réclamait 73 000 euros au club, versera 5 000 euros."
    assert not check_sentence(false, pages, [0]).kept


@pytest.mark.parametrize(
    ("claim", "kept"),
    [
        ("Un abonné déplore que le meilleur joueur soit vendu.", True),
        ("Une supportrice regrette que le meilleur joueur soit vendu.", True),
        ("Le meilleur joueur est vendu.", False),
    ],
)
def test_an_unnamed_reader_is_heard_and_no_fact_is_made_of_it(claim: str, kept: bool) -> None:
    text = "Je déplore que notre meilleur joueur soit vendu."
    comment = extract_of({"id": "c", "text": text, "kind": "comment", "author": "nord"})
    assert check_sentence(claim, [comment], [0]).kept is kept
