"""The screen's edge: whatever goes wrong in an event is told in the visitor's own language."""

from __future__ import annotations

import functools
import inspect
import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from index.errors import DossierError
from ui.screen.streams.live import live
from ui.screen.views.markup import escape
from ui.screen.words.texts import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from index.documents import Language

_LOG = logging.getLogger(__name__)


def told(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return an event function whose failures become sentences in its ``language``.

    An error of ours says what to do; any other is logged whole and told plainly. A generator
    becomes asynchronous, see :mod:`ui.screen.streams.live`; one that has nothing to say changes
    nothing, where Gradio would empty every component it may change.
    """
    from gradio import skip

    signature = inspect.signature(function)

    def language_of(given: tuple[Any, ...]) -> Language:
        language: Language = signature.bind(*given).arguments.get("language", "fr")
        return language

    if inspect.isgeneratorfunction(function):

        @functools.wraps(function)
        def streaming(*given: Any) -> Iterator[Any]:
            with telling(language_of(given)):
                silent = True
                for update in function(*given):
                    silent = False
                    yield update
                if silent:
                    yield skip()

        return live(streaming)

    @functools.wraps(function)
    def answering(*given: Any) -> Any:
        with telling(language_of(given)):
            return function(*given)

    return answering


@contextmanager
def telling(language: Language) -> Iterator[None]:
    """Turn what goes wrong inside into Gradio's own error, worded for the visitor.

    The words are escaped: Gradio shows an error's message as HTML.
    """
    import gradio as gr

    title = say(language, "error")
    try:
        yield
    except DossierError as error:
        raise gr.Error(escape(error.say(language)), title=title, print_exception=False) from error
    except Exception as error:
        _LOG.exception("an event of the screen failed")
        why = escape(say(language, "failed_plain"))
        raise gr.Error(why, title=title, print_exception=False) from error
