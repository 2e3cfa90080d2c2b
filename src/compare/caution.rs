//! Reasons to read a number carefully. Thin data is a caution, not an error.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::compare::claimed::Claimed;
use crate::compare::estimate::{Contrast, Rate};
use crate::compare::within::Coverage;
use crate::tally::Counts;

/// A caution with the values that triggered it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Caution {
    /// `W01` and so on; stable, for machines. It is not read back: the sentence says it.
    #[serde(skip_deserializing)]
    pub code: &'static str,
    /// A full sentence for a reader.
    pub sentence: String,
    /// The values that triggered it, as name and value.
    pub values: Vec<(String, String)>,
}

impl Caution {
    /// A caution.
    pub fn new<const N: usize>(code: &'static str, sentence: impl Into<String>, values: [(&str, String); N]) -> Caution {
        Caution { code, sentence: sentence.into(), values: values.into_iter().map(|(name, value)| (name.to_string(), value)).collect() }
    }
}

/// Days between two outlets' middle dates from which names in use may have changed: two months.
const DAYS_APART: i64 = 60;

/// What must be known of the whole corpus before any number is read, most important first.
pub(super) fn of_corpus(counts: &Counts, rates: &[Rate], contrasts: &[Contrast], coverage: &[Coverage]) -> Vec<Caution> {
    let claimed = Claimed::new(rates, contrasts);
    let mut cautions: Vec<Caution> =
        claimed.same_stories_disagree().into_iter().chain(claimed.voices_disagree()).chain(claimed.fragile()).collect();
    let fewest = counts.outlets.iter().map(|o| o.articles).min().unwrap_or(0);
    let most = counts.outlets.iter().map(|o| o.articles).max().unwrap_or(0);
    if most == 1 {
        let texts = match counts.outlets.len() {
            1 => "One article: about one text".to_string(),
            n => format!("One article each: about {} texts", in_words(n as u64)),
        };
        let outlets = if counts.outlets.len() == 1 { "the outlet" } else { "the outlets" };
        cautions.push(Caution::new(
            "W12",
            format!("{texts}, nothing can be said of {outlets}."),
            [("articles", counts.articles.len().to_string())],
        ));
    } else if fewest < 10 {
        let few = counts.outlets.iter().filter(|o| o.articles < 10).count();
        let sentence = if few == counts.outlets.len() {
            "Fewer than ten articles an outlet: this describes these texts, and is no pattern yet.".to_string()
        } else {
            let (have, their) = if few == 1 { ("has", "its") } else { ("have", "their") };
            let (all, few) = (counts.outlets.len(), in_words(few as u64));
            format!("Of {all} outlets {few} {have} fewer than ten articles: {their} figures describe these texts, and are no pattern yet.")
        };
        cautions.push(Caution::new("W01", sentence, [("fewest_articles", fewest.to_string()), ("outlets_below_ten", few.to_string())]));
    }
    cautions.extend(marks_lost(counts));
    cautions.extend(dates_apart(counts));
    cautions.extend(agendas_differ(counts, coverage));
    cautions.extend(lengths_differ(counts));
    cautions.extend(claimed.thin());
    cautions
}

/// W05: much of what an outlet published here no other one tells.
fn agendas_differ(counts: &Counts, coverage: &[Coverage]) -> Option<Caution> {
    const ARTICLES_TO_ASK: u64 = 5;
    if counts.outlets.len() < 2 {
        return None;
    }
    let asked: Vec<&Coverage> = coverage.iter().filter(|c| c.articles >= ARTICLES_TO_ASK).collect();
    let mut apart: Vec<&&Coverage> = asked.iter().filter(|c| 2 * c.with_partner < c.articles).collect();
    apart.sort_by_key(|c| (std::cmp::Reverse(c.articles - c.with_partner), c.outlet.as_str()));
    let first = apart.first()?;
    let alone = first.articles - first.with_partner;
    let other = if counts.outlets.len() == 2 { "the other outlet" } else { "no other outlet" };
    let tells = if counts.outlets.len() == 2 { "does not tell" } else { "tells" };
    let most = if apart.len() == asked.len() && apart.len() > 1 {
        format!(
            "The outlets mostly cover different events: of {}’s {} articles {alone} are on stories that {other} {tells}",
            first.outlet, first.articles
        )
    } else {
        format!("Of {}’s {} articles {alone} are on stories that {other} {tells}", first.outlet, first.articles)
    };
    let more = match apart.len() {
        _ if apart.len() == asked.len() => String::new(),
        1 => String::new(),
        2 => ", and another outlet is like it".to_string(),
        n => format!(", and {} more outlets are like it", in_words(n as u64 - 1)),
    };
    let sentence = format!("{most}{more}. Differences over all articles may come from what is covered.");
    let values = [("outlets", apart.len().to_string()), ("of", asked.len().to_string())];
    Some(Caution::new("W05", sentence, values))
}

/// W16: the outlets' texts are from different times.
fn dates_apart(counts: &Counts) -> Option<Caution> {
    let mut middles: Vec<(Date, &str)> = Vec::new();
    for (index, outlet) in counts.outlets.iter().enumerate() {
        let mut dates: Vec<Date> = counts.articles.iter().filter(|a| a.outlet == index).filter_map(|a| a.date.parse().ok()).collect();
        dates.sort_unstable();
        middles.extend(dates.get(dates.len() / 2).map(|date| (*date, outlet.outlet.as_str())));
    }
    let (first, last) = (middles.iter().min()?, middles.iter().max()?);
    let days = (last.0 - first.0).get_days() as i64;
    if days < DAYS_APART {
        return None;
    }
    let months = in_words((days as f64 / 30.44).round() as u64);
    let what = if counts.articles.len() == 2 { "The texts are" } else { "The outlets' texts are up to" };
    let sentence = format!("{what} {months} months apart: names in use may have changed in between.");
    Some(Caution::new("W16", sentence, [("days", days.to_string()), ("earliest", first.1.to_string()), ("latest", last.1.to_string())]))
}

