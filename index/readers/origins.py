"""Who speaks on a page: the outlet it names as its own, its author, the agencies it relies on.

A name is only taken where the sentence leaves no doubt; what stays unknown is None, and a person
can give it in ``sources.csv``.
"""

from __future__ import annotations

import re

from index.readers.dates import DATE

_PART = r"(?<!\w)[A-ZÀ-ÝŒ](?:[\w&-]|\.(?=\w)){0,40}(?:['’](?:[\w&-]|\.(?=\w)){1,40})?"
_LINK = r"(?:(?:de|du|des|la|le|les|of|the|and|et|&|à|en) |[ld]['’])*"
PROPER = rf"{_PART}(?: {_LINK}(?:{_PART}|\d+)){{0,5}}"
_ARTICLE = r"(?:[Ll]['’]|[Ll][ea] |[Ll]es |[Tt]he )?"

KNOWN = (
    "Reuters|Bloomberg|AFP|Agence France-Presse|Associated Press|AP|DPA|ANSA|EFE|Belga|Xinhua"
    "|Financial Times|Wall Street Journal|New York Times|Washington Post|Guardian|Verge|Information"
    "|TechCrunch|Politico|Euronews|Euractiv|Contexte|Monde|Figaro|Libération|[ÉE]chos|Tribune"
    "|Usine Digitale|Usine Nouvelle|Parisien|Express|Point|Mediapart|BFM(?: ?TV| Business)?"
    "|[Ff]rance ?[Ii]nfo|RFI|BBC|CNN|CNBC|Axios|Wired|Numerama|Handelsblatt|Spiegel|El País"
    "|Soir|RTBF|Temps|Nikkei|Business Insider|Fortune|Forbes|Semafor|Ars Technica|01net|ZDNet"
)
_NEEDS_ARTICLE = frozenset(
    "Guardian Verge Information Monde Figaro Échos Echos Tribune Parisien Express Point Soir Temps"
    " Spiegel".split()
)
_CANONICAL = {"Agence France-Presse": "AFP", "Associated Press": "AP"}
_TOLD = r"(?:précisé|déclaré|confirmé|indiqué|dit|affirmé|assuré|expliqué|confié|répondu)"
_KIND = (
    r"(?:agence(?: de presse)?|quotidien|journal|site|magazine|média|hebdomadaire|mensuel|chaîne)"
)
_BEFORE = (
    rf"(?:[Ss]elon|[Dd]['’]après|(?:rapporte|révèle|indique|explique|relate)(?:nt)?|écri(?:t|vent)"
    rf"|[Ii]nterrogée?s? par|citée?s? par"
    rf"|[Cc]ontactée?s? par|relayée?s? par|reprise?s? (?:par|de)|{_TOLD} (?:mardi |lundi )?à"
    rf"|auprès de"
    r"|[Aa]ccording to|[Rr]eported by|[Qq]uoted by|[Cc]ited by|\btold|, reports?|, reported"
    r"|[Ss]ource ?:|\bavec"
    rf"|\bwith|[Ii]nterviewed by)(?: (?:l['’]|le |la |the )(?:{_KIND}|news agency))?"
)
_VIA_KNOWN = (
    re.compile(rf"{_BEFORE} (?P<name>{_ARTICLE}(?:{KNOWN}))\b(?!-)"),
    re.compile(
        rf"(?P<name>{_ARTICLE}(?:{KNOWN})) (?:a |avait |had |has )?(?:rapporté|rapporte|révélé"
        rf"|révèle|reported|reports"
        r"|first reported|revealed)\b"
    ),
    re.compile(rf"\((?P<name>{KNOWN})\)|[(—–-] ?(?:avec|with) (?P<other>{KNOWN})\b"),
    re.compile(rf"(?P<name>{KNOWN}) ?[)]?$"),
)
_VIA_ANY = (
    re.compile(
        rf"\b(?:l['’]|[Ll]e |[Ll]a |nos confrères d(?:e |u |['’]))(?:{_KIND}"
        rf" )(?P<name>{_ARTICLE}{PROPER})"
    ),
    re.compile(rf"\bcitée?s? par (?P<name>(?:[Ll]['’]|[Ll][ea] |[Ll]es ){PROPER})"),
    re.compile(rf"\bconfrères? (?:de |d['’]|, )?(?P<name>(?:L['’]|L[ea] |Les ){PROPER})"),
    re.compile(
        rf"{_BEFORE} (?P<name>(?:L['’]|L[ea] |Les |The ){_PART}(?: (?:d[eu]s? |d['’]|of |la"
        rf" )*{_PART}){{1,4}})"
    ),
)
_KNOWN_SOMEWHERE = re.compile(KNOWN)

_SELF = (
    re.compile(
        rf"(?:^|[.!?»] )(?P<name>{PROPER}) a (?:contacté|sollicité|joint|interrogé) [^.]{{0,160}}"
        r"(?:commentaire|réponse|répond|réagi|donné suite)",
        re.MULTILINE,
    ),
    re.compile(
        rf"(?P<name>{PROPER}) (?:has )?(?:contacted|reached out to|approached)"
        rf" [^.]{{0,160}}(?:comment|response)"
    ),
    re.compile(
        rf"(?:news|actualités?|infos?|articles?) (?:sur|de|du|avec|from|on) (?P<name>(?:[Ll]['’]"
        rf"|[Ll][ea] |[Ll]es )?{PROPER}),?"
        r" (?:abonnez|inscrivez|suivez|subscribe|sign|follow)"
    ),
    re.compile(
        rf"©(?: (?:19|20)\d\d)?,? (?P<name>{PROPER}),?(?: (?:19|20)\d\d)?\W+(?:[Tt]ous droits"
        rf"|[Aa]ll rights)"
    ),
    re.compile(
        rf"© (?:19|20)\d\d(?:-\d+)? (?P<name>{PROPER})|^© (?P<other>{PROPER}) (?:19|20)\d\d",
        re.MULTILINE,
    ),
)
_NEWSROOM = re.compile(rf"\bla rédaction (?:de |du |d['’])(?P<name>{PROPER})")

