"""What ``dossier setup`` says, in English and French."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_SENTENCES: Final[dict[str, tuple[str, str]]] = {
    "found": (
        "Ollama {version} answers at {url}.",
        "Ollama {version} répond à {url}.",
    ),
    "fits": (
        "This machine can give {memory} GB to a model: {model} fits.",
        "Cette machine peut donner {memory} Go à un modèle\u00a0: {model} y tient.",
    ),
    "fetch": (
        "Fetch {model} (about {size} GB)?",
        "Télécharger {model} (environ {size} Go)\u202f?",
    ),
    "pulling": ("Fetching", "Téléchargement"),
    "ready": (
        '{model} is ready: `dossier ask --llm ollama:{model} "…"`.',
        '{model} est prêt\u00a0: `dossier ask --llm ollama:{model} "…"`.',
    ),
    "embedder": (
        "Retrieval may be better with an embedding model (about 470 MB): "
        "`dossier setup --embedder {name}`.",
        "La recherche peut gagner à un modèle d'embedding (environ 470 Mo)\u00a0: "
        "`dossier setup --embedder {name}`.",
    ),
    "rebuilt": (
        "The store was rebuilt with {embedder}: {passages} passages.",
        "La base a été refaite avec {embedder}\u00a0: {passages} passages.",
    ),
    "no-store": (
        "There is no store at {store} yet: run `dossier index PATH --store {store}`, then ask.",
        "Il n'y a pas encore de base dans {store}\u00a0: lancez "
        "`dossier index CHEMIN --store {store}`, puis posez votre question.",
    ),
    "question": (
        "What does the article “{title}” say?",
        "Que dit l'article «\u00a0{title}\u00a0»\u202f?",
    ),
    "asking": (
        "Trying {model} on one question; loading it may take minutes…",
        "Essai de {model} sur une question\u202f; son chargement peut prendre des minutes…",
    ),
}


def say(code: str, language: str, **values: object) -> str:
    """Return a sentence in French or English, its placeholders filled.

    >>> say("found", "en", version="0.32.15", url="http://127.0.0.1:11434")
    'Ollama 0.32.15 answers at http://127.0.0.1:11434.'
    """
    return worded(_SENTENCES[code], language, values)


def worded(pair: tuple[str, str], language: str, values: Mapping[str, object]) -> str:
    """Fill the English or the French sentence of a pair; figures take one decimal.

    >>> worded(("{size} GB", "{size} Go"), "fr", {"size": 15.23})
    '15,2 Go'
    """
    shown = {name: _figure(value, language) for name, value in values.items()}
    english, french = pair
    return (french if language == "fr" else english).format(**shown)


def _figure(value: object, language: str) -> object:
    if not isinstance(value, float):
        return value
    return f"{value:.1f}".replace(".", "," if language == "fr" else ".")
