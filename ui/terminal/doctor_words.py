"""What ``dossier doctor`` says, in English and French: findings, and mends of what is wrong."""

from __future__ import annotations

from typing import Final

from ui.terminal.setup_words import worded

_FINDINGS: Final[dict[str, tuple[str, str]]] = {
    "python": ("Python {version}.", "Python {version}."),
    "python-wrong": (
        "Python {version} is older than {oldest}.",
        "Python {version} est plus ancien que {oldest}.",
    ),
    "packages": (
        "All the packages are there.",
        "Tous les paquets sont là.",
    ),
    "packages-wrong": (
        "{count} packages are missing or of another version: {names}.",
        "{count} paquets manquent ou ont une autre version\u00a0: {names}.",
    ),
    "store": (
        "The store {store} opens: {pages} pages, {passages} passages, {failed} unread files.",
        "La base {store} s'ouvre\u00a0: {pages} pages, {passages} passages, "
        "{failed} fichiers non lus.",
    ),
    "embedder": (
        "The embedding model {name} loads ({dimension} dimensions).",
        "Le modèle d'embedding {name} se charge ({dimension} dimensions).",
    ),
    "embedder-wrong": (
        "The embedding model {name} does not load ({why}).",
        "Le modèle d'embedding {name} ne se charge pas ({why}).",
    ),
    "ollama": (
        "Ollama {version} answers at {url} and has {models}; {model} would write.",
        "Ollama {version} répond à {url} et a {models}\u202f; {model} rédigerait.",
    ),
    "memory": (
        "{total} GB of memory, {usable} for a model: {model} fits.",
        "{total} Go de mémoire, dont {usable} pour un modèle\u00a0: {model} y tient.",
    ),
    "memory-wrong": (
        "{total} GB of memory, {usable} for a model: too little for {model}.",
        "{total} Go de mémoire, dont {usable} pour un modèle\u00a0: trop peu pour {model}.",
    ),
    "disk": (
        "{free} GB free at {place}.",
        "{free} Go libres dans {place}.",
    ),
    "disk-wrong": (
        "Only {free} GB free at {place}.",
        "Seulement {free} Go libres dans {place}.",
    ),
}
_MENDS: Final[dict[str, tuple[str, str]]] = {
    "python": (
        "Install Python {oldest} or later, then `make install`.",
        "Installez Python {oldest} ou plus récent, puis `make install`.",
    ),
    "packages": (
        "Run `make install` again.",
        "Relancez `make install`.",
    ),
    "embedder": (
        "Get the project's files anew, then `make install`.",
        "Récupérez à nouveau les fichiers du projet, puis `make install`.",
    ),
    "memory": (
        "Extracts answer without a model; or set OLLAMA_HOST to a larger machine of yours.",
        "Les extraits répondent sans modèle\u202f; "
        "ou donnez dans OLLAMA_HOST une de vos machines plus grandes.",
    ),
    "disk": (
        "Free some room before indexing or fetching a model.",
        "Faites de la place avant d'indexer ou de télécharger un modèle.",
    ),
}


def say(code: str, language: str, **values: object) -> str:
    """Return what was found, in French or English.

    >>> say("python-wrong", "en", version="3.9.2", oldest="3.11")
    'Python 3.9.2 is older than 3.11.'
    """
    return worded(_FINDINGS[code], language, values)


def mend(code: str, language: str, **values: object) -> str:
    """Return what to do about a finding that is wrong.

    >>> mend("packages", "fr")
    'Relancez `make install`.'
    """
    return worded(_MENDS[code], language, values)
