//! Reads from a report's `findings.json` and `manifest.json` what was compared, with what, and how.

use std::collections::BTreeMap;
use std::io::Read;

use serde::Deserialize;

use crate::findings::explain::Error;
use crate::findings::{AboutFindings, CorpusSummary, Outlet, Provenance};

/// The part of `findings.json` that is needed.
#[derive(Debug, Clone, Deserialize)]
pub struct Method {
    /// What the report is called.
    pub title: String,
    /// What was compared.
    pub corpus: CorpusSummary,
    /// The outlets.
    pub outlets: Vec<Outlet>,
    /// What happened to the inputs.
    pub ledger: Ledger,
    /// The word lists.
    pub lexicons: Vec<MethodLexicon>,
    /// Whom the comparison is about, when only uses near a mention count.
    pub about: Option<AboutFindings>,
    /// Stories and copies.
    pub stories: Option<MethodStories>,
    /// What people overruled.
    pub corrected: MethodCorrected,
    /// What made the report.
    pub provenance: Provenance,
}

/// What happened to the inputs.
#[derive(Debug, Clone, Deserialize)]
pub struct Ledger {
    /// Inputs found.
    pub inputs: usize,
    /// How many had each status.
    pub by_status: Vec<(String, usize)>,
    /// What was set aside: role, lines, words.
    pub set_aside: Vec<(String, usize, u64)>,
}

/// A word list.
#[derive(Debug, Clone, Deserialize)]
pub struct MethodLexicon {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: String,
    /// Its language.
    pub language: String,
    /// Its licence.
    pub licence: String,
    /// Where it comes from.
    pub source: String,
    /// SHA-256 of its file.
    pub digest: String,
    /// Whether it was named for the comparison.
    pub declared: bool,
    /// Terms and labels it lists.
    pub entries: usize,
    /// Those of them without a hit.
    pub dead: usize,
    /// What people found who looked at its marks.
    pub audit: MethodAudit,
}

/// What an audit says.
#[derive(Debug, Clone, Deserialize)]
pub struct MethodAudit {
    /// "audited: precision …", or "not audited".
    pub summary: String,
}

/// Stories and copies.
#[derive(Debug, Clone, Deserialize)]
pub struct MethodStories {
    /// The one story that is compared.
    pub only: Option<String>,
    /// Stories that two outlets or more tell.
    pub shared: usize,
    /// Articles that repeat another one of their outlet.
    pub repeated: usize,
    /// How they were put together, and how many each way: `given`, `window`, `content_alone`.
    pub by: BTreeMap<String, usize>,
}

/// Corrections.
#[derive(Debug, Clone, Deserialize)]
pub struct MethodCorrected {
    judged: Vec<MethodJudged>,
}

#[derive(Debug, Clone, Deserialize)]
struct MethodJudged {
    outcome: serde_json::Value,
}

impl MethodCorrected {
    /// Corrections that fit a mark.
    pub fn fitting(&self) -> usize {
        let fits = |judged: &&MethodJudged| serde_json::from_value::<crate::audit::Outcome>(judged.outcome.clone());
        self.judged.iter().filter(|judged| matches!(fits(judged), Ok(crate::audit::Outcome::Fits { .. }))).count()
    }
}

/// The part of `manifest.json` that is needed.
#[derive(Debug, Clone, Deserialize)]
pub struct Recorded {
    /// SHA-256 of the rules by which articles are read.
    pub reading_rules: String,
    /// SHA-256 of the list of lines to set aside.
    pub set_aside: Option<String>,
    /// Tables of audits.
    #[serde(default)]
    pub audits: Vec<serde_json::Value>,
}

impl Method {
    /// Reads it; `file` is its name in messages.
    ///
    /// # Errors
    /// [`Error::Foreign`] when it is something else.
    pub fn read(file: &str, from: impl Read) -> Result<Method, Error> {
        serde_json::from_reader(from).map_err(|error| foreign(file, &error))
    }
}

impl Recorded {
    /// Reads it; `file` is its name in messages.
    ///
    /// # Errors
    /// [`Error::Foreign`] when it is something else.
    pub fn read(file: &str, from: impl Read) -> Result<Recorded, Error> {
        serde_json::from_reader(from).map_err(|error| foreign(file, &error))
    }
}

fn foreign(file: &str, error: &serde_json::Error) -> Error {
    Error::Foreign {
        file: file.to_string(),
        problem: format!(
            "is not as this version of `compare` writes it ({error}); take the report as it was made, or make it again with this version"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn something_else_is_named_as_such() {
        let error = Method::read("findings.json", &b"{}"[..]).unwrap_err().to_string();
        assert!(error.starts_with("findings.json: is not as this version of `compare` writes it (missing field `title`"), "{error}");
        assert!(Recorded::read("manifest.json", &b"[]"[..]).is_err());
    }
}
