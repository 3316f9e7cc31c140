"""A small real dossier for the screen's tests: word overlap over pages given as text.

Each page is ``title``, ``outlet``, ``date``, an article and comments ``(author, text, parent)``.
It answers with the sentence that shares most words with the question, refuses when none does,
and tells a conflict when two articles give different numbers of millions.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from index.documents import Document, Span
from index.ledger import FileState
from rag.answer import (
    Answer,
    Citation,
    Conflict,
    Evidence,
    Independence,
    Notice,
    Sentence,
    Side,
    Timings,
)
from rag.errors import PageUnknown
from rag.hits import Hit, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"\w{4,}")
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")


@dataclass(frozen=True)
class Written:
    """One page as a test writes it."""

    path: str
    title: str
    article: str
    outlet: str | None = None
    date: str | None = None
    comments: tuple[tuple[str | None, str, int | None], ...] = ()


PAGES = (
    Written(
        "001.txt",
        "Microsoft entre chez Mistral AI",
        "Microsoft a investi 15 millions d'euros dans Mistral AI. Le modèle Mistral Large est "
        "proposé sur Azure. Kai Zenner juge l'accord « tout simplement ridicule ».",
        "La Gazette du Numérique",
        "2024-02-28",
        (
            ("tournesol42", "Encore de la souveraineté vendue au rabais par Mistral.", None),
            ("Vieux_Modem", "Au rabais ? Comparez avec les milliards versés ailleurs.", 0),
            (None, "Merci pour cet article.", None),
        ),
    ),
    Written(
        "002.html",
        "Tollé à Bruxelles",
        "Selon Reuters, Microsoft a investi 16 millions de dollars dans Mistral AI. La Commission "
        "européenne va étudier l'accord.",
        "L'Écho des Serveurs",
        "2024-02-29",
    ),
)


def documents_of(page: Written) -> tuple[str, list[Document]]:
    """Return a page's text and its documents, furniture between them."""
    text, made = "Menu | Connexion\n\n", []
    common: dict[str, Any] = {"path": page.path, "outlet": page.outlet, "date": page.date}

    def add(body: str, kind: Any, **more: Any) -> None:
        nonlocal text
        span = Span(len(text), len(text) + len(body))
        text += body + "\n\n"
        made.append(
            Document(text=body, spans=(span,), kind=kind, title=page.title, **common, **more)
        )

    add(page.article, "article", id=f"{page.path}#a1", author="Clémence Aubrac", via=())
    for rank, (author, body, parent) in enumerate(page.comments):
        reply = None if parent is None else f"{page.path}#c{parent:02d}"
        depth = 0 if parent is None else 1
        add(
            body,
            "comment",
            id=f"{page.path}#c{rank:02d}",
            author=author,
            reply_to=reply,
            depth=depth,
        )
    return text, made


@dataclass
class SmallDossier:
    """What the screen needs of ``rag.Dossier``, over a few pages."""

    pages: tuple[Written, ...] = PAGES
    pause: float = 0.0
    says: tuple[str, ...] = ()
    width: int = 3
    hurry: str = "\0"
    texts: dict[str, str] = field(init=False)
    known: list[Document] = field(init=False)

    def __post_init__(self) -> None:
        read = {page.path: documents_of(page) for page in self.pages}
        self.texts = {path: text for path, (text, _) in read.items()}
        self.known = [document for _, made in read.values() for document in made]

    def documents(self) -> Iterator[Document]:
        yield from self.known

    def page_text(self, path: str) -> str:
        if not isinstance(path, str) or path not in self.texts:
            raise PageUnknown(name=path)
        return self.texts[path]

    def status(self) -> Any:
        files = tuple(
            FileState(
                path=path, state="read", reason=None, reader="text", sha256="", notes=(),
                articles=1, comments=0, passages=1,
            )
            for path in self.texts
        )  # fmt: skip
        counts = {"articles": len(files), "comments": 0, "passages": len(files)}
        return SimpleNamespace(files=files, **counts)

    def writer(self, llm: str | None = None) -> SmallDossier | None:
        return self if self.pause else None

    def chat(self) -> SmallDossier:
        return self

    def search(
        self, query: str, *, kind: str | None = None, outlet: str | None = None, **_: Any
    ) -> list[Hit]:
        wanted = set(_WORD.findall(query.lower()))
        scored = [
            (len(wanted & set(_WORD.findall(one.text.lower()))), one)
            for one in self.known
            if kind in {None, one.kind} and outlet in {None, one.outlet}
        ]
        found = sorted((pair for pair in scored if pair[0]), key=lambda pair: -pair[0])
        return [self._hit(one, score) for score, one in found]

    def _hit(self, one: Document, score: float) -> Hit:
        return Hit(
            passage_id=f"{one.id}.0", document_id=one.id, text=one.text, start=one.start,
            end=one.end, score=score, source=Source.of(one),
        )  # fmt: skip

    def stream(self, question: str, **options: Any) -> Iterator[Any]:
        llm = options.pop("llm", None)
        hits = tuple(self.search(question, **options))
        pause = 0.0 if self.hurry in question else self.pause
        time.sleep(pause)
        yield Evidence(hits)
        sentences = tuple(
            self._sentence(hit, question, rank + 1) for rank, hit in enumerate(hits[: self.width])
        )
        for sentence in sentences:
            time.sleep(pause)
            yield sentence
        yield self._answer(question, hits, sentences, llm)

    def ask(self, question: str, **options: Any) -> Answer:
        return list(self.stream(question, **options))[-1]

    def _sentence(self, hit: Hit, question: str, number: int) -> Sentence:
        wanted = set(_WORD.findall(question.lower()))
        best = max(
            _SENTENCE.finditer(hit.text),
            key=lambda match: len(wanted & set(_WORD.findall(match.group().lower()))),
        )
        quote = best.group().strip()
        start = hit.start + hit.text.index(quote)
        cited = Citation(
            number=number, quote=quote, start=start, end=start + len(quote),
            passage_id=hit.passage_id, document_id=hit.document_id, source=hit.source,
            page_sha256="0" * 64,
        )  # fmt: skip
        reader = hit.source.kind == "comment"
        return Sentence(
            self.says[number % len(self.says)] if self.says else quote,
            (cited,),
            "reader" if reader else "reported",
            hit.source.author,
        )

    def _answer(
        self, question: str, hits: tuple[Hit, ...], sentences: tuple[Sentence, ...], llm: str | None
    ) -> Answer:
        cited = tuple(one for sentence in sentences for one in sentence.citations)
        numbers = {
            match.group(): one
            for one in cited
            for match in re.finditer(r"\d+ millions \w+.\w+", one.quote)
        }
        sides = tuple(Side(value, (one,)) for value, one in numbers.items())
        told = " ".join(f"{one.text} [{one.citations[0].number}]" for one in sentences)
        refused = " ".join(self.says) or (
            "Ces pages n'en disent rien. Elles parlent de Microsoft et de Mistral AI."
        )
        failing = llm is not None and llm.startswith("ollama:")
        notice = Notice("llm-unreachable", "Ollama ne répond pas : voici des extraits.")
        return Answer(
            question=question, searched=question, language="fr",
            status="answered" if cited else "refused",
            text=told or refused,
            sentences=sentences, citations=cited, passages=hits,
            conflicts=(Conflict("montant investi", "conflict", sides),) if len(sides) > 1 else (),
            independence=Independence(2, 1, ("Reuters",)) if len(sides) > 1 else Independence(),
            notices=(notice,) if failing else (),
            timings=Timings(1.0, 2.0, 12.0),
        )  # fmt: skip
