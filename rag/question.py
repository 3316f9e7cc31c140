"""Reading a question: its language, its content words, the names in it, what it asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from index.analysis import fold, is_stop, language_of, words
from index.documents import Language
from rag.errors import check_question

AnswerType: TypeAlias = Literal[
    "amount", "count", "percent", "date", "person", "role", "place", "reason", "opinion",
    "yes-no", "definition", "manner", "other",
]  # fmt: skip

_PERSON_NOUNS: Final = (
    r"(homme|femme|personne|ministre|secretaire|depute|deputee|eurodepute|eurodeputee|fondateur|"
    r"fondatrice|cofondateur|dirigeant|dirigeante|patron|patronne|president|presidente|pdg|"
    r"directeur|directrice|porte-parole|elu|elue|lecteur|lectrice|auteur|autrice|journaliste|"
    r"responsable|chef|analyste|chercheur|investisseur|actionnaire|person|people|man|woman|minister|"
    r"secretary|mep|founder|co-founder|cofounder|politician|reader|commenter|spokesperson|"
    r"spokesman|spokeswoman|lawmaker|president|ceo|chief executive|executive|director|boss|author|"
    r"journalist|official|analyst|researcher|investor|backer|shareholder|expert)s?"
)
_PATTERNS: Final[tuple[tuple[AnswerType, str], ...]] = (
    ("percent", r"\b(pourcentage|quel(le)? (part|proportion|score|taux)|percent(age)?|what (share|score|rate)|which score)\b"),
    ("reason", r"\b(pourquoi|why|how come|pour quelles? raisons?|for what reasons?|quelles? (est|sont) les? raisons?|a cause de quoi|what (caused|prompted))\b"),
    ("person", r"^(et |and )?(qui (est|etait|sont)|who (is|was|are|were)) (le|la|l'|les|the|its|their|son|sa|leur|leurs) ?|^(and )?who (is|was|are|were) .{2,40}('s|s'|’s) |\b(quel|quelle|quels|quelles|which|what) ([a-z0-9'-]+ ){0,2}" + _PERSON_NOUNS + r"\b"),
    ("person", r"^(et )?(par |de |a |avec |chez |selon |pour |d'apres |contre )?qui\b(?! (est|sont|etait)\b)|^(by |from |with |to |according to )?who(m|se)?\b(?! (is|are|was)\b)|\bqui (a|ont|est-ce qui)\b|\b(quel|quelle|quels|quelles) (est le nom|sont les noms|homme|femme|personne|ministre|depute|deputee|eurodepute|eurodeputee|fondateur|fondateurs|dirigeant|porte-parole|elu|elue|lecteur|lectrice)|\bwhich (person|minister|mep|founder|founders|politician|reader|spokesperson)|\bwhat (is|are) the names?\b"),
    ("role", r"\b(quel|quelle) (est|etait|role|poste|fonction|titre|metier)\b.{0,25}\b(role|poste|fonction|titre|metier)?\b.*\b(role|poste|fonction|metier|titre)\b|\bwhat (is|was) .{0,40}\b(role|job|position|title|function)\b|\bque fait\b.*\bdans la vie\b|\bquel(le)? (poste|fonction|role) (occupe|exerce|joue)|\bwhat (role|position|job|post)\b"),
    ("definition", r"^(et )?(qui (est|sont|etait)|who (is|are|was)|c'est qui|c'est quoi|qu'est-ce que (c'est )?(?!dit|pense|reproche)|what (is|are|was) (?!the\b|their\b|his\b|her\b)|que (signifie|designe|veut dire)|what does .* mean)"),
    ("amount", r"\b(combien (d'argent|de (millions|milliards|dollars|euros)|d'euros)|how much|quel(le)?s? (est |etait |sont )?(le |la |l'|les )?(montant|somme|valeur|valorisation|prix|cout|budget|salaire|chiffre d'affaires|investissement|tarif)|what (is|was) the (amount|sum|value|valuation|price|cost|budget|salary|revenue|size)|what (amount|sum|valuation|price)|(a|pour|at|for) (combien|how much|what price)|coute|vaut|is .* worth|valued at|est valorise)"),
    ("count", r"\b(combien (de|d')|how many|quel(le)? (est le )?nombre|what (is the )?number of)"),
    ("amount", r"\bcombien\b"),
    ("date", r"\b(quand|when|a quelle (date|heure|epoque)|quel jour|quelle (date|annee)|what (date|day|year|time)|which (date|day|year|month)|depuis (quand|combien de temps)|since when|how long|en quelle annee|quel mois)\b"),
    ("place", r"\b(ou|where|dans quel(le)?s? (ville|pays|lieu|region|endroit)|a quel endroit|quel(le)? (ville|pays|region|est le siege)|(in )?(which|what) (city|country|place|town|region))\b"),
    ("opinion", r"\b(que pense(nt|-t-)?|qu'en pense|que dit|que disent|qu'a dit|comment (a-t-il |a-t-elle |ont-ils )?(juge|reagi|reagissent|qualifie)|reaction|avis|opinion|critique|reproche|what (do|does|did) .{2,60} (think|say|feel|criticise|criticize|object)|how (do|does|did) .{2,60} (react|feel|describe)|quelle est la position|what is .* (view|opinion|stance|position))"),
    ("yes-no", r"^(et |and )?(est-ce que?|est-ce qu'|y a-t-il|is|are|was|were|does|do|did|has|have|had|can|could|will|would|should|a-t-(il|elle|on)|est-il|est-elle)\b|^[^,?]{2,60}\b(a|est|va|ont|sont|peut|fait|doit|sera|etait|avait)-(t-)?(il|elle|ils|elles|on)\b"),
    ("manner", r"\b(comment|how)\b"),
)  # fmt: skip
_QUESTION_WORDS: Final = frozenset(
    """qui que quoi quel quelle quels quelles combien comment pourquoi quand ou est-ce lequel
    laquelle lesquels who whom whose what which when where why how much many et and donc so dis
    tell dire peux pouvez me moi svp please stp c'est quoi""".split()
)
# Words that only say what kind of answer is wanted: the answer's type stands for them.
_TYPE_WORDS: Final = frozenset(
    """combien montant somme valeur nombre date jour annee mois nom noms raison raisons lieu
    endroit ville pays pourquoi comment selon amount sum value number date day year month name
    names reason reasons place city country according appelle called exactement exactly
    precisement profession poste fonction role metier titre job position title occupation function
    occupe occupy signifie mean means veut definition pourcentage percentage proportion part
    share""".split()
)
# Words that say where to look or who asks, not what is looked for.
_SCOPE_WORDS: Final = frozenset(
    """lecteur lecteurs lectrice lectrices internaute internautes commentaire commentaires
    commentateur article articles page pages presse journal journaux media medias dossier texte
    document documents apres dit dire disent parle parlent parlent-ils mentionne mentionnent pense
    pensent penser avis propos sujet selon quel donne donner cite citer reader readers comment
    comments commenter article press newspaper paper outlet dossier text said say says saying tell
    told think thinks mention mentions according opinion view views pages cela""".split()
)
_READERS: Final = re.compile(
    r"\b(lect(eur|rice)s?|internautes?|commentaires?|commentateurs?|readers?|comment(s|ers?)?)\b"
)
_FOCUS: Final = re.compile(
    r"^(et |and |mais |but )?(a |dans |de |sur |pour |par |en |in |at |on |by |for |to |from |with )?"
    r"(combien d(e |')|how many |quel(le)?s? (est |sont |etait |etaient |fut )?((le |la |les |l')|"
    r"(ce |cet |cette ))?|(what|which) (is |are |was |were )?(the |a |an )?(?!is |are |did |do |does ))"
)
_SEVERAL: Final = re.compile(
    r"\b(quels|quelles|lesquels|lesquelles|qui sont|who are|which (?:\w+ )?\w+s\b|what are|"
    r"compare\w*|comparez|et qui|and who|respectiv\w+|both|chacun\w*|each)\b"
)
_CAPITAL: Final = re.compile(r"[A-ZÀ-ÖØ-Þ]")


