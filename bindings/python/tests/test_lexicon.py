"""Word lists: looking into them, testing them, making others of them."""

from __future__ import annotations

from pathlib import Path

import pytest
import slantwise
from slantwise import Lexicon

from conftest import ROOT, printed, refused

OWN = '''\
# A comment.
id = "own"
title = "Own words"
language = "en"
version = "1.0.0"
licence = "CC0-1.0"
source = "Written for a test"
limits = "Two words."

[[category]]
id = "crowds"
about = "Words for crowds"

[[term]]
patterns = ["mob", "mobs"]
categories = ["crowds"]
note = "Says that a crowd is wild."
hit = ["The mob came."]

[[term]]
id = "crowd"
patterns = ["crowd*"]
categories = ["crowds"]
except = ["crowd control"]
guard = { within = 2, words = ["fund"] }
others_write = [{ text = "people", why = "says no more" }]
note = "Says that they were many."

[[naming]]
id = "demonstration"
about = "Words for the demonstration"

[[naming.label]]
id = "protest"
kind = "description"
patterns = ["protest"]
note = "Says that people object."

[[naming.label]]
id = "crowd"
kind = "disputed"
patterns = ["throng"]
note = "Says that they were many."
'''


def said(work: object) -> str:
    with pytest.raises(slantwise.SlantwiseError) as raised:
        work()  # type: ignore[operator]
    return str(raised.value)


def test_the_built_in_lists_are_those_of_the_command_line() -> None:
    listed = [line.split()[:2] for line in printed("lexicon", "list").splitlines() if not line.startswith(" ")]
    assert [[lexicon.id, lexicon.version] for lexicon in slantwise.lexicons()] == listed


def test_a_list_shows_what_is_in_it() -> None:
    lexicon = Lexicon.parse(OWN)
    header = (lexicon.id, lexicon.title, lexicon.language, lexicon.version, lexicon.licence, lexicon.source, lexicon.limits)
    assert header == ("own", "Own words", "en", "1.0.0", "CC0-1.0", "Written for a test", "Two words.")
    assert lexicon.categories == (slantwise.Category("crowds", "Words for crowds"),)
    assert lexicon.namings == (slantwise.NamingSet("demonstration", "Words for the demonstration", (), "article", ("protest", "crowd")),)
    assert [entry.id for entry in lexicon.entries] == ["mob", "crowd", "protest", "crowd"]
    crowd = lexicon.entries[1]
    assert (crowd.patterns, crowd.except_, crowd.categories, crowd.naming) == (("crowd*",), ("crowd control",), ("crowds",), None)
    assert (crowd.guard, crowd.others_write) == ({"within": 2, "words": ["fund"]}, ({"text": "people", "why": "says no more"},))
    assert lexicon.entry("crowd", naming="demonstration").kind == "disputed"
    assert repr(lexicon) == "<slantwise.Lexicon own 1.0.0: 4 entries>"
    assert said(lambda: lexicon.entry("crowd")) == "own lists `crowd` more than once: in its terms, demonstration; say which with naming="
    assert said(lambda: lexicon.entry("riot")).startswith("own lists nothing called `riot`; ")


def test_a_list_comes_from_its_name_its_file_or_its_text(tmp_path: Path) -> None:
    text = (ROOT / "lexicons/conflict.toml").read_text(encoding="utf-8")
    assert Lexicon("conflict") == Lexicon("lexicons/conflict.toml") == Lexicon.load(Path("lexicons/conflict.toml")) == Lexicon.parse(text)
    assert hash(Lexicon("conflict")) == hash(Lexicon.parse(text)) and Lexicon("conflict") != Lexicon("hedges")
    assert Lexicon("conflict").text == text
    for name in ["konflict", "no/such.toml"]:
        assert said(lambda: Lexicon(name)) == refused("lexicon", "show", name)
    assert said(lambda: Lexicon.load("conflict")).startswith("./conflict: the word list cannot be read: ")
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(OWN.replace("categories", "category"))
    assert said(lambda: Lexicon(wrong)) == refused("lexicon", "show", wrong)
    assert said(lambda: Lexicon.parse(wrong.read_text(), file=str(wrong))) == refused("lexicon", "show", wrong)


def test_every_built_in_list_holds_its_own_sentences_and_remarks_as_the_command_line_says() -> None:
    for lexicon in slantwise.lexicons():
        trial = lexicon.test()
        assert trial.passed and trial.failures == ()
        assert printed("lexicon", "test", lexicon.id).splitlines()[-1] == f"{lexicon.id}: {trial.sentences} sentences, 0 failed"
        last = printed("lexicon", "lint", lexicon.id, "--all").splitlines()[-1]
        number = len(lexicon.lint())
        assert last.split(": ")[1] == ["nothing to mention", "1 remark"][number] if number < 2 else last.endswith(f": {number} remarks")


