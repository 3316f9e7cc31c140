"""What sites print under a comment: buttons and counts, in text and in HTML alike."""

from __future__ import annotations

import re

from index.analysis import fold

_WORDS = (
    r"reply|repondre|antworten|like|j'aime|share|partager|report|signaler|flag|citer|quote|upvote"
    r"|downvote"
    r"|permalink|permalien|moderer|alerter|recommander|recommend|edit|editer|link|lien|parent|save"
    r"|award|give award|masquer|hide|utile|useful|voter?"
)
_BUTTON = re.compile(
    rf"(?:(?:{_WORDS})s?(?: (?:a|to|un abus|ce commentaire|as inappropriate|this|comment"
    rf"|abuse).{{0,40}})?"
    r"(?: ?\(?\d{1,5}\)?)?"
    r"|(?:voir|afficher|masquer|view|show|hide|load|charger) .{0,25}(?:repon\w+|repl\w+"
    r"|commentaires?|comments?)"
    r"|(?:lien (?:vers|permanent)|link|permalink|comment link).{0,12}(?:commentaire|comment)?"
    r"|\d+ (?:repon\w+|repl\w+)|modifie|edited|share ?›|[−–+•·|⚑▲▼△▽⬆⬇↑↓👍👎…\s]+|\d+ ?(?:likes?"
    r"|points?|votes?|j'aime)"
    rf"|(?:\W*\b(?:{_WORDS})\b\W*\d*\W*)+)"
)
_GONE = re.compile(
    r"[\[(<]?(?:(?:ce |le |this )?(?:commentaire|message|comment|post) )?"
    r"(?:(?:a ete |has been |was )?(?:supprimee?|efface|retire|modere|censure|deleted|removed))"
    r"(?: (?:par|by) (?:(?:un |l[ea'] ?|the |a )?(?:moderat\w+|mods?|auteur|author|creator|user"
    r"|administrat\w+|utilisateur|redaction)))?[\])>]?[ .]*"
)
_LINK_MARK = re.compile(r"\[\d{1,4}\]")  # a text browser's
_COUNT = re.compile(r"[+−#-]?\d{1,5}")


def is_button(line: str) -> bool:
    """Tell whether a whole line is a button of the site.

    >>> [is_button(x) for x in ("[31]Répondre", "Reply • Share ›", "▲ 12", "J'aime (3)")]
    [True, True, False, True]
    >>> is_button("Je veux répondre.")
    False
    """
    bare = _LINK_MARK.sub("", fold(line)).strip() if len(line) <= 80 else ""
    return bool(bare) and _BUTTON.fullmatch(bare) is not None


def is_count(line: str) -> bool:
    """Tell whether a whole line is a number of votes.

    >>> is_count("+12"), is_count("12 %")
    (True, False)
    """
    return _COUNT.fullmatch(line.strip()) is not None


def is_gone(text: str) -> bool:
    """Tell what a site prints in the place of a comment it no longer shows.

    >>> [is_gone(x) for x in ("[supprimé]", "Ce commentaire a été supprimé par la modération.")]
    [True, True]
    >>> is_gone("Supprimé par qui ?"), is_gone("removed by mod"), is_gone("deleted by creator")
    (False, True, True)
    """
    return len(text) <= 80 and _GONE.fullmatch(fold(text).strip()) is not None
