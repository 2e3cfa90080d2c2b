//! Chooses the words that set each outlet apart from the others, and ranks them.
//!
//! Log odds with an informative prior (Monroe, Colaresi & Quinn 2008), each outlet against all others together without itself. The prior is
//! the counts of all outlets together, scaled to [`PRIOR_WEIGHT`] words and added to both sides, so that a rare word has to be much more
//! frequent to rank high. The score, log odds in standard errors, is an order and no test.

use crate::stats::log_odds::{log_odds, pooled_prior};
use crate::vocabulary::count::{Counts, Half, Uses};
use crate::vocabulary::half::Verdict;
use crate::vocabulary::{Options, PRIOR_WEIGHT, overlap};

/// A side: uses of a word among words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Side {
    /// Uses of the word.
    pub uses: u64,
    /// All words of the side.
    pub words: u64,
}

/// How an outlet and the others use a word, on one half of the articles.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Contrast {
    /// The outlet.
    pub outlet: Side,
    /// All others together.
    pub others: Side,
    /// The outlet's articles with the word.
    pub articles: u32,
    /// The outlet's log odds of the word less the others', with the prior; natural logarithm.
    pub log_odds: f64,
    /// The log odds in standard errors: the order of the ranking.
    pub score: f64,
}

/// A word or phrase that sets an outlet apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Chosen {
    /// Its words in compared form.
    pub key: String,
    /// True when it is written with capitals wherever that can be told.
    pub is_name: bool,
    /// True when one article has more than half of the uses.
    pub in_one_article: bool,
    /// On the articles on which it was found.
    pub found: Contrast,
    /// On the articles that were held out, when any were, and what became of it.
    pub held: Option<(Contrast, Verdict)>,
}

/// Why a word is set apart from the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Apart {
    /// In the outlet it is written with capitals wherever that can be told.
    Name,
    /// In the outlet it stands at the ends of articles.
    Page,
}

impl Apart {
    /// The word used in tables.
    pub fn key(self) -> &'static str {
        match self {
            Apart::Name => "name",
            Apart::Page => "page",
        }
    }
}

/// A word that would have been chosen, were it not a name or the page's.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct SetApart {
    /// Its words in compared form.
    pub key: String,
    /// Why it is set apart.
    pub why: Apart,
    /// How the outlet and the others use it.
    pub found: Contrast,
}

/// What was chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// For each outlet its words, the highest score first; behind them those of which one article has more than half of the uses.
    pub outlets: Vec<Vec<Chosen>>,
    /// For each outlet what was set apart, the highest score first.
    pub set_apart: Vec<Vec<SetApart>>,
}

/// Chooses words for each outlet: more frequent in it than in the others, in enough articles and uses, none shown twice.
pub fn choose(counts: &Counts, options: &Options) -> Choice {
    let sizes = |half| (0..counts.outlets.len() as u32).map(|outlet| counts.size_of(half, outlet).1).collect::<Vec<u64>>();
    let (found, held) = (sizes(Half::Found), sizes(Half::Held));
    let mut outlets: Vec<Vec<Chosen>> = vec![Vec::new(); counts.outlets.len()];
    let mut set_apart: Vec<Vec<SetApart>> = vec![Vec::new(); counts.outlets.len()];
    for gram in &counts.grams {
        let (all, all_held) = (gram.uses_in_all(Half::Found), gram.uses_in_all(Half::Held));
        for ((half, outlet), uses) in &gram.uses {
            if *half == Half::Held || uses.articles < options.min_articles || uses.uses < options.min_count {
                continue;
            }
            let contrast = contrast(*uses, all, &found, *outlet);
            if contrast.score <= 0.0 {
                continue;
            }
            let is_name = uses.is_name();
            let why = match () {
                () if uses.is_of_the_page() => Some(Apart::Page),
                () if is_name && !options.names => Some(Apart::Name),
                () => None,
            };
            if let Some(why) = why {
                set_apart[*outlet as usize].push(SetApart { key: gram.key.clone(), why, found: contrast });
                continue;
            }
            let held = options.confirm.then(|| {
                let uses = gram.uses_in(Half::Held, *outlet);
                let again = self::contrast(uses, all_held, &held, *outlet);
                (again, Verdict::of(contrast.log_odds, again.log_odds, uses.uses > 0))
            });
            let in_one_article = uses.most * 2 > uses.uses;
            outlets[*outlet as usize].push(Chosen { key: gram.key.clone(), is_name, in_one_article, found: contrast, held });
        }
    }
    for chosen in &mut outlets {
        overlap::show_once(chosen);
        chosen.sort_by(|a, b| {
            let by_spread = a.in_one_article.cmp(&b.in_one_article);
            by_spread.then_with(|| b.found.score.total_cmp(&a.found.score)).then_with(|| a.key.cmp(&b.key))
        });
        chosen.truncate(options.top);
    }
    for apart in &mut set_apart {
        apart.sort_by(|a, b| b.found.score.total_cmp(&a.found.score).then_with(|| a.key.cmp(&b.key)));
        apart.truncate(options.top);
    }
    Choice { outlets, set_apart }
}

