//! Makes a lesson from articles, their hits, and what is known of their story.

use std::collections::BTreeSet;

use crate::audit::Mask;
use crate::corpus::{Article, DateFrom};
use crate::evidence::{Occurrence, PassedOver};
use crate::findings::{Findings, day};
use crate::lesson::check::checks;
use crate::lesson::exercise::{Material, exercises};
use crate::lesson::mark::{Marks, marks};
use crate::lesson::model::{GridGroup, GridLine, Headline, Hidden, KeyMark, Lesson, LessonText, Line, Passage, Together};
use crate::lesson::near::near_misses;
use crate::lesson::paper::{Paper, Stretch};
use crate::lesson::rules::Rules;
use crate::lesson::source::Source;
use crate::lesson::words::Words;
use crate::lesson::{ARTICLES, Error, letter};
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::stats::draw;
use crate::text::{Document, Role, Voice, Zone};

/// What a lesson is made from.
#[derive(Debug)]
pub struct LessonParts<'a> {
    /// What the comparison of the same articles found.
    pub findings: &'a Findings,
    /// The articles as they were read, in the order of the texts.
    pub articles: &'a [(Article, Document)],
    /// Every hit with its sentence.
    pub hits: &'a [Occurrence],
    /// Every place passed over.
    pub passed_over: &'a [PassedOver],
    /// The lists that counted.
    pub lexicons: &'a [&'a Lexicon],
    /// Whether the articles tell one story.
    pub together: Together,
    /// How the texts were chosen, where it was told.
    pub chosen: Option<String>,
    /// Names to hide beside the outlets' own.
    pub hide: &'a [String],
    /// Words of a text at most.
    pub max_words: usize,
    /// The number behind every draw.
    pub rng_seed: u64,
    /// The command that makes the lesson again.
    pub again: String,
}

/// A lesson.
///
/// # Errors
/// [`Error::Articles`] for fewer than two articles or more than six; [`Error::NoText`] for one without a sentence.
pub fn build(parts: &LessonParts<'_>) -> Result<Lesson, Error> {
    let articles = parts.articles.len();
    if !ARTICLES.contains(&articles) {
        return Err(Error::Articles { articles, advice: "name as many".to_string() });
    }
    let words = Words::embedded()?;
    let rules = Rules::english();
    let mask = mask(parts);
    let mut sources = Vec::new();
    for (index, (article, document)) in parts.articles.iter().enumerate() {
        sources.push(source(parts, index, (article, document), &mask)?);
    }
    let mut all: Vec<Marks> = sources.iter().map(|source| marks(source, parts.lexicons, &rules.apart)).collect();
    // From here on a mark has one number in the whole lesson.
    let numbered = all.iter_mut().flat_map(|marks| &mut marks.marks);
    numbered.enumerate().for_each(|(number, (_, mark))| mark.number = number);
    let headlines = headlines(&sources, &all, parts.rng_seed);
    let material = Material { sources: &sources, marks: &all, headlines: &headlines, words: &words, rng_seed: parts.rng_seed };
    let exercises = exercises(&material);
    words.complete()?;
    let keys: Vec<KeyMark> = all.iter().flat_map(|marks| marks.marks.iter().map(|(_, mark)| mark.clone())).collect();
    Ok(Lesson {
        title: parts.findings.title.clone(),
        texts: sources.iter().zip(&all).map(|(source, marks)| text(source, marks)).collect(),
        near_misses: near_misses(&sources, &all, &rules.apart),
        masked: sources.iter().flat_map(hidden).collect(),
        checks: checks(&sources, &all, &parts.together),
        together: parts.together.clone(),
        grid: grid(&keys, parts.lexicons, articles),
        rewrite: rewrite(&sources, &all),
        remarks: parts.findings.remarks.iter().map(|remark| remark.sentence.clone()).collect(),
        chosen: parts.chosen.clone(),
        lists: parts.lexicons.iter().map(|l| format!("{} {}", l.header.title, l.header.version)).collect(),
        max_words: parts.max_words,
        rng_seed: parts.rng_seed,
        again: parts.again.clone(),
        version: parts.findings.provenance.version.clone(),
        reporting: all.iter().flat_map(|marks| marks.reporting.clone()).collect(),
        marks: keys,
        headlines,
        exercises,
    })
}

