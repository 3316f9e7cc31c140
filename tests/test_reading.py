"""A passage read once says of its sentences what each says read alone."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from evals.evaluate import DEMO_PAGES
from index.analysis import words
from index.lexical import Concept
from index.sentences import sentence_spans
from rag.conflicts.sayings import around
from rag.evidence.concepts import by_form, held_forms, matched, row, stems_in
from rag.evidence.contents import holding
from rag.evidence.reading import reading
from rag.extract import Extract, is_title_of, sentences_of, with_next
from rag.hits import Hit, Source
from rag.quoting.quotable import useful

PARTS = (
    "Le 3 mai 2024, la mairie de Lyon a versé 1 200,50 € à « Pont & Fils ».", "Non !", "NON.",
    "M. Roux", "en 2 023", "U.S. senators said: “we refuse”.", "à", "Paris", "81,2 % des élus",
    "J.", "Qui paie ?", "L'IA. Microsoft", "[1] Ainsi,", "car « il » l’a dit…", "New", "York",
)  # fmt: skip
TEXTS = st.lists(
    st.tuples(st.sampled_from(PARTS), st.sampled_from((" ", "\n", "\n\n", ". ", ".\u00a0", ".\n"))),
    max_size=9,
).map(lambda pairs: "".join(part + gap for part, gap in pairs))
LANGUAGES = st.sampled_from(("fr", "en"))


def hit(text, language, title):
    source = Source(
        path="p.txt", title=title, outlet=None, author=None, date=None, kind="article",
        language=language, url=None, reply_to=None, via=(),
    )  # fmt: skip
    return Hit(
        passage_id="p", document_id="d", text=text, start=7, end=7 + len(text), score=1.0,
        source=source,
    )  # fmt: skip


def same_as_alone(text, language, title):
    read = reading(text, language, title)
    found = hit(text, language, title)
    assert len(read.sentences) == len(sentence_spans(text, language))
    for at, piece in enumerate(read.sentences):
        alone = with_next(piece.of(found))
        pair = read.pairs[at]
        assert (pair and pair.of(found)) == alone
        assert piece.holding == holding(piece.text)
        if pair:
            following = read.sentences[at + 1].holding
            assert pair.holding == piece.holding.with_next(following, pair.text)
        assert read.forms[at] == held_forms(piece.text, language)
    for piece in (*read.sentences, *filter(None, read.pairs)):
        extract = piece.of(found)
        assert isinstance(extract, Extract)
        assert found.text[piece.start : piece.end] == piece.text == extract.text
        assert piece.words == tuple(word.text for word in words(piece.text))
        assert piece.title == is_title_of(title, piece.text)
        assert held_forms(piece.text, language) == frozenset().union(
            *(read.forms[at] for at in piece.sentences)
        )
    assert held_forms(text, language) == frozenset().union(*read.forms)


@given(TEXTS | st.text(max_size=120), LANGUAGES, st.sampled_from(("Qui paie ?", "", None)))
def test_pieces_hold_what_they_hold_alone(text, language, title):
    same_as_alone(text, language, title)


def test_and_so_do_those_of_the_demo_dossier():
    for page in sorted(DEMO_PAGES.glob("*.txt")):
        same_as_alone(page.read_text(encoding="utf-8")[:4000], "fr", "Qui paie ?")


@given(
    st.lists(st.dictionaries(st.sampled_from("abcd"), st.floats(0.1, 1.0))),
    st.sets(st.sampled_from("abcd")),
)
def test_concepts_turned_round_match_alike(forms, held):
    concepts = [Concept(str(at), each) for at, each in enumerate(forms)]
    assert row(by_form(concepts), len(concepts), held) == matched(concepts, held)


@given(TEXTS, TEXTS, LANGUAGES)
def test_what_stands_around_is_what_passage_and_title_hold(text, title, language):
    held = held_forms(title, language) | held_forms(text, language)
    assert around(hit(text, language, title)) == held
    assert set(stems_in(held, language)) == {
        form[3:] for form in held if form[:3] == f"{language}:"
    }


@given(TEXTS, TEXTS)
def test_the_extracts_useful_first_are_the_first_useful(one, other):
    kinds = ("article", "comment")
    hits = [replace(hit(text, "fr", "Paris"), document_id=text) for text in (one, other)]
    hits = [
        replace(each, source=replace(each.source, kind=kind))
        for each, kind in zip(hits, kinds, strict=True)
    ]
    extracts = [extract for each in hits for extract in sentences_of(each)]
    for most in range(4):
        assert useful(extracts, most=most) == useful(extracts)[:most]