@dataclass(frozen=True, slots=True)
class QueryWord:
    """One content word of a question: as written, folded, and whether it looks like a name."""

    surface: str
    folded: str
    is_name: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A question ready to be searched and answered.

    Attributes
    ----------
    text
        As asked, trimmed.
    language
        ``fr`` or ``en``; ``sure`` is false when function words do not tell.
    words
        Content words in order, function and question words left out.
    type
        What kind of thing would answer it.
    names
        Proper names and acronyms, maximal runs, as written.
    """

    text: str
    language: Language
    sure: bool
    words: tuple[QueryWord, ...]
    type: AnswerType
    names: tuple[str, ...]


def read_question(text: str, *, main_language: Language) -> Question:
    """Read a question; a language that cannot be told is the dossier's main one.

    Raises
    ------
    QuestionEmpty, QuestionTooLong
        When it cannot be asked.

    Examples
    --------
    >>> q = read_question("Combien Microsoft a-t-il investi dans Mistral AI ?", main_language="en")
    >>> q.language, q.type, q.names
    ('fr', 'amount', ('Microsoft', 'Mistral AI'))
    >>> [word.folded for word in q.words]
    ['microsoft', 'investi', 'mistral', 'ai']
    """
    trimmed = " ".join(check_question(text).split())
    told = language_of(trimmed)
    language = told or main_language
    found = _content_words(trimmed, language)
    return Question(
        text=trimmed,
        language=language,
        sure=told is not None and len(words(trimmed)) > 1,
        words=found,
        type=answer_type(trimmed),
        names=_names(trimmed, language),
    )


def answer_type(text: str) -> AnswerType:
    """Return what kind of thing a question asks for.

    Examples
    --------
    >>> [answer_type(q) for q in ("Who founded it?", "Quand ?", "Pourquoi ?", "Qui est Syl ?")]
    ['person', 'date', 'reason', 'definition']
    >>> answer_type("Mistral AI a-t-elle été rachetée ?")
    'yes-no'
    """
    folded = fold(text).strip(" ?!.")
    for kind, pattern in _PATTERNS:
        if re.search(pattern, folded):
            return kind
    return "other"


def focus(question: Question) -> QueryWord | None:
    """Return the noun the question asks for, if it is more than a kind of answer.

    "Combien de paramètres …" asks for parameters: a sentence that only holds a number does not
    answer it. "Quel est le montant …" asks for an amount, which the question's type tells.

    Examples
    --------
    >>> def of(text):
    ...     word = focus(read_question(text, main_language="fr"))
    ...     return word and word.folded
    >>> of("Combien de paramètres a Mistral Large ?"), of("What fine did the EU impose?")
    ('parametres', 'fine')
    >>> of("Quel est le montant de l'accord ?"), of("Qui est Kai Zenner ?")
    (None, None)
    """
    found = _FOCUS.match(fold(question.text))
    if found is None:
        return None
    after = fold(question.text)[found.end() :].split()
    head = after[0].strip("?!.,;:'’").removesuffix("'s") if after else ""
    for word in question.words:
        if word.folded == head and not word.is_name:
            beside = type_word(head) or scope_word(head) or re.fullmatch(_PERSON_NOUNS, head)
            return None if beside else word
    return None


def _content_words(text: str, language: Language) -> tuple[QueryWord, ...]:
    found = []
    all_words = words(text)
    for place, word in enumerate(all_words):
        surface = text[word.start : word.end]
        name = _looks_like_name(surface, first=place == 0, language=language)
        if not word.text[0].isalnum() or word.text.endswith("'") or (
            len(word.text) == 1 and not name and not word.text.isdigit()
        ):
            continue
        acronym = len(surface) > 1 and surface.isupper()
        if not acronym and (is_stop(word.text, language) or word.text in _QUESTION_WORDS):
            continue
        found.append(QueryWord(surface, word.text, name))
    return tuple(found)


def _looks_like_name(surface: str, *, first: bool, language: Language) -> bool:
    if not _CAPITAL.search(surface):
        return False
    if len(surface) > 1 and surface.rstrip("s").isupper():
        return True
    folded = fold(surface)
    return not (is_stop(folded, language) or folded in _QUESTION_WORDS) and not first


def _names(text: str, language: Language) -> tuple[str, ...]:
    """Return maximal runs of name-like words; particles between two names stay inside."""
    runs: list[list[tuple[int, int]]] = []
    previous_end = -1
    for place, word in enumerate(words(text)):
        surface = text[word.start : word.end]
        elision = word.text.endswith("'")
        if elision or not _looks_like_name(surface, first=place == 0, language=language):
            continue
        between = text[previous_end : word.start].strip() if previous_end >= 0 else "x"
        joined = between in {"", "-", "de", "van", "von", "du", "of", "d'"} and previous_end >= 0
        if joined and runs:
            runs[-1].append((word.start, word.end))
        else:
            runs.append([(word.start, word.end)])
        previous_end = word.end
    return tuple(text[run[0][0] : run[-1][1]] for run in runs)


def type_word(folded: str) -> bool:
    """Tell whether a word only names the kind of answer wanted."""
    return folded in _TYPE_WORDS


def scope_word(folded: str) -> bool:
    """Tell whether a word only says where to look: in the press, in readers' comments."""
    return folded in _SCOPE_WORDS


def asks_several(question: Question) -> bool:
    """Tell whether a question asks for more than one thing or speaker.

    Examples
    --------
    >>> def several(text):
    ...     return asks_several(read_question(text, main_language="fr"))
    >>> several("Quelles eurodéputées critiquent l'accord ?"), several("Qui est Syl ?")
    (True, False)
    """
    return _SEVERAL.search(fold(question.text)) is not None


def asks_readers(text: str) -> bool:
    """Tell whether a question asks what readers say.

    Examples
    --------
    >>> asks_readers("Que pensent les lecteurs ?"), asks_readers("Qui commente l'accord ?")
    (True, False)
    """
    return _READERS.search(fold(text)) is not None

