"""The words of both languages that numbers are told in."""

from __future__ import annotations

UNITS: dict[str, int] = {
    word: value
    for value, names in enumerate(
        (
            "zero",
            "un,une,one",
            "deux,two",
            "trois,three",
            "quatre,four",
            "cinq,five",
            "six",
            "sept,seven",
            "huit,eight",
            "neuf,nine",
            "dix,ten",
            "onze,eleven",
            "douze,twelve",
            "treize,thirteen",
            "quatorze,fourteen",
            "quinze,fifteen",
            "seize,sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        )
    )
    for word in names.split(",")
}
TENS: dict[str, int] = {
    "vingt": 20, "vingts": 20, "twenty": 20, "trente": 30, "thirty": 30, "quarante": 40,
    "forty": 40, "cinquante": 50, "fifty": 50, "soixante": 60, "sixty": 60, "septante": 70,
    "seventy": 70, "eighty": 80, "nonante": 90, "ninety": 90,
}  # fmt: skip
HUNDREDS = frozenset(("cent", "cents", "hundred", "hundreds"))
SCALES: dict[str, float] = {
    "mille": 1e3, "thousand": 1e3, "k": 1e3,
    "million": 1e6, "millions": 1e6, "m": 1e6, "mn": 1e6,
    "milliard": 1e9, "milliards": 1e9, "md": 1e9, "mds": 1e9, "bn": 1e9,
    "billion": 1e9, "billions": 1e9, "trillion": 1e12, "trillions": 1e12,
}  # fmt: skip
ROUND: dict[str, float] = {
    "dizaine": 10, "douzaine": 12, "dozen": 12, "quinzaine": 15, "vingtaine": 20,
    "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60,
    "centaine": 100, "millier": 1000, "dizaines": 10, "douzaines": 12, "dozens": 12,
    "vingtaines": 20, "centaines": 100, "milliers": 1000,
}  # fmt: skip
FRACTIONS: dict[str, float] = {
    "moitie": 1 / 2, "half": 1 / 2, "demi": 1 / 2, "tiers": 1 / 3, "third": 1 / 3,
    "thirds": 1 / 3, "quart": 1 / 4, "quarts": 1 / 4, "quarter": 1 / 4, "quarters": 1 / 4,
}  # fmt: skip
PORTIONS: dict[str, float] = {
    "sixieme": 1 / 6, "sixiemes": 1 / 6, "sixth": 1 / 6, "sixths": 1 / 6,
    "septieme": 1 / 7, "septiemes": 1 / 7, "seventh": 1 / 7, "sevenths": 1 / 7,
    "huitieme": 1 / 8, "huitiemes": 1 / 8, "eighth": 1 / 8, "eighths": 1 / 8,
    "neuvieme": 1 / 9, "neuviemes": 1 / 9, "ninth": 1 / 9, "ninths": 1 / 9,
    "cinquieme": 1 / 5, "cinquiemes": 1 / 5, "fifth": 1 / 5, "fifths": 1 / 5,
    "dixieme": 1 / 10, "dixiemes": 1 / 10, "tenth": 1 / 10, "tenths": 1 / 10,
    "centieme": 1 / 100, "hundredth": 1 / 100, "millieme": 1 / 1000, "thousandth": 1 / 1000,
}  # fmt: skip
ORDINALS: dict[str, int] = {
    "premier": 1, "premiere": 1, "premiers": 1, "premieres": 1, "first": 1,
    "deuxieme": 2, "second": 2, "seconde": 2, "troisieme": 3, "third": 3, "quatrieme": 4,
    "fourth": 4, "cinquieme": 5, "fifth": 5, "sixieme": 6, "sixth": 6, "septieme": 7,
    "seventh": 7, "huitieme": 8, "eighth": 8, "neuvieme": 9, "ninth": 9, "dixieme": 10,
    "tenth": 10, "onzieme": 11, "eleventh": 11, "douzieme": 12, "twelfth": 12, "treizieme": 13,
    "thirteenth": 13, "quatorzieme": 14, "fourteenth": 14, "quinzieme": 15, "fifteenth": 15,
    "seizieme": 16, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
    "vingtieme": 20, "twentieth": 20,
}  # fmt: skip
