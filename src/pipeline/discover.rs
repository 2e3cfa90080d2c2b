//! Words that set outlets apart: from files to a report's folder.
//!
//! Articles are read once, a batch at a time by all cores, and cut to their words; the rest of the work is on what was kept of them, in the
//! order of the input.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufReader, BufWriter, Seek, SeekFrom, Write};

use rayon::prelude::*;

use crate::chart::{self, Figure};
use crate::corpus::{Article, Entry, LedgerLine, Status};
use crate::error::Error;
use crate::findings::{Discovery, DiscoveryParts, Provenance};
use crate::lexicon::Lexicon;
use crate::matcher::{Matcher, Scanner};
use crate::pipeline::input::Input;
use crate::pipeline::recurring::SetAside;
use crate::pipeline::survey::described;
use crate::report;
use crate::study::FileDigest;
use crate::table::Table;
use crate::text::{self, Role};
use crate::vocabulary::{self, Counter, Counts, Extract, Extractor, Halves, Learnt, Options, Sieve, Teller};

/// What is to be looked through, and how.
#[derive(Debug)]
pub struct DiscoverRequest<'a> {
    /// The articles.
    pub input: &'a Input,
    /// The lexicons whose uses are left out.
    pub lexicons: Vec<&'a Lexicon>,
    /// The study file, when one was named.
    pub study: Option<FileDigest>,
    /// Lines of the outlets' pages to set aside.
    pub set_aside: SetAside,
    /// How words are counted and chosen.
    pub options: Options,
    /// Only these outlets are shown, each against all others; all when none is named.
    pub only: Vec<String>,
    /// What the report is called, where it is told.
    pub title: Option<String>,
    /// The command that makes the report again.
    pub again: String,
    /// Whether the first input that cannot be read ends the run.
    pub strict: bool,
}

/// What was discovered, before it is written.
#[derive(Debug)]
pub struct Discovered {
    /// Everything a report may say.
    pub discovery: Discovery,
    /// What happened to every input.
    pub ledger: Vec<LedgerLine>,
    /// The tidy tables; `vocabulary` is the first.
    pub tables: Vec<Table>,
    /// The picture.
    pub figure: Figure,
}

/// Articles in a batch, as in the survey.
const BATCH: usize = 256;
/// Bytes of extracts that are kept in memory before a temporary file is used.
const IN_MEMORY: usize = 64 << 20;
/// Words of an outlet that get example sentences.
const WITH_EXAMPLES: usize = 50;

/// Reads and counts everything, and chooses words. Nothing is written but a temporary file.
///
/// # Errors
/// Articles of one outlet only; an outlet that does not occur; and as [`crate::pipeline::survey`].
pub fn discover(request: &DiscoverRequest<'_>, progress: &mut dyn FnMut(usize)) -> Result<Discovered, Error> {
    let options = &request.options;
    let mut read = Shelved::read(request, progress)?;
    let only = read.known(&request.only)?;
    let outlets: BTreeSet<String> = read.members.iter().map(|(outlet, _)| outlet.clone()).collect();
    let halves = match options.confirm {
        true => Halves::drawn(read.members.iter().map(|(outlet, id)| (outlet.as_str(), id.as_str())), options.rng_seed),
        false => Halves::none(read.members.len()),
    };
    let sieve = std::mem::take(&mut read.sieve);
    let mut counter = Counter::new(options, &sieve, &halves, &outlets);
    read.each(|extracts| {
        let counting: Vec<_> = extracts.iter().map(|extract| (extract, counter.sentences(extract))).collect();
        let counted: Vec<_> = counting.into_par_iter().map(|(extract, sentences)| counter.count(extract, &sentences)).collect();
        extracts.iter().zip(counted).for_each(|(extract, counted)| counter.add(extract, counted));
    })?;
    let counts: Counts = counter.finish();
    let choice = vocabulary::choose(&counts, options);
    let mut teller = Teller::new(options, &sieve, &counts, &choice, WITH_EXAMPLES);
    read.each(|extracts| extracts.iter().for_each(|extract| teller.add(extract)))?;
    let discovery = Discovery::new(DiscoveryParts {
        title: request.title.clone().unwrap_or_else(|| request.input.title.clone()),
        options,
        counts: &counts,
        choice: &choice,
        told: teller.finish(),
        only: &only,
        unread: read.ledger.iter().filter(|line| line.status == Status::LeftOut).count(),
        foreign: (read.foreign.values().sum(), read.foreign.into_keys().collect()),
        lexicons: request.lexicons.iter().map(|l| (l.header.id.clone(), l.header.version.clone())).collect(),
        provenance: Provenance {
            version: env!("CARGO_PKG_VERSION").to_string(),
            words_by: text::WORDS_BY.to_string(),
            rng_seed: options.rng_seed,
            rng: RNG.to_string(),
            again: request.again.clone(),
        },
    });
    let tables = vec![
        report::discovery::tables::vocabulary(&discovery),
        report::discovery::tables::examples(&discovery),
        report::discovery::tables::set_apart(&discovery),
        report::discovery::tables::repeated(&discovery),
        report::tables::ledger(&read.ledger),
    ];
    let figure = chart::distinctive_words(&discovery, &chart::Sheet::default())?;
    Ok(Discovered { discovery, ledger: read.ledger, tables, figure })
}

