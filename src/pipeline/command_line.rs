//! Parts of the command that makes a report again: what is read of it here is in `command_of_report`.

use std::path::{Path, PathBuf};

/// A relative path as it is, of an absolute one the last part.
pub fn shown(path: &Path) -> String {
    let shown: PathBuf = if path.is_absolute() { path.file_name().map(PathBuf::from).unwrap_or_default() } else { path.to_path_buf() };
    shown.to_string_lossy().replace('\\', "/").trim_end_matches('/').to_string()
}

/// A word as a shell takes it.
pub fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ':');
    if !word.is_empty() && word.chars().all(is_plain) { word.to_string() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_tells_nothing_of_the_computer_it_ran_on() {
        assert_eq!((shown(Path::new("/home/me/news/")), shown(Path::new("news/a.csv"))), ("news".into(), "news/a.csv".into()));
        assert_eq!((quoted("a/b.csv"), quoted("it's all"), quoted("")), ("a/b.csv".into(), "'it'\\''s all'".into(), "''".into()));
    }
}
