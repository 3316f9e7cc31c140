"""Greetings, politeness, and the language that a short question is in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rag.overview.vocabulary import any_of

if TYPE_CHECKING:
    from index.documents import Language

_HELLO = (
    r"(?:bonjour|bonsoir|salut|coucou|allo|hello|hi|hey|hiya|good (?:morning|afternoon|evening)|"
    r"merci|thanks?|thank you|thx|cheers|au revoir|bye|goodbye|bonne (?:journee|soiree)|a bientot|"
    r"ca va|comment (?:ca va|vas-tu|allez-vous|tu vas)|how are you(?: doing)?|enchante|bienvenue|"
    r"aide|help|a l'aide|aide[- ]moi|que (?:peux-tu|pouvez-vous|sais-tu) faire|"
    r"que puis-je (?:te |vous )?demander|comment ca (?:marche|fonctionne)|qui (?:es-tu|etes-vous)|"
    r"what can (?:you do|i ask(?: you)?)|how does (?:this|it) work|who are you|what are you)"
)
_WARM = (
    r"(?:a tous|a toi|a vous|et toi|tout le monde|beaucoup|bien|bcp|mille fois|infiniment|there|"
    r"everyone|a lot|so much|very much|again|et|and|super|parfait|great|perfect|ok|"
    r"c'est gentil|monsieur|madame|d'avance|in advance|for (?:everything|your help|the answer)|"
    r"pour (?:tout|ton aide|votre aide|la reponse|ta reponse|votre reponse))"
)
GREETING: Final = re.compile(rf"(?:{_WARM}[\s,-]+)*{_HELLO}(?:[\s,-]+(?:{_HELLO}|{_WARM}))*[\s,-]*")
_FRENCH_GREETING: Final = re.compile(
    r"\b(?:bonjour|bonsoir|salut|coucou|allo|merci|au revoir|bonne|bientot|ca|comment|"
    r"enchante|aide|"
    r"que|qui|parfait|bienvenue|beaucoup)\b"
)
_ENGLISH_TRIGGER: Final = re.compile(
    r"\b(?:timeline|summary|overview|summari[sz]e|sum up|recap|how many|who says|headlines|outlets|"
    r"key dates|readers|comments|gist|list the)\b"
)
_FRENCH_TRIGGER: Final = re.compile(
    r"\b(?:chronologie|resume|synthese|combien|qui dit|journaux|lecteurs|commentaires|apercu|"
    r"l'essentiel|de quoi|medias)\b"
)

POLITE_START: Final = any_of(
    r"^(?:bonjour|bonsoir|salut|coucou|hello|hi|hey|ok|alors|et|and|so|now|maintenant|well)\b[\s,]+",
    r"^(?:s'il (?:te|vous) plait|stp|svp|please|merci de|kindly)[\s,]+",
    r"^(?:est-ce que )?(?:tu )?(?:peux|pourrais|pouvez|pourriez|sais|savez|veux)[- ](?:tu|vous)?"
    r"[\s,]*(?:me |nous )?",
    r"^(?:can|could|would|will) you (?:please )?(?:me )?",
    r"^(?:dis|dites|donne|donnez|fais|faites|montre|montrez|indique|indiquez|ecris|propose|"
    r"dresse|etablis|explique|expliquez)[- ](?:moi|nous)\b[\s,]*",
    r"^(?:fais|faites|fait|redige|ecris|donne|donnez|propose|dresse)(?:[- ]en)? "
    r"(?=une? |la |le |les )",
    r"^explain (?:to me |to us )?",
    r"^(?:dire|donner|indiquer|faire|fournir|montrer|proposer|ecrire|rappeler|dresser|etablir) "
    r"(?:la (?=chrono)|le (?=resume))?",
    r"^(?:je|on|nous) (?:voudrais|veux|souhaite|souhaiterais|aimerais|voudrait|veut) (?:bien )?"
    r"(?:savoir |connaitre |avoir |voir )?",
    r"^j'aimerais (?:bien )?(?:savoir |connaitre |avoir |voir )?",
    r"^il me faut ",
    r"^(?:i'd|i would) like (?:to (?:know|see|have|get) )?(?:you to )?",
    r"^i want (?:to (?:know|see|have) )?",
    r"^(?:give|show|tell|write|make|get|draw) (?:me |us |up )",
    r"^let me (?:know|have|see) ",
    r"^(?:do you know|i need) ",
)
POLITE_END: Final = any_of(
    r"[\s,]+(?:s'il (?:te|vous) plait|stp|svp|please|merci(?: d'avance| beaucoup)?)$",
    r"[\s,]+(?:thanks|thank you|en bref|rapidement|briefly|quickly|exactement|exactly|au juste)$",
    r"[\s,]+en (?:quelques|deux|trois|cinq) (?:mots|lignes|phrases|points)$",
    r"[\s,]+in (?:a )?(?:few|two|three|five) (?:words|lines|sentences|points)$",
    r"[\s,]+in (?:short|brief)$",
    r"[\s,]+(?:for|to) (?:me|us)$",
)


def bare(folded: str) -> str:
    """Return a folded question without punctuation, its elisions mended.

    >>> bare("combien d articles ?")
    "combien d'articles"
    """
    folded = re.sub(r"(?<![\w'])([dlnstjmc]|qu) (?=[aeiouyh])", r"\1'", folded)
    folded = re.sub(r"\bd'accord\b", "daccord", folded)
    return " ".join(re.sub(r"[?!.…;:\"()\[\]]+", " ", folded).split()).strip(" ,-")


def unpolite(folded: str) -> str:
    """Drop what politeness adds at either end.

    >>> unpolite("bonjour, peux-tu me donner la chronologie s'il te plait")
    'chronologie'
    """
    previous = ""
    while previous != folded:
        previous = folded
        folded = POLITE_START.sub("", folded, count=1)
        folded = POLITE_END.sub("", folded, count=1).strip(" ,")
    return folded


def language_of_greeting(folded: str) -> Language:
    """Return the language of a greeting.

    >>> language_of_greeting("hello there"), language_of_greeting("merci beaucoup")
    ('en', 'fr')
    """
    return "fr" if _FRENCH_GREETING.search(folded) else "en"


def language_of_trigger(folded: str) -> Language | None:
    """Return the language a question's trigger is in, None when it is in neither or both.

    >>> language_of_trigger("timeline"), language_of_trigger("chronologie")
    ('en', 'fr')
    """
    french, english = _FRENCH_TRIGGER.search(folded), _ENGLISH_TRIGGER.search(folded)
    if bool(french) == bool(english):
        return None
    return "fr" if french else "en"