/// What decides halves and samples.
pub(super) const RNG: &str = "FNV-1a and SplitMix64 of seed, article and place";

/// Articles after the first pass.
struct Shelved {
    /// Outlet and id of each article, in order.
    members: Vec<(String, String)>,
    ledger: Vec<LedgerLine>,
    sieve: Sieve,
    shelf: tempfile::SpooledTempFile,
    /// Articles in each language but English.
    foreign: BTreeMap<String, usize>,
}

fn scratch(source: io::Error) -> Error {
    Error::Scratch { source }
}

impl Shelved {
    fn read(request: &DiscoverRequest<'_>, progress: &mut dyn FnMut(usize)) -> Result<Shelved, Error> {
        let matchers: Vec<Matcher<'_>> = request.lexicons.iter().map(|lexicon| Matcher::new(lexicon)).collect();
        let extractor = Extractor::new(&request.options);
        let mut entries = request.input.entries();
        let mut shelved = Shelved {
            members: Vec::new(),
            ledger: Vec::new(),
            sieve: Sieve::default(),
            shelf: tempfile::spooled_tempfile(IN_MEMORY),
            foreign: BTreeMap::new(),
        };
        loop {
            let batch: Vec<Entry> = entries.by_ref().take(BATCH).collect::<Result<_, _>>()?;
            if batch.is_empty() {
                break;
            }
            if request.strict
                && let Some(bad) = batch.iter().find(|entry| entry.line.status == Status::LeftOut)
            {
                return Err(Error::Strict { line: described(&bad.line) });
            }
            let scanners = || matchers.iter().map(Scanner::new).collect::<Vec<_>>();
            let read: Vec<(LedgerLine, Option<(Extract, Learnt)>)> = batch
                .into_par_iter()
                .map_init(scanners, |scanners, mut entry| {
                    let cut = entry.article.take().map(|article| cut(request, &extractor, scanners, &article, &mut entry.line));
                    (entry.line, cut)
                })
                .collect();
            let mut writer = BufWriter::new(&mut shelved.shelf);
            for (line, cut) in read {
                if let Some((extract, learnt)) = cut {
                    vocabulary::write(&extract, &mut writer).map_err(scratch)?;
                    shelved.sieve.add(&extract, learnt);
                    shelved.members.push((extract.outlet, extract.article));
                    if let Some(language) = line.language.as_ref().filter(|language| !language.starts_with("en")) {
                        *shelved.foreign.entry(language.clone()).or_default() += 1;
                    }
                }
                shelved.ledger.push(line);
            }
            writer.flush().map_err(scratch)?;
            drop(writer);
            progress(shelved.members.len());
        }
        shelved.require_two_outlets()?;
        Ok(shelved)
    }

