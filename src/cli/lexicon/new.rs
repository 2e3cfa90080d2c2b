//! `slantwise lexicon new`: a list to begin with, which loads and explains itself.

use std::path::Path;

use anyhow::{Result, bail};
use slantwise::lexicon;
use slantwise::pipeline::write_new_file;

use crate::screen;

pub fn run(out: Option<&Path>) -> Result<()> {
    let Some(path) = out else {
        return screen::give(lexicon::scaffold("").as_bytes());
    };
    if path.extension().is_none_or(|extension| extension != "toml") {
        bail!("{}: a word list is a .toml file; name it {}", path.display(), path.with_extension("toml").display());
    }
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    write_new_file(path, lexicon::scaffold(&name).as_bytes())?;
    let path = path.display();
    screen::print(&format!(
        "{path}: a list to change line by line. See what it does:\n  slantwise lexicon test {path}\n  slantwise lexicon lint {path}\n"
    ))
}
