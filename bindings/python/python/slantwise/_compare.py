"""How do these texts, or outlets, differ?"""

from __future__ import annotations

import datetime
import html
import json
import os
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

#: Days between the first and the last article of a story, and the number for resampling, where none is told.
STORY_DAYS = 3
RNG_SEED = 1
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
    story_days: int = STORY_DAYS,
    story: str | None = None,
    texts: Literal["few", "all", "none"] = "few",
    rng_seed: int = RNG_SEED,
    columns: Mapping[str, str] | None = None,
    set_aside: StrPath | None = None,
    audit: StrPath | None = None,
    strict: bool = False,
    out: StrPath | None = None,
    name: str = "table",
) -> Comparison:
    """Compares how outlets word things: what ``slantwise compare`` does. Nothing is written before ``save``.

    articles: a table that hands out an Arrow stream, with a row an article, or paths of files and folders.
    lexicons: word lists, by name, file or as ``Lexicon``. Without any, all built-in ones are counted and nothing is tested.
    title: what the report is called.
    chosen: how the texts were chosen, as a sentence for the first screen.
    by: how long the periods are over time: day, week or month.
    events: days to test before and after, as ``"2017-04-04"``, ``"2017-04-04=Name"``, dates, or ``{day: name}``.
    about: count only uses in sentences that mention this person, group or place; further names of it in a list.
    near: with ``about``, count uses within so many words of a mention instead of in its sentence.
    stories: a file with the stories as you edited them.
    story_days: days between the first and the last article of a story at most.
    story: compare one story alone, by its name in the table ``stories``.
    texts: which texts the report holds: whole ones up to twenty articles (few), always (all), never (none).
    rng_seed: the number for resampling; the same number gives the same report.
    columns: what a column is called in the table, such as ``{"outlet": "newspaper", "text": "body_text"}``.
    set_aside: a file with lines of the outlets' pages to set aside.
    audit: a file with what an audit by hand found.
    strict: stop at the first article that cannot be read.
    out: the folder of the report; corrections that people put there count. For paths it is ``reports/NAME`` when nothing is told.
    name: stands where a file's name would, in ids, messages and the manifest, when ``articles`` is a table.

    Raises SlantwiseError with the words of the command line.
    """
    lists = opened_lists(lexicons)
    corpus, paths = opened(articles, columns, name)
    wishes: dict[str, Any] = {
        "title": title,
        "chosen": chosen,
        "by": by,
        "events": _events(events),
        "about": [about] if isinstance(about, str) else list(about),
        "near": near,
        "stories": _path(stories),
        "story_days": story_days,
        "story": story,
        "texts": texts,
        "rng_seed": rng_seed,
        "set_aside": _path(set_aside),
        "audit": _path(audit),
    }
    place = Path(out) if out is not None else Path("reports", corpus.name)
    again = _command(paths, columns, lists, wishes) or _call(paths, columns, lists, wishes, name)
    told_place = place if paths or out is not None else None
    more = {"declared": bool(lists), "strict": strict, "out": told_place, "again": again}
    return Comparison(_native.Comparison.of(corpus, [one._inner for one in lists], {**wishes, **more}), place)


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


def _path(path: StrPath | None) -> str | None:
    return None if path is None else os.fspath(path)


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


def _command(
    paths: list[str], columns: Mapping[str, str] | None, lists: list[Lexicon], wishes: Mapping[str, Any]
) -> str | None:
    """The command that makes the report again; none for a table or a word list that lie in no file."""
    if not paths or any(one._inner.named is None for one in lists):
        return None
    quoted, shown = _native.quoted, _native.shown
    words = ["slantwise", "compare", *(quoted(shown(path)) for path in paths)]
    for column, name in (columns or {}).items():
        words += ["--column", quoted(f"{column}={name}")]
    for one in lists:
        words += ["--lexicon", quoted(shown(one._inner.named or ""))]
    for flag in ("set_aside", "audit"):
        if wishes[flag] is not None:
            words += [f"--{flag.replace('_', '-')}", quoted(shown(wishes[flag]))]
    for flag in ("title", "chosen"):
        if wishes[flag] is not None:
            words += [f"--{flag}", quoted(wishes[flag])]
    if wishes["by"] is not None:
        words.append(f"--by {wishes['by']}")
    for event in wishes["events"]:
        words += ["--event", quoted(event)]
    for about in wishes["about"]:
        words += ["--about", quoted(about)]
    if wishes["near"] is not None:
        words.append(f"--near {wishes['near']}")
    if wishes["stories"] is not None:
        words += ["--stories", quoted(shown(wishes["stories"]))]
    if wishes["story_days"] != STORY_DAYS:
        words.append(f"--story-days {wishes['story_days']}")
    if wishes["story"] is not None:
        words += ["--story", quoted(wishes["story"])]
    if wishes["texts"] != "few":
        words.append(f"--texts {wishes['texts']}")
    if wishes["rng_seed"] != RNG_SEED:
        words.append(f"--rng-seed {wishes['rng_seed']}")
    return " ".join(words)


def _call(
    paths: list[str], columns: Mapping[str, str] | None, lists: list[Lexicon], wishes: Mapping[str, Any], name: str
) -> str:
    """The call that makes the report again, for people: it names what lies in no file."""
    defaults: dict[str, Any] = {"events": [], "about": [], "story_days": STORY_DAYS, "texts": "few", "rng_seed": RNG_SEED}
    shown = {key: _native.shown(value) for key in ("stories", "set_aside", "audit") if (value := wishes[key]) is not None}
    arguments = [repr([_native.shown(path) for path in paths]) if paths else "table"]
    if lists:
        names = [repr(_native.shown(one._inner.named)) if one._inner.named else f"<{one.id} {one.version}>" for one in lists]
        arguments.append(f"lexicons=[{', '.join(names)}]")
    told = {key: value for key, value in {**wishes, **shown}.items() if value != defaults.get(key)}
    if columns:
        told["columns"] = dict(columns)
    if not paths and name != "table":
        told["name"] = name
    arguments += [f"{key}={value!r}" for key, value in told.items()]
    return f"slantwise.compare({', '.join(arguments)})"
