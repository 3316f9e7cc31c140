"""Who is quoted or reported in an article, and the words that give what they say.

A speaker is a person named in full beside a verb of saying (*a déclaré Kai Zenner*, *Max von Thun
doubts*) or behind *selon*, *pour*, *according to*. What follows, or what stands inside the
quotation marks, is the statement; a sentence whose speaker is only a pronoun gives none.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from index.analysis import fold
from rag.checks.hygiene import link_in, order_in
from rag.extract import is_title
from rag.overview.places import predicates, within
from rag.overview.saying import introduced, shielded, tells, verb_after, verb_before
from rag.text.names.names import names
from rag.text.names.roles import is_role
from rag.text.words.spelling import is_variant
from rag.text.words.tokens import text_at, tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.documents import Document
    from rag.extract import Extract
    from rag.overview.places import Places
    from rag.text.names.names import Name
    from rag.text.words.tokens import Token

_ORGANISATION: Final = frozenset(
    """ai ia commission institute institut parlement parliament council conseil group groupe journal
    congress markets observatoire ministere ministry university universite party parti bank banque
    large act europe union corp inc company agency agence association foundation fondation center
    centre school ecole court cour news monitor ledger times gazette quotidien echo canal plateforme
    house think tank mobile world open azure cloud economie economy finances press presse etats unis
    united states kingdom royaume uni brussels bruxelles digital""".split()
)
_SUBJECTS: Final = frozenset(
    """il elle on ils elles ce cela cette cet ces toute tout le la l' les un une des son sa leur it
    this that these the a an he she they we nous""".split()
)
_QUOTE: Final = re.compile(r"[«“\"]\s*(?P<said>[^«»“”\"]{12,}?)\s*(?:[»”\"]|$)")


@dataclass(frozen=True, slots=True)
class Statement:
    """What one person says in one sentence.

    Attributes
    ----------
    speaker
        The full name as the pages write it.
    extract
        The words said, or the clause from the verb on.
    clause
        Whether the extract goes on from the speaker's name (*juge que …*).
    sentence
        The whole sentence.
    """

    speaker: str
    extract: Extract
    clause: bool
    sentence: Extract


def statements(articles: Sequence[Document], places: Places) -> tuple[Statement, ...]:
    """Return what persons say in articles, in order."""
    read = [
        (sentence, tokens, names(tokens))
        for article in articles
        for sentence in places.sentences(article)
        if _may_say(sentence)
        for tokens in (tokenise(sentence.text),)
    ]
    known = _people(read)
    found = []
    for sentence, tokens, mentioned in read:
        for name in mentioned:
            full = _full(name, known)
            said = _said(sentence, tokens, name) if full else None
            if full and said:
                found.append(Statement(full, *said, sentence))
                break
    return tuple(found)


def _may_say(sentence: Extract) -> bool:
    text = sentence.text
    if text.rstrip().endswith("?") or is_title(sentence) or order_in(text) or link_in(text):
        return False
    return tells(text)


def _people(read: Sequence[tuple[Extract, Sequence[Token], Sequence[Name]]]) -> dict[str, str]:
    """Return full names of persons by their last word, the commonest spelling of each."""
    counted: dict[str, Counter[str]] = {}
    heads = {name.words[0] for _, _, mentioned in read for name in mentioned if len(name.words) > 1}
    for sentence, tokens, mentioned in read:
        for name in mentioned:
            if _is_person(name, tokens) and name.words[-1] not in heads:
                written = sentence.text[tokens[name.start].start : tokens[name.stop - 1].end]
                counted.setdefault(name.words[-1], Counter())[" ".join(written.split())] += 1
    return {last: found.most_common(1)[0][0] for last, found in counted.items()}


def _is_person(name: Name, tokens: Sequence[Token]) -> bool:
    raw = [token.raw for token in tokens[name.start : name.stop]]
    return (
        2 <= len(name.words) <= 4
        and not set(name.words) & _ORGANISATION
        and not any(
            any(c.isdigit() for c in word) or (len(word) > 1 and word.isupper()) for word in raw
        )
        and not any("\n" in tokens[at].gap for at in range(name.start + 1, name.stop))
    )


def _full(name: Name, known: dict[str, str]) -> str | None:
    last = name.words[-1]
    if last in known and (len(name.words) > 1 or len(last) > 3):
        return (
            known[last]
            if len(name.words) == 1
            or set(name.words) <= set(fold(known[last]).replace("-", " ").split())
            else None
        )
    if len(name.words) > 1:
        near = [full for word, full in known.items() if is_variant(word, last)]
        return near[0] if near else None
    return None


def _said(sentence: Extract, tokens: Sequence[Token], name: Name) -> tuple[Extract, bool] | None:
    """Return the words said and whether they go on from the name, None when nothing is said."""
    quote = _QUOTE.search(sentence.text)
    opened = introduced(tokens, name)
    before = verb_before(tokens, name)
    if (opened or before) and quote and len(quote["said"].split()) >= 5:
        said = quote["said"].rstrip(" ,;:")
        return within(sentence, quote.start("said"), quote.start("said") + len(said)), False
    if opened:
        start = _statement_after(sentence.text, tokens, name)
        end = len(sentence.text.rstrip(" .…"))
        return None if start is None else (within(sentence, start, end), False)
    verb = None if shielded(tokens, name) else verb_after(tokens, name)
    if verb is None:
        return None
    return within(sentence, tokens[verb].start, len(sentence.text.rstrip(" .…"))), True


def _statement_after(text: str, tokens: Sequence[Token], name: Name) -> int | None:
    """Return where the statement behind *selon X, …* starts, an apposition skipped.

    >>> from rag.text.names.names import names
    >>> def after(text):
    ...     tokens = tokenise(text)
    ...     start = _statement_after(text, tokens, names(tokens)[0])
    ...     return None if start is None else text[start:]
    >>> after("Selon Paul Roux, maire de Vernou, le pont, rénové, sera payant.")
    'le pont, rénové, sera payant.'
    >>> after("Selon Paul Roux") is None
    True
    """
    commas = [at for at in range(name.stop, len(tokens)) if "," in tokens[at].gap]
    for place, at in enumerate(commas):
        last = place + 1 == len(commas)
        following = text[tokens[at].start : None if last else tokens[commas[place + 1]].start]
        subject = tokens[at].raw.lower() in _SUBJECTS and not is_role(text_at(tokens, at + 1))
        if last or subject or predicates(following):
            return tokens[at].start
    return None
