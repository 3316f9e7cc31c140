"""The words that questions about a dossier are made of, and those that say nothing in them.

Everything is written folded (no accents, lower case); question shapes are built from it.
"""

from __future__ import annotations

import re
from typing import Final


def wordset(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


THE = (
    r"(?:l'|le |la |les |un |une |ce |cet |cette |ces |des |du |de l'|de la |the |this |that |"
    r"these |those |your |an? |its |son |sa |leur |votre )"
)
GENRE = (
    r"tribune|editorial|edito|billet|mise au point|mise a jour|rectificatif|opinion piece|op-ed|"
    r"column|correction|chronique"
)
ART = rf"(?:articles?|papiers?|{GENRE}|pieces?|stor(?:y|ies)|blog post|post)"
MANY = (
    r"(?:articles|papiers|textes|pages|documents|publications|stories|pieces|sources|files|"
    r"fichiers)"
)
DOSSIER = (
    r"(?:dossier|corpus|collection|fonds|folder|revue de presse|articles|papiers|textes|"
    r"pages|documents|sources|stories|files|fichiers)"
)
READER = r"(?:lecteurs|lectrices|lectorat|internautes|commentateurs|readers|commenters|readership)"

ARTICLE: Final = re.compile(rf"\b{ART}\b")
ONE_ARTICLE: Final = re.compile(rf"\b(?:article|papier|piece|story|post|{GENRE})\b")
WHY: Final = re.compile(r"^(?:pourquoi|why|how come|comment se fait|est-ce parce)\b")
READERS: Final = re.compile(rf"\b(?:{READER}|commentaires|comments)\b")
READER_WORDS: Final = wordset(
    "lecteurs lectrices lectorat internautes commentateurs readers commenters readership "
    "commentaires comments reader parmi among gens people deux two trois three"
)
GENERIC_ARTICLE: Final = wordset(
    "article articles papier papiers piece pieces story stories post blog texte signe signee paru "
    "parue publie publiee intitule titled consacre consacree parlant about sujet propos"
)
DOSSIER_WORDS: Final = wordset(
    "dossier corpus collection fonds folder revue presse press journaux medias media newspapers "
    "papers articles papiers textes pages documents "
    "sources stories files fichiers affaire histoire story affair sujet subject case essentiel "
    "contenu content contents ensemble everything whole page gist points point idees ideas faits "
    "ca cela tout facts principaux principales principal "
    "principale main key lignes phrases words mots bref "
    "brief short court rapidement quickly actualite news grandes grands quelques few general"
)

EMPTY: Final = wordset(
    "y a il ils elle elles on t est-ce que qu quoi as tu avez vous avons nous en tout tous toute "
    "toutes total totaux de d du des le la l les ce cet cette ces c un une au aux dans par ici is "
    "are was were there in the this that these those of do does did you we has have had it its all "
    "altogether overall here sont est ont ete etait been be on to by for from with at and et ou or "
    "exactement exactly juste presque environ about donc so me moi nous se s sur sous n ne "
    "please svp je i avec with que quel quelle quels quelles what which"
)
COUNT_EMPTY: Final = wordset(
    "dossier corpus collection fonds folder base compte comptes compter contient contiennent "
    "comprend comporte reunit regroupe rassemble hold holds contain contains contained include "
    "includes included comprise exist exists existe existent available disponibles disponible "
    "presents presentes different differents differentes distinct distincts various reader lecteur "
    "lecteurs readers entre eux them"
)
COMMENTING: Final = wordset(
    "lecteurs lectrices readers internautes commentateurs commente commentent commented comment "
    "comments commentaires ecrit ecrivent wrote written laisse left posted poste reagi reagissent "
    "reacted recu recus received got get stand stands attached trouve trouvent attire suscite "
    "drawn attract attracted under below recueilli sign signe participe exprime exprimes expriment"
)
COMMENTED: Final = re.compile(
    r"\b(?:commente(?:nt)?|commented|comments?|commentaires|ecri(?:t|vent)|wrote|written|reagi\w*|"
    r"reacted|exprime\w*|participe\w*|posted|left|laisse)\b"
)
ALL_EMPTY: Final = DOSSIER_WORDS | wordset(
    "date datent dates couvre couvrent couverte cover covers covered periode period span range "
    "publies publiees publie published written ecrits ecrit parus paru parues cites cite cited "
    "presents included include includes contain contains contient contiennent viennent proviennent "
    "come coming represente representes represented utilisees utilises used present va vont go "
    "run goes jusqu jusque journaux medias outlets liste list titres titles headlines toutes "
    "different differents disponibles available avez have dossier commentaires comments"
)
SAYING_WORDS: Final = wordset(
    "say says talk talks discuss discusses cover contain tell tells dit raconte parle parlent "
    "mention mentions mentionne mentionnent evoque evoquent cite citent traite traitent nomme "
    "nomment refer refers name portent concernent concernant regarding"
)


def any_of(*shapes: str) -> re.Pattern[str]:
    r"""Return a pattern that finds any of some shapes.

    >>> any_of(r"^oui$", r"\bnon\b").search("dire non").group()
    'non'
    """
    return re.compile("|".join(shapes))


def words_of(*shapes: str) -> re.Pattern[str]:
    """Return a pattern that finds any of some shapes, as whole words.

    >>> words_of("chronologie", "timeline?").search("la chronologies") is None
    True
    """
    return re.compile(rf"\b(?:{'|'.join(shapes)})\b")
