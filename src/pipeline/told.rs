//! Finds the study file among what was named, and writes one.

use std::path::{Component, Path, PathBuf};

use super::output::write_new_file;
use crate::corpus::digest;
use crate::error::Error;
use crate::study::{FileDigest, Study};

/// The name of a study file in a folder.
pub const STUDY: &str = "slantwise.toml";
/// More than this was not written by people.
const BYTES_AT_MOST: u64 = 1 << 20;

/// The study that the named paths are: a file that ends in `.toml`, or a folder with a `slantwise.toml`. Nothing when they are articles. Without a
/// corpus of its own it is about its folder.
///
/// # Errors
/// A file that cannot be read; [`Error::Study`] for a mistake in it, or for another path beside it.
pub fn study_of(paths: &[PathBuf]) -> Result<Option<(Study, FileDigest)>, Error> {
    let is_file = |path: &&PathBuf| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml")) && !path.is_dir();
    let path = match paths {
        [folder] if folder.join(STUDY).is_file() => folder.join(STUDY),
        [file] if is_file(&file) => file.clone(),
        several => match several.iter().find(is_file) {
            Some(file) => {
                let problem = format!("{}: a study stands alone; name the articles in it, as `corpus`", file.display());
                return Err(Error::Study(crate::study::Error::Clash(problem)));
            }
            None => return Ok(None),
        },
    };
    let refused = |source: std::io::Error| match source.kind() {
        std::io::ErrorKind::NotFound => Error::NotFound { path: path.clone(), suggestion: super::name::meant(&path) },
        _ => Error::Read { path: path.clone(), source },
    };
    if path.metadata().map_err(refused)?.len() > BYTES_AT_MOST {
        return Err(Error::TooLong { path, most: BYTES_AT_MOST });
    }
    let bytes = std::fs::read(&path).map_err(refused)?;
    let name = path.display().to_string();
    let not_text = |_| Error::Study(crate::study::Error::Clash(format!("{name}: is no text in UTF-8; save it as UTF-8")));
    let text = std::str::from_utf8(&bytes).map_err(not_text)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut study = Study::read(&name, text, folder)?;
    if study.corpus.is_empty() {
        study.corpus = vec![if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.to_path_buf() }];
    }
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Some((study, FileDigest { file, sha256: digest(&bytes) })))
}

/// Writes a study as a file that explains itself, where none is.
///
/// # Errors
/// [`Error::Exists`], and when the disk refuses.
pub fn save_study(study: &Study, file: &Path) -> Result<(), Error> {
    let folder = file.parent().unwrap_or(Path::new(""));
    write_new_file(file, study.to_toml(&|path| seen_from(folder, path)).as_bytes())
}

/// A path as it is seen from a folder, with `/` on every system; both are seen from where the command is run.
fn seen_from(folder: &Path, path: &Path) -> String {
    let whole = |path: &Path| {
        let absolute = std::path::absolute(if path.as_os_str().is_empty() { Path::new(".") } else { path });
        absolute.unwrap_or_else(|_| path.to_path_buf()).components().filter(|part| *part != Component::CurDir).collect::<PathBuf>()
    };
    let (folder, whole) = (whole(folder), whole(path));
    let shared = folder.components().zip(whole.components()).take_while(|(a, b)| a == b).count();
    // On another drive nothing is shared, and only the whole path leads there.
    if shared == 0 {
        return path.display().to_string();
    }
    let up = folder.components().skip(shared).map(|_| "..".to_string());
    let down = whole.components().skip(shared).map(|part| part.as_os_str().to_string_lossy().into_owned());
    let parts: Vec<String> = up.chain(down).collect();
    if parts.is_empty() { ".".to_string() } else { parts.join("/") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_study_is_a_file_or_a_folder_that_holds_one() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("news");
        std::fs::create_dir(&folder).unwrap();
        assert_eq!(study_of(std::slice::from_ref(&folder)).unwrap(), None);
        std::fs::write(folder.join(STUDY), "title = \"News\"\n").unwrap();
        let (study, file) = study_of(std::slice::from_ref(&folder)).unwrap().unwrap();
        assert_eq!((study.title.as_deref(), &study.corpus[..]), (Some("News"), &[folder.clone()][..]));
        assert_eq!(file.sha256, digest(b"title = \"News\"\n"));
        let named = study_of(&[folder.join(STUDY)]).unwrap().unwrap();
        assert_eq!(named.0.corpus, std::slice::from_ref(&folder));
        let beside = study_of(&[folder.clone(), folder.join(STUDY)]).unwrap_err().to_string();
        assert!(beside.ends_with("a study stands alone; name the articles in it, as `corpus`"), "{beside}");
        std::fs::write(folder.join(STUDY), "titel = \"News\"\n").unwrap();
        let wrong = study_of(std::slice::from_ref(&folder)).unwrap_err().to_string();
        assert!(wrong.ends_with("slantwise.toml:1: unknown key `titel`; did you mean `title`?"), "{wrong}");
        assert!(matches!(study_of(&[home.path().join("none.toml")]), Err(Error::NotFound { .. })));
    }

    #[test]
    fn a_path_in_a_study_is_seen_from_the_studys_folder() {
        let seen = |folder: &str, path: &str| seen_from(Path::new(folder), Path::new(path));
        assert_eq!(seen("", "news/a.csv"), "news/a.csv");
        assert_eq!(seen("news", "news"), ".");
        assert_eq!(seen("news", "news/a.csv"), "a.csv");
        assert_eq!(seen("studies/one", "news/a.csv"), "../../news/a.csv");
        assert_eq!(seen("", "."), ".");
    }
}
