//! Runs the program in a folder of its own, where the seeds lie as they do in the project.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

/// The two seed articles, in the order of the corpus: file and outlet.
pub const SEEDS: [(&str, &str); 2] = [("000_2778aadf5b31fbdb.txt", "Caliber.Az"), ("002_f84fe8ac60e231da.txt", "Defence Talks")];

/// A file of the project.
pub fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A seed article's text.
pub fn seed(file: &str) -> String {
    fs::read_to_string(project("seeds/iran-syria").join(file)).expect("a seed article can be read")
}

/// An empty folder that goes away with the test.
pub fn home() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder can be made")
}

/// A folder with these files in it.
pub fn home_with(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let home = home();
    for (file, bytes) in files {
        let path = home.path().join(file);
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder can be made");
        fs::write(path, bytes).expect("a file can be written");
    }
    home
}

/// A folder with a copy of the seeds in `seeds/iran-syria`.
pub fn home_with_seeds() -> tempfile::TempDir {
    let home = home();
    copy_seeds(home.path());
    home
}

fn copy_seeds(home: &Path) {
    let place = home.join("seeds/iran-syria");
    fs::create_dir_all(&place).expect("a folder can be made");
    for entry in fs::read_dir(project("seeds/iran-syria")).expect("the seeds can be listed") {
        let path = entry.expect("the seeds can be listed").path();
        fs::copy(&path, place.join(path.file_name().expect("a file has a name"))).expect("a seed can be copied");
    }
}

/// The program, to be run in `folder`.
pub fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_slantwise"));
    command.current_dir(folder).args(arguments);
    command
}

/// How the program ended, and what it printed.
#[derive(Debug)]
pub struct Ended {
    /// The exit code.
    pub code: Option<i32>,
    /// What it printed.
    pub out: String,
    /// What it said beside the output.
    pub err: String,
}

/// Runs the program in `folder`.
pub fn slantwise(folder: &Path, arguments: &[&str]) -> Ended {
    ended(program(folder, arguments).output().expect("the program runs"))
}

/// What a finished program left.
pub fn ended(output: Output) -> Ended {
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Ended { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// The report on the seeds that all tests may read, made once.
pub fn report() -> &'static Path {
    static REPORT: OnceLock<PathBuf> = OnceLock::new();
    REPORT.get_or_init(|| {
        // In the build folder: a folder in a static would never be taken away.
        let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shared-report");
        copy_seeds(&home);
        let ended = slantwise(&home, &["compare", "seeds/iran-syria"]);
        assert_eq!(ended.code, Some(0), "{}", ended.err);
        home.join("reports/iran-syria")
    })
}

/// Every file below a folder, with `/` between folders, in order, with its bytes.
pub fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let (mut files, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(&inner).unwrap_or_else(|e| panic!("{}: {e}", inner.display())) {
            let path = entry.expect("a folder can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let parts = path.strip_prefix(folder).expect("lies in the folder").iter();
                let name = parts.map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
                files.push((name, fs::read(&path).expect("a file can be read")));
            }
        }
    }
    files.sort();
    files
}

/// The names of every file below a folder.
pub fn names(folder: &Path) -> Vec<String> {
    files(folder).into_iter().map(|(name, _)| name).collect()
}
