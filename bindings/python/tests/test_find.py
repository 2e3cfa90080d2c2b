"""The hits in one text."""

from __future__ import annotations

import slantwise


def test_hits_are_counted_in_characters_and_in_order() -> None:
    text = "Ümit 🧪 wrote: rebels seized the city. “The regime has fallen,” a resident said."
    hits = slantwise.find(text, ["conflict", "attribution"])
    assert [(text[hit.start : hit.end], hit.lexicon, hit.voice) for hit in hits] == [
        (hit.words, hit.lexicon, hit.voice) for hit in hits
    ]
    by_entry = {hit.entry: hit for hit in hits}
    assert (by_entry["rebel"].words, by_entry["rebel"].naming) == ("rebels", "armed-opposition")
    assert (by_entry["regime"].voice, by_entry["regime"].sentence) == ("quoted", "“The regime has fallen,” a resident said.")
    assert [hit.start for hit in hits] == sorted(hit.start for hit in hits)


def test_a_text_without_listed_words_has_no_hits() -> None:
    assert slantwise.find("", "conflict") == [] == slantwise.find("Rain fell.", "conflict")


def test_what_a_text_holds_is_what_is_counted() -> None:
    text = "The rebels left. The rebels came back, and the regime said so."
    import pyarrow

    counted = slantwise.count(pyarrow.table({"outlet": ["A"], "text": [text]}), "conflict")
    total = sum(row["hits"] for row in counted if row["subject"] == "lexicon" and row["voice"] == "all")
    assert total == len(slantwise.find(text, "conflict")) == 3
