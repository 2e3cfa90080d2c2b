"""Word lists: looking into them, testing them, making others of them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Union

from . import _native
from ._toml import text_of


@dataclass(frozen=True)
class Category:
    """A group of terms."""

    id: str
    #: What a reader sees above it.
    about: str


@dataclass(frozen=True)
class NamingSet:
    """Words that can name one thing."""

    id: str
    #: What a reader sees above it.
    about: str
    #: A label counts as resolved only with one of these in scope; empty when it always does.
    near: tuple[str, ...]
    #: Where those words must stand: article or sentence.
    scope: str
    #: The ids of its labels.
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """A term of a category, or a label of a naming set."""

    id: str
    #: What a reader sees.
    show: str
    #: What is looked for.
    patterns: tuple[str, ...]
    #: Why the word is listed.
    note: str
    #: The categories of a term; empty for a label.
    categories: tuple[str, ...] = ()
    #: The naming set of a label; None for a term.
    naming: str | None = None
    #: What sort of word a label is: name, description or disputed.
    kind: str | None = None
    #: How a pattern stands to a word: glob, fixed or regex.
    match: str = "glob"
    #: Whether capitals matter: fold or exact.
    case: str = "fold"
    #: How many words "..." in a pattern may stand for.
    gap: int = 0
    #: Phrases that cancel a hit inside them: the key `except`.
    except_: tuple[str, ...] = ()
    #: Words that cancel the hit when they stand near: ``{"within": 2, "words": [...]}``.
    guard: Mapping[str, Any] | None = None
    #: What others write, with the reason: ``{"text": ..., "why": ...}``.
    others_write: tuple[Mapping[str, str], ...] = ()
    #: Whom the wording serves; empty when it serves none.
    side: str = ""
    #: Whom or what else the word often means.
    broad: str = ""
    #: Sentences that must hold a hit, and sentences that must hold none.
    hit: tuple[str, ...] = ()
    miss: tuple[str, ...] = ()


@dataclass(frozen=True)
class Failure:
    """An example sentence that did not do what its entry says."""

    #: The entry's id, and its line in the text.
    entry: str
    line: int
    sentence: str
    #: True when a hit was expected and none was found.
    expected_hit: bool
    #: The words that were hit, where none should be.
    found: str | None
    #: What was found of other entries, where a hit was expected.
    instead: tuple[Mapping[str, str], ...]
    #: What looks like the entry and was passed over, and why.
    passed_over: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class Trial:
    """The outcome of all example sentences of a word list."""

    sentences: int
    failures: tuple[Failure, ...] = ()
    #: Entries without any sentence.
    untested: tuple[str, ...] = field(default=(), repr=False)

    @property
    def passed(self) -> bool:
        """True when no sentence failed."""
        return not self.failures


@dataclass(frozen=True)
class Remark:
    """What is allowed in a word list, and still unlikely to be meant."""

    line: int
    #: What sort of remark.
    check: str
    #: What a reader sees of the entry or group; empty for the list as a whole.
    about: str
    message: str


class Lexicon:
    """A word list. It does not change: what adds, changes or removes gives another one, checked as a file would be.

    ``Lexicon("conflict")`` is a built-in list, ``Lexicon("words/mine.toml")`` one in a file.
    """

    __slots__ = ("_data", "_inner")

    _inner: _native.Lexicon
    _data: dict[str, Any]

    def __init__(self, name: str | os.PathLike[str]) -> None:
        self._take(_native.Lexicon.of(os.fspath(name)))

    def _take(self, inner: _native.Lexicon) -> None:
        self._inner = inner
        self._data = json.loads(inner.json())

    @classmethod
    def _of(cls, inner: _native.Lexicon) -> Lexicon:
        lexicon = cls.__new__(cls)
        lexicon._take(inner)
        return lexicon

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Lexicon:
        """The list in a file."""
        name = os.fspath(path)
        # A name without a folder and an ending would be taken for that of a built-in list.
        is_bare = not os.path.dirname(name) and not os.path.splitext(name)[1]
        return cls(os.path.join(".", name) if is_bare else name)

    @classmethod
    def parse(cls, text: str, *, file: str = "lexicon.toml") -> Lexicon:
        """The list in a text; ``file`` stands in messages."""
        return cls._of(_native.Lexicon.parse(text, file))

    @property
    def id(self) -> str:
        """Its short name."""
        return str(self._data["id"])

    @property
    def title(self) -> str:
        """Its name for a reader."""
        return str(self._data["title"])

    @property
    def language(self) -> str:
        """Its language as a code."""
        return str(self._data["language"])

    @property
    def version(self) -> str:
        """Its version; a changed list should have another."""
        return str(self._data["version"])

    @property
    def licence(self) -> str:
        """Its licence."""
        return str(self._data["licence"])

    @property
    def source(self) -> str:
        """Who made it, from what."""
        return str(self._data["source"])

    @property
    def limits(self) -> str:
        """What it cannot show."""
        return str(self._data["limits"])

    @property
    def digest(self) -> str:
        """SHA-256 of its text."""
        return self._inner.digest

    @property
    def categories(self) -> tuple[Category, ...]:
        """Its categories, in order."""
        return tuple(Category(**category) for category in self._data["categories"])

    @property
    def namings(self) -> tuple[NamingSet, ...]:
        """Its naming sets, in order."""
        return tuple(NamingSet(**_frozen(naming)) for naming in self._data["namings"])

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Its entries: terms first, then labels."""
        return tuple(Entry(**_frozen(entry)) for entry in self._data["entries"])

    def entry(self, id: str, *, naming: str | None = None) -> Entry:
        """The entry of that id; ``naming`` says of which naming set, where several have one so called."""
        found = [entry for entry in self.entries if entry.id == id and (naming is None or entry.naming == naming)]
        if len(found) == 1:
            return found[0]
        within = f" in the naming set `{naming}`" if naming else ""
        if not found:
            raise _native.SlantwiseError(f"{self.id} lists nothing called `{id}`{within}; its `entries` say what it lists")
        sets = ", ".join(entry.naming or "its terms" for entry in found)
        raise _native.SlantwiseError(f"{self.id} lists `{id}` more than once: in {sets}; say which with naming=")

    def test(self) -> Trial:
        """Runs the example sentences of every entry."""
        trial = json.loads(self._inner.test())
        failures = tuple(Failure(**_frozen(failure)) for failure in trial["failures"])
        return Trial(trial["sentences"], failures, tuple(trial["untested"]))

    def lint(self) -> tuple[Remark, ...]:
        """Remarks on what is unlikely to be meant, in the order of the text."""
        return tuple(Remark(**remark) for remark in json.loads(self._inner.lint()))

    @property
    def text(self) -> str:
        """The text it was read from, with its comments."""
        return self._inner.text

    def to_toml(self) -> str:
        """The list as TOML: without comments, and without what stands at its default."""
        return self._inner.to_toml()

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Writes the text it was read from, or was changed to, into a file."""
        place = Path(path)
        place.write_bytes(self.text.encode())
        return place

    def with_header(self, **keys: str) -> Lexicon:
        """The same words under another id, version, title, source, licence, language or limits."""
        data = self._toml()
        data.update(_keys(keys))
        return self._changed(data)

    def add_category(self, id: str, about: str) -> Lexicon:
        """A list with one more category; it needs a term too to be used."""
        data = self._toml()
        data.setdefault("category", []).append({"id": id, "about": about})
        return self._changed(data)

    def add_naming(self, id: str, about: str, labels: Iterable[Mapping[str, Any]], **keys: Any) -> Lexicon:
        """A list with one more naming set; a label is a dictionary with the keys of the file."""
        data = self._toml()
        data.setdefault("naming", []).append({"id": id, "about": about, **_keys(keys), "label": [_keys(label) for label in labels]})
        return self._changed(data)

    def add_term(self, patterns: Iterable[str], categories: Iterable[str], note: str, **keys: Any) -> Lexicon:
        """A list with one more term. Further keys are those of the file: hit, miss, except_, guard, show ..."""
        data = self._toml()
        data.setdefault("term", []).append({**_keys(keys), "patterns": list(patterns), "categories": list(categories), "note": note})
        return self._changed(data)

    def add_label(self, naming: str, id: str, kind: str, patterns: Iterable[str], note: str, **keys: Any) -> Lexicon:
        """A list with one more label in a naming set."""
        data = self._toml()
        for known in data.get("naming", []):
            if known["id"] == naming:
                known.setdefault("label", []).append({**_keys(keys), "id": id, "kind": kind, "patterns": list(patterns), "note": note})
                return self._changed(data)
        known_sets = ", ".join(known["id"] for known in data.get("naming", [])) or "none"
        raise _native.SlantwiseError(f"{self.id} has no naming set `{naming}`; there are: {known_sets}")

    def change(self, id: str, *, naming: str | None = None, **keys: Any) -> Lexicon:
        """A list in which the keys of an entry are others; None takes a key away, so that it stands at its default."""
        data = self._toml()
        group, at = self._place(data, self.entry(id, naming=naming))
        # An id that was made from the first pattern stays when the pattern goes.
        if "id" not in group[at] and _is_plain(id):
            group[at]["id"] = id
        group[at].update(_keys(keys))
        group[at] = {key: value for key, value in group[at].items() if value is not None}
        return self._changed(data)

    def remove(self, id: str, *, naming: str | None = None) -> Lexicon:
        """A list without an entry; a naming set goes with its last label."""
        data = self._toml()
        group, at = self._place(data, self.entry(id, naming=naming))
        del group[at]
        if "naming" in data:
            data["naming"] = [known for known in data["naming"] if known.get("label")]
        return self._changed(data)

    def _toml(self) -> dict[str, Any]:
        data: dict[str, Any] = json.loads(_native.json_of_toml(self.text.removeprefix("\ufeff")))
        return data

    def _place(self, data: dict[str, Any], entry: Entry) -> tuple[list[dict[str, Any]], int]:
        """The array of tables that holds the entry, and its index; both are in the order of the file."""
        if entry.naming is None:
            terms = [other.id for other in self.entries if other.naming is None]
            return data["term"], terms.index(entry.id)
        group = next(known["label"] for known in data["naming"] if known["id"] == entry.naming)
        return group, next(at for at, label in enumerate(group) if label["id"] == entry.id)

    def _changed(self, data: dict[str, Any]) -> Lexicon:
        return Lexicon.parse(text_of(data), file=f"{self.id} (changed)")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lexicon) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    def __repr__(self) -> str:
        return f"<slantwise.Lexicon {self.id} {self.version}: {len(self._data['entries'])} entries>"


Lexicons = Union[None, str, "os.PathLike[str]", Lexicon, Iterable[Union[str, "os.PathLike[str]", Lexicon]]]


def taken(lexicons: Lexicons) -> list[_native.Lexicon]:
    """The lists that were named, opened; none means all that are built in."""
    return [lexicon._inner for lexicon in opened_lists(lexicons)]


def opened_lists(lexicons: Lexicons) -> list[Lexicon]:
    """The lists that were named, opened."""
    if lexicons is None:
        return []
    if isinstance(lexicons, (str, os.PathLike, Lexicon)):
        lexicons = [lexicons]
    return [one if isinstance(one, Lexicon) else Lexicon(one) for one in lexicons]


def lexicons() -> list[Lexicon]:
    """The word lists that come with slantwise."""
    return [Lexicon(name) for name in _native.Lexicon.built_in()]


def _keys(keys: Mapping[str, Any]) -> dict[str, Any]:
    """Keys of the file; ``except_`` is `except`, which is no name in Python."""
    return {key.rstrip("_"): value for key, value in keys.items()}


def _is_plain(id: str) -> bool:
    return id != "" and all(character.isalnum() or character == "-" for character in id)


def _frozen(data: dict[str, Any]) -> dict[str, Any]:
    """Keys that are names in Python, and tuples for lists."""
    return {key + "_" * (key == "except"): tuple(value) if isinstance(value, list) else value for key, value in data.items()}
