//! Draws hits for blind coding: one pass finds them, a second one reads the drawn ones' sentences.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use crate::audit::{Asked, Design, Drawn, Key, KeyRow, Mask, Place, blank_sheet, draw};
use crate::corpus::{STANDARD_INPUT, digest};
use crate::error::Error;
use crate::evidence::Occurrence;
use crate::lexicon::{Entry, EntryId, Lexicon};
use crate::pipeline::input::Input;
use crate::pipeline::output::write_new_file;
use crate::pipeline::survey::{KeepHits, Pass, survey};
use crate::report;
use crate::span::Span;
use crate::text::{self, Document, Recurring, Role, Zone};

/// What is to be drawn, and from where.
#[derive(Debug)]
pub struct SampleRequest<'a> {
    /// The articles.
    pub input: &'a Input,
    /// The lexicons whose hits are drawn.
    pub lexicons: Vec<&'a Lexicon>,
    /// Lines of the outlets' pages to set aside.
    pub recurring: Recurring,
    /// How many, and the number for the draw.
    pub design: Design,
    /// Names to be hidden beside the outlets' own.
    pub hide: Vec<String>,
    /// Whether the first input that cannot be read ends the run.
    pub strict: bool,
}

/// A sample, before it is written.
#[derive(Debug)]
pub struct SampleDrawn {
    /// The short name of the sample, with which its ids begin.
    pub tag: String,
    /// What each mark is.
    pub key: Key,
    /// What coders are shown of each, in the same order.
    pub asked: Vec<Asked>,
    /// The rates of the corpus, as CSV.
    pub rates: Vec<u8>,
    /// Hits it was drawn from.
    pub hits: usize,
}

/// Bytes around the marked words at most, on either side.
const BYTES_AROUND: usize = 700;
/// Sentences before and behind that of the marked words.
const SENTENCES_BEFORE: usize = 2;
const SENTENCES_BEHIND: usize = 1;

/// Draws a sample. Corrections are not applied: it is the tool that is audited.
///
/// # Errors
/// As [`survey`]; [`Error::Reopen`] when the articles came from standard input; [`Error::NothingToDraw`] without a hit.
pub fn audit_sample(request: &SampleRequest<'_>, progress: &mut dyn FnMut(usize)) -> Result<SampleDrawn, Error> {
    let pass = Pass {
        rng_seed: request.design.rng_seed,
        keep_hits: KeepHits::Places,
        ..Pass::counting(request.recurring.clone(), request.strict)
    };
    let found = survey(request.input, &request.lexicons, pass, progress)?;
    let hits: Vec<Hit<'_>> = found.evidence.occurrences().iter().map(Hit::of_occurrence).collect();
    if found.evidence.occurrences().iter().any(|hit| hit.origin.file == STANDARD_INPUT) {
        let problem = "came in once and cannot be read again for its sentences; save it to a file and name that".to_string();
        return Err(Error::Reopen { article: STANDARD_INPUT.to_string(), problem });
    }
    let drawn = draw(&hits.iter().map(Hit::place).collect::<Vec<_>>(), &request.design);
    let counts = found.tally.counts()?;
    let mut rates = Vec::new();
    report::tables::counts_by_outlet(&counts, &request.lexicons).write_csv(&mut rates)?;
    let around = read_around(request, &hits, &drawn)?;
    let outlets = counts.outlets.iter().map(|o| o.outlet.as_str());
    let mask = Mask::new(outlets, around.urls.iter().map(String::as_str), &request.hide);
    asked(&hits, &drawn, &around.excerpts, &mask, &request.lexicons, &request.design, rates)
}

/// What an audit has to know of a hit, from the articles or from a report.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit<'a> {
    pub article: &'a str,
    pub outlet: &'a str,
    pub lexicon: &'a str,
    pub categories: &'a [String],
    pub term: &'a str,
    pub naming: &'a str,
    pub label: &'a str,
    pub text: &'a str,
    pub voice: &'a str,
    pub in_headline: bool,
    pub span: Span,
}

impl<'a> Hit<'a> {
    fn of_occurrence(o: &'a Occurrence) -> Hit<'a> {
        let listed = &*o.listed;
        Hit {
            article: &o.origin.article,
            outlet: &o.origin.outlet,
            lexicon: &listed.lexicon,
            categories: &listed.categories,
            term: &listed.term,
            naming: &listed.naming,
            label: &listed.label,
            text: &o.text,
            voice: o.voice.key(),
            in_headline: o.zone == Zone::Headline,
            span: o.span,
        }
    }

    pub(super) fn place(&self) -> Place<'a> {
        let (group, item) = match self.naming.is_empty() {
            true => (self.categories.first().map_or("", String::as_str), self.term),
            false => (self.naming, self.label),
        };
        Place { lexicon: self.lexicon, group, item, outlet: self.outlet, voice: self.voice }
    }

