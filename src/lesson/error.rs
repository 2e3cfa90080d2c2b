//! Why a lesson could not be made or written.

/// Why a lesson could not be made or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A lesson is for a few texts.
    #[error("a lesson takes two to six articles, and here {}: {advice}", if *articles == 1 { "is one".to_string() } else { format!("are {articles}") })]
    Articles {
        /// How many there are.
        articles: usize,
        /// What to do.
        advice: String,
    },
    /// The sheets were to name no outlet, and the words that hide it would show it.
    #[error("nothing of {article} could be put on a sheet: it has no sentence; leave it out")]
    NoText {
        /// The article's id.
        article: String,
    },
    /// The embedded words cannot be read.
    #[error("the lesson's words could not be read: {0}; please report this")]
    Catalogue(#[from] toml::de::Error),
    /// The embedded words lack something.
    #[error("the lesson's words lack: {missing}; please report this")]
    Words {
        /// What is lacking.
        missing: String,
    },
    /// A page could not be filled.
    #[error(transparent)]
    Page(#[from] crate::page::Error),
    /// An office document could not be packed.
    #[error("the document {sheet} could not be packed: {problem}; please report this")]
    Docx {
        /// The sheet.
        sheet: &'static str,
        /// What the archive says.
        problem: String,
    },
    /// A PDF could not be written.
    #[error("the PDF of {sheet} could not be written: {problem}; please report this")]
    Pdf {
        /// The sheet.
        sheet: &'static str,
        /// What the writer says.
        problem: String,
    },
    /// A PDF has letters that no font at hand has.
    #[error("no PDF of {sheet}: no font at hand has the letters {letters}; the office document and the page have them")]
    NoLetters {
        /// The sheet.
        sheet: &'static str,
        /// The letters.
        letters: String,
    },
    /// The lesson could not be written as JSON.
    #[error("lesson.json could not be written: {0}; please report this")]
    Json(#[from] serde_json::Error),
    /// The quiz could not be written as a table.
    #[error("quiz.csv could not be written: {0}; please report this")]
    Csv(String),
}
