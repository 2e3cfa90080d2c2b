//! What a report says of stories and copies: what the outlets share, what differences become inside it, and which texts are the same.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use serde::{Deserialize, Serialize};

use crate::compare::{Agreement, Caution, Comparison, Contrast, Coverage, Level, in_words};
use crate::findings::date::day;
use crate::story::{By, Copies, Stories, Traces, Unfit};
use crate::text::VoiceGroup;

/// Stories on a page.
const STORIES_AT_MOST: usize = 12;
/// Copies are worth a caution from this part of the articles on.
const MANY_COPIES: f64 = 0.05;

/// What the articles of a corpus are to each other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StoryFindings {
    /// The one story that was asked for; nothing when all articles are compared.
    pub only: Option<String>,
    /// Stories that two outlets or more tell.
    pub shared: usize,
    /// How they were put together, and how many each way: `given`, `window`, `content_alone`.
    #[serde(skip_deserializing)]
    pub by: BTreeMap<&'static str, usize>,
    /// How much each outlet shares.
    pub coverage: Vec<Coverage>,
    /// The stories that most outlets tell, then those with most articles.
    pub largest: Vec<StoryRow>,
    /// Articles that repeat another one of their outlet, and count once.
    pub repeated: usize,
    /// Articles that share most of their text with one of another outlet.
    pub reprinted: usize,
    /// What is said, in order.
    pub said: Vec<String>,
}

/// A story on a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryRow {
    /// What it is called, for `--story`.
    pub name: String,
    /// The headline of its first article.
    pub title: String,
    /// Its first day, ISO; nothing when unknown.
    pub first: Option<String>,
    /// Its last.
    pub last: Option<String>,
    /// Outlets that tell it.
    pub outlets: usize,
    /// Articles on it.
    pub articles: usize,
}

/// What is known before anything is said.
#[derive(Debug, Clone, Copy)]
pub struct StoryParts<'a> {
    /// The articles.
    pub traces: &'a Traces,
    /// Copies of one text.
    pub copies: &'a Copies,
    /// Tellings of one story.
    pub stories: &'a Stories,
    /// What a table of stories names that is not there.
    pub unfit: &'a Unfit,
    /// The story that was asked for.
    pub only: Option<&'a str>,
    /// The table of stories that was given back.
    pub file: Option<&'a str>,
    /// The differences without the texts that several outlets printed.
    pub unshared: Option<&'a [Contrast]>,
}

impl StoryFindings {
    /// What is to be said; nothing of a single outlet without a copy.
    pub fn new(parts: &StoryParts<'_>, comparison: &Comparison) -> Option<StoryFindings> {
        let outlets: HashSet<&str> = parts.traces.all().iter().map(|trace| trace.outlet()).collect();
        let story_of = |at: usize| parts.stories.story_of[at].map(|story| &parts.stories.stories[story]);
        let is_asked = |at: usize| parts.only.is_none_or(|only| story_of(at).is_some_and(|story| story.is_called(only)));
        let (copy_of, syndicated) = (&parts.copies.copy_of, &parts.copies.syndicated);
        let repeated = (0..copy_of.len()).filter(|&at| is_asked(at) && copy_of[at].is_some()).count();
        let reprinted = (0..copy_of.len()).filter(|&at| is_asked(at) && copy_of[at].is_none() && syndicated[at]).count();
        if outlets.len() < 2 && repeated == 0 {
            return None;
        }
        let mut rows: Vec<(By, StoryRow)> = parts.stories.stories.iter().map(|story| (story.by, row(parts, story))).collect();
        rows.retain(|(_, row)| row.outlets > 1);
        let mut by = BTreeMap::new();
        rows.iter().for_each(|(kind, _)| *by.entry(kind.key()).or_insert(0) += 1);
        let shared = rows.len();
        let mut largest: Vec<StoryRow> = rows.into_iter().map(|(_, row)| row).collect();
        // A stable sort: among equals the order of time.
        largest.sort_by_key(|row| std::cmp::Reverse((row.outlets, row.articles)));
        largest.truncate(STORIES_AT_MOST);
        let mut found = StoryFindings {
            only: parts.only.map(str::to_string),
            shared,
            by,
            coverage: comparison.coverage.clone(),
            largest,
            repeated,
            reprinted,
            said: Vec::new(),
        };
        found.said = found.sentences(parts, comparison, outlets.len());
        Some(found)
    }

