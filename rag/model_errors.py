"""What can go wrong with a language model, as sentences for a person.

    ModelFailed            the language model did not do its part: extracts answer instead
    ├── ModelUnreachable   llm-unreachable   nothing listens, or not an Ollama server
    ├── ModelForbidden     llm-forbidden     the server refuses this client or this model
    ├── ServerTooOld       llm-too-old       a server below the floor for safety
    ├── NoModel            llm-no-model      no installed model can write and fits
    ├── ModelMissing       llm-model-missing the model named is not installed
    ├── ModelBusy          llm-busy          the server's queue is full
    ├── ModelTimedOut      llm-timeout       no word within the limit, loading included
    ├── ModelCut           llm-cut           the stream ended before the answer did
    ├── ModelGarbled       llm-garbled       what came back is not the protocol
    ├── ModelEmpty         llm-empty         an answer without a word in it
    ├── ModelStopped       llm-length        its limit of tokens ended the answer
    ├── PromptCut          llm-prompt-cut    the prompt did not fit the model's context
    └── ModelBroken        llm-failed        the server or its runner reported an error

    of an OpenAI-compatible server: see :mod:`rag.llm.foreign`

A failing model is never dressed as a refusal: its code goes into the answer's notices. The
sentences end with the mend, so a notice can show them as they are.
"""

from __future__ import annotations

from typing import ClassVar, Final

from index.errors import DossierError

OLDEST_OLLAMA: Final = "0.17.1"  # the floor for safety


class ModelFailed(DossierError):
    """The language model did not do its part; extracts answer and a notice says why."""

    code = "llm-failed"

    def say(self, language: str) -> str:
        """Return the sentence; a server's own words, which are English, are left to its log."""
        if language != "fr" or not isinstance(self.values.get("why"), str):
            return super().say(language)
        told = self.values | {"why": "voir le journal du serveur"}
        return self.sentences["fr"].format(**told)


class ModelUnreachable(ModelFailed):
    """Nothing answers at ``host``."""

    code = "llm-unreachable"
    sentences: ClassVar[dict[str, str]] = {
        "en": "No language model answers at {host}: "
        "start it with `ollama serve`, or install one with `dossier setup`.",
        "fr": "Aucun modèle de langue ne répond à {host} : lancez `ollama serve`, "
        "ou installez-en un avec `dossier setup`.",
    }


class AddressMissing(ModelUnreachable):
    """``openai:MODEL`` without the address of its server."""

    sentences: ClassVar[dict[str, str]] = {
        "en": "The server of {model} has no address: put its base URL in DOSSIER_OPENAI_URL "
        "(such as http://127.0.0.1:8000/v1).",
        "fr": "Le serveur de {model} n'a pas d'adresse : mettez son URL de base dans "
        "DOSSIER_OPENAI_URL (par exemple http://127.0.0.1:8000/v1).",
    }


class ModelForbidden(ModelFailed):
    """The server at ``host`` refused (401 or 403), perhaps a foreign ``Host`` or a cloud model."""

    code = "llm-forbidden"
    sentences: ClassVar[dict[str, str]] = {
        "en": "The server at {host} refuses {model} ({why}): check OLLAMA_HOST, "
        "or name a local model with --llm.",
        "fr": "Le serveur {host} refuse {model} ({why}) : vérifiez OLLAMA_HOST, "
        "ou nommez un modèle local avec --llm.",
    }


class ServerTooOld(ModelFailed):
    """Ollama's ``version`` is below ``oldest``."""

    code = "llm-too-old"
    sentences: ClassVar[dict[str, str]] = {
        "en": "Ollama {version} is too old to be safe: update it to {oldest} or later "
        "(https://ollama.com/download).",
        "fr": "Ollama {version} est trop ancien pour être sûr : passez à la version {oldest} "
        "ou plus récente (https://ollama.com/download).",
    }


