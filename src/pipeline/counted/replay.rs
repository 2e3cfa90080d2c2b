//! Gives the inputs of a corpus in their order, each with what is kept of it, and with its text only where that must be read again.
//!
//! Ids, outlets and days are looked at anew in every run, so that an article that was a copy of another's id, or of another day, counts as soon
//! as it is none. A file is opened for the first text of it that is needed.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::audit::Corrections;
use crate::corpus::{Article, Entry, Ids};
use crate::error::Error;
use crate::lexicon::Lexicon;
use crate::pipeline::counted::entry::Head;
use crate::pipeline::counted::read::{Place, Reader};
use crate::pipeline::counted::told::{Recounted, Why};
use crate::pipeline::counted::unit::Unit;
use crate::pipeline::counted::write::Record;
use crate::pipeline::entries::{Item, Rows, rows};
use crate::pipeline::input::Input;

/// An input, and what is kept of it.
pub(in crate::pipeline) struct Todo {
    /// The input; its article has no text where that is not needed.
    pub entry: Entry,
    /// What is kept; nothing for what is no file.
    pub record: Option<Record>,
    /// How much of what is kept holds.
    pub holds: Holds,
}

/// How much of what is kept of an article holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::pipeline) enum Holds {
    /// Nothing: it is counted from its text.
    Nothing,
    /// What the word lists found that are still the same; the rest is counted from its text.
    Lists,
    /// All.
    All,
}

/// Why an input cannot be given.
pub(in crate::pipeline) enum Stopped {
    /// As in any run.
    Failed(Error),
    /// What is kept is not as it was written: a clause that says so.
    Damaged(String),
}

impl<E: Into<Error>> From<E> for Stopped {
    fn from(error: E) -> Stopped {
        Stopped::Failed(error.into())
    }
}

/// The inputs of a corpus.
pub(in crate::pipeline) struct Replay<'a> {
    input: &'a Input,
    units: &'a [Option<Unit>],
    reader: Option<&'a mut Reader>,
    corrections: &'a Corrections,
    lists: Lists,
    ids: Ids,
    next: usize,
    open: Option<Open>,
    told: &'a mut Recounted,
    /// The reason of each file that was read.
    why: HashMap<usize, Why>,
}

/// The word lists of a run.
struct Lists {
    /// Digest and id.
    by_digest: BTreeMap<String, String>,
    sorted: Vec<String>,
}

/// The file whose inputs are being given.
struct Open {
    item: usize,
    /// Where its inputs are kept; nothing when they are not.
    kept: Option<Place>,
    rows: Option<Rows>,
    /// Inputs that its reader has given.
    read: u64,
    /// Inputs that were given.
    given: u64,
}

