//! Puts together what the files of a report say of one number.

use std::cmp::Reverse;

use crate::compare::{ARTICLES_TO_COMPARE, HITS_FOR_FAMILY, recount};
use crate::findings::explain::ask::Topic;
use crate::findings::explain::caution::{self, Case};
use crate::findings::explain::compared::ContrastFound;
use crate::findings::explain::contribution::contributions;
use crate::findings::explain::gather::{Asked, Gathered, Unit};
use crate::findings::explain::model::{CautionTold, Explanation, PartHits, RateFound, ReportNamed, ShareFound, VoiceHits};
use crate::findings::explain::numbers::RateRow;
use crate::findings::explain::place::ArticleHits;
use crate::findings::explain::told::{Said, Told};
use crate::findings::explain::without::{sums, without};
use crate::text::VoiceGroup;

/// What was read from the files of a report.
#[derive(Debug)]
pub struct Read<'a> {
    /// From `findings.json`.
    pub told: &'a Told,
    /// Files that are not as they were made.
    pub altered: Vec<String>,
    /// What can be asked.
    pub topics: &'a [Topic],
    /// The row of the rate.
    pub rate: Option<RateRow>,
    /// The row of the share.
    pub share: Option<ShareFound>,
    /// The rows of comparisons.
    pub contrasts: Vec<ContrastFound>,
    /// The hits.
    pub gathered: Gathered,
    /// All articles.
    pub units: Vec<Unit>,
    /// Outlets in the report.
    pub outlets: usize,
}

/// What a reader sees of a term or label of the subject's group.
pub fn shown(topics: &[Topic], asked: &Asked<'_>, item: &str) -> String {
    let (list, group) = (&asked.subject.lexicon, &asked.subject.group);
    let is_it = |topic: &&Topic| topic.subject.item == item && (&topic.subject.lexicon, &topic.subject.group) == (list, group);
    topics.iter().find(is_it).map_or(item, |topic| &topic.subject.shown).to_string()
}

/// What stands behind the number.
pub fn explain(asked: &Asked<'_>, read: Read<'_>) -> Explanation {
    let parts = parts(asked, &read);
    let mut articles: Vec<ArticleHits> = read.units.iter().filter_map(|unit| unit.about.clone()).collect();
    // A stable sort: equal ones stay in the order of the report.
    articles.sort_by_key(|article| Reverse(article.hits));
    let contrasts = read.contrasts.clone();
    let reference = other_side(&contrasts, asked.voice);
    let is_compared = reference.is_some();
    let without = without(asked, &read, &parts, is_compared);
    let (contributions, no_contributions) = match contributions(asked, &read, reference) {
        Ok(contributions) => (Some(contributions), None),
        Err(why) => (None, Some(why)),
    };
    let rate = read.rate.as_ref().map_or_else(|| counted(&read.units), |row| row.rate.clone());
    let (subject, told) = (asked.subject, read.told);
    let is_group = |topic: &&Topic| {
        topic.subject.item.is_empty() && (&topic.subject.lexicon, &topic.subject.group) == (&subject.lexicon, &subject.group)
    };
    let is_naming = matches!(subject.level, "naming" | "label");
    let heading = read.topics.iter().filter(is_group).find(|topic| (topic.subject.level == "naming") == is_naming);
    let mut audit = told.audit(subject);
    if let Some(row) = &read.rate {
        (audit.precision, audit.precision_n) = (row.precision, row.precision_n);
    }
    let voices = VoiceGroup::ALL.into_iter().zip(read.gathered.by_voice).map(|(voice, hits)| VoiceHits { voice, hits });
    Explanation {
        report: ReportNamed {
            title: told.title.clone(),
            made_with: told.provenance.version.clone(),
            again: told.provenance.again.clone(),
            altered: read.altered.clone(),
        },
        lexicon: told.lexicon(&subject.lexicon),
        subject: subject.clone(),
        heading: heading.map_or(&subject.shown, |topic| &topic.subject.shown).clone(),
        outlet: asked.outlet.to_string(),
        voice: asked.voice,
        cautions: cautions(asked, &read, &rate, &parts, articles.first()),
        rate,
        share: read.share.clone(),
        no_contrast: contrasts.is_empty().then(|| no_contrast(asked, &read)),
        contrasts,
        without,
        contributions,
        no_contributions,
        voices: voices.collect(),
        articles_left_out: articles.len().saturating_sub(asked.limit),
        articles: articles.into_iter().take(asked.limit).collect(),
        audit,
        hits_left_out: read.gathered.hits_in_all - read.gathered.hits.len() as u64,
        parts: if subject.item.is_empty() { parts.into_iter().map(|(_, part)| part).collect() } else { Vec::new() },
        hits: read.gathered.hits,
    }
}

