"""How do these texts, or outlets, differ?"""

from __future__ import annotations

import datetime
import html
import json
import warnings
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, Union

from . import _native
from ._articles import Corpus, StrPath, opened
from ._figure import Figure
from ._lexicon import Lexicon, Lexicons, opened_lists
from ._table import Table

Day = Union[str, datetime.date]

#: What is told as a file.
_FILES = ("set_aside", "audit", "stories")
#: Columns of a screen, where it does not say.
WIDTH = 100


def compare(
    articles: Corpus,
    lexicons: Lexicons = None,
    *,
    title: str | None = None,
    chosen: str | None = None,
    by: Literal["day", "week", "month"] | None = None,
    events: Day | Iterable[Day] | Mapping[Day, str] = (),
    about: str | Iterable[str] = (),
    near: int | None = None,
    stories: StrPath | None = None,
    story_days: int | None = None,
    story: str | None = None,
    texts: Literal["few", "all", "none"] | None = None,
    rng_seed: int | None = None,
    columns: Mapping[str, str] | None = None,
    set_aside: StrPath | None = None,
    audit: StrPath | None = None,
    strict: bool = False,
    out: StrPath | None = None,
    name: str = "table",
) -> Comparison:
    """Compares how outlets word things: what ``slantwise compare`` does. Nothing is written before ``save``.

    articles: a table that hands out an Arrow stream, with a row an article, or paths of files and folders, or of a study file.
    lexicons: word lists, by name, file or as ``Lexicon``. Without any, all built-in ones are counted and nothing is tested.
    title: what the report is called.
    chosen: how the texts were chosen, as a sentence for the first screen.
    by: how long the periods are over time: day, week or month.
    events: days to test before and after, as ``"2017-04-04"``, ``"2017-04-04=Name"``, dates, or ``{day: name}``.
    about: count only uses in sentences that mention this person, group or place; further names of it in a list.
    near: with ``about``, count uses within so many words of a mention instead of in its sentence.
    stories: a file with the stories as you edited them.
    story_days: days between the first and the last article of a story at most; 3 when nothing is told.
    story: compare one story alone, by its name in the table ``stories``.
    texts: which texts the report holds: whole ones up to twenty articles (few), always (all), never (none); few when nothing is told.
    rng_seed: the number for resampling; the same number gives the same report; 1 when nothing is told.
    columns: what a column is called in the table, such as ``{"outlet": "newspaper", "text": "body_text"}``.
    set_aside: a file with lines of the outlets' pages to set aside.
    audit: a file with what an audit by hand found.
    strict: stop at the first article that cannot be read.
    out: the folder of the report; corrections that people put there count. For paths it is ``reports/NAME`` when nothing is told.
    name: stands where a file's name would, in ids, messages and the manifest, when ``articles`` is a table.

    Raises SlantwiseError with the words of the command line.
    """
    lists = opened_lists(lexicons)
    told: dict[str, Any] = {
        "columns": dict(columns or {}),
        "set_aside": set_aside,
        "audit": audit,
        "title": title,
        "chosen": chosen,
        "by": by,
        "events": _events(events),
        "about": [about] if isinstance(about, str) else list(about),
        "near": near,
        "stories": stories,
        "story_days": story_days,
        "story": story,
        "texts": texts,
        "rng_seed": rng_seed,
        "strict": strict,
        "out": out,
    }
    corpus, paths = opened(articles, name, told)
    place = corpus.out or Path("reports", corpus.name)
    again = _command(paths, lists, told) or _call(paths, lists, told, name)
    # Another table may go by the name of this one, so what people put into a report of that name counts only where it is told.
    inner = _native.Comparison.of(corpus, [one._inner for one in lists], place if paths else corpus.out, again)
    for note in inner.notes():
        warnings.warn(note, stacklevel=2)
    return Comparison(inner, place)


