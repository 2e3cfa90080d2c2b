//! Prints, and knows how wide the terminal is.

use std::io::{self, IsTerminal, Write};

/// Prints to standard output, without a panic when nobody reads any more.
pub fn print(text: &str) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}

/// Says something beside the output.
pub fn note(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
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
