//! Tests of what loads. What does not, and what is said of it, stands in `tests/cases/lexicons/broken`.

use super::*;
use crate::lexicon::model::EntryId;

const HEAD: &str =
    "id = \"t\"\ntitle = \"T\"\nlanguage = \"en\"\nversion = \"1\"\nlicence = \"CC0\"\nsource = \"here\"\nlimits = \"few\"\n";

#[test]
fn a_label_shows_its_id_as_words() {
    let text = format!(
        "{HEAD}[[naming]]\nid = \"n\"\nabout = \"N\"\n[[naming.label]]\nid = \"opposition-groups\"\nkind = \"description\"\npatterns = [\"opposition groups\"]\nnote = \"n\"\n"
    );
    let lexicon = parse("mine.toml", &text).unwrap();
    assert_eq!(lexicon.namings[0].labels[0].entry.show, "opposition groups");
    assert_eq!(lexicon.digest.len(), 64);
}

const SET: &str =
    "[[naming]]\nid = \"n\"\nabout = \"N\"\n[[naming.label]]\nid = \"coup\"\nkind = \"disputed\"\npatterns = [\"coup\"]\nnote = \"n\"\n";

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing_but_the_digest() {
    let plain = format!("{HEAD}{SET}");
    let other = format!("\u{FEFF}{}", plain.replace('\n', "\r\n"));
    let (mut windows, places) = located("mine.toml", &other).unwrap();
    let unix = parse("mine.toml", &plain).unwrap();
    assert_ne!(windows.digest, unix.digest);
    windows.digest.clone_from(&unix.digest);
    assert_eq!(windows, unix);
    assert_eq!(places.entry(EntryId::Label(0, 0)), 11);
    let error = parse("mine.toml", &other.replace("note", "netes")).unwrap_err().to_string();
    assert_eq!(error, "mine.toml:15:1: unknown key `netes`; did you mean `note`?\n    netes = \"n\"\n    ^");
}

#[test]
fn bytes_that_are_no_utf_8_are_named_with_their_place() {
    let error = decode("mine.toml", b"id = \"mine\"\ntitle = \"\xC9meutes\"\n".to_vec()).unwrap_err().to_string();
    assert!(error.starts_with("mine.toml:2:10: the byte C9 is no UTF-8; save the file again as UTF-8"), "{error}");
    let error = decode("mine.toml", vec![0xFF, 0xFE, b'i', 0]).unwrap_err().to_string();
    assert_eq!(error, "mine.toml: is UTF-16, and a word list is UTF-8; save it again as UTF-8");
}

#[test]
fn of_very_many_mistakes_ten_are_shown_and_the_others_counted() {
    let term = "[[category]]\nid = \"c\"\nabout = \"C\"\nzebra = 1\n";
    let error = parse("mine.toml", &format!("{HEAD}{}", term.repeat(40))).unwrap_err().to_string();
    // Each of forty has an unknown key, and all but the first have an id that is taken.
    assert!(error.ends_with("and 69 more like these; mend the first ones and try again"), "{error}");
}

#[test]
fn deep_nesting_is_refused_and_does_not_overflow() {
    assert!(parse("mine.toml", &format!("id = {}", "[".repeat(100_000))).is_err());
}
