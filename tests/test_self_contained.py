"""A quote is understood without its page: whom it goes back to is named outside it, or brought."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sentences import sentence_spans
from rag.extract import Extract
from rag.extracts import framed
from rag.hits import Hit, Source
from rag.questions.question import read_question
from rag.quoting.anaphora import leaning
from rag.quoting.announcements import leads_in, led_on
from rag.quoting.context_before import Earlier, within_passage
from rag.quoting.heads import without_head
from rag.quoting.quotable import useful
from rag.quoting.self_contained import stood

SOURCE = Source(
    path="a.txt", title="Le port", outlet="Le Phare", date="2025-03-04", language="fr", url=None,
    reply_to=None, via=(), kind="article", author=None,
)  # fmt: skip


def passage(text, start=100, **source):
    return Hit(
        passage_id="a.txt#a1.1", document_id="a.txt#a1", text=text, start=start,
        end=start + len(text), score=1.0, source=replace(SOURCE, **source),
    )  # fmt: skip


def quote(text, of, **source):
    """The stretch of a page that begins as one text says and ends as another does."""
    at = text.index(of)
    hit = passage(text, **source)
    return Extract(hit=hit, text=of, start=hit.start + at, end=hit.start + at + len(of), score=1.0)


def asked(text, language="fr"):
    return read_question(text, main_language=language)


def told(text, of, question="Quoi ?", most=60, **source):
    return stood(quote(text, of, **source), asked(question), within_passage, most)


def is_slice(extract):
    hit = extract.hit
    return extract.text == hit.text[extract.start - hit.start : extract.end - hit.start]


def test_a_pronoun_gets_its_person_in_brackets_and_the_quote_stays_as_it_is():
    text = "La maire, Odile Kerguen, a promis un audit. Elle refuse de fixer une date."
    here = told(text, "Elle refuse de fixer une date.")
    assert here.named == (("Elle", ("Odile Kerguen",)),)
    assert here.extract.text == "Elle refuse de fixer une date."
    assert framed(here.extract, "fr", here) == (
        "Le Phare, 4 mars 2025 [elle\u00a0: Odile Kerguen]\u00a0: "
        "«\u00a0Elle refuse de fixer une date.\u00a0»"
    )


def test_a_pronoun_of_the_other_gender_is_not_given_that_person():
    text = "La maire, Odile Kerguen, a promis un audit. Il refuse de fixer une date."
    assert not told(text, "Il refuse de fixer une date.").named


@pytest.mark.parametrize(
    ("before", "quote", "question"),
    [
        ("Anne Rive a vu Paul Blanc.", "Il refuse de fixer une date.", "Que dit Anne Rive ?"),
        ("Anne Rive a vu son mari.", "Il refuse de fixer une date.", "Que dit Anne Rive ?"),
        ("« Non », dit Paul Blanc à Anne Rive.", "« Si », répond-elle.", "Que dit Paul Blanc ?"),
        ("Mayor Anne Rive met Paul Blanc.", "He sets no date yet.", "What does Anne Rive say?"),
        ("Paul Blanc said his wife left.", "She sets no date yet.", "What does Paul Blanc say?"),
    ],
)
def test_no_bracket_names_somebody_whose_gender_is_untold_beside_another(before, quote, question):
    language = "en" if question.startswith("What") else "fr"
    here = told(f"{before} {quote}", quote, question, language=language)
    assert not here.named
    assert here.extract.text == f"{before} {quote}"


def test_what_two_things_may_be_is_not_named_but_the_sentence_before_is_brought():
    text = "Vega a vendu un brevet. Il porte sur un moteur."
    here = told(text, "Il porte sur un moteur.")
    assert not here.named
    assert here.extract.text == text
    assert not here.open


def test_a_start_up_is_named_when_the_question_and_the_sentence_before_leave_one():
    text = "Ses liens avec Lyra inquiètent Vega. Vega a investi 3 millions dans la start-up."
    here = told(text, "Vega a investi 3 millions dans la start-up.", "Combien Vega met dans Lyra ?")
    assert here.named == (("la start-up", ("Lyra",)),)


def test_whoever_is_quoted_is_told_where_the_quote_does_not_say_it():
    said = "« Nous le ferons avant la fin de mars, quoi qu'il en coûte à la ville »"
    text = f"« Nous paierons », a promis Odile Kerguen. {said}, a-t-elle ajouté."
    alone = told(text, said)
    assert alone.said_by == "Odile Kerguen"
    assert "[dit par Odile Kerguen]" in framed(alone.extract, "fr", alone)
    assert told(text, f"{said}, a-t-elle ajouté.").named == (("elle", ("Odile Kerguen",)),)


def test_a_list_number_and_a_heading_line_are_left_out():
    assert without_head(quote("2) Le quai ferme.", "2) Le quai ferme.")).text == "Le quai ferme."
    text = "Les travaux\nLe quai ferme en mars."
    assert without_head(quote(text, text)).text == "Le quai ferme en mars."


def test_an_orphan_word_goes_unless_a_question_asks_for_it():
    text = "Distribution. Le quai ferme en mars."
    assert without_head(quote(text, text)).text == "Le quai ferme en mars."
    page = f"Que vend Vega ? {text}"
    assert told(page, text).extract.text == page


def test_a_lead_in_brings_what_it_announces():
    text = "Je propose trois mesures. D'abord un audit. Ensuite un vote. Enfin un quai neuf."
    lead = quote(text, "Je propose trois mesures.")
    wanted = type("W", (), {"question": asked("Que propose la maire ?")})()
    assert led_on(lead, wanted, 60).text == text
    assert leads_in("Il a dit :")


def test_a_heading_is_no_answer_where_a_sentence_tells_it():
    text = "La maire défend le quai\n\nOdile Kerguen défend le quai depuis mars."
    hit = passage(text)
    parts = [
        Extract(hit=hit, text=span.of(text), start=100 + span.start, end=100 + span.end, score=1.0)
        for span in sentence_spans(text, "fr")
    ]
    assert [e.text for e in useful(parts)] == ["Odile Kerguen défend le quai depuis mars."]
    assert [e.text for e in useful(parts[:1])] == ["La maire défend le quai"]


@pytest.mark.parametrize(
    "text",
    [
        "Il faut rouvrir le quai.",
        "Ce lundi, Vega a signé.",
        "Dans son rapport, Vega recule.",
        "C'est Odile Kerguen qui décide.",
        "La société Vega part.",
        "La maire dit qu'elle part.",
    ],
)
def test_what_stands_alone_does_not_lean(text):
    assert not leaning(text, "fr")


def test_what_was_told_before_is_no_name():
    text = "Vega promet un audit. Ce choix inquiète la mairie."
    here = told(text, "Ce choix inquiète la mairie.", "Que dit Vega ?")
    assert not here.named
    assert here.extract.text == text


AFFAIR = "Vega signe avec Lyra : le port s'inquiète"


def test_the_title_tells_the_affair_that_a_quote_speaks_of():
    text = "Les élus s'en vont. Commentant ce rapprochement, Luc Rey a ri."
    here = told(text, "Commentant ce rapprochement, Luc Rey a ri.", title=AFFAIR)
    assert here.title == AFFAIR
    assert not here.open
    assert framed(here.extract, "fr", here).startswith(f"Le Phare, «\u00a0{AFFAIR}\u00a0», 4 mars")
    assert not told(text, "Commentant ce rapprochement, Luc Rey a ri.", title="Le port").title


def test_no_title_tells_who_speaks_nor_which_of_two_companies_is_meant():
    assert not told("Il refuse, dit-il.", "Il refuse, dit-il.", title=AFFAIR).title
    assert not told("La start-up recule.", "La start-up recule.", title=AFFAIR).title
    one = told("La start-up recule devant Lyra.", "La start-up recule devant Lyra.", title=AFFAIR)
    assert one.title == AFFAIR


def test_the_last_sentence_of_the_passage_before_is_brought_from_there():
    first = passage("Vega a vendu un brevet.")
    here = passage("Il porte sur un moteur.", start=125)
    one = Extract(hit=here, text=here.text, start=here.start, end=here.end, score=1.0)
    brought = stood(one, asked("Quoi ?"), lambda _: Earlier(first.text, first), 60)
    assert brought.lead is not None
    assert is_slice(brought.lead)
    assert brought.lead.hit is first
    assert brought.extract.text == here.text
    assert framed(brought.extract, "fr", brought).endswith(
        "«\u00a0Vega a vendu un brevet. Il porte sur un moteur.\u00a0»"
    )


def test_a_spokesperson_is_told_by_whom_he_speaks_for():
    text = (
        "Un porte-parole du ministère de l'Eau affirme l'inverse. "
        "Le porte-parole a ajouté que le quai ferme."
    )
    here = told(text, "Le porte-parole a ajouté que le quai ferme.")
    assert here.named == (("Le porte-parole", ("Un porte-parole du ministère de l'Eau",)),)


def test_who_may_have_spoken_since_is_not_passed_over():
    text = (
        "La directrice, Odile Kerguen, promet un quai. Le compte est faux, maugrée Luc Rey. "
        "« On efface les quais », accuse-t-il."
    )
    assert not told(text, "« On efface les quais », accuse-t-il.", most=7).named


def test_two_companies_are_named_and_the_countries_beside_them_are_not():
    text = "Vega surveille Lyra. Le Canada s'intéresse à la relation entre les deux sociétés."
    here = told(text, "Le Canada s'intéresse à la relation entre les deux sociétés.")
    assert here.named == (("les deux sociétés", ("Vega", "Lyra")),)


def test_a_country_behind_a_preposition_is_not_what_a_quote_is_about():
    text = "Ils sont venus de Vega.\n\nElles logent à l'hôtel."
    assert not told(text, "Elles logent à l'hôtel.", "Où logent les gens de Vega ?", 5).about


_SENTENCES = st.lists(
    st.sampled_from(
        [
            "La maire, Odile Kerguen, a promis un audit.",
            "Elle refuse de fixer une date.",
            "Son adjoint part.",
            "Vega a vendu un brevet à Lyra.",
            "Cet accord inquiète la start-up.",
            "Distribution.",
            "2) Comparons.",
            "« Nous verrons », a-t-elle ajouté.",
            "Les deux sociétés se taisent.",
        ]
    ),
    min_size=1,
    max_size=6,
)


@given(_SENTENCES, st.sampled_from([" ", "\n", "\n\n"]), st.integers(0, 5), st.integers(5, 60))
def test_brackets_stand_outside_a_quote_that_is_a_slice_of_its_page(said, gap, at, most):
    at = min(at, len(said) - 1)
    text = gap.join(said)
    start = len(gap.join(said[:at])) + (len(gap) if at else 0)
    hit = passage(text)
    one = Extract(
        hit=hit, text=said[at], start=100 + start, end=100 + start + len(said[at]), score=1.0
    )
    here = stood(one, asked("Que dit Vega ?"), within_passage, most)
    assert is_slice(here.extract)
    assert here.extract.text
    assert here.extract.end == one.end
    assert len(here.extract.text.split()) <= max(most, len(one.text.split()))
    shown = framed(here.extract, "fr", here)
    assert shown.count("[") <= 1
    assert "[" not in here.extract.text
    assert shown.endswith(f"«\u00a0{' '.join(here.extract.text.split())}\u00a0»")
