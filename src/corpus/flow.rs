//! Puts runs of words together to a text: one space between words, one blank line between paragraphs.
//!
//! Web pages, Markdown and office documents say in marks what a plain text says with line ends. A passage that such a mark sets apart as
//! quoted gets quotation marks here, as it would in print: without them the words of others would be counted as the outlet's own.

/// What stands between what was written and what comes next. The greater one counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Break {
    None,
    Space,
    Line,
    Paragraph,
}

/// A text in the making.
#[derive(Debug)]
pub(super) struct Flow {
    text: String,
    due: Break,
    /// How many quoted passages are open.
    quoted: usize,
    /// True when this paragraph was given an opening mark.
    marked: bool,
}

impl Flow {
    pub(super) fn new() -> Self {
        Self { text: String::new(), due: Break::None, quoted: 0, marked: false }
    }

    /// Adds words; white space of any length, line ends included, is one space.
    pub(super) fn words(&mut self, words: &str) {
        for word in words.split_inclusive(char::is_whitespace) {
            let whole = word.trim_end();
            if !whole.is_empty() {
                self.put(whole);
            }
            if whole.len() < word.len() {
                self.due(Break::Space);
            }
        }
    }

    /// Adds words whose line ends count.
    pub(super) fn lines(&mut self, lines: &str) {
        for line in lines.split_inclusive('\n') {
            self.words(line);
            if line.ends_with('\n') {
                self.line();
            }
        }
    }

    /// What comes next stands on a line of its own.
    pub(super) fn line(&mut self) {
        self.due(Break::Line);
    }

    /// What comes next is a paragraph of its own.
    pub(super) fn paragraph(&mut self) {
        self.due(Break::Paragraph);
    }

    /// What comes next is a passage in the words of someone else.
    pub(super) fn open_quotation(&mut self) {
        self.paragraph();
        self.quoted += 1;
    }

    /// The quoted passage is over.
    pub(super) fn close_quotation(&mut self) {
        self.close_mark();
        self.quoted = self.quoted.saturating_sub(1);
        self.paragraph();
    }

    /// The text, without white space at its end.
    pub(super) fn finish(mut self) -> String {
        self.close_mark();
        self.text
    }

    fn due(&mut self, due: Break) {
        self.due = self.due.max(due);
    }

    fn put(&mut self, word: &str) {
        let begins = self.text.is_empty() || self.due == Break::Paragraph;
        if begins {
            self.close_mark();
        }
        if !self.text.is_empty() {
            self.text.push_str(["", " ", "\n", "\n\n"][self.due as usize]);
        }
        self.due = Break::None;
        if begins && self.quoted > 0 && !word.starts_with(is_mark) {
            self.text.push('“');
            self.marked = true;
        }
        self.text.push_str(word);
    }

    fn close_mark(&mut self) {
        if std::mem::take(&mut self.marked) {
            self.text.push('”');
        }
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '\'' | '‹' | '「')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lines_and_paragraphs_are_told_apart() {
        let mut flow = Flow::new();
        flow.paragraph();
        flow.words("  Troops \n moved");
        flow.words(".");
        flow.line();
        flow.words("Calm. ");
        flow.paragraph();
        flow.line();
        flow.words("\tEnd");
        assert_eq!(flow.finish(), "Troops moved.\nCalm.\n\nEnd");
    }

    #[test]
    fn every_paragraph_of_a_quoted_passage_stands_in_quotation_marks_of_its_own() {
        let mut flow = Flow::new();
        flow.words("He said:");
        flow.open_quotation();
        flow.words("It was a coup.");
        flow.paragraph();
        flow.words("“It was.”");
        flow.paragraph();
        flow.words("Yes");
        flow.close_quotation();
        flow.words("So he said.");
        assert_eq!(flow.finish(), "He said:\n\n“It was a coup.”\n\n“It was.”\n\n“Yes”\n\nSo he said.");
    }
}