    /// Its entry in the lexicon: what a reader sees of it, and why it is listed.
    fn entry(&self, lexicon: &'a Lexicon) -> Option<&'a Entry> {
        let is_it = |id: EntryId, entry_id: &str| match id {
            EntryId::Term(_) => entry_id == self.term,
            EntryId::Label(set, _) => lexicon.namings[set as usize].id == self.naming && entry_id == self.label,
        };
        lexicon.entries().find(|(id, entry)| is_it(*id, &entry.id)).map(|(_, entry)| entry)
    }
}

/// Puts key and sheet together, in the order of the draw.
pub(super) fn asked(
    hits: &[Hit<'_>],
    drawn: &[Drawn],
    excerpts: &[Option<Excerpt>],
    mask: &Mask,
    lexicons: &[&Lexicon],
    design: &Design,
    rates: Vec<u8>,
) -> Result<SampleDrawn, Error> {
    if drawn.is_empty() {
        return Err(Error::NothingToDraw);
    }
    let digests: Vec<&str> = lexicons.iter().map(|lexicon| lexicon.digest.as_str()).collect();
    // So that a sheet of another sample is noticed.
    let tag = digest(format!("{design:?} {} {}", hits.len(), digests.join(" ")).as_bytes())[..4].to_string();
    let mut numbers: HashMap<&str, u64> = HashMap::new();
    let (mut rows, mut asked) = (Vec::new(), Vec::new());
    let digits = drawn.len().to_string().len().max(3);
    for (index, drawn) in drawn.iter().enumerate() {
        let hit = &hits[drawn.index];
        let next = numbers.len() as u64 + 1;
        let article_number = *numbers.entry(hit.article).or_insert(next);
        let id = format!("{tag}-{:0digits$}", index + 1);
        let lexicon = lexicons.iter().find(|lexicon| lexicon.header.id == hit.lexicon);
        let (Some(lexicon), Some(excerpt)) = (lexicon, &excerpts[index]) else { continue };
        let row = key_row(&id, article_number, hit, drawn.probability, lexicon);
        let mask = if excerpt.bylines.is_empty() { mask.clone() } else { mask.with_bylines(excerpt.bylines.iter().map(String::as_str)) };
        asked.push(Asked {
            id,
            article_number,
            in_headline: hit.in_headline,
            excerpt: mask.apply(&excerpt.text, excerpt.mark),
            listed: row.shown.clone(),
            group: row.headings.join("; "),
            meaning: hit.entry(lexicon).map(|entry| entry.note.clone()).unwrap_or_default(),
        });
        rows.push(row);
    }
    Ok(SampleDrawn { tag, key: Key::new(rows), asked, rates, hits: hits.len() })
}

fn key_row(id: &str, article_number: u64, hit: &Hit<'_>, probability: f64, lexicon: &Lexicon) -> KeyRow {
    let is_naming = !hit.naming.is_empty();
    let groups: Vec<&str> = if is_naming { vec![hit.naming] } else { hit.categories.iter().map(String::as_str).collect() };
    let heading = |group: &&str| lexicon.heading(group, is_naming).unwrap_or(group).replace('|', "/");
    KeyRow {
        id: id.to_string(),
        article_number,
        article: hit.article.to_string(),
        outlet: hit.outlet.to_string(),
        span: hit.span,
        mark: hit.text.split_whitespace().collect::<Vec<_>>().join(" "),
        lexicon: hit.lexicon.to_string(),
        version: lexicon.header.version.clone(),
        digest: lexicon.digest.clone(),
        categories: hit.categories.to_vec(),
        term: hit.term.to_string(),
        naming: hit.naming.to_string(),
        label: hit.label.to_string(),
        shown: hit.entry(lexicon).map_or(hit.text, |entry| &entry.show).to_string(),
        headings: groups.iter().map(heading).collect(),
        voice: hit.voice.to_string(),
        probability,
    }
}

/// The sentences around one drawn hit.
#[derive(Debug, Clone)]
pub(super) struct Excerpt {
    pub text: String,
    pub mark: Span,
    pub bylines: Vec<String>,
}

/// What the second pass reads.
struct Around {
    /// One for each drawn hit.
    excerpts: Vec<Option<Excerpt>>,
    /// The sites of the articles, each once.
    urls: BTreeSet<String>,
}

fn read_around(request: &SampleRequest<'_>, hits: &[Hit<'_>], drawn: &[Drawn]) -> Result<Around, Error> {
    let mut wanted: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, drawn) in drawn.iter().enumerate() {
        wanted.entry(hits[drawn.index].article).or_default().push(index);
    }
    let mut around = Around { excerpts: vec![None; drawn.len()], urls: BTreeSet::new() };
    let mut left: BTreeSet<usize> = (0..drawn.len()).collect();
    for entry in request.input.entries() {
        let Some(article) = entry?.article else { continue };
        around.urls.extend(article.url.iter().map(|url| url.split('/').take(3).collect::<Vec<_>>().join("/")));
        let Some(of_article) = wanted.get(article.id.as_str()) else { continue };
        let document = text::read_with(&article.text, article.headline, &article.outlet, &request.recurring);
        let is_byline = |aside: &&text::SetAside| matches!(aside.role, Role::Byline | Role::Dateline);
        let bylines: Vec<String> = document.set_aside.iter().filter(is_byline).map(|a| a.span.of(&article.text).to_string()).collect();
        for &index in of_article {
            if let Some(excerpt) = excerpt(&article.text, &document, hits[drawn[index].index].span) {
                around.excerpts[index] = Some(Excerpt { bylines: bylines.clone(), ..excerpt });
                left.remove(&index);
            }
        }
    }
    match left.first() {
        None => Ok(around),
        Some(&index) => Err(Error::Reopen {
            article: hits[drawn[index].index].article.to_string(),
            problem: "has changed since it was read; run again".to_string(),
        }),
    }
}

