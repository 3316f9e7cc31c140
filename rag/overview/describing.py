"""The shapes of questions about the whole dossier, or one article of it, in French and English.

Written folded (no accents, lower case) and searched in folded questions.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rag.overview.vocabulary import ART, DOSSIER, MANY, THE, wordset

if TYPE_CHECKING:
    from rag.overview.asking import Kind

ABOUT_ALL: Final[tuple[tuple[re.Pattern[str], Kind], ...]] = (
    (re.compile(r"\b(?:de|depuis) quand (?:a|jusqu'a|et jusqu'a) quand\b|\bfrom when (?:to|until|"
                r"till) when\b|"
                r"\b(?:quelle|quelles) (?:est la |sont les )?(?:periode|dates)\b|"
                r"\bsur quelle periode\b|"
                rf"\bde quand date(?:nt)? (?:le |les |ces |ce ){DOSSIER}|"
                rf"\bquand (?:les|ces) {MANY} (?:ont|sont|furent)[- ](?:ils|elles) (?:ete )?\w+|"
                r"\b(?:what|which) (?:period|dates|time ?span|date range|time ?frame|time period|"
                r"time)\b|"
                rf"\bwhen were (?:the|these|those|all the) {MANY} (?:published|written)|"
                rf"\bhow (?:old|recent) (?:are|is) (?:the |these |this ){DOSSIER}|"
                r"\b(?:quel est )?(?:l'article|le document|la page|le papier) (?:le |"
                r"la )?plus (?:recente?|ancienne?|vieux|vieille)|"
                r"\b(?:quel est )?le plus (?:vieil|recent|ancien) (?:article|papier)|"
                r"\b(?:what|which) (?:is the |article is the )(?:most recent|latest|newest|"
                r"oldest|earliest)(?: article| page| story| piece)?"),
     "dates"),
    (re.compile(r"\b(?:quels?|quelles?) (?:sont (?:les |tes |vos |ses )?|est |autres )?(?:journaux|"
                r"journal|medias|sources|titres de presse|sites|publications|organes de presse)\b|"
                rf"\bd'ou (?:viennent|proviennent|sortent) (?:les|ces|tous ces) {MANY}|"
                rf"\bqui a publie (?:ces|les|tous ces) {MANY}|\bqui sont (?:les|tes) sources\b|"
                r"\b(?:which|what) (?:are (?:the |your )?)?(?:outlets|newspapers|sources|"
                r"publications|media|sites|papers)\b|"
                rf"\bwho published (?:these|the|those) {MANY}|\bwhere do (?:these|the|those|"
                rf"all these) {MANY} come from|"
                r"^(?:liste|list|cite)[- ]?(?:moi )?(?:les|the|des|all the)? ?(?:journaux|medias|"
                r"sources|outlets|newspapers)"),
     "outlets"),
    (re.compile(rf"\bqui (?:a|ont) (?:ecrit|signe|redige) (?:ces|les|tous ces) {MANY}|"
                r"\bqui sont les (?:auteurs|journalistes)\b|"
                rf"\bqui signe (?:ces|les) {MANY}|\bquels (?:sont les )?(?:journalistes|"
                r"auteurs)\b|"
                r"\bwho wrote (?:these|the|those|all these) (?:articles|stories|pieces|pages)|"
                r"\bwho are the (?:authors|journalists|writers)\b|"
                r"\b(?:which|what) (?:journalists|authors|writers)\b"),
     "authors"),
    (re.compile(r"^(?:liste[rz]?|enumere[rz]?|cite[rz]?|list|show|montre[rz]?|"
                r"affiche[rz]?)?[- ]?(?:moi |me )?(?:la liste |the list )?(?:les |des |the |"
                r"all the |all |tous les |of the |of )*(?:titres|titles|headlines|articles)\b|"
                r"\bquels (?:sont (?:les |tes |vos )?)?(?:articles|titres|documents|papiers)\b|"
                r"\b(?:which|what) (?:are the )?(?:articles|documents|stories|titles|headlines)\b"),
     "titles"),
)  # fmt: skip
ABOUT: Final = re.compile(
    r"\b(?:(?:de|a propos de|sur) quoi (?:\w+[- ])?(?:parle(?:nt)?|traite(?:nt)?|"
    r"s'agit(?:[- ]il)?|est[- ]il question|est question|porte(?:nt)?|ca parle)|"
    r"quel(?:s)? (?:est|sont) (?:le|les) (?:principaux |grands )?(?:sujets?|"
    r"themes?)(?: principal| principaux| abordes?| traites?)*|"
    rf"(?:de )?quels (?:sujets|themes)(?= (?:parle|traite|aborde|sont))\w*|"
    r"que (?:contient|contiennent|raconte|racontent|disent|dit)(?= (?:ce |le |ces |"
    rf"les ){DOSSIER}\b)|"
    rf"que (?:contient|raconte|dit)(?= (?:l'|le |la |cet |cette ){ART}\b)|"
    rf"(?:que trouve[- ]t[- ]on|qu'y a[- ]t[- ]il|qu'est-ce qu'il y a|que puis-je trouver) dans|"
    rf"(?:c'est quoi|qu'est-ce que(?: c'est que)?)(?= (?:ce |le |ces ){DOSSIER}\b)|"
    r"resume[rz]?(?:[- ](?:moi|nous))?|synthetise[rz]?|fais le point|faire le point|"
    r"(?:un |le |une |la |a |an |the |bref |brief |short |quick )*(?:resume|synthese|"
    r"vue d'ensemble|tour d'horizon|apercu|summary|overview|recap|digest|gist|"
    r"tl;?dr)\b(?: general| generale| global| globale)?|"
    r"l'essentiel\b|les (?:grandes lignes|points cles|points principaux|idees principales)|"
    r"presente[rz]?(?:[- ](?:moi|nous))?(?= (?:ce |le |ces |les )dossier)|"
    r"what(?:'s| is| are) (?=(?:this|that|these|those|the|all this|"
    rf"it all)\b(?: [a-z]+){{0,6}} (?:all )?about$)|"
    rf"what (?:does|do) (?=(?:this|the|these|those|that)\b.*\b(?:{DOSSIER}|"
    rf"{ART})\b.*\b(?:say|cover|contain|talk about|discuss|tell)\b)|"
    rf"what(?:'s| is) (?:in|inside)(?= (?:this|the|these|your) {DOSSIER}\b)|"
    r"what(?:'s| is| are) the (?:main |key |general )?(?:topics?|subjects?|themes?|points|"
    r"gist|idea)|"
    r"(?:main|key) (?:topics|subjects|themes|points|takeaways)|"
    r"summari[sz]e|sum up|recap|wrap up)\b"
)
_WROTE = r"(?:ecrit|signe|redige|compose)"
_PUB = r"(?:publiee?s?|parue?s?|sortie?s?|mise? en ligne|diffusee?s?|ecrite?s?|datee?s?|redigee?s?)"
_ENPUB = (
    r"(?:published|written|appear|appeared|come out|came out|posted|dated|released|put online|"
    r"go online|printed|publish|run|post|date)"
)
_OUT = r"(?:journal|media|site|revue|publication|magazine|quotidien|titre de presse|titre)"
_ENOUT = (
    r"(?:outlet|newspaper|paper|publication|site|website|magazine|news site|media|"
    r"media outlet|source)"
)
BYLINE: Final[tuple[tuple[re.Pattern[str], Kind], ...]] = (
    (re.compile(rf"^(?:qui|par qui|de qui)\b (?:(?:a|avait|est-ce qui a) (?:bien )?{_WROTE}|signe|"
                rf"a ete {_WROTE}e?|est|est {_WROTE}e?) (?=(?:{THE})?(?:[a-z]+ )?{ART}\b)|"
                r"^(?:qui|quel) est (?:l'auteure?|l'autrice|le journaliste|la journaliste|"
                rf"le signataire) (?:de |du |d'|derriere )(?=(?:{THE})?{ART}\b)|"
                rf"^{THE}?(?={ART}\b.*\b(?:est|a ete) (?:{_WROTE}e?s? )?(?:de|par) qui$)|"
                rf"^quel(?:le)? (?:journaliste|auteur|autrice|plume) (?:a {_WROTE}|"
                rf"signe) (?=(?:{THE})?{ART}\b)|"
                r"^(?:quel est )?(?:le nom de )?(?:l'auteur|le nom de l'auteur|l'autrice) (?:de |"
                rf"du |d')(?=(?:{THE})?{ART}\b)|"
                r"^who (?:wrote|authored|signed|"
                rf"penned) (?=(?:{THE})?(?:[a-z0-9'&-]+ ){{0,6}}?{ART}\b)|"
                r"^who(?:'s| is| was) the (?:author|writer|journalist|reporter|byline) (?:of|"
                rf"behind) (?=(?:{THE})?(?:[a-z0-9'&-]+ ){{0,6}}?{ART}\b)|"
                r"^(?:by whom|who) (?:was|"
                rf"is) (?=(?:{THE})?(?:[a-z0-9'&-]+ ){{0,6}}?{ART}\b.*\b(?:written|signed|by)\b)|"
                r"^(?:which|what) (?:journalist|author|writer|reporter) (?:wrote|signed|"
                rf"penned) (?=(?:{THE})?(?:[a-z0-9'&-]+ ){{0,6}}?{ART}\b)"),
     "author"),
    (re.compile(r"^(?:quand|a quelle date|quel jour|en quelle annee|"
                rf"quel mois)\b (?=.*\b{ART}\b.*\b{_PUB}\b)|"
                r"^(?:quand|a quelle date|quel jour)\b (?=.*\b(?:publie|sorti|ecrit|poste|diffuse|"
                rf"mis en ligne) (?:{THE})?(?:[a-z]+ )?{ART}\b)|"
                rf"^(?:de quand|de quel jour) (?:date|est) (?=(?:{THE})?{ART}\b)|"
                r"^(?:quelle est )?(?:la date) (?:de (?:publication|parution|"
                rf"mise en ligne) )?(?:de |du |d')(?=(?:{THE})?{ART}\b)|"
                rf"^(?=(?:{THE})?{ART}\b).*\bdate de quand$|"
                r"^(?:when|(?:on )?what (?:date|day)|(?:on )?which (?:date|day)) (?:was|were|did|"
                rf"is) (?=.*\b{ART}\b.*\b{_ENPUB}\b)|"
                r"^(?:when|(?:on )?what (?:date|day)|(?:on )?which (?:date|"
                r"day)) did (?=.*\b(?:publish|run|post|print|release|put out|"
                rf"issue) (?:{THE})?(?:[a-z]+ )?{ART}\b)|"
                r"^(?:what is |what's )?the (?:publication )?date (?:of|"
                rf"on) (?=(?:{THE})?(?:[a-z0-9'&-]+ ){{0,6}}?{ART}\b)|"
                rf"^how old is (?=(?:{THE})?(?:[a-z0-9'&-]+ ){{0,6}}?{ART}\b)"),
     "date"),
    (re.compile(rf"^(?:dans|sur|par|chez)? ?quel(?:le)? {_OUT} (?=.*\b{ART}\b)|"
                rf"^qui a (?:publie|diffuse) (?=(?:{THE})?{ART}\b)|^(?:d'ou|"
                rf"de quel {_OUT}) (?:vient|provient|sort) (?=(?:{THE})?{ART}\b)|"
                rf"^ou (?:a ete|est|a|fut) (?=.*\b{ART}\b.*\b{_PUB}\b|{_PUB} .*\b{ART}\b)|"
                rf"^(?:in |on |by )?(?:which|what) {_ENOUT} (?=.*\b{ART}\b)|"
                rf"^where (?:was|did|has|is|were) (?=.*\b{ART}\b.*\b{_ENPUB}\b)|"
                r"^who (?:published|ran|printed|"
                rf"carried) (?=(?:{THE})?(?:[a-z0-9'&-]+ ){{0,6}}?{ART}\b)"),
     "outlet"),
)  # fmt: skip
BYLINE_EMPTY: Final = wordset(
    "publie publiee publies parue paru parus sorti sortie mis mise ligne diffuse ecrit ecrite date "
    "datee redige redigee published written appear appeared come came out posted dated released "
    "put online go printed publish run ran post print release issue carried carry jour day "
    "title son "
    "sa leur its their his her avait t-il sujet propos regarding concerning qui who wrote whom"
)
