//! What a folder gives: what its `articles.csv` lists, else whatever lies in it; a line for every file either way.

use std::collections::HashMap;
use std::path::Path;

use super::entries::Item;
use super::input::Input;
use super::listed::{is_listing, read_listing};
use super::name;
use super::walk::{Found, LISTING, steers, walk};
use crate::corpus::{Chosen, Listed, Status};
use crate::error::Error;

impl Input {
    /// Adds what a folder gives; `prefix` goes before its names.
    pub(super) fn add_folder(&mut self, root: &Path, prefix: &str) -> Result<(), Error> {
        let found = walk(root)?;
        if found.is_empty() {
            return Err(Error::Empty { path: root.to_owned() });
        }
        let listing = root.join(LISTING);
        if is_listing(&listing) {
            let listed = read_listing(&listing)?;
            self.add_about(&format!("{prefix}{LISTING}"), listing);
            self.add_listed(root, prefix, listed, found);
            return Ok(());
        }
        let is_corpus = |f: &&Found| f.name.ends_with(&format!("/{LISTING}")) && is_listing(&f.path);
        let corpora: Vec<String> = found.iter().filter(is_corpus).filter_map(|f| Some(f.path.parent()?.display().to_string())).collect();
        if !corpora.is_empty() {
            return Err(Error::Choice { path: root.to_owned(), corpora });
        }
        for file in found {
            let name = format!("{prefix}{}", file.name);
            match file.aside {
                Some((status, reason)) => self.pass(name, status, reason),
                // An `articles.csv` that is here is a table of articles.
                None if steers(&name) && !name.ends_with(LISTING) => {}
                None => self.items.push(Item::File { name, path: file.path, chosen: Chosen::Found, metadata: None }),
            }
        }
        Ok(())
    }

    /// What the table lists, in its order; then whatever else lies there.
    fn add_listed(&mut self, root: &Path, prefix: &str, listed: Vec<Listed>, found: Vec<Found>) {
        let mut lines = HashMap::new();
        for Listed { line, file, metadata } in listed {
            let (name, path) = (format!("{prefix}{file}"), root.join(&file));
            if let Some(first) = lines.get(&file) {
                self.pass(name, Status::Duplicate, format!("{LISTING}:{line}: listed in line {first} already; remove one of the lines"));
                continue;
            }
            if path.is_file() {
                self.items.push(Item::File { name, path, chosen: Chosen::Named, metadata: Some(Box::new(metadata)) });
            } else {
                let meant = name::meant(&path).map(|m| format!("; did you mean {m:?}?")).unwrap_or_default();
                self.pass(name, Status::LeftOut, format!("{LISTING}:{line}: no such file{meant}; correct the name or remove the line"));
            }
            lines.insert(file, line);
        }
        for file in found.into_iter().filter(|f| !lines.contains_key(&f.name) && !steers(&f.name)) {
            let not_listed = || (Status::NotListed, format!("{LISTING} does not list it; add a line if it is an article"));
            let (status, reason) = file.aside.unwrap_or_else(not_listed);
            self.pass(format!("{prefix}{}", file.name), status, reason);
        }
    }
}
