//! Lists what lies in a folder, in one order on every system.
//!
//! Every file is named once, also those that are no articles, so that the ledger adds up to what lies on disk. A folder that is passed over
//! as a whole is one line. Links are followed unless what they point to is in the folder anyway, so no loop is walked and nothing counts twice.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::audit_score::AUDIT;
use super::corrections::CORRECTIONS;
use super::counted::COUNTED;
use crate::corpus::Status;
use crate::error::Error;

/// The list of a folder's articles.
pub(super) const LISTING: &str = "articles.csv";
/// Files that steer a run, and are neither articles nor lost.
const STEERING: [&str; 4] = [LISTING, "slantwise.toml", CORRECTIONS, AUDIT];

/// Something that lies in a folder.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Path relative to the folder, with `/`; a folder ends in one.
    pub name: String,
    /// Where to open it.
    pub path: PathBuf,
    /// Why it is no article, when that is certain before it is opened.
    pub aside: Option<(Status, String)>,
}

/// All that lies in `root` and below, sorted by name as bytes.
///
/// # Errors
/// [`Error::Read`] when a folder cannot be read; what lies in it would be missing.
pub(super) fn walk(root: &Path) -> Result<Vec<Found>, Error> {
    let failed = |source| Error::Read { path: root.to_owned(), source };
    let top = fs::canonicalize(root).map_err(failed)?;
    let mut walk = Walk { visited: HashSet::from([top.clone()]), top, found: Vec::new() };
    walk.folder(root, "")?;
    walk.found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(walk.found)
}

struct Walk {
    top: PathBuf,
    visited: HashSet<PathBuf>,
    found: Vec<Found>,
}

impl Walk {
    fn folder(&mut self, folder: &Path, prefix: &str) -> Result<(), Error> {
        let failed = |source| Error::Read { path: folder.to_owned(), source };
        let mut children = fs::read_dir(folder).map_err(failed)?.collect::<Result<Vec<_>, _>>().map_err(failed)?;
        // Which of two links is followed must not depend on the order of the disk.
        children.sort_by_key(|child| child.file_name());
        for child in children {
            let name = format!("{prefix}{}", child.file_name().to_string_lossy());
            let is_link = child.file_type().map_err(failed)?.is_symlink();
            self.child(child.path(), name, is_link)?;
        }
        Ok(())
    }

    fn child(&mut self, path: PathBuf, name: String, is_link: bool) -> Result<(), Error> {
        let Ok(kind) = fs::metadata(&path) else {
            let reason = "a link that leads nowhere, or a file that may not be read; mend or remove it".to_owned();
            self.aside(path, name, Status::LeftOut, reason);
            return Ok(());
        };
        let own_name = name.rsplit('/').next().unwrap_or(&name).to_owned();
        let name = if kind.is_dir() { name + "/" } else { name };
        // Not even a line of the ledger: with it a second run would not say the same as the first.
        if own_name == COUNTED {
            return Ok(());
        }
        if is_link && self.leads_back(&path) {
            self.aside(path, name, Status::Duplicate, "a link to what is read anyway".to_owned());
        } else if own_name.starts_with('.') {
            self.aside(path, name, Status::NotListed, "hidden, so not an article".to_owned());
        } else if kind.is_dir() && path.join("findings.json").exists() && path.join("manifest.json").exists() {
            self.aside(path, name, Status::NotListed, "a report, not articles".to_owned());
        } else if kind.is_dir() {
            self.folder(&path, &name)?;
        } else if let Some(reason) = is_no_article(&own_name) {
            self.aside(path, name, Status::NotListed, reason.to_owned());
        } else if kind.is_file() {
            self.found.push(Found { name, path, aside: None });
        } else {
            self.aside(path, name, Status::LeftOut, "neither a file nor a folder; remove it".to_owned());
        }
        Ok(())
    }

