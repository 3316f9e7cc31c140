"""A reader's pseudonym, written so that it is read as a name."""

from __future__ import annotations


def pseudonym(author: str) -> str:
    """Return a reader's pseudonym as a name that holds no figure or sign.

    >>> pseudonym("Mirabelle_77"), pseudonym("prof_de_maths"), pseudonym("Jean Delaunay")
    ('Mirabelle', 'Profdemaths', 'Jean Delaunay')
    """
    if author.replace(" ", "").isalpha() and author != author.lower():
        return author
    letters = "".join(c for c in author if c.isalpha() or c == " ").strip()
    return letters[:1].upper() + letters[1:]