/// With whom an outlet is compared: the rest, or another outlet. Nothing where it is not compared, or is the one with which each other is.
pub fn other_side(contrasts: &[ContrastFound], voice: VoiceGroup) -> Option<&str> {
    let mut names = contrasts.iter().filter(|contrast| contrast.voice == voice).map(|contrast| contrast.reference.as_str());
    let first = names.next()?;
    names.all(|name| name == first).then_some(first)
}

/// The terms or labels with hits in the outlet, each with its place among the items; most hits first.
fn parts(asked: &Asked<'_>, read: &Read<'_>) -> Vec<(usize, PartHits)> {
    let mut hits = vec![0; read.gathered.items.len()];
    read.units.iter().filter(|unit| unit.is_target).flat_map(|unit| &unit.parts).for_each(|(part, more)| hits[*part] += more);
    let all: u64 = hits.iter().sum();
    let part = |(at, item): (usize, &String)| {
        let shown = shown(read.topics, asked, item);
        (at, PartHits { item: item.clone(), shown, hits: hits[at], share: hits[at] as f64 / all.max(1) as f64 })
    };
    let mut parts: Vec<(usize, PartHits)> = read.gathered.items.iter().enumerate().map(part).filter(|(_, part)| part.hits > 0).collect();
    parts.sort_by(|(_, a), (_, b)| b.hits.cmp(&a.hits).then_with(|| a.shown.cmp(&b.shown)));
    parts
}

/// The rate of what the table has no row of.
fn counted(units: &[Unit]) -> RateFound {
    let target: Vec<&Unit> = units.iter().filter(|unit| unit.is_target).collect();
    let again = recount(&sums(units, true, &|unit| unit.count.hits), None);
    RateFound {
        in_table: false,
        hits: again.hits,
        words: again.words,
        articles: again.articles,
        articles_with_hit: target.iter().filter(|unit| unit.count.hits > 0).count() as u64,
        per_thousand: again.per_thousand,
        interval: again.interval,
        reason: again.reason.map(|reason| reason.key().to_string()),
        phi: None,
        dp: None,
        top_article_share: None,
        top_term_share: None,
    }
}

fn cautions(
    asked: &Asked<'_>,
    read: &Read<'_>,
    rate: &RateFound,
    parts: &[(usize, PartHits)],
    top: Option<&ArticleHits>,
) -> Vec<CautionTold> {
    let case = Case {
        articles: articles(&read.units),
        top_article: top.map(|article| article.article.as_str()),
        top_term: parts.first().map(|(_, part)| part.shown.as_str()),
    };
    let mut told: Vec<CautionTold> = Vec::new();
    if rate.in_table && rate.hits != read.gathered.hits_in_all {
        let (a, b) = (rate.hits, read.gathered.hits_in_all);
        let sentence =
            format!("The report's tables do not agree: `rates` has {a} uses and `evidence` {b}. Take the report as it was made.");
        told.push(CautionTold { code: "tables".to_string(), sentence, of_corpus: false });
    }
    told.extend(read.rate.iter().flat_map(|row| &row.cautions).map(|code| caution::of_rate(code, &case)));
    let of_voice = |contrast: &&ContrastFound| contrast.voice == asked.voice;
    let of_contrast =
        |contrast: &ContrastFound| contrast.cautions.iter().map(|code| caution::of_contrast(code, contrast, &case)).collect::<Vec<_>>();
    told.extend(read.contrasts.iter().filter(of_voice).flat_map(of_contrast));
    let of_corpus = |said: &Said| CautionTold { code: said.code.clone(), sentence: said.sentence.clone(), of_corpus: true };
    told.extend(read.told.cautions.iter().map(of_corpus));
    told
}

/// Articles with words, of the outlet and of the others.
fn articles(units: &[Unit]) -> (u64, u64) {
    let of = |is_target| units.iter().filter(|unit| unit.is_target == is_target && unit.count.words > 0).count() as u64;
    (of(true), of(false))
}

fn no_contrast(asked: &Asked<'_>, read: &Read<'_>) -> String {
    let (here, there) = articles(&read.units);
    if read.outlets < 2 {
        return "The report has one outlet, so that there is nothing to compare it with.".to_string();
    }
    if matches!(asked.subject.level, "term" | "naming") {
        return "Single words of a category and whole naming sets are not compared; categories, and the words of a naming set, are."
            .to_string();
    }
    if here.min(there) < ARTICLES_TO_COMPARE {
        return format!(
            "Nothing is compared: that takes {ARTICLES_TO_COMPARE} articles on each side; here are {here}, and {there} of the others."
        );
    }
    format!(
        "Nothing is compared: of a word list that was not named with --lexicon, only what the outlet uses, and what has {HITS_FOR_FAMILY} uses or \
         more in all outlets together, is."
    )
}
