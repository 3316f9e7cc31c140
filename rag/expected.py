"""What a sentence offers to each kind of question: an amount, a date, a person, a reason."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from index.analysis import fold
from rag.checks.dates import moments
from rag.checks.names import names
from rag.checks.quantities import quantities
from rag.checks.tokens import tokenise

if TYPE_CHECKING:
    from rag.asking import AnswerType

MONEY: Final = frozenset(("EUR", "USD", "GBP", "CHF", "JPY", "CNY"))
REASON: Final = re.compile(
    r"\b(parce que?|car|en raison|a cause|grace a|puisque?|afin d|pour (que|eviter|permettre)|"
    r"because|since|due to|in order to|as a result|so that|owing to|in response to|reproch\w+|"
    r"motif|raison|reason|l'argument|explique\w*|explains?|faute de|d'ou|therefore|donc)\b"
)
OPINION: Final = re.compile(
    r"\b(estim\w+|jug\w+|pens\w+|dit|disent|declar\w+|affirm\w+|regrett?\w+|furieu\w+|critiqu\w+|"
    r"denonc\w+|redout\w+|crain\w+|salu\w+|trouv\w+|consider\w+|said|says|thinks?|believes?|"
    r"feels?|angr\w+|called|calls|worr\w+|fears?|welcom\w+|accus\w+|argu\w+|selon|pour moi|"
    r"a mon avis|dommage|heureu\w+|sceptique|ridicul\w+|honte|bravo|quali\w+|describ\w+)\b"
)
ROLE: Final = re.compile(
    r"\b(president\w*|pdg|directeur|directrice|ministre|secretaire|depute\w*|eurodepute\w*|"
    r"fondat\w+|cofondat\w+|chef\w*|conseill\w+|porte-parole|patron\w*|commissaire|chercheu\w+|"
    r"ceo|chair\w*|director|minister|secretary|mep|lawmaker|founder|co-founder|head|adviser|"
    r"advisor|spokes\w+|chief|commissioner|researcher|president|member|membre|elu\w*|analyst\w*)\b"
)
_THING: Final = (
    r"(modele|entreprise|societe|start-up|service|plateforme|model|company|platform|test|"
    r"benchmark|loi|law|act)"
)
_ARTICLE: Final = r"(un|une|le|la|les|l'|des|a|an|the|its|son|sa|ancien\w*|former|tout\w*|nomm\w*)"
PLACE: Final = re.compile(
    r"\b(?:[àÀ]|[Aa]u|[Aa]ux|[Ee]n|[Dd]ans|[Dd]epuis|[Cc]hez|[Ss]ur|[Ii]n|[Aa]t|[Ff]rom|[Oo]n|"
    r"[Ii]nside|[Nn]ear)\s(?:la |le |les |l['’]|the |its |des )?([A-ZÀ-ÖØ-Þ][\w-]+)"
)


def offers(sentence: str, wanted: AnswerType, question_words: frozenset[str]) -> float:
    """Return how well a sentence could hold the kind of thing asked for, in [0, 1].

    Parameters
    ----------
    sentence
        The candidate.
    wanted
        The question's type; ``other`` and ``yes-no`` ask for nothing in particular and give 0.
    question_words
        Folded words of the question: a name the question already holds answers no "who".

    Examples
    --------
    >>> offers("Le groupe a versé 15 millions d'euros.", "amount", frozenset())
    1.0
    >>> offers("Kai Zenner est furieux.", "person", frozenset({"zenner", "kai"}))
    0.0
    """
    holds = {
        "date": lambda: float(bool(moments(tokenise(sentence)))),
        "amount": lambda: _figure(sentence, wanted),
        "count": lambda: _figure(sentence, wanted),
        "percent": lambda: _figure(sentence, wanted),
        "figure": lambda: _figure(sentence, wanted),
        "person": lambda: _person(sentence, question_words),
        "place": lambda: _place(sentence, question_words),
        "role": lambda: _role(fold(sentence), question_words),
        "definition": lambda: _definition(fold(sentence), question_words),
        "reason": lambda: float(REASON.search(fold(sentence)) is not None),
        "opinion": lambda: float(OPINION.search(fold(sentence)) is not None),
    }
    return holds[wanted]() if wanted in holds else 0.0


def _person(sentence: str, question_words: frozenset[str]) -> float:
    found = (name for name in names(tokenise(sentence)) if not set(name.words) & question_words)
    return float(next(found, None) is not None)


def _place(sentence: str, question_words: frozenset[str]) -> float:
    found = (fold(match.group(1)) for match in PLACE.finditer(sentence))
    return float(any(place not in question_words for place in found))


def _role(folded: str, question_words: frozenset[str]) -> float:
    return 1.0 if ROLE.search(folded) else _definition(folded, question_words)


def _definition(folded: str, question_words: frozenset[str]) -> float:
    """Return 1 when a word of the question is followed, or led, by what it is."""
    for word in question_words:
        at = re.escape(word)
        follows = (
            rf"\b{at}\b[^.]{{0,25}}?(, ({_ARTICLE}|\w+ (de|of))|\(|:|"
            rf" (est|is|was|etait|sont|are) ({_ARTICLE}|\w+))"
        )
        leads = rf"({ROLE.pattern}|\b{_THING}\b)[^.,]{{0,30}}\b{at}\b"
        if re.search(follows, folded) or re.search(leads, folded):
            return 1.0
    return 0.0


def _figure(sentence: str, wanted: AnswerType) -> float:
    tokens = tokenise(sentence)
    dated = {at for moment in moments(tokens) for at in range(moment.start, moment.stop)}
    figures = [q for q in quantities(tokens, dated) if q.unit != "rank"]
    if wanted == "figure":
        return float(bool(figures))
    if wanted == "amount":
        if any(figure.unit in MONEY for figure in figures):
            return 1.0
        return 0.4 if figures else 0.0
    if wanted == "percent":
        if any(figure.unit in {"%", "fraction"} for figure in figures):
            return 1.0
        return 0.4 if figures else 0.0
    plain = [figure for figure in figures if figure.unit not in MONEY and figure.unit != "%"]
    return 1.0 if plain else 0.3 if figures else 0.0
