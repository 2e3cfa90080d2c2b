"""The same counts as the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pandas
import polars
import pyarrow
import pyarrow.parquet
import pytest
import slantwise

from conftest import assert_same_as_csv, printed, refused


@pytest.mark.parametrize("seeds", ["seeds/iran-syria", "seeds/sarnby"])
@pytest.mark.parametrize("by", ["outlet", "article"])
def test_files_are_counted_as_on_the_command_line(seeds: str, by: Any) -> None:
    assert_same_as_csv(slantwise.count(seeds, by=by), printed("count", seeds, "--by", by))
    some = slantwise.count(Path(seeds), ["conflict", Path("lexicons/hedges.toml")], by=by)
    assert_same_as_csv(some, printed("count", seeds, "--by", by, "--lexicon", "conflict", "--lexicon", "lexicons/hedges.toml"))


def test_several_paths_are_one_corpus() -> None:
    paths = sorted(Path("seeds/sarnby").glob("*.txt"))[:3] or sorted(Path("seeds/iran-syria").glob("*.txt"))
    assert_same_as_csv(slantwise.count(paths, "conflict"), printed("count", *paths, "--lexicon", "conflict"))


@pytest.mark.parametrize("by", ["outlet", "article"])
def test_a_table_of_any_tool_is_counted_as_its_file(given: Any, by: Any, made_csv: Path) -> None:
    with pytest.warns(UserWarning, match="^1 inputs could not be read; "):
        counted = slantwise.count(given, "conflict", by=by)
    expected = printed("count", made_csv, "--by", by, "--lexicon", "conflict")
    # The article without an outlet is counted under the name of its file; a cell that a spreadsheet would run has an apostrophe in CSV.
    assert_same_as_csv(counted, expected.replace(",news,", ",table,").replace("'=Evening", "=Evening"))
    assert {row["outlet"] for row in counted} == {"Dawn Post", "=Evening Star", "Zürcher Bote", "table"}


def test_a_table_under_a_files_name_gives_what_the_file_gives(made: pyarrow.Table, made_parquet: Path, tmp_path: Path) -> None:
    made = made.drop_columns(["id"])
    file = tmp_path / "news.parquet"
    pyarrow.parquet.write_table(made, file)
    printed("count", file, "--by", "article", "--format", "parquet", "--out", tmp_path / "counts.parquet")
    with pytest.warns(UserWarning, match="could not be read"):
        counted = slantwise.count(made, by="article", name="news.parquet")
    assert list(counted) == pyarrow.parquet.read_table(tmp_path / "counts.parquet").to_pylist()
    assert "news.parquet#1" in counted.to_polars()["article"]


def test_columns_go_by_the_names_they_are_told(made: pyarrow.Table, made_csv: Path) -> None:
    renamed = made.rename_columns(["number", "paper", "title", "body_text", "date", "outlet"])
    with pytest.warns(UserWarning, match="could not be read"):
        counted = slantwise.count(renamed, "conflict", columns={"outlet": "paper", "text": "body_text", "id": "number"})
    assert {row["outlet"] for row in counted} == {"Dawn Post", "=Evening Star", "Zürcher Bote", "table"}


def test_what_is_counted_is_taken_by_all_tools() -> None:
    counted = slantwise.count("seeds/iran-syria", "conflict")
    rows = list(counted)
    assert len(counted) == counted.num_rows == len(rows) > 10
    assert polars.DataFrame(counted).to_dicts() == rows == counted.to_polars().to_dicts()
    assert pyarrow.table(counted).to_pylist() == rows == counted.to_pyarrow().to_pylist()
    hits = sum(row["hits"] for row in rows)
    assert duckdb.sql("SELECT sum(hits), count(*) FROM counted").fetchall() == [(hits, len(rows))]
    for frame in [pandas.DataFrame.from_arrow(counted), counted.to_pandas()]:
        assert (int(frame["hits"].sum()), list(frame.columns)) == (hits, counted.column_names)
    kinds = {str(field.type) for field in pyarrow.table(counted).schema}
    assert kinds <= {"string_view", "int64", "double", "bool"}, "no number without a sign"
    assert pyarrow.table(counted).equals(pyarrow.table(counted)), "it can be taken more than once"


def test_a_taker_may_ask_for_another_layout() -> None:
    counted = slantwise.count("seeds/iran-syria", "conflict")
    wanted = pyarrow.schema([(f.name, pyarrow.string() if f.type == pyarrow.string_view() else f.type) for f in pyarrow.schema(counted)])
    capsule = counted.__arrow_c_stream__(wanted.__arrow_c_schema__())
    taken = pyarrow.RecordBatchReader._import_from_c_capsule(capsule).read_all()
    assert taken.schema.field("outlet").type == pyarrow.string()
    assert taken.to_pylist() == list(counted)


def test_a_table_shows_itself_and_explains_its_columns() -> None:
    counted = slantwise.count("seeds/iran-syria", "conflict")
    assert repr(counted) == f"<slantwise.Table rates: {len(counted)} rows, {len(counted.column_names)} columns>"
    shown = counted._repr_html_()
    assert shown.startswith("<table>") and "Caliber.Az" in shown and f"<p>{len(counted) - 10} more rows</p>" in shown
    assert set(counted.about) == set(counted.column_names)


def test_text_of_a_table_is_no_html() -> None:
    table = pyarrow.table({"outlet": ["<b>A</b>"], "text": ["The rebels left."]})
    shown = slantwise.count(table, "conflict")._repr_html_()
    assert "&lt;b&gt;A&lt;/b&gt;" in shown and "<b>" not in shown


def test_what_is_wrong_is_said_in_the_words_of_the_command_line(made: pyarrow.Table, made_parquet: Path) -> None:
    def said(*arguments: Any, **options: Any) -> str:
        with pytest.raises(slantwise.SlantwiseError) as raised:
            slantwise.count(*arguments, **options)
        return str(raised.value)

    assert said("seeds/iran-siria") == refused("count", "seeds/iran-siria")
    assert said("seeds") == refused("count", "seeds")
    assert said("seeds/iran-syria", "konflict") == refused("count", "seeds/iran-syria", "--lexicon", "konflict")
    assert said("seeds/iran-syria", "no/such.toml") == refused("count", "seeds/iran-syria", "--lexicon", "no/such.toml")
    wrong = refused("count", made_parquet, "--column", "text=txt").replace(str(made_parquet), "news.parquet")
    assert said(made, columns={"text": "txt"}, name="news.parquet") == wrong
    strict = refused("count", made_parquet, "--strict")
    assert said(made, strict=True, name="news.parquet") == strict
    assert said(made, columns={"txt": "text"}).startswith('columns: unknown column "txt"; did you mean "text"? ')
    assert said([]) == "no file or folder is named; name the articles to compare"
    assert said("seeds/iran-syria", by="outlets") == "by: there is no choice 'outlets'; write outlet or article"
    assert issubclass(slantwise.SlantwiseError, ValueError)
