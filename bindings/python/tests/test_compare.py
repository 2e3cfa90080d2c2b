"""The same comparison as the command line: tables, findings, figures, text, folder."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest
import slantwise

from conftest import TOOLS, assert_same_as_csv, printed, refused

MINE = "lexicons/protest-policing.toml"


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def assert_same_report(mine: Path, theirs: Path, but: tuple[str, ...] = ()) -> None:
    """Two reports are the same to the byte, but for the moment they were made, and `but` in the manifest."""
    mine_files, their_files = files(mine), files(theirs)
    assert list(mine_files) == list(their_files)
    for name in mine_files:
        if name == "manifest.json":
            mine_json, their_json = json.loads(mine_files[name]), json.loads(their_files[name])
            for key in ("made_at", *but):
                mine_json.pop(key), their_json.pop(key)
            assert mine_json == their_json
        else:
            assert mine_files[name] == their_files[name], name


@pytest.mark.parametrize("seeds", ["seeds/iran-syria", "seeds/sarnby"])
def test_the_report_of_files_is_that_of_the_command_line(seeds: str, tmp_path: Path) -> None:
    shown = printed("compare", seeds, "--out", tmp_path / "theirs")
    comparison = slantwise.compare(seeds, out=tmp_path / "mine")
    assert comparison.save() == tmp_path / "mine"
    assert_same_report(tmp_path / "mine", tmp_path / "theirs")
    assert shown.startswith(comparison.text(100)) and str(comparison) == comparison.text(100)
    assert comparison.findings == json.loads((tmp_path / "theirs/findings.json").read_bytes())


def test_every_option_means_what_it_means_on_the_command_line(made_csv: Path, tmp_path: Path) -> None:
    options = ["--lexicon", "conflict", "--lexicon", MINE, "--title", "It's a test", "--chosen", "all there are", "--by", "week"]
    options += ["--event", "2024-02-01=The day", "--event", "2024-03-09", "--texts", "none", "--story-days", 5, "--rng-seed", 7]
    printed("compare", made_csv, "--column", "story=kept_by", *options, "--out", tmp_path / "theirs")
    comparison = slantwise.compare(
        [made_csv],
        ["conflict", MINE],
        columns={"story": "kept_by"},
        title="It's a test",
        chosen="all there are",
        by="week",
        events=["2024-02-01=The day", datetime.date(2024, 3, 9)],
        texts="none",
        story_days=5,
        rng_seed=7,
    )
    comparison.save(tmp_path / "mine")
    assert_same_report(tmp_path / "mine", tmp_path / "theirs")


def test_about_whom_means_what_it_means_on_the_command_line(tmp_path: Path) -> None:
    printed("compare", "seeds/sarnby", "--lexicon", MINE, "--about", "police", "--near", 12, "--out", tmp_path / "theirs")
    slantwise.compare("seeds/sarnby", MINE, about="police", near=12).save(tmp_path / "mine")
    assert_same_report(tmp_path / "mine", tmp_path / "theirs")


@pytest.fixture(scope="module")
def theirs(made_parquet: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the command line makes of the made table's file."""
    report = tmp_path_factory.mktemp("theirs") / "report"
    printed("compare", made_parquet, "--lexicon", "conflict", "--out", report)
    return report


def test_a_table_of_any_tool_is_compared_as_its_file(given: Any, theirs: Path) -> None:
    comparison = slantwise.compare(given, "conflict", name="news.parquet", title="News")
    mine, expected = dict(comparison.findings), json.loads((theirs / "findings.json").read_bytes())
    # Only the command that makes it again is another, for a table has none.
    assert mine["provenance"].pop("again") == "slantwise.compare(table, lexicons=['conflict'], name='news.parquet', title='News')"
    expected["provenance"].pop("again")
    assert mine == expected
    tables = {path.stem for path in (theirs / "tables").glob("*.parquet")}
    assert set(comparison.tables) == tables
    for name in tables:
        assert list(comparison.tables[name]) == pyarrow.parquet.read_table(theirs / f"tables/{name}.parquet").to_pylist(), name
    drawn = {path.name: path.read_text(encoding="utf-8") for path in (theirs / "charts").glob("*.svg")}
    assert {f"{name}.svg": figure.svg for name, figure in comparison.figures.items()} == drawn


def test_a_figure_is_the_picture_of_the_report(made: pyarrow.Table, theirs: Path) -> None:
    figures = slantwise.compare(made, "conflict", name="news.parquet", title="News").figures
    pictures = {path.name: path.read_bytes() for path in (theirs / "charts").glob("*.png")}
    assert {f"{name}.png": figure.png() for name, figure in figures.items()} == pictures


