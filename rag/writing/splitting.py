"""A model's stream cut into sentences as they complete, cleaned of markup.

A sentence is released as soon as nothing that follows could still belong to it: citation marks
written after the full stop do. What a model thinks aloud, code fences, headings, tables' rules,
images and lists of sources are not sentences of an answer.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from index.sentences import sentence_spans
from rag.writing.citation_marks import leading_marks, read_marks
from rag.writing.yesno import is_bare

if TYPE_CHECKING:
    from index.documents import Language

_THOUGHT: Final = re.compile(
    r"<(think(?:ing)?|thought|reasoning)>.*?</\1>|\[THINK\].*?\[/THINK\]", re.DOTALL | re.IGNORECASE
)
_THINKING: Final = re.compile(r"<(?:think(?:ing)?|thought|reasoning)>|\[THINK\]", re.IGNORECASE)
_THOUGHT_END: Final = re.compile(
    r"^.*(?:</(?:think(?:ing)?|thought|reasoning)>|\[/THINK\])", re.DOTALL | re.IGNORECASE
)
_STOP: Final = re.compile(r"<\|(?:im_end|eot_id|end|endoftext|end_of_turn)\|>|</s>")
_TEMPLATE_TOKEN: Final = re.compile(
    r"<\|[^<>|\n]{0,60}\|>(?:assistant|user|system)?|</?s>|\[/?INST\]"
)
_MARK_LINK: Final = re.compile(r"\[(\^?\d{1,3})\]\([^)\n]*\)|<sup>\s*\[?(\d{1,3})\]?\s*</sup>")
_IMAGE: Final = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)|!\[[^\]\n]*\]\[[^\]\n]*\]")
_LINK: Final = re.compile(r"\[([^\]\n]*)\]\((?:[^)\n]*[/:.#][^)\n]*)\)")
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>\n]{0,300}>|<!--.*?-->")
_HEADING: Final = re.compile(
    r"\s*(?:#{1,6}\s+.*|(?:\*\*|__)[^*_\n]{1,60}(?<![.!?…\]])(?:\*\*|__)\s*)$"
)
_BULLET: Final = re.compile(r"\s*(?:[-*•‣▪–—+]\s+|\d{1,2}[.)]\s+|[a-z]\)\s+|>\s*)+")
_STRONG: Final = re.compile(r"(\*{1,3}|_{2,3})(?=\S)(.+?)(?<=\S)\1|`([^`\n]+)`")
_RULE: Final = re.compile(r"\s*(?:[-*_=|:+ ]{3,}|```.*|~~~.*)$")
_FOOTNOTE: Final = re.compile(r"\s*\[\^?\d{1,3}\]\s*:")
_SOURCES: Final = re.compile(
    r"\s*(?:sources?|r[ée]f[ée]rences?|citations?|notes?|passages?(?:\s+\w+)?)\s*:.*|"
    r"\s*(?:sources?|r[ée]f[ée]rences?)\s*$",
    re.IGNORECASE,
)
_PREAMBLE: Final = re.compile(
    r"(?:(?:bien sûr|certainement|d'accord|sure|certainly|of course|okay?)\b[^.!?:]{0,60}[.!:]\s*"
    r"|(?:voici|voilà|here is|here's|here are)\b[^.!?]{0,90}:\s*"
    r"|(?:ma |la |final |short )?(?:réponse|response|answer)\s*:\s*"
    r"|(?:d'après|selon|based on|according to) (?:les|the) (?:passages|extraits|extracts)"
    r"[^.!?,:]{0,40}[,:]\s*)+",
    re.IGNORECASE,
)
_FILLER: Final = re.compile(
    r"n'hésitez pas|j'espère que (?:cela|cette|ces)|si vous avez d'autres questions|let me know\b"
    r"|i hope th(?:is|at|ese)\b|feel free\b|if you have any (?:other|further|more)\b"
    r"|(?:bien sûr|certainement|d'accord|sure|certainly|of course)\s*[.!]$",
    re.IGNORECASE,
)
_CLOSED: Final = re.compile(
    r"[\]】][.!?…]\s*$"
)  # a mark, then the full stop: nothing more can come


class Raw(NamedTuple):
    """One sentence as the model wrote it, cleaned of markup, its citation marks still in it.

    Attributes
    ----------
    text
        The sentence, or one item of a list.
    lead
        What stands before it and says nothing alone: the words that announce a list (“The
        reasons are:”) for its first item, or a bare “Yes.”.
    """

    text: str
    lead: str = ""

    @property
    def whole(self) -> str:
        """The item after the words that announce it."""
        return f"{self.lead} {self.text}" if self.lead else self.text


class Splitter:
    """Takes the pieces of a stream, gives back whole sentences, marks still in them.

    Parameters
    ----------
    language
        Of the answer, for its abbreviations.
    """

    def __init__(self, language: Language) -> None:
        self._language = language
        self._text = ""  # not yet cut
        self._lead = ""  # "Les raisons sont :", waiting for the first item of its list
        self._over = False  # a list of sources has begun: the rest is no answer
        self._stopped = False  # the model's own end was written out
        self._in_table = False

    def feed(self, piece: str) -> list[Raw]:
        """Add a piece of the stream and return the sentences that it completes."""
        if self._stopped:
            return []
        self._text = _THOUGHT.sub("", self._text + piece)
        stop = _STOP.search(self._text)
        if stop and self._text[: stop.start()].strip():
            self._text, self._stopped = self._text[: stop.start()], True
        if _THINKING.search(self._text):
            return []
        self._text = _THOUGHT_END.sub("", self._text)
        sentences: list[Raw] = []
        while "\n" in self._text.strip("\n"):
            line, _, self._text = self._text.lstrip("\n").partition("\n")
            sentences += self._line(line)
        if any(mark in self._text for mark in ".!?…"):
            sentences += self._complete()
        return sentences

    def flush(self, *, whole: bool = True) -> list[Raw]:
        """Return what is left; without the last sentence when it is not ``whole``."""
        text, self._text = self._text, ""
        if _THINKING.search(text):
            return []
        *lines, last = text.strip("\n").split("\n")
        sentences = [sentence for line in lines for sentence in self._line(line)]
        rest = self._line(last)
        if rest and not whole and not re.search(r"[.!?…\]»”\"]\s*$", last):
            rest.pop()
        return sentences + rest

    def _complete(self) -> list[Raw]:
        """Cut off the sentences of the unfinished last line that are sure to be over."""
        if _is_furniture(self._text):
            return []
        starts = self._starts(self._text)
        if starts and _CLOSED.search(self._text):
            starts.append(len(self._text))
        elif starts and _is_marks(self._text[starts[-1] :]):
            starts.pop()
        if len(starts) < 2:
            return []
        text, self._text = self._text[: starts[-1]], self._text[starts[-1] :]
        return self._line(text)

    def _line(self, line: str) -> list[Raw]:
        row = line.lstrip().startswith("|")
        first, self._in_table = row and not self._in_table, row
        if first or _is_furniture(line):
            self._over = self._over or _SOURCES.fullmatch(line.strip(" #*_:")) is not None
            return []
        return [ready for sentence in self._cut(line) for ready in self._cleaned(sentence)]

    def _cut(self, text: str) -> list[str]:
        """Cut one line into sentences, marks after a full stop given back to theirs."""
        bounds = [*self._starts(text), len(text)]
        return [text[start:end].strip() for start, end in pairwise(bounds)]

    def _starts(self, text: str) -> list[int]:
        """Return where sentences start in one line; the marks of the one before come first.

        Marks that open a line are those of the sentence that follows, and so are marks after a
        sentence that has its own.
        """
        starts: list[int] = []
        for span in sentence_spans(text, self._language):
            start = span.start
            marks = leading_marks(text[start:])
            if marks and starts and not read_marks(text[starts[-1] : start]).numbers:
                start += len(marks)
            if not starts or text[start:].strip():
                starts.append(start)
        return starts

    def _cleaned(self, sentence: str) -> list[Raw]:
        if self._over or _SOURCES.fullmatch(sentence):
            self._over = True
            return []
        text = clean(sentence)
        if _FILLER.match(text) or not any(map(str.isalpha, read_marks(text).text)):
            return []
        if text.endswith(":") or is_bare(read_marks(text).text):
            self._lead = text
            return []
        lead, self._lead = self._lead, ""
        return [Raw(text, lead)]


def _is_furniture(line: str) -> bool:
    """Tell whether a line is a heading, a rule, a fence or a footnote."""
    return any(kind.match(line) for kind in (_RULE, _HEADING, _FOOTNOTE))


def _is_marks(text: str) -> bool:
    """Tell whether a text is nothing but marks, perhaps the beginning of one."""
    return not read_marks(text).text or re.fullmatch(r"\s*[\[(【][^\])】]{0,12}", text) is not None


def clean(sentence: str) -> str:
    """Return a sentence without markup, list signs or words that only announce the answer.

    >>> clean("- **Microsoft** a `investi` [1] dans [Mistral](https://x.y) ![logo](http://z/?q).")
    'Microsoft a investi [1] dans Mistral .'
    >>> clean("Bien sûr ! Voici la réponse : Elle a été fondée en 2023 [1].")
    'Elle a été fondée en 2023 [1].'
    """
    text = _TEMPLATE_TOKEN.sub("", _IMAGE.sub("", sentence))
    text = _MARK_LINK.sub(lambda m: f"[{m[1] or m[2]}]", text)
    text = _TAG.sub("", _LINK.sub(r"\1", text))
    text = _BULLET.sub("", text, count=1) if _BULLET.match(text) else text
    text = " : ".join(cell.strip() for cell in text.strip().strip("|").split("|"))
    previous = None
    while previous != text:
        previous, text = text, _STRONG.sub(lambda m: m[2] or m[3], text)
    text = " ".join(text.split(" ")).strip()
    begun = _PREAMBLE.match(text)
    if begun:
        text = text[begun.end() :]
    return text[:1].upper() + text[1:] if begun else text
