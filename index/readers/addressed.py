"""What a site says to its reader: invitations, terms, notices, rules for comments.

A pattern is sought anywhere in one line, folded (lower case, no accents, straight apostrophes). To
recognise another way to say so, add a line to the list of its kind.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIMIT = 400
_SHORT = 160


def _any(*kinds: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for kind in kinds for pattern in kind))


_INVITATIONS = (
    r"\b(?:abonnez|inscrivez|identifiez)-vous\b|\bsuivez-nous\b|\brejoignez-nous\b|\bfollow"
    r" us\b",
    r"^(?:subscribe|sign up)\b|\b(?:subscribe to|sign up for|join|download) our\b",
    r"\b(?:recevez|retrouvez) .{0,60}(?:newsletter|lettre|infolettre|boite mail|notifications)",
    r"\b(?:nous|ce site|nos (?:\d+ )?partenaires|we|our site|this site)\b.{0,80}\bcookies\b",
    r"\b(?:nous et nos|we and our) (?:\d+ )?(?:partenaires|partners)\b",
    r"\bcookies\b.{0,120}\b(?:vos|vous|your|our|nos) (?:choix|preferences|partenaires"
    r"|partners)\b",
    r"\b(?:respectons|respecter|respect) (?:votre|your) (?:vie privee|privacy)\b",
    r"\b(?:sign up|subscribe)\b.{0,60}\b(?:newsletters?|alerts?|updates)\b",
    r"\bfollow (?:him|her|them|me|us|@?\w+(?: \w+){0,2}) on (?:twitter|facebook|instagram"
    r"|google\+|bluesky|mastodon|x)\b[^.]{0,60}\.?$",
    r"^(?:\w+ ){1,4}(?:is|are) (?:an? |the )?(?:[\w.&'-]+ ){0,6}(?:contributing|staff|senior"
    r"|associate|assistant|freelance|managing|chief) (?:[\w.&'-]+ ){0,3}(?:writer|editor"
    r"|reporter|correspondent|columnist|contributor|producer|critic)s?"
    r" (?:for|at|of|with|covering|based|in)\b",
    r"^you (?:cannot|may not|can|may) (?:post|reply|edit|delete|attach|vote|download)\b.{0,350}"
    r"(?:forum|posts|polls|topics|threads|attachments)\b",
    r"\b(?:let us know|tell us|sound off|have your say|share your thoughts)\b.{0,40}"
    r"\bcomments?\b",
    r"\b(?:notre|nos|on a une|our) newsletters?\b|\bnewsletter\b.{0,80}\b(?:inscri\w+"
    r"|gratuit\w*)",
    r"\bchamps obligatoires\b|\brequired fields\b|\bannuler la reponse\b|\bcancel reply\b",
    r"\bne (?:manquer|manquez|ratez) (?:aucune|rien)\b|\bactivez les notifications\b",
    r"\btous droits reserves\b|\ball rights reserved\b",
    r"\bcet article (?:est )?reserve (?:a nos|aux) abonnes\b",
    r"\bil vous reste \d+ ?% de cet article\b",
)
_NETWORKS = r"(?:facebook|twitter|instagram|linkedin|youtube|google\+|telegram|whatsapp|tiktok)"
_FOLLOWING = (
    rf"^(?:please )?(?:like|follow|find|join|visit) .{{1,40}} on {_NETWORKS}\b[^.]{{0,80}}[.!]?$",
    rf"^(?:suivez|retrouvez|rejoignez|aimez)(?:-nous| .{{1,40}}) sur {_NETWORKS}\b.{{0,60}}$",
    rf"^(?:folgen sie|folge) .{{1,40}} (?:auf|bei) {_NETWORKS}\b.{{0,60}}$",
    rf"^(?:siguenos|sigue a .{{1,40}}) en {_NETWORKS}\b.{{0,60}}$|^seguici su {_NETWORKS}\b",
    rf"^volg ons (?:op|via) {_NETWORKS}\b|^siga-nos no {_NETWORKS}\b",
)
_MORE = (
    r"^(?:[\w.'-]+ ){1,4}(?:is )?on twitter ?(?::|at\b|@).{0,80}$",
    r"^[\W_]*(?:contact|e-?mail|write to) (?:the |our )?(?:writers?|author|reporter|editors?"
    r"|newsroom)\b.{0,100}$",
    r"^[\W_]*(?:read|see|find|learn) more (?:about|by|from|on) [^.]{1,120}\.?$",
    r"^now read ?: .{3,160}$",
)
_LETTERS = (
    r"\b(?:delivered|sent|straight|direct(?:ly)?) to your (?:e-?mail )?inbox\b|\bin your inbox\b",
    r"\b(?:directement )?dans votre boite (?:mail|e-mail|aux lettres|de reception)\b",
    r"\b(?:abonnieren sie|melden sie sich|jetzt|hier) .{0,60}\bnewsletter\b",
    r"\b(?:suscribete|apuntate|registrate|suscribirse)\b.{0,60}\b(?:boletin|newsletter)\b",
    r"\biscri\w+ .{0,40}\bnewsletter\b|\bmeld (?:je|u) .{0,40}\bnieuwsbrief\b",
    r"\bzapisz sie .{0,40}\bnewsletter\w*",
)
_NOTICES = (
    r"\bmay not be (?:published|reproduced|republished|copied)\b.{0,60}"
    r"\b(?:broadcast|rewritten|redistributed|permission|consent)\b",
    r"\bthis copy is for your personal, non-commercial use\b",
    r"\b(?:is|are) (?:a )?registered trademarks? of\b",
    r"\b(?:use of|registration on) (?:this|our) (?:web ?)?site .{0,60}\b(?:acceptance|agreement)\b",
    r"^by [^.]{1,80}\byou (?:agree|accept|consent|are agreeing|are consenting) to\b",
    r"\b(?:views|opinions) expressed\b.{0,120}\b(?:(?:do|does) not (?:necessarily )?(?:reflect"
    r"|represent)|are (?:those|solely|the author's))\b",
    r"\breproduction (?:totale ou partielle|meme partielle|interdite)\b",
    r"\balle rechte vorbehalten\b|\btodos los derechos reservados\b|\balle rechten voorbehouden\b",
    r"\btutti i diritti (?:sono )?riservati\b|\bwszelkie prawa zastrzezone\b"
    r"|\btodos os direitos reservados\b",
    r"\b(?:diese|unsere) (?:web)?(?:seite|site)\b.{0,60}\bcookies\b"
    r"|\b(?:este sitio|esta web|nuestros socios)\b.{0,80}\bcookies\b"
    r"|\b(?:questo sito|deze (?:web)?site)\b.{0,80}\bcookies?\b"
    r"|\b(?:strona|witryna|serwis)\b.{0,60}\bcookies\b",
    r"^this (?:web)?site works best (?:in|with)\b",
)
_RULES = (
    r"\byou (?:cannot|may not|can) (?:post|reply|edit|delete|attach)\b.{0,80}\bin this forum\b",
    r"\bvous ne pouvez pas .{0,80}\bdans ce forum\b|\bdu darfst .{0,80}\bin diesem forum\b",
    r"\bno puedes .{0,80}\ben este foro\b",
    r"\bwe reserve the right to\b.{0,40}\b(?:edit|remove|delete|moderate)\b.{0,60}\bcomments?\b",
    r"^(?:reader|user|all)? ?comments (?:on \S+ |posted .{0,40})?are (?:the (?:opinions|views)"
    r"|moderated)\b",
    r"^to embed this\b|^post was not sent - check your email\b|^sorry, your blog cannot share\b",
    r"^(?:email check failed|get every new post)\b",
)
_TO_EDITORS = (
    r"^[\W_]*(?:got|have) (?:a|any) (?:news )?(?:tips?|story idea|story to tell"
    r"|inside knowledge)\b",
    r"^[\W_]*interested in (?:sharing|contributing|writing|advertising)\b.{0,80}"
    r"\b(?:contact|e-?mail|click|apply)\b",
    r"^if you have inside knowledge\b|^(?:spotted|found|see) (?:a typo|an error)\b",
    r"^vous avez (?:repere une (?:erreur|faute|coquille)|une information)\b",
)
_ADDRESSED = _any(_INVITATIONS, _FOLLOWING, _MORE, _LETTERS, _NOTICES, _RULES, _TO_EDITORS)
_SHORTLY = _any(  # the same, only in a short line
    (
        r"\b(?:votre|your) (?:adresse )?(?:e-?mail|de messagerie|email address)\b",
        r"\bdownload the app\b|\bcliquez ici\b|\bclick here\b|\baccepter les cookies\b",
        r"\bwe use cookies\b|\bconsentement\b.{0,30}\bcookies\b",
    )
)


def is_addressed(line: str, folded: str) -> bool:
    """Tell a line by which a site speaks to its reader.

    >>> line = "by commenting, you agree to our terms"
    >>> is_addressed(line, line), is_addressed("Elle suit Ada.", "elle suit ada")
    (True, False)
    """
    return (len(line) <= _LIMIT and _ADDRESSED.search(folded) is not None) or (
        len(line) <= _SHORT and _SHORTLY.search(folded) is not None
    )
