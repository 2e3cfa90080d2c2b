//! What a lesson holds. Sheets, exports and the page for practice are functions of this and of nothing else.
//!
//! Students' words and teachers' words are apart: whatever is called `masked` or `shown` may be handed out, `outlet` may not.

use serde::Serialize;

use crate::text::Voice;

/// A lesson made from a few articles.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Lesson {
    /// What the articles are called together; for the teacher.
    pub title: String,
    /// The texts, in the order in which they were named: A, B, and so on.
    pub texts: Vec<LessonText>,
    /// The headlines, in an order that does not give the texts away.
    pub headlines: Vec<Headline>,
    /// Every listed word on the sheet, in order of the texts.
    pub marks: Vec<KeyMark>,
    /// Words that report speech, which are no loaded words and have a table of their own.
    pub reporting: Vec<Reporting>,
    /// What looks listed and is not, or is not the paper's own.
    pub near_misses: Vec<NearMiss>,
    /// What was hidden from students.
    pub masked: Vec<Hidden>,
    /// Days and figures for the teacher to check.
    pub checks: Vec<Check>,
    /// Whether the texts tell one story.
    pub together: Together,
    /// Words for one thing, by text.
    pub grid: Vec<GridGroup>,
    /// Questions with answers.
    pub exercises: Vec<Exercise>,
    /// Where the rewriting begins: the sentence with most listed words of the paper's own.
    pub rewrite: Option<Passage>,
    /// What the comparison noticed, with the outlets' names; for the teacher.
    pub remarks: Vec<String>,
    /// How the texts were chosen, where it was told.
    pub chosen: Option<String>,
    /// The word lists, with their versions.
    pub lists: Vec<String>,
    /// The most words that a text was to have.
    pub max_words: usize,
    /// The number behind every draw.
    pub rng_seed: u64,
    /// The command that makes the lesson again.
    pub again: String,
    /// The version of slantwise.
    pub version: String,
}

/// One text of the lesson.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LessonText {
    /// "A".
    pub letter: String,
    /// Who published it; for the teacher.
    pub outlet: String,
    /// Its headline as it was printed; for the teacher.
    pub headline: String,
    /// Its day, ISO.
    pub day: Option<String>,
    /// Its day as a reader sees it.
    pub date: Option<String>,
    /// True when the day was worked out and not printed.
    pub is_date_worked_out: bool,
    /// Where it was published.
    pub url: Option<String>,
    /// Its file.
    pub file: String,
    /// Its language as a code.
    pub language: String,
    /// Words on the sheet, without the headline.
    pub words: usize,
    /// Words of its body in all.
    pub words_of_all: usize,
    /// Paragraphs that were left out at the end.
    pub paragraphs_left_out: usize,
    /// True when its first paragraph alone was too long and was cut at a sentence.
    pub is_cut_in_paragraph: bool,
    /// Listed words in what was left out.
    pub marks_left_out: usize,
    /// The numbered lines, masked.
    pub lines: Vec<Line>,
}

/// A numbered line of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// From 1, in its text.
    pub number: usize,
    /// True when a paragraph begins here.
    pub opens: bool,
    /// The words, masked.
    pub masked: String,
    /// Stretches of `masked` that belong to marks: from, to in bytes, and the mark's number.
    pub marked: Vec<(usize, usize, usize)>,
}

/// A headline on the sheet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Headline {
    /// Its number on the sheet, from 1.
    pub number: usize,
    /// Index of its text.
    pub text: usize,
    /// The words, masked.
    pub masked: String,
    /// Stretches that belong to marks, as in [`Line::marked`].
    pub marked: Vec<(usize, usize, usize)>,
}

/// Where something stands: a line of a text, or a headline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Place {
    /// Index of the text.
    pub text: usize,
    /// The line; 0 for the headline.
    pub line: usize,
}

/// A listed word on the sheet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct KeyMark {
    /// Its number in the lesson, from 0.
    pub number: usize,
    /// Where.
    pub place: Place,
    /// The words as they stand.
    pub words: String,
    /// Whose words.
    pub voice: Voice,
    /// A second acceptable reading.
    pub alt_voice: Option<Voice>,
    /// Who speaks, masked.
    pub speaker: Option<String>,
    /// What decided the voice.
    pub why_voice: String,
    /// True under a denial or prevention.
    pub negated: bool,
    /// Why it is listed, once for each list that has it.
    pub listed: Vec<Reason>,
    /// Why one could see it otherwise; empty where nothing speaks against it.
    pub debatable: Vec<Debatable>,
}

