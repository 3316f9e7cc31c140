"""Hand-built pages, questions and answers for the tests of the eval suite."""

from dataclasses import replace

from evals.gold import ExpectedSource, Question
from evals.metrics import Ground
from index.documents import Document, Span
from rag.answer import Answer, Citation, Conflict, Sentence, Side
from rag.hits import Hit, Source

PAGE = "Microsoft a investi 15\u00a0millions d’euros.\nMerci à tous !\nDe rien."
DOCUMENTS = {
    "a.txt#a1": Document(
        id="a.txt#a1", path="a.txt", kind="article", text=PAGE[:42], spans=(Span(0, 42),)
    ),
    "a.txt#c01": Document(
        id="a.txt#c01", path="a.txt", kind="comment", text=PAGE[43:57], spans=(Span(43, 57),)
    ),
}


def stands_in_a_quote(text, citations, _language):
    return any(text in citation.quote for citation in citations)


def ground(supports=stands_in_a_quote):
    return Ground(
        page_text={"a.txt": PAGE}.__getitem__,
        document=DOCUMENTS.__getitem__,
        supports=supports,
        languages=lambda _: frozenset({"fr"}),
    )


def cite(document="a.txt#a1", number=1, **changes):
    whole = DOCUMENTS[document]
    return replace(
        Citation(
            number=number,
            quote=PAGE[whole.start : whole.end],
            start=whole.start,
            end=whole.end,
            passage_id=f"{document}.0",
            document_id=document,
            source=Source.of(whole),
            page_sha256="",
        ),
        **changes,
    )


def answer(*sentences, status="answered", language="fr", conflicts=(), **changes):
    citations = tuple(citation for sentence in sentences for citation in sentence.citations)
    return replace(
        Answer(
            question="?",
            searched="?",
            language=language,
            status=status,
            text=" ".join(sentence.text for sentence in sentences),
            sentences=sentences,
            citations=citations,
            conflicts=conflicts,
        ),
        **changes,
    )


def right_answer(**changes):
    return answer(Sentence(PAGE[:42], (cite(),)), **changes)


def refusal(language="fr"):
    text = "Ces pages n'en parlent pas." if language == "fr" else "These pages do not say so."
    return answer(status="refused", language=language, text=text)


def question(**changes):
    return replace(
        Question(
            id="demo-fr-001",
            cluster="c001",
            language="fr",
            question="Combien ?",
            kind="amount",
            answerable=True,
            facts=(("15 millions d'euros", "€15 million"),),
            sources=(ExpectedSource("a.txt", "article"),),
        ),
        **changes,
    )


def unanswerable(**changes):
    never = {"kind": "near-miss", "answerable": False, "facts": (), "sources": ()}
    return question(**{"id": "demo-fr-002", "cluster": "c002", **never, **changes})


def hit(document="a.txt#a1"):
    whole = DOCUMENTS[document]
    return Hit(
        passage_id=f"{document}.0",
        document_id=document,
        text=PAGE[whole.start : whole.end],
        start=whole.start,
        end=whole.end,
        score=1.0,
        source=Source.of(whole),
    )


def conflict():
    return Conflict("montant", "conflict", (Side("15 M€", (cite(),)), Side("16 M€", (cite(),))))
