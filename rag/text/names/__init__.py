"""Proper names and offices: how they are found, spelt and told in the other language."""
