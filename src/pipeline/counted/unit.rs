//! A file of the corpus, with the digests by which it is known whether its counts still hold.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rayon::prelude::*;

use crate::corpus::{digest, digest_of};
use crate::pipeline::entries::Item;
use crate::pipeline::input::Input;
use crate::text::Recurring;

/// A file of the corpus.
#[derive(Debug)]
pub(in crate::pipeline) struct Unit {
    /// As which it is shown.
    pub name: String,
    /// Where it lies.
    pub path: PathBuf,
    /// SHA-256 of its bytes.
    pub digest: String,
    /// The digest of all that decides what its inputs are: name, bytes, what a table says of it, the columns' names, the lines set aside.
    pub key: String,
    stamp: Option<Stamp>,
}

/// By what a file is seen to change.
type Stamp = (u64, Option<SystemTime>);

impl Unit {
    /// Whether the file has been left alone since its bytes were digested.
    pub(in crate::pipeline) fn is_as_it_was(&self) -> bool {
        self.stamp.is_some() && stamp(&self.path) == self.stamp
    }
}

/// The files of the corpus, in the place of each input; nothing for what is no file or cannot be read.
pub(in crate::pipeline) fn units(input: &Input, recurring: &Recurring) -> Vec<Option<Unit>> {
    let lines = digest(format!("{:?}", recurring.in_order()).as_bytes());
    let columns = &input.columns;
    let unit = |item: &Item| {
        let Item::File { name, path, chosen, metadata } = item else { return None };
        let stamp = stamp(path);
        let digest_of_file = File::open(path).and_then(digest_of).ok()?;
        // The names of types and fields stand in it too: what a version adds to them makes another key.
        let told = format!("{name:?}\n{digest_of_file}\n{metadata:?}\n{chosen:?}\n{columns:?}\n{lines}");
        Some(Unit { name: name.clone(), path: path.clone(), key: digest(told.as_bytes()), digest: digest_of_file, stamp })
    };
    input.items.par_iter().map(unit).collect()
}

fn stamp(path: &Path) -> Option<Stamp> {
    let known = fs::metadata(path).ok()?;
    Some((known.len(), known.modified().ok()))
}
