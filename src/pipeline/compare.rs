//! The main job: from files to a report's folder.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use crate::chart::{self, Figure};
use crate::compare::over_time::{Event, TimeOptions, over_time};
use crate::compare::{self, Comparison};
use crate::corpus::{LedgerLine, Roster};
use crate::error::Error;
use crate::findings::{self, AboutFindings, Corrected, Findings, Parts, Provenance, StoryFindings};
use crate::lexicon::Lexicon;
use crate::matcher::Reach;
use crate::pipeline::audit_score::FoundAudits;
use crate::pipeline::corrections::Overruled;
use crate::pipeline::counted::{Kept, LastCounts, survey_again};
use crate::pipeline::draw::PNG_SCALE;
use crate::pipeline::input::Input;
use crate::pipeline::output::{Folder, MANIFEST, WriteInto};
use crate::pipeline::recurring::SetAside;
use crate::pipeline::related::{GivenStories, Related};
use crate::pipeline::survey::{KeepHits, Pass, Survey, survey};
use crate::report;
use crate::story;
use crate::study::{self, FileDigest, LexiconDigest, Manifest, Options};
use crate::table::{Spooled, Table};
use crate::text;

/// What is to be compared, and how.
#[derive(Debug)]
pub struct Request<'a> {
    /// The articles.
    pub input: &'a Input,
    /// The lexicons that count.
    pub lexicons: Vec<&'a Lexicon>,
    /// The study file, when one was named.
    pub study: Option<FileDigest>,
    /// Lines of the outlets' pages to set aside.
    pub set_aside: SetAside,
    /// What people overruled.
    pub overruled: Overruled,
    /// Stories as a person gave them back.
    pub stories: Option<GivenStories>,
    /// What people found who looked at marks.
    pub audits: FoundAudits,
    /// How.
    pub options: Options,
    /// The command that makes the report again.
    pub again: String,
    /// Whether the first input that cannot be read ends the run.
    pub strict: bool,
    /// Where the counts of the last run lie, and those of this one will; nothing where all is to be counted and nothing kept.
    pub last: Option<LastCounts>,
}

impl<'a> Request<'a> {
    /// A comparison of these articles with these lexicons, in which nothing else was told. The command that makes it again is that of
    /// the articles' name; where they lie elsewhere, say so in `again`.
    pub fn new(input: &'a Input, lexicons: Vec<&'a Lexicon>) -> Request<'a> {
        Request {
            input,
            lexicons,
            study: None,
            set_aside: SetAside::default(),
            overruled: Overruled::default(),
            stories: None,
            audits: FoundAudits::default(),
            options: Options::default(),
            again: format!("slantwise compare {}", input.name),
            strict: false,
            last: None,
        }
    }
}

/// A comparison before it is written.
#[derive(Debug)]
pub struct Compared {
    /// Everything a report may say.
    pub findings: Findings,
    /// What happened to every input.
    pub ledger: Vec<LedgerLine>,
    /// The tidy tables, but for the hits.
    pub tables: Vec<Table>,
    /// The table of the hits.
    pub hits: Option<Spooled>,
    /// The pictures.
    pub figures: Vec<Figure>,
    /// The outlets that were read, by name, before any are grouped.
    pub outlets_read: Vec<String>,
    /// The counts of this run, to be kept for the next one when all else is written; nothing where none are kept.
    pub kept: Option<Kept>,
}

/// Reads, counts and compares. Nothing is written.
///
/// # Errors
/// See [`Error`].
pub fn compare(request: &Request<'_>, progress: &mut dyn FnMut(usize)) -> Result<Compared, Error> {
    let options = &request.options;
    let pass = Pass {
        recurring: request.set_aside.lines.clone(),
        corrections: request.overruled.corrections.clone(),
        rng_seed: options.rng_seed,
        keep: options.texts.kept_at_most(),
        strict: request.strict,
        keep_hits: KeepHits::Sample,
        traces: true,
        about: options.about.clone(),
        only: None,
    };
    let (survey, related, kept) = surveyed(request, pass, progress)?;
    Ok(Compared { kept, ..compared(request, survey, &related)? })
}