    /// W06: much of the corpus is the same text again.
    pub fn caution(&self, articles: usize) -> Option<Caution> {
        let copies = self.repeated + self.reprinted;
        if (copies as f64) <= MANY_COPIES * articles as f64 {
            return None;
        }
        let sentence = format!(
            "{} of {articles} articles share much or all of their text with another one: words that several outlets printed are not one outlet’s choice of words.",
            capitalised(in_words(copies as u64))
        );
        Some(Caution::new("W06", sentence, [("copies", copies.to_string()), ("articles", articles.to_string())]))
    }

    fn sentences(&self, parts: &StoryParts<'_>, comparison: &Comparison, outlets: usize) -> Vec<String> {
        let mut said = Vec::new();
        if let Some(only) = &self.only {
            let story = parts.stories.stories.iter().find(|story| story.is_called(only));
            let title = story.map(|story| row(parts, story).title).filter(|title| !title.is_empty());
            let title = title.map(|title| format!(" (“{title}”)")).unwrap_or_default();
            said.push(format!("Only the articles on story {only}{title} are compared here."));
        } else {
            if outlets > 1 {
                said.push(self.shared_sentence(parts, outlets));
            }
            said.extend(agreement(&comparison.contrasts));
        }
        if self.repeated > 0 {
            let (repeat, count) = if self.repeated == 1 { ("repeats", "counts") } else { ("repeat", "count") };
            let articles = if self.repeated == 1 { "article" } else { "articles" };
            said.push(format!(
                "{} {articles} {repeat} another one of the same outlet, word for word or nearly so, and {count} once.",
                capitalised(in_words(self.repeated as u64))
            ));
        }
        said.extend(self.reprint_sentence(parts, comparison));
        if let Some(file) = parts.file {
            said.extend(unfit(parts.unfit, file));
        }
        said
    }

    fn shared_sentence(&self, parts: &StoryParts<'_>, outlets: usize) -> String {
        if self.shared == 0 {
            let two = if outlets == 2 { "both outlets" } else { "two of the outlets" };
            return format!("No event is told by {two}, as far as can be seen from names, words and dates.");
        }
        let (with, all) = self.coverage.iter().fold((0, 0), |sum, of| (sum.0 + of.with_partner, sum.1 + of.articles));
        let n = |by: By| self.by.get(by.key()).copied().unwrap_or(0);
        let how = match (n(By::Given), n(By::Window), n(By::ContentAlone)) {
            (_, 0, 0) => "They were named with the articles or by hand.".to_string(),
            (0, _, 0) => "They were found by shared names and words within a few days; words of the lists play no part in it.".to_string(),
            (0, 0, _) => "They were found by shared names and words alone, because dates are missing.".to_string(),
            (given, window, alone) => {
                let parts = [
                    (given, "named with the articles or by hand"),
                    (window, "found by shared names and words within a few days"),
                    (alone, "found by names and words alone, where dates are missing"),
                ];
                let parts: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, how)| format!("{n} {how}")).collect();
                format!("Of them {}.", parts.join(", "))
            }
        };
        let chance =
            parts.stories.by_chance.filter(|part| *part >= 0.005).map_or_else(String::new, |part| {
                format!(" About {:.0} in 100 of such matches are to be expected by chance.", 100.0 * part)
            });
        let (event, is) = if self.shared == 1 { ("event", "is") } else { ("events", "are") };
        let told = match self.coverage.is_empty() {
            true => String::new(),
            false => format!(": {with} of {all} articles are on {}", if self.shared == 1 { "it" } else { "them" }),
        };
        format!("{} {event} {is} told by two outlets or more{told}. {how}{chance}", capitalised(in_words(self.shared as u64)))
    }

    fn reprint_sentence(&self, parts: &StoryParts<'_>, comparison: &Comparison) -> Option<String> {
        if self.reprinted == 0 {
            return None;
        }
        let (articles, their) = if self.reprinted == 1 { ("article shares", "its") } else { ("articles share", "their") };
        let sentence =
            format!("{} {articles} much of {their} text with an article of another outlet", capitalised(in_words(self.reprinted as u64)));
        let claims = |contrasts: &[Contrast]| -> BTreeSet<(String, String, bool)> {
            let key = |c: &Contrast| {
                let is_more = c.log_ratio.is_some_and(|ratio| ratio > 0.0);
                (format!("{:?}", c.subject), c.target.clone(), is_more)
            };
            contrasts.iter().filter(|c| c.level > Level::Seen).map(key).collect()
        };
        let with = claims(&comparison.contrasts);
        let Some(unshared) = parts.unshared.filter(|_| !with.is_empty()) else { return Some(format!("{sentence}.")) };
        let left = with.intersection(&claims(unshared)).count();
        let all = in_words(with.len() as u64);
        let holds = match (with.len(), left) {
            (1, 1) => "without them the one difference that holds across articles still holds".to_string(),
            (1, _) => "without them the one difference that holds across articles does not hold".to_string(),
            (n, left) if n == left => format!("without them all {all} differences that hold across articles still hold"),
            (_, left) => format!("without them {} of the {all} differences that hold across articles still hold", in_words(left as u64)),
        };
        Some(format!("{sentence}; {holds}."))
    }
}

