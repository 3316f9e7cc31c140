"""Text written by a local model through LlamaIndex's ``Ollama`` class.

Everything that its defaults get wrong is set: a cold load outlasts its 30 seconds, its context
is the model's maximum, a thinking model thinks, an answer has no limit of tokens, and a proxy
named in the environment would be asked for loopback. The options never change between calls:
another ``num_ctx`` makes Ollama load the model anew.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any, Final

from rag.answer import Engine, Usage
from rag.errors import ModelCut, ModelEmpty, ModelFailed, PromptCut
from rag.llm.faults import Call, translated
from rag.llm.generator import (
    ANSWER_TOKENS,
    CONTEXT_TOKENS,
    SILENCE_SECONDS,
    Event,
    Finished,
    Loading,
    Piece,
    estimated_tokens,
)
from rag.llm.server import Server, client_options, same_model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llama_index.llms.ollama import Ollama
    from ollama import Client

_KEEP_ALIVE: Final = "15m"  # a person reads an answer before asking the next question
_ASIDE_SECONDS: Final = 2.0  # for the question whether the model is loaded


class OllamaGenerator:
    """One model of one Ollama server.

    Parameters
    ----------
    model
        As the server names it; case does not count.
    url
        The server's base URL, from :func:`rag.llm.address.ollama_url`.
    silence
        Seconds without a word before giving up, loading included.
    """

    def __init__(self, model: str, *, url: str, silence: float = SILENCE_SECONDS) -> None:
        self.model = model
        self.url = url
        self._silence = silence
        self._call = Call(model=model, host=url, limit=silence)

    @property
    def engine(self) -> Engine:
        """What the answer names."""
        return Engine("ollama", self.model)

    def within(self, seconds: float) -> OllamaGenerator:
        """See :meth:`rag.llm.generator.Hurried.within`."""
        return OllamaGenerator(self.model, url=self.url, silence=min(seconds, self._silence))

    def stream(self, prompt: str) -> Iterator[Event]:
        """See :meth:`rag.llm.generator.Generator.stream`."""
        if not self._is_loaded():
            yield Loading()
        from ollama import ResponseError

        with translated(self._call, ResponseError):
            yield from self._events(prompt)

    def _is_loaded(self) -> bool:
        """Whether the model is in memory; taken to be when the server does not say."""
        try:
            loaded = Server(self.url, seconds=_ASIDE_SECONDS).loaded()
        except ModelFailed:
            return True  # the call itself will tell, with the right words
        return any(same_model(model.name, self.model) for model in loaded)

    def _events(self, prompt: str) -> Iterator[Event]:
        from llama_index.core.base.llms.types import ChatMessage
        from ollama import Client

        last: dict[str, Any] = {}
        blank = True
        with Client(host=self.url, **client_options(self.url, self._silence)) as client:
            llm = self._llm(client)
            responses = llm.stream_chat([ChatMessage(role="user", content=prompt)])
            with closing(responses):  # which closes the connection and stops the generation
                for response in responses:
                    last = response.raw
                    if response.delta:
                        blank = blank and not response.delta.strip()
                        yield Piece(response.delta)
        yield self._finished(last, blank=blank, prompt=prompt)

    def _finished(self, last: dict[str, Any], *, blank: bool, prompt: str) -> Finished:
        if not last.get("done"):
            raise ModelCut(model=self.model)
        read = last.get("prompt_eval_count")
        if read is not None and read < estimated_tokens(prompt) / 2:
            raise PromptCut(model=self.model)
        if blank:
            raise ModelEmpty(model=self.model)
        usage = Usage(read, last.get("eval_count"))
        return Finished("length" if last.get("done_reason") == "length" else "stop", usage)

    def _llm(self, client: Client) -> Ollama:
        from llama_index.llms.ollama import Ollama

        return Ollama(
            model=self.model,
            base_url=self.url,
            client=client,
            request_timeout=self._silence,
            context_window=CONTEXT_TOKENS,
            temperature=0.0,
            thinking=False,
            keep_alive=_KEEP_ALIVE,
            additional_kwargs={"num_predict": ANSWER_TOKENS, "seed": 0},
        )
