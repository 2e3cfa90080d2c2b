//! Turns what was written on the command line into files, each once.
//!
//! A pattern in quotes, such as `"news/**/*.html"`, stands for the files it fits, under their names from the first folder that it leaves
//! open: `news/cnn/1.html` is `cnn/1.html`, as when the folder is named. A pattern that a shell has filled in is a list of files.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use glob::MatchOptions;

use super::listed::{folder_of_listing, is_listing};
use super::name;
use super::walk::steers;
use crate::error::Error;

/// What standard input is called on the command line.
const DASH: &str = "-";

/// A file or folder to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub path: PathBuf,
    /// Its name beneath the folder that a pattern begins with, and that folder.
    pub beneath: Option<(String, PathBuf)>,
}

/// What was named.
#[derive(Debug, Default)]
pub(super) struct AllNamed {
    /// Files and folders, each once.
    pub once: Vec<Named>,
    /// The names of those that were named again.
    pub repeated: Vec<String>,
    /// True when standard input was named.
    pub standard_input: bool,
}

impl AllNamed {
    /// # Errors
    /// [`Error::NothingNamed`], [`Error::NotFound`], [`Error::NoMatch`], [`Error::Pattern`] and [`Error::Read`].
    pub(super) fn of(paths: &[PathBuf]) -> Result<AllNamed, Error> {
        if paths.is_empty() {
            return Err(Error::NothingNamed);
        }
        let mut all = Vec::new();
        for path in paths.iter().filter(|path| !path.as_os_str().eq(DASH)) {
            let pattern = path.to_string_lossy();
            if pattern.contains(['*', '?', '[']) && !path.exists() {
                all.extend(fitting(&pattern)?);
            } else {
                all.push(Named { path: path.clone(), beneath: None });
            }
        }
        let (once, repeated) = once_each(all)?;
        Ok(AllNamed { once, repeated, standard_input: paths.iter().any(|path| path.as_os_str().eq(DASH)) })
    }
}

/// The files that fit a pattern, by name; the folders when no file does.
fn fitting(pattern: &str) -> Result<Vec<Named>, Error> {
    // As in a shell: `*` does not reach into folders, and hidden files are not meant.
    let options = MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: true };
    let found = glob::glob_with(pattern, options).map_err(|error| Error::Pattern { pattern: pattern.to_owned(), problem: error.msg })?;
    let found: Result<Vec<PathBuf>, _> = found.collect();
    let mut found = found.map_err(|error| Error::Read { path: error.path().to_owned(), source: error.into() })?;
    found.sort();
    let (files, folders): (Vec<PathBuf>, Vec<PathBuf>) =
        found.into_iter().filter(|path| !steers_here(path)).partition(|path| path.is_file());
    let is_open = |part: &Component<'_>| part.as_os_str().to_string_lossy().contains(['*', '?', '[']);
    let root: PathBuf = Path::new(pattern).components().take_while(|part| !is_open(part)).collect();
    let beneath = |path: &Path| {
        let rest = path.strip_prefix(&root).unwrap_or(path);
        let names: Vec<_> = rest.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
        names.join("/")
    };
    match (files.is_empty(), folders.is_empty()) {
        (true, true) => Err(Error::NoMatch { pattern: pattern.to_owned() }),
        (true, false) => Ok(folders.into_iter().map(|path| Named { path, beneath: None }).collect()),
        _ => Ok(files.into_iter().map(|path| Named { beneath: Some((beneath(&path), root.clone())), path }).collect()),
    }
}

/// True for a file that says what to do with the rest; an `articles.csv` may be a table of articles.
fn steers_here(path: &Path) -> bool {
    steers(&path.to_string_lossy())
        && (path.extension().is_none_or(|ending| ending != "csv")
            || is_listing(path)
            || path.ends_with("corrections.csv")
            || path.ends_with("audit.csv"))
}

