"""What goes wrong with a server that is no Ollama: the same codes, other mends.

An OpenAI-compatible server is started, filled and logged in its own way; its address is
``DOSSIER_OPENAI_URL``, and neither ``ollama`` nor ``dossier setup`` knows of it.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, ClassVar, Final

from rag.errors import (
    ModelBroken,
    ModelCut,
    ModelFailed,
    ModelForbidden,
    ModelGarbled,
    ModelMissing,
    ModelUnreachable,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


class ForeignUnreachable(ModelUnreachable):
    """Nothing answers at ``host``, the base URL given."""

    sentences: ClassVar[dict[str, str]] = {
        "en": "No server answers at {host}: start it, or correct DOSSIER_OPENAI_URL "
        "(its base URL, with its /v1).",
        "fr": "Aucun serveur ne répond à {host}\u00a0: lancez-le, ou corrigez DOSSIER_OPENAI_URL "
        "(son URL de base, avec son /v1).",
    }


class ForeignForbidden(ModelForbidden):
    """The server asks for a key, or refuses this client or model."""

    sentences: ClassVar[dict[str, str]] = {
        "en": "The server at {host} refuses {model} ({why}): use one that asks for no key, "
        "or another model with --llm.",
        "fr": "Le serveur {host} refuse {model} ({why})\u00a0: prenez-en un qui ne demande pas de "
        "clé, ou un autre modèle avec --llm.",
    }


class ForeignMissing(ModelMissing):
    """The server does not serve ``model``."""

    sentences: ClassVar[dict[str, str]] = {
        "en": "The server of DOSSIER_OPENAI_URL has no model {model}: name one that it serves "
        "with --llm openai:MODEL.",
        "fr": "Le serveur de DOSSIER_OPENAI_URL n'a pas de modèle {model}\u00a0: nommez-en un "
        "qu'il sert avec --llm openai:MODÈLE.",
    }


class ForeignCut(ModelCut):
    """The server went away in mid-answer."""

    sentences: ClassVar[dict[str, str]] = {
        "en": "{model} stopped in the middle of its answer: "
        "check that the server of DOSSIER_OPENAI_URL still runs, then ask again.",
        "fr": "{model} s'est interrompu au milieu de sa réponse\u00a0: vérifiez que le serveur de "
        "DOSSIER_OPENAI_URL tourne encore, puis reposez la question.",
    }


class ForeignGarbled(ModelGarbled):
    """What came back is not OpenAI's protocol."""

    sentences: ClassVar[dict[str, str]] = {
        "en": "The server at {host} sent an answer that cannot be read: check that it speaks "
        "OpenAI's protocol and that DOSSIER_OPENAI_URL ends as it should (often in /v1).",
        "fr": "Le serveur {host} a envoyé une réponse illisible\u00a0: vérifiez qu'il parle le "
        "protocole d'OpenAI et que DOSSIER_OPENAI_URL finit comme il faut (souvent par /v1).",
    }


class ForeignBroken(ModelBroken):
    """The server reported an error, its text in ``why``."""

    sentences: ClassVar[dict[str, str]] = {
        "en": "{model} failed ({why}): check DOSSIER_OPENAI_URL and that server's log, "
        "then ask again.",
        "fr": "{model} a échoué ({why})\u00a0: vérifiez DOSSIER_OPENAI_URL et le journal de ce "
        "serveur, puis reposez la question.",
    }


_OF: Final[dict[type[ModelFailed], type[ModelFailed]]] = {
    ModelUnreachable: ForeignUnreachable,
    ModelForbidden: ForeignForbidden,
    ModelMissing: ForeignMissing,
    ModelCut: ForeignCut,
    ModelGarbled: ForeignGarbled,
    ModelBroken: ForeignBroken,
}


@contextmanager
def foreign() -> Iterator[None]:
    """Raise a failure of the model with the mend of a server that is no Ollama.

    Raises
    ------
    rag.errors.ModelFailed
        Of the same code; one whose mend is the same for every server is raised as it is.
    """
    try:
        yield
    except ModelFailed as error:
        kind = _OF.get(type(error))
        if kind is None:
            raise
        raise kind(**error.values) from error
