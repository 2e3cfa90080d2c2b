//! Holds everything a report on discovered words may say.

use serde::{Deserialize, Serialize};

use crate::findings::model::Provenance;
use crate::vocabulary::{Apart, Choice, Contrast, Counts, Example, Half, Options, Repeated, SetApart, Told, Verdict};

/// What `discover` found, and how.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Discovery {
    /// What it is called.
    pub title: String,
    /// What stands above everything: that nothing here is tested.
    pub exploratory: String,
    /// What a reader should know before the words, as sentences.
    pub remarks: Vec<String>,
    /// Articles read.
    pub articles: usize,
    /// Words counted: of the voice asked for.
    pub words: u64,
    /// Inputs that could not be read.
    pub unread: usize,
    /// How it was counted and chosen.
    pub how: How,
    /// The outlets, by name; those asked for when any were.
    pub outlets: Vec<DiscoveredOutlet>,
    /// How many outlets there are.
    pub all_outlets: usize,
    /// Sentences left out because a phrase in them tells that they are the page's, and their words.
    pub page: (u64, u64),
    /// Sentences that an outlet prints word for word in several articles: places left out, and their words.
    pub repeated: (u64, u64),
    /// Those sentences, by outlet; a thousand at most.
    pub repeated_sentences: Vec<Repeated>,
    /// The word lists whose uses were left out: id and version.
    pub lexicons: Vec<(String, String)>,
    /// How it can be made again.
    pub provenance: Provenance,
}

/// How words were counted and chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct How {
    /// `own` or `all`.
    pub voice: &'static str,
    /// Phrases of two and three words too.
    pub phrases: bool,
    /// Function words too.
    pub function_words: bool,
    /// Names too.
    pub names: bool,
    /// An outlet's word stands in at least so many of its articles.
    pub min_articles: u32,
    /// It has at least so many uses there.
    pub min_count: u64,
    /// Half of the articles was held out.
    pub confirm: bool,
}

/// An outlet and the words that set it apart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DiscoveredOutlet {
    /// Its name.
    pub name: String,
    /// Its articles on which words were found.
    pub articles: u32,
    /// Their words.
    pub size: u64,
    /// Its articles that were held out, and their words. Not read back: no figure shows them.
    #[serde(skip_deserializing)]
    pub held: Option<(u32, u64)>,
    /// The words, the highest score first; behind them those of which one article has more than half of the uses.
    pub words: Vec<DiscoveredWord>,
    /// Names and words of the page that would else be among them. Not read back: no figure shows them.
    #[serde(skip_deserializing)]
    pub set_apart: Vec<SetApart>,
}

/// A word or phrase that sets an outlet apart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DiscoveredWord {
    /// Its place in the outlet's list, from 1.
    pub rank: usize,
    /// As it is written most often.
    pub shown: String,
    /// Its words in the form in which words are compared.
    pub key: String,
    /// True for what is written with capitals wherever that can be told.
    pub is_name: bool,
    /// How the outlet and the others use it.
    pub found: Contrast,
    /// The same on the articles that were held out, and what became of it. Not read back: no figure shows it.
    #[serde(skip_deserializing)]
    pub held: Option<(Contrast, Verdict)>,
    /// Gries' dispersion over the outlet's articles, normalised.
    pub dispersion: Option<f64>,
    /// The article with most of its uses.
    pub top_article: String,
    /// That article's share of them, 0 to 1.
    pub top_article_share: f64,
    /// A fair sample of sentences. Not read back: no figure shows them.
    #[serde(skip_deserializing)]
    pub examples: Vec<Example>,
}

/// Stands above every list of discovered words.
pub const EXPLORATORY: &str =
    "Exploratory: found by looking, not tested. Words follow subjects, so an outlet that covers other events has other words.";

/// What [`Discovery::new`] is made of.
#[derive(Debug)]
pub struct DiscoveryParts<'a> {
    /// What it is called.
    pub title: String,
    /// How words were counted and chosen.
    pub options: &'a Options,
    /// All counts.
    pub counts: &'a Counts,
    /// The chosen words.
    pub choice: &'a Choice,
    /// What is told of each.
    pub told: Vec<Vec<Told>>,
    /// Only these outlets, by name; all when there are none.
    pub only: &'a [String],
    /// Inputs that could not be read.
    pub unread: usize,
    /// Articles in a language whose function words are not known, with the languages.
    pub foreign: (usize, Vec<String>),
    /// The word lists whose uses were left out: id and version.
    pub lexicons: Vec<(String, String)>,
    /// How it can be made again.
    pub provenance: Provenance,
}

