"""What the tests share: the command line to compare with, a made table, and the ways in which tables come."""

from __future__ import annotations

import csv
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pandas
import polars
import pyarrow
import pyarrow.parquet
import pytest

ROOT = Path(__file__).resolve().parents[3]


def binary() -> Path:
    """The command line: SLANTWISE_BIN, else what `cargo build` made."""
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    return Path(os.environ.get("SLANTWISE_BIN", target / "debug" / "slantwise"))


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    assert binary().is_file(), f"{binary()} is not there; run `cargo build`, or name the program in SLANTWISE_BIN"
    command = [str(binary()), *(str(argument) for argument in arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


def printed(*arguments: object) -> str:
    """What the command line prints."""
    done = run(*arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def refused(*arguments: object) -> str:
    """What the command line says when it refuses, without its name."""
    done = run(*arguments)
    assert done.returncode == 1, (done.stdout, done.stderr)
    return done.stderr.removeprefix("slantwise: ").strip()


def csv_rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines()))


def as_csv(row: dict[str, Any]) -> dict[str, str]:
    """A row as its CSV has it; numbers are compared as numbers."""
    return {name: "" if value is None else str(value).lower() if isinstance(value, bool) else value for name, value in row.items()}


def assert_same_as_csv(table: Any, text: str) -> None:
    """The table holds what the CSV holds, cell by cell."""
    expected, found = csv_rows(text), [as_csv(row) for row in table]
    assert len(found) == len(expected) > 0
    for number, (mine, theirs) in enumerate(zip(found, expected)):
        assert list(mine) == list(theirs)
        for name, value in mine.items():
            is_number = isinstance(value, (int, float))
            assert (type(value)(theirs[name]) if is_number else theirs[name]) == value, (number, name, theirs[name], value)


@pytest.fixture(autouse=True)
def at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths are named as on a command line at the root of the project."""
    monkeypatch.chdir(ROOT)


SENTENCES = [
    "The rebels seized the city on Sunday.",
    "Insurgents shelled the base, the ministry said.",
    "“The regime has fallen,” a resident said.",
    "The government called the coup a crime.",
    "Officials said that militants had left the town.",
    "Troops moved in, and the ceasefire held.",
]


def articles() -> list[dict[str, Any]]:
    """Forty-two invented articles of three invented outlets, with gaps, a text that cannot be read and a repeated id."""
    rows: list[dict[str, Any]] = []
    for number in range(42):
        outlet = ["Dawn Post", "=Evening Star", "Zürcher Bote"][number % 3]
        first, second = SENTENCES[(number * (1 + number % 3)) % 6], SENTENCES[(number + number // 3) % 6]
        rows.append(
            {
                "id": f"n{number}" if number != 41 else "n1",
                "outlet": outlet if number != 5 else None,
                "title": f"Day {number} of the war" if number % 4 else None,
                "text": f"{first} {second} It was day {number} of the fighting near Sarnby." if number != 7 else None,
                "date": f"2024-{1 + number // 14:02}-{1 + number % 14 * 2:02}",
                "kept_by": "nobody",
            }
        )
    return rows


@pytest.fixture(scope="session")
def made() -> pyarrow.Table:
    """The made table."""
    return pyarrow.Table.from_pylist(articles())


@pytest.fixture(scope="session")
def made_csv(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made table as a file of text."""
    path = tmp_path_factory.mktemp("made") / "news.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(articles()[0]))
        writer.writeheader()
        writer.writerows(articles())
    return path


@pytest.fixture(scope="session")
def made_parquet(made: pyarrow.Table, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made table as Parquet."""
    path = tmp_path_factory.mktemp("made") / "news.parquet"
    pyarrow.parquet.write_table(made, path)
    return path


#: The ways in which one table comes from the tools that people use.
TOOLS: dict[str, Callable[[pyarrow.Table], Any]] = {
    "polars": lambda table: polars.from_arrow(table),
    "pandas": lambda table: table.to_pandas(),
    "pandas-objects": lambda table: pandas.DataFrame(table.to_pydict(), dtype=object),
    "pyarrow": lambda table: table,
    "pyarrow-pieces": lambda table: pyarrow.concat_tables([table.slice(0, 10), table.slice(10, 0), table.slice(10)]),
    "pyarrow-batch": lambda table: table.combine_chunks().to_batches()[0],
    "pyarrow-reader": lambda table: table.to_reader(max_chunksize=9),
    "duckdb": lambda table: duckdb.from_arrow(table),
    "duckdb-query": lambda table: duckdb.from_arrow(table).filter("kept_by = 'nobody'"),
}


@pytest.fixture(params=TOOLS)
def given(request: pytest.FixtureRequest, made: pyarrow.Table) -> Any:
    """The made table, as one tool after the other holds it."""
    return TOOLS[request.param](made)
