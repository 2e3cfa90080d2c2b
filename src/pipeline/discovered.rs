//! Writes the report's folder of `discover`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::chart;
use crate::error::Error;
use crate::pipeline::discover::{DiscoverRequest, Discovered, RNG};
use crate::pipeline::output::{Folder, MANIFEST};
use crate::report;
use crate::study::{FileDigest, LexiconDigest, Manifest};
use crate::text::{self, FunctionWords, PagePhrases};

/// Pixels a point in PNG: sharp on a projector and in print.
const PNG_SCALE: f32 = 2.0;

/// Writes a report's folder and gives its place. A figure whose letters no font at hand has is left as SVG; `told` hears of it.
///
/// # Errors
/// When something else stands at `place`, or the disk refuses.
pub fn write_discovery(
    request: &DiscoverRequest<'_>,
    discovered: &Discovered,
    place: &Path,
    told: &mut dyn FnMut(String),
) -> Result<PathBuf, Error> {
    let Discovered { discovery, tables, figure, .. } = discovered;
    let mut folder = Folder::begin(place)?;
    folder.put("index.html", report::discovery::page::render(discovery, figure)?.as_bytes())?;
    folder.put(&format!("charts/{}.svg", figure.id), figure.svg.as_bytes())?;
    match chart::png(figure, PNG_SCALE) {
        Ok(png) => folder.put(&format!("charts/{}.png", figure.id), &png)?,
        Err(error @ chart::Error::NoFont { .. }) => told(error.to_string()),
        Err(error) => return Err(error.into()),
    }
    for table in tables {
        let (mut csv, mut parquet) = (Vec::new(), Vec::new());
        table.write_csv(&mut csv)?;
        table.write_parquet(&mut parquet)?;
        folder.put(&format!("tables/{}.csv", table.name()), &csv)?;
        folder.put(&format!("tables/{}.parquet", table.name()), &parquet)?;
    }
    folder.put("tables/columns.csv", report::tables::columns(&tables.iter().collect::<Vec<_>>()).as_bytes())?;
    folder.put("findings.json", report::json::of_discovery(discovery)?.as_bytes())?;
    let manifest = manifest(request, discovered, &folder)?;
    folder.put(MANIFEST, manifest.to_json().as_bytes())?;
    folder.finish()
}

fn manifest(request: &DiscoverRequest<'_>, discovered: &Discovered, folder: &Folder) -> Result<Manifest, Error> {
    let lexicon = |l: &&crate::lexicon::Lexicon| LexiconDigest {
        id: l.header.id.clone(),
        version: l.header.version.clone(),
        sha256: l.digest.clone(),
        declared: false,
    };
    let inputs = request.input.digests().map(|digest| digest.map(|(file, sha256)| FileDigest { file, sha256 }));
    let how = &discovered.discovery.how;
    let options = BTreeMap::from([
        ("voice", how.voice.to_string()),
        ("phrases", how.phrases.to_string()),
        ("function_words", how.function_words.to_string()),
        ("names", how.names.to_string()),
        ("min_articles", how.min_articles.to_string()),
        ("min_count", how.min_count.to_string()),
        ("top", request.options.top.to_string()),
        ("confirm", how.confirm.to_string()),
        ("function_words_sha256", FunctionWords::digest()),
        ("page_phrases_sha256", PagePhrases::digest()),
    ]);
    Ok(Manifest {
        study: request.study.clone(),
        stories: None,
        slantwise: env!("CARGO_PKG_VERSION").to_string(),
        made_at: jiff::Timestamp::now().round(jiff::Unit::Second).map(|now| now.to_string()).unwrap_or_default(),
        again: request.again.clone(),
        title: discovered.discovery.title.clone(),
        chosen: None,
        texts: "none".to_string(),
        options: options.into_iter().map(|(key, value)| (key.to_string(), value)).collect(),
        rng_seed: request.options.rng_seed,
        rng: RNG.to_string(),
        words_by: text::WORDS_BY.to_string(),
        lexicons: request.lexicons.iter().map(lexicon).collect(),
        reading_rules: text::rules_digest(),
        set_aside: request.set_aside.digest.clone(),
        corrections: Vec::new(),
        audits: Vec::new(),
        inputs: inputs.collect::<Result<_, _>>()?,
        outputs: folder.files(),
    })
}