    fn require_two_outlets(&self) -> Result<(), Error> {
        let Some((outlet, _)) = self.members.first() else {
            let reasons: Vec<String> = self.ledger.iter().take(3).map(described).collect();
            return Err(Error::NothingRead { reasons: reasons.join("; ") });
        };
        if self.members.iter().all(|(other, _)| other == outlet) {
            return Err(Error::OneOutlet { outlet: outlet.clone(), articles: self.members.len() });
        }
        Ok(())
    }

    /// The outlets with the names asked for, whatever their capitals.
    fn known(&self, asked: &[String]) -> Result<Vec<String>, Error> {
        let all: BTreeSet<&str> = self.members.iter().map(|(outlet, _)| outlet.as_str()).collect();
        let one = |name: &String| {
            let found =
                all.iter().find(|known| **known == name).or_else(|| all.iter().find(|known| known.to_lowercase() == name.to_lowercase()));
            found.map(|found| (*found).to_string()).ok_or_else(|| {
                let likeness = |known: &str| strsim::normalized_damerau_levenshtein(&known.to_lowercase(), &name.to_lowercase());
                let mut near: Vec<&str> = all.iter().copied().collect();
                near.sort_by(|a, b| likeness(b).total_cmp(&likeness(a)).then_with(|| a.cmp(b)));
                let more = near.len().saturating_sub(NAMED_AT_MOST);
                near.truncate(NAMED_AT_MOST);
                let more = if more > 0 { format!(" and {more} more") } else { String::new() };
                Error::UnknownOutlet { name: name.clone(), known: near.join(", ") + &more }
            })
        };
        asked.iter().map(one).collect()
    }

    /// Shows all extracts again, in order, a batch at a time.
    fn each(&mut self, mut look: impl FnMut(&[Extract])) -> Result<(), Error> {
        self.shelf.seek(SeekFrom::Start(0)).map_err(scratch)?;
        let mut reader = BufReader::with_capacity(1 << 20, &mut self.shelf);
        loop {
            let mut packed = Vec::with_capacity(BATCH);
            while packed.len() < BATCH
                && let Some(bytes) = vocabulary::take_down(&mut reader).map_err(scratch)?
            {
                packed.push(bytes);
            }
            if packed.is_empty() {
                return Ok(());
            }
            let extracts: Vec<Extract> =
                packed.par_iter().map(|bytes| vocabulary::unpack(bytes)).collect::<Result<_, _>>().map_err(scratch)?;
            look(&extracts);
        }
    }
}

/// Outlets named in an error at most.
const NAMED_AT_MOST: usize = 8;

fn cut(
    request: &DiscoverRequest<'_>,
    extractor: &Extractor,
    scanners: &mut [Scanner<'_>],
    article: &Article,
    line: &mut LedgerLine,
) -> (Extract, Learnt) {
    let document = text::read_with(&article.text, article.headline, &article.outlet, &request.set_aside.lines);
    let hits: Vec<_> = scanners.iter_mut().flat_map(|scanner| scanner.find(&article.text, &document).hits).map(|hit| hit.span).collect();
    line.words_kept = document.words.len();
    line.language = article.language.clone().or_else(|| text::language(&article.text).map(str::to_string));
    let aside = Role::ALL.into_iter().map(|role| (Cow::Borrowed(role.key()), document.words_set_aside(role)));
    line.words_set_aside = aside.filter(|(_, words)| *words > 0).collect();
    let mut extract = extractor.extract(article, &document, &hits);
    // An article is read as its own outlet's, and counted as the group's.
    extract.outlet = request.input.roster.group_of(&extract.outlet).to_string();
    let learnt = Learnt::of(&extract, &request.options);
    (extract, learnt)
}
