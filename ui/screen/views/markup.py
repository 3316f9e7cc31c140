"""Building HTML out of text nobody vouches for.

Readers' comments, titles, file names and a model's sentences are hostile ground: their text is
data. :func:`el` escapes every child that is not already :class:`Html`, and escaping here means
*every* ASCII punctuation mark becomes a numeric reference, so that the result is inert in HTML
and in Markdown alike, whichever component shows it.

The screen shows its HTML through ``gr.Markdown``, one line per block, because ``gr.HTML``
evaluates its template with ``new Function``, which the Content-Security-Policy we send forbids.
A line that opens with a block-level tag passes through Markdown untouched, and Gradio's own
sanitizer stays on behind our escaping, as a second net.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_DELETE = 127
_PUNCTUATION = re.compile(r"[\x00-\x1f\x7f-\x9f!-/:-@\[-`{-~]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_EMPTY_LINES = re.compile(r"(?:&#13;)?&#10;(?:(?:&#13;|&#9;| |\u00a0)*&#10;)+")
_VOID = frozenset({"br", "hr"})


class Html(str):
    """A piece of HTML made by this module, safe to put inside another."""

    __slots__ = ()


def escape(text: str) -> Html:
    r"""Return text as HTML that holds no punctuation, hence no markup of any language.

    Line ends become references too, so that a block stays on one line; characters that no
    browser may show (NUL, lone surrogates) become U+FFFD, as do the other controls, of which a
    reference would make others: ``&#128;`` is a euro sign.

    >>> escape('<img src="https://x.example/a.png">')
    '&#60;img src&#61;&#34;https&#58;&#47;&#47;x&#46;example&#47;a&#46;png&#34;&#62;'
    >>> escape("a\n![b](c)")
    'a&#10;&#33;&#91;b&#93;&#40;c&#41;'
    >>> escape("é \x00 \x80")
    'é � �'
    """
    return Html(_PUNCTUATION.sub(_reference, _SURROGATE.sub("\ufffd", text)))


def _reference(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"&#{code};" if code in {9, 10, 13} or 32 <= code < _DELETE else "\ufffd"


def el(name: str, *children: str | None, **attributes: str | bool | None) -> Html:
    """Return one element; plain children and attribute values are escaped, None is left out.

    ``cls`` stands for ``class``; other names have underscores turned to hyphens.

    >>> el("p", "1 < 2", el("b", "!"), cls="note")
    '<p class="note">1 &#60; 2<b>&#33;</b></p>'
    >>> el("details", open=True, id=None), el("br")
    ('<details open></details>', '<br>')
    """
    marks = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        return Html(f"<{name}{marks}>")
    return Html(f"<{name}{marks}>{join(children)}</{name}>")


def _attribute(key: str, value: str | bool | None) -> str:
    name = "class" if key == "cls" else key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{_value(value)}"'


def _value(value: str) -> str:
    """Escape an attribute's value; hyphens and dots of our own ids stay readable."""
    return escape(value).replace("&#45;", "-").replace("&#46;", ".")


def join(children: Iterable[str | None]) -> Html:
    """Return children side by side, the plain ones escaped.

    >>> join(["a&b", None, Html("<br>")])
    'a&#38;b<br>'
    """
    return Html(
        "".join(
            child if isinstance(child, Html) else escape(child)
            for child in children
            if child is not None
        )
    )


def page(blocks: Iterable[Html | None]) -> str:
    r"""Return blocks as the one-line-per-block Markdown that Gradio leaves untouched.

    A block whose line has not changed keeps its place, its focus and its scroll in the browser.

    >>> page([Html("<p>a</p>"), None, Html("<p>b</p>")])
    '<p>a</p>\n\n<p>b</p>'
    """
    return "\n\n".join(block for block in blocks if block)


def marked(text: str, *stretches: tuple[int, int]) -> Html:
    """Return text with half-open stretches ``[start:end]`` marked, clamped, joined where they meet.

    >>> marked("abcdef", (2, 4)), marked("abcdef", (0, 3), (2, 4))
    ('ab<mark>cd</mark>ef', '<mark>abcd</mark>ef')
    >>> marked("abcdef", (-3, 2)), marked("abcdef", (9, 12))
    ('<mark>ab</mark>cdef', 'abcdef')
    """
    parts: list[str] = []
    at = 0
    for start, end in _joined(stretches):
        if max(start, at) < min(end, len(text)):
            parts += [text[at : max(start, at)], el("mark", text[max(start, at) : end])]
            at = min(end, len(text))
    return join([*parts, text[at:]])


def paragraphs(text: Html) -> Html:
    r"""Return escaped text with a narrow space for the empty lines between its paragraphs.

    >>> paragraphs(escape("Un\n \n\nDeux\nTrois"))
    'Un<span class="para"></span>Deux&#10;Trois'
    """
    return Html(_EMPTY_LINES.sub('<span class="para"></span>', text))


def _joined(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return stretches in order, those that overlap or touch made one.

    >>> _joined([(5, 7), (0, 2), (2, 3)])
    [(0, 3), (5, 7)]
    """
    joined: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
