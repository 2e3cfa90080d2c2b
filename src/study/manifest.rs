//! What made a report: versions, options, and a digest of everything that went in and came out.

use std::collections::BTreeMap;

use serde::Serialize;

/// The manifest of a report. Everything but `made_at` is the same for the same input and options.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Manifest {
    /// The version of slantwise.
    pub slantwise: String,
    /// When the report was made, UTC, ISO 8601. Not compared by anything.
    pub made_at: String,
    /// The command that makes it again.
    pub again: String,
    /// What the report is called.
    pub title: String,
    /// How the texts were chosen, where it was told.
    pub chosen: Option<String>,
    /// Which texts the report holds.
    pub texts: String,
    /// The other options of a command that has more than these, with their values.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub options: BTreeMap<String, String>,
    /// The number for resampling.
    pub rng_seed: u64,
    /// The generator's name.
    pub rng: String,
    /// How words are told apart.
    pub words_by: String,
    /// The lexicons.
    pub lexicons: Vec<LexiconDigest>,
    /// SHA-256 of the reading rules.
    pub reading_rules: String,
    /// The study file, where one was named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub study: Option<FileDigest>,
    /// SHA-256 of the list of lines to set aside, where one was given.
    pub set_aside: Option<String>,
    /// The files in which people overruled the tool.
    pub corrections: Vec<FileDigest>,
    /// The table of stories that was given back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stories: Option<FileDigest>,
    /// The tables of what people found who looked at marks.
    pub audits: Vec<FileDigest>,
    /// The files that went in.
    pub inputs: Vec<FileDigest>,
    /// The files that came out, but for this one.
    pub outputs: Vec<FileDigest>,
}

/// A lexicon that counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LexiconDigest {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of its file.
    pub sha256: String,
    /// Whether it was named for this comparison.
    pub declared: bool,
}

/// A file and what it held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileDigest {
    /// Its path relative to the corpus or the report, with `/` on every system.
    pub file: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

impl Manifest {
    /// The manifest as JSON text, ending with a line end.
    pub fn to_json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("strings and numbers always are JSON");
        text.push('\n');
        text
    }
}
