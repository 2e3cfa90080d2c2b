//! Finds the `articles.csv` of a folder, and what it says of a file that was named by itself.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::entries::open;
use super::walk::LISTING;
use crate::corpus::{Listed, Metadata, articles_csv, lists_files};
use crate::error::Error;

/// The path, or its folder when the path is a list of files.
pub(super) fn folder_of_listing(path: &Path) -> PathBuf {
    if path.ends_with(LISTING) && is_listing(path) {
        return path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned();
    }
    path.to_owned()
}

/// True for an `articles.csv` that lists files, and false for a table of that name with the articles in it.
pub(super) fn is_listing(path: &Path) -> bool {
    path.is_file() && open(path).is_ok_and(|opened| lists_files(&opened.head))
}

/// The lines of a list.
///
/// # Errors
/// [`Error::Read`], and [`Error::Corpus`] for a mistake in the list.
pub(super) fn read_listing(path: &Path) -> Result<Vec<Listed>, Error> {
    let bytes = fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    Ok(articles_csv(&path.display().to_string(), &bytes)?)
}

/// The lists of the folders that named files lie in, each read once.
#[derive(Default)]
pub(super) struct Listings {
    read: HashMap<PathBuf, HashMap<String, Metadata>>,
}

impl Listings {
    /// What the list beside a file says of it; nothing without a list or a line in it.
    pub(super) fn beside(&mut self, path: &Path) -> Result<Option<Box<Metadata>>, Error> {
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        if !self.read.contains_key(&folder) {
            let list = folder.join(LISTING);
            let listed = if is_listing(&list) { read_listing(&list)? } else { Vec::new() };
            // Of two lines for a file the first one counts, as it does when the folder is named.
            let listed = listed.into_iter().rev().map(|l| (l.file, l.metadata)).collect();
            self.read.insert(folder.clone(), listed);
        }
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(self.read.get(&folder).and_then(|listed| listed.get(&name)).cloned().map(Box::new))
    }
}
