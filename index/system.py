"""What the system says when it refuses, in both languages: ``strerror`` speaks that of C."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Final

from index.errors import Clause

if TYPE_CHECKING:
    from pathlib import Path

_FRENCH: Final[dict[int, str]] = {
    errno.EACCES: "l'accès est refusé",
    errno.EPERM: "l'accès est refusé",
    errno.EROFS: "le disque est en lecture seule",
    errno.ENOSPC: "le disque est plein",
    errno.EDQUOT: "le quota du disque est épuisé",
    errno.ENOENT: "ce fichier ou ce dossier n'existe pas",
    errno.ENOTDIR: "un fichier y tient lieu de dossier",
    errno.EISDIR: "c'est un dossier",
    errno.EEXIST: "un fichier de ce nom est là",
    errno.ENAMETOOLONG: "le nom est trop long",
    errno.EIO: "le disque ne répond pas",
    errno.EMFILE: "trop de fichiers sont ouverts",
}

LEDGER: Final = Clause("its ledger", "son registre")
MANIFEST: Final = Clause("its manifest", "son manifeste")
VECTORS: Final = Clause("Chroma says", "Chroma dit")


def said(error: OSError) -> Clause:
    """Return why the system refused, in its own words where it is none of the usual reasons.

    >>> said(OSError(errno.ENOSPC, "No space left on device")).fr
    'le disque est plein'
    >>> str(said(OSError(errno.ELOOP, "Too many levels of symbolic links")))
    'Too many levels of symbolic links'
    """
    own = error.strerror or str(error)
    return Clause(own, _FRENCH.get(error.errno or 0, own))


def system_clause(text: str) -> Clause:
    """Return the system's English words in both languages, any other text as it is.

    >>> system_clause(os.strerror(errno.ENOSPC)).fr, system_clause("50").fr
    ('le disque est plein', '50')
    """
    told = (french for number, french in _FRENCH.items() if os.strerror(number) == text)
    return Clause(text, next(told, text))


def part_damaged(part: Clause, error: Exception) -> Clause:
    r"""Return what a library says of a part of the store that it cannot read.

    >>> part_damaged(LEDGER, ValueError("no such table")).fr
    'son registre\xa0: no such table'
    """
    return Clause(f"{part.en}: {error}", f"{part.fr}\u00a0: {error}")


def no_folder(place: Path, error: OSError) -> Clause:
    """Return why a folder cannot be made, and where: some systems say that it does not exist."""
    parent = next(folder for folder in place.absolute().parents if folder.exists())
    if error.errno in {errno.ENOENT, errno.EACCES, errno.EPERM, errno.EROFS}:
        return Clause(
            f"no folder can be made in {parent}", f"aucun dossier ne peut être créé dans {parent}"
        )
    return said(error)
