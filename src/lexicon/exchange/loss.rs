//! What an exchange could not carry: counted, with a few examples and their lines.

use std::collections::BTreeMap;
use std::fmt;

/// A kind of thing that one format holds and another does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Loss {
    // What would be misread stops an import.
    /// LIWC entries that count only beside certain words.
    Conditional,
    /// WordStat rules: words near, before or after each other.
    Rule,
    /// A pattern with signs that elsewhere make a regular expression.
    LooksRegex,
    /// A regular expression that cannot be read.
    Broken,
    /// A line whose parts cannot be told apart.
    Unclear,
    // What is left out.
    /// Signs that are no part of words.
    Sign,
    /// Entries that belong nowhere.
    NoCategory,
    /// Numbers of categories that the file does not define.
    UndefinedCategory,
    /// Regular expressions with more than words in them.
    BeyondWords,
    /// Regular expressions that look around, or back.
    Lookaround,
    /// Regular expressions, where there is no place for them.
    Regex,
    /// Wildcards where the format has none.
    Wildcard,
    /// Phrases, where there are only single words.
    Phrase,
    /// Entries whose capitals matter, where capitals never do.
    Case,
    /// Patterns with a gap.
    Gap,
    /// What is only in an alternative.
    AlternativeForm,
    /// Entries for which the very same word is suggested.
    SameAlternative,
    /// Entries without what a format is for.
    NoAlternative,
    // What is carried, but changed or without a part of it.
    /// Weights and scores.
    Weight,
    /// Entries listed twice.
    Duplicate,
    /// Entries that other programs read as a number or as yes and no.
    LooksConverted,
    /// Categories within categories.
    Nested,
    /// The outermost level of a tree.
    Root,
    /// Category names that an id cannot hold.
    Renamed,
    /// Categories without an entry.
    EmptyCategory,
    /// Quotation marks around entries.
    Quotes,
    /// Bytes that are not UTF-8.
    Encoding,
    /// Entries that wildcards of the same list find too.
    Overlap,
    /// Parallel categories of negated entries.
    Negation,
    /// Phrases that their own program never finds.
    NewPhrase,
    /// What is never a hit, elsewhere.
    Exceptions,
    /// Alternatives without a reason.
    Alternative,
    /// Conditions under which a rule is silent.
    Condition,
    /// Keys with nothing to answer them here.
    Detail,
    /// Comments.
    Comment,
    /// Naming sets, elsewhere categories.
    Naming,
    /// Kinds of labels.
    Kind,
    /// Words that must stand near a label.
    Near,
    /// Longer phrases that cancel a hit.
    Except,
    /// Words that cancel a hit when they stand near.
    Guard,
    /// Several patterns of one entry.
    Grouping,
    /// Categories, where there are none.
    Category,
    /// Headings of categories and naming sets.
    Heading,
    /// What others write.
    OthersWrite,
    /// The reasons for what others write.
    Why,
    /// Notes and sides.
    Note,
    /// Example sentences.
    Example,
    /// Title, licence, source and limits.
    Header,
}

impl Loss {
    /// What happened to such things, as half a sentence.
    pub fn says(self) -> &'static str {
        match self {
            Loss::Conditional => "entries that count only beside certain words; there is nothing like it here",
            Loss::Rule => "rules about words near each other; there is nothing like it here",
            Loss::LooksRegex => "entries that look like regular expressions, which this format does not know",
            Loss::Broken => "regular expressions that cannot be read",
            Loss::Unclear => "lines that could mean more than one thing",
            Loss::Sign => "entries of signs, or with signs at the edge of a word; only words are looked for, so they are left out",
            Loss::NoCategory => "entries without a category; left out",
            Loss::UndefinedCategory => "category numbers that the file does not define; left out",
            Loss::BeyondWords => "regular expressions that are more than words with single spaces between them; left out",
            Loss::Lookaround => "regular expressions that look around or refer back; left out",
            Loss::Regex => "regular expressions; left out",
            Loss::Wildcard => "wildcards in places that the format does not know; the patterns are left out",
            Loss::Phrase => "phrases and words with a hyphen; the format holds single words, so they are left out",
            Loss::Case => "entries whose capitals matter; elsewhere they would find other words too, so they are left out",
            Loss::Gap => "patterns with a gap; left out",
            Loss::AlternativeForm => "alternatives that delete the hit, are built from it, or hold a | or $; left out",
            Loss::SameAlternative => "words that are suggested for themselves; never a hit there, and left out",
            Loss::NoAlternative => "entries for which nothing else is suggested; left out",
            Loss::Weight => "weights and scores; every hit counts as one",
            Loss::Duplicate => "entries listed twice in a category; kept once",
            Loss::LooksConverted => {
                "entries that other programs take for a number or for yes and no; kept as they stand, see whether a program has changed them"
            }
            Loss::Nested => "categories within categories; the names are joined with `.`, and hits do not count for the outer one",
            Loss::Root => "the outermost level of the tree; taken away",
            Loss::Renamed => "names of categories with signs that an id cannot hold; kept in `about`",
            Loss::EmptyCategory => "categories without an entry; see whether the name was meant to be an entry",
            Loss::Quotes => "entries in quotation marks; the marks are taken away",
            Loss::Encoding => "text that is not UTF-8; see whether its letters are right",
            Loss::Overlap => "words that a wildcard of the list finds too; such a word counts for both entries",
            Loss::Negation => {
                "categories of negated entries; here a longer phrase takes the place of a shorter one, so do not subtract them"
            }
            Loss::NewPhrase => "phrases in a list for single words; here they are found",
            Loss::Exceptions => "exceptions; there they are held against the hit alone, here they are longer phrases around it",
            Loss::Alternative => "alternatives without a reason; `why` says where they come from, so put the reason there",
            Loss::Condition => "conditions under which a rule is silent; here it always counts",
            Loss::Detail => "keys with nothing to answer them here",
            Loss::Comment => "comments; see whether they name a licence or a source",
            Loss::Naming => "naming sets; they are categories there, without shares",
            Loss::Kind => "kinds of labels (name, description, disputed)",
            Loss::Near => "words that must stand near the labels of a naming set",
            Loss::Except => "phrases that cancel a hit; without them the entry finds more",
            Loss::Guard => "words that cancel a hit when they stand near; without them the entry finds more",
            Loss::Grouping => "entries of several patterns; each pattern is an entry of its own there",
            Loss::Category => "categories and naming sets; the format has none",
            Loss::Heading => "headings of categories and naming sets",
            Loss::OthersWrite => "what others write",
            Loss::Why => "the reasons for what others write",
            Loss::Note => "notes and sides of entries",
            Loss::Example => "example sentences",
            Loss::Header => "what the file cannot say of the list; pass it on with the file",
        }
    }

    /// True for what would be misread, so that an import stops unless it is told to go on without it.
    pub fn is_refused(self) -> bool {
        matches!(self, Loss::Conditional | Loss::Rule | Loss::LooksRegex | Loss::Broken | Loss::Unclear)
    }
}

