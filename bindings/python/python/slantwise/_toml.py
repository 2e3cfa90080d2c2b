"""Writes a word list as TOML, in the order in which people write one."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

_HEADER = ["id", "title", "language", "version", "licence", "source", "limits"]
_GROUP = ["id", "about", "near", "scope"]
_ENTRY = ["id", "show", "kind", "categories", "patterns", "match", "case", "gap", "except", "guard", "others_write", "note", "side", "broad"]
_ENTRY += ["hit", "miss"]
_ARRAYS = ("category", "term", "naming", "label")


def text_of(data: dict[str, Any]) -> str:
    """A word list as TOML."""
    parts = [_pairs(data, _HEADER)]
    for category in data.get("category", []):
        parts.append("[[category]]\n" + _pairs(category, _GROUP))
    for term in data.get("term", []):
        parts.append("[[term]]\n" + _pairs(term, _ENTRY))
    for naming in data.get("naming", []):
        parts.append("[[naming]]\n" + _pairs(naming, _GROUP))
        parts += ["[[naming.label]]\n" + _pairs(label, _ENTRY) for label in naming.get("label", [])]
    return "\n".join(parts)


def _pairs(table: dict[str, Any], order: list[str]) -> str:
    known = [key for key in order if key in table]
    # What the format does not know is written too, so that it is refused by its name.
    others = [key for key in table if key not in known and not (key in _ARRAYS and isinstance(table[key], list))]
    return "".join(f"{_key(key)} = {_value(table[key])}\n" for key in known + others)


def _key(key: str) -> str:
    is_bare = key != "" and key.isascii() and key.replace("_", "").replace("-", "").isalnum()
    return key if is_bare else _string(key)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(key)} = {_value(inner)}" for key, inner in value.items()) + " }"
    if isinstance(value, Iterable):
        return "[" + ", ".join(_value(inner) for inner in value) + "]"
    raise TypeError(f"{value!r} cannot stand in a word list; write text, a number, a list or a dictionary")


def _string(text: str) -> str:
    # A string of JSON is one of TOML, but for the one control character that JSON leaves as it is.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
