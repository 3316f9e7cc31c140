"""The shapes of questions on numbers, opinions, reactions and order, in French and English.

Written folded (no accents, lower case) and searched in folded questions.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rag.overview.vocabulary import DOSSIER_WORDS, READER, wordset

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
COUNT: Final = re.compile(
    r"\b(?:combien (?:y a[- ]t[- ]il |y a |il y a |as[- ]tu |avez[- ]vous |a[- ]t[- ]on |"
    r"est-ce qu'il y a |compte[- ]t[- ]on |trouve[- ]t[- ]on )?(?:d'|de |des )?|"
    r"how many (?:of )?(?:the |these |those )?(?P<gap>(?:[a-z'-]+ ){0,5}?)|"
    r"(?:le |the |quel est le |what is the |what's the )?(?:total )?(?:nombre|number|"
    r"count) (?:total |exact )?"
    r"(?:d'|de |des |of (?:the )?)|compte[rz]? (?:les |le nombre d(?:'|e ))|^count (?:all )?(?:the )?)"
    rf"{_COUNT_NOUN}\b(?!'? comments)"
)
MENTIONING: Final = re.compile(
    r"\b(?:parle(?:nt)?|mentionne(?:nt)?|evoque(?:nt)?|cite(?:nt)?|traite(?:nt)?|nomme(?:nt)?|"
    r"mention(?:s|ing)?|talk(?:s)? about|discuss(?:es)?|refer(?:s)? to|name|cite|(?:are|is) about|"
    r"portent sur|concernent)\b|^ (?:sur|a propos d[eu]|about|on|concernant|regarding) "
)
STANCE: Final = re.compile(
    r"\b(?:pour|contre|favorables?|defavorables?|opposes?|opposees?|s'opposent|hostiles?|daccord|"
    r"pas daccord|soutiennent|approuvent|desapprouvent|rejettent|in favou?r|against|oppose|"
    r"support|agree|disagree|approve|disapprove|back|for it|for or)\b"
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
    "majoritairement mostly s vraiment really feel react see view judge receive take "
    "reagissent jugent partages divises divided rejeter"
)
SIDES: Final = re.compile(
    rf"\b(?:combien|how many|{READER}[- ]?(?:[a-z'-]+ ){{0,6}}?(?:sont-ils|sont-elles|"
    r"soutiennent-ils|"
    rf"approuvent-ils|s'opposent-ils)|(?:les|des) {READER} (?:de [a-z' ]+? )?(?:sont|soutiennent|"
    r"approuvent|s'opposent)|(?:are|do) (?:the |most |its |"
    rf"their )?(?:[a-z'-]+ ){{0,4}}?{READER})\b"
)
OPINION: Final = re.compile(
    r"\b(?:(?:que|qu'en|ce que|comment) (?:pensent|disent|jugent|ecrivent|"
    rf"reagissent)\b(?=.*\b(?:{READER}|commentaires)\b)|"
    rf"que (?:disent|pensent)[- ]ils dans les commentaires|"
    rf"what (?:do|did) (?=(?:[a-z'-]+ ){{0,7}}?{READER}\b)|"
    rf"what (?:are|were) (?=(?:[a-z'-]+ ){{0,7}}?{READER} saying\b)|"
    rf"how (?:do|did) (?=(?:[a-z'-]+ ){{0,7}}?{READER}\b)(?=.*\b(?:feel|react|see|view|judge|"
    r"receive|take)\b)|"
    r"(?:quel est |quelle est |what is |what's |donne |l')*(?:l'|le |la |the )?(?:avis|"
    r"opinion|sentiment|position|point de vue|view|stance|mood) "
    r"(?:general |generale |majoritaire |overall )?(?:des|du|de la|chez les|of|among)(?: the|"
    rf" most)? {READER}|"
    rf"{READER}'? (?:opinions?|views?|sentiment|mood|stance)\b)"
)
SAYING: Final = re.compile(r"\b(?:disent|ecrivent|say|saying|said|write)\b")


_SUM = (
    r"(?:resume[rz]?|resumons|synthetise[rz]?|recapitule[rz]?|liste[rz]?|enumere[rz]?|"
    r"presente[rz]?|"
    r"sum up|summari[sz]e|recap|list|outline|describe|"
    r"quelles (?:sont|ont ete|furent)|quels (?:sont|ont ete)|quelles|what (?:are|were|have been)|"
    r"what|(?:un |le |une |la |a |an |the |bref |brief |short |quick )*(?:resume|synthese|"
    r"recapitulatif|"
    r"apercu|panorama|tour d'horizon|summary|overview|roundup|recap) (?:de |des |d'|of |on )?)"
)
REACTIONS: Final = re.compile(
    rf"^(?:{_SUM}[- ]?(?:moi |nous |me |us )?)?(?:(?:toutes |tous |all )?(?:les |des |the |"
    r"of the )?"
    r"(?:principales |principaux |differentes |differents |diverses |main |various |different )*"
    r"(?P<gap>(?:[a-z-]+ ){0,2}?))"
    r"(?:reactions|prises de position|points de vue|(?<=resume des )commentaires|"
    rf"{READER} reactions|"
    r"responses|reponses officielles|avis(?= des| sur|$))\b|"
    rf"^{_SUM}[- ]?(?:moi |nous |me |us )?(?:les |des |the |all the |tous les |reader |"
    r"readers' )*(?:commentaires|comments)\b|"
    r"\bqui (?:dit|a dit|pense|reproche|defend) quoi\b|\bqui (?:reagit|a reagi)(?: et)? comment\b|"
    r"\bwho (?:says|said|thinks|thought|is saying|claims) what\b|\bwho reacted(?: and)? how\b|"
    r"^qui est pour(?:,| et)? (?:et )?qui est contre\b|^who is (?:for|in favou?r)(?:,|"
    r" and)? (?:and )?who is against\b"
)
TIMELINE: Final = re.compile(
    r"\b(?:(?:etablis|dresse|fais|retrace[rz]?|reconstitue[rz]?|raconte[rz]?|donne|draw up|"
    r"build|make|"
    r"write|give|show)?\s*(?:la |une |un |the |a )?(?:courte |breve |short |brief )?"
    r"(?:chronologie|timeline|chronology|frise(?: chronologique)?|chronological order|"
    r"ordre chronologique|fil des evenements|deroule(?:ment)?(?= des| de l)|sequence of events|"
    r"order of events|dates (?:cles|importantes|marquantes)|key dates|important dates|"
    r"grandes (?:dates|etapes)|main (?:dates|steps|events)|principales (?:dates|etapes)|"
    r"historique(?= d)|suite des evenements)|"
    r"dans quel ordre|(?:in )?(?:what|which) order|what happened(?: and)? when|"
    r"que s'est-il passe et quand|"
    r"qu'est-ce qui s'est passe et quand|quand (?:s'est|se sont) (?:passe|deroule)\w* (?:quoi|les)|"
    r"^retrace[rz]?(?= (?:les|l'affaire|l'histoire)))\b"
)
TIMELINE_EMPTY: Final = DOSSIER_WORDS | wordset(
    "evenements evenement events event affaire histoire accord deal partenariat partnership "
    "deroule deroules derouler passe passes choses things happen happened happening unfold "
    "unfolded se sont ils occurred occur took place eu lieu arrive arrives faits retrace "
    "retracer story "
    "rappelle what ca cela tout alliance annonce announcement dates date complete complet quand "
    "when avec with raconte give fais dresse etablis matter everything saga case bref quel "
    "order ordre"
)
_DAY = (
    r"(?:le |on |the )?(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|"
    r"wednesday|thursday|friday|saturday|sunday) )?(?P<day>(?:\d{1,2}(?:er|st|nd|rd|th)? (?:of )?)?"
    r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|"
    r"january|"
    r"february|march|april|may|june|july|august|september|october|november|december)"
    r"(?: \d{1,2}(?:st|nd|rd|th)?\b)?,?(?: \d{4})?)"
)
HAPPENED: Final = re.compile(
    r"(?:que s'est-il (?:donc )?passe|qu'est-ce qui s'est passe|qu'est-il arrive|qu'a-t-on annonce|"
    rf"what happened|what was announced|what took place)(?: en| in)? {_DAY}"
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
