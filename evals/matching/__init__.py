"""Whether a short fact stands in a text, however it is written: numbers, dates, places."""
