"""Tables of any layout, and tables that are none."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pandas
import polars
import pyarrow
import pyarrow.compute
import pyarrow.parquet
import pytest
import slantwise

from conftest import printed, refused

TEXTS = ["The rebels seized the city.", "The regime fell.", "Insurgents left, and the coup failed."]
OUTLETS = ["A", "B", "A"]


def counted(table: Any, **options: Any) -> list[dict[str, Any]]:
    return list(slantwise.count(table, "conflict", by="article", **options))


def dated(column: Any) -> list[str]:
    """The days that are read from a column."""
    table = pyarrow.table({"outlet": ["A"] * len(column), "text": TEXTS[: len(column)], "date": column})
    rows = slantwise.compare(table, "conflict").tables["articles"].to_pyarrow().to_pylist()
    return [row["date"] for row in rows]


@pytest.mark.parametrize(
    "kind",
    [
        pyarrow.string(),
        pyarrow.large_string(),
        pyarrow.string_view(),
        pyarrow.dictionary(pyarrow.int8(), pyarrow.string()),
        pyarrow.dictionary(pyarrow.uint32(), pyarrow.large_string()),
        pyarrow.dictionary(pyarrow.int64(), pyarrow.string()),
    ],
    ids=str,
)
def test_text_of_any_layout_is_text(kind: pyarrow.DataType) -> None:
    plain = pyarrow.table({"outlet": [*OUTLETS, None], "text": [*TEXTS, TEXTS[0]]})
    table = pyarrow.table({name: plain[name].cast(kind) for name in plain.column_names})
    assert table.schema.field("text").type == kind
    assert counted(table) == counted(plain)
    assert counted(table.slice(1, 2)) == counted(plain.slice(1, 2)), "a part of a buffer is that part"


def test_categories_of_polars_and_pandas_are_text() -> None:
    frame = polars.DataFrame({"outlet": OUTLETS, "text": TEXTS})
    plain = counted(frame)
    assert counted(frame.with_columns(polars.col("outlet").cast(polars.Categorical))) == plain
    assert counted(frame.with_columns(polars.col("outlet").cast(polars.Enum(["B", "A"])))) == plain
    assert counted(frame.to_pandas().astype({"outlet": "category"})) == plain


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
@pytest.mark.parametrize("zone", [None, "UTC", "Asia/Tokyo"])
def test_a_moment_is_its_day_in_utc_as_in_parquet(unit: str, zone: str | None, tmp_path: Path) -> None:
    moments = [datetime.datetime(2024, 12, 8, 23, 59, 59), datetime.datetime(1969, 12, 31, 12), None]
    column = pyarrow.array(moments, pyarrow.timestamp(unit)).cast(pyarrow.timestamp(unit, zone))
    assert dated(column) == ["2024-12-08", "1969-12-31", None]
    if unit != "s":
        file = tmp_path / "table.parquet"
        pyarrow.parquet.write_table(pyarrow.table({"outlet": OUTLETS, "text": TEXTS, "date": column}), file)
        printed("compare", file, "--out", tmp_path / "report")
        assert pyarrow.parquet.read_table(tmp_path / "report/tables/articles.parquet")["date"].to_pylist() == dated(column)


def test_days_are_days() -> None:
    days = [datetime.date(2024, 12, 8), None, datetime.date(1969, 12, 31)]
    for kind in [pyarrow.date32(), pyarrow.date64()]:
        assert dated(pyarrow.array(days, kind)) == ["2024-12-08", None, "1969-12-31"]
    assert dated(pyarrow.array(["8 December 2024", None, "1969-12-31"])) == ["2024-12-08", None, "1969-12-31"]
    frame = pandas.DataFrame({"outlet": OUTLETS, "text": TEXTS, "date": pandas.to_datetime(["2024-12-08", None, "2024-12-09"])})
    rows = slantwise.compare(frame, "conflict").tables["articles"]
    assert [row["date"] for row in rows] == ["2024-12-08", None, "2024-12-09"]


@pytest.mark.parametrize(
    "kind", ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float", "double", "string"], ids=str
)
def test_an_id_may_be_a_number(kind: str) -> None:
    column = pyarrow.array([7, 8, 9]).cast(kind)
    table = pyarrow.table({"outlet": OUTLETS, "text": TEXTS, "id": column})
    assert {row["article"] for row in counted(table)} == {"7", "8", "9"}


def test_numbers_and_flags_are_the_ids_that_the_same_parquet_file_gives(tmp_path: Path) -> None:
    for values in [[True, False, None], [0.1, 7.0, 1e22], [2**63 - 1, -1, None]]:
        table = pyarrow.table({"outlet": OUTLETS, "text": TEXTS, "id": values})
        file = tmp_path / "table.parquet"
        pyarrow.parquet.write_table(table, file)
        printed("count", file, "--by", "article", "--lexicon", "conflict", "--format", "parquet", "--out", tmp_path / "counts.parquet")
        assert counted(table, name="table.parquet") == pyarrow.parquet.read_table(tmp_path / "counts.parquet").to_pylist()


def test_a_column_of_nothing_is_no_value() -> None:
    plain = pyarrow.table({"outlet": OUTLETS, "text": TEXTS})
    assert counted(plain.append_column("title", pyarrow.nulls(3))) == counted(plain)


def test_further_columns_of_any_type_are_no_matter() -> None:
    plain = pyarrow.table({"outlet": OUTLETS, "text": TEXTS})
    more = plain.append_column("tags", pyarrow.array([["a"], [], None]))
    more = more.append_column("vector", pyarrow.array([[1.5, 2.5]] * 3, pyarrow.list_(pyarrow.float32(), 2)))
    more = more.append_column("raw", pyarrow.array([b"\xff", None, b""]))
    assert counted(more) == counted(plain)


def test_a_column_that_cannot_be_read_is_refused_as_in_parquet(tmp_path: Path) -> None:
    table = pyarrow.table({"outlet": OUTLETS, "text": TEXTS, "story": [["a"], ["b"], ["c"]]})
    file = tmp_path / "table.parquet"
    pyarrow.parquet.write_table(table, file)
    with pytest.raises(slantwise.SlantwiseError) as raised:
        slantwise.count(table, name="table.parquet")
    assert str(raised.value) == refused("count", file)
    assert '"story" is neither text nor a number nor a day' in str(raised.value)


def test_a_stream_that_can_be_read_once_is_enough_for_one_story(made: pyarrow.Table) -> None:
    table = made.append_column("story", pyarrow.array([f"story {number % 7}" for number in range(42)]))
    once = slantwise.compare(table.to_reader(max_chunksize=5), "conflict", story="story 3")
    assert once.findings == slantwise.compare(table, "conflict", story="story 3").findings
    assert 0 < once.findings["corpus"]["articles"] < 20


def test_a_table_without_rows_says_so() -> None:
    with pytest.raises(slantwise.SlantwiseError, match="^no article could be read: table: no rows; "):
        slantwise.count(pyarrow.table({"text": pyarrow.array([], pyarrow.string())}))


def test_a_table_that_breaks_its_own_rules_is_refused() -> None:
    keys = pyarrow.array([0, 7, 1], pyarrow.int8())
    broken = pyarrow.DictionaryArray.from_arrays(keys, pyarrow.array(["A", "B"]), safe=False)
    with pytest.raises(slantwise.SlantwiseError, match="^table: .*; what follows would be missing, so nothing was counted$"):
        slantwise.count(pyarrow.table({"outlet": broken, "text": TEXTS}))
    offsets = pyarrow.py_buffer(b"\x00\x00\x00\x00\x02\x00\x00\x00")
    no_utf8 = pyarrow.Array.from_buffers(pyarrow.string(), 1, [None, offsets, pyarrow.py_buffer(b"\xff\xfe")])
    with pytest.raises(slantwise.SlantwiseError, match="^table: "):
        slantwise.count(pyarrow.table({"text": no_utf8}))


def test_a_stream_that_fails_is_an_error_and_nothing_is_counted() -> None:
    schema = pyarrow.schema([("outlet", pyarrow.string()), ("text", pyarrow.string())])

    def batches() -> Any:
        yield pyarrow.record_batch({"outlet": OUTLETS, "text": TEXTS}, schema=schema)
        raise OSError("the line went dead")

    with pytest.raises(slantwise.SlantwiseError, match="(?s)^table: .*the line went dead.*nothing was counted$"):
        slantwise.count(pyarrow.RecordBatchReader.from_batches(schema, batches()))


def test_what_is_no_corpus_is_a_type_error() -> None:
    for wrong in [7, None, b"seeds/iran-syria", [{"text": "a"}], polars.LazyFrame({"text": TEXTS})]:
        with pytest.raises(TypeError, match="is neither$"):
            slantwise.count(wrong)  # type: ignore[call-overload, arg-type, unused-ignore]


def test_the_table_is_left_as_it_was(made: pyarrow.Table) -> None:
    frame = polars.DataFrame({"outlet": OUTLETS, "text": TEXTS})
    before = frame.clone()
    slantwise.compare(frame, "conflict")
    assert frame.equals(before)
