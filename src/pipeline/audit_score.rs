//! Opens the files of an audit: key and sheets to be scored or applied, and `audit.csv` beside the articles.

use std::path::{Path, PathBuf};

use crate::audit::{Audits, Frame, Key, Merged, Scored, Sheet, audit_table, join, merge, score, verdicts};
use crate::corpus::digest;
use crate::error::Error;
use crate::pipeline::audit_sample::RATES;
use crate::pipeline::corrections::CORRECTIONS;
use crate::pipeline::output::write_file;
use crate::study::FileDigest;

/// The name of what a score writes, and a comparison finds beside the articles.
pub(super) const AUDIT: &str = "audit.csv";
/// More than this was not made by an audit.
const BYTES_AT_MOST: u64 = 64 << 20;

/// A key with its coded sheets.
#[derive(Debug)]
pub struct Coded {
    /// The key.
    pub key: Key,
    /// What coders said, apart.
    pub sheets: Vec<Sheet>,
    /// What was settled where they differ.
    pub settled: Option<Sheet>,
    /// The rates of the corpus, where they lie beside the key.
    pub frame: Option<Frame>,
}

/// Reads a key, its sheets, and the rates that lie beside the key.
///
/// # Errors
/// A file that cannot be read; a key or sheet that is wrong, with its lines.
pub fn read_coded(key: &Path, sheets: &[PathBuf], settled: Option<&Path>) -> Result<Coded, Error> {
    let read_key = Key::read(&name(key), &bytes(key)?)?;
    let sheet = |path: &Path| -> Result<Sheet, Error> { Ok(Sheet::read(&name(path), &bytes(path)?, &read_key)?) };
    let mut read: Vec<Sheet> = sheets.iter().map(|path| sheet(path)).collect::<Result<_, _>>()?;
    // Two people of one name, or one sheet under two: told apart by their place.
    for index in 1..read.len() {
        if read[..index].iter().any(|earlier| earlier.coder == read[index].coder) {
            read[index].coder = format!("{} ({})", read[index].coder, index + 1);
        }
    }
    let settled = settled.map(sheet).transpose()?;
    let rates = key.parent().unwrap_or(Path::new("")).join(RATES);
    let frame = if rates.is_file() { Some(Frame::read(&name(&rates), &bytes(&rates)?)?) } else { None };
    Ok(Coded { key: read_key, sheets: read, settled, frame })
}

/// Scores what was coded, and writes the table `audit.csv`.
///
/// # Errors
/// When the disk refuses.
pub fn score_audit(coded: &Coded, rng_seed: u64, out: &Path) -> Result<Scored, Error> {
    let scored = score(&join(&coded.key, &coded.sheets, coded.settled.as_ref()), coded.frame.as_ref(), rng_seed);
    let mut table = Vec::new();
    audit_table(&scored.rows).write_csv(&mut table)?;
    write_file(out, &table)?;
    Ok(scored)
}

/// Adds what coders say otherwise than the tool to a table of corrections; a folder stands for the `corrections.csv` in it. Gives the table's
/// place and what became of each verdict.
///
/// # Errors
/// A table that cannot be read; when the disk refuses.
pub fn apply_audit(coded: &Coded, to: &Path) -> Result<(PathBuf, Merged), Error> {
    let place = if to.is_dir() { to.join(CORRECTIONS) } else { to.to_path_buf() };
    let table = if place.exists() { bytes(&place)? } else { Vec::new() };
    let who = coded.settled.iter().chain(&coded.sheets).map(|sheet| sheet.coder.as_str()).collect::<Vec<_>>().join(", ");
    let said = verdicts(&join(&coded.key, &coded.sheets, coded.settled.as_ref()), &who);
    let merged = merge(&place.display().to_string(), &table, &said)?;
    if merged.added > 0 {
        write_file(&place, &merged.bytes)?;
    }
    Ok((place, merged))
}

/// What people found who looked at marks, and the files that say so.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FoundAudits {
    /// What they found, of any lexicon in any version.
    pub audits: Audits,
    /// The files, for the manifest.
    pub files: Vec<FileDigest>,
}

/// The audits that lie beside the named articles, or in the file given.
///
/// # Errors
/// A file that cannot be read or understood.
pub fn audits(paths: &[PathBuf], given: Option<&Path>) -> Result<FoundAudits, Error> {
    let mut files: Vec<PathBuf> = given.map(Path::to_path_buf).into_iter().collect();
    for path in paths.iter().filter(|path| given.is_none() && path.exists()) {
        let beside = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let file = if path.is_dir() { path.as_path() } else { beside }.join(AUDIT);
        if file.is_file() && !files.contains(&file) {
            files.push(file);
        }
    }
    let mut found = FoundAudits::default();
    for (index, path) in files.iter().enumerate() {
        let read = bytes(path)?;
        // Names in outputs must not depend on where the corpus lies.
        let called = if index == 0 { AUDIT.to_string() } else { format!("{AUDIT} ({})", index + 1) };
        found.audits = found.audits.and(Audits::read(&called, &read)?);
        found.files.push(FileDigest { file: called, sha256: digest(&read) });
    }
    Ok(found)
}

fn name(path: &Path) -> String {
    path.display().to_string()
}

fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    let refused = |source| Error::Read { path: path.to_path_buf(), source };
    if path.metadata().map_err(refused)?.len() > BYTES_AT_MOST {
        return Err(Error::TooLong { path: path.to_path_buf(), most: BYTES_AT_MOST });
    }
    std::fs::read(path).map_err(refused)
}
