//! Yoshikoder, `.ykd`: categories within categories as XML, with patterns of single words.
//!
//! A category may hold patterns and categories side by side. Entities of a document's own are not read: they can make gigabytes of a
//! kilobyte.

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::Exported;
use super::draft::{DEEPEST, Draft};
use super::error::Error;
use super::loss::Loss;
use super::outgoing::{Holds, flat};
use super::pattern::Wildcards;
use super::tree::{Branch, grown};
use crate::lexicon::model::Lexicon;

/// Reads the tree.
pub(super) fn read(text: &str, draft: &mut Draft, keep_root: bool) -> Result<(), Error> {
    let mut reader = Reader::from_str(text);
    let mut line = Lines { text, at: 0, line: 1 };
    // Every open element, with its name when it is a category.
    let mut open: Vec<Option<Level>> = Vec::new();
    loop {
        let here = line.of(reader.buffer_position() as usize);
        let event = reader.read_event().map_err(|error| draft.syntax(here, format!("is no XML: {error}")))?;
        let here = line.of(reader.buffer_position() as usize);
        match event {
            Event::Eof => break,
            Event::DocType(doctype) if doctype.contains('[') => {
                return Err(draft.syntax(here, "defines entities of its own, which are not read; save the list again from Yoshikoder"));
            }
            Event::Start(tag) => {
                let level = element(here, &tag, &open, draft, keep_root)?;
                open.push(level);
                if open.len() > DEEPEST {
                    return Err(draft.syntax(here, format!("nests more than {DEEPEST} levels; no word list does")));
                }
            }
            Event::Empty(tag) => {
                element(here, &tag, &open, draft, keep_root)?;
            }
            Event::Comment(comment) => draft.losses.add(Loss::Comment, here, &*comment),
            Event::End(_) => {
                open.pop();
            }
            _ => {}
        }
    }
    if !open.is_empty() {
        return Err(draft.syntax(line.of(text.len()), "the end of the file is missing; save the list again"));
    }
    Ok(())
}

/// A category that is open.
struct Level {
    name: String,
    about: Option<String>,
}

/// Line of a place, for places that only go on.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn of(&mut self, place: usize) -> usize {
        let place = place.min(self.text.len());
        self.line += self.text.as_bytes()[self.at.min(place)..place].iter().filter(|b| **b == b'\n').count();
        self.at = self.at.max(place);
        self.line
    }
}

/// What an element adds: a category, which is given back, or a pattern of the innermost one.
fn element(line: usize, tag: &BytesStart, open: &[Option<Level>], draft: &mut Draft, keep_root: bool) -> Result<Option<Level>, Error> {
    let attributes = attributes(line, tag, draft)?;
    let get = |name: &str| attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.trim().to_string());
    match tag.name().as_ref() {
        "dictionary" => {
            if get("patternengine").is_some_and(|engine| engine != "substring") {
                return Err(draft.syntax(line, "its patterns are regular expressions (patternengine); only those with * can be read"));
            }
            Ok(None)
        }
        "cnode" => {
            let Some(name) = get("name").filter(|name| !name.is_empty()) else {
                return Err(draft.syntax(line, "the category has no name"));
            };
            if let Some(score) = get("score") {
                draft.losses.add(Loss::Weight, line, format!("{name}: {score}"));
            }
            let is_root = open.iter().flatten().next().is_none();
            if is_root && !keep_root {
                draft.losses.add(Loss::Root, line, &name);
            }
            let level = Level { name, about: get("desc") };
            let mut path: Vec<&Level> = open.iter().flatten().collect();
            path.push(&level);
            if path.len() > 1 || keep_root {
                category(line, &path, draft, keep_root)?;
            }
            Ok(Some(level))
        }
        "pnode" => {
            let Some(name) = get("name") else {
                return Err(draft.syntax(line, "the pattern has no name"));
            };
            let path: Vec<&Level> = open.iter().flatten().collect();
            if path.is_empty() {
                return Err(draft.syntax(line, "the pattern stands outside any category"));
            }
            if let Some(score) = get("score") {
                draft.losses.add(Loss::Weight, line, format!("{name}: {score}"));
            }
            if name.contains(' ') {
                draft.losses.add(Loss::NewPhrase, line, &name);
            }
            let category = category(line, &path, draft, keep_root)?;
            draft.pattern(line, &name, Wildcards::Star, category)?;
            Ok(None)
        }
        other => {
            draft.losses.add(Loss::Detail, line, other);
            Ok(None)
        }
    }
}

/// The category of a path; patterns directly below the root keep the root's name.
fn category(line: usize, path: &[&Level], draft: &mut Draft, keep_root: bool) -> Result<usize, Error> {
    let from = usize::from(!keep_root && path.len() > 1);
    let names: Vec<String> = path[from..].iter().map(|level| level.name.clone()).collect();
    draft.category(line, &names, path.last().and_then(|level| level.about.as_deref()))
}

/// Names and values, with nothing but the five entities of XML itself in them.
fn attributes(line: usize, tag: &BytesStart, draft: &Draft) -> Result<Vec<(String, String)>, Error> {
    let mut found = Vec::new();
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| draft.syntax(line, format!("is no XML: {error}")))?;
        let value = quick_xml::escape::unescape(&attribute.value).map_err(|error| draft.syntax(line, format!("is no XML: {error}")))?;
        found.push((attribute.key.as_ref().to_string(), value.into_owned()));
    }
    Ok(found)
}

/// Writes the tree below a root that is called like the list.
pub(super) fn write(lexicon: &Lexicon) -> Exported {
    let flat = flat(lexicon, Holds { phrases: false, headings: true, ..Holds::PATTERNS });
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<dictionary style=\"050805\" patternengine=\"substring\">\n");
    let root = Branch { name: &lexicon.header.id, ..grown(&flat) };
    put(&root, 1, &mut text);
    text.push_str("</dictionary>\n");
    Exported { text, patterns: flat.patterns.len(), losses: flat.losses }
}

fn put(branch: &Branch, depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth);
    let about = branch.about.map(|about| format!(" desc=\"{}\"", escaped(about))).unwrap_or_default();
    text.push_str(&format!("{indent}<cnode name=\"{}\"{about}>\n", escaped(branch.name)));
    for pattern in &branch.patterns {
        text.push_str(&format!("{indent}  <pnode name=\"{}\"/>\n", escaped(pattern)));
    }
    branch.branches.iter().for_each(|below| put(below, depth + 1, text));
    text.push_str(&format!("{indent}</cnode>\n"));
}

/// A value of an attribute; a line's end in it is a space, as readers of XML make of it anyway.
fn escaped(text: &str) -> String {
    quick_xml::escape::escape(text.replace(|c: char| c.is_control(), " ").as_str()).into_owned()
}
