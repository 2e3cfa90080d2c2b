//! Turns what was named on the command line into a corpus, before any article is read.
//!
//! A folder with an `articles.csv` is what that table lists, in its order; any other folder is what lies in it, in the order of the names.
//!
//! ```
//! use slantwise::pipeline::Input;
//!
//! let input = Input::open(&["seeds/iran-syria".into()])?;
//! assert_eq!((input.title.as_str(), input.name.as_str()), ("Iran and Syria", "iran-syria"));
//! # Ok::<(), slantwise::Error>(())
//! ```

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::entries::{Entries, Item, Stream, open, unpack};
use super::listed::Listings;
use super::name;
use super::named::{AllNamed, Named, labels};
use super::walk::{LISTING, is_no_article};
use crate::corpus::{Chosen, Columns, Format, GivenTable, LedgerLine, Roster, STANDARD_INPUT, Source, Status};
use crate::corpus::{digest_of, given_rows, unpacked_name};
use crate::error::Error;

/// How to read what was named.
#[derive(Default)]
pub struct InputOptions {
    /// What the columns are called in the tables.
    pub columns: Columns,
    /// Which names are one outlet, which outlets are compared as one, and which days count.
    pub roster: Roster,
    /// What `-` stands for. It is read once; the format is told by its first bytes.
    pub standard_input: Option<Box<dyn Read + Send>>,
}

/// The articles under study, before they are read.
#[derive(Debug)]
pub struct Input {
    /// For people: the first heading of the folder's `README.md`, else made from the name.
    pub title: String,
    /// For files made from this input, such as the report's folder: `iran-syria`.
    pub name: String,
    pub(super) items: Vec<Item>,
    pub(super) columns: Columns,
    pub(super) roster: Roster,
    /// Files that say what the rest is: `articles.csv`, the `README.md` that gave the title.
    about: Vec<(String, PathBuf)>,
}

impl Input {
    /// Looks at files and folders without reading articles yet.
    ///
    /// Naming an `articles.csv` names its folder. A file that is named by itself keeps what the `articles.csv` beside it says of it.
    ///
    /// # Errors
    /// See [`Error`]: a path that does not exist, a folder that holds nothing to read or several corpora, an `articles.csv` with a mistake.
    pub fn open(paths: &[PathBuf]) -> Result<Input, Error> {
        Input::open_with(paths, InputOptions::default())
    }

    /// [`Input::open`] with options.
    ///
    /// # Errors
    /// As those of [`Input::open`].
    pub fn open_with(paths: &[PathBuf], options: InputOptions) -> Result<Input, Error> {
        let AllNamed { once, repeated, standard_input } = AllNamed::of(paths)?;
        let (labels, mut after) = labels(&once, standard_input);
        if standard_input {
            after.insert(0, STANDARD_INPUT.replace(' ', "-"));
        }
        let short = name::short(&after);
        let columns = options.columns;
        let mut input =
            Input { title: name::title(&short), name: short, items: Vec::new(), columns, roster: options.roster, about: Vec::new() };
        if standard_input {
            let reader = options.standard_input.ok_or(Error::NoStandardInput)?;
            let stream = Stream::of(reader).map_err(|source| Error::Read { path: STANDARD_INPUT.into(), source })?;
            input.items.push(Item::Stream(stream));
        }
        let is_alone = once.len() == 1 && !standard_input;
        let mut listings = Listings::default();
        for (Named { path, beneath }, label) in once.iter().zip(labels) {
            if path.is_dir() {
                let prefix = if is_alone { String::new() } else { format!("{label}/") };
                input.add_folder(path, &prefix)?;
                continue;
            }
            let own_name = label.rsplit('/').next().unwrap_or(&label);
            if let Some(reason) = is_no_article(own_name).filter(|_| beneath.is_some()) {
                input.pass(label, Status::NotListed, reason.to_owned());
                continue;
            }
            let metadata = listings.beside(path)?;
            if metadata.is_some() {
                input.add_about(LISTING, path.with_file_name(LISTING));
            }
            input.items.push(Item::File { name: label, path: path.clone(), chosen: Chosen::Named, metadata });
        }
        for name in repeated {
            input.pass(name, Status::Duplicate, "named twice, by itself or by its folder".to_owned());
        }
        let paths: Vec<PathBuf> = once.into_iter().map(|named| named.path).collect();
        input.take_title(&paths);
        input.require_something_to_read(paths.first().map_or(Path::new(STANDARD_INPUT), PathBuf::as_path))?;
        Ok(input)
    }

    /// A table in memory. `name` stands where a file's name would: in ids, in the ledger, in the manifest.
    ///
    /// It can be read as often as needed, and what its rows give is what the rows of a file of that name would give.
    ///
    /// # Errors
    /// [`Error::Corpus`] when its columns do not say where the articles are.
    pub fn of_table(name: &str, table: GivenTable, options: InputOptions) -> Result<Input, Error> {
        let InputOptions { columns, roster, .. } = options;
        given_rows(Source { columns: columns.clone(), ..Source::new(name) }, &table)?;
        let short = name::short(&[name.to_owned()]);
        let items = vec![Item::Given { name: name.to_owned(), table }];
        Ok(Input { title: name::title(&short), name: short, items, columns, roster, about: Vec::new() })
    }