def test_a_tables_report_knows_it_again_whatever_holds_it(made: pyarrow.Table, tmp_path: Path) -> None:
    def digest(table: Any, name: str) -> str:
        slantwise.compare(table, "conflict").save(tmp_path / name)
        [told] = json.loads((tmp_path / name / "manifest.json").read_bytes())["inputs"]
        assert told["file"] == "table"
        return str(told["sha256"])

    made = made.slice(0, 6)
    first = digest(made, "one")
    assert len(first) == 64
    for tool in ["polars", "pandas", "pyarrow-reader", "duckdb"]:
        assert digest(TOOLS[tool](made), tool) == first
        assert_same_report(tmp_path / tool, tmp_path / "one")
    changed = made.set_column(3, "text", pyarrow.array([f"{text} " for text in made["text"].to_pylist()]))
    assert digest(changed, "changed") != first


def test_corrections_beside_the_articles_and_in_the_report_count(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("The rebels seized the city.\n")
    (folder / "b.txt").write_text("The regime fell.\n")
    (folder / "corrections.csv").write_text("article,start,end,words,verdict\nb.txt,4,10,regime,quoted\n")
    for report in ["mine", "theirs"]:
        printed("compare", folder, "--lexicon", "conflict", "--out", tmp_path / report)
        (tmp_path / report / "corrections.csv").write_text("article,start,end,words,verdict\na.txt,4,10,rebels,wrong\n")
    corrected = slantwise.compare(folder, "conflict", out=tmp_path / "mine")
    corrected.save()
    printed("compare", folder, "--lexicon", "conflict", "--out", tmp_path / "theirs")
    assert_same_report(tmp_path / "mine", tmp_path / "theirs")
    assert [row["article"] for row in corrected.tables["corrections"]] == ["a.txt", "b.txt"]
    assert {row["label"] for row in corrected.tables["evidence"]} == {"regime"}


def test_corrections_of_a_table_are_those_of_the_folder_that_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    table = pyarrow.table({"outlet": ["A", "B"], "text": ["The rebels seized the city.", "The regime fell."]})
    assert slantwise.compare(table, "conflict").save() == Path("reports/table")
    Path("reports/table/corrections.csv").write_text("article,start,end,words,verdict\ntable#1,4,10,rebels,wrong\n")
    assert "corrections" not in slantwise.compare(table, "conflict").tables, "another table may go by this name"
    corrected = slantwise.compare(table, "conflict", out="reports/table")
    assert [row["article"] for row in corrected.tables["corrections"]] == ["table#1"]


def test_a_figure_shows_itself_in_a_notebook(tmp_path: Path) -> None:
    comparison = slantwise.compare("seeds/iran-syria")
    assert list(comparison.figures) == ["naming-grid", "words-by-voice", "place-in-article"]
    grid = comparison.figures["naming-grid"]
    assert grid.svg.startswith("<svg") and grid._repr_svg_() == grid.svg
    assert grid.title and grid.caption and "jihadist" in grid.alt
    png = grid._repr_png_()
    assert png is not None and png.startswith(b"\x89PNG")
    width = int.from_bytes(png[16:20], "big")
    assert width == 2 * grid.size[0]
    assert int.from_bytes(grid.png(scale=1)[16:20], "big") == grid.size[0]
    bundle = grid._repr_mimebundle_()
    assert bundle == {"image/svg+xml": grid.svg, "image/png": png, "text/plain": f"{grid.title}\n{grid.alt}"}
    assert repr(grid) == f"<slantwise.Figure naming-grid: {grid.title}>"
    assert grid.save(tmp_path / "grid.svg").read_text(encoding="utf-8") == grid.svg
    assert grid.save(tmp_path / "grid.PNG").read_bytes() == png
    with pytest.raises(slantwise.SlantwiseError, match="a figure is written as .svg or .png"):
        grid.save(tmp_path / "grid.pdf")
    with pytest.raises(slantwise.SlantwiseError):
        grid.png(scale=-1)


def test_a_figure_without_letters_for_a_name_has_no_png(tmp_path: Path) -> None:
    table = pyarrow.table({"outlet": ["\U00012000\U00012001", "B"], "text": ["The rebels seized the city.", "The regime fell."]})
    comparison = slantwise.compare(table, "conflict")
    grid = comparison.figures["naming-grid"]
    assert grid._repr_png_() is None and "image/png" not in grid._repr_mimebundle_()
    with pytest.raises(slantwise.SlantwiseError, match="font"):
        grid.png()
    with pytest.warns(UserWarning, match="font"):
        comparison.save(tmp_path / "report")
    assert (tmp_path / "report/charts/naming-grid.svg").is_file() and not (tmp_path / "report/charts/naming-grid.png").exists()


def test_a_comparison_shows_itself_shortly() -> None:
    table = pyarrow.table({"outlet": ["<A>", "B"], "text": ["The rebels seized the city.", "The regime fell."]})
    comparison = slantwise.compare(table, "conflict", title="A < B")
    assert repr(comparison) == "<slantwise.Comparison A < B: 2 articles, 2 outlets>"
    shown = comparison._repr_html_()
    assert shown.startswith("<h3>A &lt; B</h3><p>2 articles, 2 outlets, 8 words</p>") and "naming-grid" in shown
    assert max(map(len, comparison.text(60).splitlines())) <= 60
    with pytest.raises(KeyError, match="there are: articles"):
        comparison.tables["article"]
    assert "rates" in repr(comparison.tables) and len(comparison.tables) == len(list(comparison.tables))


def test_every_use_leads_to_its_words() -> None:
    text = "Ümit said the rebels seized the city."
    comparison = slantwise.compare(pyarrow.table({"outlet": ["A"], "text": [text]}), "conflict")
    rebels = next(row for row in comparison.tables["evidence"] if row["label"] == "rebel")
    assert text.encode()[rebels["start"] : rebels["end"]] == b"rebels"


def test_what_is_wrong_is_said_in_the_words_of_the_command_line(made: pyarrow.Table, tmp_path: Path) -> None:
    def said(*arguments: Any, **options: Any) -> str:
        with pytest.raises(slantwise.SlantwiseError) as raised:
            slantwise.compare(*arguments, **options)
        return str(raised.value)

    seeds = "seeds/sarnby"
    out = ["--out", tmp_path / "theirs"]
    assert said(seeds, story="no such") == refused("compare", seeds, "--story", "no such", *out)
    assert said(seeds, stories="no/such.csv") == refused("compare", seeds, "--stories", "no/such.csv", *out)
    assert said(seeds, audit="no/such.csv") == refused("compare", seeds, "--audit", "no/such.csv", *out)
    assert said(seeds, set_aside="no/such.csv") == refused("compare", seeds, "--set-aside", "no/such.csv", *out)
    assert said(seeds, events="04/04/2017") == (
        "events: `04/04/2017` is not written as year-month-day; write it as 2017-04-04 or 2017-04-04=Name"
    )
    assert said(seeds, by="year") == 'by: there is no period "year"; write day, week or month'
    assert said(seeds, texts="some") == 'texts: there is no choice "some"; write few, all or none'
    assert said(seeds, about="police", by="day").startswith("`about` counts uses near somebody, ")
    assert said(seeds, near=5) == refused("compare", seeds, "--set", "near=5", *out)
    (tmp_path / "occupied").mkdir()
    (tmp_path / "occupied/thesis.txt").write_text("mine")
    with pytest.raises(slantwise.SlantwiseError) as raised:
        slantwise.compare(made, "conflict").save(tmp_path / "occupied")
    assert str(raised.value) == refused("compare", seeds, "--out", tmp_path / "occupied")
    assert (tmp_path / "occupied/thesis.txt").read_text() == "mine"


def test_a_study_file_tells_what_the_call_does_not(made: pyarrow.Table, made_parquet: Path, tmp_path: Path) -> None:
    study = tmp_path / "slantwise.toml"
    study.write_text(
        'corpus = ["news.parquet"]\nlexicons = ["conflict"]\ntitle = "A study"\nrng_seed = 5\n'
        '[outlets."Dawn Post"]\naliases = ["Zürcher Bote"]\n[outlets.Herald]\ngroup = "G"\n',
        encoding="utf-8",
    )
    (tmp_path / "news.parquet").write_bytes(made_parquet.read_bytes())
    printed("compare", study, "--rng-seed", 7, "--out", tmp_path / "theirs")
    with pytest.warns(UserWarning, match="^the study tells of the outlet “Herald”, of which there is no article"):
        comparison = slantwise.compare(study, rng_seed=7, out=tmp_path / "mine")
    comparison.save()
    assert_same_report(tmp_path / "mine", tmp_path / "theirs")
    assert (comparison.title, comparison.findings["corpus"]["outlets"]) == ("A study", 3)
    with pytest.warns(UserWarning, match="could not be read"):
        assert_same_as_csv(slantwise.count(study), printed("count", study).replace("'=Evening", "=Evening"))


def test_a_list_that_lies_in_no_file_is_named_in_what_makes_the_report_again() -> None:
    mine = slantwise.Lexicon("conflict").with_header(id="mine", version="0.2.0").remove("coup")
    comparison = slantwise.compare("seeds/iran-syria", [mine, "hedges"], rng_seed=4)
    again = comparison.findings["provenance"]["again"]
    assert again == "slantwise.compare(['seeds/iran-syria'], lexicons=[<mine 0.2.0>, 'hedges'], rng_seed=4)"


def test_days_may_be_told_as_dates_or_with_names(made: pyarrow.Table) -> None:
    def told(events: Any) -> str:
        return slantwise.compare(made, "conflict", events=events).findings["provenance"]["again"]

    named = "slantwise.compare(table, lexicons=['conflict'], events=['2024-02-01=The vote'])"
    assert told({datetime.date(2024, 2, 1): "The vote"}) == told("2024-02-01=The vote") == named
    assert told(datetime.datetime(2024, 2, 1, 12)) == named.replace("=The vote", "")