/// What was named without what is named twice, or lies in a folder that is named too; and the names of these.
fn once_each(all: Vec<Named>) -> Result<(Vec<Named>, Vec<String>), Error> {
    let mut whole = Vec::new();
    for Named { path, beneath } in all {
        let failed = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => Error::NotFound { path: path.clone(), suggestion: name::meant(&path) },
            _ => Error::Read { path: path.clone(), source: error },
        };
        let kind = fs::metadata(&path).map_err(failed)?;
        if !kind.is_dir() && !kind.is_file() {
            return Err(failed(io::Error::other(
                "neither a file nor a folder; save it to a file first, or pass it on to standard input: -",
            )));
        }
        let path = folder_of_listing(&path);
        let real = fs::canonicalize(&path).map_err(|source| Error::Read { path: path.clone(), source })?;
        whole.push((real, Named { path, beneath }));
    }
    let folders: Vec<PathBuf> = whole.iter().filter(|(_, named)| named.path.is_dir()).map(|(real, _)| real.clone()).collect();
    let mut seen = HashSet::new();
    let (mut once, mut repeated) = (Vec::new(), Vec::new());
    for (real, named) in whole {
        if folders.iter().any(|folder| real != *folder && real.starts_with(folder)) || !seen.insert(real) {
            let name = named.path.file_name().map_or_else(|| named.path.display().to_string(), |name| name.to_string_lossy().into_owned());
            repeated.push(name);
        } else {
            once.push(named);
        }
    }
    Ok((once, repeated))
}

/// What each of them is called, and what the corpus is called after.
pub(super) fn labels(once: &[Named], standard_input: bool) -> (Vec<String>, Vec<String>) {
    let plain: Vec<PathBuf> = once.iter().filter(|named| named.beneath.is_none()).map(|named| named.path.clone()).collect();
    let mut own = name::labels(&plain).into_iter();
    let mut roots: Vec<PathBuf> = once.iter().filter_map(|named| Some(named.beneath.as_ref()?.1.clone())).collect();
    roots.dedup();
    let is_alone = roots.len() == 1 && plain.is_empty() && !standard_input;
    let root_labels: Vec<String> =
        name::labels(&roots.iter().map(|root| if root.as_os_str().is_empty() { ".".into() } else { root.clone() }).collect::<Vec<_>>());
    let mut after = root_labels.clone();
    let mut labels = Vec::new();
    for named in once {
        labels.push(match &named.beneath {
            None => {
                let label = own.next().unwrap_or_default();
                after.push(label.clone());
                label
            }
            Some((name, _)) if is_alone => name.clone(),
            Some((name, root)) => {
                let at = roots.iter().position(|other| other == root).unwrap_or(0);
                format!("{}/{name}", root_labels[at])
            }
        });
    }
    (labels, after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "Text.").unwrap();
        }
        folder
    }

    fn found(folder: &tempfile::TempDir, patterns: &[&str]) -> (Vec<String>, usize) {
        let paths: Vec<_> = patterns.iter().map(|pattern| folder.path().join(pattern)).collect();
        let named = AllNamed::of(&paths).unwrap();
        (labels(&named.once, false).0, named.repeated.len())
    }

    #[test]
    fn a_pattern_stands_for_the_files_it_fits_under_their_names_beneath_its_folder() {
        let folder = folder(&["news/fox/2.html", "news/cnn/2024/1.html", "news/cnn/.hidden.html", "news/a.txt", "news/slantwise.toml"]);
        assert_eq!(found(&folder, &["news/**/*.html"]), (vec!["cnn/2024/1.html".into(), "fox/2.html".into()], 0));
        assert_eq!(found(&folder, &["news/*.t??*"]), (vec!["a.txt".into()], 0));
        assert_eq!(found(&folder, &["news/*/*.html", "news/fox/2.html"]), (vec!["fox/2.html".into()], 1));
        let outlets = found(&folder, &["news/*/"]).0;
        assert_eq!(outlets, ["cnn", "fox"]);
    }

    #[test]
    fn a_pattern_that_fits_nothing_is_an_error() {
        let folder = folder(&["a.txt"]);
        let error = AllNamed::of(&[folder.path().join("*.html")]).unwrap_err().to_string();
        assert!(error.ends_with("*.html: no file is called so; see whether the pattern begins at the right folder"), "{error}");
        assert!(matches!(AllNamed::of(&[folder.path().join("a***")]), Err(Error::Pattern { .. })));
    }

    #[test]
    fn a_file_may_have_the_name_of_a_pattern() {
        let folder = folder(&["a[1].txt"]);
        assert_eq!(found(&folder, &["a[1].txt"]).0, ["a[1].txt"]);
    }
}
