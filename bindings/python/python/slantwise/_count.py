"""How often?"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from typing import Literal

from . import _native
from ._articles import Corpus, StrPath, opened
from ._lexicon import Lexicons, taken
from ._table import Table


def count(
    articles: Corpus,
    lexicons: Lexicons = None,
    *,
    by: Literal["outlet", "article"] = "outlet",
    columns: Mapping[str, str] | None = None,
    set_aside: StrPath | None = None,
    strict: bool = False,
    name: str = "table",
) -> Table:
    """How often the words of the lexicons stand in the articles: what ``slantwise count`` writes.

    articles: a table that hands out an Arrow stream, with a row an article, or paths of files and folders, or of a study file.
    lexicons: word lists, by name, file or as ``Lexicon``; all built-in ones when none is given.
    by: a row for each outlet, or for each article.
    columns: what a column is called in the table, such as ``{"outlet": "newspaper", "text": "body_text"}``.
    set_aside: a file with lines of the outlets' pages to set aside.
    strict: stop at the first article that cannot be read.
    name: stands where a file's name would, in ids and messages, when ``articles`` is a table.

    Raises SlantwiseError with the words of the command line. Warns of articles that could not be read.
    """
    if by not in ("outlet", "article"):
        raise _native.SlantwiseError(f"by: there is no choice {by!r}; write outlet or article")
    corpus, _ = opened(articles, name, {"columns": dict(columns or {}), "set_aside": set_aside, "strict": strict})
    table, unread = _native.count(corpus, taken(lexicons), by == "article")
    if unread:
        warnings.warn(f"{unread} inputs could not be read; the table `ledger` of `compare` lists them", stacklevel=2)
    return Table(table)