    /// Every input in its place, with its article when it can be read. A repeated id is a duplicate. One reader gives all, in one order;
    /// entries can be sent to worker threads in batches.
    pub fn entries(&self) -> Entries<'_> {
        Entries::new(&self.items, &self.columns, &self.roster)
    }

    /// Name and SHA-256 of every file that is read, in order; the files are read in pieces. Of a table in memory it is the digest of its values.
    /// For the manifest.
    ///
    /// # Errors
    /// [`Error::Read`] for a file that cannot be read.
    pub fn digests(&self) -> impl Iterator<Item = Result<(String, String), Error>> {
        self.digests_but(None)
    }

    /// [`Input::digests`], but for those that are `known` by the path of the file.
    pub(super) fn digests_but<'a>(
        &'a self,
        known: Option<&'a HashMap<PathBuf, String>>,
    ) -> impl Iterator<Item = Result<(String, String), Error>> + 'a {
        let about = self.about.iter().map(|(name, path)| digest_of_file(name, path));
        about.chain(self.items.iter().filter_map(move |item| match item {
            Item::File { name, path, .. } => Some(match known.and_then(|known| known.get(path)) {
                Some(digest) => Ok((name.clone(), digest.clone())),
                None => digest_of_file(name, path),
            }),
            Item::Stream(stream) => Some(Ok((STANDARD_INPUT.to_owned(), stream.digested.digest()))),
            Item::Given { name, table } => {
                let source = Source { columns: self.columns.clone(), ..Source::new(name.as_str()) };
                Some(table.digest(&source).map(|digest| (name.clone(), digest)).map_err(Error::from))
            }
            Item::Passed(_) => None,
        }))
    }

    /// True when an `articles.csv`, or the table itself, tells more of the articles than their files do.
    pub(super) fn has_metadata(&self) -> bool {
        let tells = |item: &Item| match item {
            Item::File { metadata: Some(_), .. } => true,
            Item::File { name, .. } => !is_plain(name),
            Item::Stream(stream) => !matches!(Format::of(STANDARD_INPUT, &stream.head, Chosen::Named, &self.columns), Ok(Format::Text)),
            Item::Given { .. } => true,
            Item::Passed(_) => false,
        };
        self.items.iter().any(tells)
    }

    pub(super) fn pass(&mut self, name: String, status: Status, reason: String) {
        self.items.push(Item::Passed(LedgerLine::passed_over(name, None, status, reason)));
    }

    pub(super) fn add_about(&mut self, name: &str, path: PathBuf) {
        if self.about.iter().all(|(_, other)| *other != path) {
            self.about.push((name.to_owned(), path));
        }
    }

    /// A heading stands for the one folder that was named, or that lists all the files that were named.
    fn take_title(&mut self, paths: &[PathBuf]) {
        let folder = match paths {
            [folder] if folder.is_dir() => Some(folder.as_path()),
            [file, _, ..] => file.parent().filter(|folder| {
                let is_listed = |item: &Item| matches!(item, Item::File { metadata: Some(_), .. });
                paths.iter().all(|p| p.is_file() && p.parent() == Some(folder)) && self.items.iter().all(is_listed)
            }),
            _ => None,
        };
        let readme = folder.map(|folder| folder.join("README.md"));
        if let Some((readme, heading)) = readme.and_then(|readme| Some((readme.clone(), name::heading(&readme)?))) {
            self.title = heading;
            self.add_about("README.md", readme);
        }
    }

    /// An error when no file's first bytes promise an article, so that this is known before anything is written.
    fn require_something_to_read(&self, path: &Path) -> Result<(), Error> {
        let mut reasons = Vec::new();
        for item in &self.items {
            let of = |name: &str, head: &[u8], chosen| Format::of(unpacked_name(name), head, chosen, &self.columns);
            let (name, reason) = match item {
                Item::Passed(line) => (&*line.file, line.reason.clone().unwrap_or_default()),
                Item::Given { .. } => return Ok(()),
                Item::Stream(stream) => match of(STANDARD_INPUT, &stream.head, Chosen::Named) {
                    Ok(_) => return Ok(()),
                    Err(reason) => (STANDARD_INPUT, reason),
                },
                Item::File { name, path, chosen, .. } => match open(path).and_then(unpack).map(|opened| of(name, &opened.head, *chosen)) {
                    Ok(Ok(_)) => return Ok(()),
                    Ok(Err(reason)) => (name.as_str(), reason),
                    Err(error) => (name.as_str(), error.to_string()),
                },
            };
            if reasons.len() < 3 {
                reasons.push(format!("{name}: {reason}"));
            }
        }
        let reasons = if reasons.is_empty() { "nothing is listed".to_owned() } else { reasons.join("; ") };
        Err(Error::NoArticles { path: path.to_owned(), reasons })
    }
}

fn digest_of_file(name: &str, path: &Path) -> Result<(String, String), Error> {
    let digest = File::open(path).and_then(digest_of);
    Ok((name.to_owned(), digest.map_err(|source| Error::Read { path: path.to_owned(), source })?))
}

/// True for a file that, as far as its name tells, says nothing of its article.
fn is_plain(name: &str) -> bool {
    [".txt", ".text", ".md", ".markdown", ".docx", ".pdf"].iter().any(|ending| unpacked_name(name).ends_with(ending))
}
