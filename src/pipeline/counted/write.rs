//! Writes the counts of a run beside the place where they will lie, and puts them there when the run is done.

use std::collections::HashMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::error::Error;
use crate::pipeline::counted::entry::{By, Head};
use crate::pipeline::counted::file::{FORMAT, Filed, Index, KIND, MOST, Packed};
use crate::pipeline::counted::unit::Unit;

/// Bytes after which a block is full: enough to pack well, few enough to unpack for one file.
const FULL: usize = 256 << 10;
/// Bytes of what is kept of one article at most; the text of one with more is read again every time.
const LARGEST: usize = 64 << 20;

/// One input to be kept.
#[derive(Debug)]
pub(in crate::pipeline) struct Record {
    /// The number of its file.
    pub unit: usize,
    /// The input.
    pub head: Head,
    /// As which outlet's and with which word lists it was counted.
    pub by: Option<(String, std::sync::Arc<[String]>)>,
    /// What counting gave.
    pub body: Option<Vec<u8>>,
}

/// Counts in the making.
#[derive(Debug)]
pub(in crate::pipeline) struct Writer {
    path: PathBuf,
    file: Option<NamedTempFile>,
    at: u64,
    block: Vec<u8>,
    index: Index,
    sets: HashMap<std::sync::Arc<[String]>, u32>,
    /// The place in the table of each file that has begun.
    begun: HashMap<usize, usize>,
    failed: Option<io::Error>,
}

/// Counts that are whole, and wait beside their place until the run is done.
#[derive(Debug)]
pub(in crate::pipeline) struct Unsaved {
    file: NamedTempFile,
    path: PathBuf,
}

impl Writer {
    /// Nothing yet. Nothing is written before a block is full.
    pub(in crate::pipeline) fn new(path: &Path, made_by: &str) -> Writer {
        let index = Index { made_by: made_by.to_string(), ..Index::default() };
        Writer {
            path: path.to_path_buf(),
            file: None,
            at: 0,
            block: Vec::new(),
            index,
            sets: HashMap::new(),
            begun: HashMap::new(),
            failed: None,
        }
    }

    /// Adds an input of a file. What the disk refuses is told in the end.
    pub(in crate::pipeline) fn add(&mut self, units: &[Option<Unit>], record: Record) {
        let Some(Some(unit)) = units.get(record.unit) else { return };
        if self.failed.is_some() {
            return;
        }
        let Record { unit: number, mut head, by, body } = record;
        let body = body.filter(|body| body.len() <= LARGEST);
        head.counted = by.filter(|_| body.is_some()).map(|(outlet, lists)| By { outlet, lists: self.set(lists) });
        let Ok(head) = postcard::to_stdvec(&head) else { return };
        let at = *self.begun.entry(number).or_insert_with(|| {
            let kept = Filed { block: self.index.blocks.len(), at: self.block.len(), ..kept(unit) };
            self.index.files.push(kept);
            self.index.files.len() - 1
        });
        self.index.files[at].inputs += 1;
        put(&mut self.block, Some(&head));
        put(&mut self.block, body.as_deref());
        if self.block.len() >= FULL {
            self.flush();
        }
    }

    fn set(&mut self, lists: std::sync::Arc<[String]>) -> u32 {
        if let Some(number) = self.sets.get(&lists) {
            return *number;
        }
        let number = self.index.lists.len() as u32;
        self.index.lists.push(lists.to_vec());
        self.sets.insert(lists, number);
        number
    }

    fn flush(&mut self) {
        let block = std::mem::take(&mut self.block);
        let written = Packed::new(self.at, &block).and_then(|(packed, bytes)| {
            let packed = Packed { at: self.out(&bytes)?, ..packed };
            self.index.blocks.push(packed);
            Ok(())
        });
        if let Err(error) = written {
            self.failed = Some(error);
        }
    }

    /// Writes bytes, and gives where they begin.
    fn out(&mut self, bytes: &[u8]) -> io::Result<u64> {
        let file = match &mut self.file {
            Some(file) => file,
            None => {
                let begins = [KIND, FORMAT].concat();
                let mut file = begin(&self.path)?;
                file.write_all(&begins)?;
                self.at = begins.len() as u64;
                self.file.insert(file)
            }
        };
        file.write_all(bytes)?;
        let at = self.at;
        self.at += bytes.len() as u64;
        Ok(at)
    }

    /// The counts, whole.
    ///
    /// # Errors
    /// What the disk refused.
    pub(in crate::pipeline) fn finish(mut self, units: &[Option<Unit>]) -> Result<Unsaved, Error> {
        let path = self.path.clone();
        let refused = |source| Error::Write { path: path.clone(), source };
        if !self.block.is_empty() {
            self.flush();
        }
        // A table without a row has no input, and need not be read again to know it.
        let empty = units.iter().enumerate().filter(|(number, _)| !self.begun.contains_key(number)).filter_map(|(_, unit)| unit.as_ref());
        self.index.files.extend(empty.map(kept));
        if let Some(error) = self.failed.take() {
            return Err(refused(error));
        }
        let table = postcard::to_stdvec(&self.index).map_err(|error| refused(io::Error::other(error)))?;
        if table.len() as u64 > MOST {
            return Err(refused(io::Error::other("there are too many files to keep their counts")));
        }
        let (mut packed, bytes) = Packed::new(0, &table).map_err(refused)?;
        packed.at = self.out(&bytes).map_err(refused)?;
        self.out(&packed.foot()).map_err(refused)?;
        let file = self.file.ok_or_else(|| refused(io::Error::other("nothing was written")))?;
        Ok(Unsaved { file, path })
    }
}

impl Unsaved {
    /// Puts the counts in their place; those of the last run are there until then.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(in crate::pipeline) fn save(self) -> Result<(), Error> {
        let Unsaved { file, path } = self;
        file.persist(&path).map_err(|error| Error::Write { path, source: error.error })?;
        Ok(())
    }
}

fn kept(unit: &Unit) -> Filed {
    Filed { name: unit.name.clone(), digest: unit.digest.clone(), key: unit.key.clone(), block: 0, at: 0, inputs: 0 }
}

/// One part of an input: how long it is, then so many bytes.
fn put(block: &mut Vec<u8>, part: Option<&[u8]>) {
    // A part is far shorter than 4 GB: a body by the limit above, a head because a reader refuses such lines.
    let len = part.map_or(u32::MAX, |part| part.len() as u32);
    block.extend_from_slice(&len.to_le_bytes());
    block.extend_from_slice(part.unwrap_or_default());
}

/// A file beside `path`, in a folder that version control passes by: sentences of articles are nobody's to publish.
fn begin(path: &Path) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let ignored = folder.join(".gitignore");
    if !ignored.exists() {
        fs::write(ignored, "*\n")?;
    }
    tempfile::Builder::new().prefix(".slantwise-").tempfile_in(folder)
}
