//! Reads the counts of the last run, one block at a time.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use crate::pipeline::counted::entry::Head;
use crate::pipeline::counted::file::{FOOT, FORMAT, Filed, Index, KIND, Packed};

/// What lies where the counts of the last run should.
#[derive(Debug)]
pub(in crate::pipeline) enum Found {
    /// Nothing.
    Nothing,
    /// Counts that another version of the program made.
    Other,
    /// Something that is not as it was written: a clause that says so.
    Damaged(String),
    /// The counts of the last run.
    Counts(Box<Reader>),
}

/// The counts of the last run.
#[derive(Debug)]
pub(in crate::pipeline) struct Reader {
    file: File,
    index: Index,
    by_name: HashMap<String, usize>,
    block: Option<(usize, Vec<u8>)>,
}

/// Where the next input of a file stands.
#[derive(Debug, Clone, Copy)]
pub(in crate::pipeline) struct Place {
    block: usize,
    at: usize,
    /// How many are still to come.
    pub left: u64,
}

impl Reader {
    /// Looks at what lies at `path`.
    pub(in crate::pipeline) fn open(path: &Path, made_by: &str) -> Found {
        match read_index(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Found::Nothing,
            Err(error) => Found::Damaged(error.to_string()),
            Ok(None) => Found::Other,
            Ok(Some((_, index))) if index.made_by != made_by => Found::Other,
            Ok(Some((file, index))) => {
                let by_name = index.files.iter().enumerate().map(|(at, kept)| (kept.name.clone(), at)).collect();
                Found::Counts(Box::new(Reader { file, index, by_name, block: None }))
            }
        }
    }

    /// What is kept of the file of that name.
    pub(in crate::pipeline) fn file(&self, name: &str) -> Option<&Filed> {
        self.by_name.get(name).map(|at| &self.index.files[*at])
    }

    /// The names of all files.
    pub(in crate::pipeline) fn names(&self) -> impl Iterator<Item = &str> {
        self.index.files.iter().map(|kept| kept.name.as_str())
    }

    /// A set of word lists.
    pub(in crate::pipeline) fn lists(&self, set: u32) -> Option<&[String]> {
        self.index.lists.get(set as usize).map(Vec::as_slice)
    }

    /// The next input of a file, with what counting its text gave.
    pub(in crate::pipeline) fn next(&mut self, place: &mut Place) -> io::Result<(Head, Option<Vec<u8>>)> {
        let wrong = || io::Error::new(io::ErrorKind::InvalidData, "an input is not as it was written");
        // Behind the last input of a block comes the first of the next.
        while self.unpacked(place.block)?.len() <= place.at {
            *place = Place { block: place.block + 1, at: 0, left: place.left };
        }
        let block = self.unpacked(place.block)?;
        let mut rest = block.get(place.at..).ok_or_else(wrong)?;
        let before = rest.len();
        let head = part(&mut rest).flatten().ok_or_else(wrong)?;
        let head: Head = postcard::from_bytes(head).map_err(|_| wrong())?;
        let body = part(&mut rest).ok_or_else(wrong)?.map(<[u8]>::to_vec);
        place.at += before - rest.len();
        place.left = place.left.saturating_sub(1);
        Ok((head, body))
    }

    /// A block, from memory where it is the one that was read last.
    fn unpacked(&mut self, number: usize) -> io::Result<&[u8]> {
        if self.block.as_ref().is_none_or(|(at, _)| *at != number) {
            let packed = self.index.blocks.get(number);
            let packed = packed.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "a part is missing"))?;
            self.block = Some((number, packed.read(&mut self.file)?));
        }
        Ok(self.block.as_ref().map_or(&[], |(_, bytes)| bytes))
    }
}

impl From<&Filed> for Place {
    fn from(kept: &Filed) -> Place {
        Place { block: kept.block, at: kept.at, left: kept.inputs }
    }
}

/// One part of an input: how long it is, then so many bytes. Nothing when it is cut short; an inner nothing for a part that is none.
fn part<'a>(bytes: &mut &'a [u8]) -> Option<Option<&'a [u8]>> {
    let (len, rest) = bytes.split_first_chunk::<4>()?;
    let len = u32::from_le_bytes(*len);
    if len == u32::MAX {
        *bytes = rest;
        return Some(None);
    }
    let (part, rest) = rest.split_at_checked(len as usize)?;
    *bytes = rest;
    Some(Some(part))
}

/// The table of what is where; nothing for that of another version.
fn read_index(path: &Path) -> io::Result<Option<(File, Index)>> {
    let wrong = |what: &str| io::Error::new(io::ErrorKind::InvalidData, what.to_string());
    let mut file = File::open(path)?;
    let mut begins = Vec::new();
    file.by_ref().take((KIND.len() + FORMAT.len()) as u64).read_to_end(&mut begins)?;
    match begins.strip_prefix(KIND) {
        Some(FORMAT) => {}
        Some(other) if other.len() == FORMAT.len() => return Ok(None),
        _ => return Err(wrong("it does not begin as it was written")),
    }
    let end = file.seek(SeekFrom::End(0))?;
    let foot_at = end.checked_sub(FOOT as u64).ok_or_else(|| wrong("it is cut short"))?;
    file.seek(SeekFrom::Start(foot_at))?;
    let mut foot = [0; FOOT];
    file.read_exact(&mut foot)?;
    let bytes = Packed::of_foot(&foot).read(&mut file)?;
    let index = postcard::from_bytes(&bytes).map_err(|_| wrong("its table cannot be read"))?;
    Ok(Some((file, index)))
}
