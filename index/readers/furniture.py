"""Furniture: what a saved page holds around its words, told by short declared patterns.

A pattern matches one whole line, folded (lower case, no accents, straight apostrophes). To
recognise another piece of furniture, add a line to the list it belongs to.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from index.analysis import fold
from index.readers import labels
from index.readers.addressed import is_addressed

if TYPE_CHECKING:
    from collections.abc import Iterable


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


_LINKS = _any(
    (
        r"s'abonner (?:des|a partir de) .{1,20}",
        r"(?:se |s')?(?:connecter|connexion|identifier|inscrire|abonner|inscription|deconnexion)",
        r"(?:je me |je m')(?:connecte|inscris|abonne)|(?:abonnez|connectez|inscrivez"
        r"|identifiez)-vous",
        r"(?:passer|aller|acceder|skip|jump|go) (?:directement )?(?:au|to(?: the)?|a la|to main)"
        r" (?:contenu|content|main content|navigation|recherche)(?: principal)?",
        r"(?:le )?(?:menu|sommaire)(?: principal)?|rubriques|accueil|home",
        r"(?:rechercher?|search)(?: (?:sur le site|un article|this site|for|dans|ici))?(?: ?:|"
        r" ?…)?",
        r"(?:mon|my|votre|your) (?:compte|account|profil|espace)(?: .{0,20})?|communautes|panier",
        r"log ?in|log ?out|sign ?(?:in|up|out)|subscribe(?: now)?|register|newsletters?|podcasts?",
        r"(?:partager?|share|tweet(?:er)?|imprimer|print|copier le lien|copy link|courriel|e-?mail)"
        r"(?: (?:cet article|l'article|this (?:article|story|post|page)))?"
        r"(?: (?:sur|on|via|par|by|with) .{1,40})?(?: ?:.{0,80})?",
        r"facebook|twitter|x|linkedin|whatsapp|telegram|messenger|pinterest|reddit|flipboard"
        r"|bluesky",
        r"(?:fermer|close|ouvrir|retour|back|suivant|precedent|next|previous)"
        r"(?: (?:le menu|menu|la fenetre|window|a l'accueil|a l'article|a la liste|home"
        r"|to (?:the )?(?:home|top|articles?|stories|news|front page|blog|forum|list)|article|post"
        r"|page))?",
        r"(?:article|page) (?:suivante?|precedente?)",
        r"haut de (?:la )?page|back to top|top|(?:en savoir|voir|lire|afficher) plus|(?:read|see"
        r"|show) more",
        r"publicite|advertisements?|annonce|sponsorise|contenu sponsorise|la suite apres .{0,30}",
        r"(?:temps de )?lecture ?:? ?(?:de )?\d+ ?min(?:utes?)?\.?|\d+ min(?:ute)?s? (?:de lecture"
        r"|read)",
        r"(?:extrait|resume|chapeau|article|edito|tribune)|(?:article )?reserve aux abonnes",
        r"(?:ajouter|enregistrer|sauvegarder|offrir|ecouter|reagir|commenter|suivre|save|listen)"
        r"(?: (?:l'article|cet article|this article|(?:a|aux|dans) (?:mes|vos) .{1,20}|aux"
        r" favoris))?"
        r"(?: ?\(?\d+\)?)?",
        r"creer une (?:publication|communaute)|(?:tout )?(?:accepter|refuser|accept|reject)(?:"
        r" all)?",
        r"mentions legales.{0,80}|cgu|cgv|conditions generales.{0,40}|politique de confidentialite"
        r"|(?:(?:gestion des|gerer (?:les|mes)|politique de) )?cookies?"
        r"(?: (?:settings|policy|notice|preferences))?|terms(?: (?:of|and|&) .{0,20})?"
        r"|privacy(?: (?:policy|notice))?",
        r"\d+ ?(?:commentaires?|comments?|reactions?|partages?|shares?|vues|views)",
        r"comments? are closed\.?|les commentaires sont (?:fermes|clos)\.?",
        r"text size|(?:story|article|text|post) continues (?:below|after .{1,30})|loading|photos",
        r"continue reading|(?:view|see) (?:photo gallery|gallery|photos)(?: \(.{1,20}\))?"
        r"|join the (?:discussion|conversation)|breaking news|share your (?:photos|story)",
        r"twitter ?: ?@\w+|(?:e-?mail ?: ?)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
        r"(?:forgot(?:ten)?|lost) (?:your )?password ?\??|mot de passe (?:oublie|perdu) ?\??",
        r"embed this (?:tweet|video|post)|search this (?:thread|forum|topic)(?: only)?",
        *labels.LINKS,
    )
)
_FORM = _any(
    (
        r"\d+\. (?:https?:|file:|mailto:)\S+|(?:visible|hidden) links:?|iframe: .{1,80}",
        r"(?:commentaire|comment|nom|name|e-?mail|site web|website|message|pseudo)s? ?\*?:? ?\*",
        r"\[.{1,40}\]|prevenez-moi .{0,80}|enregistrer mon nom.{0,120}|save my name.{0,120}",
        r"notify me .{0,80}|(?:publier|poster|post) (?:le |un |a |your )?(?:commentaire|comment)"
        r"|envoyer",
    )
)
_LINK_MARK = re.compile(r"\[\d{1,4}\]")  # a text browser's
_CAPTCHA = re.compile(r"(?:\w+ )?(?:[a-z]+|\d+) ?[+×x*−-] ?(?:[a-z]+|\d+) ?=.{0,10}")
_RELATED = _any(
    (
        r"a (?:lire|voir|decouvrir|ecouter)(?: (?:aussi|egalement|ensuite|sur le meme .{1,20}))?",
        r"(?:lire|voir) (?:aussi|egalement|la suite)|sur le meme (?:sujet|theme)|dans la meme"
        r" rubrique",
        r"(?:articles?|contenus?|sujets?) (?:lies?|similaires?|recommandes?|connexes?|associes?)",
        r"related(?: (?:articles?|stories|posts|content|reading|guides))?|read (?:also|next)|see"
        r" also",
        r"(?:more|also) (?:from|on|in) .{1,40}|recommended(?: for you)?|you (?:may|might) also"
        r" like",
        r"(?:les |articles )?(?:plus lus|plus consultes|plus commentes)|most (?:read|popular)"
        r"|trending",
        r"(?:nos )?(?:derniers|dernieres) (?:articles|actualites|news|infos)|latest (?:news"
        r"|stories)",
        r"(?:vous aimerez|cela pourrait|ca pourrait).{0,40}|pour aller plus loin|en ce moment",
        r"(?:latest|top|more|other|recent|related|popular) (?:\w+ ){0,3}(?:headlines|news|stories"
        r"|articles|posts|videos?)|must (?:watch|read|see)|popular (?:video|now)|(?:from )?around"
        r" the web",
        r"(?:mots-cles|tags|etiquettes|sujets|themes|topics)",
        *labels.RELATED,
    )
)
_RELATED_INLINE = re.compile(
    r"[\W_]*(?:(?:a )?lire (?:aussi|egalement|notre .{2,30})|a (?:lire|voir)|read (?:also|more"
    r"|next)|see also"
    r"|related(?: \w+)?|(?:sur le meme sujet|mots-cles|tags))(?: ?[:|>»›–—-] ?).{3,160}"
)
_TAIL = _any(
    (
        r"(?:laisser|laissez|ajouter|ajoutez|ecrire|poster|leave|add|post|write|join)"
        r" (?:un|votre|a|your|the)(?: nouveau)? (?:commentaire|reponse|comment|reply|avis"
        r"|conversation|message).{0,40}",
        r"(?:vous devez|you must|you need to|please|veuillez|merci de).{0,30}"
        r"(?:connecte|connecter|identifier|logged in|log in|sign in|inscrire).{0,80}",
        r"connectez-vous pour .{0,60}|(?:log|sign) in to .{0,60}|(?:reagissez|participez).{0,40}",
        r"votre adresse (?:e-?mail|de messagerie) ne sera pas publiee.{0,120}",
        r"your email address will not be published.{0,120}|powered by .{1,40}|proudly powered"
        r" .{0,40}",
        r"(?:a propos|about(?: us)?|plan du site|site ?map|qui sommes-nous ?\??|nous contacter"
        r"|contact(?: us|ez-nous)?|la redaction|advertise(?: with us)?|impressum|imprint)",
        r"(?:poster|publier) (?:mon|un|le) commentaire|post (?:a )?comment|annuler|cancel",
        r"les commentaires sont (?:desormais )?(?:fermes|clos).{0,60}|comments? (?:are|is) (?:now"
        r" )?closed.{0,40}",
        r"(?:©|\(c\)|copyright).{0,120}(?:reserve|reserved|\d{4}|\d{4} .{1,60})",
        r"fermer|haut de (?:la )?page|back to top|(?:nous )?signaler un (?:abus|contenu)",
        *labels.TAIL,
    )
)
_BARS = re.compile(r" ?[|•·] ?")
_CRUMBS = re.compile(r"[^|>›»·/]{1,40}(?: ?(?:[|>›»·•]|/(?=\s)) ?[^|>›»·/]{1,40}){2,}")


def is_furniture(line: str) -> bool:
    """Tell whether a whole line of a page is furniture.

    >>> [is_furniture(x) for x in ("Abonnez-vous", "11 + douze =", "Accueil > Actualités > IA")]
    [True, True, True]
    >>> any(is_furniture(x) for x in (
    ...     "Elle abonne les lecteurs à une lettre et pose des cookies.",
    ...     "Back to school", "Partager l'eau du désert", "Il faut connecter les villages",
    ... ))
    False
    """
    if len(line) > 600:
        return False
    folded = _folded(line)
    if len(folded) <= 160 and any(
        pattern.fullmatch(folded) for pattern in (_LINKS, _FORM, _CAPTCHA, _RELATED_INLINE, _TAIL)
    ):
        return True
    return is_addressed(line, folded) or is_menu(line) or _is_row_of_links(folded)


def _is_row_of_links(folded: str) -> bool:
    """Tell links of every site side by side: "Mentions légales | Nous contacter".

    >>> _is_row_of_links("mentions legales | nous contacter"), _is_row_of_links("oui | contact")
    (True, False)
    """
    items = _BARS.split(folded) if len(folded) <= 300 else []
    return len(items) > 1 and all(_LINKS.fullmatch(item) or _TAIL.fullmatch(item) for item in items)


def is_menu(line: str) -> bool:
    """Tell a row of links: three short items or more between bars, points or chevrons.

    >>> is_menu("Home | Guides | About"), is_menu("Il a dit > non.")
    (True, False)
    """
    return 0 < len(line) < 300 and line[-1] not in ".!?" and _CRUMBS.fullmatch(line) is not None


def opens_related(line: str) -> bool:
    """Tell a heading over links to other articles.

    >>> opens_related("À lire également"), opens_related("Lire aussi :"), opens_related("À voir")
    (True, True, True)
    """
    return len(line) <= 60 and _RELATED.fullmatch(_folded(line).rstrip(" :")) is not None


def opens_tail(line: str) -> bool:
    """Tell the line after which only forms and footers follow.

    >>> opens_tail("Laisser un commentaire"), opens_tail("Leave a Reply")
    (True, True)
    """
    return len(line) <= 160 and _TAIL.fullmatch(_folded(line)) is not None


@lru_cache(maxsize=1 << 12)
def _folded(line: str) -> str:
    """Fold a line without the marks and pictures around its words."""
    return _LINK_MARK.sub("", fold(line)).strip(" \t\u00a0*_#•▶►→›»«|.…↓↑✕×+-–—✖️🔔📩📬🟣🔴🟢🔵👉")
