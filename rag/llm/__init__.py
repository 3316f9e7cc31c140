"""The language-model seam: who writes, how they are asked, what can go wrong.

Importing this package imports neither LlamaIndex nor an HTTP client: each waits for its first use.
"""

from rag.llm.choice import Choice, choose
from rag.llm.generator import Event, Finished, Generator, Hurried, Loading, Piece, estimated_tokens

__all__ = [
    "Choice",
    "Event",
    "Finished",
    "Generator",
    "Hurried",
    "Loading",
    "Piece",
    "choose",
    "estimated_tokens",
]
