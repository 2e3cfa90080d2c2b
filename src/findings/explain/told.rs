//! What a report's `findings.json` says beside its tables: its name, its cautions as sentences, its word lists and what audits found.

use std::io::Read;

use serde::Deserialize;

use crate::compare::Subject;
use crate::findings::explain::error::Error;
use crate::findings::explain::model::{AuditTold, LexiconNamed};

/// The part of `findings.json` that is needed; the rest is passed over as it is read.
#[derive(Debug, Deserialize)]
pub struct Told {
    /// What the report is called.
    pub title: String,
    /// Cautions about the whole corpus.
    pub cautions: Vec<Said>,
    lexicons: Vec<Card>,
    /// Whom the comparison is about, when only uses near a mention count.
    about: Option<About>,
    /// What made it.
    pub provenance: Made,
}

/// A caution.
#[derive(Debug, Deserialize)]
pub struct Said {
    /// Its code.
    pub code: String,
    /// What it says.
    pub sentence: String,
}

#[derive(Debug, Deserialize)]
struct About {
    names: Vec<String>,
}

/// What made the report.
#[derive(Debug, Deserialize)]
pub struct Made {
    /// The version of slantwise.
    pub version: String,
    /// The command that makes it again.
    pub again: String,
}

#[derive(Debug, Deserialize)]
struct Card {
    id: String,
    title: String,
    version: String,
    declared: bool,
    audit: CardAudit,
}

#[derive(Debug, Deserialize)]
struct CardAudit {
    summary: String,
    groups: Vec<GroupAudit>,
}

#[derive(Debug, Deserialize)]
struct GroupAudit {
    group: String,
    is_naming: bool,
    summary: String,
    own: String,
    supports: bool,
    why: Option<String>,
}

impl Told {
    /// Reads it; `file` is its name in messages.
    ///
    /// # Errors
    /// [`Error::Foreign`] when it is something else.
    pub fn read(file: &str, from: impl Read) -> Result<Told, Error> {
        let foreign = |problem: String| Error::Foreign { file: file.to_string(), problem };
        let told: Told = serde_json::from_reader(from).map_err(|error| {
            foreign(format!("is not as `compare` writes it ({error}); take the report as it was made, or make it again"))
        })?;
        match &told.about {
            Some(About { names }) => Err(foreign(format!(
                "in this report only uses near “{}” count, set against mentions and not against words, which cannot be taken apart here; see its tables \
                 rates and evidence",
                names.first().map_or("", String::as_str)
            ))),
            None => Ok(told),
        }
    }

    /// The ids of the word lists.
    pub fn lexicons(&self) -> impl Iterator<Item = &str> + Clone {
        self.lexicons.iter().map(|card| card.id.as_str())
    }

    /// A word list by its id; with nothing but the id where the report has no card of it.
    pub fn lexicon(&self, id: &str) -> LexiconNamed {
        let card = self.lexicons.iter().find(|card| card.id == id);
        LexiconNamed {
            id: id.to_string(),
            title: card.map_or(id, |card| &card.title).to_string(),
            version: card.map_or("", |card| &card.version).to_string(),
            declared: card.is_some_and(|card| card.declared),
        }
    }

    /// What an audit says of the group of a subject; the precision of single rates stands in the table.
    pub fn audit(&self, subject: &Subject) -> AuditTold {
        let is_naming = matches!(subject.level, "naming" | "label");
        let card = self.lexicons.iter().find(|card| card.id == subject.lexicon);
        let group = card.and_then(|card| card.audit.groups.iter().find(|g| g.group == subject.group && g.is_naming == is_naming));
        let whole = || card.map_or_else(|| "not audited".to_string(), |card| card.audit.summary.clone());
        AuditTold {
            group: group.map_or_else(whole, |group| group.summary.clone()),
            own: group.map(|group| group.own.clone()),
            supports: group.map(|group| group.supports),
            why: group.and_then(|group| group.why.clone()),
            precision: None,
            precision_n: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn something_else_is_named_as_such() {
        let error = Told::read("findings.json", &b"{\"title\": \"words\"}"[..]).unwrap_err().to_string();
        assert!(error.starts_with("findings.json: is not as `compare` writes it (missing field `cautions`"), "{error}");
        assert!(Told::read("findings.json", &b"<html>"[..]).is_err());
    }
}
