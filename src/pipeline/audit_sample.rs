//! Draws hits for blind coding: one pass finds them, a second one reads the drawn ones' sentences.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use crate::audit::{Asked, Corrections, Design, Drawn, Key, KeyRow, Mask, Place, blank_sheet, draw};
use crate::corpus::{STANDARD_INPUT, digest};
use crate::error::Error;
use crate::evidence::Occurrence;
use crate::lexicon::{EntryId, Lexicon};
use crate::pipeline::input::Input;
use crate::pipeline::output::write_new_file;
use crate::pipeline::survey::{KeepHits, Pass, survey};
use crate::report;
use crate::span::Span;
use crate::table::Table;
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
    /// The rates of the corpus.
    pub rates: Table,
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
        recurring: request.recurring.clone(),
        corrections: Corrections::default(),
        rng_seed: request.design.rng_seed,
        keep: 0,
        strict: request.strict,
        keep_hits: KeepHits::Sample,
    };
    let found = survey(request.input, &request.lexicons, pass, progress)?;
    let hits = found.evidence.occurrences();
    if let Some(hit) = hits.iter().find(|hit| hit.origin.file == STANDARD_INPUT) {
        let problem = "came in once and cannot be read again for its sentences; save it to a file and name that".to_string();
        return Err(Error::Reopen { article: hit.origin.file.clone(), problem });
    }
    let places: Vec<Place<'_>> = hits.iter().map(place).collect();
    let drawn = draw(&places, &request.design);
    if drawn.is_empty() {
        return Err(Error::NothingToDraw);
    }
    let counts = found.tally.counts()?;
    let rates = report::tables::counts_by_outlet(&counts, &request.lexicons);
    let outlets: Vec<&str> = counts.outlets.iter().map(|o| o.outlet.as_str()).collect();
    let around = read_around(request, hits, &drawn)?;
    let mask = Mask::new(outlets, around.urls.iter().map(String::as_str), &request.hide);
    let tag = tag(request, hits.len());
    let mut numbers: HashMap<&str, u64> = HashMap::new();
    let (mut rows, mut asked) = (Vec::new(), Vec::new());
    let digits = drawn.len().to_string().len().max(3);
    for (index, drawn) in drawn.iter().enumerate() {
        let hit = &hits[drawn.index];
        let next = numbers.len() as u64 + 1;
        let article_number = *numbers.entry(&hit.origin.article).or_insert(next);
        let id = format!("{tag}-{:0digits$}", index + 1);
        let lexicon = request.lexicons.iter().find(|l| l.header.id == hit.listed.lexicon);
        let (Some(lexicon), Some(excerpt)) = (lexicon, &around.excerpts[index]) else { continue };
        let row = key_row(&id, article_number, hit, drawn.probability, lexicon);
        asked.push(Asked {
            id,
            article_number,
            in_headline: hit.zone == Zone::Headline,
            excerpt: mask.with_bylines(excerpt.bylines.iter().map(String::as_str)).apply(&excerpt.text, excerpt.mark),
            listed: hit.listed.shown.clone(),
            group: row.headings.join("; "),
            meaning: meaning(lexicon, hit),
        });
        rows.push(row);
    }
    Ok(SampleDrawn { tag, key: Key::new(rows), asked, rates, hits: hits.len() })
}

fn place(hit: &Occurrence) -> Place<'_> {
    Place {
        lexicon: &hit.listed.lexicon,
        group: hit.listed.group(),
        item: hit.listed.item(),
        outlet: &hit.origin.outlet,
        voice: hit.voice.key(),
    }
}

/// A short name of the sample, so that a sheet of another is noticed.
fn tag(request: &SampleRequest<'_>, hits: usize) -> String {
    let lexicons: Vec<&str> = request.lexicons.iter().map(|lexicon| lexicon.digest.as_str()).collect();
    digest(format!("{:?} {hits} {}", request.design, lexicons.join(" ")).as_bytes())[..4].to_string()
}

fn key_row(id: &str, article_number: u64, hit: &Occurrence, probability: f64, lexicon: &Lexicon) -> KeyRow {
    let listed = &*hit.listed;
    let is_naming = !listed.naming.is_empty();
    let groups: Vec<&String> = if is_naming { vec![&listed.naming] } else { listed.categories.iter().collect() };
    let heading = |group: &&String| lexicon.heading(group, is_naming).unwrap_or(group).replace('|', "/");
    KeyRow {
        id: id.to_string(),
        article_number,
        article: hit.origin.article.clone(),
        outlet: hit.origin.outlet.clone(),
        span: hit.span,
        mark: hit.text.split_whitespace().collect::<Vec<_>>().join(" "),
        lexicon: listed.lexicon.clone(),
        version: lexicon.header.version.clone(),
        digest: lexicon.digest.clone(),
        categories: listed.categories.clone(),
        term: listed.term.clone(),
        naming: listed.naming.clone(),
        label: listed.label.clone(),
        shown: listed.shown.clone(),
        headings: groups.iter().map(heading).collect(),
        voice: hit.voice.key().to_string(),
        probability,
    }
}

/// Why the word is listed: the note of its entry.
fn meaning(lexicon: &Lexicon, hit: &Occurrence) -> String {
    let is_it = |id: EntryId, entry_id: &str| match id {
        EntryId::Term(_) => entry_id == hit.listed.term,
        EntryId::Label(set, _) => lexicon.namings[set as usize].id == hit.listed.naming && entry_id == hit.listed.label,
    };
    lexicon.entries().find(|(id, entry)| is_it(*id, &entry.id)).map(|(_, entry)| entry.note.clone()).unwrap_or_default()
}

/// The sentences around one drawn hit.
#[derive(Debug, Clone)]
struct Excerpt {
    text: String,
    mark: Span,
    bylines: Vec<String>,
}

/// What the second pass reads.
struct Around {
    /// One for each drawn hit.
    excerpts: Vec<Option<Excerpt>>,
    /// The sites of the articles, each once.
    urls: BTreeSet<String>,
}

fn read_around(request: &SampleRequest<'_>, hits: &[Occurrence], drawn: &[Drawn]) -> Result<Around, Error> {
    let mut wanted: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, drawn) in drawn.iter().enumerate() {
        wanted.entry(&hits[drawn.index].origin.article).or_default().push(index);
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
            article: hits[drawn[index].index].origin.article.clone(),
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
pub const SHEET: &str = "sheet.csv";
const PAGE: &str = "sheet.html";
/// The file that coders must not see.
pub const KEY: &str = "key.csv";
/// The rates of the corpus, for the score.
pub const RATES: &str = "rates.csv";

/// Writes a sample into a folder, which is made; a file that is there already is left, and ends the run before anything is written.
///
/// # Errors
/// [`Error::Exists`] when one of the files is there; [`Error::InCorpus`] when the folder lies among the articles; when the disk refuses.
pub fn write_sample(sample: &SampleDrawn, folder: &Path, corpus: &[PathBuf]) -> Result<(), Error> {
    let tables = |table: &Table| -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        table.write_csv(&mut bytes)?;
        Ok(bytes)
    };
    let files = [
        (SHEET, blank_sheet(&sample.asked).into_bytes()),
        (PAGE, report::coding::render(&sample.tag, &sample.asked)?.into_bytes()),
        (KEY, tables(&sample.key.table())?),
        (RATES, tables(&sample.rates)?),
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
