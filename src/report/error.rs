//! Why a report could not be written.

/// Why a report could not be written. Findings are always complete, so each of these is a bug in slantwise.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The page could not be filled.
    #[error(transparent)]
    Page(#[from] crate::page::Error),
    /// The findings could not be written as JSON.
    #[error("findings.json could not be written: {0}; please report this")]
    Json(#[from] serde_json::Error),
}
