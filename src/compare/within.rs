//! Same story against same story: what remains of a difference where the outlets tell the same events.
//!
//! Outlets choose what they cover. A word can be frequent in one of them because its stories ask for the word, and then the overall difference
//! says nothing of wording. Here each story that both sides tell is compared with itself, and the story is the unit.

use std::collections::{BTreeMap, HashMap};

use crate::compare::cells::Cells;
use crate::compare::contrast::Draft;
use crate::compare::estimate::{Interval, Reason};
use crate::compare::rate::reason;
use crate::stats::paired::{self, Pair};
use crate::stats::permutation::Plan;
use crate::stats::{Confidence, Count, multiplicity};
use crate::tally::{Counts, OutletCount};
use crate::text::VoiceGroup;

/// Fewer stories that both sides tell have no interval.
pub const STORIES_TO_COMPARE: u64 = 5;

/// A difference inside stories.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Within {
    /// Stories that both sides tell.
    pub stories: u64,
    /// The target's articles in them.
    pub target_articles: u64,
    /// The reference's.
    pub reference_articles: u64,
    /// Log ratio inside stories, base 2 (Mantel-Haenszel).
    pub log_ratio: Option<f64>,
    /// 95 % interval of the ratio, from the variation between stories.
    pub ratio_interval: Option<Interval>,
    /// Sign-flip p over stories; nothing unless the difference is in the declared family.
    pub p: Option<f64>,
    /// The smallest p that so many stories allow.
    pub min_p: Option<f64>,
    /// The p after Benjamini-Hochberg over the declared family of one voice.
    pub q: Option<f64>,
    /// How it stands to the difference over all articles.
    pub agreement: Agreement,
    /// Why there is no interval.
    pub reason: Option<Reason>,
}

/// How a difference inside stories stands to the one over all articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Agreement {
    /// The ratio over all articles lies in the interval inside stories, and equality does not.
    Agrees,
    /// Both lie in it: too few stories to tell.
    Open,
    /// The ratio over all articles does not lie in it, though both point the same way.
    OtherSize,
    /// The ratio over all articles does not lie in it, and equality does, or the interval points the other way.
    Disagrees,
    /// There is no interval.
    Unknown,
}

impl Agreement {
    /// The word used in tables.
    pub fn key(self) -> &'static str {
        match self {
            Agreement::Agrees => "agrees",
            Agreement::Open => "open",
            Agreement::OtherSize => "other_size",
            Agreement::Disagrees => "disagrees",
            Agreement::Unknown => "unknown",
        }
    }
}

/// Words and articles of an outlet, or of all, in one story.
#[derive(Debug, Clone, Copy, Default)]
struct Told {
    words: u64,
    articles: u64,
}

impl Told {
    /// What is left without a part.
    fn without(self, part: &Told) -> Told {
        Told { words: self.words - part.words, articles: self.articles - part.articles }
    }
}

/// Which outlets tell which stories.
struct Shared {
    /// For each article the number of its story, when two outlets tell it.
    story_of: Vec<Option<usize>>,
    /// For each outlet its stories.
    of_outlet: Vec<BTreeMap<usize, Told>>,
    /// For each story all outlets together.
    of_all: Vec<Told>,
}

impl Shared {
    fn new(counts: &Counts) -> Shared {
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        let mut tellers: Vec<(usize, bool)> = Vec::new();
        let mut story_of: Vec<Option<usize>> = Vec::new();
        for article in &counts.articles {
            // An article without words tells nothing.
            let named = Some(article.story.as_str()).filter(|story| !story.is_empty() && article.words > 0);
            story_of.push(named.map(|story| {
                let next = numbers.len();
                let number = *numbers.entry(story).or_insert(next);
                match tellers.get_mut(number) {
                    Some((first, is_shared)) => *is_shared |= *first != article.outlet,
                    None => tellers.push((article.outlet, false)),
                }
                number
            }));
        }
        let mut shared = Shared {
            story_of: story_of.into_iter().map(|story| story.filter(|&story| tellers[story].1)).collect(),
            of_outlet: vec![BTreeMap::new(); counts.outlets.len()],
            of_all: vec![Told::default(); numbers.len()],
        };
        for (article, story) in counts.articles.iter().zip(&shared.story_of) {
            let Some(story) = *story else { continue };
            for told in [shared.of_outlet[article.outlet].entry(story).or_default(), &mut shared.of_all[story]] {
                told.words += article.words;
                told.articles += 1;
            }
        }
        shared
    }
}

/// How much of what an outlet published here another one tells too.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Coverage {
    /// The outlet.
    pub outlet: String,
    /// Its articles with words.
    pub articles: u64,
    /// Those on a story that another outlet tells too.
    pub with_partner: u64,
    /// Stories that it shares with others.
    pub stories: u64,
}