/// One case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Its line, or row, counted from 1; 0 when it has none.
    pub line: usize,
    /// What stands there.
    pub what: String,
}

/// How often something was lost, and the first cases.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cases {
    /// All of them.
    pub count: usize,
    /// The first few.
    pub examples: Vec<Example>,
}

/// Everything an exchange could not carry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Losses(BTreeMap<Loss, Cases>);

/// Cases kept of each kind, so that a hostile file cannot fill the memory with them.
const EXAMPLES: usize = 20;
/// Cases shown of each kind.
const SHOWN: usize = 3;
/// Characters shown of each.
const WIDEST: usize = 70;

impl Losses {
    /// Adds a case.
    pub(super) fn add(&mut self, loss: Loss, line: usize, what: impl AsRef<str>) {
        let cases = self.0.entry(loss).or_default();
        cases.count += 1;
        if cases.examples.len() < EXAMPLES {
            cases.examples.push(Example { line, what: clipped(what.as_ref()) });
        }
    }

    /// How often this was lost.
    pub fn count(&self, loss: Loss) -> usize {
        self.0.get(&loss).map_or(0, |cases| cases.count)
    }

    /// Each kind with its cases, in a fixed order: what was refused first.
    pub fn iter(&self) -> impl Iterator<Item = (Loss, &Cases)> {
        self.0.iter().map(|(loss, cases)| (*loss, cases))
    }

    /// True when everything was carried.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Only what stops an import.
    pub(super) fn refused(&self) -> Losses {
        Losses(self.0.iter().filter(|(loss, _)| loss.is_refused()).map(|(loss, cases)| (*loss, cases.clone())).collect())
    }
}

/// A character that only shows; one that would steer a terminal, or turn the direction of the line, is a space.
pub(super) fn harmless(c: char) -> char {
    let steers = c.is_control() || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if steers { ' ' } else { c }
}

/// What `text` says on one line, not too long, and without what would steer a terminal.
fn clipped(text: &str) -> String {
    let mut chars = text.trim().chars().map(harmless);
    let mut clipped: String = chars.by_ref().take(WIDEST).collect();
    if chars.next().is_some() {
        clipped.push('…');
    }
    clipped
}

impl fmt::Display for Losses {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (loss, cases)) in self.iter().enumerate() {
            if at > 0 {
                writeln!(f)?;
            }
            write!(f, "  {:>5}  {}", cases.count, loss.says())?;
            for example in cases.examples.iter().take(SHOWN) {
                match example.line {
                    0 => write!(f, "\n         {}", example.what)?,
                    line => write!(f, "\n         line {line}: {}", example.what)?,
                }
            }
            if cases.count > SHOWN {
                write!(f, "\n         and {} more", cases.count - SHOWN)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_grouped_and_counted_with_a_few_examples() {
        let mut losses = Losses::default();
        (1..=5).for_each(|line| losses.add(Loss::Weight, line, format!("rebel ({line})")));
        losses.add(Loss::Header, 0, "licence\u{1b}[2J");
        let said = losses.to_string();
        assert!(said.starts_with("      5  weights and scores; every hit counts as one\n         line 1: rebel (1)\n"), "{said}");
        assert!(said.contains("and 2 more\n      1  what the file cannot say") && said.ends_with("licence [2J"), "{said}");
    }

    #[test]
    fn a_hostile_file_fills_no_memory_with_examples() {
        let mut losses = Losses::default();
        (0..1000).for_each(|line| losses.add(Loss::Sign, line, "x".repeat(1000)));
        let (_, cases) = losses.iter().next().unwrap();
        assert_eq!((cases.count, cases.examples.len()), (1000, EXAMPLES));
        assert!(cases.examples[0].what.chars().count() <= WIDEST + 1);
    }
}
