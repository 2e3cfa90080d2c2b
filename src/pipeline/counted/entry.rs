//! What is kept of one input: its line and its article without the text, and what counting the text gave.

use serde::{Deserialize, Serialize};

use crate::corpus::{Article, DateFrom, Entry, LONGEST, LedgerLine, Locator, Status};
use crate::evidence::{Noted, Recorder, Sentences};
use crate::lexicon::EntryId;
use crate::matcher::MissReason;
use crate::span::Span;
use crate::story::Prints;
use crate::text::Role;

/// An input as its reader gave it, but for the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::pipeline) struct Head {
    line: LedgerLine,
    article: Option<Known>,
    /// How it was counted; nothing for what was not.
    pub counted: Option<By>,
}

/// What is known of an article beside its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Known {
    id: String,
    outlet: String,
    published: Option<(i16, i8, i8)>,
    date_from: Option<DateFrom>,
    url: Option<String>,
    story: Option<String>,
    language: Option<String>,
}

/// As what and with what an article was counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::pipeline) struct By {
    /// The outlet as which it was read.
    pub outlet: String,
    /// Which of the sets of word lists.
    pub lists: u32,
}

impl Head {
    /// Of an input as its reader gives it, before anything is made of its id, outlet and day.
    pub(in crate::pipeline) fn of(entry: &Entry) -> Head {
        let known = |article: &Article| Known {
            id: article.id.clone(),
            outlet: article.outlet.clone(),
            published: article.published.map(|day| (day.year(), day.month(), day.day())),
            date_from: article.date_from,
            url: article.url.clone(),
            story: article.story.clone(),
            language: article.language.clone(),
        };
        Head { line: entry.line.clone(), article: entry.article.as_ref().map(known), counted: None }
    }

    /// The input, with an article that has no text; nothing for one that cannot be.
    pub(in crate::pipeline) fn entry(&self) -> Option<Entry> {
        let line = self.line.clone();
        let Some(known) = self.article.clone() else {
            return (line.status != Status::Read).then_some(Entry { line, article: None });
        };
        let published = match known.published {
            Some((year, month, day)) => Some(jiff::civil::Date::new(year, month, day).ok()?),
            None => None,
        };
        let article = Article {
            id: known.id,
            outlet: known.outlet,
            text: String::new(),
            headline: None,
            published,
            date_from: known.date_from,
            url: known.url,
            story: known.story,
            language: known.language,
            locator: Locator { file: line.file.to_string(), row: line.row, digest: String::new() },
        };
        (line.status == Status::Read).then_some(Entry { line, article: Some(article) })
    }
}

/// What the text of an article gives, whatever the article is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::pipeline) struct Body {
    /// Its language: as told, else as found.
    pub language: Option<String>,
    /// Its headline.
    pub title: String,
    /// Words of headline, lede and rest.
    pub words_by_zone: [u64; 3],
    /// Words in each voice.
    pub words_by_voice: [u64; 5],
    /// Words that are read.
    pub words: usize,
    /// Lines set aside: why, and their words.
    pub set_aside: Vec<(Role, usize)>,
    /// The sentences that hold hits.
    pub sentences: Sentences,
    /// What each word list found.
    pub lists: Vec<Listing>,
    /// What its story and its copies are known by.
    pub prints: Option<Prints>,
}

/// What one word list found in an article.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(in crate::pipeline) struct Listing {
    /// The hits.
    pub hits: Vec<Noted>,
    /// What was passed over.
    pub misses: Vec<Missed>,
}

/// A place that was passed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::pipeline) struct Missed {
    /// What it looks like.
    pub entry: EntryId,
    /// Why it is none.
    pub reason: MissReason,
    /// The words, with those because of which it is none.
    pub example: String,
    /// Its bytes.
    pub span: Span,
}

impl Body {
    /// How it is kept; nothing where it cannot be.
    pub(in crate::pipeline) fn to_bytes(&self) -> Option<Vec<u8>> {
        postcard::to_stdvec(self).ok()
    }

