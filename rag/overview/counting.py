"""The shapes of questions on numbers, opinions, reactions and order, in French and English.

Written folded (no accents, lower case) and searched in folded questions.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rag.overview.vocabulary import DOSSIER_WORDS, READER, any_of, words_of, wordset

if TYPE_CHECKING:
    from rag.overview.asking import Counted

_NOUNS: Final[dict[str, Counted]] = {
    r"articles?|papiers?|stories|story": "article",
    r"pages?|fichiers?|files?|documents?": "page",
    r"commentaires?|comments?": "comment",
    r"lecteurs?|lectrices?|internautes?|commentateurs?|readers?|commenters?": "reader",
    r"people|personnes|gens": "person",
    r"journaux|medias?|outlets?|newspapers?|titres de presse|sources?|publications?": "outlet",
    r"journalistes?|auteurs?|journalists?|authors?|signatures?": "author",
}
_COUNT_NOUN = r"(?P<noun>" + "|".join(_NOUNS) + r")"
COUNT: Final = any_of(
    r"\b(?:combien (?:y a[- ]t[- ]il |y a |il y a |as[- ]tu |avez[- ]vous |a[- ]t[- ]on |"
    r"est-ce qu'il y a |compte[- ]t[- ]on |trouve[- ]t[- ]on )?(?:d'|de |des )?|how many "
    r"(?:of )?(?:the |these |those )?(?P<gap>(?:[a-z'-]+ ){0,5}?)|(?:le |the |quel est le |"
    r"what is the |what's the )?(?:total )?(?:nombre|number|count) (?:total |exact )?(?:d'|de |"
    r"des |of (?:the )?)|compte[rz]? (?:les |le nombre d(?:'|e ))|^count "
    rf"(?:all )?(?:the )?){_COUNT_NOUN}\b(?!'? comments)",
)
WHEN_TOO: Final = re.compile(
    r"[\s,]+(?:(?:et|and)[\s,]+)?(?:de quand(?: a quand)?|depuis quand|de quelles? dates?|"
    r"a quelles? dates?|datant de quand|sur quelle periode|(?:from |since )?when|"
    r"from (?:what|which) dates?|(?:what|which) dates|over what period|how old)"
    r"(?: (?:datent|sont|vont)[- ](?:ils|elles)| are they(?: from)?| do they (?:date|run))?$"
)
"""What a count's question adds to ask for the dates too; a count of articles gives them."""

