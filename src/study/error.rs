//! What is wrong with a study file, where, and what to do.

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
