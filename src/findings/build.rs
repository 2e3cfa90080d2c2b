//! Puts findings together from what was counted, compared and kept.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use crate::audit::{Audits, OtherVersion};
use crate::compare::over_time::OverTime;
use crate::compare::{Caution, Comparison, Contrast, Level, Rate, Subject};
use crate::corpus::{Article, LedgerLine, Status};
use crate::evidence::{Drawn, Evidence};
use crate::findings::about::AboutFindings;
use crate::findings::audited::{audit_cautions, unvalidated};
use crate::findings::card::{Passed, cards, dead_entries};
use crate::findings::corrected::Corrected;
use crate::findings::date::day;
use crate::findings::exhibit::exhibits;
use crate::findings::grid::grid;
use crate::findings::model::{CorpusSummary, Findings, LedgerSummary, Outlet, Provenance, Text};
use crate::findings::over_time::over_time;
use crate::findings::remark;
use crate::findings::stories::StoryFindings;
use crate::findings::telling::telling;
use crate::findings::text::with_paragraphs;
use crate::lexicon::Lexicon;
use crate::matcher::MissReason;
use crate::tally::{Counts, OutletCount};
use crate::text::{Document, VoiceGroup};

/// What findings are made of.
#[derive(Debug)]
pub struct Parts<'a> {
    /// What the report is called.
    pub title: String,
    /// How the texts were chosen, where the study says so.
    pub chosen: Option<String>,
    /// What the study tells beside, as sentences.
    pub told: Vec<String>,
    /// The counts.
    pub counts: &'a Counts,
    /// What was compared.
    pub comparison: Comparison,
    /// Whom or what the comparison is about; nothing when it is about everything.
    pub about: Option<AboutFindings>,
    /// The corpus over time, where there is anything to say of it.
    pub over_time: Option<OverTime>,
    /// What the articles are to each other.
    pub stories: Option<StoryFindings>,
    /// What people overruled.
    pub corrected: Corrected,
    /// The hits.
    pub evidence: Evidence,
    /// The lexicons that counted.
    pub lexicons: &'a [&'a Lexicon],
    /// Those of them that were named for this comparison, by id.
    pub declared: &'a BTreeSet<String>,
    /// What people found who looked at marks of these very lexicons.
    pub audits: &'a Audits,
    /// Audits of other versions of them.
    pub other_versions: &'a [OtherVersion],
    /// What was passed over: lexicon, what a reader sees of the entry, reason, how often, an example.
    pub passed_over: Vec<(String, String, MissReason, u64, String)>,
    /// What happened to every input.
    pub ledger: &'a [LedgerLine],
    /// Lines set aside: role, lines, words.
    pub set_aside: Vec<(String, usize, u64)>,
    /// Articles with what was read, where the report may show whole texts; else none.
    pub kept: &'a [(Article, Document)],
    /// The articles that the report lists, still without their paragraphs.
    pub texts: Vec<Text>,
    /// What made the report.
    pub provenance: Provenance,
}

/// More outlets than this are in the tables only.
const OUTLETS_AT_MOST: usize = 60;
/// Sentences in a report at most, so that its page stays below 5 MB.
const SENTENCES_AT_MOST: usize = 1_200;

