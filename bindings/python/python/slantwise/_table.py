"""A table that was counted, for whoever takes Arrow."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from . import _native

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

#: Rows that are shown at most.
SHOWN = 10


class Table:
    """A table of numbers and names, held as Arrow and handed over without copying.

    Whatever takes Arrow takes it: ``polars.DataFrame(table)``, ``pyarrow.table(table)``, ``pandas.DataFrame.from_arrow(table)``,
    ``duckdb.sql("FROM table")``. Each row is a dictionary when one goes over it.
    """

    __slots__ = ("_inner",)

    def __init__(self, inner: _native.Table) -> None:
        self._inner = inner

    @property
    def name(self) -> str:
        """What its file is called in a report, without the ending."""
        return self._inner.name

    @property
    def column_names(self) -> list[str]:
        """The names of its columns, in order."""
        return self._inner.column_names

    @property
    def about(self) -> dict[str, str]:
        """What each column holds, in words."""
        return dict(self._inner.about)

    @property
    def num_rows(self) -> int:
        """How many rows there are."""
        return self._inner.num_rows

    def __len__(self) -> int:
        return self._inner.num_rows

    def __iter__(self) -> Iterator[dict[str, Any]]:
        names = self.column_names
        return (dict(zip(names, row)) for row in self._inner.rows())

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self._inner.__arrow_c_stream__(requested_schema)

    def __arrow_c_schema__(self) -> Any:
        return self._inner.__arrow_c_schema__()

    def to_polars(self) -> polars.DataFrame:
        """As a frame of Polars, which must be installed."""
        import polars

        return polars.DataFrame(self)

    def to_pyarrow(self) -> pyarrow.Table:
        """As a table of PyArrow, which must be installed."""
        import pyarrow

        return pyarrow.table(self)

    def to_pandas(self) -> pandas.DataFrame:
        """As a frame of pandas, which must be installed together with PyArrow."""
        frame: pandas.DataFrame = self.to_pyarrow().to_pandas()
        return frame

    def __repr__(self) -> str:
        return f"<slantwise.Table {self.name}: {self.num_rows} rows, {len(self.column_names)} columns>"

    def _repr_html_(self) -> str:
        shown = self._inner.rows()[:SHOWN]
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self.column_names)
        rows = "".join("<tr>" + "".join(f"<td>{_cell(value)}</td>" for value in row) + "</tr>" for row in shown)
        more = f"<p>{self.num_rows - len(shown)} more rows</p>" if self.num_rows > len(shown) else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{more}"


def _cell(value: Any) -> str:
    return "" if value is None else html.escape(str(value))
