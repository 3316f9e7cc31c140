"""Claim checks: code that keeps what an honest model says and stops what a bad one invents.

Every figure, date, name and quote of a sentence must stand, with the thing it is about, in a
passage it is cited to. Nothing here asks a model.
"""

from rag.checks.checker import Checker, check_sentence
from rag.checks.verdict import Verdict, Why

__all__ = ["Checker", "Verdict", "Why", "check_sentence"]