/// What a pass over the articles comes to.
///
/// # Errors
/// See [`Error`].
pub(super) fn compared(request: &Request<'_>, survey: Survey, related: &Related) -> Result<Compared, Error> {
    let options = &request.options;
    let counts = survey.tally.counts()?;
    let lexicons: Vec<(&str, &str)> = request.lexicons.iter().map(|l| (l.header.id.as_str(), l.digest.as_str())).collect();
    let (audits, other_versions) = request.audits.audits.clone().fitting(&lexicons);
    require_reference(options.reference.as_deref(), counts.outlets.iter().map(|outlet| outlet.outlet.as_str()))?;
    let how =
        compare::Options { rng_seed: options.rng_seed, reference: options.reference.clone(), declared: options.declared.clone(), audits };
    let comparison = compare::compare(&counts, &request.lexicons, &how);
    let uncorrected = survey.uncorrected.as_ref().map(|tally| tally.counts()).transpose()?;
    let uncorrected = uncorrected.map(|counts| compare::compare(&counts, &request.lexicons, &how));
    let corrected = Corrected::new(survey.judged.clone(), &comparison, uncorrected.as_ref());
    let shared = match options.declared.is_empty() {
        true => None,
        false => related.without_shared(&survey.tally)?.map(|tally| tally.counts()).transpose()?,
    };
    let unshared = shared.map(|counts| compare::contrasts(&counts, &request.lexicons, &how));
    // The gates of a course are in words.
    let over_time = match options.about {
        Some(_) => None,
        None => over_time(&counts, &request.lexicons, &options.declared, &options.time, options.rng_seed),
    };
    let mut tables = tables(&survey, &comparison, &corrected);
    tables.extend(over_time.iter().flat_map(report::over_time::tables));
    tables.extend(related.tables());
    tables.extend(report::stories::tables(&comparison));
    let file = request.stories.as_ref().map(|given| given.file.file.as_str());
    let stories = StoryFindings::new(&related.parts(options.story.as_deref(), file, unshared.as_deref()), &comparison);
    let Survey { tally, evidence, hits, ledger, set_aside, kept, texts, passed_over, outlets, .. } = survey;
    // Of a large corpus this is most of what is in memory, and all of it is counted by now.
    drop(tally);
    let findings = findings::build(Parts {
        title: options.title.clone().unwrap_or_else(|| request.input.title.clone()),
        chosen: options.chosen.clone(),
        told: findings::told(&request.input.roster, options.reference.as_deref()),
        counts: &counts,
        comparison,
        about: options.about.as_ref().map(|about| {
            let words = match about.reach {
                Reach::Sentence => None,
                Reach::Words(words) => Some(words),
            };
            AboutFindings::new(&about.names, words, &counts)
        }),
        over_time,
        stories,
        corrected,
        evidence,
        lexicons: &request.lexicons,
        declared: &options.declared,
        audits: &how.audits,
        other_versions: &other_versions,
        passed_over,
        ledger: &ledger,
        set_aside,
        kept: &kept,
        texts,
        provenance: Provenance {
            version: env!("CARGO_PKG_VERSION").to_string(),
            words_by: text::WORDS_BY.to_string(),
            rng_seed: options.rng_seed,
            rng: RNG.to_string(),
            again: request.again.clone(),
        },
    });
    let figures = chart::draw_all(&findings)?;
    Ok(Compared { findings, ledger, tables, hits, figures, outlets_read: outlets.into_iter().collect(), kept: None })
}

/// An error when the outlet to compare with is none of the corpus.
fn require_reference<'a>(reference: Option<&str>, outlets: impl Iterator<Item = &'a str> + Clone) -> Result<(), Error> {
    match reference {
        Some(name) if !outlets.clone().any(|outlet| outlet == name) => Err(Error::Study(study::Error::no_reference(name, outlets))),
        _ => Ok(()),
    }
}

