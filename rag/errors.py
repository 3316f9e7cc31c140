"""What can go wrong between a question and its answer, as sentences for a person.

    DossierError
    ├── QuestionInvalid        a question that cannot be asked (exit code 2 of the command)
    │   ├── QuestionNotText
    │   ├── QuestionEmpty
    │   │   └── QuestionWordless
    │   ├── QuestionTooLong
    │   └── FollowUpAlone      “Et pourquoi ?” with nothing before it
    ├── FilterInvalid          a filter that can mean no document (exit code 2)
    │   └── FilterReversed
    ├── PageUnknown            a page, document or passage that the dossier does not hold
    ├── DossierClosed          used after ``close()``
    ├── EngineUnknown          an ``--llm`` that names no engine
    └── ModelFailed            see :mod:`rag.model_errors`

The sentences end with the mend.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from index.errors import DossierError
from rag.model_errors import (
    OLDEST_OLLAMA,
    AddressMissing,
    ModelBroken,
    ModelBusy,
    ModelCut,
    ModelEmpty,
    ModelFailed,
    ModelForbidden,
    ModelGarbled,
    ModelMissing,
    ModelStopped,
    ModelTimedOut,
    ModelUnreachable,
    NoModel,
    PromptCut,
    ServerTooOld,
)


class QuestionInvalid(DossierError):
    """A question that cannot be asked as it is."""

    code = "question-invalid"


class QuestionNotText(QuestionInvalid):
    """What was given is no text; ``given`` says what it is."""

    code = "question-not-text"
    sentences: ClassVar[dict[str, str]] = {
        "en": "{what} is no text but {given}: give a str.",
        "fr": "{what} n'est pas un texte mais {given}\u00a0: donnez un str.",
    }


class QuestionEmpty(QuestionInvalid):
    """There is nothing but spaces in it."""

    code = "question-empty"
    sentences: ClassVar[dict[str, str]] = {
        "en": "{what} is empty: write it in French or English.",
        "fr": "{what} est vide\u00a0: écrivez-la en français ou en anglais.",
    }


class QuestionWordless(QuestionEmpty):
    """There are marks in it, ``text``, and no word."""

    sentences: ClassVar[dict[str, str]] = {
        "en": "{what} holds no word, only “{text}”: write it in French or English.",
        "fr": "{what} ne contient aucun mot, seulement «\u00a0{text}\u00a0»\u00a0: "
        "écrivez-la en français ou en anglais.",
    }


class QuestionTooLong(QuestionInvalid):
    """More than ``limit`` characters; ``length`` says how many."""

    code = "question-too-long"
    sentences: ClassVar[dict[str, str]] = {
        "en": "{what} has {length} characters, more than {limit}: shorten it.",
        "fr": "{what} a {length} caractères, plus de {limit}\u00a0: raccourcissez-la.",
    }


class FollowUpAlone(QuestionInvalid):
    """A question such as “Et pourquoi ?” with nothing before it; ``text`` is what was asked."""

    code = "follow-up-alone"
    sentences: ClassVar[dict[str, str]] = {
        "en": "“{text}” follows no question: what do you mean? Ask it whole.",
        "fr": "«\u00a0{text}\u00a0» ne suit aucune question\u00a0: de quoi s'agit-il\u202f? "
        "Posez-la en entier.",
    }


class FilterInvalid(DossierError):
    """A filter that can mean no document: ``name``, the ``value`` given and what it takes."""

    code = "filter-invalid"
    sentences: ClassVar[dict[str, str]] = {
        "en": "{name} cannot be {value}: give {wanted}.",
        "fr": "{name} ne peut pas être {value}\u00a0: donnez {wanted}.",
    }


class FilterReversed(FilterInvalid):
    """An interval that ends, ``until``, before it begins, ``since``."""

    sentences: ClassVar[dict[str, str]] = {
        "en": "since {since} is after until {until}: exchange them.",
        "fr": "since {since} vient après until {until}\u00a0: échangez-les.",
    }


class DossierClosed(DossierError):
    """A question put to a dossier after ``close()``; ``store`` is its folder."""

    code = "dossier-closed"
    sentences: ClassVar[dict[str, str]] = {
        "en": "The dossier {store} is closed: open it again with Dossier.open.",
        "fr": "Le dossier {store} est fermé\u00a0: rouvrez-le avec Dossier.open.",
    }


class PageUnknown(DossierError, KeyError):
    """A page, document or passage, ``name``, that the dossier does not hold."""

    code = "page-unknown"
    sentences: ClassVar[dict[str, str]] = {
        "en": "“{name}” is no page, document or passage of the dossier: "
        "`dossier status` lists the pages.",
        "fr": "«\u00a0{name}\u00a0» n'est ni une page, ni un document, ni un passage du dossier"
        "\u00a0: `dossier status` énumère les pages.",
    }

    __str__ = DossierError.__str__  # that of KeyError shows its argument quoted


@dataclass(frozen=True, slots=True)
class QuestionFailed:
    """A question of a series that could not be asked, and why."""

    question: str
    error: DossierError


class EngineUnknown(DossierError):
    """An engine's name that is none of ours; ``spec`` is what was given."""

    code = "llm-unknown"
    sentences: ClassVar[dict[str, str]] = {
        "en": "“{spec}” is no engine: use auto, extracts, ollama:MODEL or openai:MODEL.",
        "fr": "« {spec} » n'est pas un moteur : "
        "donnez auto, extracts, ollama:MODÈLE ou openai:MODÈLE.",
    }


__all__ = [
    "OLDEST_OLLAMA",
    "AddressMissing",
    "DossierClosed",
    "EngineUnknown",
    "FilterInvalid",
    "FilterReversed",
    "FollowUpAlone",
    "ModelBroken",
    "ModelBusy",
    "ModelCut",
    "ModelEmpty",
    "ModelFailed",
    "ModelForbidden",
    "ModelGarbled",
    "ModelMissing",
    "ModelStopped",
    "ModelTimedOut",
    "ModelUnreachable",
    "NoModel",
    "PageUnknown",
    "PromptCut",
    "QuestionEmpty",
    "QuestionFailed",
    "QuestionInvalid",
    "QuestionNotText",
    "QuestionTooLong",
    "QuestionWordless",
    "ServerTooOld",
]
