//! Writes a lexicon as the TOML that [`parse`](crate::lexicon::parse) reads: the same lexicon comes back, whatever it holds.
//!
//! What stands at its default is left out, as a person would leave it out.

use std::fmt::Write;

use crate::lexicon::load::{default_id, default_show};
use crate::lexicon::model::{Case, Entry, Lexicon, Scope, Style};

/// A lexicon as TOML.
///
/// Read again it gives an equal lexicon; only the digest, which is that of the file, is another.
pub fn to_toml(lexicon: &Lexicon) -> String {
    let mut text = String::new();
    let header = &lexicon.header;
    for (key, value) in [
        ("id", &header.id),
        ("title", &header.title),
        ("language", &header.language),
        ("version", &header.version),
        ("licence", &header.licence),
        ("source", &header.source),
        ("limits", &header.limits),
    ] {
        pair(&mut text, key, &quoted(value));
    }
    for category in &lexicon.categories {
        text.push_str("\n[[category]]\n");
        pair(&mut text, "id", &quoted(&category.id));
        pair(&mut text, "about", &quoted(&category.about));
    }
    for term in &lexicon.terms {
        text.push_str("\n[[term]]\n");
        // An id made from a pattern may hold signs that a written one must not.
        if default_id(&term.entry.patterns) != term.entry.id {
            pair(&mut text, "id", &quoted(&term.entry.id));
        }
        entry(&mut text, &term.entry, ("categories", &list(&term.categories)));
    }
    for set in &lexicon.namings {
        text.push_str("\n[[naming]]\n");
        pair(&mut text, "id", &quoted(&set.id));
        pair(&mut text, "about", &quoted(&set.about));
        if !set.near.is_empty() {
            pair(&mut text, "near", &list(&set.near));
        }
        if set.scope == Scope::Sentence {
            pair(&mut text, "scope", "\"sentence\"");
        }
        for label in &set.labels {
            text.push_str("\n[[naming.label]]\n");
            pair(&mut text, "id", &quoted(&label.entry.id));
            entry(&mut text, &label.entry, ("kind", &quoted(label.kind.key())));
        }
    }
    text
}

/// The keys that terms and labels share, with the one in which they differ.
fn entry(text: &mut String, entry: &Entry, (own_key, own_value): (&str, &str)) {
    if entry.show != default_show(&entry.id) {
        pair(text, "show", &quoted(&entry.show));
    }
    pair(text, own_key, own_value);
    pair(text, "patterns", &list(&entry.patterns));
    match entry.style {
        Style::Glob => {}
        Style::Fixed => pair(text, "match", "\"fixed\""),
        Style::Regex => pair(text, "match", "\"regex\""),
    }
    if entry.case == Case::Exact {
        pair(text, "case", "\"exact\"");
    }
    if entry.gap > 0 {
        pair(text, "gap", &entry.gap.to_string());
    }
    if !entry.except.is_empty() {
        pair(text, "except", &list(&entry.except));
    }
    if let Some(guard) = &entry.guard {
        pair(text, "guard", &format!("{{ within = {}, words = {} }}", guard.within, list(&guard.words)));
    }
    if !entry.others_write.is_empty() {
        let all = entry.others_write.iter().map(|other| format!("{{ text = {}, why = {} }}", quoted(&other.text), quoted(&other.why)));
        pair(text, "others_write", &format!("[{}]", all.collect::<Vec<_>>().join(", ")));
    }
    pair(text, "note", &quoted(&entry.note));
    if !entry.side.is_empty() {
        pair(text, "side", &quoted(&entry.side));
    }
    if !entry.broad.is_empty() {
        pair(text, "broad", &quoted(&entry.broad));
    }
    for (key, sentences) in [("hit", &entry.hit), ("miss", &entry.miss)] {
        if !sentences.is_empty() {
            pair(text, key, &list(sentences));
        }
    }
}

fn pair(text: &mut String, key: &str, value: &str) {
    // Writing into a string cannot fail.
    let _ = writeln!(text, "{key} = {value}");
}

/// Texts in a row; those that do not fit on a line go below each other.
fn list(texts: &[String]) -> String {
    let quoted: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    let row = format!("[{}]", quoted.join(", "));
    if row.len() <= 120 { row } else { format!("[\n  {},\n]", quoted.join(",\n  ")) }
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", c as u32);
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{built_in, parse};

    /// The same lexicon, but for the digest of its file.
    fn again(lexicon: &Lexicon) -> Lexicon {
        let text = to_toml(lexicon);
        let read = parse("again.toml", &text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        Lexicon { digest: lexicon.digest.clone(), ..read }
    }

    #[test]
    fn the_built_in_lists_come_back_as_they_are() {
        for lexicon in built_in() {
            assert_eq!(&again(lexicon), lexicon);
        }
    }

    #[test]
    fn what_a_reader_would_leave_out_is_left_out() {
        let head =
            "id = \"t\"\ntitle = \"T\"\nlanguage = \"en\"\nversion = \"1\"\nlicence = \"CC0\"\nsource = \"here\"\nlimits = \"few\"\n\n";
        let rest = "[[category]]\nid = \"c\"\nabout = \"C\"\n\n[[term]]\ncategories = [\"c\"]\npatterns = [\"gunm?n\"]\nnote = \"n\"\n";
        let text = format!("{head}{rest}");
        assert_eq!(to_toml(&parse("t.toml", &text).unwrap()), text);
    }
}
