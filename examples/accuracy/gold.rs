//! The annotated corpora: their files, and which annotations count as marks.
//!
//! A file of texts has `id`, `outlet`, `title` and `text` a line, a file of marks `id`, `start`, `end`, `text` and `label`; `start` and
//! `end` count code points. Titles often stand as the first line of the text too.

use std::collections::HashMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, ensure};
use serde_json::Value;
use slantwise::span::Span;

/// An annotated corpus.
#[derive(Clone, Copy)]
pub(crate) struct Corpus {
    /// What it is called.
    pub name: &'static str,
    about: &'static str,
    texts: &'static str,
    marks: Option<&'static str>,
    /// The labels of marks that are read; all when empty.
    labels: &'static [&'static str],
}

/// Single sentences, and the words in them that experts marked.
pub(crate) const BABE: Corpus = Corpus {
    name: "BABE",
    about: "single sentences with a label by experts, and the words they marked; function words they marked are left out",
    texts: "babe.gold.jsonl",
    marks: Some("babe.spans.gold.jsonl"),
    labels: &["biased_word"],
};

/// Articles with propaganda techniques, of which two are word choice.
pub(crate) const PTC: Corpus = Corpus {
    name: "PTC",
    about: "articles with spans that experts called Loaded_Language or Name_Calling,Labeling; a span with both counts once",
    texts: "ptc.jsonl",
    marks: Some("ptc.gold.jsonl"),
    labels: &["Loaded_Language", "Name_Calling,Labeling"],
};

/// Articles on the same stories from three outlets.
pub(crate) const BASIL: Corpus = Corpus {
    name: "BASIL",
    about: "articles with spans that experts marked for their wording (\"lexical\"); spans marked for their content are not read",
    texts: "basil.jsonl",
    marks: Some("basil.gold.jsonl"),
    labels: &["lexical"],
};

/// Articles with every mention of an actor, an object or an event.
pub(crate) const NEWS_WCL50: Corpus = Corpus {
    name: "NewsWCL50",
    about: "articles on five events, with every mention of an actor, object or event and its concept",
    texts: "newswcl50.jsonl",
    marks: Some("newswcl50.gold.jsonl"),
    labels: &[],
};

/// Articles on one war, from many camps.
pub(crate) const FA_KES: Corpus =
    Corpus { name: "FA-KES", about: "articles on the war in Syria", texts: "fakes.jsonl", marks: None, labels: &[] };

/// A text and what people marked in it.
pub(crate) struct Text {
    /// Who published it.
    pub outlet: String,
    /// The words.
    pub text: String,
    /// The title, where the text begins with it.
    pub headline: Option<Span>,
    /// The label of the whole text, where it has one.
    pub label: String,
    /// The marks, in order of the text.
    pub marks: Vec<Mark>,
}

/// A stretch that people marked.
pub(crate) struct Mark {
    /// Its bytes.
    pub span: Span,
    /// What sort of mark.
    pub label: String,
    /// What is mentioned, in NewsWCL50.
    pub concept: String,
}

impl Corpus {
    /// Which of its files the folder lacks.
    pub(crate) fn missing(&self, folder: &Path) -> Option<String> {
        let lacks = [Some(self.texts), self.marks].into_iter().flatten().find(|file| !folder.join(file).exists())?;
        Some(format!("\n== {}: left out, as {} is missing ==\n", self.name, folder.join(lacks).display()))
    }

    /// Its texts with their marks.
    pub(crate) fn read(&self, folder: &Path) -> anyhow::Result<Vec<Text>> {
        let mut texts = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        each_line(&folder.join(self.texts), |line| {
            let (text, title) = (text_of(line, "text").to_owned(), text_of(line, "title"));
            ensure!(!text.is_empty(), "no `text`");
            let headline = (!title.is_empty() && text.starts_with(title)).then(|| Span::new(0, title.len()));
            let known = places.insert(text_of(line, "id").to_owned(), texts.len());
            ensure!(known.is_none(), "the id `{}` stands twice", text_of(line, "id"));
            let (outlet, label) = (text_of(line, "outlet").to_owned(), text_of(line, "label").to_owned());
            texts.push(Text { outlet, text, headline, label, marks: Vec::new() });
            Ok(())
        })?;
        if let Some(marks) = self.marks {
            // Where each code point of the text begins that the last mark stood in.
            let mut starts: (usize, Vec<usize>) = (usize::MAX, Vec::new());
            each_line(&folder.join(marks), |line| {
                let label = text_of(line, "label");
                if line["function_word"] == true || !(self.labels.is_empty() || self.labels.contains(&label)) {
                    return Ok(());
                }
                let place = *places.get(text_of(line, "id")).with_context(|| format!("no text has the id `{}`", text_of(line, "id")))?;
                let text = &mut texts[place];
                if starts.0 != place {
                    starts = (place, text.text.char_indices().map(|(at, _)| at).chain([text.text.len()]).collect());
                }
                let byte = |key: &str| line[key].as_u64().and_then(|at| starts.1.get(at as usize)).copied();
                let ends = byte("start").zip(byte("end")).filter(|(start, end)| start < end);
                let (start, end) = ends.context("`start` and `end` are no stretch of the text")?;
                let span = Span::new(start, end);
                ensure!(span.of(&text.text) == text_of(line, "text"), "at `start` the text has other words: {:?}", span.of(&text.text));
                text.marks.push(Mark { span, label: label.to_owned(), concept: text_of(line, "code_name").to_owned() });
                Ok(())
            })?;
        }
        texts.iter_mut().for_each(|text| text.marks.sort_by_key(|mark| mark.span));
        Ok(texts)
    }

    /// The lines above its tables.
    pub(crate) fn opening(&self, texts: &[Text]) -> String {
        let mut line = format!("\n== {} ==\n{}: {} texts", self.name, self.about, texts.len());
        if self.marks.is_some() {
            let marks: usize = texts.iter().map(|text| text.marks.len()).sum();
            write!(line, ", {marks} marks").expect("a string takes all");
        }
        line + "\n"
    }
}

/// Calls `take` with every line of a file, and says in which one it failed.
fn each_line(path: &Path, mut take: impl FnMut(&Value) -> anyhow::Result<()>) -> anyhow::Result<()> {
    let file = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    for (number, line) in (1..).zip(file.lines()) {
        let taken = serde_json::from_str(line).map_err(anyhow::Error::from).and_then(|line: Value| take(&line));
        taken.with_context(|| format!("{}:{number}", path.display()))?;
    }
    Ok(())
}

fn text_of<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}
