"""Text written by any server that speaks OpenAI's protocol, such as vLLM or llama.cpp's own.

Through LlamaIndex's ``OpenAILike``. The address is always given: without one there is no call,
never OpenAI's own service by default.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

from rag.answer import Engine, Usage
from rag.errors import AddressMissing, ModelCut, ModelEmpty
from rag.llm.faults import Call, translated
from rag.llm.foreign import foreign
from rag.llm.generator import (
    ANSWER_TOKENS,
    CONTEXT_TOKENS,
    SILENCE_SECONDS,
    Event,
    Finished,
    Piece,
)
from rag.llm.server import http_client

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx


class OpenAIGenerator:
    """One model of one OpenAI-compatible server.

    Parameters
    ----------
    model
        As the server names it.
    url
        The base URL, with its ``/v1``; None makes every call fail with the mend.
    silence
        Seconds without a word before giving up.
    """

    def __init__(self, model: str, *, url: str | None, silence: float = SILENCE_SECONDS) -> None:
        self.model = model
        self.url = (url or "").rstrip("/")
        self._silence = silence
        self._call = Call(model=model, host=self.url, limit=silence)

    @property
    def engine(self) -> Engine:
        """What the answer names."""
        return Engine("openai", self.model)

    def within(self, seconds: float) -> OpenAIGenerator:
        """See :meth:`rag.llm.generator.Hurried.within`."""
        return OpenAIGenerator(self.model, url=self.url, silence=min(seconds, self._silence))

    def stream(self, prompt: str) -> Iterator[Event]:
        """See :meth:`rag.llm.generator.Generator.stream`."""
        if not self.url:
            raise AddressMissing(model=self.model)
        from openai import APIConnectionError, APIError

        with foreign(), translated(self._call, APIError):
            try:
                yield from self._events(prompt)
            except APIConnectionError as error:  # it hides which of httpx's errors it was
                raise error.__cause__ or ConnectionError(self.url) from error

    def _events(self, prompt: str) -> Iterator[Event]:
        from llama_index.core.base.llms.types import ChatMessage

        reason: str | None = None
        usage, blank = Usage(), True
        with http_client(self.url, self._silence) as client:
            responses = self._llm(client).stream_chat([ChatMessage(role="user", content=prompt)])
            with closing(responses):  # which closes the connection and stops the generation
                for response in responses:
                    reason = _finish_reason(response.raw) or reason
                    usage = _usage(response.raw) or usage
                    if response.delta:
                        blank = blank and not response.delta.strip()
                        yield Piece(response.delta)
        if reason is None:
            raise ModelCut(model=self.model)
        if blank:
            raise ModelEmpty(model=self.model)
        yield Finished("length" if reason == "length" else "stop", usage)

    def _llm(self, client: httpx.Client) -> Any:
        from llama_index.llms import openai_like

        like: Any = openai_like.OpenAILike  # its own signature leaves out what its base takes
        return like(
            model=self.model,
            api_base=self.url,
            api_key="none",  # local servers ask for none; the client wants one
            http_client=client,
            timeout=self._silence,
            max_retries=0,
            is_chat_model=True,
            context_window=CONTEXT_TOKENS,
            max_tokens=ANSWER_TOKENS,
            temperature=0.0,
            additional_kwargs={"stream_options": {"include_usage": True}},
        )


def _finish_reason(chunk: Any) -> str | None:
    return chunk.choices[0].finish_reason if chunk.choices else None


def _usage(chunk: Any) -> Usage | None:
    counted = chunk.usage
    return counted and Usage(counted.prompt_tokens, counted.completion_tokens)
