//! Says what things are called: the files of a corpus, and the corpus itself.

use std::collections::HashSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::corpus::unpacked_name;

/// The last parts of each path that tell all of them apart, with `/` on every system.
///
/// Files stand under their own names. When some of them share a folder and others do not, or their names are the same, the folder's name
/// goes in front, so that `cnn/*.txt fox/*.txt` is two outlets. Folders among several paths keep their names too.
pub(super) fn labels(paths: &[PathBuf]) -> Vec<String> {
    let parts: Vec<Vec<String>> = paths.iter().map(|path| parts(path)).collect();
    let files = || paths.iter().zip(&parts).filter(|(path, _)| path.is_file()).map(|(_, parts)| parts);
    let folders = files().map(|p| &p[..p.len().saturating_sub(1)]).collect::<HashSet<_>>().len();
    let by_folder = folders > 1 && folders < files().count();
    let longest = parts.iter().map(Vec::len).max().unwrap_or(1);
    let mut labels = Vec::new();
    for depth in 1..=longest.max(1) {
        let tail = |(path, parts): (&PathBuf, &Vec<String>)| {
            let depth = if by_folder && path.is_file() { depth.max(2) } else { depth };
            parts[parts.len().saturating_sub(depth)..].join("/")
        };
        labels = paths.iter().zip(&parts).map(tail).collect();
        if labels.iter().collect::<HashSet<_>>().len() == labels.len() {
            break;
        }
    }
    labels
}

/// The names along an absolute path. A link keeps its own name.
fn parts(path: &Path) -> Vec<String> {
    let name = path.file_name().filter(|_| !path.ends_with(".."));
    let folder = match (name, path.parent()) {
        (Some(_), Some(parent)) if parent.as_os_str().is_empty() => fs::canonicalize("."),
        (Some(_), Some(parent)) => fs::canonicalize(parent),
        _ => fs::canonicalize(path),
    };
    let folder = folder.unwrap_or_default();
    let names = folder.components().filter_map(|part| match part {
        std::path::Component::Normal(name) => Some(name),
        _ => None,
    });
    names.chain(name).map(|name| name.to_string_lossy().into_owned()).collect()
}

/// A name for files and folders made from this input: `iran-syria`, `a-and-b`, `a-and-3-more`.
pub(super) fn short(labels: &[String]) -> String {
    let stems: Vec<String> = labels.iter().map(|label| stem(label).replace('/', "-")).collect();
    match &stems[..] {
        [one] if !one.is_empty() => one.clone(),
        [one, other] => format!("{one}-and-{other}"),
        [one, rest @ ..] if !rest.is_empty() => format!("{one}-and-{}-more", rest.len()),
        _ => "corpus".to_owned(),
    }
}

/// A name without the ending of a text or table.
fn stem(label: &str) -> &str {
    match unpacked_name(label).rsplit_once('.') {
        Some((
            stem,
            "txt" | "text" | "md" | "markdown" | "html" | "htm" | "docx" | "pdf" | "csv" | "tsv" | "json" | "jsonl" | "ndjson" | "parquet",
        )) if !stem.is_empty() => stem,
        _ => label,
    }
}

/// A short name as a title: `iran-syria` is `Iran syria`. A better one can stand in a `README.md`.
pub(super) fn title(short: &str) -> String {
    let words = short.split(['-', '_', ' ']).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_else(|| "Corpus".to_owned())
}

/// The first heading of a `README.md`.
pub(super) fn heading(readme: &Path) -> Option<String> {
    let mut head = Vec::new();
    fs::File::open(readme).ok()?.take(64 << 10).read_to_end(&mut head).ok()?;
    let text = String::from_utf8_lossy(&head);
    let heading = text.trim_start_matches('\u{FEFF}').lines().find_map(|line| line.strip_prefix("# "))?.trim();
    (!heading.is_empty()).then(|| heading.to_owned())
}

/// The name beside `path` that is most like it, when one is.
pub(super) fn meant(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_string_lossy().to_lowercase();
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let siblings = fs::read_dir(folder).ok()?.filter_map(|child| Some(child.ok()?.file_name().to_string_lossy().into_owned()));
    let mut siblings: Vec<(f64, String)> =
        siblings.map(|s| (strsim::normalized_damerau_levenshtein(&name, &s.to_lowercase()), s)).filter(|(like, _)| *like >= 0.6).collect();
    siblings.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    siblings.into_iter().next().map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labelled(files: &[&str]) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let paths: Vec<_> = files.iter().map(|file| folder.path().join(file)).collect();
        for path in paths.iter().filter(|p| p.extension().is_some()) {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        labels(&paths)
    }

    #[test]
    fn files_stand_under_their_names_unless_their_folders_say_more() {
        assert_eq!(labelled(&["x/a.txt", "b.txt"]), ["a.txt", "b.txt"]);
        assert_eq!(labelled(&["cnn/1.txt", "cnn/2.txt", "fox/3.txt"]), ["cnn/1.txt", "cnn/2.txt", "fox/3.txt"]);
        assert_eq!(labelled(&["cnn/1.txt", "fox/1.txt"]), ["cnn/1.txt", "fox/1.txt"]);
        assert_eq!(labelled(&["x/cnn/1.txt", "y/cnn/1.txt"]), ["x/cnn/1.txt", "y/cnn/1.txt"]);
    }

    #[test]
    fn a_corpus_is_called_after_what_was_named() {
        let short = |labels: &[&str]| short(&labels.iter().map(|l| (*l).to_owned()).collect::<Vec<_>>());
        assert_eq!((short(&["iran-syria"]), title("iran-syria")), ("iran-syria".into(), "Iran syria".into()));
        assert_eq!(title(&short(&["v1.2_final.txt"])), "V1.2 final");
        assert_eq!(short(&["cnn", "fox"]), "cnn-and-fox");
        assert_eq!(short(&["a.txt", "b.txt", "c.txt"]), "a-and-2-more");
        assert_eq!(title("--"), "Corpus");
    }
}
