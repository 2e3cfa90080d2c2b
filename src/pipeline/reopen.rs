//! Reads one article again, and makes sure that it is the same.

use super::entries::{Item, rows};
use super::input::Input;
use crate::corpus::{Article, Entry, Locator};
use crate::error::Error;

impl Input {
    /// The article that stands at `locator`, read again. A table is read from its beginning up to the row.
    ///
    /// # Errors
    /// [`Error::Reopen`] when it came from standard input, is gone, or is not the same any more; and what reading its file fails with.
    pub fn reopen(&self, locator: &Locator) -> Result<Article, Error> {
        let place = locator.row.map_or_else(|| locator.file.clone(), |row| format!("{}:{row}", locator.file));
        let failed = |problem: &str| Error::Reopen { article: place.clone(), problem: problem.to_owned() };
        if !locator.can_be_reopened() {
            return Err(failed("came in once and cannot be read again; save it to a file and name that"));
        }
        let is_meant = |item: &&Item| matches!(item, Item::File { name, .. } | Item::Given { name, .. } if *name == locator.file);
        let item = self.items.iter().find(is_meant).ok_or_else(|| failed("is not among what was named; name its folder"))?;
        for entry in rows(item, &self.columns)? {
            let Entry { line, article } = entry?;
            if line.row == locator.row {
                let reason = line.reason.unwrap_or_default();
                let article = article.ok_or_else(|| failed(&format!("cannot be read any more: {reason}")))?;
                let is_same = article.locator.digest == locator.digest;
                return if is_same { Ok(article) } else { Err(failed("has changed since it was read; run again")) };
            }
        }
        Err(failed("is gone: its file is shorter than it was; run again"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Cell, Columns, GivenColumn, GivenTable, Piece, STANDARD_INPUT};
    use crate::pipeline::InputOptions;
    use std::fs;

    #[test]
    fn an_article_can_be_read_again_while_its_file_is_the_same() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.txt"), "A").unwrap();
        fs::write(folder.path().join("b.csv"), "outlet,text\nB,Troops.\nC,Calm.\n").unwrap();
        let input = Input::open(&[folder.path().to_owned()]).unwrap();
        let read: Vec<Article> = input.entries().filter_map(|entry| entry.unwrap().article).collect();
        for article in &read {
            assert_eq!(input.reopen(&article.locator).unwrap(), *article);
        }
        fs::write(folder.path().join("b.csv"), "outlet,text\nB,Troops!\n").unwrap();
        let message = |article: &Article| input.reopen(&article.locator).unwrap_err().to_string();
        assert_eq!(message(&read[1]), "b.csv:2: has changed since it was read; run again");
        assert_eq!(message(&read[2]), "b.csv:3: is gone: its file is shorter than it was; run again");
        let passed = Locator { file: STANDARD_INPUT.to_owned(), row: Some(2), digest: String::new() };
        let error = input.reopen(&passed).unwrap_err().to_string();
        assert_eq!(error, "standard input:2: came in once and cannot be read again; save it to a file and name that");
    }

    struct Texts([&'static str; 2]);

    impl Piece for Texts {
        fn rows(&self) -> usize {
            self.0.len()
        }

        fn cell(&self, _: usize, row: usize) -> Cell<'_> {
            Cell::Text(self.0[row])
        }
    }

    #[test]
    fn a_table_in_memory_is_read_as_often_as_needed_under_its_name() {
        let column = GivenColumn { name: "body".to_owned(), is_readable: true };
        let table = GivenTable::new([column], [Box::new(Texts(["Troops.", "Calm."])) as Box<dyn Piece>]);
        let input = Input::of_table("iran-news.parquet", table.clone(), InputOptions::default()).unwrap();
        assert_eq!((input.title.as_str(), input.name.as_str(), input.has_metadata()), ("Iran news", "iran-news", true));
        let read = || -> Vec<Article> { input.entries().filter_map(|entry| entry.unwrap().article).collect() };
        let ids: Vec<String> = read().into_iter().map(|article| article.id).collect();
        assert_eq!(ids, ["iran-news.parquet#1", "iran-news.parquet#2"]);
        for article in read() {
            assert_eq!(input.reopen(&article.locator).unwrap(), article);
        }
        let digests: Vec<_> = input.digests().map(Result::unwrap).collect();
        assert_eq!((digests.len(), digests[0].0.as_str(), digests[0].1.len()), (1, "iran-news.parquet", 64));
        let of = |pair: &str| InputOptions { columns: Columns::of_pairs([pair]).unwrap(), ..InputOptions::default() };
        let error = Input::of_table("t", table, of("text=txt")).unwrap_err().to_string();
        assert!(error.starts_with("t: no column \"txt\" for the text; "), "{error}");
    }
}