/// The hit's sentence with those around it, from the same side of the headline. Lines that were set aside do not come in between.
fn excerpt(text: &str, document: &Document, hit: Span) -> Option<Excerpt> {
    let at = document.sentences.iter().position(|sentence| sentence.span.contains(hit))?;
    let is_headline = |index: usize| document.sentences[index].zone == Zone::Headline;
    let from = (at.saturating_sub(SENTENCES_BEFORE)..at).find(|&i| (i..at).all(|k| is_headline(k) == is_headline(at))).unwrap_or(at);
    let to = (at + 1..(at + 1 + SENTENCES_BEHIND).min(document.sentences.len())).take_while(|&i| is_headline(i) == is_headline(at)).last();
    let joined = |range: std::ops::Range<usize>| range.map(|i| document.sentences[i].span.of(text)).collect::<Vec<_>>().join(" ");
    let sentence = document.sentences[at].span;
    let mut before = joined(from..at);
    if !before.is_empty() {
        before.push(' ');
    }
    before.push_str(&text[sentence.start()..hit.start()]);
    let mut behind = text[hit.end()..sentence.end()].to_string();
    if let Some(to) = to {
        behind.push(' ');
        behind.push_str(&joined(at + 1..to + 1));
    }
    let before = match before.len().checked_sub(BYTES_AROUND) {
        Some(cut) if cut > 0 => format!("… {}", before[before.ceil_char_boundary(cut)..].trim_start()),
        _ => before,
    };
    let behind = match behind.len() > BYTES_AROUND {
        true => format!("{} …", behind[..behind.floor_char_boundary(BYTES_AROUND)].trim_end()),
        false => behind,
    };
    let mark = Span::new(before.len(), before.len() + hit.len());
    Some(Excerpt { text: format!("{before}{}{behind}", hit.of(text)), mark, bylines: Vec::new() })
}

/// The files of a sample, by name.
pub(super) const SHEET: &str = "sheet.csv";
const PAGE: &str = "sheet.html";
/// The file that coders must not see.
pub(super) const KEY: &str = "key.csv";
/// The rates of the corpus, for the score.
pub(super) const RATES: &str = "rates.csv";

/// Writes a sample into a folder, which is made; a file that is there already is left, and ends the run before anything is written.
///
/// # Errors
/// [`Error::Exists`] when one of the files is there; [`Error::InCorpus`] when the folder lies among the articles; when the disk refuses.
pub fn write_sample(sample: &SampleDrawn, folder: &Path, corpus: &[PathBuf]) -> Result<(), Error> {
    let mut key = Vec::new();
    sample.key.table().write_csv(&mut key)?;
    let files = [
        (SHEET, blank_sheet(&sample.asked).into_bytes()),
        (PAGE, report::coding::render(&sample.tag, &sample.asked)?.into_bytes()),
        (KEY, key),
        (RATES, sample.rates.clone()),
    ];
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    if let Some(inside) = corpus.iter().find(|path| path.is_dir() && absolute(folder).starts_with(absolute(path))) {
        return Err(Error::InCorpus { path: folder.to_path_buf(), corpus: inside.clone() });
    }
    if let Some((name, _)) = files.iter().find(|(name, _)| folder.join(name).exists()) {
        return Err(Error::Exists { path: folder.join(name) });
    }
    files.iter().try_for_each(|(name, bytes)| write_new_file(&folder.join(name), bytes))
}
