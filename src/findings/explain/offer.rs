//! What can be asked of a report, for those who have not asked yet.

use std::io::Read;

use serde::Serialize;

use crate::compare::Subject;
use crate::findings::explain::ask::Topic;
use crate::table::{Error, Reader};
use crate::text::VoiceGroup;

/// What can be asked.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Offer {
    /// What the report is called.
    pub title: String,
    /// The voices counted.
    pub voice: VoiceGroup,
    /// The outlet, when one was named.
    pub outlet: Option<String>,
    /// What was named, when only the outlet is missing.
    pub subject: Option<Subject>,
    /// The outlets, by name.
    pub outlets: Vec<OutletOffered>,
    /// Categories and naming sets, most hits first.
    pub groups: Vec<TopicOffered>,
    /// Terms and labels, most hits first, as many as were asked for.
    pub words: Vec<TopicOffered>,
    /// Terms and labels besides.
    pub words_left_out: usize,
}

/// An outlet of the report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OutletOffered {
    /// Its name.
    pub outlet: String,
    /// Its articles.
    pub articles: u64,
    /// Its analysed words.
    pub words: u64,
    /// Hits of the subject, when one was named.
    pub hits: Option<u64>,
}

/// A category, naming set, term or label, with its hits.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TopicOffered {
    /// What it is.
    #[serde(flatten)]
    pub subject: Subject,
    /// Its hits in the outlet, or in all.
    pub hits: u64,
}

/// The outlets of a report, by name.
///
/// # Errors
/// A table that is not as it was made.
pub fn outlets<R: Read>(articles: &mut Reader<R>) -> Result<Vec<OutletOffered>, Error> {
    let mut outlets: std::collections::BTreeMap<String, (u64, u64)> = std::collections::BTreeMap::new();
    while let Some(row) = articles.next_row()? {
        let words = row.count("words")?;
        match outlets.get_mut(row.text("outlet")) {
            Some(outlet) => *outlet = (outlet.0 + 1, outlet.1 + words),
            None => _ = outlets.insert(row.text("outlet").to_string(), (1, words)),
        }
    }
    Ok(outlets.into_iter().map(|(outlet, (articles, words))| OutletOffered { outlet, articles, words, hits: None }).collect())
}

impl Offer {
    /// What can be asked, with at most `limit` words. When a subject is named, only where it stands.
    pub fn new(
        title: &str,
        voice: VoiceGroup,
        outlets: Vec<OutletOffered>,
        topics: &[Topic],
        asked: (Option<&str>, Option<&Topic>),
        limit: usize,
    ) -> Offer {
        let (outlet, subject) = asked;
        let of = |is_group: bool| {
            let found = topics.iter().filter(|topic| topic.subject.item.is_empty() == is_group && subject.is_none());
            let mut found: Vec<TopicOffered> = found
                .map(|topic| TopicOffered { subject: topic.subject.clone(), hits: topic.hits_in(outlet) })
                .filter(|topic| topic.hits > 0)
                .collect();
            found.sort_by_key(|topic| std::cmp::Reverse(topic.hits));
            found
        };
        let mut words = of(false);
        let words_left_out = words.len().saturating_sub(limit);
        words.truncate(limit);
        let with_hits = |o: OutletOffered| OutletOffered { hits: subject.map(|topic| topic.hits_in(Some(&o.outlet))), ..o };
        Offer {
            title: title.to_string(),
            voice,
            outlet: outlet.map(str::to_string),
            subject: subject.map(|topic| topic.subject.clone()),
            outlets: outlets.into_iter().map(with_hits).collect(),
            groups: of(true),
            words,
            words_left_out,
        }
    }
}