MOST_COMMENTED: Final = any_of(
    r"^(?:quel(?: est)? (?:l')?article|which article|what article|what is the most)\b"
    r"(?=.*\b(?:le plus de commentaires|le plus commente|most comments|most commented)\b)",
    r"^(?:y a-t-il|est-ce qu'il y a|are there|is there)\b(?: any| some)?(?: des| de)? ?"
    r"(?=(?:commentaires|comments|readers' comments)$)",
)
MENTIONING: Final = any_of(
    r"\b(?:parle(?:nt)?|mentionne(?:nt)?|evoque(?:nt)?|cite(?:nt)?|traite(?:nt)?|nomme(?:nt)?|"
    r"mention(?:s|ing)?|talk(?:s)? about|discuss(?:es)?|refer(?:s)? to|name|cite|(?:are|"
    r"is) about|portent sur|concernent)\b",
    r"^ (?:sur|a propos d[eu]|about|on|concernant|regarding) ",
)
STANCE: Final = words_of(
    r"pour",
    r"contre",
    r"favorables?",
    r"defavorables?",
    r"opposes?",
    r"opposees?",
    r"s'opposent",
    r"hostiles?",
    r"daccord",
    r"pas daccord",
    r"soutiennent",
    r"approuvent",
    r"desapprouvent",
    r"rejettent",
    r"in favou?r",
    r"against",
    r"oppose",
    r"support",
    r"agree",
    r"disagree",
    r"approve",
    r"disapprove",
    r"back",
    r"for it",
    r"for or",
)
PLAIN_STANCE: Final = re.compile(
    r"\b(?:contre|favorables?|defavorables?|opposes?|opposees?|hostiles?|daccord|in favou?r|"
    r"against|oppose|support|agree|disagree|approve|disapprove)\b"
)
STANCE_WORDS: Final = wordset(
    "resume resumer summarise summarize sum up synthese majorite plupart majority most est-elle "
    "pour contre favorable favorables defavorable defavorables oppose opposes opposees opposent "
    "hostile hostiles daccord soutiennent approuvent desapprouvent rejettent favour favor "
    "against oppose opposes support supports agree disagree approve disapprove back for it say "
    "says saying disent dit dits declarent se disent themselves montrent sont they combien how "
    "many pas "
    "not ne le on or ou plutot rather selon toi think pense pensent deal_ globalement globally "
    "majoritairement mostly s vraiment really make reckon believe feel react see view judge "
    "receive take reagissent jugent partages divises divided rejeter"
)
SIDES: Final = words_of(
    r"combien",
    r"how many",
    rf"(?:la majorite|la plupart) des {READER}",
    rf"{READER}[- ]?(?:[a-z'-]+ ){{0,6}}?(?:sont|soutiennent|approuvent|s'opposent)-(?:ils|elles)",
    rf"(?:les|des) {READER} (?:de [a-z' ]+? )?(?:sont|soutiennent|approuvent|s'opposent)",
    rf"(?:are|do) (?:the |most |its |their )?(?:[a-z'-]+ ){{0,4}}?{READER}",
)
_THINK = r"(?:pensent|disent|jugent|ecrivent|reagissent|retiennent)"
_MOOD = r"(?:avis|opinions?|sentiment|position|points? de vue|views?|stance|mood)"
_NEAR = rf"(?=(?:[a-z'-]+ ){{0,7}}?{READER}\b)"
OPINION: Final = any_of(
    rf"\b(?:que|qu'en|ce que|comment) {_THINK}\b(?=.*\b(?:{READER}|commentaires)\b)",
    rf"^(?:les )?{READER},? qu(?:e |'en ){_THINK}[- ]ils\b",
    r"\bque (?:disent|pensent)[- ]ils dans les commentaires\b",
    rf"\bcomment (?:ont reagi|reagissent)(?= les {READER})",
    rf"\bcomment (?=les {READER}\b.* (?:ont|reagissent)-ils)",
    rf"\bwhat (?:do|did) {_NEAR}(?=.*\b(?:think|make|feel|reckon|believe|see|view|say|write)\b)",
    rf"\bwhat (?:are|were) (?=(?:[a-z'-]+ ){{0,7}}?{READER} saying\b)",
    rf"\bhow (?:do|did) {_NEAR}(?=.*\b(?:feel|react|see|view|judge|receive|take)\b)",
    rf"\b{_MOOD} (?:general |generale |majoritaire |overall )?(?:des|du|de la|chez les|of|among)"
    rf"(?: the| most)? {READER}\b",
    rf"\b{READER}'? (?:opinions?|views?|sentiment|mood|stance)\b",
)
SAYING: Final = re.compile(r"\b(?:disent|ecrivent|say|saying|said|write)\b")

