"""What a question takes for granted, as a statement the claim checks can hold against pages.

"Pourquoi Microsoft a-t-il racheté Mistral ?" presupposes "Microsoft a racheté Mistral."
"""

from __future__ import annotations

import re
from typing import Final

_ASKING: Final = re.compile(
    r"^(et |and |mais |but )?((à|a|de|dans|sur|pour|par|en|in|at|on|for|to|from|by|with|since|"
    r"depuis) )?(pourquoi|why|quand|when|comment|how much|how many \w+|how|où|where|"
    r"combien d(?:e |['’])\w+|combien|qu['’]est-ce qu(?:i|e |['’])|quel(?:le)?s? \w+|what \w+|"
    r"which \w+|qui|who|que|what|which)\b\s*",
    re.IGNORECASE,
)
_ACCORDING: Final = re.compile(
    r"^(?:d[’']apr[eè]s|selon|pour|according to|in) [^,?]{2,60}, |"
    r",? (?:d[’']apr[eè]s|selon|according to) [^,?]{2,60}$",
    re.IGNORECASE,
)
_WHETHER: Final = re.compile(r"^(et |and )?est-ce qu(?:e |['’])\s*", re.IGNORECASE)
_INVERTED: Final = re.compile(r"-(?:t-)?(?:il|elle|ils|elles|on)\b", re.IGNORECASE)
_DONE: Final = re.compile(r"^([Dd]id|[Dd]oes|[Dd]o)\s+((?:[A-ZÀ-Þ][\w.’'-]*\s+)+)")
_AUXILIARY: Final = re.compile(
    r"^(did|does|do|is|are|was|were|has|have|will|would|can|could|should)\s+", re.IGNORECASE
)


def presupposed(question: str) -> str:
    """Return the statement a question presupposes, near enough for the checks.

    Who is said to tell it is no part of it.

    Examples
    --------
    >>> presupposed("Pourquoi Microsoft a-t-il racheté Mistral AI ?")
    'Microsoft a racheté Mistral AI.'
    >>> presupposed("Did Google invest in Mistral?"), presupposed("When was OVH founded?")
    ('Google did invest in Mistral.', 'OVH founded.')
    >>> presupposed("D'après Le Courrier, combien Acme met-il dans Roux ?")
    'Acme met dans Roux.'
    >>> presupposed("Que conseille Apolline Roux à la mairie, selon la presse ?")
    'conseille Apolline Roux à la mairie.'
    """
    bare = _ACCORDING.sub("", question.strip().rstrip(" ?!.\u00a0\u202f"))
    bare = _WHETHER.sub("", _ASKING.sub("", bare))
    bare = _DONE.sub(lambda did: f"{did[2]}{did[1].lower()} ", bare)
    stated = _AUXILIARY.sub("", _INVERTED.sub("", bare)).strip()
    return f"{stated}."


def is_attributed(question: str) -> bool:
    """Tell whether a question asks what somebody says of a matter, not how the matter is.

    >>> is_attributed("Pourquoi Acme a-t-il choisi Roux, d'après Ana Blanc ?")
    True
    >>> is_attributed("Pourquoi Acme a-t-il choisi Roux ?")
    False
    """
    return _ACCORDING.search(question.strip().rstrip(" ?!.\u00a0\u202f")) is not None
