//! Takes metadata off the head of a text file.
//!
//! A file may begin with a block of `key: value` lines between two lines of `---`, with the columns of `articles.csv` as keys:
//!
//! ```text
//! ---
//! outlet: Defence Talks
//! date: 2024-12-08
//! ---
//! ```
//!
//! Such blocks are written by other programs too, so unknown keys are only noted. A block without any known key is part of the text.

use super::{Column, Metadata};

/// More lines than this are no block of metadata.
const MOST_LINES: usize = 200;

/// What stood at the head of a text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    pub metadata: Metadata,
    /// What was not understood, for the ledger.
    pub notes: Vec<String>,
    /// Where the text begins, in bytes.
    pub length: usize,
}

/// The block at the head of `text`; an empty one of length 0 when there is none.
pub(super) fn front_matter(text: &str) -> FrontMatter {
    block(text).unwrap_or_default()
}

fn block(text: &str) -> Option<FrontMatter> {
    let mut lines = text.split_inclusive('\n');
    let mut found = FrontMatter { length: lines.next().filter(|l| l.trim_end() == "---")?.len(), ..FrontMatter::default() };
    let mut any_known = false;
    for line in lines.take(MOST_LINES) {
        found.length += line.len();
        let line = line.trim_end();
        if line == "---" || line == "..." {
            return any_known.then_some(found);
        }
        // Lists and indented lines belong to the key above them.
        if line.is_empty() || line.starts_with([' ', '\t', '#']) || line.starts_with("- ") {
            continue;
        }
        let (key, value) = line.split_once(':')?;
        if key.contains(char::is_whitespace) || !(value.is_empty() || value.starts_with([' ', '\t'])) {
            return None;
        }
        match Column::named(key).filter(|c| c.is_listed() && *c != Column::File) {
            Some(column) => {
                any_known = true;
                if let Err(error) = found.metadata.set(column, unquoted(value.trim())) {
                    found.notes.push(error.to_string());
                }
            }
            None => {
                let meant = Column::meant(key).map(|c| format!("; did you mean {c:?}?")).unwrap_or_default();
                found.notes.push(format!("{key:?} at the head of the file is not known and was ignored{meant}"));
            }
        }
    }
    None
}

fn unquoted(value: &str) -> &str {
    let inner = |mark| value.strip_prefix(mark).and_then(|v| v.strip_suffix(mark));
    inner('"').or_else(|| inner('\'')).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metadata_is_taken_off_the_head_and_the_rest_is_the_text() {
        let text = "---\r\noutlet: \"Defence Talks\"\r\ndate: 2024-12-08\r\n---\r\nIran aims";
        let found = front_matter(text);
        assert_eq!(&text[found.length..], "Iran aims");
        assert_eq!(found.metadata.outlet.as_deref(), Some("Defence Talks"));
        assert!(found.metadata.published.is_some() && found.notes.is_empty());
    }

    #[test]
    fn a_text_between_rules_is_no_metadata() {
        for text in
            ["---\nBreaking: a coup\n---\nText", "---\nIt began: here\noutlet: A\n---\n", "---\noutlet: A\nno end", "--- \n", "Text\n---\n"]
        {
            assert_eq!(front_matter(text), FrontMatter::default(), "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_is_noted_and_nothing_else_is_lost() {
        let found = front_matter("---\noutlet: A\noulet: B\ntags:\n  - war\ndate: soon\n---\n");
        assert_eq!(found.metadata.outlet.as_deref(), Some("A"));
        assert_eq!(
            found.notes,
            [
                "\"oulet\" at the head of the file is not known and was ignored; did you mean \"outlet\"?",
                "\"tags\" at the head of the file is not known and was ignored",
                "date \"soon\" is no date; write it as 2024-12-08",
            ]
        );
    }
}