_PERSON_PART = (
    r"(?:[A-ZÀ-ÝŒ][a-zà-ÿœ]+(?:[-'’][A-ZÀ-ÝŒ]?[a-zà-ÿœ]+)*|[A-ZÀ-Ý]\.(?:-?[A-Z]\.)?"
    r"|[OD]['’][A-ZÀ-Ý]\w+)"
)
_PARTICLE = "(?:de|du|des|van|von|der|den|la|le|el|al|Le|La|di)"
PERSON = rf"{_PERSON_PART}(?: (?:{_PARTICLE} )*{_PERSON_PART}){{1,3}}"
_PERSON_LINE = re.compile(PERSON)
_BYLINE = re.compile(
    rf"[*_]*(?:(?:[ÉEéeÀà]crit |[Pp]ublié |[Pp]osté |[Pp]ropos recueillis |[Tt]exte |[Uu]n article"
    rf" |[Ww]ritten )?"
    rf"(?:[Pp]ar|[Bb]y|PAR|BY)|[Aa]ut(?:eur|rice|hor|eure)s? ?:)[ \u00a0](?P<name>{PERSON}(?:(?:,"
    rf"| et| and| &) {PERSON})*|{_PART}(?: {_PART})?)"
    rf"(?:,? (?:et |and |avec |with )?(?:l['’])?(?:{KNOWN}))*(?:[ ,·|•–—(-]+(?:(?:[Ll]e|[Oo]n"
    rf"|[Pp]ublié le|[Pp]ublished) )?(?i:{DATE})?.{{0,60}})?[*_]*"
)


def via_in(text: str, outlet: str | None = None) -> tuple[str, ...]:
    """Return the agencies and outlets a text relies on, in order of appearance.

    >>> via_in("Selon Reuters, l'accord existe, citée par l’Usine Digitale. Selon Zenner, non.")
    ('Reuters', 'L’Usine Digitale')
    >>> via_in("A copy was sent, rapporte Bloomberg. He told the AP so.")
    ('Bloomberg', 'AP')
    """
    found: dict[str, int] = {}
    of_known = _VIA_KNOWN if _KNOWN_SOMEWHERE.search(text) else ()
    for pattern in (*of_known, *_VIA_ANY):
        for match in pattern.finditer(text):
            name = _named(match)
            if name and name != outlet:
                found[name] = min(match.start(), found.get(name, match.start()))
    return tuple(sorted(found, key=lambda name: found[name]))


def outlet_in(text: str) -> str | None:
    """Return the outlet that a page says it is.

    >>> outlet_in("L’Observatoire de l’Est a contacté deux firmes pour commentaires.")
    'L’Observatoire de l’Est'
    >>> outlet_in("Pour toutes les news sur le Journal du Soir, abonnez-vous.")
    'Le Journal du Soir'
    >>> outlet_in("© Mistral") is None
    True
    """
    for pattern in _SELF:
        if match := pattern.search(text):
            return _capital(match.groupdict().get("name") or match["other"])
    return None


def newsroom_in(comments: str) -> str | None:
    """Return the newsroom that readers address.

    >>> newsroom_in("Il faudrait que la rédaction de Relais appelle l'entreprise.")
    'Relais'
    """
    match = _NEWSROOM.search(comments)
    return match["name"] if match else None


def byline(line: str) -> str | None:
    """Return the author a line names after "Par" or "By".

    >>> byline("Par Clémence Aubrac"), byline("*By Ottoline Marsh-Gable, 5 March 2024*")
    ('Clémence Aubrac', 'Ottoline Marsh-Gable')
    >>> byline("Par ailleurs, l'accord tient.") is None
    True
    """
    match = _BYLINE.fullmatch(line) if len(line) <= 160 else None
    return match["name"] if match else None


def is_person(line: str) -> bool:
    """Tell whether a whole line is a person's name.

    >>> is_person("Jean Delaunay"), is_person("Max von Thun"), is_person("Mistral AI")
    (True, True, False)
    """
    return len(line) <= 50 and _PERSON_LINE.fullmatch(line) is not None


def _named(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    name = (groups.get("name") or groups.get("other") or "").strip(" .,")
    bare = re.sub(rf"^{_ARTICLE}", "", name)
    if bare in _NEEDS_ARTICLE and bare == name:
        return None
    if bare in _CANONICAL or re.fullmatch(r"Reuters|Bloomberg|AFP|AP|DPA|BBC|CNN|CNBC", bare):
        return _CANONICAL.get(bare, bare)
    return _capital(name) or None


def _capital(name: str) -> str:
    """Return a name with its article capitalised.

    >>> _capital("l’Usine Digitale"), _capital("le Journal du Soir")
    ('L’Usine Digitale', 'Le Journal du Soir')
    """
    return name[:1].upper() + name[1:]
