"""The hits in one text."""

from __future__ import annotations

import json
from dataclasses import dataclass

from . import _native
from ._lexicon import Lexicons, taken


@dataclass(frozen=True)
class Hit:
    """One occurrence of a listed word."""

    #: Where it stands: ``text[start:end]``.
    start: int
    end: int
    #: The words as they stand there.
    words: str
    #: The word list, and the entry in it.
    lexicon: str
    entry: str
    #: The naming set of a label; None for a term.
    naming: str | None
    #: The categories of a term.
    categories: tuple[str, ...]
    #: Whose words: own, quoted, partial, attributed or unclear.
    voice: str
    #: headline, lede or body.
    zone: str
    #: Under a denial or prevention.
    negated: bool
    #: False when the naming set asks for words near it that are not there.
    resolved: bool
    #: The whole sentence.
    sentence: str


def find(text: str, lexicons: Lexicons = None, *, outlet: str = "") -> list[Hit]:
    """The hits of the lexicons in one text, in its order.

    lexicons: word lists, by name, file or as ``Lexicon``; all built-in ones when none is given.
    outlet: who published the text, where that is known; its own name is then no source.
    """
    found = json.loads(_native.find(text, taken(lexicons), outlet))
    return [Hit(**{**hit, "categories": tuple(hit["categories"])}) for hit in found]