_SUM = (
    r"(?:resume[rz]?|resumons|synthetise[rz]?|recapitule[rz]?|liste[rz]?|enumere[rz]?|"
    r"presente[rz]?|sum up|summari[sz]e|recap|list|outline|describe|"
    r"quelles? (?:sont|ont ete|furent)|quelles|what (?:are|were|have been)|what|"
    r"(?:un |le |une |la |a |an |the |bref |brief |short |quick )*(?:resume|synthese|"
    r"recapitulatif|apercu|panorama|tour d'horizon|summary|overview|roundup|recap) "
    r"(?:de |des |d'|of |on )?)[- ]?(?:moi |nous |me |us )?"
)
_ALL = r"(?:toutes |tous |all )?(?:les |des |the |of the )?"
_KINDS = (
    r"(?:principales |principaux |differentes |differents |diverses |main |various |different )"
)
_PEOPLE = (
    r"(?:politiques|elus|responsables politiques|eurodeputes|deputes|europeens|gens|institutions|"
    r"institutions europeennes|protagonistes|politicians|lawmakers|meps|officials|people|critics)"
)
_BODY = r"(?:l'europe|l'ue|bruxelles|la classe politique|le parlement(?: europeen)?)"
REACTIONS: Final = any_of(
    rf"^(?:{_SUM})?{_ALL}{_KINDS}*(?P<gap>(?:[a-z-]+ ){{0,2}}?)(?:reactions|prises de position|"
    r"points de vue|responses|reponses officielles|avis(?= des| sur|$))\b",
    rf"^(?:{_SUM})?{_ALL}{_KINDS}+(?:positions|opinions|views|stances|voix|voices)\b",
    rf"^{_SUM}(?:les |des |the |all the |tous les |reader |readers' )*(?:commentaires|comments)\b",
    r"\bque (?:disent|pensent) (?=(?:les )?(?:gens|politiques|elus|uns et les autres)\b)",
    r"\bwhat (?:do|did) (?=(?:people|everyone|politicians|lawmakers|meps) (?:say|think)\b)",
    r"\bqui (?:dit|a dit|pense|reproche|defend) quoi\b",
    r"\bqui (?:reagit|a reagi)(?: et)? comment\b",
    rf"\bcomment (?=(?:les )?{_PEOPLE} (?:ont|reagissent)-?(?:t-)?ils)(?=.*reagi)",
    rf"\bcomment (?={_BODY} (?:a|reagit)-t-(?:il|elle)\b.*reagi)",
    rf"\bcomment ont reagi (?=les {_PEOPLE}\b)",
    rf"\bhow (?:did|have) (?=(?:the )?(?:european )?(?:{_PEOPLE}|europe|brussels|eu|"
    r"european parliament) (?:react|respond)(?:ed)?\b)",
    r"\bwho (?:says|said|thinks|thought|is saying|claims) what\b",
    r"\bwho reacted(?: and)? how\b",
    r"^qui est pour(?:,| et)? (?:et )?qui est contre\b",
    r"^who is (?:for|in favou?r)(?:,| and)? (?:and )?who is against\b",
)
REACTING: Final = wordset(
    "reagi reagissent react reacted respond responded gens people everyone uns autres say think"
)
_TELL = r"(?:raconte|raconter|liste|lister|donne|presente|list|tell|put|give)\w*"
TIMELINE: Final = words_of(
    r"(?:(?:etablis|dresse|fais|retrace[rz]?|reconstitue[rz]?|raconte[rz]?|donne|draw up|build|"
    r"make|write|give|show)\s+)?(?:la |une |un |the |a )?(?:courte |breve |short |brief )?"
    r"(?:chronologie|timeline|chronology|frise(?: chronologique)?|chronological order|"
    r"ordre chronologique|fil des evenements|deroule(?:ment)?(?= des| de l)|sequence of events|"
    r"order of events|suite des evenements|historique(?= de l'affaire| des evenements))",
    r"(?:dates|etapes) (?:cles|importantes|marquantes|principales)",
    r"(?:grandes|principales) (?:dates|etapes)",
    r"(?:key|important|main) (?:dates|steps|events)",
    rf"{_TELL}(?=.*\b(?:evenements|faits|histoire|events|story)\b.*\b(?:dans l'ordre|in order)\b)",
    r"dans quel ordre",
    r"(?:in )?(?:what|which) order",
    r"what happened(?: and)? when",
    r"que s'est-il passe et quand",
    r"qu'est-ce qui s'est passe et quand",
    r"quand s'est passe quoi",
    r"quand se sont (?:passes?|deroules?)(?= les)",
    r"retrace[rz]?(?= (?:les (?:faits|evenements)|l'affaire|l'histoire))",
)
TIMELINE_EMPTY: Final = DOSSIER_WORDS | wordset(
    "evenements evenement events event affaire histoire accord deal partenariat partnership "
    "deroule deroules derouler passe passes choses things happen happened happening unfold "
    "unfolded se sont ils occurred occur took place eu lieu arrive arrives faits retrace "
    "retracer story "
    "rappelle what ca cela tout alliance annonce announcement dates date complete complet quand "
    "when avec with raconte give fais dresse etablis matter everything saga case bref quel "
    "order ordre list liste cle cles lister chronological chronologique"
)
_WEEKDAY = (
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|"
    r"friday|saturday|sunday)"
)
_MONTH = (
    r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)"
)
_DAY = (
    rf"(?:le |on |the )?(?:{_WEEKDAY} )?(?P<day>(?:\d{{1,2}}(?:er|st|nd|rd|th)? (?:of )?)?{_MONTH}"
    r"(?: \d{1,2}(?:st|nd|rd|th)?\b)?,?(?: \d{4})?|(?:19|20)\d\d)"
)
HAPPENED: Final = any_of(
    r"(?:que s'est-il (?:donc )?passe|qu'est-ce qui s'est passe|qu'est-il arrive|"
    rf"qu'a-t-on annonce|what happened|what was announced|what took place)(?: en| in)? {_DAY}",
)


def counted(noun: str) -> Counted:
    """Return what a noun counts.

    >>> counted("commentaires"), counted("newspapers")
    ('comment', 'outlet')
    """
    for pattern, kind in _NOUNS.items():
        if re.fullmatch(pattern, noun):
            return kind
    raise KeyError(noun)
