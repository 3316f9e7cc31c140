"""How close two sentences are in meaning, by the shipped model: for what words alone leave open."""

from __future__ import annotations

from functools import lru_cache

from index.embedding import builtin

_KEPT = 512  # pairs remembered


@lru_cache(maxsize=_KEPT)
def likeness(one: str, other: str) -> float:
    """Return the cosine of two sentences, in [-1, 1]; 0 where one holds no word.

    Examples
    --------
    >>> told = "La fermeture de la maternité est confirmée."
    >>> likeness("The maternity unit will close.", told) > likeness("He bought a boat.", told)
    True
    """
    rows = builtin().encode_passages([one, other])
    return float(rows[0] @ rows[1])