/// Puts the findings together.
pub fn build(mut parts: Parts<'_>) -> Findings {
    let counts = parts.counts;
    let drawn = drawn_outlets(counts);
    let outlets: Vec<Outlet> = drawn.iter().map(|&index| outlet(&parts, &counts.outlets[index])).collect();
    let names: BTreeSet<&str> = outlets.iter().map(|o| o.name.as_str()).collect();
    let (sample, drawn) = std::mem::take(&mut parts.evidence).within(SENTENCES_AT_MOST, |outlet| names.contains(outlet));
    let exhibits = exhibits(&sample, counts, parts.lexicons, &outlets);
    let grid = grid(&outlets, counts, &sample, &exhibits, &parts.comparison, parts.lexicons, parts.declared);
    let texts = with_paragraphs(parts.texts, parts.kept, &exhibits);
    let mut remarks = telling(&parts.comparison.contrasts, &exhibits, &texts, remark::AT_MOST);
    remarks.extend(remark::remarks(&outlets, &exhibits, &grid, drawn == Drawn::All));
    remarks.truncate(remark::AT_MOST);
    let dates: Vec<&str> = counts.articles.iter().map(|a| a.date.as_str()).filter(|date| !date.is_empty()).collect();
    let (contrasts, contrasts_elsewhere) = shown_contrasts(&parts.comparison.contrasts, &names);
    let mut cautions = parts.comparison.cautions;
    cautions.extend(parts.stories.as_ref().and_then(|stories| stories.caution(counts.articles.len())));
    cautions.extend(uncovered_languages(parts.ledger, parts.lexicons));
    cautions.extend(dead_entries(counts, parts.lexicons));
    if parts.about.is_some() {
        // These two speak of whole articles.
        cautions.retain(|caution| !matches!(caution.code, "W08" | "W10"));
    }
    let audit = audit_cautions(parts.audits, parts.other_versions);
    let after_first = cautions.len().min(1);
    cautions.splice(after_first..after_first, audit);
    let lexicons = cards(counts, parts.lexicons, parts.declared, &passed(&parts.passed_over), parts.audits);
    cautions.extend(unvalidated(&lexicons.iter().map(|card| &card.audit).collect::<Vec<_>>()));
    Findings {
        title: parts.title,
        corpus: CorpusSummary {
            articles: counts.articles.len(),
            outlets: counts.outlets.len(),
            outlets_only_in_tables: counts.outlets.iter().map(|o| &o.outlet).filter(|o| !names.contains(o.as_str())).cloned().collect(),
            words: counts.outlets.iter().map(|o| o.words).sum(),
            first_date: dates.iter().min().map(|d| d.to_string()),
            last_date: dates.iter().max().map(|d| d.to_string()),
            undated: counts.articles.len() - dates.len(),
            chosen: parts.chosen,
            told: parts.told,
        },
        rates: parts.comparison.rates.into_iter().filter(|r| is_group(r) && names.contains(r.outlet.as_str())).collect(),
        shares: parts.comparison.shares.into_iter().filter(|s| names.contains(s.outlet.as_str())).collect(),
        distances: parts.comparison.distances.into_iter().filter(|d| names.contains(d.target.as_str())).collect(),
        contrasts,
        contrasts_elsewhere,
        over_time: parts.over_time.as_ref().map(|found| over_time(found, !parts.declared.is_empty())),
        about: parts.about,
        stories: parts.stories,
        lexicons,
        corrected: parts.corrected,
        outlets,
        grid,
        remarks,
        cautions,
        exhibits,
        exhibits_rule: exhibits_rule(drawn),
        texts,
        ledger: ledger(parts.ledger, parts.set_aside),
        provenance: parts.provenance,
    }
}

/// More differences than this that only stand in these texts are left to the table.
const SEEN_AT_MOST: usize = 100;

/// The differences that the report shows, and how many it leaves to the table: a difference in two voices is one.
fn shown_contrasts(all: &[Contrast], outlets: &BTreeSet<&str>) -> (Vec<Contrast>, usize) {
    let of_outlets = || all.iter().filter(|c| outlets.contains(c.target.as_str()));
    let pair = |c: &'_ Contrast| (c.subject.clone(), c.target.clone());
    // Beside a claim in one voice stands the other, whatever may be said of it.
    let claimed: HashSet<(Arc<Subject>, String)> = of_outlets().filter(|c| c.level > Level::Seen).map(pair).collect();
    let seen: HashSet<(Arc<Subject>, String)> = of_outlets().map(pair).filter(|pair| !claimed.contains(pair)).collect();
    let too_many = seen.len() > SEEN_AT_MOST;
    let shown = of_outlets().filter(|c| !too_many || claimed.contains(&pair(c))).cloned().collect();
    (shown, if too_many { seen.len() } else { 0 })
}

fn is_group(rate: &Rate) -> bool {
    matches!(rate.subject.level, "lexicon" | "category" | "naming")
}

/// The outlets with most words, by name.
fn drawn_outlets(counts: &Counts) -> Vec<usize> {
    let mut drawn: Vec<usize> = (0..counts.outlets.len()).collect();
    drawn.sort_by_key(|&i| (std::cmp::Reverse(counts.outlets[i].words), i));
    drawn.truncate(OUTLETS_AT_MOST);
    drawn.sort_by_key(|&i| (counts.outlets[i].outlet.to_lowercase(), i));
    drawn
}

