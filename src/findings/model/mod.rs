//! Everything a report may say. The pages, the pictures and the files are functions of this and of nothing else.
//!
//! All names are those a reader sees. Lists are ordered, so that the same corpus and options give the same bytes.

mod shown;

use serde::{Deserialize, Serialize};

use crate::compare::{Caution, Contrast, Distance, Interval, Rate, Share};
use crate::findings::about::AboutFindings;
use crate::findings::corrected::Corrected;
use crate::findings::over_time::TimeFindings;
use crate::findings::stories::StoryFindings;
use crate::text::{Voice, VoiceGroup};

pub use shown::{Exhibit, LedgerSummary, LexiconCard, ListedEntry, Paragraph, PassedOver, Piece, Provenance, Text};

/// What a comparison found, and how it was obtained.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Findings {
    /// What the report is called: "Iran and Syria".
    pub title: String,
    /// What was compared.
    pub corpus: CorpusSummary,
    /// The outlets, in the order of the grid's columns.
    pub outlets: Vec<Outlet>,
    /// The naming grid.
    pub grid: Grid,
    /// What to look at: sentences made from the counts, most telling first.
    pub remarks: Vec<Remark>,
    /// Cautions, most important first.
    pub cautions: Vec<Caution>,
    /// Hits per thousand words of lists, categories and naming sets; those of single terms and labels are in the tables.
    pub rates: Vec<Rate>,
    /// Shares within naming sets.
    pub shares: Vec<Share>,
    /// How far each outlet's words within a naming set lie from the others'.
    pub distances: Vec<Distance>,
    /// Differences between outlets: those that may be claimed, and the others where they are few.
    pub contrasts: Vec<Contrast>,
    /// Differences that only stand in these texts and are too many for a page: the table has them. One in two voices counts once.
    pub contrasts_elsewhere: usize,
    /// The corpus over time; nothing for a handful of articles.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub over_time: Option<TimeFindings>,
    /// Whom or what the comparison is about; nothing when every use counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<AboutFindings>,
    /// What the articles are to each other; nothing of a single outlet without a copy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stories: Option<StoryFindings>,
    /// What people overruled, and the numbers without that.
    pub corrected: Corrected,
    /// The sentences behind the marks: all of them for a small corpus, else a fair sample.
    pub exhibits: Vec<Exhibit>,
    /// The rule by which `exhibits` were chosen, as a sentence.
    pub exhibits_rule: String,
    /// The articles; with their text where the report may show it.
    pub texts: Vec<Text>,
    /// The lexicons that counted.
    pub lexicons: Vec<LexiconCard>,
    /// What happened to the inputs.
    pub ledger: LedgerSummary,
    /// What made the report.
    pub provenance: Provenance,
}

/// What was compared and how it was chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CorpusSummary {
    /// Articles read.
    pub articles: usize,
    /// Outlets among them.
    pub outlets: usize,
    /// Outlets with the fewest words, which are in the tables and not in the figures; by name.
    pub outlets_only_in_tables: Vec<String>,
    /// Analysed words of all.
    pub words: u64,
    /// First day of publication, ISO.
    pub first_date: Option<String>,
    /// Last day of publication, ISO.
    pub last_date: Option<String>,
    /// Articles without a date.
    pub undated: usize,
    /// How the texts were chosen, as the study says; nothing when it says nothing.
    pub chosen: Option<String>,
    /// What the study tells of groups of outlets, of days and of how they are compared, as sentences.
    #[serde(default)]
    pub told: Vec<String>,
}