impl<'a> Replay<'a> {
    /// The inputs of a corpus; `told` hears what is read again.
    pub(in crate::pipeline) fn new(
        (input, units): (&'a Input, &'a [Option<Unit>]),
        lexicons: &[&Lexicon],
        corrections: &'a Corrections,
        reader: Option<&'a mut Reader>,
        told: &'a mut Recounted,
    ) -> Replay<'a> {
        let by_digest: BTreeMap<String, String> = lexicons.iter().map(|list| (list.digest.clone(), list.header.id.clone())).collect();
        *told = Recounted {
            from_last: reader.is_some(),
            of: units.iter().flatten().count(),
            searched: by_digest.values().map(|id| (id.clone(), 0)).collect(),
            ..Recounted::default()
        };
        if let Some(reader) = &reader {
            let names: std::collections::HashSet<&str> = units.iter().flatten().map(|unit| unit.name.as_str()).collect();
            told.gone = reader.names().filter(|name| !names.contains(name)).count();
        }
        let lists = Lists { sorted: by_digest.keys().cloned().collect(), by_digest };
        Replay { input, units, reader, corrections, lists, ids: Ids::default(), next: 0, open: None, told, why: HashMap::new() }
    }

    /// Opens the next file.
    fn open(&mut self, item: usize) -> Open {
        let unit = self.units.get(item).and_then(Option::as_ref);
        let last = unit.zip(self.reader.as_deref()).and_then(|(unit, reader)| Some((unit, reader.file(&unit.name)?)));
        let (kept, why) = match last {
            None => (None, Why::New),
            Some((unit, kept)) if kept.digest != unit.digest => (None, Why::Changed),
            Some((unit, kept)) if kept.key != unit.key => (None, Why::Told),
            Some((_, kept)) => (Some(Place::from(kept)), Why::Lists),
        };
        if unit.is_some() && kept.is_none() {
            self.tell(item, why);
        }
        Open { item, kept, rows: None, read: 0, given: 0 }
    }

    /// A file of which a text is read, and why. The first reason of all stands for it.
    fn tell(&mut self, item: usize, why: Why) {
        let known = self.why.entry(item).or_insert(why);
        *known = why.min(*known);
    }

    /// The next input of the open file; nothing at its end.
    fn step(&mut self, open: &mut Open) -> Result<Option<Todo>, Stopped> {
        let number = open.given;
        open.given += 1;
        match open.kept {
            None => self.fresh(open),
            Some(Place { left: 0, .. }) => Ok(None),
            Some(ref mut place) => {
                let Some(reader) = self.reader.as_deref_mut() else { return Ok(None) };
                let (mut head, body) = reader.next(place).map_err(|error| Stopped::Damaged(error.to_string()))?;
                let by = match head.counted.take() {
                    None => None,
                    Some(by) => {
                        let lists = reader.lists(by.lists).ok_or_else(|| Stopped::Damaged("a set of word lists is missing".into()))?;
                        Some((by.outlet, Arc::from(lists)))
                    }
                };
                self.again(open, number, Record { unit: open.item, head, by, body })
            }
        }
    }

    /// An input of a file of which nothing holds.
    fn fresh(&mut self, open: &mut Open) -> Result<Option<Todo>, Stopped> {
        let Some(raw) = next_of(self.input, open, 0)? else { return Ok(None) };
        let is_kept = self.units.get(open.item).is_some_and(Option::is_some);
        let record = is_kept.then(|| Record { unit: open.item, head: Head::of(&raw), by: None, body: None });
        let entry = self.input.roster.admit(self.ids.admit(raw));
        if entry.article.is_some() {
            self.search(None);
        }
        Ok(Some(Todo { entry, record, holds: Holds::Nothing }))
    }

    /// An input of which something is kept.
    fn again(&mut self, open: &mut Open, number: u64, mut record: Record) -> Result<Option<Todo>, Stopped> {
        let unlike = || Stopped::Damaged("an input is not what its file holds".to_string());
        let raw = record.head.entry().ok_or_else(unlike)?;
        let mut entry = self.input.roster.admit(self.ids.admit(raw));
        let Some(article) = &mut entry.article else { return Ok(Some(Todo { entry, record: Some(record), holds: Holds::All })) };
        let Some(why) = self.need(article, &record) else { return Ok(Some(Todo { entry, record: Some(record), holds: Holds::All })) };
        let read = next_of(self.input, open, number)?.and_then(|entry| entry.article).ok_or_else(unlike)?;
        if read.id != article.id {
            return Err(unlike());
        }
        let outlet = std::mem::take(&mut article.outlet);
        *article = Article { outlet, ..read };
        self.tell(open.item, why);
        let holds = if why == Why::Lists { Holds::Lists } else { Holds::Nothing };
        if holds == Holds::Nothing {
            (record.by, record.body) = (None, None);
        }
        self.search(record.by.as_ref().map(|(_, lists)| &**lists));
        Ok(Some(Todo { entry, record: Some(record), holds }))
    }

    /// Why the text of an article is needed, if it is.
    fn need(&self, article: &Article, record: &Record) -> Option<Why> {
        let Some((outlet, lists)) = &record.by else { return Some(Why::Admitted) };
        if *outlet != article.outlet {
            return Some(Why::Admitted);
        }
        if self.corrections.of(&article.id).next().is_some() {
            return Some(Why::Corrected);
        }
        let mut lists: Vec<&String> = lists.iter().collect();
        lists.sort_unstable();
        (!lists.into_iter().eq(&self.lists.sorted)).then_some(Why::Lists)
    }

    /// A text is read, and all word lists are looked for in it but those of which it is known what they find.
    fn search(&mut self, known: Option<&[String]>) {
        self.told.texts += 1;
        for (digest, id) in &self.lists.by_digest {
            if !known.is_some_and(|known| known.contains(digest)) {
                *self.told.searched.entry(id.clone()).or_default() += 1;
            }
        }
    }
}

/// The input of that number from the file itself; for a file of which nothing is kept the next one.
fn next_of(input: &Input, open: &mut Open, number: u64) -> Result<Option<Entry>, Stopped> {
    let rows = match &mut open.rows {
        Some(rows) => rows,
        None => open.rows.insert(rows(&input.items[open.item], &input.columns)?),
    };
    let mut skipped = number.saturating_sub(open.read);
    while skipped > 0 && rows.next().transpose()?.is_some() {
        skipped -= 1;
        open.read += 1;
    }
    open.read += 1;
    Ok(rows.next().transpose()?)
}

impl Iterator for Replay<'_> {
    type Item = Result<Todo, Stopped>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(mut open) = self.open.take() {
                match self.step(&mut open) {
                    Ok(None) => {}
                    Ok(Some(todo)) => {
                        self.open = Some(open);
                        return Some(Ok(todo));
                    }
                    Err(stopped) => return Some(Err(stopped)),
                }
            }
            let item = self.next;
            self.next += 1;
            match self.input.items.get(item) {
                None => {
                    self.told.files = self.why.len();
                    self.told.why = self.why.values().fold(BTreeMap::new(), |mut why, one| {
                        *why.entry(*one).or_default() += 1;
                        why
                    });
                    return None;
                }
                Some(Item::Passed(line)) => return Some(Ok(Todo { entry: line.clone().into(), record: None, holds: Holds::Nothing })),
                Some(_) => self.open = Some(self.open(item)),
            }
        }
    }
}
