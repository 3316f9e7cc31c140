"""Names of places that French and English write otherwise: "Londres" is London.

Countries, regions and cities of the press, by their English names. A place that both languages
write alike but for its accents needs no line here. The checks have their own table
(`rag.text.names.exonyms`), and the two are kept apart: a judge that shared the table of what it
judges would miss the same places.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from index.analysis import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NAMES: Final = """
Afrique=Africa; Afrique du Sud=South Africa; Algérie=Algeria; Allemagne=Germany;
Amérique=America; Angleterre=England; Arabie saoudite=Saudi Arabia; Argentine=Argentina;
Arménie=Armenia; Asie=Asia; Australie=Australia; Autriche=Austria; Belgique=Belgium;
Biélorussie=Belarus; Bolivie=Bolivia; Bosnie=Bosnia; Brésil=Brazil; Bulgarie=Bulgaria;
Cambodge=Cambodia; Cameroun=Cameroon; Chili=Chile; Chine=China; Chypre=Cyprus; Colombie=Colombia;
Corée du Nord=North Korea; Corée du Sud=South Korea; Corée=Korea; Croatie=Croatia;
Danemark=Denmark; Écosse=Scotland; Égypte=Egypt; Émirats arabes unis=United Arab Emirates;
Équateur=Ecuador; Espagne=Spain; Estonie=Estonia; États-Unis=United States;
Éthiopie=Ethiopia; Finlande=Finland; Géorgie=Georgia; Grande-Bretagne=Great Britain; Grèce=Greece;
Hongrie=Hungary; Inde=India; Indonésie=Indonesia; Irak=Iraq; Irlande=Ireland; Islande=Iceland;
Italie=Italy; Japon=Japan; Jordanie=Jordan; Lettonie=Latvia; Liban=Lebanon; Libye=Libya;
Lituanie=Lithuania; Malaisie=Malaysia; Maroc=Morocco; Mauritanie=Mauritania; Mexique=Mexico;
Moldavie=Moldova; Norvège=Norway; Nouvelle-Zélande=New Zealand; Pays-Bas=Netherlands;
Pays de Galles=Wales; Pérou=Peru; Pologne=Poland; République tchèque=Czech Republic;
Roumanie=Romania; Royaume-Uni=United Kingdom; Russie=Russia; Serbie=Serbia;
Slovaquie=Slovakia; Slovénie=Slovenia; Somalie=Somalia; Soudan=Sudan; Suède=Sweden;
Suisse=Switzerland; Syrie=Syria; Tchad=Chad; Thaïlande=Thailand; Tunisie=Tunisia; Turquie=Turkey;
Union européenne=European Union; UK=United Kingdom; USA=United States;
Andalousie=Andalusia; Bavière=Bavaria; Bourgogne=Burgundy; Bretagne=Brittany;
Californie=California; Catalogne=Catalonia; Cisjordanie=West Bank; Corse=Corsica;
Crimée=Crimea; Flandre=Flanders; Flandres=Flanders; Lombardie=Lombardy; Normandie=Normandy;
Sardaigne=Sardinia; Sicile=Sicily; Toscane=Tuscany; Wallonie=Wallonia;
Alger=Algiers; Anvers=Antwerp; Athènes=Athens; Bagdad=Baghdad; Bâle=Basel; Barcelone=Barcelona;
Berne=Bern; Beyrouth=Beirut; Bruxelles=Brussels; Bucarest=Bucharest; Caire=Cairo;
Copenhague=Copenhagen; Cracovie=Krakow; Damas=Damascus; Douvres=Dover; Dresde=Dresden;
Édimbourg=Edinburgh; Francfort=Frankfurt; Gand=Ghent; Gênes=Genoa; Genève=Geneva;
Hambourg=Hamburg; Haye=Hague; Kiev=Kyiv; Lisbonne=Lisbon; Londres=London; Moscou=Moscow;
Pékin=Beijing; Philadelphie=Philadelphia; Rangoun=Yangon; Séville=Seville; Singapour=Singapore;
St=Saint; Ste=Sainte; Téhéran=Tehran; Varsovie=Warsaw; Venise=Venice; Vienne=Vienna
"""


def _table() -> dict[tuple[str, ...], tuple[str, ...]]:
    lines = [line.split("=") for line in _NAMES.split(";")]
    pairs = ((words(french), words(english)) for french, english in lines)
    return {tuple(w.text for w in one): tuple(w.text for w in other) for one, other in pairs}


_ENGLISH: Final[Mapping[tuple[str, ...], tuple[str, ...]]] = _table()
_LONGEST: Final = max(map(len, _ENGLISH))


def place(raw: Sequence[str], at: int) -> tuple[int, tuple[str, ...]]:
    """Read a French name of a place: how many words it takes, its English ones; (0, ()) for none.

    >>> place(["les", "etats", "unis"], 1), place(["londres"], 0), place(["london"], 0)
    ((2, ('united', 'states')), (1, ('london',)), (0, ()))
    """
    for size in range(_LONGEST, 0, -1):
        french = tuple(raw[at : at + size])
        if english := _ENGLISH.get(french):
            return len(french), english
    return 0, ()
