//! Writes a report's folder all at once: it is made beside its place and then put there, so that a failed or interrupted run leaves the
//! last good report untouched.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::corpus::{digest, digest_of};
use crate::error::Error;
use crate::study::FileDigest;

/// The file by which a folder is known to be a report.
pub(super) const MANIFEST: &str = "manifest.json";
/// What people put beside a report, and a new one keeps.
const KEPT: [&str; 1] = ["corrections.csv"];

/// Writes what a file is to hold.
pub(super) type WriteInto<'a> = Box<dyn Fn(&mut BufWriter<fs::File>) -> Result<(), Error> + Sync + 'a>;

/// A report's folder in the making.
#[derive(Debug)]
pub(super) struct Folder {
    place: PathBuf,
    made: tempfile::TempDir,
    files: Vec<FileDigest>,
}

impl Folder {
    /// Begins a folder that will stand at `place`.
    ///
    /// # Errors
    /// When something that is no report stands there, or the disk refuses.
    pub(super) fn begin(place: &Path) -> Result<Folder, Error> {
        let is_occupied = place.exists() && !place.join(MANIFEST).is_file() && !is_empty_folder(place);
        if is_occupied {
            return Err(Error::NotAReport { path: place.to_path_buf() });
        }
        let parent = place.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let refused = |source| Error::Write { path: parent.to_path_buf(), source };
        fs::create_dir_all(parent).map_err(refused)?;
        let made = tempfile::Builder::new().prefix(".slantwise-").tempdir_in(parent).map_err(refused)?;
        Ok(Folder { place: place.to_path_buf(), made, files: Vec::new() })
    }

    /// Writes one file, with `/` between its folders.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn put(&mut self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let path = self.made.path().join(name);
        let refused = |source| Error::Write { path: self.place.join(name), source };
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(refused)?;
        }
        fs::write(&path, bytes).map_err(refused)?;
        self.files.push(FileDigest { file: name.to_string(), sha256: digest(bytes) });
        Ok(())
    }

    /// Writes files at the same time, each piece by piece, so that what is large need not be in memory as a whole.
    ///
    /// # Errors
    /// What a writer fails with, or when the disk refuses.
    pub(super) fn put_all(&mut self, files: &[(String, WriteInto<'_>)]) -> Result<(), Error> {
        let written: Vec<FileDigest> = files.par_iter().map(|(name, write)| self.write(name, write)).collect::<Result<_, _>>()?;
        self.files.extend(written);
        Ok(())
    }

    fn write(&self, name: &str, write: &WriteInto<'_>) -> Result<FileDigest, Error> {
        let path = self.made.path().join(name);
        let refused = |source| Error::Write { path: self.place.join(name), source };
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(refused)?;
        }
        let mut file = BufWriter::new(fs::File::create(&path).map_err(refused)?);
        write(&mut file)?;
        file.flush().map_err(refused)?;
        let sha256 = fs::File::open(&path).and_then(digest_of).map_err(refused)?;
        Ok(FileDigest { file: name.to_string(), sha256 })
    }

    /// The files written so far, by name.
    pub(super) fn files(&self) -> Vec<FileDigest> {
        let mut files = self.files.clone();
        files.sort_by(|a, b| a.file.cmp(&b.file));
        files
    }

    /// Puts the folder in its place; what people had put beside the last report stays.
    ///
    /// # Errors
    /// When the disk refuses; the last report is then still there.
    pub(super) fn finish(self) -> Result<PathBuf, Error> {
        let refused = |path: &Path| {
            let path = path.to_path_buf();
            move |source| Error::Write { path, source }
        };
        for name in KEPT {
            let old = self.place.join(name);
            let new = self.made.path().join(name);
            if old.is_file() && !new.exists() {
                fs::copy(&old, &new).map_err(refused(&new))?;
            }
        }
        let made = self.made.keep();
        open_to_readers(&made).map_err(refused(&made))?;
        if self.place.exists() {
            let old = made.with_extension("old");
            fs::rename(&self.place, &old).map_err(refused(&self.place))?;
            if let Err(source) = fs::rename(&made, &self.place) {
                // Back to what was there; if even that fails, the first error says enough.
                let _ = fs::rename(&old, &self.place);
                let _ = fs::remove_dir_all(&made);
                return Err(Error::Write { path: self.place, source });
            }
            fs::remove_dir_all(&old).map_err(refused(&old))?;
        } else {
            fs::rename(&made, &self.place).map_err(refused(&self.place))?;
        }
        Ok(self.place)
    }
}