/// Why a word is listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// The list's id.
    pub lexicon: String,
    /// The naming set's or category's id.
    pub group: String,
    /// "Words for the armed opposition".
    pub heading: String,
    /// The term's or label's id.
    pub item: String,
    /// What a reader sees of it.
    pub shown: String,
    /// True for a word of a naming set.
    pub is_naming: bool,
    /// `name`, `description` or `disputed`; nothing for a word of a category.
    pub kind: Option<&'static str>,
    /// Why it is listed.
    pub note: String,
    /// What others write, with the reason for saying so.
    pub others_write: Vec<(String, String)>,
}

/// Why a mark is debatable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "because", content = "of", rename_all = "snake_case")]
pub enum Debatable {
    /// It can be read in another voice too.
    OtherVoice(&'static str),
    /// The rules cannot tell whose words they are.
    Unclear,
    /// The word often means somebody or something else.
    Broad(String),
    /// Words that should stand near it do not.
    Unresolved,
}

/// A word that reports what somebody said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reporting {
    /// Where.
    pub place: Place,
    /// The words as they stand.
    pub words: String,
    /// "Takes what was said for true".
    pub heading: String,
}

/// What looks listed, and is not, or is not the paper's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NearMiss {
    /// Where.
    pub place: Place,
    /// The words as they stand.
    pub words: String,
    /// Which listed word it looks like.
    pub shown: String,
    /// Why it is none.
    pub why: MissWhy,
}

/// Why something that looks listed is none.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "because", content = "of", rename_all = "snake_case")]
pub enum MissWhy {
    /// The list names this phrase as another sense.
    Exception(String),
    /// This word stands near and tells another sense.
    Guard(String),
    /// The list asks for other capitals.
    Capitals(String),
    /// It is part of a name.
    Name(String),
    /// It is listed, and in somebody's quotation.
    Quotation(Option<String>),
    /// It is part of a longer phrase, which is counted instead.
    Longer(String),
}

/// What was hidden from students.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hidden {
    /// Index of the text.
    pub text: usize,
    /// The line where it stood; nothing for what was left out as a whole.
    pub line: Option<usize>,
    /// `name`, or the role of a line of the page: `byline`, `dateline`, `caption`, `boilerplate`.
    pub what: &'static str,
    /// The words.
    pub words: String,
}

/// A day or a figure that the teacher should check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Check {
    /// A text puts into a year what an earlier text already tells.
    Year {
        /// The year as printed.
        year: i16,
        /// Where it is printed.
        printed: Place,
        /// The words of the sentence around it.
        words: String,
        /// A naming set that both sentences use: "Words for the change of power".
        about: String,
        /// A name that both sentences have.
        name: String,
        /// Where the earlier text tells it.
        told: Place,
        /// The earlier text's day as a reader sees it.
        date: String,
    },
    /// A day of the week that the calendar does not know.
    Weekday {
        /// Where.
        printed: Place,
        /// The words.
        words: String,
        /// The day of the week of that date.
        is: &'static str,
    },
    /// Two texts count the same thing differently.
    Figure {
        /// What is counted.
        what: String,
        /// Each text's figure.
        told: Vec<(Place, String)>,
    },
}

/// Whether the texts tell one story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Together {
    /// One event.
    OneStory {
        /// Its name, as it was given or found.
        name: String,
        /// True when a person says so.
        is_given: bool,
    },
    /// Not one event, as far as names, words and dates tell.
    Apart {
        /// Days between the first and the last; nothing when a text has no day.
        days: Option<i64>,
    },
}

/// A naming set in the reveal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GridGroup {
    /// "Words for the armed opposition".
    pub heading: String,
    /// A row a word.
    pub rows: Vec<GridLine>,
}

/// A word in the reveal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GridLine {
    /// What a reader sees.
    pub shown: String,
    /// For each text the numbers of its marks.
    pub marks: Vec<Vec<usize>>,
}

/// A stretch of whole lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Passage {
    /// Index of the text.
    pub text: usize,
    /// Its first line.
    pub first: usize,
    /// Its last line.
    pub last: usize,
    /// The sentence, masked.
    pub masked: String,
}

/// A question with its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Exercise {
    /// "q01".
    pub id: String,
    /// What sort of question.
    pub kind: ExerciseKind,
    /// The question.
    pub question: String,
    /// The passage it is about, masked; empty when it is about the whole texts.
    pub passage: String,
    /// What can be chosen.
    pub options: Vec<String>,
    /// Which of them are right, in order.
    pub right: Vec<usize>,
    /// Why, as a sentence.
    pub why: String,
    /// Where that can be seen.
    pub places: Vec<Place>,
}

/// The sorts of questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ExerciseKind {
    /// Spot the listed word.
    Word,
    /// Whose voice is it?
    Voice,
    /// Several names, one thing.
    Naming,
    /// Which headline belongs to which text?
    Headline,
}
