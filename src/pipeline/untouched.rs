//! Sees whether people have worked on a lesson since it was made: teachers edit the documents, and a new lesson must not take their work.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;

use serde::Deserialize;

use crate::corpus::digest_of;
use crate::error::Error;
use crate::pipeline::output::MANIFEST;

#[derive(Deserialize)]
struct Made {
    outputs: Vec<Output>,
}

#[derive(Deserialize)]
struct Output {
    file: String,
    sha256: String,
}

/// Nothing stands at `place`, or a lesson just as it was made.
///
/// # Errors
/// [`Error::EditedLesson`] when a file was changed or added; when the disk refuses.
pub(super) fn check(place: &Path) -> Result<(), Error> {
    let Ok(manifest) = fs::read(place.join(MANIFEST)) else { return Ok(()) };
    // What is no manifest of ours is told by the writer.
    let Ok(made) = serde_json::from_slice::<Made>(&manifest) else { return Ok(()) };
    let made: BTreeMap<String, String> = made.outputs.into_iter().map(|output| (output.file, output.sha256)).collect();
    let edited = |what: String| Error::EditedLesson { path: place.to_path_buf(), what };
    for file in files(place, "")? {
        let path = place.join(&file);
        match made.get(&file) {
            None if file == MANIFEST => {}
            None => return Err(edited(format!("{file} was put there"))),
            Some(known) => {
                let found = File::open(&path).and_then(digest_of).map_err(|source| Error::Read { path, source })?;
                if found != *known {
                    return Err(edited(format!("{file} was edited")));
                }
            }
        }
    }
    Ok(())
}

/// The files of a folder and the folders in it, with `/` between; those of the system that begin with a dot are no work of people.
fn files(root: &Path, under: &str) -> Result<Vec<String>, Error> {
    let folder = root.join(under);
    let refused = |source| Error::Read { path: folder.clone(), source };
    let mut found = Vec::new();
    for entry in fs::read_dir(&folder).map_err(refused)? {
        let entry = entry.map_err(refused)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let name = if under.is_empty() { name } else { format!("{under}/{name}") };
        match entry.file_type().map_err(refused)?.is_dir() {
            true => found.extend(files(root, &name)?),
            false => found.push(name),
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::output::Folder;

    #[test]
    fn a_lesson_that_was_worked_on_is_not_written_over() {
        let home = tempfile::tempdir().unwrap();
        let place = home.path().join("lesson");
        assert!(check(&place).is_ok());
        let mut folder = Folder::begin(&place).unwrap();
        folder.put("for-teacher/key.docx", b"made").unwrap();
        let files = folder.files();
        let manifest = serde_json::json!({ "outputs": files });
        folder.put(MANIFEST, manifest.to_string().as_bytes()).unwrap();
        folder.finish().unwrap();
        assert!(check(&place).is_ok());
        fs::write(place.join("for-teacher/.~lock"), "open").unwrap();
        assert!(check(&place).is_ok(), "what an office program leaves behind is no work");
        fs::write(place.join("for-teacher/notes.txt"), "mine").unwrap();
        assert!(check(&place).unwrap_err().to_string().contains("for-teacher/notes.txt was put there"));
        fs::remove_file(place.join("for-teacher/notes.txt")).unwrap();
        fs::write(place.join("for-teacher/key.docx"), "edited").unwrap();
        assert!(check(&place).unwrap_err().to_string().contains("for-teacher/key.docx was edited"));
    }
}