/// Reads and counts, and finds what the articles are to each other. One story alone is read again by itself, so that all of its sentences are
/// at hand.
fn surveyed(request: &Request<'_>, pass: Pass, progress: &mut dyn FnMut(usize)) -> Result<(Survey, Related, Option<Kept>), Error> {
    let options = &request.options;
    let (mut found, kept) = survey_again(request.input, &request.lexicons, &pass, request.last.as_ref(), progress)?;
    let traces = match found.traces.take() {
        Some(traces) => traces,
        None => story::Gatherer::default().finish()?,
    };
    let related = Related::find(traces, options.story_days, request.stories.as_ref())?;
    if let Some(name) = &options.story {
        let only = Some(related.members(name)?);
        found = survey(request.input, &request.lexicons, Pass { traces: false, only, ..pass }, progress)?;
    }
    Ok((related.settle(found)?, related, kept))
}

/// The generator behind every draw.
const RNG: &str = "ChaCha8, one stream a replicate";

fn tables(survey: &Survey, comparison: &Comparison, corrected: &Corrected) -> Vec<Table> {
    // Of many outlets the rates are more than all else together.
    let (rates, shares) = rayon::join(|| report::tables::rates(&comparison.rates), || report::tables::shares(&comparison.shares));
    let mut tables = vec![
        survey.tally.articles_table(),
        rates,
        shares,
        report::tables::distances(&comparison.distances),
        report::tables::contrasts(&comparison.contrasts),
        report::tables::ledger(&survey.ledger),
    ];
    if !corrected.judged.is_empty() {
        tables.push(report::tables::corrections(&corrected.judged));
        tables.push(report::tables::corrected(&corrected.changed));
    }
    tables
}

