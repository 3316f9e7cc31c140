"""Units, currencies and the words of approximation, in both languages."""

from __future__ import annotations

UNITS: dict[str, str] = {
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR",
    "$": "USD", "usd": "USD", "dollar": "USD", "dollars": "USD",
    "£": "GBP", "gbp": "GBP", "livre": "GBP", "livres": "GBP", "pound": "GBP", "pounds": "GBP",
    "sterling": "GBP", "chf": "CHF", "yen": "JPY", "yens": "JPY", "yuan": "CNY", "yuans": "CNY",
    "%": "%", "percent": "%", "pourcent": "%",
    "point": "points", "points": "points",
    "an": "year", "ans": "year", "annee": "year", "annees": "year", "year": "year",
    "years": "year", "mois": "month", "month": "month", "months": "month",
    "semaine": "week", "semaines": "week", "week": "week", "weeks": "week",
    "jour": "day", "jours": "day", "day": "day", "days": "day",
    "heure": "hour", "heures": "hour", "hour": "hour", "hours": "hour",
    "minute": "minute", "minutes": "minute", "fois": "times", "times": "times",
    "reprises": "times", "occasions": "times", "pc": "%",
}  # fmt: skip
SCALED_SIGNS: dict[str, tuple[float, str]] = {
    "k€": (1e3, "EUR"), "m€": (1e6, "EUR"), "md€": (1e9, "EUR"), "mds€": (1e9, "EUR"),
    "k$": (1e3, "USD"), "m$": (1e6, "USD"), "md$": (1e9, "USD"), "mds$": (1e9, "USD"),
}  # fmt: skip
MONEY = frozenset(("EUR", "USD", "GBP", "CHF", "JPY", "CNY"))
LINKS = frozenset(("de", "d'", "of", "us", "usa"))  # between a figure and its unit
LENGTHS = {"year": 12.0, "month": 1.0, "week": 0.25, "day": 1 / 30, "hour": 1 / 720}  # months
_BOUNDS: dict[str, tuple[str, ...]] = {
    "over": ("plus de", "plus d'", "au moins", "au dessus de", "over", "more than", "at least",
             "above", "depasse", "depassent", "depasser", "exceeds", "exceeding"),
    "under": ("moins de", "moins d'", "au plus", "less than", "fewer than", "under", "at most",
              "below", "en dessous de"),
    "near": ("pres de", "pres d'", "presque", "nearly", "almost", "quasi", "close to"),
    "about": ("environ", "quelque", "quelques", "autour de", "a peu pres", "about", "around",
              "approximately", "roughly", "some", "approximativement", "de l'ordre de"),
}  # fmt: skip
_PHRASES = tuple(
    (tuple(phrase.replace("'", "' ").split()), kind)
    for kind, phrases in _BOUNDS.items()
    for phrase in phrases
)
BOUND_PHRASES = {  # by their last word
    last: tuple((phrase, kind) for phrase, kind in _PHRASES if phrase[-1] == last)
    for last in {phrase[-1] for phrase, _ in _PHRASES}
}
AGREEING: dict[str, frozenset[str]] = {  # what the claim's bound may rest on
    "": frozenset(("", "over", "under", "near", "about", "most")),
    "about": frozenset(("", "over", "under", "near", "about", "most")),
    "near": frozenset(("", "near", "about", "under", "most")),
    "over": frozenset(("over",)),
    "under": frozenset(("under", "near", "most")),
    "most": frozenset(("", "most", "under")),
}
