"""The shapes of questions about the whole dossier, or one article of it, in French and English.

Written folded (no accents, lower case) and searched in folded questions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rag.overview.vocabulary import ART, DOSSIER, MANY, THE, any_of, words_of, wordset

if TYPE_CHECKING:
    import re

    from rag.overview.asking import Kind

ABOUT_ALL: Final[tuple[tuple[re.Pattern[str], Kind], ...]] = (
    (any_of(
        r"\b(?:de|depuis) quand (?:a|jusqu'a|et jusqu'a) quand\b",
        r"\bfrom when (?:to|until|till) when\b",
        r"\b(?:quelle|quelles) (?:est la |sont les )?(?:periode|dates)\b",
        r"\bsur quelle periode\b",
        rf"\bde quand date(?:nt)? (?:le |les |ces |ce ){DOSSIER}",
        rf"\bquand (?:les|ces) {MANY} (?:ont|sont|furent)[- ](?:ils|elles) (?:ete )?\w+",
        r"\b(?:what|which) (?:period|dates|time ?span|date range|time ?frame|time period|time)\b",
        rf"\b(?:depuis )?quand (?:ont ete|sont|furent) (?:publie|paru|ecri|date)\w* "
        rf"(?:les|ces) {MANY}",
        rf"\bdepuis quand (?:les|ces) {MANY} (?:datent|existent)-ils",
        rf"\bwhen were (?:the|these|those|all the) {MANY} (?:published|written)",
        rf"\bhow (?:old|recent) (?:are|is) (?:the |these |this ){DOSSIER}",
        r"\b(?:quel est )?(?:l'article|le document|la page|le papier) (?:le |la )?plus "
        r"(?:recente?|ancienne?|vieux|vieille)",
        r"\b(?:quel est )?le plus (?:vieil|recent|ancien) (?:article|papier)",
        r"\b(?:what|which) (?:is the |article is the )(?:most recent|latest|newest|oldest|"
        r"earliest)(?: article| page| story| piece)?",
     ),
     "dates"),
    (any_of(
        r"\b(?:quels?|quelles?) (?:sont (?:les |tes |vos |ses )?|est |autres )?(?:journaux|"
        r"journal|medias|sources|titres de presse|sites|publications|organes de presse)\b",
        rf"\bd'ou (?:viennent|proviennent|sortent) (?:les|ces|tous ces) {MANY}",
        rf"\bqui a publie (?:ces|les|tous ces) {MANY}",
        r"\bqui sont (?:les|tes) sources\b",
        r"\b(?:which|what) (?:are (?:the |your )?)?(?:outlets|newspapers|sources|publications|"
        r"media|sites|papers)\b",
        rf"\bwho published (?:these|the|those) {MANY}",
        rf"\bwhere do (?:these|the|those|all these) {MANY} come from",
        r"^(?:liste|list|cite)[- ]?(?:moi )?(?:les|the|des|all the)? ?(?:journaux|medias|sources|"
        r"outlets|newspapers)",
     ),
     "outlets"),
    (any_of(
        rf"\bqui (?:a|ont) (?:ecrit|signe|redige) (?:ces|les|tous ces) {MANY}",
        r"\bqui sont les (?:auteurs|journalistes)\b",
        rf"\bqui signe (?:ces|les) {MANY}",
        r"\bquels (?:sont les )?(?:journalistes|auteurs)\b",
        r"\bwho wrote (?:these|the|those|all these) (?:articles|stories|pieces|pages)",
        r"\bwho are the (?:authors|journalists|writers)\b",
        r"\b(?:which|what) (?:journalists|authors|writers)\b",
     ),
     "authors"),
    (any_of(
        r"^(?:liste[rz]?|enumere[rz]?|cite[rz]?|list|show|montre[rz]?|affiche[rz]?)?[- ]?(?:moi |"
        r"me )?(?:la liste |the list )?(?:les |des |the |all the |all |tous les |of the |"
        r"of )*(?:titres|titles|headlines|articles)\b",
        r"\bquels (?:sont (?:les |tes |vos )?)?(?:articles|titres|documents|papiers)\b",
        r"\b(?:which|what) (?:are the )?(?:articles|documents|stories|titles|headlines)\b"
        r"(?!.*\b(?:about|say)$)",
     ),
     "titles"),
)  # fmt: skip
ABOUT: Final = words_of(
    r"(?:de|a propos de|sur) quoi (?:\w+[- ])?(?:parle(?:nt)?|traite(?:nt)?|s'agit(?:[- ]il)?|"
    r"est[- ]il question|est question|porte(?:nt)?|ca parle)",
    r"quel(?:s)? (?:est|sont) (?:le|les) (?:principaux |grands )?(?:sujets?|"
    r"themes?)(?: principal| principaux| abordes?| traites?)*",
    r"(?:de )?quels (?:sujets|themes)(?= (?:parle|traite|aborde|sont))\w*",
    r"que (?:contient|contiennent|raconte|racontent|disent|dit)(?= (?:ce |le |ces |"
    rf"les ){DOSSIER}\b)",
    rf"que (?:contient|raconte|dit)(?= (?:l'|le |la |cet |cette ){ART}\b)",
    r"(?:que trouve[- ]t[- ]on|qu'y a[- ]t[- ]il|qu'est-ce qu'il y a|que puis-je trouver) dans",
    rf"(?:c'est quoi|qu'est-ce que(?: c'est que)?)(?= (?:ce |le |ces ){DOSSIER}\b)",
    r"resume[rz]?(?:[- ](?:moi|nous))?",
    r"synthetise[rz]?",
    r"fais le point",
    r"faire le point",
    r"(?:un |le |une |la |a |an |the |bref |brief |short |quick )*(?:resume|synthese|"
    r"vue d'ensemble|tour d'horizon|apercu|summary|overview|recap|digest|gist|"
    r"tl;?dr)\b(?: general| generale| global| globale)?",
    r"l'essentiel\b",
    r"les (?:grandes lignes|points cles|points principaux|idees principales)",
    r"presente[rz]?(?:[- ](?:moi|nous))?(?= (?:ce |le |ces |les )dossier)",
    r"que (?:dit|disent|raconte) (?=(?:la presse|les journaux|les medias)$)",
    r"what (?:does|do|did) (?=the (?:press|media|papers|newspapers) say$)",
    r"what (?:can|could|do|will) (?:i|we) (?:find|read|learn) in",
    r"what (?:this|it|that|the dossier) is (?:all )?about",
    r"what(?:'s| is| are) (?=(?:this|that|these|those|the|all this|it all)\b(?: [a-z]+){0,6} "
    r"(?:all )?about$)",
    rf"what (?:does|do) (?=(?:this|the|these|those|that)\b.*\b(?:{DOSSIER}|{ART})\b.*\b(?:say|"
    r"cover|contain|talk about|discuss|tell)\b)",
    rf"what(?:'s| is) (?:in|inside)(?= (?:this|the|these|your) {DOSSIER}\b)",
    r"what(?:'s| is| are) the (?:main |key |general )?(?:topics?|subjects?|themes?|points|gist|"
    r"idea)",
    r"(?:main|key) (?:topics|subjects|themes|points|takeaways)",
    r"summari[sz]e",
    r"sum up",
    r"recap",
    r"wrap up",
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
    (any_of(
        rf"^(?:qui|par qui|de qui)\b (?:(?:a|avait|est-ce qui a) (?:bien )?{_WROTE}|signe|"
        rf"a ete {_WROTE}e?|est|est {_WROTE}e?) (?=(?:{THE})?(?:[a-z]+ )?{ART}\b)",
        r"^(?:qui|quel) est (?:l'auteure?|l'autrice|le journaliste|la journaliste|le signataire) "
        rf"(?:de |du |d'|derriere )(?=(?:{THE})?{ART}\b)",
        rf"^{THE}?(?={ART}\b.*\b(?:est|a ete) (?:{_WROTE}e?s? )?(?:de|par) qui$)",
        rf"^quel(?:le)? (?:journaliste|auteur|autrice|plume) (?:a {_WROTE}|signe) "
        rf"(?=(?:{THE})?{ART}\b)",
        r"^(?:quel est )?(?:le nom de )?(?:l'auteur|le nom de l'auteur|l'autrice) (?:de |du |"
        rf"d')(?=(?:{THE})?{ART}\b)",
        rf"^who (?:wrote|authored|signed|penned) (?=(?:{THE})?(?:[a-z0-9'&-]+ ){{0,6}}?{ART}\b)",
        r"^who(?:'s| is| was) the (?:author|writer|journalist|reporter|byline) (?:of|behind) "
        rf"(?=(?:{THE})?(?:[a-z0-9'&-]+ ){{0,6}}?{ART}\b)",
        r"^(?:by whom|who) (?:was|is) "
        rf"(?=(?:{THE})?(?:[a-z0-9'&-]+ ){{0,6}}?{ART}\b.*\b(?:written|signed|by)\b)",
        r"^(?:which|what) (?:journalist|author|writer|reporter) (?:wrote|signed|penned) "
        rf"(?=(?:{THE})?(?:[a-z0-9'&-]+ ){{0,6}}?{ART}\b)",
     ),
     "author"),
    (any_of(
        rf"^(?:quand|a quelle date|quel jour)\b (?=(?:est|a ete|fut) {_PUB} (?:{THE})?{ART}\b)",
        r"^(?:quand|a quelle date|quel jour|en quelle annee|quel mois)\b "
        rf"(?=.*\b{ART}\b.*\b{_PUB}\b)",
        r"^(?:quand|a quelle date|quel jour)\b (?=.*\b(?:publie|sorti|ecrit|poste|diffuse|"
        rf"mis en ligne) (?:{THE})?(?:[a-z]+ )?{ART}\b)",
        rf"^(?:de quand|de quel jour) (?:date|est) (?=(?:{THE})?{ART}\b)",
        r"^(?:quelle est )?(?:la date) (?:de (?:publication|parution|mise en ligne) )?(?:de |du |"
        rf"d')(?=(?:{THE})?{ART}\b)",
        r"\bdate de quand$",
        r"^(?:when|(?:on )?what (?:date|day)|(?:on )?which (?:date|day)) (?:was|were|did|is) "
        rf"(?=.*\b{ART}\b.*\b{_ENPUB}\b)",
        r"^(?:when|(?:on )?what (?:date|day)|(?:on )?which (?:date|day)) did (?=.*\b(?:publish|"
        rf"run|post|print|release|put out|issue) (?:{THE})?(?:[a-z]+ )?{ART}\b)",
        r"^(?:what is |what's )?the (?:publication )?date (?:of|on) "
        rf"(?=(?:{THE})?(?:[a-z0-9'&-]+ ){{0,6}}?{ART}\b)",
        rf"^how old is (?=(?:{THE})?(?:[a-z0-9'&-]+ ){{0,6}}?{ART}\b)",
     ),
     "date"),
    (any_of(
        rf"^(?:dans|sur|par|chez)? ?quel(?:le)? {_OUT} (?=.*\b{ART}\b)",
        rf"^qui a (?:publie|diffuse) (?=(?:{THE})?{ART}\b)",
        rf"^(?:d'ou|de quel {_OUT}) (?:vient|provient|sort) (?=(?:{THE})?{ART}\b)",
        rf"^ou (?:a ete|est|a|fut) (?=.*\b{ART}\b.*\b{_PUB}\b|{_PUB} .*\b{ART}\b)",
        rf"^(?:in |on |by )?(?:which|what) {_ENOUT} (?=.*\b{ART}\b)",
        rf"^where (?:was|did|has|is|were) (?=.*\b{ART}\b.*\b{_ENPUB}\b)",
        rf"^who (?:published|ran|printed|carried) (?=(?:{THE})?(?:[a-z0-9'&-]+ ){{0,6}}?{ART}\b)",
     ),
     "outlet"),
)  # fmt: skip
BYLINE_EMPTY: Final = wordset(
    "publie publiee publies parue paru parus sorti sortie mis mise ligne diffuse ecrit ecrite date "
    "datee redige redigee published written appear appeared come came out posted dated released "
    "put online go printed publish run ran post print release issue carried carry jour day "
    "title son "
    "sa leur its their his her avait t-il sujet propos regarding concerning qui who wrote whom"
)
