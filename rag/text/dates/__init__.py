"""Dates and hours, written one way, also where a year or a month is left out."""
