"""What the pages speak of without the one thing asked: words, an age, a day to come, a sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import index
from rag import Dossier

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGES = {
    "pont.txt": """Le pont de Vernou fermé jusqu'à nouvel ordre

Publié le 3 mars 2024 par Lucie Armand

Le pont de Vernou est fermé aux voitures depuis lundi, a annoncé la mairie de Vernou.
La réparation coûtera 4 millions d'euros, selon l'ingénieur Basile Courtemanche.
« Nous ne prendrons aucun risque », a déclaré Odile Farges, la maire de Vernou.
Le projet voulu par le préfet Anselme Ducrocq date de 2019.
L'ingénieur Basile Courtemanche a dirigé le chantier du viaduc de Sorel.
Le marché de Vernou se tient le samedi 9 mars sous la halle.
""",
    "bac.txt": """Un bac remplacera le pont de Vernou

Publié le 8 mars 2024

Un bac gratuit sera mis en service le 2 avril entre Vernou et Sorel.
Le passeur, Firmin Lagarde, 61 ans, a conduit des péniches pendant trente ans.
La compagnie du bac a reçu 200 000 euros de la région.
""",
    "tram.txt": """Le tramway de Brissac

Publié le 3 mars 2024

Bruxelles a critiqué le tramway et l'OTAN dénonce son tracé.
Le promoteur Marc Oudin a reconnu une erreur de calcul.
Yvonne Tissier juge l'usine trop bruyante.
La dépanneuse Volta tombe en panne.
Son procès s'ouvre le 20 mars à Nantes.
La halle, construite en 1932, sera démolie.
Le doyen Achille Morvan a fêté ses cent ans.
La mascotte, un terrier de six mois, a été adoptée.
La moitié des commerçants ont signé la pétition.
""",
    "patinoire.txt": """La patinoire de Lormes

La patinoire ouvre le 12 décembre.
""",
}


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    """Two pages of our own on a bridge."""
    folder: Path = tmp_path_factory.mktemp("vain")
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    store = folder / "store"
    index.build([str(folder / name) for name in PAGES], store=str(store))
    with Dossier.open(store) as opened:
        yield opened


@pytest.mark.parametrize(
    "question",
    [
        "Qu'a déclaré Anselme Ducrocq sur le pont de Vernou ?",
        "What did Anselme Ducrocq say about the bridge?",
        "Quel âge a Basile Courtemanche ?",
        "How old is Odile Farges?",
        "Quel est le numéro de téléphone d'Odile Farges ?",
        "What is the street address of the Vernou town hall?",
        "Pourquoi la réparation du pont coûtera-t-elle 9 millions d'euros ?",
        "Why will repairing the bridge cost €9 million?",
    ],
)
def test_what_is_asked_stands_nowhere(dossier: Dossier, question: str) -> None:
    assert dossier.ask(question, llm="extracts").status == "refused"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Quel est le numéro de téléphone de la police municipale ?", "3117"),
        ("À quelle adresse se trouve le siège de Vega ?", "place de la Mairie"),
        ("Que dit le courriel de Paul Roux ?", "quai fermera"),
    ],
)
def test_a_contact_that_a_page_gives_is_told(tmp_path: Path, question: str, told: str) -> None:
    (tmp_path / "quai.txt").write_text(
        "Le quai de Rive\n\nPublié le 3 mars 2024\n\n"
        "La police municipale est joignable par téléphone au 3117 jour et nuit. "
        "Le siège de Vega se trouve place de la Mairie. "
        "Le courriel de Paul Roux dit que le quai fermera en mai.\n",
        encoding="utf-8",
    )
    index.build([str(tmp_path / "quai.txt")], store=str(tmp_path / "store"))
    with Dossier.open(tmp_path / "store") as dossier:
        assert told in dossier.ask(question, llm="extracts").text


@pytest.mark.parametrize(
    "question",
    ["Quand la mairie rouvrira-t-elle le pont de Vernou ?", "When will the bridge open again?"],
)
def test_a_day_gone_by_is_no_day_to_come(tmp_path: Path, question: str) -> None:
    (tmp_path / "pont.txt").write_text(PAGES["pont.txt"], encoding="utf-8")
    index.build([str(tmp_path / "pont.txt")], store=str(tmp_path / "store"))
    with Dossier.open(tmp_path / "store") as dossier:
        assert dossier.ask(question, llm="extracts").status == "refused"


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("Qu'a déclaré Odile Farges ?", "aucun risque"),
        ("What did Odile Farges say?", "aucun risque"),
        ("Quel âge a Firmin Lagarde ?", "61 ans"),
        ("Quand le bac sera-t-il mis en service ?", "2 avril"),
        ("Combien coûtera la réparation du pont de Vernou ?", "4 millions"),
        ("What did Brussels say about the tramway?", "Bruxelles"),
        ("What did NATO say about the tramway?", "OTAN"),
        ("Qu'a déclaré Marc Oudin ?", "erreur de calcul"),
        ("Qu'a déclaré Dr Marc Oudin ?", "erreur de calcul"),
        ("Que pense Yvonne Tissier de Volta ?", "bruyante"),
        ("Quand le procès du promoteur s'ouvrira-t-il ?", "20 mars"),
        ("Quand la patinoire de Lormes ouvrira-t-elle ?", "12 décembre"),
        ("Quel âge a la halle ?", "1932"),
        ("Quel âge a Achille Morvan ?", "cent ans"),
        ("Quel âge a la mascotte ?", "six mois"),
        ("Pourquoi 50 % des commerçants ont-ils signé la pétition ?", "moitié"),
    ],
)
def test_what_the_pages_give_is_told(dossier: Dossier, question: str, fact: str) -> None:
    answer = dossier.ask(question, llm="extracts")
    assert answer.status == "answered"
    assert fact in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Qu'a déclaré Anselme Ducrocq sur le pont de Vernou ?", "nomment Anselme Ducrocq sans"),
        ("What did Anselme Ducrocq say about the bridge?", "name Anselme Ducrocq but report"),
        ("Quel âge a Basile Courtemanche ?", "ne donnent pas cet âge"),
        ("How old is Odile Farges?", "do not give that age"),
        ("Quel est le numéro de téléphone d'Odile Farges ?", "ne donnent pas ces coordonnées"),
    ],
)
def test_the_refusal_says_what_is_lacking(dossier: Dossier, question: str, said: str) -> None:
    assert said in dossier.ask(question, llm="extracts").text


NAMELESS = "Le meunier livre sa farine à une école. Il a quitté un hôpital en 2019."
NAMED = "Le meunier livre sa farine à une école, Louise-Michel. Il a quitté un hôpital en 2019."


@pytest.mark.parametrize(
    ("page", "question", "status"),
    [
        (NAMELESS, "À quelle école le meunier livre-t-il sa farine ?", "refused"),
        (NAMELESS, "Which school does the miller deliver his flour to?", "refused"),
        (NAMED, "À quelle école le meunier livre-t-il sa farine ?", "answered"),
    ],
)
def test_a_name_that_the_page_withholds_is_not_given(
    tmp_path: Path, page: str, question: str, status: str
) -> None:
    (tmp_path / "moulin.txt").write_text(f"Le moulin tourne\n\n{page}\n", encoding="utf-8")
    index.build([str(tmp_path / "moulin.txt")], store=str(tmp_path / "store"))
    with Dossier.open(tmp_path / "store") as dossier:
        answer = dossier.ask(question, llm="extracts")
    assert answer.status == status
    assert ("sans donner de nom" in answer.text or "without naming" in answer.text) == (
        status == "refused"
    )
