"""Numbers, amounts and lengths of time, written one way whatever the language."""
