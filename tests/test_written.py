"""The written answer, with scripted models behind a real server, checks included."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from ollama_server import Exchange, OllamaServer, chat_lines, error, lines, says

from rag.answer import Sentence, Withdrawn
from rag.checks import Checker
from rag.citing import Numbering
from rag.extract import Extract
from rag.hits import Hit, Source
from rag.llm import Finished, Loading, Piece
from rag.llm.ollama import OllamaGenerator
from rag.writing.answer import Ground, Outcome, write

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGES = {
    "a.txt": "Le port de Brest a reçu 12 millions d'euros de la Région Bretagne mardi. "
    "Anne Le Goff, la présidente du port, salue un effort durable. "
    "Les travaux dureront trois ans.",
    "b.txt": "Selon la mairie, la subvention atteint 14 millions d'euros. "
    "Le maire Paul Hamon refuse de commenter ce montant.",
    "c.txt": "On paie encore pour les gros bateaux ! Moi je préfère les vélos.",
}
ABOUT = {
    "a.txt": {"outlet": "Le Télégramme", "kind": "article", "author": None},
    "b.txt": {"outlet": "Ouest-France", "kind": "article", "author": "Jeanne Roux"},
    "c.txt": {"outlet": "Le Télégramme", "kind": "comment", "author": "Bigorneau29"},
}


def extract(path: str, begin: str, **neighbours: str) -> Extract:
    text = PAGES[path]
    start = text.index(begin)
    end = text.find(".", start) + 1
    if "!" in text[start:end]:
        end = text.index("!", start) + 1
    source = Source(
        path=path, title=None, date="2024-02-28", language="fr", url=None, reply_to=None, via=(),
        **ABOUT[path],
    )  # fmt: skip
    hit = Hit(
        passage_id=f"{path}#a1.1", document_id=f"{path}#a1", text=text, start=0, end=len(text),
        score=1.0, source=source,
    )  # fmt: skip
    return Extract(hit=hit, text=text[start:end], start=start, end=end, score=1.0, **neighbours)


EXTRACTS = (
    extract(
        "a.txt", "Le port", after="Anne Le Goff, la présidente du port, salue un effort durable."
    ),
    extract("b.txt", "Selon la mairie"),
    extract("c.txt", "On paie"),
)
QUESTION = "Combien le port de Brest a-t-il reçu ?"


def ground(language: str = "fr") -> Ground:
    checker = Checker(EXTRACTS, question=QUESTION, language=language)
    return Ground(extracts=EXTRACTS, check=checker.check, cite=Numbering(lambda _: "0" * 64).cite)


def written(chat: str | Exchange, language: str = "fr") -> list[object]:
    exchange = says(chat) if isinstance(chat, str) else chat
    with OllamaServer(exchange) as server:
        generator = OllamaGenerator("script:1b", url=server.url)
        return list(write(QUESTION, language, ground(language), generator))


def sentences(events: list[object]) -> list[Sentence]:
    return [event for event in events if isinstance(event, Sentence)]


def outcome(events: list[object]) -> Outcome:
    assert isinstance(events[-1], Outcome)
    assert sum(isinstance(event, Outcome) for event in events) == 1
    return events[-1]


HONEST = "Le port de Brest a reçu 12 millions d'euros de la Région Bretagne"


@pytest.mark.parametrize(
    "mark",
    ["[1].", ". [1]", "[1, 1].", "【1】.", "(1).", "[^1].", "[n°1].", "(passage 1).",
     "[Passage 1].", "[1][1].", ".", "[9].", "¹."],
)  # fmt: skip
def test_an_honest_sentence_keeps_its_words_and_gets_its_source(mark: str) -> None:
    events = written(f"{HONEST} {mark}" if mark[0] not in ".¹" else HONEST + mark)
    [sentence] = sentences(events)
    assert sentence.text == f"{HONEST}."
    [citation] = sentence.citations
    assert citation.source.path == "a.txt"
    assert PAGES["a.txt"][citation.start : citation.end] == citation.quote
    assert outcome(events).enough


def test_the_citation_is_the_sentence_that_carries_the_claim() -> None:
    [sentence] = sentences(written("Paul Hamon, le maire, refuse de commenter ce montant [2]."))
    assert sentence.citations[0].quote == "Le maire Paul Hamon refuse de commenter ce montant."


def test_a_wrong_mark_is_put_right() -> None:
    [sentence] = sentences(written(f"{HONEST} [2]."))
    assert sentence.citations[0].source.path == "a.txt"


def test_numbers_run_in_order_of_first_use() -> None:
    events = written(f"La mairie parle de 14 millions d'euros [2]. {HONEST} [1].")
    assert [s.citations[0].number for s in sentences(events)] == [1, 2]
    assert [s.citations[0].source.path for s in sentences(events)] == ["b.txt", "a.txt"]


def test_an_altered_number_is_withdrawn() -> None:
    events = written(f"Le port de Brest a reçu 21 millions d'euros [1]. {HONEST} [1].")
    assert [s.text for s in sentences(events)] == [f"{HONEST}."]
    assert [e.why for e in events if isinstance(e, Withdrawn)] == ["number-not-in-source"]
    assert (outcome(events).released, outcome(events).withdrawn) == (1, 1)


def test_nothing_left() -> None:
    assert outcome(written("Il a reçu 21 millions d'euros [1].")).end == "nothing"


def test_another_language_is_withdrawn() -> None:
    events = written("The port has received some money from the region for the works [1].")
    assert [e.why for e in events if isinstance(e, Withdrawn)] == ["wrong-language"]
    assert not outcome(events).enough


@pytest.mark.parametrize(
    "text",
    ["Ce n'est pas dans les passages.", "« Ce n'est pas dans les passages. »",
     "Les passages ne précisent pas le montant.", "Je ne peux pas répondre à cette question.",
     f"Ce n'est pas dans les passages. {HONEST} [1]."],
)  # fmt: skip
def test_the_models_refusal_is_typed(text: str) -> None:
    events = written(text)
    assert outcome(events).end == "refused"
    assert not sentences(events)
    assert outcome(events).failed is None


def test_a_reserve_after_an_answer_is_no_refusal() -> None:
    events = written(f"{HONEST} [1]. Les passages ne disent pas pourquoi.")
    assert outcome(events).end == "answered"
    assert len(sentences(events)) == 1


def test_thoughts_markup_and_lists_of_sources_are_left_out() -> None:
    events = written(
        "<think>\nLe lecteur veut 99 millions. Voyons.\n</think>\n\n### Réponse\n\n"
        f"- **{HONEST}** [1]\n- ![logo](http://x.y/z.png)\n\nSources :\n[1] Le Télégramme\n"
    )
    assert [s.text for s in sentences(events)] == [f"{HONEST}."]
    assert outcome(events).withdrawn == 0


def test_a_list_is_joined_to_what_announces_it() -> None:
    events = written(
        "Le port de Brest a reçu :\n- 12 millions d'euros de la Région Bretagne [1]\n"
        "- selon la mairie, 14 millions d'euros [2]"
    )
    assert [s.text for s in sentences(events)] == [
        "Le port de Brest a reçu : 12 millions d'euros de la Région Bretagne.",
        "Selon la mairie, 14 millions d'euros.",
    ]


def test_repetition_stops_the_model() -> None:
    endless = " ".join([f"{HONEST} [1]."] * 200)
    with OllamaServer(lines(chat_lines(endless), gap=0.001)) as server:
        generator = OllamaGenerator("script:1b", url=server.url)
        events = list(write(QUESTION, "fr", ground(), generator))
        assert server.closed_early.wait(2)
    assert len(sentences(events)) == 1
    assert [e.why for e in events if isinstance(e, Withdrawn)] == ["repetition"] * 3
    assert outcome(events).enough


def test_a_length_stop_leaves_the_unfinished_sentence_out() -> None:
    events = written(says(f"{HONEST} [1]. Selon la mairie, la", done_reason="length"))
    assert [s.text for s in sentences(events)] == [f"{HONEST}."]
    assert outcome(events).end == "answered"
    assert outcome(events).failed.code == "llm-length"
    nothing = outcome(written(says("Selon la mairie, la", done_reason="length")))
    assert (nothing.end, nothing.failed.code) == ("nothing", "llm-length")


@pytest.mark.parametrize(
    ("chat", "code"),
    [(error(404, "model 'x' not found"), "llm-model-missing"), (says(""), "llm-empty"),
     (error(503, "server busy"), "llm-busy")],
)  # fmt: skip
def test_a_failure_is_told_not_raised(chat: Exchange, code: str) -> None:
    events = written(chat)
    assert outcome(events).end == "failed"
    assert outcome(events).failed.code == code


def test_what_was_released_before_a_failure_stands() -> None:
    broken = lines([*chat_lines(f"{HONEST} [1]. Selon la mairie")[:-1], {"error": "EOF"}])
    events = written(broken)
    assert len(sentences(events)) == 1
    assert outcome(events).failed.code == "llm-failed"
    assert not outcome(events).enough


def test_loading_is_passed_on() -> None:
    with OllamaServer(says(f"{HONEST} [1]."), loaded=()) as server:
        generator = OllamaGenerator("script:1b", url=server.url)
        events = list(write(QUESTION, "fr", ground(), generator))
    assert isinstance(events[0], Loading)


class Scripted:
    """A generator with no server: the protocol is all that is asked of one."""

    engine = None

    def __init__(self, pieces: list[str]) -> None:
        self.pieces = pieces

    def stream(self, prompt: str) -> Iterator[object]:
        yield from (Piece(piece) for piece in self.pieces)
        yield Finished()


def test_a_reader_who_leaves_stops_the_model() -> None:
    endless = lines(chat_lines(f"{HONEST} [1]. " + "Encore un mot " * 2000), gap=0.005)
    with OllamaServer(endless) as server:
        events = write(QUESTION, "fr", ground(), OllamaGenerator("script:1b", url=server.url))
        assert isinstance(next(events), Sentence)
        events.close()
        assert server.closed_early.wait(0.5)


def test_a_sentence_is_released_with_its_last_token() -> None:
    events = write(QUESTION, "fr", ground(), Scripted([f"{HONEST} [1].", "Jamais lu."]))
    assert isinstance(next(events), Sentence)


def test_release_is_fast() -> None:
    stream = [piece for _ in range(8) for piece in f"{HONEST} [1]. ".split(" ")]
    list(write(QUESTION, "fr", ground(), Scripted(stream)))
    started = time.perf_counter()
    list(
        write(QUESTION, "fr", ground(), Scripted([f"{HONEST} [1]. La mairie dit 14 millions [2]."]))
    )
    assert time.perf_counter() - started < 0.5


def test_an_item_is_kept_without_words_that_count_its_list() -> None:
    events = written(
        "On cite plusieurs montants :\n- 12 millions d'euros de la Région Bretagne [1]"
    )
    assert [s.text for s in sentences(events)] == ["12 millions d'euros de la Région Bretagne."]
    assert outcome(events).withdrawn == 0


def test_a_yes_is_kept_when_the_sentence_bears_it_out() -> None:
    assert [s.text for s in sentences(written(f"Oui. {HONEST} [1]."))] == [f"Oui. {HONEST}."]
    [sentence] = sentences(written("Oui. Le maire Paul Hamon refuse de commenter ce montant [2]."))
    assert sentence.text == "Le maire Paul Hamon refuse de commenter ce montant."