class Comparison:
    """What a comparison found. In a notebook it shows a short summary of itself; printed, the first screen of the command line."""

    def __init__(self, inner: _native.Comparison, place: Path) -> None:
        self._inner = inner
        self._place = place

    @cached_property
    def findings(self) -> dict[str, Any]:
        """Everything a report may say, as in its ``findings.json``."""
        findings: dict[str, Any] = json.loads(self._inner.json())
        return findings

    @property
    def title(self) -> str:
        """What the report is called."""
        return str(self.findings["title"])

    @cached_property
    def tables(self) -> Mapping[str, Table]:
        """The tidy tables, by the names of their files; each is made when it is asked for."""
        return _Tables(self._inner)

    @cached_property
    def figures(self) -> Mapping[str, Figure]:
        """The figures, by the names of their files, in the order a report shows them."""
        return {inner.id: Figure(inner) for inner in self._inner.figures()}

    def text(self, width: int = WIDTH) -> str:
        """The first screen of the command line, so many columns wide."""
        return self._inner.text(width)

    def save(self, folder: StrPath | None = None) -> Path:
        """Writes the report's folder, as the command line does, and gives its place; warns of a figure that no font at hand can show as PNG.

        Without a name it is the folder that was told as ``out``, else ``reports/NAME``. A report that stands there is replaced; anything
        else is left alone, with an error.
        """
        place = Path(folder) if folder is not None else self._place
        for note in self._inner.save(place):
            warnings.warn(note, stacklevel=2)
        return place

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        corpus = self.findings["corpus"]
        return f"<slantwise.Comparison {self.title}: {corpus['articles']} articles, {corpus['outlets']} outlets>"

    def _repr_html_(self) -> str:
        corpus = self.findings["corpus"]
        said = [caution["sentence"] for caution in self.findings["cautions"] if caution["code"] != "W09"][:3]
        lines = "".join(f"<li>{html.escape(sentence)}</li>" for sentence in said)
        tables = ", ".join(f"<code>{html.escape(name)}</code>" for name in self.tables)
        figures = ", ".join(f"<code>{html.escape(name)}</code>" for name in self.figures)
        return (
            f"<h3>{html.escape(self.title)}</h3><p>{corpus['articles']} articles, {corpus['outlets']} outlets, {corpus['words']} words</p>"
            f"<ul>{lines}</ul><p>figures: {figures}<br>tables: {tables}</p>"
        )


class _Tables(Mapping[str, Table]):
    """The tables by their names; the one with a row for each hit can be long, so it is read when it is asked for."""

    def __init__(self, inner: _native.Comparison) -> None:
        self._inner = inner
        self._names = inner.table_names()

    def __getitem__(self, name: str) -> Table:
        table = self._inner.table(name)
        if table is None:
            raise KeyError(f"{name}; there are: {', '.join(self._names)}")
        return Table(table)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __repr__(self) -> str:
        return f"<tables {', '.join(self._names)}>"


def _events(events: Day | Iterable[Day] | Mapping[Day, str]) -> list[str]:
    if isinstance(events, (str, datetime.date)):
        events = [events]
    if isinstance(events, Mapping):
        return [f"{_day(day)}={name}" for day, name in events.items()]
    return [_day(day) for day in events]


def _day(day: Day) -> str:
    if isinstance(day, datetime.datetime):
        day = day.date()
    return day.isoformat() if isinstance(day, datetime.date) else day


def _command(paths: list[str], lists: list[Lexicon], told: Mapping[str, Any]) -> str | None:
    """The command that makes the report again; none for a table or a word list that lie in no file."""
    if not paths or any(one._inner.named is None for one in lists):
        return None
    quoted, shown = _native.quoted, _native.shown
    words = ["slantwise", "compare", *(quoted(shown(path)) for path in paths)]
    for column, name in told["columns"].items():
        words += ["--column", quoted(f"{column}={name}")]
    for one in lists:
        words += ["--lexicon", quoted(shown(one._inner.named or ""))]
    flags = ["set_aside", "audit", "title", "chosen", "by", "events", "about", "near", "stories", "story_days", "story", "texts", "rng_seed"]
    for flag in flags:
        values = told[flag] if isinstance(told[flag], list) else [told[flag]]
        for value in values:
            if value is not None:
                name = "event" if flag == "events" else flag.replace("_", "-")
                words += [f"--{name}", quoted(shown(value) if flag in _FILES else str(value))]
    return " ".join(words)


def _call(paths: list[str], lists: list[Lexicon], told: Mapping[str, Any], name: str) -> str:
    """The call that makes the report again, for people: it names what lies in no file."""
    arguments = [repr([_native.shown(path) for path in paths]) if paths else "table"]
    if lists:
        names = [repr(_native.shown(one._inner.named)) if one._inner.named else f"<{one.id} {one.version}>" for one in lists]
        arguments.append(f"lexicons=[{', '.join(names)}]")
    if not paths and name != "table":
        arguments.append(f"name={name!r}")
    for key, value in told.items():
        # Where a report is put, and whether it may have gaps, is no part of how it is made.
        if value not in (None, [], {}) and key not in ("out", "strict"):
            arguments.append(f"{key}={(_native.shown(value) if key in _FILES else value)!r}")
    return f"slantwise.compare({', '.join(arguments)})"