/// W11: so much reported speech and hardly a quotation mark: the marks were lost on the way.
fn marks_lost(counts: &Counts) -> Option<Caution> {
    const WORDS_TO_ASK: u64 = 3_000;
    // In news a fifth to a third of all words stand in quotation marks.
    const SHARE_AT_LEAST: f64 = 0.03;
    let share = |words: u64, of: u64| words as f64 / of as f64;
    let is_poor = |o: &&crate::tally::OutletCount| {
        let [_, quoted, partial, attributed, _] = o.words_by_voice;
        o.words >= WORDS_TO_ASK && share(quoted + partial, o.words) < SHARE_AT_LEAST && share(attributed, o.words) > 0.1
    };
    let poor: Vec<&str> = counts.outlets.iter().filter(is_poor).map(|o| o.outlet.as_str()).collect();
    let names = match poor.as_slice() {
        [] => return None,
        [one] => one.to_string(),
        [one, two] => format!("{one} and {two}"),
        [one, .., last] if poor.len() == 3 => format!("{one}, {} and {last}", poor[1]),
        many => format!("{} and {} more outlets", many[0], many.len() - 1),
    };
    let sentence = format!(
        "Quotation marks are implausibly rare in the texts of {names}: they may have been lost, and quoted words counted as the outlet's own."
    );
    Some(Caution::new("W11", sentence, [("outlets", poor.join(", "))]))
}

/// W08: the articles of one outlet are much longer than another's.
fn lengths_differ(counts: &Counts) -> Option<Caution> {
    let middle = |index: usize| {
        let mut words: Vec<u64> = counts.articles.iter().filter(|a| a.outlet == index && a.words > 0).map(|a| a.words).collect();
        words.sort_unstable();
        words.get(words.len() / 2).copied()
    };
    let middles: Vec<(u64, &str)> =
        (0..counts.outlets.len()).filter_map(|i| middle(i).map(|w| (w, counts.outlets[i].outlet.as_str()))).collect();
    let (shortest, longest) = (middles.iter().min()?, middles.iter().max()?);
    if longest.0 <= 2 * shortest.0 {
        return None;
    }
    let are = if counts.articles.len() == counts.outlets.len() {
        format!("that of {} has {} words, that of {} {}", longest.1, longest.0, shortest.1, shortest.0)
    } else {
        format!("half of those of {} have {} words or more, of {} {}", longest.1, longest.0, shortest.1, shortest.0)
    };
    let sentence = format!("Articles differ in length: {are}. Longer articles have more room for any word.");
    Some(Caution::new("W08", sentence, [("longest_median", longest.0.to_string()), ("shortest_median", shortest.0.to_string())]))
}

/// Small numbers as a sentence has them.
pub fn in_words(n: u64) -> String {
    const WORDS: [&str; 13] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(n as usize).map_or_else(|| n.to_string(), |word| word.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tally::{ArticleCount, OutletCount};

    fn counts(outlets: &[(&str, &[(&str, u64)])]) -> Counts {
        let outlet = |(name, articles): &(&str, &[(&str, u64)])| OutletCount {
            outlet: name.to_string(),
            articles: articles.len() as u64,
            words: articles.iter().map(|a| a.1).sum(),
            words_headline: 0,
            words_set_aside: 0,
            words_by_voice: [0; 5],
            hits_by_voice: [0; 5],
            hits_by_place: [0; 11],
        };
        let articles = outlets.iter().enumerate().flat_map(|(o, (name, articles))| {
            articles.iter().enumerate().map(move |(i, (date, words))| ArticleCount {
                article: format!("{name}{i}"),
                outlet: o,
                words: *words,
                date: date.to_string(),
                story: String::new(),
            })
        });
        Counts { outlets: outlets.iter().map(outlet).collect(), articles: articles.collect(), subjects: Vec::new() }
    }

    fn sentences(counts: &Counts) -> Vec<String> {
        of_corpus(counts, &[], &[], &[]).into_iter().map(|c| c.sentence).collect()
    }

    #[test]
    fn two_texts_ten_months_apart_say_nothing_of_outlets() {
        let found = sentences(&counts(&[("A", &[("2025-10-06", 315)]), ("B", &[("2024-12-08", 311)])]));
        assert_eq!(
            found,
            [
                "One article each: about two texts, nothing can be said of the outlets.",
                "The texts are ten months apart: names in use may have changed in between."
            ]
        );
    }

    #[test]
    fn texts_of_one_week_and_one_length_need_no_caution_but_for_their_number() {
        let articles: [(&str, u64); 2] = [("2025-10-06", 300), ("2025-10-08", 310)];
        assert_eq!(
            sentences(&counts(&[("A", &articles), ("B", &articles)])),
            ["Fewer than ten articles an outlet: this describes these texts, and is no pattern yet."]
        );
    }

    #[test]
    fn articles_of_unlike_length_are_named() {
        let long_and_short = sentences(&counts(&[("A", &[("", 900)]), ("B", &[("", 300)])]));
        let one_each = "Articles differ in length: that of A has 900 words, that of B 300. Longer articles have more room for any word.";
        assert_eq!(long_and_short[1..], [one_each]);
        let several = sentences(&counts(&[("A", &[("", 900), ("", 800)]), ("B", &[("", 300)])]));
        let half =
            "Articles differ in length: half of those of A have 900 words or more, of B 300. Longer articles have more room for any word.";
        assert_eq!(several[1..], [half]);
    }
}
