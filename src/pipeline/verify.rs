//! Compares a report with the same one made again, file by file, from their manifests and what lies on the disk.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;

use serde::Deserialize;

use crate::corpus::digest_of;
use crate::error::Error;
use crate::findings::diff::{Made, Put};
use crate::pipeline::output::MANIFEST;

/// How a report made again stands to the report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verified {
    /// Files with the same bytes.
    pub same: usize,
    /// Files with other bytes.
    pub changed: Vec<String>,
    /// Files that only the report has.
    pub only_old: Vec<String>,
    /// Files that only the new one has.
    pub only_new: Vec<String>,
    /// Files of the report that are not as its manifest says they were written: somebody changed or removed them since.
    pub altered: Vec<String>,
    /// What went in differently.
    pub put: Vec<Put>,
}

impl Verified {
    /// Whether every file is as it was, and came out the same.
    pub fn is_same(&self) -> bool {
        let lists = [&self.changed, &self.only_old, &self.only_new, &self.altered];
        lists.into_iter().all(Vec::is_empty)
    }
}

#[derive(Deserialize)]
struct Outputs {
    outputs: Vec<Output>,
}

#[derive(Deserialize)]
struct Output {
    file: String,
    sha256: String,
}

/// Compares `report` with `again`, the folder in which it was made anew. The time at which a report was made is no difference.
///
/// # Errors
/// [`Error::NoReport`] for a folder without a manifest of ours; files that cannot be read.
pub fn verify(report: &Path, again: &Path) -> Result<Verified, Error> {
    let ((old, made_old), (new, made_new)) = (read(report)?, read(again)?);
    let mut verified = Verified { put: made_old.put(&made_new), ..Verified::default() };
    for (file, digest) in &old {
        match new.get(file) {
            None => verified.only_old.push(file.clone()),
            Some(other) if other == digest => verified.same += 1,
            Some(_) => verified.changed.push(file.clone()),
        }
        let path = report.join(file);
        let lies_there = path.is_file() && {
            let found = File::open(&path).and_then(digest_of).map_err(|source| Error::Read { path: path.clone(), source })?;
            found == *digest
        };
        if !lies_there {
            verified.altered.push(file.clone());
        }
    }
    verified.only_new = new.into_keys().filter(|file| !old.contains_key(file)).collect();
    Ok(verified)
}

/// The files that came out, by name, and what went in.
fn read(report: &Path) -> Result<(BTreeMap<String, String>, Made), Error> {
    let path = report.join(MANIFEST);
    let bytes = std::fs::read(&path).map_err(|source| Error::Read { path: path.clone(), source })?;
    let no_report = |error: serde_json::Error| Error::NoReport {
        path: report.to_path_buf(),
        problem: format!("its {MANIFEST} cannot be read: {error}"),
    };
    let Outputs { outputs } = serde_json::from_slice(&bytes).map_err(no_report)?;
    let made = Made::read(&path.display().to_string(), &bytes[..])?;
    Ok((outputs.into_iter().map(|output| (output.file, output.sha256)).collect(), made))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::digest;

    fn report(files: &[(&str, &str)], seed: u64) -> tempfile::TempDir {
        let home = tempfile::tempdir().unwrap();
        let mut outputs = Vec::new();
        for (file, text) in files {
            std::fs::write(home.path().join(file), text).unwrap();
            outputs.push(format!(r#"{{"file": "{file}", "sha256": "{}"}}"#, digest(text.as_bytes())));
        }
        let manifest = format!(
            r#"{{"slantwise": "1", "made_at": "{seed}", "rng_seed": {seed}, "lexicons": [], "inputs": [], "outputs": [{}]}}"#,
            outputs.join(", ")
        );
        std::fs::write(home.path().join(MANIFEST), manifest).unwrap();
        home
    }

    #[test]
    fn every_file_is_the_same_or_told() {
        let old = report(&[("a", "1"), ("b", "2"), ("c", "3"), ("e", "5")], 1);
        let same = verify(old.path(), report(&[("a", "1"), ("b", "2"), ("c", "3"), ("e", "5")], 1).path()).unwrap();
        assert!(same.is_same() && same.same == 4 && same.put.is_empty(), "{same:?}");
        std::fs::write(old.path().join("a"), "by hand").unwrap();
        std::fs::remove_file(old.path().join("e")).unwrap();
        let new = report(&[("a", "1"), ("b", "other"), ("d", "4"), ("e", "5")], 2);
        let found = verify(old.path(), new.path()).unwrap();
        assert_eq!(
            (found.same, &found.changed[..], &found.only_old[..], &found.only_new[..]),
            (2, &["b".into()][..], &["c".into()][..], &["d".into()][..])
        );
        assert_eq!(found.altered, ["a", "e"]);
        assert_eq!((found.put.len(), found.put[0].name.as_str()), (1, "rng_seed"));
    }
}
