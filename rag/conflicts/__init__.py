"""Sources that give different figures, dates, offices or answers: shown, never averaged.

What the passages found say of the thing asked is compared by the checks' own reading of figures,
dates, names, offices and denials. Values that may both be right (a rounding, a part, another year,
another currency, a forecast and a result) are no conflict.
"""

from rag.conflicts.finding import conflicts
from rag.conflicts.independence import independence

__all__ = ["conflicts", "independence"]
