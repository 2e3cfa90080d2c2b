//! What audits by hand say of each word list, as a reader is told it.

use serde::{Deserialize, Serialize};

use crate::audit::{AuditRow, Audits, Measure, OtherVersion};
use crate::compare::{Caution, in_words, outlets_of};
use crate::lexicon::Lexicon;
use crate::tally::{Counts, Level};

/// What audits say of one lexicon.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct CardAudit {
    /// "audited: precision .93 [.86, .97], n 96, two coders, kappa .88", or "not audited".
    pub summary: String,
    /// Each category and naming set with a hit here, when there is an audit of the lexicon.
    pub groups: Vec<GroupAudit>,
}

/// What an audit says of one category or naming set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GroupAudit {
    /// The category's or naming set's id.
    pub group: String,
    /// True for a naming set.
    pub is_naming: bool,
    /// What a reader sees above it.
    pub heading: String,
    /// In the form of [`CardAudit::summary`].
    pub summary: String,
    /// The same of its own words: those that mean it and are the outlet's own.
    pub own: String,
    /// True when differences in it may be called Checked here.
    pub supports: bool,
    /// Why not, as a clause.
    pub why: Option<String>,
}

/// ".93", and "1.00" for one.
pub fn share(number: f64) -> String {
    let text = format!("{number:.2}");
    text.strip_prefix('0').map_or(text.clone(), str::to_string)
}

/// What audits say of a lexicon in this corpus.
pub(super) fn card_audit(counts: &Counts, lexicon: &Lexicon, audits: &Audits) -> CardAudit {
    let id = lexicon.header.id.as_str();
    let of = |level: &str, group: &str, measure| audits.row((id, level, group, ""), "", measure);
    let Some(whole) = of("lexicon", "", Measure::Sense) else {
        return CardAudit { summary: NOT_AUDITED.to_string(), groups: Vec::new() };
    };
    let is_used = |level: Level, group: &str| counts.subjects.iter().any(|s| s.level == level && s.lexicon == id && s.group == group);
    let namings = lexicon.namings.iter().filter(|set| is_used(Level::Naming, &set.id)).map(|set| (true, &set.id, &set.about));
    let categories = lexicon.categories.iter().filter(|c| is_used(Level::Category, &c.id)).map(|c| (false, &c.id, &c.about));
    let group = |(is_naming, group, heading): (bool, &String, &String)| {
        let level = if is_naming { "naming" } else { "category" };
        let supports = audits.supports((id, level, group), &outlets_of(counts, (id, level, group)));
        GroupAudit {
            group: group.clone(),
            is_naming,
            heading: heading.clone(),
            summary: summary(of(level, group, Measure::Sense)),
            own: summary(of(level, group, Measure::Own)),
            supports: supports.is_ok(),
            why: supports.err(),
        }
    };
    CardAudit { summary: summary(Some(whole)), groups: namings.chain(categories).map(group).collect() }
}

const NOT_AUDITED: &str = "not audited";

fn summary(row: Option<&AuditRow>) -> String {
    let Some((row, precision, lo, hi)) = row.and_then(|row| Some((row, row.precision?, row.lo?, row.hi?))) else {
        return NOT_AUDITED.to_string();
    };
    let coders = if row.coders == 1 { "one coder".to_string() } else { format!("{} coders", in_words(row.coders)) };
    let kappa = row.kappa.map(|kappa| format!(", kappa {}", share(kappa))).unwrap_or_default();
    format!("audited: precision {} [{}, {}], n {}, {coders}{kappa}", share(precision), share(lo), share(hi), row.n)
}

