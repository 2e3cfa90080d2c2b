//! Draws marks for blind coding from a finished report, which holds the sentences of its own sample.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::audit::{Design, Drawn, Mask, Place, ReportedHit, draw, reported_hits};
use crate::error::Error;
use crate::lexicon::Lexicon;
use crate::pipeline::audit_sample::{Excerpt, Hit, SampleDrawn, asked};
use crate::pipeline::output::MANIFEST;

/// More than this is too much to be read whole.
const BYTES_AT_MOST: u64 = 512 << 20;

/// True for a folder that holds a report.
pub fn is_report(path: &Path) -> bool {
    path.join(MANIFEST).is_file() && path.join(EVIDENCE).is_file()
}

const EVIDENCE: &str = "tables/evidence.csv";

/// Draws a sample from a report: from the marks whose sentence it kept, which are themselves drawn at random from each outlet, word and voice, so
/// that the chance of a mark is the product of the two. There is one sentence of each, and bylines are not known. Corrections that the report
/// applied stay applied.
///
/// # Errors
/// [`Error::Reopen`] when the report was made with another version of a list, or is too large; [`Error::NothingToDraw`] without a sentence; a
/// table that is not as it was made.
pub fn audit_sample_of_report(report: &Path, lexicons: &[&Lexicon], design: &Design, hide: &[String]) -> Result<SampleDrawn, Error> {
    let evidence = report.join(EVIDENCE);
    let all = reported_hits(&evidence.display().to_string(), &bytes(&evidence)?)?;
    let known = known(report, lexicons, &all)?;
    let all: Vec<ReportedHit> = all.into_iter().filter(|hit| known.contains(&hit.lexicon)).collect();
    let mut totals: BTreeMap<Place<'_>, (u64, u64)> = BTreeMap::new();
    for hit in &all {
        let cell = totals.entry(of(hit).place()).or_default();
        *cell = (cell.0 + u64::from(hit.sentence.is_some()), cell.1 + 1);
    }
    let kept: Vec<&ReportedHit> = all.iter().filter(|hit| hit.sentence.is_some()).collect();
    let hits: Vec<Hit<'_>> = kept.iter().map(|hit| of(hit)).collect();
    let mut drawn: Vec<Drawn> = draw(&hits.iter().map(Hit::place).collect::<Vec<_>>(), design);
    for drawn in &mut drawn {
        let (with_sentence, all) = totals[&of(kept[drawn.index]).place()];
        drawn.probability *= with_sentence as f64 / all as f64;
    }
    let excerpt = |drawn: &Drawn| {
        let (sentence, mark) = kept[drawn.index].sentence.clone()?;
        Some(Excerpt { text: sentence, mark, bylines: Vec::new() })
    };
    let excerpts: Vec<Option<Excerpt>> = drawn.iter().map(excerpt).collect();
    let outlets: BTreeSet<&str> = all.iter().map(|hit| hit.outlet.as_str()).collect();
    let rates = bytes(&report.join("tables/rates.csv"))?;
    let mut sample = asked(&hits, &drawn, &excerpts, &Mask::new(outlets, [], hide), lexicons, design, rates)?;
    sample.hits = all.len();
    Ok(sample)
}

fn of(hit: &ReportedHit) -> Hit<'_> {
    Hit {
        article: &hit.article,
        outlet: &hit.outlet,
        lexicon: &hit.lexicon,
        categories: &hit.categories,
        term: &hit.term,
        naming: &hit.naming,
        label: &hit.label,
        text: &hit.text,
        voice: &hit.voice,
        in_headline: hit.in_headline,
        span: hit.span,
    }
}

/// The lexicons at hand that the report was made with, by id.
fn known(report: &Path, lexicons: &[&Lexicon], hits: &[ReportedHit]) -> Result<BTreeSet<String>, Error> {
    let manifest = report.join(MANIFEST);
    let refused = |problem: String| Error::Reopen { article: manifest.display().to_string(), problem };
    let read: serde_json::Value =
        serde_json::from_slice(&bytes(&manifest)?).map_err(|e| refused(format!("cannot be read ({e}); make the report again")))?;
    let digest_of = |id: &str| {
        let listed = read["lexicons"].as_array()?.iter().find(|lexicon| lexicon["id"] == id)?;
        listed["sha256"].as_str().map(str::to_string)
    };
    let used: BTreeSet<&str> = hits.iter().map(|hit| hit.lexicon.as_str()).collect();
    for lexicon in lexicons.iter().filter(|lexicon| used.contains(lexicon.header.id.as_str())) {
        let id = &lexicon.header.id;
        if digest_of(id).as_ref() != Some(&lexicon.digest) {
            return Err(refused(format!(
                "the report was made with another version of the word list {id}; name that with --lexicon, or make the report again"
            )));
        }
    }
    Ok(lexicons.iter().map(|lexicon| lexicon.header.id.clone()).collect())
}

fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    let refused = |source| Error::Read { path: path.to_path_buf(), source };
    if path.metadata().map_err(refused)?.len() > BYTES_AT_MOST {
        let problem = "is too large to be read whole; draw from the articles themselves".to_string();
        return Err(Error::Reopen { article: path.display().to_string(), problem });
    }
    std::fs::read(path).map_err(refused)
}
