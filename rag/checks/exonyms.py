"""Names that change with the language: one key for `Barcelone` and `Barcelona`.

A compact table of our own. Each line gives the forms, folded, of one thing; a key is the
line's first form behind an ``@``. Adjectives of a country stand with the country, since
`le gouvernement français` and `the government of France` name the same one.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.checks.tokens import Token

_TABLE = """
france|francais|francaise|francaises|french|frenchman|frenchmen|frenchwoman
allemagne|allemand|allemande|allemands|allemandes|germany|german|germans
italie|italien|italienne|italiens|italiennes|italy|italian|italians
espagne|espagnol|espagnole|espagnols|espagnoles|spain|spanish|spaniards
portugal|portugais|portugaise|portuguese
belgique|belge|belges|belgium|belgian|belgians
pays bas|neerlandais|neerlandaise|netherlands|dutch|hollande|hollandais|hollandaise|holland
suisse|suisses|helvetique|switzerland|swiss
autriche|autrichien|autrichienne|austria|austrian
suede|suedois|suedoise|sweden|swedish
norvege|norvegien|norvegienne|norway|norwegian
danemark|danois|danoise|denmark|danish
finlande|finlandais|finlandaise|finland|finnish
irlande|irlandais|irlandaise|ireland|irish
pologne|polonais|polonaise|poland|polish
grece|grec|grecque|grecs|greece|greek|greeks
hongrie|hongrois|hongroise|hungary|hungarian
roumanie|roumain|roumaine|romania|romanian
tchequie|republique tcheque|tcheque|czechia|czech republic|czech
estonie|estonien|estonienne|estonia|estonian
russie|russe|russes|russia|russian|russians
ukraine|ukrainien|ukrainienne|ukrainiens|ukrainian|ukrainians
turquie|turc|turque|turcs|turkey|turkish
royaume uni|grande bretagne|britannique|britanniques|uk|united kingdom|britain|great britain|british
angleterre|england
ecosse|ecossais|ecossaise|scotland|scottish
etats unis|etats unis d' amerique|americain|americaine|americains|americaines|usa|us|united states|united states of america|american|americans|america|amerique
canada|canadien|canadienne|canadiens|canadian|canadians
mexique|mexicain|mexicaine|mexico|mexican
bresil|bresilien|bresilienne|brazil|brazilian
argentine|argentin|argentina|argentinian
chine|chinois|chinoise|chinoises|china|chinese
japon|japonais|japonaise|japan|japanese
coree du sud|sud coreen|sud coreenne|south korea|south korean
coree|coreen|coreenne|korea|korean
taiwan|taiwanais|taiwanaise|taiwanese
inde|indien|indienne|indiens|india|indian
israel|israelien|israelienne|israeliens|israeli|israelis
egypte|egyptien|egyptienne|egypt|egyptian
maroc|marocain|marocaine|morocco|moroccan
algerie|algerien|algerienne|algeria|algerian
tunisie|tunisien|tunisienne|tunisia|tunisian
afrique du sud|sud africain|south africa|south african
afrique|africain|africaine|africains|africa|african
asie|asiatique|asia|asian
arabie saoudite|saoudien|saudi arabia|saudi
emirats arabes unis|emirats|united arab emirates|uae|emirati
australie|australien|australienne|australia|australian
europe|europeen|europeenne|europeens|europeennes|european|europeans
bruxelles|brussels
londres|london
barcelone|barcelona
lisbonne|lisbon
vienne|vienna
geneve|geneva
anvers|antwerp
la haye|the hague|hague
varsovie|warsaw
moscou|moscow
pekin|beijing
athenes|athens
copenhague|copenhagen
francfort|frankfurt
cologne|koln
munich|munchen
rome|roma
venise|venice
turin|torino
naples|napoli
seville|sevilla
douvres|dover
le caire|cairo
alger|algiers
jerusalem|jerusalem
saint petersbourg|st petersburg|saint petersburg
nouvelle orleans|new orleans
californie|californian|california
silicon valley|vallee de la silicon
union europeenne|ue|european union|eu
commission europeenne|european commission|ec
parlement europeen|european parliament|europarl
parlement|parliament
senat|senate
congres|congress
ministere|ministry
conseil europeen|european council
cour de justice|court of justice|cjue|cjeu|ecj
banque centrale europeenne|bce|european central bank|ecb
zone euro|eurozone|euro area
nations unies|onu|united nations|un
otan|nato
fmi|fonds monetaire international|imf|international monetary fund
oms|organisation mondiale de la sante|who|world health organization
banque mondiale|world bank
ocde|oecd
maison blanche|white house
assemblee nationale|national assembly
loi europeenne sur l' ia|loi sur l' ia|loi ia|ia act|ai act|loi europeenne sur l' intelligence artificielle|artificial intelligence act|eu ai act|european ai act|ai law|reglement europeen sur l' ia|reglement sur l' ia|ai regulation|reglement ia|legislation europeenne sur l' ia|europe' s ai act|eu' s ai act
loi sur les services numeriques|dsa|digital services act|reglement sur les services numeriques
loi sur les marches numeriques|dma|digital markets act|reglement sur les marches numeriques
rgpd|gdpr
ia|intelligence artificielle|ai|artificial intelligence
ia generative|generative ai|genai|intelligence artificielle generative
llm|llms|grand modele de langage|grand modele de langue|large language model|large language models|grands modeles de langage|modele de langage etendu|modele de langage
ong|ngo|ngos
pib|gdp
etat membre|etats membres|member state|member states
parti populaire europeen|ppe|european people' s party|epp
verts|les verts|ecologiste|ecologistes|greens|green
gafam|big tech|geants de la tech|geants du numerique|tech giants
autorite de la concurrence|competition authority|antitrust authority
premier ministre|premiere ministre|prime minister
noel|christmas
mediterranee|mediterranean
manche|channel
alpes|alps
"""
_IMPLIED = {  # a key that may stand for another, one way: an MEP is of the European Parliament
    "@commission europeenne": ("@europe", "@union europeenne"),
    "@parlement europeen": ("@europe", "@union europeenne", "@parlement"),
    "@conseil europeen": ("@europe", "@union europeenne"),
    "@union europeenne": ("@europe",),
    "@europe": ("@union europeenne",),
    "@loi europeenne sur l' ia": ("@ia", "@europe", "@union europeenne"),
    "@ia generative": ("@ia",),
    "@parti populaire europeen": ("@europe",),
    "@zone euro": ("@europe",),
    "@banque centrale europeenne": ("@europe",),
}
_EUROPEAN_MEMBERS = frozenset(
    ("eurodepute", "eurodeputee", "eurodeputes", "eurodeputees", "mep", "meps")
)


class Exonym(NamedTuple):
    """A key and the tokens ``start:stop`` that say it."""

    key: str
    start: int
    stop: int


def exonyms(tokens: Sequence[Token]) -> list[Exonym]:
    """Find the table's names in a text, longest first at each place.

    >>> from rag.checks.tokens import tokenise
    >>> [e.key for e in exonyms(tokenise("The European Commission in Brussels"))]
    ['@commission europeenne', '@bruxelles']
    >>> [e.key for e in exonyms(tokenise("une entreprise française, aux États-Unis"))]
    ['@france', '@etats unis']
    """
    table = _table()
    found = []
    at = 0
    while at < len(tokens):
        for words, key in table.get(tokens[at].text, ()):
            if _stands(tokens, at, words):
                found.append(Exonym(key, at, at + len(words)))
                at += len(words) - 1
                break
        at += 1
    return found


def implied(key: str) -> tuple[str, ...]:
    """Return the keys that a key also supports.

    >>> implied("@commission europeenne")
    ('@europe', '@union europeenne')
    """
    return _IMPLIED.get(key, ())


def _stands(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> bool:
    if at + len(words) > len(tokens):
        return False
    if any(tokens[at + k].text != word for k, word in enumerate(words) if k):
        return False
    if len(words) == 1 and words[0] in (
        "us",
        "ec",
        "who",
        "un",
        "manche",
        "ue",
        "ai",
        "green",
        "channel",
    ):
        return tokens[at].raw.isupper() or words[0] in ("manche", "channel") and tokens[at].capital
    return True


@cache
def _table() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Index the table by first word, longest forms first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for line in _TABLE.strip().splitlines():
        forms = line.split("|")
        for form in forms:
            words = tuple(form.split())
            table.setdefault(words[0], []).append((words, f"@{forms[0]}"))
    for word in _EUROPEAN_MEMBERS:
        table.setdefault(word, []).append(((word,), "@europe"))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table