fn is_empty_folder(path: &Path) -> bool {
    fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none())
}

/// A temporary folder is for its owner alone; a report is for whoever may read the folder it stands in.
#[cfg(unix)]
fn open_to_readers(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755))
}

/// The same for a file.
#[cfg(unix)]
fn for_readers(file: &fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn for_readers(_: &fs::File) -> std::io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
fn open_to_readers(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// Writes one file all at once, where none is.
///
/// # Errors
/// [`Error::Exists`] when something is there already; when the disk refuses.
pub fn write_new_file(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let parent = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let refused = |source| Error::Write { path: path.to_path_buf(), source };
    std::fs::create_dir_all(parent).map_err(|source| Error::Write { path: parent.to_path_buf(), source })?;
    let mut file = tempfile::Builder::new().prefix(".slantwise-").tempfile_in(parent).map_err(refused)?;
    file.write_all(bytes).map_err(refused)?;
    match file.persist_noclobber(path) {
        Err(error) if error.error.kind() == std::io::ErrorKind::AlreadyExists => Err(Error::Exists { path: path.to_path_buf() }),
        Err(error) => Err(refused(error.error)),
        Ok(_) => Ok(()),
    }
}

/// Writes one file all at once.
///
/// # Errors
/// When the disk refuses.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let parent = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let refused = |source| Error::Write { path: path.to_path_buf(), source };
    std::fs::create_dir_all(parent).map_err(|source| Error::Write { path: parent.to_path_buf(), source })?;
    let mut file = tempfile::Builder::new().prefix(".slantwise-").tempfile_in(parent).map_err(refused)?;
    file.write_all(bytes).map_err(refused)?;
    for_readers(file.as_file()).map_err(refused)?;
    file.persist(path).map_err(|error| refused(error.error))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_with_something_else_in_it_is_left_alone() {
        let home = tempfile::tempdir().unwrap();
        let place = home.path().join("thesis");
        fs::create_dir(&place).unwrap();
        fs::write(place.join("chapter1.txt"), "years of work").unwrap();
        let error = Folder::begin(&place).unwrap_err().to_string();
        assert!(error.contains("is no report of slantwise"), "{error}");
        assert!(place.join("chapter1.txt").exists());
    }

    #[test]
    fn a_new_report_takes_the_old_ones_place_and_keeps_corrections() {
        let home = tempfile::tempdir().unwrap();
        let place = home.path().join("report");
        for round in ["one", "two"] {
            let mut folder = Folder::begin(&place).unwrap();
            folder.put(&format!("charts/{round}.svg"), round.as_bytes()).unwrap();
            folder.put(MANIFEST, b"{}").unwrap();
            folder.finish().unwrap();
            fs::write(place.join("corrections.csv"), "kept").unwrap();
        }
        assert!(!place.join("charts/one.svg").exists() && place.join("charts/two.svg").exists());
        assert_eq!(fs::read_to_string(place.join("corrections.csv")).unwrap(), "kept");
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1, "nothing is left beside the report");
    }

    #[test]
    fn an_interrupted_report_leaves_the_last_one() {
        let home = tempfile::tempdir().unwrap();
        let place = home.path().join("report");
        let mut folder = Folder::begin(&place).unwrap();
        folder.put(MANIFEST, b"{}").unwrap();
        folder.finish().unwrap();
        let mut broken = Folder::begin(&place).unwrap();
        broken.put("index.html", b"half").unwrap();
        drop(broken);
        assert!(place.join(MANIFEST).exists() && !place.join("index.html").exists());
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
    }
}
