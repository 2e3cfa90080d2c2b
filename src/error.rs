//! Sums the rooms' errors into one public `Error`.

use std::io;
use std::path::PathBuf;

use crate::{audit, chart, corpus, findings, lesson, lexicon, report, story, study, table, tally};

/// What stops a run. Paths stand as they were given.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A study that does not say what it means.
    #[error(transparent)]
    Study(#[from] study::Error),
    /// No file and no folder was named.
    #[error("no file or folder is named; name the articles to compare")]
    NothingNamed,
    /// A path that does not exist.
    #[error("{}: no such file or folder{}", path.display(), suggestion.as_ref().map(|s| format!("; did you mean {s:?}?")).unwrap_or_default())]
    NotFound {
        /// The path.
        path: PathBuf,
        /// A name beside it that is much like it.
        suggestion: Option<String>,
    },
    /// A pattern that no file fits.
    #[error("{pattern}: no file is called so; see whether the pattern begins at the right folder")]
    NoMatch {
        /// The pattern.
        pattern: String,
    },
    /// A pattern that is none.
    #[error("{pattern}: {problem}; `*` stands for any part of a name, `**` for any folders")]
    Pattern {
        /// The pattern.
        pattern: String,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// Standard input was named, and nothing comes in there.
    #[error("-: standard input is not given here; name a file")]
    NoStandardInput,
    /// An article that cannot be read a second time.
    #[error("{article}: {problem}")]
    Reopen {
        /// Where it was.
        article: String,
        /// Why not, and what to do.
        problem: String,
    },
    /// A folder or file that the system does not let us read.
    #[error("{}: {source}", path.display())]
    Read {
        /// The path.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A folder of corpora, of which one must be chosen.
    #[error("{}: holds corpora and is none itself; name one of: {}", path.display(), corpora.join(", "))]
    Choice {
        /// The folder.
        path: PathBuf,
        /// The folders in it that hold an `articles.csv`.
        corpora: Vec<String>,
    },
    /// A folder without any file.
    #[error("{}: the folder is empty; put articles into it, one a file, or a table of them", path.display())]
    Empty {
        /// The folder.
        path: PathBuf,
    },
    /// There are files, but none can be read.
    #[error("{}: no article to read ({reasons}); articles are .txt, .md, .html, .docx, .pdf, .csv, .tsv, .jsonl, .json or .parquet", path.display())]
    NoArticles {
        /// What was named.
        path: PathBuf,
        /// Why not, for the first few files.
        reasons: String,
    },
    /// A file or folder could not be written.
    #[error("{}: cannot be written: {source}", path.display())]
    Write {
        /// The path.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A file that is made new is there already.
    #[error("{}: this file exists and is left as it is; name another with --out", path.display())]
    Exists {
        /// The path.
        path: PathBuf,
    },
    /// The folder for the report holds something else.
    #[error("{}: this exists and is no report of slantwise; name another folder with --out", path.display())]
    NotAReport {
        /// The folder.
        path: PathBuf,
    },
    /// A folder that should be a finished report is none.
    #[error("{}: this is no whole report of `compare`: {problem}; name the folder that `slantwise compare` wrote, such as reports/NAME", path.display())]
    NoReport {
        /// The folder.
        path: PathBuf,
        /// What is missing or different.
        problem: String,
    },
    /// A report without a Markdown form.
    #[error("{}: holds words that `discover` found; only what `compare` made can be told as Markdown", path.display())]
    NoMarkdown {
        /// The report's folder.
        path: PathBuf,
    },
    /// A figure that the report does not have.
    #[error("no figure of this report is called {name:?}; there are: {}", known.join(", "))]
    NoFigure {
        /// What was asked for.
        name: String,
        /// Those there are.
        known: Vec<String>,
    },
    /// A report was not named, and there is not exactly one.
    #[error("{}: {}", path.display(), which_report(known))]
    WhichReport {
        /// Where reports are looked for.
        path: PathBuf,
        /// The reports there.
        known: Vec<String>,
    },
    /// An audit was asked for, and there is no hit to draw.
    #[error("none of the listed words stands in these texts, so that there is nothing to draw; name another list with --lexicon")]
    NothingToDraw,
    /// A sample would lie among the articles it was drawn from, and be read as one of them.
    #[error("{}: lies in {}, where it would be read as an article; name a folder outside with --out", path.display(), corpus.display())]
    InCorpus {
        /// The folder.
        path: PathBuf,
        /// The folder of the articles.
        corpus: PathBuf,
    },
    /// Inputs were found, and none of them gave an article.
    #[error("no article could be read: {reasons}")]
    NothingRead {
        /// Why not, for the first few inputs.
        reasons: String,
    },
    /// What outlets have of their own needs others beside them.
    #[error(
        "all {articles} articles are of one outlet ({outlet}): `discover` sets outlets apart, so name articles of two or more; if a column tells them apart, say which with --column outlet=NAME"
    )]
    OneOutlet {
        /// The outlet.
        outlet: String,
        /// Its articles.
        articles: usize,
    },
    /// An outlet that was asked for does not occur.
    #[error("no outlet here is called {name:?}; there are: {known}")]
    UnknownOutlet {
        /// The name.
        name: String,
        /// Names that occur, those most like it first.
        known: String,
    },
    /// The temporary file for what is kept of the articles.
    #[error(
        "the temporary file for the words of the articles cannot be used: {source}; make room in the folder for temporary files (TMPDIR)"
    )]
    Scratch {
        /// What the system says.
        source: io::Error,
    },
    /// With --strict, the first input that could not be read.
    #[error("{line}; leave out --strict to go on without it")]
    Strict {
        /// Its file, line and reason.
        line: String,
    },
    /// A file that people write is longer than people write.
    #[error("{}: longer than {} MiB, so not written by people; see whether it is the right file", path.display(), most >> 20)]
    TooLong {
        /// The file.
        path: PathBuf,
        /// Bytes it may have.
        most: u64,
    },
    /// A list of lines to set aside is wrong.
    #[error("{}:{line}: {problem}", path.display())]
    SetAside {
        /// The file.
        path: PathBuf,
        /// Its line, from 1.
        line: u64,
        /// What is wrong and what to do.
        problem: String,
    },
    /// A table of articles is wrong as a whole.
    #[error(transparent)]
    Corpus(#[from] corpus::Error),
    /// A table of corrections or of an audit is wrong.
    #[error(transparent)]
    Corrections(#[from] audit::Error),
    /// A word list's file that cannot be read.
    #[error("{name}: the word list cannot be read: {source}")]
    List {
        /// The file, as it was named.
        name: String,
        /// What the system says.
        source: io::Error,
    },
    /// A file that is too long for a word list.
    #[error("{name}: this is more than 64 MB, and no word list")]
    ListTooLong {
        /// The file, as it was named.
        name: String,
    },
    /// Two word lists that differ go by one name.
    #[error("two word lists are called `{id}`; give one of them another id")]
    SameList {
        /// Their name.
        id: String,
    },
    /// A lexicon is wrong, or there is none of that name.
    #[error(transparent)]
    Lexicon(#[from] lexicon::Error),
    /// A report does not have what it was asked for.
    #[error(transparent)]
    Explain(#[from] findings::explain::Error),
    /// A list of another tool cannot be read.
    #[error(transparent)]
    Exchange(#[from] lexicon::exchange::Error),
    /// The counts could not be added up.
    #[error(transparent)]
    Tally(#[from] tally::Error),
    /// No story is called so.
    #[error("no story is called `{name}`; {}", known_stories(known))]
    NoStory {
        /// What was asked for.
        name: String,
        /// Those there are.
        known: Vec<String>,
    },
    /// Stories or copies could not be found, or a table of stories is wrong.
    #[error(transparent)]
    Story(#[from] story::Error),
    /// A table could not be written.
    #[error(transparent)]
    Table(#[from] table::Error),
    /// A figure could not be drawn.
    #[error(transparent)]
    Chart(#[from] chart::Error),
    /// A lesson cannot be made of what was named, or could not be written.
    #[error(transparent)]
    Lesson(#[from] lesson::Error),
    /// A lesson that people have worked on would be overwritten.
    #[error("{}: {what} since the lesson was made, and would be lost; name another folder with --out", path.display())]
    EditedLesson {
        /// The folder.
        path: PathBuf,
        /// What is different.
        what: String,
    },
    /// A page could not be written.
    #[error(transparent)]
    Report(#[from] report::Error),
}

fn which_report(known: &[String]) -> String {
    match known {
        [] => "no report is here; name the folder that `slantwise compare` wrote, such as reports/NAME".to_string(),
        known => format!("several reports are here, so name one: {}", known.join(", ")),
    }
}

fn known_stories(known: &[String]) -> String {
    match known {
        [] => "no two outlets here tell one story, as far as can be seen; give stories in a column `story` or with --stories".to_string(),
        few if few.len() <= 12 => format!("there are: {}", few.join(", ")),
        many => format!("there are {}, such as {}; see tables/stories.csv in the report", many.len(), many[..3].join(", ")),
    }
}