    /// What is kept; nothing where it cannot be right.
    pub(in crate::pipeline) fn from_bytes(bytes: &[u8], lists: usize) -> Option<Body> {
        let (body, rest): (Body, &[u8]) = postcard::take_from_bytes(bytes).ok()?;
        let words = body.words_by_zone.iter().chain(&body.words_by_voice).copied();
        let aside = body.set_aside.iter().map(|(_, words)| *words as u64);
        let most = LONGEST as u64;
        let is_small = words.chain(aside).chain([body.words as u64]).all(|words| words <= most);
        let fits = body.lists.iter().flat_map(|list| &list.hits).all(|hit| hit.is_in(&body.sentences));
        (rest.is_empty() && is_small && fits && body.lists.len() == lists).then_some(body)
    }

    /// Lets go of the sentences in which no list has a hit any more.
    pub(in crate::pipeline) fn tidy(&mut self) {
        let used: std::collections::BTreeSet<u32> = self.lists.iter().flat_map(|list| &list.hits).map(|hit| hit.sentence).collect();
        self.sentences.retain(|number, _| used.contains(number));
    }
}

impl Listing {
    /// Whether the word list at `index` has all these entries.
    pub(in crate::pipeline) fn is_of(&self, index: usize, recorder: &Recorder) -> bool {
        let entries = self.hits.iter().map(|hit| hit.entry).chain(self.misses.iter().map(|miss| miss.entry));
        entries.into_iter().all(|entry| recorder.lists(index, entry))
    }

    /// Where the words stand that it found or passed over.
    pub(in crate::pipeline) fn covered(&self) -> impl Iterator<Item = Span> {
        self.hits.iter().map(|hit| hit.span).chain(self.misses.iter().map(|miss| miss.span))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::matcher::{Matcher, Scanner};
    use crate::story::Tracer;
    use crate::text;

    /// What is kept of an article, and its words list.
    fn body() -> Body {
        let article = "Storm hits coast\n\nThe rebels left Homs. “The regime had fallen,” the mayor said, and the terrorists fled.";
        let document = text::read(article, None, "Daily");
        let lexicon = crate::lexicon::find("conflict").unwrap();
        let (matcher, recorder) = (Matcher::new(lexicon), Recorder::new(&[lexicon], 1));
        let mut sentences = Sentences::new();
        let hits = recorder.note(0, article, &document, &Scanner::new(&matcher).find(article, &document).hits, &mut sentences);
        assert_eq!(hits.len(), 3);
        Body {
            language: Some("en".into()),
            title: "Storm hits coast".into(),
            words_by_zone: [3, 4, 12],
            words_by_voice: [14, 5, 0, 0, 0],
            words: 19,
            set_aside: vec![(Role::Byline, 3)],
            sentences,
            lists: vec![Listing { hits, misses: Vec::new() }],
            prints: Some(Tracer::new(1).prints(article, &document, &[])),
        }
    }

    #[test]
    fn what_is_kept_reads_back_as_it_was() {
        let body = body();
        assert_eq!(Body::from_bytes(&body.to_bytes().unwrap(), 1), Some(body.clone()));
        assert_eq!(Body::from_bytes(&body.to_bytes().unwrap(), 2), None, "another number of lists");
        let mut without = body;
        without.lists[0].hits.retain(|hit| &*hit.text == "regime");
        without.tidy();
        assert_eq!(without.sentences.len(), 1);
    }

    proptest! {
        #[test]
        fn other_bytes_are_refused_or_can_be_named(at in 0..10_000_usize, byte: u8, cut in 0..10_000_usize) {
            let mut bytes = body().to_bytes().unwrap();
            let (len, at) = (bytes.len(), at % bytes.len());
            bytes[at] = byte;
            bytes.truncate(len - if cut % 4 == 0 { cut % len } else { 0 });
            let recorder = Recorder::new(&[crate::lexicon::find("conflict").unwrap()], 1);
            if let Some(body) = Body::from_bytes(&bytes, 1).filter(|body| body.lists[0].is_of(0, &recorder)) {
                let entry = crate::corpus::text_file(&crate::corpus::Source::new("a.txt"), b"Text.");
                let hits = body.lists.into_iter().map(|list| list.hits).collect();
                recorder.name(&entry.article.unwrap(), hits, &body.sentences);
            }
        }
    }
}