/// W17: an audit of another version of a list. W18: an audit that found the outlets' marks unequally right.
pub(super) fn audit_cautions(audits: &Audits, others: &[OtherVersion]) -> Vec<Caution> {
    let differs = |row: &&AuditRow| {
        row.outlet.is_empty()
            && matches!(row.subject.as_str(), "lexicon" | "category" | "naming")
            && row.measure == Measure::Sense
            && row.p_difference.is_some_and(|p| p <= 0.05)
    };
    let mut cautions: Vec<Caution> = Vec::new();
    let differing: Vec<&AuditRow> = audits.rows().iter().filter(differs).collect();
    if let Some(first) = differing.first() {
        let more = if differing.len() > 1 { format!(" and {} more", differing.len() - 1) } else { String::new() };
        let sentence = format!(
            "The marks of “{}”{more} are not equally often right in all outlets, an audit found: a difference in their counts may be one in mistakes.",
            first.shown
        );
        let p = first.p_difference.unwrap_or_default();
        cautions.push(Caution::new("W18", sentence, [("groups", differing.len().to_string()), ("p", format!("{p:.4}"))]));
    }
    cautions.extend(others.iter().map(|other| {
        let sentence = format!(
            "An audit beside these texts is of another version of the word list {} ({}), and was left out.",
            other.lexicon, other.version
        );
        Caution::new("W17", sentence, [("lexicon", other.lexicon.clone()), ("version", other.version.clone())])
    }));
    cautions
}

/// W09: nobody has looked at the marks, or only at those of some groups of words; nothing when all were.
pub(super) fn unvalidated(cards: &[&CardAudit]) -> Option<Caution> {
    let groups: Vec<&GroupAudit> = cards.iter().flat_map(|card| &card.groups).collect();
    let audited = groups.iter().filter(|group| group.summary != NOT_AUDITED).count();
    let is_whole = audited == groups.len() && cards.iter().all(|card| !card.groups.is_empty());
    match audited {
        0 => Some(Caution::new(
            "W09",
            "No person has checked these marks by hand yet: open the sentences before you rely on a number.",
            [("validation", "none".to_string())],
        )),
        _ if is_whole => None,
        n => {
            let groups = if n == 1 { "one group of words".to_string() } else { format!("{} groups of words", in_words(n as u64)) };
            let sentence = format!(
                "People have checked marks of {groups} by hand, and none of the others yet: open the sentences before you rely on a number."
            );
            Some(Caution::new("W09", sentence, [("validation", "partial".to_string()), ("groups", n.to_string())]))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str =
        "lexicon,version,digest,subject,group,item,shown,outlet,measure,n,right,hits,precision,lo,hi,p_difference,coders,kappa,alpha";

    fn audits(rows: &str) -> Audits {
        Audits::read("audit.csv", format!("{HEAD}\n{rows}").as_bytes()).unwrap()
    }

    #[test]
    fn the_status_is_one_line() {
        let found = audits("l,1,d,naming,n,,N,,sense,96,89,300,0.93,0.86,0.97,0.4,2,0.881,0.88\n");
        let row = found.row(("l", "naming", "n", ""), "", Measure::Sense);
        assert_eq!(summary(row), "audited: precision .93 [.86, .97], n 96, two coders, kappa .88");
        assert_eq!(summary(None), "not audited");
    }

    #[test]
    fn marks_unequally_right_and_other_versions_are_cautions() {
        let found = audits("l,1,d,naming,n,,N,,sense,96,89,300,0.93,0.86,0.97,0.01,2,0.881,0.88\n");
        let other = OtherVersion { lexicon: "m".into(), version: "2.0".into() };
        let cautions = audit_cautions(&found, &[other]);
        assert_eq!(cautions.iter().map(|c| c.code).collect::<Vec<_>>(), ["W18", "W17"]);
        assert!(cautions[0].sentence.starts_with("The marks of “N” are not equally often right"));
        assert!(cautions[1].sentence.contains("another version of the word list m (2.0)"));
    }

    #[test]
    fn one_is_told_what_nobody_has_looked_at() {
        let group = |summary: &str| GroupAudit {
            group: "g".into(),
            is_naming: true,
            heading: "G".into(),
            summary: summary.into(),
            own: NOT_AUDITED.into(),
            supports: false,
            why: None,
        };
        let card = |groups: Vec<GroupAudit>| CardAudit { summary: String::new(), groups };
        let said = |cards: &[&CardAudit]| unvalidated(cards).map(|c| c.values[0].1.clone());
        assert_eq!(said(&[&card(Vec::new())]).as_deref(), Some("none"));
        assert_eq!(said(&[&card(vec![group("audited: …"), group(NOT_AUDITED)])]).as_deref(), Some("partial"));
        assert_eq!(said(&[&card(vec![group("audited: …")])]), None);
        assert_eq!(said(&[&card(vec![group("audited: …")]), &card(Vec::new())]).as_deref(), Some("partial"));
    }
}