    /// True for a link to something below the folder, or to a folder that another link led to.
    fn leads_back(&mut self, path: &Path) -> bool {
        match fs::canonicalize(path) {
            Ok(target) => target.starts_with(&self.top) || !self.visited.insert(target),
            Err(_) => true,
        }
    }

    fn aside(&mut self, path: PathBuf, name: String, status: Status, reason: String) {
        self.found.push(Found { name, path, aside: Some((status, reason)) });
    }
}

/// True for `articles.csv` and the other files that say what to do with the rest.
pub(super) fn steers(name: &str) -> bool {
    STEERING.contains(&name.rsplit('/').next().unwrap_or(name))
}

/// Why a file of this name is no article.
pub(super) fn is_no_article(name: &str) -> Option<&'static str> {
    let stem = name.split('.').next().unwrap_or(name);
    let about = ["README", "LICENSE", "LICENCE", "COPYING", "NOTICE"];
    // In capitals it is the usual file even with something behind it; `license-to-kill.txt` is an article.
    if about.iter().any(|word| name.starts_with(word) || stem.eq_ignore_ascii_case(word)) {
        return Some("about the folder, so not an article; rename it if it is one");
    }
    match name {
        "Thumbs.db" | "desktop.ini" => Some("written by the system, so not an article"),
        _ if name.ends_with('~') || name.starts_with("~$") => Some("left behind by an editor, so not an article"),
        _ => None,
    }
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

    fn names(folder: &Path) -> Vec<(String, Option<Status>)> {
        walk(folder).unwrap().into_iter().map(|f| (f.name, f.aside.map(|(status, _)| status))).collect()
    }

    fn expected(names: &[(&str, Option<Status>)]) -> Vec<(String, Option<Status>)> {
        names.iter().map(|(name, status)| ((*name).to_owned(), *status)).collect()
    }

    #[test]
    fn files_come_in_the_order_of_their_names_as_bytes() {
        let folder = folder(&["a/z.txt", "a.txt", "a-b/x.txt", "B.txt", "é.txt"]);
        let order = expected(&[("B.txt", None), ("a-b/x.txt", None), ("a.txt", None), ("a/z.txt", None), ("é.txt", None)]);
        assert_eq!(names(folder.path()), order);
    }

    #[test]
    fn what_is_no_article_is_named_all_the_same() {
        let folder = folder(&[
            ".DS_Store",
            ".git/config",
            "README.md",
            "a.txt",
            "LICENSE-MIT",
            "license-to-kill.txt",
            "r/findings.json",
            "r/manifest.json",
            "~$b.txt",
        ]);
        let aside = Some(Status::NotListed);
        let all = [
            (".DS_Store", aside),
            (".git/", aside),
            ("LICENSE-MIT", aside),
            ("README.md", aside),
            ("a.txt", None),
            ("license-to-kill.txt", None),
            ("r/", aside),
            ("~$b.txt", aside),
        ];
        assert_eq!(names(folder.path()), expected(&all));
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_once_and_never_in_a_circle() {
        use std::os::unix::fs::symlink;
        let (folder, outside) = (folder(&["a/1.txt"]), folder(&["2.txt"]));
        let at = |name: &str| folder.path().join(name);
        symlink(folder.path(), at("a/up")).unwrap();
        symlink(at("a/1.txt"), at("same.txt")).unwrap();
        symlink(outside.path(), at("out")).unwrap();
        symlink(outside.path(), at("out2")).unwrap();
        symlink(outside.path(), outside.path().join("self")).unwrap();
        symlink("nowhere", at("broken.txt")).unwrap();
        let again = Some(Status::Duplicate);
        let all = [
            ("a/1.txt", None),
            ("a/up/", again),
            ("broken.txt", Some(Status::LeftOut)),
            ("out/2.txt", None),
            ("out/self/", again),
            ("out2/", again),
            ("same.txt", again),
        ];
        assert_eq!(names(folder.path()), expected(&all));
    }
}
