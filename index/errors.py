"""What can go wrong while building or opening a store, as sentences for a person.

    DossierError
    ├── PageUnreadable      one file; the build goes on and lists it
    ├── NothingToIndex      a missing path, an empty folder, nothing readable
    ├── StoreMissing        no store where one was asked for
    ├── StoreMismatch       the store was made by another embedder or version
    ├── StoreLocked         another build is writing
    ├── StoreDamaged        the ledger, the vectors or the pointer do not open
    ├── StoreUnwritable     the folder is something else, or the disk refuses
    ├── EmbedderMissing     a named model that is not on this disk
    │   ├── EmbedderUnfetched  nor could it be fetched
    │   └── EmbedderUnfit      what is there is no such model
    ├── RerankerMissing     a re-ranking model that is not on this disk, or is none
    │   ├── RerankerUnfetched  nor could it be fetched
    │   └── RerankerUnfit      what is there is no such model
    └── BuiltinMissing      a file shipped with the project is missing or damaged

Each class holds its sentence in English and French; lower errors are translated in the one
module that meets them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence that is told in the sentence's own language; its text is English."""

    en: str
    fr: str

    def __str__(self) -> str:
        return self.en


class DossierError(Exception):
    r"""An error whose sentence is shown to the person: what, the values, the mend.

    Parameters
    ----------
    values
        What the sentence's placeholders stand for, a :class:`Clause` in the sentence's language;
        also readable as ``error.values``.

    Examples
    --------
    >>> str(StoreMissing(store=".dossier"))
    'There is no store at .dossier: run `dossier index PATH --store .dossier` first.'
    >>> StoreMissing(store="d").say("fr").replace("\u00a0", "~")
    "Il n'y a pas de base dans d~: lancez d'abord `dossier index CHEMIN --store d`."
    """

    code: ClassVar[str] = "error"
    sentences: ClassVar[dict[str, str]] = {"en": "{why}", "fr": "{why}"}

    def __init__(self, **values: object) -> None:
        self.values = values
        super().__init__(self.say("en"))

    def say(self, language: str) -> str:
        """Return the sentence in ``"fr"`` or ``"en"`` (any other language reads English)."""
        told = {
            name: value.fr if isinstance(value, Clause) and language == "fr" else value
            for name, value in self.values.items()
        }
        return self.sentences.get(language, self.sentences["en"]).format(**told)


class PageUnreadable(DossierError):
    """A file that no reader could turn into text; ``why`` is one English clause."""

    code = "page-unreadable"
    sentences: ClassVar[dict[str, str]] = {
        "en": "{path} cannot be read: {why}.",
        "fr": "{path} ne peut pas être lu\u00a0: {why}.",
    }

    def say(self, language: str) -> str:
        """Return the sentence, the reader's clause in its language."""
        from index.readers.reasons import reason_in  # which knows the errors' clauses

        why = reason_in(str(self.values["why"]), language)
        sentence = self.sentences.get(language, self.sentences["en"])
        return sentence.format(**{**self.values, "why": why})


class NothingToIndex(DossierError):
    """The paths given hold no page that can be read."""

    code = "nothing-to-index"
    sentences: ClassVar[dict[str, str]] = {
        "en": "Nothing to index at {path}: {why}.",
        "fr": "Rien à indexer dans {path}\u00a0: {why}.",
    }


class StoreMissing(DossierError):
    """There is no store at the folder given."""

    code = "store-missing"
    sentences: ClassVar[dict[str, str]] = {
        "en": "There is no store at {store}: run `dossier index PATH --store {store}` first.",
        "fr": "Il n'y a pas de base dans {store}\u00a0: "
        "lancez d'abord `dossier index CHEMIN --store {store}`.",
    }


class StoreMismatch(DossierError):
    """The store was made with something this program or this call does not use."""

    code = "store-mismatch"
    sentences: ClassVar[dict[str, str]] = {
        "en": "The store at {store} was made with {made}, not {wanted}: "
        "run `dossier index --rebuild --store {store} --embedder {embedder}` to make it anew.",
        "fr": "La base {store} a été faite avec {made}, et non {wanted}\u00a0: lancez "
        "`dossier index --rebuild --store {store} --embedder {embedder}` pour la refaire.",
    }


