"""From a question to a cited answer."""

from rag.answer import (
    Answer,
    Citation,
    Conflict,
    Engine,
    Evidence,
    Independence,
    Notice,
    Sentence,
    Side,
    Withdrawn,
)
from rag.chat import Chat
from rag.dossier import Dossier
from rag.errors import (
    DossierClosed,
    FilterInvalid,
    ModelFailed,
    QuestionFailed,
    QuestionInvalid,
)
from rag.hits import Hit, Source
from rag.retrieval.filters import Filtering

__all__ = [
    "Answer",
    "Chat",
    "Citation",
    "Conflict",
    "Dossier",
    "DossierClosed",
    "Engine",
    "Evidence",
    "FilterInvalid",
    "Filtering",
    "Hit",
    "Independence",
    "ModelFailed",
    "Notice",
    "QuestionFailed",
    "QuestionInvalid",
    "Sentence",
    "Side",
    "Source",
    "Withdrawn",
]
