//! What several commands have in common: opening the articles and the word lists they name.

use std::borrow::Cow;

use anyhow::Result;
use slantwise::corpus::Columns;
use slantwise::lexicon::Lexicon;
use slantwise::pipeline::{Input, InputOptions, SetAside, lists, study_of};
use slantwise::study::{FileDigest, Study};

use crate::args::CorpusArgs;

/// Articles and word lists, opened.
pub struct Opened {
    /// All that was told: by the study file, the settings and the flags.
    pub study: Study,
    /// The study file, when one was named.
    pub study_file: Option<FileDigest>,
    pub input: Input,
    pub lexicons: Vec<Cow<'static, Lexicon>>,
    pub set_aside: SetAside,
}

/// Opens what a command names.
pub fn open(args: &CorpusArgs) -> Result<Opened> {
    open_told(args, args.study()?)
}

/// Opens what a command names, of whose flags `told` is what they tell of a study. They go before what a study file says.
pub fn open_told(args: &CorpusArgs, told: Study) -> Result<Opened> {
    // A column that is told twice is a slip that a table of columns would hide.
    Columns::of_pairs(&args.column).map_err(|error| anyhow::anyhow!("--column: {error}"))?;
    let (study, study_file) = match study_of(&args.paths)? {
        Some((of_file, file)) => (of_file.over(Study { corpus: Vec::new(), ..told }), Some(file)),
        None => (told, None),
    };
    let lexicons = lists(&study.lexicons)?;
    let set_aside = study.set_aside.as_deref().map(SetAside::open).transpose()?.unwrap_or_default();
    let pairs = study.columns.iter().map(|(column, name)| format!("{column}={name}"));
    let columns = Columns::of_pairs(pairs).map_err(|error| anyhow::anyhow!("columns: {error}"))?;
    let options = InputOptions { columns, roster: study.roster(), standard_input: Some(Box::new(std::io::stdin())) };
    let input = Input::open_with(&study.corpus, options)?;
    Ok(Opened { study, study_file, input, lexicons, set_aside })
}
