"""What stands for articles: a table, or files and folders."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any, Protocol, Union

from . import _native

StrPath = Union[str, "os.PathLike[str]"]


class ArrowStream(Protocol):
    """Whatever hands out an Arrow stream: tables of Polars, pandas, PyArrow and many others, relations of DuckDB, readers."""

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...


class ArrowArray(Protocol):
    """Whatever hands out an Arrow array, such as a record batch."""

    def __arrow_c_array__(self, requested_schema: Any = None) -> Any: ...


Corpus = Union[ArrowStream, ArrowArray, StrPath, Iterable[StrPath]]


def opened(articles: Corpus, name: str, told: Mapping[str, Any]) -> tuple[_native.Articles, list[str]]:
    """The articles with what is asked of them, and the paths they were named by; none for a table."""
    if hasattr(articles, "__arrow_c_stream__") or hasattr(articles, "__arrow_c_array__"):
        return _native.Articles.of_table(articles, name, dict(told)), []
    paths = as_paths(articles)
    return _native.Articles.of_paths(paths, dict(told)), paths


def as_paths(articles: Any) -> list[str]:
    """One path or several."""
    if isinstance(articles, (str, os.PathLike)):
        return [os.fspath(articles)]
    wrong = TypeError(
        f"articles are a table that hands out an Arrow stream (of Polars, pandas, PyArrow, DuckDB ...), or paths of files and folders; "
        f"{type(articles).__name__} is neither"
    )
    try:
        paths = list(articles)
    except TypeError:
        raise wrong from None
    if isinstance(articles, bytes) or not all(isinstance(path, (str, os.PathLike)) for path in paths):
        raise wrong
    return [os.fspath(path) for path in paths]