/// The outlet's uses against those of all others.
fn contrast(uses: Uses, all: u64, words: &[u64], outlet: u32) -> Contrast {
    let here = Side { uses: uses.uses, words: words[outlet as usize] };
    let others = Side { uses: all - uses.uses, words: words.iter().sum::<u64>() - here.words };
    let (log_odds, score) = weighed(here, others);
    Contrast { outlet: here, others, articles: uses.articles, log_odds, score }
}

/// Log odds and score of a word against all other words; 0 without words on one side.
fn weighed(here: Side, others: Side) -> (f64, f64) {
    if here.words == 0 || others.words == 0 {
        return (0.0, 0.0);
    }
    let parts = |side: Side| [side.uses, side.words.saturating_sub(side.uses)];
    let (target, reference) = (parts(here), parts(others));
    let prior = pooled_prior(&[target[0] + reference[0], target[1] + reference[1]], PRIOR_WEIGHT);
    if prior[0] <= 0.0 || prior[1] <= 0.0 {
        return (0.0, 0.0);
    }
    let word = log_odds(&target, &reference, &prior)[0];
    (word.log_odds, word.z())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: 30 of 1,000 words against 10 of 3,000. α = 500·40/4000 = 5; δ = ln(35/1465) − ln(15/3485) = −3.734262 + 5.448173 = 1.713911;
    /// se = √(1/35 + 1/15) = 0.308607; z = 5.553705.
    #[test]
    fn the_score_is_the_log_odds_with_the_pooled_prior_in_standard_errors() {
        let (odds, score) = weighed(Side { uses: 30, words: 1_000 }, Side { uses: 10, words: 3_000 });
        assert!((odds - 1.713911).abs() < 2e-6 && (score - 5.553705).abs() < 2e-5, "{odds} {score}");
        let (back, _) = weighed(Side { uses: 10, words: 3_000 }, Side { uses: 30, words: 1_000 });
        assert!((odds + back).abs() < 1e-12);
    }

    #[test]
    fn the_prior_puts_a_word_seen_often_before_one_seen_rarely_at_the_same_ratio() {
        let often = weighed(Side { uses: 40, words: 1_000 }, Side { uses: 20, words: 1_000 });
        let rarely = weighed(Side { uses: 4, words: 1_000 }, Side { uses: 2, words: 1_000 });
        assert!(often.1 > rarely.1 && rarely.1 > 0.0);
    }

    #[test]
    fn without_words_on_one_side_nothing_is_weighed() {
        assert_eq!(weighed(Side { uses: 3, words: 10 }, Side { uses: 0, words: 0 }), (0.0, 0.0));
        assert_eq!(weighed(Side { uses: 0, words: 10 }, Side { uses: 0, words: 10 }), (0.0, 0.0));
    }
}