/// Writes a report's folder and gives its place. Figures whose letters no font at hand has are left as SVG; `told` hears of it.
///
/// # Errors
/// When something else stands at `place`, or the disk refuses.
pub fn write_report(request: &Request<'_>, compared: &Compared, place: &Path, told: &mut dyn FnMut(String)) -> Result<PathBuf, Error> {
    let mut folder = Folder::begin(place)?;
    let findings = &compared.findings;
    let files = compared.tables.iter().flat_map(|table| -> [(String, WriteInto<'_>); 2] {
        [
            (format!("tables/{}.csv", table.name()), Box::new(|file| Ok(table.write_csv(file)?))),
            (format!("tables/{}.parquet", table.name()), Box::new(|file| Ok(table.write_parquet(file)?))),
        ]
    });
    let hits = compared.hits.iter().flat_map(|hits| -> [(String, WriteInto<'_>); 2] {
        [
            (format!("tables/{}.csv", hits.empty().name()), Box::new(|file| Ok(hits.write_csv(file)?))),
            (format!("tables/{}.parquet", hits.empty().name()), Box::new(|file| Ok(hits.write_parquet(file)?))),
        ]
    });
    let files: Vec<_> = files.chain(hits).collect();
    // Pictures one after the other: of many outlets each is tens of megabytes while it is drawn.
    let (written, pictures) = rayon::join(
        || {
            folder.put("index.html", report::html::render(findings, &compared.figures)?.as_bytes())?;
            folder.put("findings.json", report::json::render(findings)?.as_bytes())?;
            folder.put_all(&files)
        },
        || compared.figures.iter().map(|figure| chart::png(figure, PNG_SCALE)).collect::<Vec<_>>(),
    );
    written?;
    for (figure, picture) in compared.figures.iter().zip(pictures) {
        folder.put(&format!("charts/{}.svg", figure.id), figure.svg.as_bytes())?;
        match picture {
            Ok(png) => folder.put(&format!("charts/{}.png", figure.id), &png)?,
            Err(error @ chart::Error::NoFont { .. }) => told(error.to_string()),
            Err(error) => return Err(error.into()),
        }
    }
    let mut explained: Vec<&Table> = compared.tables.iter().chain(compared.hits.iter().map(Spooled::empty)).collect();
    explained.sort_by_key(|table| table.name());
    folder.put("tables/columns.csv", report::tables::columns(&explained).as_bytes())?;
    if !request.input.has_metadata() {
        folder.put("articles.csv", report::tables::listing(&compared.findings).as_bytes())?;
    }
    let known = compared.kept.as_ref().map(|kept| &kept.digests);
    let manifest = manifest(request, &findings.title, &folder, known)?;
    folder.put(MANIFEST, manifest.to_json().as_bytes())?;
    folder.finish()
}

/// What was asked of time, for the manifest.
fn of_time(time: &TimeOptions) -> BTreeMap<String, String> {
    let event = |event: &Event| event.name.as_ref().map_or_else(|| event.date.clone(), |name| format!("{}={name}", event.date));
    let events: Vec<String> = time.events.iter().map(event).collect();
    let by = time.by.map(|by| ("by".to_string(), by.key().to_string()));
    by.into_iter().chain((!events.is_empty()).then(|| ("event".to_string(), events.join("; ")))).collect()
}

/// What was asked of stories and of whom it is about, for the manifest.
fn of_stories(options: &Options) -> impl Iterator<Item = (String, String)> {
    let about = options.about.as_ref().map(|about| {
        let reach = match about.reach {
            Reach::Sentence => String::new(),
            Reach::Words(words) => format!(" within {words} words"),
        };
        ("about".to_string(), format!("{}{reach}", about.names.join("; ")))
    });
    let days = (options.story_days != Options::STORY_DAYS).then(|| ("story-days".to_string(), options.story_days.to_string()));
    let story = options.story.clone().map(|story| ("story".to_string(), story));
    let reference = options.reference.clone().map(|reference| ("reference".to_string(), reference));
    about.into_iter().chain(days).chain(story).chain(reference)
}

/// What was told of outlets and days, for the manifest.
fn of_roster(roster: &Roster) -> impl Iterator<Item = (String, String)> {
    let (from, until) = roster.days();
    let groups: Vec<String> = roster.groups().iter().map(|(group, outlets)| format!("{group}: {}", outlets.join(", "))).collect();
    let aliases: Vec<String> = roster.aliases().map(|(alias, outlet)| format!("{alias}={outlet}")).collect();
    let told = |name: &str, all: Vec<String>| (!all.is_empty()).then(|| (name.to_string(), all.join("; ")));
    let day = |name: &str, day: Option<String>| day.map(|day| (name.to_string(), day));
    [day("from", from), day("until", until), told("groups", groups), told("aliases", aliases)].into_iter().flatten()
}

/// What is known of a report's making; `known` are digests of files that need not be made again.
pub(super) fn manifest(
    request: &Request<'_>,
    title: &str,
    folder: &Folder,
    known: Option<&HashMap<PathBuf, String>>,
) -> Result<Manifest, Error> {
    let options = &request.options;
    let lexicon = |l: &&Lexicon| LexiconDigest {
        id: l.header.id.clone(),
        version: l.header.version.clone(),
        sha256: l.digest.clone(),
        declared: options.declared.contains(&l.header.id),
    };
    let inputs = request.input.digests_but(known).map(|digest| digest.map(|(file, sha256)| FileDigest { file, sha256 }));
    Ok(Manifest {
        slantwise: env!("CARGO_PKG_VERSION").to_string(),
        made_at: jiff::Timestamp::now().round(jiff::Unit::Second).map(|now| now.to_string()).unwrap_or_default(),
        again: request.again.clone(),
        title: title.to_string(),
        chosen: options.chosen.clone(),
        texts: options.texts.key().to_string(),
        options: of_time(&options.time).into_iter().chain(of_stories(options)).chain(of_roster(&request.input.roster)).collect(),
        rng_seed: options.rng_seed,
        rng: RNG.to_string(),
        words_by: text::WORDS_BY.to_string(),
        lexicons: request.lexicons.iter().map(lexicon).collect(),
        reading_rules: text::rules_digest(),
        study: request.study.clone(),
        set_aside: request.set_aside.digest.clone(),
        corrections: request.overruled.files.clone(),
        stories: request.stories.as_ref().map(|given| given.file.clone()),
        audits: request.audits.files.clone(),
        inputs: inputs.collect::<Result<_, _>>()?,
        outputs: folder.files(),
    })
}