/// Each outlet's part in the shared stories; nothing where no article has a story.
pub(super) fn coverage(counts: &Counts) -> Vec<Coverage> {
    if counts.articles.iter().all(|article| article.story.is_empty()) {
        return Vec::new();
    }
    let shared = Shared::new(counts);
    let of = |(index, outlet): (usize, &OutletCount)| Coverage {
        outlet: outlet.outlet.clone(),
        articles: counts.articles.iter().filter(|article| article.outlet == index && article.words > 0).count() as u64,
        with_partner: shared.of_outlet[index].values().map(|told| told.articles).sum(),
        stories: shared.of_outlet[index].len() as u64,
    };
    counts.outlets.iter().enumerate().map(of).collect()
}

/// Fills in what remains of each difference inside stories; nothing where no story is told by two outlets.
pub(super) fn fill(counts: &Counts, cells: &Cells<'_>, drafts: &mut [Draft<'_>], uses: &[Vec<(usize, u64)>], plan: &Plan) {
    let shared = Shared::new(counts);
    if shared.story_of.iter().all(Option::is_none) {
        return;
    }
    // Drafts of one subject and voice share their list of uses.
    let mut hits: HashMap<(usize, usize), u64> = HashMap::new();
    let mut of_story: HashMap<usize, u64> = HashMap::new();
    let mut laid_out = None;
    for draft in drafts.iter_mut() {
        if laid_out != Some(draft.uses()) {
            laid_out = Some(draft.uses());
            hits.clear();
            of_story.clear();
            for &(article, n) in &uses[draft.uses()] {
                let Some(story) = shared.story_of[article] else { continue };
                *hits.entry((cells.outlet_of(article), story)).or_default() += n;
                *of_story.entry(story).or_default() += n;
            }
        }
        // The stories that both sides tell: what the target tells of each, and what the other side does.
        let target = draft.target();
        let both = shared.of_outlet[target].iter().filter_map(|(&story, told)| {
            let others = match cells.reference() {
                None => shared.of_all[story].without(told),
                Some(reference) => *shared.of_outlet[reference].get(&story)?,
            };
            let own = hits.get(&(target, story)).copied().unwrap_or(0);
            let other = match cells.reference() {
                None => of_story.get(&story).copied().unwrap_or(0) - own,
                Some(reference) => hits.get(&(reference, story)).copied().unwrap_or(0),
            };
            let pair = Pair { target: Count { hits: own, words: told.words }, reference: Count { hits: other, words: others.words } };
            Some((pair, told.articles, others.articles))
        });
        let both: Vec<(Pair, u64, u64)> = both.collect();
        let sizes = both.iter().fold((0, 0), |sum, (_, own, others)| (sum.0 + own, sum.1 + others));
        let pairs: Vec<Pair> = both.into_iter().map(|(pair, _, _)| pair).collect();
        draft.contrast.within = (!pairs.is_empty()).then(|| within(&pairs, sizes, draft, plan));
    }
    adjust(drafts);
}

fn within(pairs: &[Pair], (target_articles, reference_articles): (u64, u64), draft: &Draft<'_>, plan: &Plan) -> Within {
    let stories = pairs.len() as u64;
    let ratio = paired::rate_ratio(pairs, Confidence::NINETY_FIVE);
    let is_enough = stories >= STORIES_TO_COMPARE;
    let interval = ratio.as_ref().ok().filter(|_| is_enough).map(|ratio| Interval { lo: ratio.bounds.lo, hi: ratio.bounds.hi });
    let test = (draft.is_tested && is_enough).then(|| paired::sign_flip(pairs, plan).ok()).flatten();
    let holds = |interval: &Interval, ratio: f64| interval.lo <= ratio && ratio <= interval.hi;
    let agreement = match (interval, draft.contrast.log_ratio) {
        (Some(interval), Some(overall)) if !holds(&interval, overall.exp2()) => {
            let is_same_way = if overall > 0.0 { interval.lo > 1.0 } else { interval.hi < 1.0 };
            if is_same_way { Agreement::OtherSize } else { Agreement::Disagrees }
        }
        (Some(interval), Some(_)) if holds(&interval, 1.0) => Agreement::Open,
        (Some(_), Some(_)) => Agreement::Agrees,
        _ => Agreement::Unknown,
    };
    let why = match &ratio {
        Err(undefined) => Some(reason(*undefined)),
        Ok(_) if !is_enough => Some(Reason::BelowGate),
        Ok(_) => None,
    };
    Within {
        stories,
        target_articles,
        reference_articles,
        log_ratio: ratio.ok().map(|ratio| ratio.ratio.log2()),
        ratio_interval: interval,
        p: test.map(|test| test.p),
        min_p: test.map(|test| test.min_p),
        q: None,
        agreement,
        reason: why,
    }
}

/// q over the differences of one voice that were tested.
fn adjust(drafts: &mut [Draft<'_>]) {
    for voice in [VoiceGroup::Own, VoiceGroup::All] {
        let of_voice = |draft: &Draft<'_>| draft.contrast.within.as_ref().and_then(|w| w.p).filter(|_| draft.contrast.voice == voice);
        let p: Vec<Option<f64>> = drafts.iter().map(of_voice).collect();
        for (draft, q) in drafts.iter_mut().zip(multiplicity::benjamini_hochberg(&p)) {
            if let (Some(within), Some(q)) = (&mut draft.contrast.within, q) {
                within.q = Some(q);
            }
        }
    }
}
