"""Words that open a sentence without being a name, in French and English."""

from __future__ import annotations

import re

from index.analysis import is_stop

_OPENERS = frozenset(
    """selon d'apres interroge interrogee cite citee commentant apres avant malgre hormis outre
    enfin ensuite puis cependant toutefois neanmoins pourtant aussi bref certes concretement
    parmi plusieurs certains certaines quelques nombreux nombreuses beaucoup peu chaque aucun
    aucune nul nulle seul seule seuls seules voici voila oui non merci bonjour salut bravo pourquoi
    comment combien lorsque lorsqu quand tandis alors comme puisque parce bien tant telle tel tels
    telles tout toute tous toutes rien personne quiconque celui celle ceux celles ici la dela
    hier aujourd'hui demain bientot deja encore toujours jamais souvent parfois jusque jusqu'
    grace quant face contrairement conformement suite concernant a l'inverse sinon sauf hors
    des deux trois quatre cinq six sept huit neuf dix moins plus environ pres plutot surtout
    notamment egalement autrement notons rappelons reste restent faut fallait inutile impossible
    possible difficile dommage quelle quel quels quelles quelque furieux furieuse
    lecteurs lectrices internautes commentateurs commentaire commentaires avis extrait
    aupres contre durant vers via etant ayant soit fin debut mi mais et ou donc or ni car si
    however moreover furthermore meanwhile although though while because since unless until
    despite according after before during under above across against along among around behind
    below beneath beside besides between beyond like near off once onto outside over past per
    through throughout toward towards upon via within without yes no not thanks thank hello hi
    some any many several few all both each every either neither none one two three four five
    six seven eight nine ten another other others such same only even just still yet already soon
    now then here there today yesterday tomorrow never always often sometimes instead otherwise
    perhaps maybe also additionally finally first second third last next overall critics
    officials lawmakers regulators readers commenters users people experts analysts companies
    asked speaking citing following given based located founded launched known described
    european regarding concerning including despite nearly almost about roughly approximately
    more less most least further later earlier let it's that's there's what's sources reports
    reporters journalists investors shareholders employees workers unions residents opponents
    supporters ministers members parliament negotiators representatives authorities prosecutors
    funding talks negotiations discussions plans details results figures prices sales shares
    article articles page pages paragraph source summary answer question note reponse resume
    as of in on at to for with from by an""".split()
)
_FRENCH_FORM = re.compile(r".{3,}(?:ment|ant|antes?|ants|ees?|es?ant)$|.{2,}(?:isant|issant)$")
_ENGLISH_FORM = re.compile(r".{4,}(?:ly|ing|ward|wise)$")


def opens(word: str) -> bool:
    """Tell whether a folded word is one that opens sentences rather than a name.

    >>> [opens(w) for w in ("selon", "interrogee", "cependant", "according", "microsoft", "zenner")]
    [True, True, True, True, False, False]
    """
    return (
        word in _OPENERS
        or is_stop(word, "fr")
        or is_stop(word, "en")
        or _FRENCH_FORM.fullmatch(word) is not None
        or _ENGLISH_FORM.fullmatch(word) is not None
    )
