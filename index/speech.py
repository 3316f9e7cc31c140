"""Whom an article quotes: the words inside quotation marks, and the speaker its sentence names.

A quote is kept only where a verb of saying, or *selon* and its like, binds it to a name: *« … »,
a déclaré Kai Zenner*, *Selon Kai Zenner, « … »*, *“…”, said the mayor of Vernou*. A pronoun
stands for the last speaker of this paragraph or the one before, else for the person on whom a
sentence before it opens. Marks without a speaker (a title, a word held
at arm's length) are no quote here, and an agency that reports is no speaker.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from index.documents import Quote, Span
from index.readers.origins import KNOWN, PERSON, PROPER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_FRENCH_SAYING: Final = (
    r"(?:déclar|affirm|estim|jug|dénonc|regrett|assur|expliqu|consid[éè]r|critiqu|résum|comment|"
    r"pens|ajout|rappel|constat|indiqu|précis|souten|soutien|conclu|soulign|déplor|redout|plaid|"
    r"confi|lanc|répond|s['’]inqui[éè]t|s['’]indign|s['’]interrog|s['’]étonn|s['’]exclam|insist|"
    r"averti|alert|ironis|tranch|témoign|admet|admis|reconna|reconn|prévien|prévenu|martel|tonn|"
    r"renchéri|reproch|promet|promis|salu|clam|rép[èé]t|argu|not|rel[èe]v|racont|détaill|avanc|"
    r"défend|justifi|temp[èé]r|nuanc|rassur|prédi|esp[èé]r|crain|craint|écri|point|pest|fustig|"
    r"trouv|glis|propos|recommand|demand|qualifi|décri|évoqu|s['’]emport|s['’]alarm)[a-zà-ÿ]{0,6}"
    r"|di(?:t|te|sent|sait|saient)"
)
_ENGLISH_SAYING: Final = (
    r"sa(?:id|ys?)|t(?:old|ells?)|add(?:ed|s)?|wr(?:ote|ites?|itten)|argue[sd]?|call(?:ed|s)?|"
    r"warn(?:ed|s)?|insist(?:ed|s)?|explain(?:ed|s)?|describe[sd]?|claim(?:ed|s)?|not(?:ed|es)|"
    r"stress(?:ed|es)?|admit(?:ted|s)?|denie[sd]|repl(?:ied|ies)|state[sd]?|complain(?:ed|s)?|"
    r"joke[sd]?|concede[sd]?|tweet(?:ed|s)?|recall(?:ed|s)?|predict(?:ed|s)?|conclude[sd]?|"
    r"suggest(?:ed|s)?|acknowledge[sd]?|believe[sd]?|announce[sd]?|declare[sd]?|ask(?:ed|s)?|"
    r"comment(?:ed|s)?|respond(?:ed|s)?|maintain(?:ed|s)?|continue[sd]?|remark(?:ed|s)?"
)
_HELPERS: Final = (
    r"(?:(?:nous |m['’]|lui |leur )?(?:a|ont|avait|avaient|est|s['’]est|has|had|have)"
    r"(?: (?:ainsi|aussi|également|notamment|encore|déjà|also|since|then))? )?"
)
_SAYING: Final = rf"{_HELPERS}(?i:{_FRENCH_SAYING}|{_ENGLISH_SAYING})"
_WORD: Final = r"[a-zà-ÿœ][\w-]*"
_ROLE: Final = (
    rf"(?:(?:(?i:le|la|les|un|une|son|sa|the|a|an|his|her) |(?i:l)['’])"
    rf"(?:(?:{_WORD}|[ld]['’]{_WORD}) ){{0,7}}?(?:[ld]['’])?)?"
)
_NAME: Final = rf"(?:{PERSON}|{PROPER})"
_WHO: Final = rf"(?P<role>{_ROLE})(?P<name>{_NAME})"
_TOLD: Final = rf"(?: (?:à|au|auprès d[eu]|to|devant) (?:l['’]|la |le |the )?{PROPER})?"
_WHEN: Final = (
    r"(?: (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|ce matin|mercredi soir|"
    r"on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|aujourd['’]hui))?"
)

_AROUND: Final = 400  # characters of its paragraph in which a quote's speaker is looked for
_QUOTED: Final = re.compile(
    r"«\s*(?P<fr>[^«»]{2,1200}?)\s*»|“\s*(?P<en>[^“”]{2,1200}?)\s*”"
    r'|(?<!\w)"\s*(?P<flat>[^"\n]{2,1200}?)\s*"(?!\w)'
)
_AFTER: Final = re.compile(
    rf"\s*[,.]?\s*[—–-]?\s*(?:(?:{_SAYING}){_TOLD}{_WHEN},? |(?i:selon|d['’]après|according to) )"
    rf"{_WHO}"
)
_NAMED_FIRST: Final = re.compile(rf"\s*[,.]?\s*{_WHO}(?:, [^,«»“”.]{{2,80}},)? {_SAYING}\b")
_PRONOUN_AFTER: Final = re.compile(
    rf"\s*[,.]?\s*[—–-]?\s*"
    rf"(?:(?:a|ont|avait|s['’]est)-t?-?(?:il|elle|on) |{_SAYING}-t?-?(?:il|elle)"
    rf"|(?:he|she) {_SAYING}\b)"
)
_NOT_TO: Final = r"(?<!\bà )(?<!\bau )(?<!\bpar )(?<!\bavec )(?<!\bto )(?<!\bby )(?<!\bwith )"
_BEFORE: Final = re.compile(
    rf"{_NOT_TO}(?P<role>{_ROLE})(?P<name>{_NAME})(?:, [^,«»“”]{{2,90}})?,? (?:n['’]|ne |y )?"
    rf"{_SAYING}\b[^«»“”;]{{0,90}}$"
)
_OPENED: Final = re.compile(
    rf"(?:^|\W)(?i:selon|pour|d['’]après|according to|for) {_WHO}(?:[^«»“”;]{{0,140}},)?"
    rf"[^«»“”;,]{{0,60}}$"
)
_PRONOUN_BEFORE: Final = re.compile(
    rf"(?:^|[.!?»”] )\W*(?i:il|elle|he|she) {_SAYING}\b[^«»“”;]{{0,60}}$"
)
_SENTENCE_END: Final = re.compile(r"(?<![A-ZÀ-Ý])[.!?…](?=\s+[A-ZÀ-Ý«“])")
_OPENS_ON: Final = re.compile(rf"\W*{_ROLE}(?P<name>{PERSON})")
_ADDRESSED: Final = re.compile(
    r"(?:^| )(?:à|au|aux|to|devant|par|by|avec|with|que|qui|who|in|en)(?: |$)"
)
_OF: Final = re.compile(r"(?:^| )(?:de|du|des|d['’]|de la|de l['’]|of|for|from|chez|at)\s*$")
_OUTLET: Final = re.compile(rf"(?:L[ea] |L['’])?(?:{KNOWN})")
_NO_NAME: Final = re.compile(
    r"(?:Il|Elle|Ils|Elles|On|Je|Nous|Vous|Ce|Cette|Ces|Cela|Mais|Et|Or|Si|Le|La|Les|Un|Une|Des|"
    r"He|She|They|We|It|The|This|That|But|And|In|On|As|For|Pour|Selon|Dans|Interrogée?s?|Comme)"
)


def quotes_of(page_text: str, spans: Iterable[Span]) -> tuple[Quote, ...]:
    """Return the quotes of an article whose speakers are named, in the page's order.

    Examples
    --------
    >>> text = "« C’est ridicule », a déclaré Kai Zenner à Reuters. « Non », a-t-il ajouté."
    >>> found = quotes_of(text, [Span(0, len(text))])
    >>> [(quote.speaker, text[quote.start : quote.end]) for quote in found]
    [('Kai Zenner', 'C’est ridicule'), ('Kai Zenner', 'Non')]
    """
    known = list(spans)
    if not any(_QUOTED.search(page_text, span.start, span.end) for span in known):
        return ()
    people = [_bare(name) for span in known for name in re.findall(PERSON, span.of(page_text))]
    full = {name.split()[-1]: name for name in reversed(people) if " " in name}
    found: list[Quote] = []
    last: str | None = None
    for span in known:
        for line in re.finditer(r".+", span.of(page_text)):
            said = list(_said(line.group(), last, full))
            last = said[-1].speaker if said else None
            at = span.start + line.start()
            found.extend(Quote(one.speaker, at + one.start, at + one.end) for one in said)
    return tuple(found)


def _said(line: str, last: str | None, full: Mapping[str, str]) -> Iterator[Quote]:
    """Yield the quotes of one paragraph; ``last`` spoke in the paragraph before."""
    for match in _QUOTED.finditer(line):
        before = line[max(0, match.start() - _AROUND) : match.start()]
        after = line[match.end() : match.end() + _AROUND]
        speaker = _speaker(before, after, last or _subject(before))
        if speaker:
            last = full.get(speaker.split()[-1], speaker) if _is_name(speaker) else speaker
            group = match.lastgroup or 0
            yield Quote(last, match.start(group), match.end(group))


def _subject(text: str) -> str | None:
    """Return the person with whom the last sentence that opens on a person opens.

    >>> _subject("Ada Roux, de l'Institut Sillage, va plus loin. Elle insiste.")
    'Ada Roux'
    """
    starts = [0, *(end.end() for end in _SENTENCE_END.finditer(text))]
    openings = [_OPENS_ON.match(text, start) for start in starts]
    return next((_bare(match["name"]) for match in reversed(openings) if match), None)


def _is_name(speaker: str) -> bool:
    """Whether a speaker is a bare name, which may be a surname alone; an office is none."""
    return speaker[:1].isupper() and not speaker.startswith(("L’", "L'", "Le ", "La ", "Les "))


def _speaker(before: str, after: str, last: str | None) -> str | None:
    """Return who says a quote that stands between two stretches of its paragraph."""
    ends = [end.end() for end in _SENTENCE_END.finditer(before)]
    before = before[ends[-1] if ends else 0 :]
    for pattern, stretch in ((_AFTER, after), (_NAMED_FIRST, after)):
        if (match := pattern.match(stretch)) and (named := _named(match)):
            return named
    for pattern in (_BEFORE, _OPENED):
        found = [named for match in pattern.finditer(before) if (named := _named(match))]
        if found:
            return found[-1]
    if _PRONOUN_AFTER.match(after) or _PRONOUN_BEFORE.search(before):
        return last
    return None


def _named(match: re.Match[str]) -> str | None:
    """Return the speaker a pattern found: a name, or the office a name only qualifies.

    >>> _named(re.match(_WHO, "le patron de Microsoft"))
    'le patron de Microsoft'
    >>> _named(re.match(_WHO, "le commissaire Thierry Breton"))
    'Thierry Breton'
    """
    name, role = _bare(match["name"]), match["role"]
    if not name or _OUTLET.fullmatch(name) or _ADDRESSED.search(role):
        return None
    return f"{role}{name}" if _OF.search(role) else name


def _bare(name: str) -> str:
    """Return a name without the capital words before it that are no part of it.

    >>> _bare("Pour Kim van Sparrentak"), _bare("Il")
    ('Kim van Sparrentak', '')
    """
    words = name.split()
    while words and _NO_NAME.fullmatch(words[0]):
        del words[0]
    return " ".join(words)
