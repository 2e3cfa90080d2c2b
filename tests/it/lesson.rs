//! A lesson's folder: the same lines in every format, no outlet on what students get, marks and near misses against a hand count, the quiz.

mod blind;
mod checks;
mod folder;
mod quiz;
mod read_back;
mod sample;
mod seeds;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::run::{Ended, home_with_seeds, slantwise};

/// A lesson of the seed articles, made once a test.
pub struct Made {
    _home: tempfile::TempDir,
    pub place: PathBuf,
    pub ended: Ended,
}

impl Made {
    pub fn of_seeds(more: &[&str]) -> Made {
        let home = home_with_seeds();
        let ended = slantwise(home.path(), &[&["lesson", "seeds/iran-syria", "--out", "lesson"], more].concat());
        assert_eq!(ended.code, Some(0), "{}", ended.err);
        Made { place: home.path().join("lesson"), _home: home, ended }
    }

    pub fn bytes(&self, file: &str) -> Vec<u8> {
        fs::read(self.place.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    pub fn text(&self, file: &str) -> String {
        String::from_utf8(self.bytes(file)).expect("a text")
    }

    pub fn lesson(&self) -> Value {
        serde_json::from_slice(&self.bytes("for-teacher/lesson.json")).expect("lesson.json is JSON")
    }
}

/// What a reader sees of a file, with single blanks.
pub fn words_of(path: &Path) -> String {
    let bytes = fs::read(path).expect("a file of the lesson");
    let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
    let text = match path.extension().and_then(|ending| ending.to_str()) {
        Some("docx") => {
            let entry = slantwise::corpus::docx_file(&slantwise::corpus::Source::new(name.as_str()), &bytes);
            entry.article.unwrap_or_else(|| panic!("{name}: {:?}", entry.line.reason)).text
        }
        Some("pdf") => {
            let document = lopdf::Document::load_mem(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
            let pages: Vec<u32> = document.get_pages().keys().copied().collect();
            document.extract_text(&pages).unwrap_or_else(|error| panic!("{name}: {error}"))
        }
        // Tags stay in: what stands in an attribute can be read too.
        _ => String::from_utf8(bytes).expect("a text"),
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