/// Hides the outlets, unless what stands for one is only the name of a file and what the texts are about.
fn mask(parts: &LessonParts<'_>) -> Mask {
    let articles = || parts.articles.iter().map(|(article, _)| article);
    let outlets: BTreeSet<&str> = articles().map(|article| article.outlet.as_str()).collect();
    let is_hidden = |outlet: &str| {
        let is_file = articles().any(|article| article.outlet == outlet && file_stem(&article.locator.file) == outlet);
        let alone = Mask::new([outlet], [], &[]);
        let is_elsewhere = articles().filter(|article| article.outlet != outlet).any(|article| !alone.spans(&article.text).is_empty());
        !(is_file && is_elsewhere)
    };
    let outlets = outlets.into_iter().filter(|outlet| is_hidden(outlet));
    Mask::new(outlets, articles().filter_map(|article| article.url.as_deref()), parts.hide)
}

fn file_stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.split_once('.').map_or(name, |(stem, _)| stem)
}

fn source<'a>(
    parts: &'a LessonParts<'_>,
    index: usize,
    (article, document): (&'a Article, &'a Document),
    mask: &Mask,
) -> Result<Source<'a>, Error> {
    let bylines = document.set_aside.iter().filter(|aside| aside.role == Role::Byline).map(|aside| aside.span.of(&article.text));
    let mask = mask.with_bylines(bylines);
    let paper = Paper::new(article, document, &mask, parts.max_words).ok_or_else(|| Error::NoText { article: article.id.clone() })?;
    let mut hits: Vec<&Occurrence> = parts.hits.iter().filter(|hit| hit.origin.article == article.id).collect();
    hits.sort_by_key(|hit| hit.span);
    let mut passed_over: Vec<&PassedOver> = parts.passed_over.iter().filter(|passed| passed.origin.article == article.id).collect();
    passed_over.sort_by_key(|passed| passed.span);
    Ok(Source { index, article, document, paper, hits, passed_over })
}

/// The stretches of a line that belong to marks.
fn marked(stretch: &Stretch, marks: &Marks) -> Vec<(usize, usize, usize)> {
    marks.marks.iter().filter_map(|(span, mark)| stretch.part(*span).map(|(from, to)| (from, to, mark.number))).collect()
}

fn text(source: &Source<'_>, marks: &Marks) -> LessonText {
    let Source { article, document, paper, .. } = source;
    let headline = document.sentences.iter().filter(|s| s.zone == Zone::Headline).map(|s| s.span).reduce(Span::joined);
    let published = article.published.map(|date| date.to_string());
    let line = |(at, (stretch, opens)): (usize, &(Stretch, bool))| Line {
        number: at + 1,
        opens: *opens,
        masked: stretch.text.clone(),
        marked: marked(stretch, marks),
    };
    LessonText {
        letter: letter(source.index),
        outlet: article.outlet.clone(),
        headline: headline.map(|span| source.words(span)).unwrap_or_default(),
        date: published.as_deref().and_then(day),
        day: published,
        is_date_worked_out: article.date_from == Some(DateFrom::Inferred),
        url: article.url.clone(),
        file: article.locator.file.clone(),
        language: article.language.clone().unwrap_or_else(|| Rules::english().language.clone()),
        words: paper.words,
        words_of_all: paper.words_of_all,
        paragraphs_left_out: paper.paragraphs_left_out,
        is_cut_in_paragraph: paper.is_cut_in_paragraph,
        marks_left_out: marks.left_out,
        lines: paper.lines.iter().enumerate().map(line).collect(),
    }
}