class StoreLocked(DossierError):
    """Another build holds the store's lock."""

    code = "store-locked"
    sentences: ClassVar[dict[str, str]] = {
        "en": "Another `dossier index` is writing {store}: wait for it to end, then try again.",
        "fr": "Une autre indexation écrit dans {store}\u00a0: attendez sa fin, puis recommencez.",
    }


class StoreDamaged(DossierError):
    """Part of the store does not open; the ledger can rebuild the rest."""

    code = "store-damaged"
    sentences: ClassVar[dict[str, str]] = {
        "en": "The store at {store} is damaged ({why}): "
        "run `dossier index --rebuild --store {store}`.",
        "fr": "La base {store} est abîmée ({why})\u00a0: lancez "
        "`dossier index --rebuild --store {store}`.",
    }


class EmbedderMissing(DossierError):
    """A named embedding model that is neither on this disk nor allowed to be fetched."""

    code = "embedder-missing"
    sentences: ClassVar[dict[str, str]] = {
        "en": "The embedding model {name} cannot be loaded ({why}): check the name, "
        "or add --download to fetch it from the Hugging Face hub.",
        "fr": "Le modèle d'embedding {name} ne peut pas être chargé ({why})\u00a0: vérifiez "
        "le nom, ou ajoutez --download pour le télécharger du hub Hugging Face.",
    }


class EmbedderUnfetched(EmbedderMissing):
    """A named embedding model that was allowed to be fetched, and could not be."""

    sentences: ClassVar[dict[str, str]] = {
        "en": "The embedding model {name} is not on this disk and could not be fetched ({why}): "
        "check its name and the connection.",
        "fr": "Le modèle d'embedding {name} n'est pas sur ce disque et n'a pas pu être téléchargé "
        "({why})\u00a0: vérifiez son nom et la connexion.",
    }


class EmbedderUnfit(EmbedderMissing):
    """A folder or a name that holds no embedding model."""

    sentences: ClassVar[dict[str, str]] = {
        "en": "{name} cannot be used as an embedding model ({why}): name another, or `builtin`.",
        "fr": "{name} ne peut pas servir de modèle d'embedding ({why})\u00a0: "
        "nommez-en un autre, ou `builtin`.",
    }


class RerankerMissing(DossierError):
    """A re-ranking model that cannot be loaded, or that is no re-ranker."""

    code = "reranker-missing"
    sentences: ClassVar[dict[str, str]] = {
        "en": "The re-ranker {name} cannot be used ({why}): check the name, "
        "or add --download to fetch it from the Hugging Face hub.",
        "fr": "Le modèle de reclassement {name} est inutilisable ({why})\u00a0: vérifiez le nom, "
        "ou ajoutez --download pour le télécharger du hub Hugging Face.",
    }


class RerankerUnfetched(RerankerMissing):
    """A re-ranking model that was allowed to be fetched, and could not be."""

    sentences: ClassVar[dict[str, str]] = {
        "en": "The re-ranker {name} is not on this disk and could not be fetched ({why}): "
        "check its name and the connection.",
        "fr": "Le modèle de reclassement {name} n'est pas sur ce disque et n'a pas pu être "
        "téléchargé ({why})\u00a0: vérifiez son nom et la connexion.",
    }


class RerankerUnfit(RerankerMissing):
    """A folder or a name that holds no re-ranker."""

    sentences: ClassVar[dict[str, str]] = {
        "en": "{name} cannot be used as a re-ranker ({why}): name another, or none.",
        "fr": "{name} ne peut pas servir de modèle de reclassement ({why})\u00a0: "
        "nommez-en un autre, ou aucun.",
    }


class BuiltinMissing(DossierError):
    """A file of the built-in model or of the translation table is missing or damaged."""

    code = "builtin-missing"
    sentences: ClassVar[dict[str, str]] = {
        "en": "The built-in model cannot be read at {file} ({why}): get that file again with "
        "`git checkout -- index/builtin` in the project's folder, or install Dossier anew.",
        "fr": "Le modèle intégré ne peut pas être lu dans {file} ({why}) : récupérez ce fichier "
        "par `git checkout -- index/builtin` dans le dossier du projet, ou réinstallez Dossier.",
    }


class StoreUnwritable(DossierError):
    """The folder given cannot become, or no longer is, a store one can write."""

    code = "store-unwritable"
    sentences: ClassVar[dict[str, str]] = {
        "en": "The store {store} cannot be written: {why}. Nothing was changed.",
        "fr": "La base {store} ne peut pas être écrite\u00a0: {why}. Rien n'a été modifié.",
    }
