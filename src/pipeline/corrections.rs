//! Finds what people overruled: `corrections.csv` beside the articles, and the one that a person put into the last report.

use std::path::{Path, PathBuf};

use crate::audit::Corrections;
use crate::corpus::digest;
use crate::error::Error;
use crate::study::FileDigest;

/// The name of such a file.
pub(super) const CORRECTIONS: &str = "corrections.csv";
/// More than this was not written by people.
const BYTES_AT_MOST: u64 = 64 << 20;

/// What people said, and the files they said it in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Overruled {
    /// The corrections.
    pub corrections: Corrections,
    /// The files, for the manifest.
    pub files: Vec<FileDigest>,
}

impl Overruled {
    /// Reads the files that lie beside the named articles, and in the report's folder.
    ///
    /// # Errors
    /// A file that cannot be read or understood; two that say different things of one mark.
    pub fn open(paths: &[PathBuf], report: &Path) -> Result<Overruled, Error> {
        let mut places: Vec<(String, PathBuf)> = Vec::new();
        for path in paths.iter().filter(|path| path.exists()) {
            let folder =
                if path.is_dir() { path.as_path() } else { path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")) };
            let file = folder.join(CORRECTIONS);
            if file.is_file() && places.iter().all(|(_, known)| *known != file) {
                // Names in outputs must not depend on where the corpus lies.
                let name = if places.is_empty() { CORRECTIONS.to_string() } else { format!("{CORRECTIONS} ({})", places.len() + 1) };
                places.push((name, file));
            }
        }
        let kept = report.join(CORRECTIONS);
        if kept.is_file() && places.iter().all(|(_, known)| *known != kept) {
            places.push((format!("the report's {CORRECTIONS}"), kept));
        }
        let mut overruled = Overruled::default();
        for (name, path) in places {
            let refused = |source| Error::Read { path: path.clone(), source };
            if path.metadata().map_err(refused)?.len() > BYTES_AT_MOST {
                return Err(Error::TooLong { path, most: BYTES_AT_MOST });
            }
            let bytes = std::fs::read(&path).map_err(refused)?;
            overruled.corrections = overruled.corrections.and(Corrections::read(&name, &bytes)?)?;
            overruled.files.push(FileDigest { file: name, sha256: digest(&bytes) });
        }
        Ok(overruled)
    }
}
