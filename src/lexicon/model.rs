//! A lexicon: words, why they are listed, and which of them can name one thing.
//!
//! Lexicon > category > term > pattern; naming set > label > pattern. After loading, a value is valid: ids are unique, categories
//! exist, every entry has a pattern and a note.

use serde::{Deserialize, Serialize};

/// A lexicon as it was loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lexicon {
    /// What it is and where it comes from.
    pub header: Header,
    /// Its categories, in the order of the file.
    pub categories: Vec<Category>,
    /// Terms in categories, in the order of the file.
    pub terms: Vec<Term>,
    /// Its naming sets, in the order of the file.
    pub namings: Vec<NamingSet>,
    /// SHA-256 of the file, in hexadecimal.
    pub digest: String,
}

/// What a lexicon is and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Its short name.
    pub id: String,
    /// Its name for a reader.
    pub title: String,
    /// Its language as a code such as `en`.
    pub language: String,
    /// Its version; a changed list has another.
    pub version: String,
    /// Its licence.
    pub licence: String,
    /// Who made it, from what.
    pub source: String,
    /// What it cannot show.
    pub limits: String,
}

/// A group of terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// Its short name.
    pub id: String,
    /// What a reader sees above it.
    pub about: String,
}

/// What terms and labels have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its short name, unique among the terms, or in its naming set.
    pub id: String,
    /// What a reader sees.
    pub show: String,
    /// What is looked for.
    pub patterns: Vec<String>,
    /// How a pattern stands to a word.
    pub style: Style,
    /// Whether capitals matter.
    pub case: Case,
    /// How many words "..." in a pattern may stand for.
    pub gap: usize,
    /// Phrases that cancel a hit inside them, as long as it or longer.
    pub except: Vec<String>,
    /// Words that cancel the hit when they stand near.
    pub guard: Option<Guard>,
    /// What others write: an editorial judgement, with its reason.
    pub others_write: Vec<Alternative>,
    /// Why the word is listed.
    pub note: String,
    /// Whom the wording serves; empty when it serves none.
    pub side: String,
    /// Whom or what else the word often means; empty for a word that says whom it means.
    pub broad: String,
    /// Sentences that must hold a hit.
    pub hit: Vec<String>,
    /// Sentences that must hold none.
    pub miss: Vec<String>,
}

/// How a pattern stands to a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// `*` is any run of characters, `?` is one, inside a word.
    Glob,
    /// The very word.
    Fixed,
    /// A regular expression, searched inside one word.
    Regex,
}

/// Whether capitals matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Case {
    /// They do not.
    Fold,
    /// They do: `US`, not `us`.
    Exact,
}

/// No hit with one of these words so near.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guard {
    /// How many words away, on either side, in the same sentence.
    pub within: usize,
    /// The words, as patterns of one word.
    pub words: Vec<String>,
}

/// What others write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// The wording.
    pub text: String,
    /// What it does differently.
    pub why: String,
}

/// An entry of one or more categories.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// What is looked for, and why.
    pub entry: Entry,
    /// Ids of its categories; at least one.
    pub categories: Vec<String>,
}

/// Words that can name one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamingSet {
    /// Its short name.
    pub id: String,
    /// What a reader sees above it: "Words for the armed opposition".
    pub about: String,
    /// A label counts as resolved only with one of these in scope; empty when it always does.
    pub near: Vec<String>,
    /// Where those words must stand.
    pub scope: Scope,
    /// The labels.
    pub labels: Vec<Label>,
}

/// Where the `near` words of a naming set must stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// In the same sentence.
    Sentence,
    /// Anywhere in the article.
    Article,
}

/// One of the words that can name a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// What is looked for, and why.
    pub entry: Entry,
    /// What sort of word it is: a judgement with a note, no scale of good and bad.
    pub kind: LabelKind,
}

/// What sort of word a label is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LabelKind {
    /// What a group or institution calls itself, or is officially called.
    Name,
    /// Says what it is or does; most sides would accept it.
    Description,
    /// Sides contest it.
    Disputed,
}

impl LabelKind {
    /// Every kind.
    pub const ALL: [LabelKind; 3] = [LabelKind::Name, LabelKind::Description, LabelKind::Disputed];

    /// The word used in files and tables.
    pub fn key(self) -> &'static str {
        match self {
            LabelKind::Name => "name",
            LabelKind::Description => "description",
            LabelKind::Disputed => "disputed",
        }
    }
}

/// Which entry of a lexicon: the place where its hits are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EntryId {
    /// A term, by its index.
    Term(u32),
    /// A label, by the index of its naming set and its own.
    Label(u32, u32),
}

impl Lexicon {
    /// The entry that `id` names.
    pub fn entry(&self, id: EntryId) -> &Entry {
        match id {
            EntryId::Term(term) => &self.terms[term as usize].entry,
            EntryId::Label(set, label) => &self.namings[set as usize].labels[label as usize].entry,
        }
    }

    /// Every entry: terms first, then labels, in the order of the file.
    pub fn entries(&self) -> impl Iterator<Item = (EntryId, &Entry)> {
        let terms = self.terms.iter().enumerate().map(|(i, term)| (EntryId::Term(i as u32), &term.entry));
        let labels =
            self.namings.iter().enumerate().flat_map(|(s, set)| {
                set.labels.iter().enumerate().map(move |(l, label)| (EntryId::Label(s as u32, l as u32), &label.entry))
            });
        terms.chain(labels)
    }

    /// The heading of a category or naming set.
    pub fn heading(&self, group: &str, is_naming: bool) -> Option<&str> {
        if is_naming {
            self.namings.iter().find(|set| set.id == group).map(|set| set.about.as_str())
        } else {
            self.categories.iter().find(|category| category.id == group).map(|category| category.about.as_str())
        }
    }
}
