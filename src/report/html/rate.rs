//! The table of rates: own words beside all voices, with a range or the reason why there is none.

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;

use super::exhibit::Sentences;
use super::number::{Range, decimal};
use super::reader::{Only, Wanted};
use crate::compare::{Rate, Subject};
use crate::findings::Findings;
use crate::text::VoiceGroup;

/// More rows than this are folded away by subject.
const UNFOLDED_AT_MOST: usize = 40;

/// More rows than this are left to the table beside the page.
const ROWS_AT_MOST: usize = 1_000;

#[derive(Serialize)]
pub(super) struct Rates<'a> {
    folded: bool,
    /// Subjects that are in the table beside the page only.
    more: usize,
    subjects: Vec<SubjectRates<'a>>,
}

#[derive(Serialize)]
struct SubjectRates<'a> {
    /// True for all words of a lexicon together.
    whole: bool,
    shown: &'a str,
    rows: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    outlet: &'a str,
    own: Option<Cell>,
    all: Option<Cell>,
}

#[derive(Serialize)]
struct Cell {
    hits: u64,
    /// The sentences behind the uses.
    only: Option<Only>,
    articles: usize,
    articles_with_hit: usize,
    per_thousand: Option<String>,
    range: Option<Range>,
    reason: Option<&'static str>,
}

impl<'a> Rates<'a> {
    /// Whole lexicons, categories and naming sets; single words and single voices are in the tables beside the page.
    pub(super) fn new(findings: &'a Findings, sentences: &Sentences<'a>) -> Self {
        let mut subjects: Vec<Vec<&Rate>> = Vec::new();
        let mut places: HashMap<&Subject, usize> = HashMap::new();
        let shown = findings.rates.iter();
        for rate in shown.filter(|rate| matches!(rate.voice, VoiceGroup::Own | VoiceGroup::All)) {
            let place = *places.entry(&rate.subject).or_insert_with(|| {
                subjects.push(Vec::new());
                subjects.len() - 1
            });
            subjects[place].push(rate);
        }
        let all = subjects.len();
        let mut rows = 0;
        // A subject has a row an outlet, so this is known before any cell is made.
        let has_room = |rates: &Vec<&Rate>| {
            rows += rates.iter().map(|rate| &rate.outlet).collect::<BTreeSet<_>>().len();
            rows <= ROWS_AT_MOST
        };
        let shown = subjects.into_iter().take_while(has_room);
        let subjects: Vec<_> = shown.filter_map(|rates| SubjectRates::new(&rates, sentences)).collect();
        let folded = subjects.iter().map(|s| s.rows.len()).sum::<usize>() > UNFOLDED_AT_MOST;
        Rates { folded, more: all - subjects.len(), subjects }
    }
}

impl<'a> SubjectRates<'a> {
    /// Of all rates of one subject; nothing of none.
    fn new(rates: &[&'a Rate], sentences: &Sentences<'a>) -> Option<Self> {
        let subject = &rates.first()?.subject;
        let mut made = SubjectRates { whole: subject.level == "lexicon", shown: &subject.shown, rows: Vec::new() };
        rates.iter().for_each(|rate| made.put(rate, sentences));
        Some(made)
    }

    fn put(&mut self, rate: &'a Rate, sentences: &Sentences<'a>) {
        let at = self.rows.iter().position(|row| row.outlet == rate.outlet).unwrap_or_else(|| {
            self.rows.push(Row { outlet: &rate.outlet, own: None, all: None });
            self.rows.len() - 1
        });
        let row = &mut self.rows[at];
        let place = if rate.voice == VoiceGroup::Own { &mut row.own } else { &mut row.all };
        let wanted = Wanted { outlet: Some(&rate.outlet), voice: Some(rate.voice), ..Wanted::default() };
        *place = Some(Cell {
            hits: rate.hits,
            only: if rate.hits > 0 { sentences.only_subject(&rate.subject, wanted) } else { None },
            articles: rate.articles,
            articles_with_hit: rate.articles_with_hit,
            per_thousand: rate.per_thousand.map(decimal),
            range: rate.interval.map(Range::decimal),
            reason: rate.reason.map(|reason| reason.key()),
        });
    }
}
