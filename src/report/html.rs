//! Turns findings into the page's view and has it filled: `index.html`, one file that works offline.
//!
//! The view holds data only. Every word that is not a corpus's or a lexicon's own stands in the page's catalogue of words.

mod caution;
mod contrast;
mod corrected;
mod exhibit;
mod figure;
mod grid;
mod mark;
pub(super) mod number;
mod outlet;
mod over_time;
mod rate;
mod reader;
mod share;
mod stories;
mod text;

use serde::Serialize;

use crate::chart::Figure;
use crate::findings::{AboutFindings, CorpusSummary, Findings, LedgerSummary, LexiconCard, Provenance};
use crate::page;
use crate::report::Error;

/// The page for these findings, with the figures in the order given.
///
/// # Errors
/// When the page cannot be filled, which is a bug.
pub fn render(findings: &Findings, figures: &[Figure]) -> Result<String, Error> {
    Ok(page::fill(&View::new(findings, figures))?)
}

/// With more outlets than this the grid gets the whole width, and the chosen sentence is laid over it.
const OUTLETS_BESIDE_A_PANEL: usize = 4;

#[derive(Serialize)]
pub(super) struct View<'a> {
    title: &'a str,
    corpus: &'a CorpusSummary,
    outlets: Vec<outlet::OutletView<'a>>,
    /// A date in the grid's heads has the star of a date that was worked out.
    worked_out: bool,
    wide: bool,
    cautions: caution::Cautions<'a>,
    grid: grid::GridView<'a>,
    remarks: Vec<RemarkView<'a>>,
    sentences: exhibit::Sentences<'a>,
    choices: reader::Choices<'a>,
    texts: text::Texts<'a>,
    figures: Vec<figure::FigureView<'a>>,
    stories: Option<stories::StoriesView<'a>>,
    time: Option<over_time::TimeView<'a>>,
    about: Option<&'a AboutFindings>,
    rates: rate::Rates<'a>,
    shares: Vec<share::ShareTable<'a>>,
    /// Naming sets whose shares are in the table beside the page only.
    more_shares: usize,
    contrasts: contrast::Contrasts<'a>,
    corrected: corrected::CorrectedView<'a>,
    lexicons: &'a [LexiconCard],
    ledger: &'a LedgerSummary,
    provenance: &'a Provenance,
}

#[derive(Serialize)]
struct RemarkView<'a> {
    sentence: &'a str,
    marks: Vec<mark::MarkView<'a>>,
    /// The sentences of the marks, cut around them.
    sentences: Vec<exhibit::Cut<'a>>,
}

impl<'a> View<'a> {
    pub(super) fn new(findings: &'a Findings, figures: &'a [Figure]) -> Self {
        let sentences = exhibit::Sentences::new(findings);
        let (shares, more_shares) = share::shown(findings, &sentences);
        let dates = findings.outlets.iter().flat_map(|o| [&o.first_date, &o.last_date]);
        View {
            title: &findings.title,
            corpus: &findings.corpus,
            outlets: outlet::outlets(findings, &sentences),
            choices: reader::Choices::new(findings, sentences.marks()),
            worked_out: dates.flatten().any(|date| date.ends_with('*')),
            wide: findings.outlets.len() > OUTLETS_BESIDE_A_PANEL,
            cautions: caution::Cautions::new(&findings.cautions),
            grid: grid::GridView::new(findings, &sentences),
            remarks: findings.remarks.iter().map(|remark| remark_view(findings, remark)).collect(),
            texts: text::Texts::new(findings),
            figures: figure::views(figures),
            stories: stories::StoriesView::new(findings, &sentences),
            time: over_time::TimeView::new(findings),
            about: findings.about.as_ref(),
            rates: rate::Rates::new(findings, &sentences),
            shares,
            more_shares,
            contrasts: contrast::Contrasts::new(findings, &sentences),
            corrected: corrected::CorrectedView::new(findings),
            lexicons: &findings.lexicons,
            ledger: &findings.ledger,
            provenance: &findings.provenance,
            sentences,
        }
    }
}

fn remark_view<'a>(findings: &'a Findings, remark: &'a crate::findings::Remark) -> RemarkView<'a> {
    let marks = remark.exhibits.iter().filter_map(|&i| Some(mark::MarkView::of_exhibit(i, findings.exhibits.get(i)?))).collect();
    let sentences = remark.exhibits.iter().filter_map(|&i| Some(exhibit::Cut::new(findings.exhibits.get(i)?))).collect();
    RemarkView { sentence: &remark.sentence, marks, sentences }
}

#[cfg(test)]
mod tests;