impl Discovery {
    /// Puts everything together.
    pub fn new(parts: DiscoveryParts<'_>) -> Discovery {
        let DiscoveryParts { counts, choice, options, .. } = parts;
        let is_wanted = |name: &String| parts.only.is_empty() || parts.only.contains(name);
        let mut outlets = Vec::new();
        for (index, ((name, chosen), told)) in counts.outlets.iter().zip(&choice.outlets).zip(parts.told).enumerate() {
            let (articles, size) = counts.size_of(Half::Found, index as u32);
            let words = chosen.iter().zip(told).enumerate().map(|(at, (chosen, told))| DiscoveredWord {
                rank: at + 1,
                shown: told.shown,
                key: chosen.key.clone(),
                is_name: chosen.is_name,
                found: chosen.found,
                held: chosen.held,
                dispersion: told.dispersion,
                top_article: told.top_article,
                top_article_share: told.top_article_share,
                examples: told.examples,
            });
            if is_wanted(name) {
                let held = options.confirm.then(|| counts.size_of(Half::Held, index as u32));
                outlets.push(DiscoveredOutlet {
                    name: name.clone(),
                    articles,
                    size,
                    held,
                    words: words.collect(),
                    set_apart: choice.set_apart[index].clone(),
                });
            }
        }
        Discovery {
            title: parts.title,
            exploratory: EXPLORATORY.to_string(),
            remarks: remarks(counts, &outlets, options, &parts.foreign),
            articles: counts.members.len(),
            words: counts.members.iter().map(|member| member.words).sum(),
            unread: parts.unread,
            how: How {
                voice: if options.own_voice { "own" } else { "all" },
                phrases: options.phrases,
                function_words: options.function_words,
                names: options.names,
                min_articles: options.min_articles,
                min_count: options.min_count,
                confirm: options.confirm,
            },
            outlets,
            all_outlets: counts.outlets.len(),
            page: counts.page,
            repeated: counts.repeated,
            repeated_sentences: counts.repeated_sentences.clone(),
            lexicons: parts.lexicons,
            provenance: parts.provenance,
        }
    }

    /// Distinct names and words of the page that were set apart.
    pub fn set_apart(&self, why: Apart) -> usize {
        let all = self.outlets.iter().flat_map(|outlet| &outlet.set_apart).filter(|apart| apart.why == why);
        all.map(|apart| apart.key.as_str()).collect::<std::collections::HashSet<_>>().len()
    }

    /// The words that were looked up on the other half, and those that kept direction and size, direction alone; nothing without halves.
    pub fn confirmed(&self) -> Option<(usize, usize, usize)> {
        let verdicts: Vec<Verdict> =
            self.outlets.iter().flat_map(|o| &o.words).filter_map(|word| word.held.map(|(_, verdict)| verdict)).collect();
        let count = |wanted: Verdict| verdicts.iter().filter(|verdict| **verdict == wanted).count();
        self.how.confirm.then(|| (verdicts.len(), count(Verdict::Kept), count(Verdict::Weaker)))
    }
}

/// Names of outlets in a sentence at most.
const NAMED_AT_MOST: usize = 5;

fn remarks(counts: &Counts, outlets: &[DiscoveredOutlet], options: &Options, foreign: &(usize, Vec<String>)) -> Vec<String> {
    let mut remarks = Vec::new();
    let small: Vec<&str> = outlets.iter().filter(|o| o.articles < options.min_articles).map(|o| o.name.as_str()).collect();
    let on = if options.confirm { " on which words are found" } else { "" };
    if small.len() == outlets.len() {
        remarks.push(format!(
            "No outlet has {} articles{on}: a word that sets an outlet apart must stand in so many of its articles, or the article is told and not the outlet.",
            options.min_articles
        ));
    } else if !small.is_empty() {
        let more = small.len().saturating_sub(NAMED_AT_MOST);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let named = small.iter().take(NAMED_AT_MOST).copied().collect::<Vec<_>>().join(", ");
        remarks.push(format!(
            "Fewer than {} articles{on}, so without words of their own here: {named}{more}. Their words count among the others’.",
            options.min_articles
        ));
    }
    if counts.threshold.is_raised {
        remarks.push(format!(
            "This corpus is so large that only words and phrases in at least {} articles were counted.",
            counts.threshold.articles
        ));
    }
    if foreign.0 * 20 > counts.members.len() {
        remarks.push(format!(
            "{} of {} articles seem to be in another language than English ({}): words such as “the” are known in English only, and stand among the others there.",
            foreign.0,
            counts.members.len(),
            foreign.1.join(", ")
        ));
    }
    remarks
}
