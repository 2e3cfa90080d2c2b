//! Whom or what a comparison is about, when only uses near a mention count.

use serde::{Deserialize, Serialize};

use crate::tally::Counts;

/// Whom or what a comparison is about. Its rates are set against mentions and not against words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutFindings {
    /// What it is called; the first is shown.
    pub names: Vec<String>,
    /// Uses count within so many words of a mention; nothing when they count in its sentence.
    pub within_words: Option<usize>,
    /// Mentions in each outlet, by its name, and the articles with one.
    pub outlets: Vec<(String, u64, u64)>,
    /// What is said of it.
    pub said: String,
}

impl AboutFindings {
    /// From the counts, whose articles have mentions for words.
    pub fn new(names: &[String], within_words: Option<usize>, counts: &Counts) -> AboutFindings {
        let of = |index: usize| {
            let articles = || counts.articles.iter().filter(move |article| article.outlet == index);
            (articles().map(|article| article.words).sum(), articles().filter(|article| article.words > 0).count() as u64)
        };
        let outlets: Vec<(String, u64, u64)> = counts
            .outlets
            .iter()
            .enumerate()
            .map(|(index, outlet)| {
                let (mentions, articles) = of(index);
                (outlet.outlet.clone(), mentions, articles)
            })
            .collect();
        let (mentions, articles) = outlets.iter().fold((0, 0), |sum, of| (sum.0 + of.1, sum.1 + of.2));
        let name = names.first().map_or("", String::as_str);
        let also = match &names[1.min(names.len())..] {
            [] => String::new(),
            others => format!(" ({})", others.iter().map(|other| format!("“{other}”")).collect::<Vec<_>>().join(", ")),
        };
        let near = within_words.map_or_else(|| "in sentences that mention".to_string(), |n| format!("within {n} words of a mention of"));
        let times = if mentions == 1 { "once".to_string() } else { format!("{mentions} times") };
        let of = if articles == 1 { "one article".to_string() } else { format!("{articles} articles") };
        let said = match mentions {
            0 => format!("Only uses {near} “{name}”{also} count, and no text mentions it: see how the texts write the name."),
            _ => format!(
                "Only uses {near} “{name}”{also} count; the mention itself does not. It is mentioned {times} in {of}; rates are uses per 1,000 mentions, not words."
            ),
        };
        AboutFindings { names: names.to_vec(), within_words, outlets, said }
    }
}
