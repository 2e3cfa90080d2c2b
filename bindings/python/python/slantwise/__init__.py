"""Shows how news outlets word the same story differently.

Which loaded terms each outlet uses, in whose voice, and how sure one can be of a difference, with the sentence behind every number.
It describes; it does not judge.

>>> import slantwise
>>> comparison = slantwise.compare("seeds/iran-syria")
>>> comparison.title
'Iran and Syria'
"""

from ._compare import Comparison, compare
from ._count import count
from ._figure import Figure
from ._find import Hit, find
from ._lexicon import Category, Entry, Failure, Lexicon, NamingSet, Remark, Trial, lexicons
from ._native import SlantwiseError, __version__
from ._table import Table

__all__ = [
    "Category",
    "Comparison",
    "Entry",
    "Failure",
    "Figure",
    "Hit",
    "Lexicon",
    "NamingSet",
    "Remark",
    "SlantwiseError",
    "Table",
    "Trial",
    "__version__",
    "compare",
    "count",
    "find",
    "lexicons",
]
