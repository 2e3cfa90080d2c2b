//! Prints, and knows how wide the terminal is.
//!
//! What is printed holds names, words and messages of anybody: here, at the door, it loses what would steer a terminal.

use std::io::{self, IsTerminal, Write};

use slantwise::report::terminal::clean;
use unicode_width::UnicodeWidthStr;

/// Prints to standard output, without a panic when nobody reads any more.
pub fn print(text: &str) -> anyhow::Result<()> {
    write(calm(text).as_bytes())
}

/// Gives out a file or a table: every byte of it, but on a terminal only what shows.
pub fn give(bytes: &[u8]) -> anyhow::Result<()> {
    if io::stdout().is_terminal() { print(&String::from_utf8_lossy(bytes)) } else { write(bytes) }
}

fn write(bytes: &[u8]) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()?;
    Ok(())
}

/// Says something beside the output.
pub fn note(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", calm(text));
}

/// Every line without what would steer a terminal or turn its direction.
fn calm(text: &str) -> String {
    text.split('\n').map(clean).collect::<Vec<_>>().join("\n")
}

/// True when an error says that the reader of our output has gone.
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>()).any(|e| e.kind() == io::ErrorKind::BrokenPipe)
}

/// Columns of the terminal; 100 where the output goes to a file.
pub fn width() -> usize {
    match terminal_size::terminal_size() {
        Some((terminal_size::Width(columns), _)) if io::stdout().is_terminal() => usize::from(columns),
        _ => 100,
    }
}

/// A line broken at spaces where it is wider than `width`; what follows stands two columns further in. Ends with a line break.
pub fn wrapped(line: &str, width: usize) -> String {
    let indent = line.len() - line.trim_start_matches(' ').len();
    if line.width() <= width {
        return format!("{line}\n");
    }
    let (mut text, mut current) = (String::new(), " ".repeat(indent));
    let mut is_empty = true;
    for word in line[indent..].split(' ') {
        if !is_empty && current.width() + 1 + word.width() > width {
            text.push_str(current.trim_end());
            text.push('\n');
            current = " ".repeat(indent + 2);
            is_empty = true;
        }
        if !is_empty {
            current.push(' ');
        }
        current.push_str(word);
        is_empty = false;
    }
    text + current.trim_end() + "\n"
}

/// Shows on a terminal how many articles are done; elsewhere nothing.
pub fn progress() -> impl FnMut(usize) {
    let is_shown = io::stderr().is_terminal();
    move |articles| {
        if is_shown {
            let _ = write!(io::stderr().lock(), "\r{articles} articles read\x1b[K");
        }
    }
}

/// Takes the line of [`progress`] away.
pub fn end_progress() {
    if io::stderr().is_terminal() {
        let _ = write!(io::stderr().lock(), "\r\x1b[K");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_lines_and_nothing_steers_the_terminal() {
        assert_eq!(calm("a\u{1b}[2Jb\r\n  c\td\u{9b}e\n"), "a [2Jb \n  c d e\n");
    }

    #[test]
    fn a_long_line_is_broken_at_spaces_and_goes_on_further_in() {
        assert_eq!(wrapped("  one two  three", 10), "  one two\n    three\n");
        assert_eq!(wrapped("short", 10), "short\n");
        assert_eq!(wrapped("  averyverylongword it", 8), "  averyverylongword\n    it\n");
    }
}
