//! The command that made a report, as words.

use std::path::Path;

use crate::error::Error;
use crate::pipeline::output::MANIFEST;

/// The words of the command that the manifest of a report holds.
///
/// # Errors
/// [`Error::Read`] and [`Error::NoReport`] for a folder without a manifest of ours.
pub fn command_of_report(report: &Path) -> Result<Vec<String>, Error> {
    let path = report.join(MANIFEST);
    let bytes = std::fs::read(&path).map_err(|source| Error::Read { path: path.clone(), source })?;
    let no_report = |problem: String| Error::NoReport { path: report.to_path_buf(), problem };
    let made: serde_json::Value =
        serde_json::from_slice(&bytes).map_err(|error| no_report(format!("its {MANIFEST} cannot be read: {error}")))?;
    let again = made["again"].as_str().unwrap_or_default();
    let words = words(again);
    match words.get(1).map(String::as_str) {
        Some("compare" | "discover") => Ok(words),
        _ => Err(no_report(format!("its {MANIFEST} does not say which command made it"))),
    }
}

/// A command line cut into words, as it was put together: blanks between words, single quotation marks around those with blanks in them.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut is_quoted, mut is_escaped, mut is_open) = (Vec::new(), String::new(), false, false, false);
    for character in line.chars() {
        match character {
            c if is_escaped => {
                word.push(c);
                is_escaped = false;
            }
            '\'' => {
                is_quoted = !is_quoted;
                is_open = true;
            }
            '\\' if !is_quoted => is_escaped = true,
            ' ' if !is_quoted => {
                if is_open || !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                is_open = false;
            }
            c => word.push(c),
        }
    }
    if is_open || !word.is_empty() {
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_cut_as_a_shell_would_cut_it() {
        assert_eq!(
            words("slantwise compare a.txt 'b c.txt' --chosen 'it'\\''s all'"),
            ["slantwise", "compare", "a.txt", "b c.txt", "--chosen", "it's all"]
        );
        assert_eq!(words("a '' b"), ["a", "", "b"]);
    }
}