class NoModel(ModelFailed):
    """Ollama answers, but no installed model can write an answer within ``limit`` GB."""

    code = "llm-no-model"
    sentences: ClassVar[dict[str, str]] = {
        "en": "Ollama has no model that can write an answer within {limit} GB: "
        "install one with `dossier setup`.",
        "fr": "Ollama n'a aucun modèle capable de rédiger une réponse dans {limit} Go : "
        "installez-en un avec `dossier setup`.",
    }


class ModelMissing(ModelFailed):
    """The server does not have ``model``."""

    code = "llm-model-missing"
    sentences: ClassVar[dict[str, str]] = {
        "en": "The model {model} is not installed: run `ollama pull {model}` or `dossier setup`.",
        "fr": "Le modèle {model} n'est pas installé : "
        "lancez `ollama pull {model}` ou `dossier setup`.",
    }


class ModelBusy(ModelFailed):
    """The server's queue is full (503)."""

    code = "llm-busy"
    sentences: ClassVar[dict[str, str]] = {
        "en": "The server of {model} is busy: ask again in a moment.",
        "fr": "Le serveur de {model} est occupé : reposez la question dans un instant.",
    }


class ModelTimedOut(ModelFailed):
    """``model`` was silent for ``limit`` seconds, loading included."""

    code = "llm-timeout"
    sentences: ClassVar[dict[str, str]] = {
        "en": "{model} did not answer within {limit} seconds: "
        "ask again once it is loaded, or choose a smaller model with `dossier setup`.",
        "fr": "{model} n'a pas répondu en {limit} secondes : reposez la question une fois le "
        "modèle chargé, ou choisissez-en un plus petit avec `dossier setup`.",
    }


class ModelCut(ModelFailed):
    """The connection or the stream ended before the model's answer did."""

    code = "llm-cut"
    sentences: ClassVar[dict[str, str]] = {
        "en": "{model} stopped in the middle of its answer: "
        "check that `ollama serve` still runs, then ask again.",
        "fr": "{model} s'est interrompu au milieu de sa réponse : "
        "vérifiez que `ollama serve` tourne encore, puis reposez la question.",
    }


class ModelGarbled(ModelFailed):
    """The server sent something that is not its protocol."""

    code = "llm-garbled"
    sentences: ClassVar[dict[str, str]] = {
        "en": "The server at {host} sent an answer that cannot be read: "
        "check that it is Ollama and update it.",
        "fr": "Le serveur {host} a envoyé une réponse illisible : "
        "vérifiez que c'est bien Ollama et mettez-le à jour.",
    }


class ModelEmpty(ModelFailed):
    """The model ended without a word."""

    code = "llm-empty"
    sentences: ClassVar[dict[str, str]] = {
        "en": "{model} ended without writing anything: "
        "choose another model with --llm or `dossier setup`.",
        "fr": "{model} a terminé sans rien écrire : "
        "choisissez un autre modèle avec --llm ou `dossier setup`.",
    }


class ModelStopped(ModelFailed):
    """The model reached its limit of tokens: its last, unfinished sentence is left out."""

    code = "llm-length"
    sentences: ClassVar[dict[str, str]] = {
        "en": "{model} reached its limit of length, so the end of its answer is left out: "
        "ask a narrower question.",
        "fr": "{model} a atteint sa limite de longueur, la fin de sa réponse est laissée de côté : "
        "posez une question plus précise.",
    }


class PromptCut(ModelFailed):
    """The model read fewer tokens than the prompt has: its instructions were cut off."""

    code = "llm-prompt-cut"
    sentences: ClassVar[dict[str, str]] = {
        "en": "The context of {model} is too small, so it did not read the whole prompt: "
        "choose another model with --llm or `dossier setup`.",
        "fr": "Le contexte de {model} est trop petit, il n'a pas lu toute la consigne : "
        "choisissez un autre modèle avec --llm ou `dossier setup`.",
    }


class ModelBroken(ModelFailed):
    """The server reported an error, before or in the middle of the answer; ``why`` is its text."""

    code = "llm-failed"
    sentences: ClassVar[dict[str, str]] = {
        "en": "{model} failed ({why}): ask again, or run `dossier doctor`.",
        "fr": "{model} a échoué ({why}) : reposez la question, ou lancez `dossier doctor`.",
    }
