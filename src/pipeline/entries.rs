//! Opens one file after the other and gives what its reader yields.

use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::corpus::{
    self, Chosen, Columns, Digested, Digesting, Entry, Format, GivenTable, Ids, LONGEST, LedgerLine, Metadata, Packing, Roster,
    STANDARD_INPUT, Source, Status,
};
use crate::corpus::{
    csv_rows, docx_file, given_rows, html_page, json_lines, json_list, markdown_file, parquet_rows, pdf_file, text_file, unpacked_name,
};
use crate::error::Error;

/// One input in its place.
#[derive(Debug)]
pub(super) enum Item {
    /// To be opened when its turn comes.
    File { name: String, path: PathBuf, chosen: Chosen, metadata: Option<Box<Metadata>> },
    /// What comes in from outside and can be read once.
    Stream(Stream),
    /// A table in memory.
    Given { name: String, table: GivenTable },
    /// Passed over, for a reason that is known already.
    Passed(LedgerLine),
}

/// Standard input, or what stands for it.
pub(super) struct Stream {
    opened: Mutex<Option<Opened>>,
    pub head: Vec<u8>,
    pub digested: Digested,
}

impl Stream {
    /// Reads the first bytes.
    pub(super) fn of(reader: impl Read + Send + 'static) -> io::Result<Stream> {
        let (reader, digested) = Digesting::new(reader);
        let opened = Opened::of(reader).and_then(unpack)?;
        Ok(Stream { head: opened.head.clone(), opened: Mutex::new(Some(opened)), digested })
    }

    /// All of it, once.
    fn take(&self) -> io::Result<Opened> {
        let opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner).take();
        opened.ok_or_else(|| io::Error::other("it was read before and cannot be read twice; save it to a file"))
    }
}

impl fmt::Debug for Stream {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Stream({} bytes looked at)", self.head.len())
    }
}

/// The entries of an [`Input`](super::Input), each of which owns all it holds.
pub struct Entries<'a> {
    items: std::slice::Iter<'a, Item>,
    columns: &'a Columns,
    roster: &'a Roster,
    rows: Rows,
    ids: Ids,
}

/// The entries of one file.
pub(super) type Rows = Box<dyn Iterator<Item = Result<Entry, corpus::Error>> + Send>;

impl<'a> Entries<'a> {
    pub(super) fn new(items: &'a [Item], columns: &'a Columns, roster: &'a Roster) -> Self {
        Self { items: items.iter(), columns, roster, rows: Box::new(std::iter::empty()), ids: Ids::default() }
    }
}

impl Iterator for Entries<'_> {
    type Item = Result<Entry, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(entry) = self.rows.next() {
                return Some(entry.map(|entry| self.roster.admit(self.ids.admit(entry))).map_err(Error::from));
            }
            match self.items.next()? {
                Item::Passed(line) => return Some(Ok(line.clone().into())),
                item => match rows(item, self.columns) {
                    Ok(rows) => self.rows = rows,
                    Err(error) => return Some(Err(error.into())),
                },
            }
        }
    }
}

/// The entries of one item.
pub(super) fn rows(item: &Item, columns: &Columns) -> Result<Rows, corpus::Error> {
    match item {
        Item::Passed(line) => Ok(Box::new(std::iter::once(Ok(line.clone().into())))),
        Item::Stream(stream) => read(Source { columns: columns.clone(), ..Source::new(STANDARD_INPUT) }, stream.take(), Chosen::Named),
        Item::Given { name, table } => Ok(Box::new(given_rows(Source { columns: columns.clone(), ..Source::new(name.as_str()) }, table)?)),
        Item::File { name, path, chosen, metadata } => {
            let metadata = metadata.as_deref().cloned().unwrap_or_default();
            read(Source { name: name.as_str().into(), metadata, columns: columns.clone() }, open(path).and_then(unpack), *chosen)
        }
    }
}

/// What a file holds; a single line of the ledger when it cannot be read.
fn read(source: Source, opened: io::Result<Opened>, chosen: Chosen) -> Result<Rows, corpus::Error> {
    let one = |entry: Entry| -> Rows { Box::new(std::iter::once(Ok(entry))) };
    let left_out = |reason: String| one(LedgerLine::passed_over(Arc::clone(&source.name), None, Status::LeftOut, reason).into());
    let Opened { head, mut reader, file } = match opened {
        Ok(opened) => opened,
        Err(error) => return Ok(left_out(format!("{error}; see whether it may be read"))),
    };
    Ok(match Format::of(unpacked_name(&source.name), &head, chosen, &source.columns) {
        Err(reason) => left_out(reason),
        Ok(Format::Delimited) => Box::new(csv_rows(source, reader)?),
        Ok(Format::JsonLines) => Box::new(json_lines(source, reader)?),
        Ok(Format::Json) => Box::new(json_list(source, reader)?),
        Ok(Format::Parquet) => match file {
            Some(file) => Box::new(parquet_rows(source, file)?),
            None => left_out("a Parquet table is read from its end; save it to a file, unpacked".into()),
        },
        Ok(whole) => {
            let mut bytes = Vec::new();
            match reader.by_ref().take(LONGEST as u64 + 1).read_to_end(&mut bytes) {
                Ok(_) => one(document(whole, &source, &bytes)),
                Err(error) => left_out(format!("{error}; see whether it may be read")),
            }
        }
    })
}

/// The entry of a file that is one article.
fn document(format: Format, source: &Source, bytes: &[u8]) -> Entry {
    match format {
        Format::Docx => docx_file(source, bytes),
        Format::Html => html_page(source, bytes),
        Format::Markdown => markdown_file(source, bytes),
        Format::Pdf => pdf_file(source, bytes),
        _ => text_file(source, bytes),
    }
}

/// A file, with its first bytes looked at.
pub(super) struct Opened {
    /// The first bytes.
    pub head: Vec<u8>,
    /// All bytes, from the first one on.
    pub reader: Box<dyn Read + Send>,
    /// The file itself, where it lies on disk as it is read.
    pub file: Option<File>,
}

impl Opened {
    pub(super) fn of(mut reader: impl Read + Send + 'static) -> io::Result<Opened> {
        let mut head = Vec::new();
        reader.by_ref().take(64 << 10).read_to_end(&mut head)?;
        Ok(Opened { head: head.clone(), reader: Box::new(io::Cursor::new(head).chain(reader)), file: None })
    }
}

/// Opens a file as it lies on disk.
pub(super) fn open(path: &Path) -> io::Result<Opened> {
    let file = File::open(path)?;
    Ok(Opened { file: Some(file.try_clone()?), ..Opened::of(file)? })
}

/// What is packed in a file, or the file when nothing is.
pub(super) fn unpack(opened: Opened) -> io::Result<Opened> {
    match Packing::of(&opened.head) {
        Some(packing) => Opened::of(packing.open(opened.reader)?),
        None => Ok(opened),
    }
}