def test_a_sentence_that_fails_says_what_happened_in_it() -> None:
    note = 'note = "Says that they were many."'
    lexicon = Lexicon.parse(OWN.replace(note, f'{note}\nhit = ["Crowd control came."]\nmiss = ["The crowd came."]', 1))
    trial = lexicon.test()
    assert (trial.sentences, trial.passed, trial.untested) == (3, False, ("protest", "crowd"))
    missed, found = trial.failures
    assert (missed.entry, missed.expected_hit, missed.found, missed.sentence) == ("crowd", True, None, "Crowd control came.")
    assert missed.passed_over == ({"words": "Crowd", "reason": "exception", "because_of": "Crowd control"},)
    assert (found.expected_hit, found.found, found.line) == (False, "crowd", 20)


def test_a_remark_has_its_line() -> None:
    remarks = Lexicon.parse(OWN).lint()
    assert remarks and all(remark.line > 0 and remark.message and remark.check for remark in remarks)


def test_changes_make_another_list_and_leave_the_first() -> None:
    own = Lexicon.parse(OWN)
    more = own.add_term(["horde", "hordes"], ["crowds"], "Says that they are savages.", id="horde", hit=["A horde came."], except_=["horde of"])
    assert [entry.id for entry in more.entries] == ["mob", "crowd", "horde", "protest", "crowd"]
    assert more.entry("horde").except_ == ("horde of",) and more.test().passed
    assert len(own.entries) == 4 and own != more
    assert [hit.entry for hit in slantwise.find("A horde and a mob.", more)] == ["horde", "mob"]
    fewer = more.remove("mob").remove("crowd", naming="demonstration")
    assert [entry.id for entry in fewer.entries] == ["crowd", "horde", "protest"]
    assert fewer.remove("protest").namings == ()
    changed = own.change("mob", patterns=["rabble"], hit=None, note="Says that they are common.")
    assert (changed.entry("mob").patterns, changed.entry("mob").hit) == (("rabble",), ())
    labelled = own.add_label("demonstration", "march", "description", ["march"], "Says that they walk.")
    assert labelled.namings[0].labels == ("protest", "crowd", "march")
    label = {"id": "riot", "kind": "disputed", "patterns": ["riot"], "note": "Says that they broke the law."}
    assert own.add_naming("unrest", "Words for unrest", [label], near=["street*"], scope="sentence").namings[1].near == ("street*",)
    assert own.add_category("flags", "Words for flags").categories[1].about == "Words for flags"
    renamed = own.with_header(id="mine", version="1.1.0")
    assert (renamed.id, renamed.version, renamed.entries) == ("mine", "1.1.0", own.entries)


def test_a_built_in_list_survives_being_written_anew() -> None:
    for lexicon in slantwise.lexicons():
        anew = lexicon.with_header(version=lexicon.version)
        assert (anew.entries, anew.namings, anew.categories) == (lexicon.entries, lexicon.namings, lexicon.categories)
        assert anew.test() == lexicon.test()
        assert Lexicon.parse(lexicon.to_toml()).entries == lexicon.entries


def test_a_wrong_change_is_refused_in_the_words_of_the_library(tmp_path: Path) -> None:
    own = Lexicon.parse(OWN)
    for work, part in [
        (lambda: own.add_term(["x"], ["nowhere"], "n"), "no category is called `nowhere`"),
        (lambda: own.add_term(["mob"], ["crowds"], ""), "`note` is empty"),
        (lambda: own.change("mob", patern=["x"]), "patern"),
        (lambda: own.with_header(version=""), "version"),
        (lambda: own.add_label("nowhere", "x", "name", ["x"], "n"), "own has no naming set `nowhere`; there are: demonstration"),
    ]:
        message = said(work)
        assert part in message, message
    assert said(lambda: own.add_term(["x"], ["nowhere"], "n")).startswith("own (changed):")
    # The same text in a file gives the same words on the command line.
    from slantwise._toml import text_of

    data = own._toml()
    data["term"].append({"patterns": ["x"], "categories": ["nowhere"], "note": "n"})
    file = tmp_path / "own.toml"
    file.write_text(text_of(data))
    assert said(lambda: own.add_term(["x"], ["nowhere"], "n")).replace("own (changed)", str(file)) == refused("lexicon", "show", file)


def test_odd_signs_come_through() -> None:
    odd = 'quotes " and \\ and\nlines\x7f and \u2028 ünï \U0001f9ea'
    own = Lexicon.parse(OWN).with_header(limits=odd)
    assert own.limits == odd
    assert Lexicon.parse(own.text).limits == odd


def test_two_lists_of_one_name_are_refused() -> None:
    mine = Lexicon("conflict").with_header(version="9.0.0")
    message = said(lambda: slantwise.count("seeds/iran-syria", ["conflict", mine]))
    assert message == "two word lists are called `conflict`; give one of them another id"


def test_a_list_is_saved_as_it_stands(tmp_path: Path) -> None:
    place = Lexicon("hedges").save(tmp_path / "hedges.toml")
    assert place.read_bytes() == (ROOT / "lexicons/hedges.toml").read_bytes()
    changed = Lexicon.parse(OWN).remove("mob")
    assert Lexicon.load(changed.save(tmp_path / "own.toml")) == changed
    assert Lexicon("conflict") == Lexicon.load(Lexicon("conflict").save(tmp_path / "again.toml"))