fn row(parts: &StoryParts<'_>, story: &crate::story::Story) -> StoryRow {
    let traces =
        || story.members.iter().filter(|member| parts.copies.copy_of[member.article].is_none()).map(|m| &parts.traces.all()[m.article]);
    let first = traces().min_by_key(|trace| (trace.day().is_none(), trace.day(), trace.id()));
    let days: BTreeSet<String> = traces().filter_map(|trace| trace.day()).map(|date| date.to_string()).collect();
    StoryRow {
        name: story.name.clone(),
        title: first.map(|trace| trace.title().to_string()).unwrap_or_default(),
        first: days.first().and_then(|date| day(date)),
        last: days.last().and_then(|date| day(date)),
        outlets: traces().map(|trace| trace.outlet()).collect::<HashSet<_>>().len(),
        articles: traces().count(),
    }
}

/// How the claimed differences stand inside the same stories.
fn agreement(contrasts: &[Contrast]) -> Option<String> {
    let claims: Vec<&Contrast> = contrasts.iter().filter(|c| c.level > Level::Seen && c.voice == VoiceGroup::Own).collect();
    if claims.is_empty() {
        return None;
    }
    let n = |of: &[Agreement]| claims.iter().filter(|c| c.within.as_ref().is_some_and(|w| of.contains(&w.agreement))).count() as u64;
    let (stand, not) = (n(&[Agreement::Agrees, Agreement::OtherSize]), n(&[Agreement::Disagrees]));
    if claims.iter().all(|claim| claim.within.is_none()) {
        return None;
    }
    let open = claims.len() as u64 - stand - not;
    let all = in_words(claims.len() as u64);
    let of = if claims.len() == 1 {
        "The one difference in own words that holds across articles".to_string()
    } else {
        format!("Of the {all} differences in own words that hold across articles")
    };
    if claims.len() == 1 {
        let how = match (stand, not) {
            (1, _) => "stands in the same stories too",
            (_, 1) => "does not stand in the same stories",
            _ => "can be neither seen nor ruled out in the same stories: they are too few",
        };
        return Some(format!("{of} {how}."));
    }
    Some(format!(
        "{of} {} in the same stories too, {} not, and for {} the shared stories are too few to tell.",
        match stand {
            0 => "none stands".to_string(),
            1 => "one stands".to_string(),
            n => format!("{} stand", in_words(n)),
        },
        match not {
            0 => "none does".to_string(),
            1 => "one does".to_string(),
            n => format!("{} do", in_words(n)),
        },
        if open == 0 { "none".to_string() } else { in_words(open) }
    ))
}

/// What a table of stories names that is not there, and what it leaves out.
fn unfit(unfit: &Unfit, file: &str) -> Vec<String> {
    let mut said = Vec::new();
    if let Some((line, id)) = unfit.unknown.first() {
        let more = match unfit.unknown.len() - 1 {
            0 => String::new(),
            n => format!(", nor {} more that it names", in_words(n as u64)),
        };
        said.push(format!("{file}:{line}: there is no article “{id}” here{more}."));
    }
    if !unfit.missing.is_empty() {
        let (articles, their) = if unfit.missing.len() == 1 { ("article", "its") } else { ("articles", "their") };
        said.push(format!("{file} does not name {} {articles}; {their} stories were looked for.", in_words(unfit.missing.len() as u64)));
    }
    said
}

fn capitalised(text: String) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