/// One outlet's part of the corpus.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outlet {
    /// Its name.
    pub name: String,
    /// Its articles.
    pub articles: usize,
    /// Its analysed words.
    pub words: u64,
    /// Words of its headlines.
    pub words_headline: u64,
    /// Words of its ledes and bodies.
    pub words_body: u64,
    /// Words set aside.
    pub words_set_aside: u64,
    /// Words in each voice, in the order of [`VoiceGroup::ALL`] without `All`.
    pub words_by_voice: Vec<(VoiceGroup, u64)>,
    /// Hits in each voice, in the same order: all lexicons together, a word listed twice counted once in a lexicon.
    pub hits_by_voice: Vec<(VoiceGroup, u64)>,
    /// Its hits in each of the ten tenths of its articles' bodies, first to last; headlines apart.
    pub hits_by_tenth: [u64; 10],
    /// Hits in its headlines.
    pub hits_headline: u64,
    /// First day, as a reader sees it ("8 Dec 2024"), with `*` when it was worked out.
    pub first_date: Option<String>,
    /// Last day, in the same form.
    pub last_date: Option<String>,
}

/// The first figure of a report: which words each outlet uses for one thing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Grid {
    /// Naming sets first, then categories, in the order of the lexicon. Only those that hold a hit and are to be shown.
    pub sections: Vec<GridSection>,
    /// Sections with hits that are not shown, by heading: used by one outlet only.
    pub used_by_one: Vec<UsedByOne>,
    /// Lists with a word here and there: counted, in the tables, and in no section.
    pub lists_aside: Vec<ListAside>,
}

/// A list that the grid does not show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListAside {
    /// Its title.
    pub title: String,
    /// Uses in all voices.
    pub uses: u64,
}

/// A section that only one outlet uses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UsedByOne {
    /// Its heading.
    pub heading: String,
    /// The outlet.
    pub outlet: String,
    /// Hits in all voices.
    pub hits: u64,
}

/// A naming set or a category in the grid.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GridSection {
    /// "Words for the armed opposition".
    pub heading: String,
    /// The lexicon's id.
    pub lexicon: String,
    /// The naming set's or category's id.
    pub id: String,
    /// True for a naming set, false for a category.
    pub is_naming: bool,
    /// True when at least two outlets pass the gate for shares: cells then hold shares with intervals instead of marks.
    pub shows_shares: bool,
    /// One row a label or term with a hit, most used first.
    pub rows: Vec<GridRow>,
    /// Rows besides, with fewer uses, where all would be too many for a page; the tables have them.
    pub rows_left_out: usize,
}

/// A label or term in the grid.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GridRow {
    /// Its id.
    pub id: String,
    /// What a reader sees.
    pub shown: String,
    /// `name`, `description` or `disputed` for a label; nothing for a term.
    pub kind: Option<String>,
    /// Why it is listed.
    pub note: String,
    /// One cell an outlet, in the order of [`Findings::outlets`].
    pub cells: Vec<GridCell>,
}

/// One outlet's uses of one label or term.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GridCell {
    /// Uses in all voices, resolved or not.
    pub uses: u64,
    /// Uses in the outlet's own voice.
    pub own: u64,
    /// One mark a use, headline first, then in order of the text; empty when there are more than [`Grid::MARKS_AT_MOST`].
    pub marks: Vec<Mark>,
    /// Part of the outlet's own-voice mentions of the set, where the gate allows it.
    pub share: Option<CellShare>,
}

/// A share in the grid.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CellShare {
    /// 0 to 1.
    pub share: f64,
    /// 95 % interval.
    pub interval: Interval,
    /// Resolved own-voice mentions by this word.
    pub mentions: u64,
    /// Resolved own-voice mentions of the whole set: the denominator.
    pub of: u64,
}

impl Grid {
    /// More uses than this in one cell are shown as a number.
    pub const MARKS_AT_MOST: u64 = 12;
}

/// One use, as a mark. The shape says where and in whose voice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// Index into [`Findings::exhibits`], when the sentence is among them.
    pub exhibit: Option<usize>,
    /// The voice.
    pub voice: Voice,
    /// True in a headline.
    pub headline: bool,
    /// Who is quoted or reported, where found.
    pub speaker: Option<String>,
}

/// A sentence made from the counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Remark {
    /// The sentence, plain text.
    pub sentence: String,
    /// Indices into [`Findings::exhibits`]: what it rests on.
    pub exhibits: Vec<usize>,
}