/// The headlines in drawn order, numbered.
fn headlines(sources: &[Source<'_>], all: &[Marks], rng_seed: u64) -> Vec<Headline> {
    let mut drawn: Vec<(u64, usize)> = sources
        .iter()
        .filter(|source| source.paper.headline.is_some())
        .map(|source| (draw(rng_seed, &source.article.locator.digest, source.index), source.index))
        .collect();
    drawn.sort_unstable();
    let headline = |(at, (_, text)): (usize, (u64, usize))| {
        let stretch = sources[text].paper.headline.as_ref()?;
        Some(Headline { number: at + 1, text, masked: stretch.text.clone(), marked: marked(stretch, &all[text]) })
    };
    drawn.into_iter().enumerate().filter_map(headline).collect()
}

/// What students do not see: names in the lines, and lines of the page that are left out.
fn hidden(source: &Source<'_>) -> Vec<Hidden> {
    let index = source.index;
    let names = source.paper.hidden.iter().map(|span| Hidden {
        text: index,
        line: source.paper.line_of(*span),
        what: "name",
        words: source.words(*span),
    });
    let aside = source.document.set_aside.iter().map(|aside| Hidden {
        text: index,
        line: None,
        what: aside.role.key(),
        words: source.words(aside.span),
    });
    names.chain(aside).collect()
}

/// Naming sets with two uses or more, each word with its marks.
fn grid(marks: &[KeyMark], lexicons: &[&Lexicon], texts: usize) -> Vec<GridGroup> {
    let mut groups = Vec::new();
    let uses =
        |lexicon: &Lexicon| marks.iter().filter(|mark| mark.listed.iter().any(|r| r.is_naming && r.lexicon == lexicon.header.id)).count();
    // A stable sort: the list that has most to say about these texts comes first.
    let mut lexicons = lexicons.to_vec();
    lexicons.sort_by_key(|lexicon| std::cmp::Reverse(uses(lexicon)));
    for lexicon in lexicons {
        for set in &lexicon.namings {
            let of_label = |id: &str| -> Vec<&KeyMark> {
                let is_use = |mark: &&KeyMark| {
                    mark.listed.iter().any(|r| r.is_naming && r.lexicon == lexicon.header.id && r.group == set.id && r.item == id)
                };
                marks.iter().filter(is_use).collect()
            };
            let mut rows: Vec<(usize, GridLine)> = Vec::new();
            for label in &set.labels {
                let found = of_label(&label.entry.id);
                let of_text = |text: usize| found.iter().filter(|mark| mark.place.text == text).map(|mark| mark.number).collect();
                if !found.is_empty() {
                    let row = GridLine { shown: label.entry.show.clone(), marks: (0..texts).map(of_text).collect() };
                    rows.push((found.len(), row));
                }
            }
            if rows.iter().map(|(uses, _)| uses).sum::<usize>() > 1 {
                rows.sort_by_key(|(uses, _)| std::cmp::Reverse(*uses));
                groups.push(GridGroup { heading: set.about.clone(), rows: rows.into_iter().map(|(_, row)| row).collect() });
            }
        }
    }
    // The same words of another list would only be seen twice.
    let words_of = |group: &GridGroup| group.rows.iter().flat_map(|row| row.marks.iter().flatten().copied()).collect::<BTreeSet<usize>>();
    let mut kept: Vec<GridGroup> = Vec::new();
    for group in groups {
        if !kept.iter().any(|known| words_of(known).is_superset(&words_of(&group))) {
            kept.push(group);
        }
    }
    kept
}

/// The sentence of a body with most listed words of the paper's own; among equals the first.
fn rewrite(sources: &[Source<'_>], all: &[Marks]) -> Option<Passage> {
    let mut best: Option<(usize, &Source<'_>, Span)> = None;
    for (source, marks) in sources.iter().zip(all) {
        let own = |sentence: Span| {
            let is_own = |(span, mark): &&(Span, KeyMark)| sentence.contains(*span) && mark.voice == Voice::Own;
            marks.marks.iter().filter(is_own).count()
        };
        for sentence in
            source.document.sentences.iter().filter(|s| s.zone != Zone::Headline && source.paper.shown.iter().any(|p| p.contains(s.span)))
        {
            let count = own(sentence.span);
            if count > best.map_or(0, |(most, ..)| most) {
                best = Some((count, source, sentence.span));
            }
        }
    }
    let (_, source, sentence) = best?;
    let lines = (1..=source.paper.lines.len()).filter(|line| source.paper.lines[line - 1].0.part(sentence).is_some());
    let lines: Vec<usize> = lines.collect();
    Some(Passage { text: source.index, first: *lines.first()?, last: *lines.last()?, masked: source.masked(sentence) })
}

impl Lesson {
    /// The number under which a text's headline stands on the sheet.
    pub(super) fn headline_of(&self, text: usize) -> Option<&Headline> {
        self.headlines.iter().find(|headline| headline.text == text)
    }
}
