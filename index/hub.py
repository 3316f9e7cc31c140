"""Loading a named model from this disk, else from the Hugging Face hub where that is allowed.

The hub is asked once whether it has the model, before a library tries for minutes.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from index.errors import Clause

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.errors import DossierError

_NAME: Final = re.compile(r"[\w.-]+(/[\w.-]+)?")
_PATIENCE: Final = 10.0  # seconds
_BROKEN: Final = (OSError, ValueError, AttributeError)  # files that are not a model's

_OFFLINE = Clause(
    "HF_HUB_OFFLINE forbids the Hugging Face hub", "HF_HUB_OFFLINE interdit le hub Hugging Face"
)
_NO_NAME = Clause("that is no name of a model of the hub", "ce n'est pas le nom d'un modèle du hub")
_UNKNOWN = Clause(
    "the hub has no such model, or not for everybody",
    "le hub n'a pas ce modèle, ou pas pour tous",
)
NOT_HERE: Final = Clause("it is not on this disk", "il n'est pas sur ce disque")
NOT_READ: Final = Clause(
    "its files are not those of such a model", "ses fichiers ne sont pas ceux d'un tel modèle"
)


class Failures(NamedTuple):
    """The errors of one kind of model: none on this disk, none to be had, none of its kind."""

    missing: type[DossierError]
    unfetched: type[DossierError]
    unfit: type[DossierError]


def loaded(load: Callable[..., Any], name: str, failures: Failures, *, download: bool) -> Any:
    """Load a model from this disk, or from the hub when allowed.

    Parameters
    ----------
    load
        A class of sentence-transformers.
    name
        A local folder or a name on the hub.
    failures
        What is raised, with ``name`` and ``why``.
    download
        Allow the hub when the model is not on this disk.
    """
    try:
        return load(name, local_files_only=True, trust_remote_code=False)
    except _BROKEN as error:
        if Path(name).exists():
            raise failures.unfit(name=name, why=NOT_READ) from error
        if not download:
            raise failures.missing(name=name, why=NOT_HERE) from error
    refused = refused_by_hub(name)
    if refused is not None:
        raise failures.unfetched(name=name, why=refused)
    try:
        return load(name, trust_remote_code=False)
    except _BROKEN as error:
        raise failures.unfit(name=name, why=NOT_READ) from error


def refused_by_hub(name: str, *, endpoint: str | None = None) -> Clause | None:
    """Return why a model cannot be fetched from the hub, None when it has it.

    One request of ten seconds at most; the libraries that would load the model try five times
    for each of its files, and tell each time.

    Parameters
    ----------
    name
        As the hub spells it, such as ``intfloat/multilingual-e5-small``.
    endpoint
        The hub's address; by default that of ``HF_ENDPOINT``, or the usual one, which is not
        asked under ``HF_HUB_OFFLINE``.
    """
    import httpx
    from huggingface_hub import constants, get_token

    if not _NAME.fullmatch(name):
        return _NO_NAME
    if endpoint is None and constants.HF_HUB_OFFLINE:
        return _OFFLINE
    place, token = endpoint or constants.ENDPOINT, get_token()
    try:
        status = httpx.get(
            f"{place}/api/models/{name}",
            headers={"Authorization": f"Bearer {token}"} if token else {},
            timeout=_PATIENCE,
            follow_redirects=True,
        ).status_code
    except (httpx.HTTPError, httpx.InvalidURL):
        return Clause(f"{place} does not answer", f"{place} ne répond pas")
    if status in {401, 403, 404}:
        return _UNKNOWN
    if status >= 400:
        return Clause(f"{place} answers {status}", f"{place} répond {status}")
    return None
