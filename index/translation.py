"""The bridge between the languages: which stems of one may stand for a stem of the other.

The table is learned from parallel text (`index.training.translation`) and shipped compressed, one
line per stem: the stem, then its senses, best first, each with a percentage.
"""

import gzip
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from index.errors import BuiltinMissing
from index.shipped import DAMAGED, SHIPPED_TRANSLATION, shipped_bytes

SHIPPED = SHIPPED_TRANSLATION


@dataclass(frozen=True)
class TranslationTable:
    """Ranked translations of stems, both ways; a line is read when its stem is first asked for.

    Attributes
    ----------
    lines
        Of each source language, the senses of each stem as written in the file.
    """

    lines: Mapping[str, Mapping[str, str]]

    @classmethod
    def load(cls, folder: Path = SHIPPED) -> "TranslationTable":
        """Read both directions from a folder, the shipped one unless another is given.

        Raises
        ------
        BuiltinMissing
            When a file is not there or is damaged.

        Examples
        --------
        >>> TranslationTable.load().translations("milliard", source="fr")[0][0]
        'billion'
        """
        return cls({"en": _read(folder / "en-fr.tsv.gz"), "fr": _read(folder / "fr-en.tsv.gz")})

    def translations(self, stem: str, source: str) -> tuple[tuple[str, float], ...]:
        r"""Give the stems of the other language a stem translates to, best first.

        Parameters
        ----------
        stem
            As `index.analysis.terms` gives it, in the source language.
        source
            The language of the stem, "fr" or "en".

        Returns
        -------
        tuple of (stem, probability)
            Empty when the stem is unknown: a name, a number or an acronym passes unchanged.

        Examples
        --------
        >>> table = TranslationTable({"en": {"strike": "grev 71\tfrapp 12"}, "fr": {}})
        >>> table.translations("strike", source="en")
        (('grev', 0.71), ('frapp', 0.12))
        >>> table.translations("mistral", source="en")
        ()
        """
        senses = self.lines[source].get(stem)
        if not senses:
            return ()
        pairs = (sense.rpartition(" ") for sense in senses.split("\t"))
        return tuple((target, int(percent) / 100) for target, _, percent in pairs)


def _read(path: Path) -> dict[str, str]:
    """Read one direction: of each stem, its senses as written."""
    try:
        text = gzip.decompress(shipped_bytes(path)).decode()
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise BuiltinMissing(file=path, why=DAMAGED) from error
    found = {}
    for line in text.split("\n"):
        stem, _, senses = line.partition("\t")
        found[stem] = senses
    return found
