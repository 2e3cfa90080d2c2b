//! What is wrong with a study file, where, and what to do.

use crate::study::key::nearest;

/// Outlets named in a message at most.
const SHOWN_AT_MOST: usize = 12;

/// Why a study file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A key or value is not what the format knows, or the file is no TOML.
    #[error("{place}: {problem}")]
    Syntax {
        /// The file and the line; of a single setting, the setting itself.
        place: String,
        /// What is wrong and what to do.
        problem: String,
    },
    /// Several mistakes.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Several(Vec<Error>),
    /// Two things that do not go together.
    #[error("{0}")]
    Clash(String),
}

impl Error {
    /// The outlet to compare with is none of `outlets`.
    pub fn no_reference<'a>(name: &str, outlets: impl Iterator<Item = &'a str> + Clone) -> Error {
        let meant = nearest(name, outlets.clone()).map(|meant| format!("did you mean “{meant}”? ")).unwrap_or_default();
        let first: Vec<&str> = outlets.clone().take(SHOWN_AT_MOST).collect();
        let more = outlets.count() - first.len();
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        Error::Clash(format!("`reference`: no outlet here is called “{name}”; {meant}there are: {}{more}", first.join(", ")))
    }
}