fn outlet(parts: &Parts<'_>, count: &OutletCount) -> Outlet {
    let index = parts.counts.outlets.iter().position(|o| o.outlet == count.outlet);
    let mut dates: Vec<&str> =
        parts.counts.articles.iter().filter(|a| Some(a.outlet) == index && !a.date.is_empty()).map(|a| a.date.as_str()).collect();
    dates.sort_unstable();
    let is_inferred = |shown: &str| {
        let of_day = |text: &&Text| text.outlet == count.outlet && text.date.as_deref() == Some(shown);
        parts.texts.iter().filter(of_day).any(|text| text.date_from == Some("inferred"))
    };
    let shown = |date: &&str| day(date).map(|shown| if is_inferred(&shown) { format!("{shown}*") } else { shown });
    let voices = || VoiceGroup::ALL.into_iter().filter(|voice| *voice != VoiceGroup::All);
    Outlet {
        name: count.outlet.clone(),
        articles: count.articles as usize,
        words: count.words,
        words_headline: count.words_headline,
        words_body: count.words - count.words_headline,
        words_set_aside: count.words_set_aside,
        words_by_voice: voices().zip(count.words_by_voice).collect(),
        hits_by_voice: voices().zip(count.hits_by_voice).collect(),
        hits_by_tenth: std::array::from_fn(|tenth| count.hits_by_place[tenth + 1]),
        hits_headline: count.hits_by_place[0],
        first_date: dates.first().and_then(shown),
        last_date: dates.last().and_then(shown),
    }
}

fn exhibits_rule(drawn: Drawn) -> String {
    match drawn {
        Drawn::All => "Every use is shown with its sentence.".to_string(),
        Drawn::ByCell(1) => "For each outlet, word and voice one use is shown, drawn at random.".to_string(),
        Drawn::ByCell(n) => format!(
            "For each outlet, word and voice up to {n} uses are shown, drawn at random; tables/evidence.csv lists every use with its place."
        ),
        Drawn::SomeCells { kept, of } => format!(
            "{kept} uses are shown, drawn at random among one for each outlet, word and voice ({of}); tables/evidence.csv lists every use \
             with its place."
        ),
    }
}

/// W07: articles in a language that no word list here covers.
fn uncovered_languages(ledger: &[LedgerLine], lexicons: &[&Lexicon]) -> Option<Caution> {
    let covers = |language: &str| {
        lexicons
            .iter()
            .any(|l| l.header.language.is_empty() || language.split(['-', '_']).next() == l.header.language.split(['-', '_']).next())
    };
    let read = ledger.iter().filter(|line| line.status == Status::Read).filter_map(|line| line.language.as_deref());
    let uncovered: Vec<&str> = read.filter(|language| !covers(&language.to_lowercase())).collect();
    let languages: BTreeSet<&str> = uncovered.iter().copied().collect();
    let languages = languages.into_iter().collect::<Vec<_>>().join(", ");
    let articles = match uncovered.len() {
        0 => return None,
        1 => "One article is in a language".to_string(),
        n => format!("{n} articles are in a language"),
    };
    let sentence = format!("{articles} ({languages}) that no word list here covers: that none of its words is found there says nothing.");
    Some(Caution::new("W07", sentence, [("articles", uncovered.len().to_string()), ("languages", languages)]))
}

fn passed<'a>(passed_over: &'a [(String, String, MissReason, u64, String)]) -> Vec<Passed<'a>> {
    passed_over
        .iter()
        .map(|(lexicon, shown, reason, times, example)| Passed { lexicon, shown, reason: *reason, times: *times, example })
        .collect()
}

fn ledger(lines: &[LedgerLine], set_aside: Vec<(String, usize, u64)>) -> LedgerSummary {
    let number = |status: Status| lines.iter().filter(|line| line.status == status).count();
    let by_status = Status::ALL.into_iter().map(|status| (status.key().to_string(), number(status))).filter(|(_, n)| *n > 0);
    LedgerSummary {
        inputs: lines.len(),
        by_status: by_status.collect(),
        set_aside,
        not_read: lines.iter().filter(|line| line.status != Status::Read).take(20).cloned().collect(),
    }
}
