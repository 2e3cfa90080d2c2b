//! What several commands have in common: opening the articles and the word lists they name.

use std::borrow::Cow;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result};
use slantwise::corpus::Columns;
use slantwise::lexicon::{self, Lexicon, Places};
use slantwise::pipeline::{Input, InputOptions, SetAside, study_of};
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
    let lexicons = lexicons(&study.lexicons)?;
    let set_aside = study.set_aside.as_deref().map(SetAside::open).transpose()?.unwrap_or_default();
    let pairs = study.columns.iter().map(|(column, name)| format!("{column}={name}"));
    let columns = Columns::of_pairs(pairs).map_err(|error| anyhow::anyhow!("columns: {error}"))?;
    let options = InputOptions { columns, roster: study.roster(), standard_input: Some(Box::new(std::io::stdin())) };
    let input = Input::open_with(&study.corpus, options)?;
    Ok(Opened { study, study_file, input, lexicons, set_aside })
}

/// The word lists named, each once; all built-in ones when none is.
pub fn lexicons(names: &[String]) -> Result<Vec<Cow<'static, Lexicon>>> {
    if names.is_empty() {
        return Ok(lexicon::built_in().iter().map(Cow::Borrowed).collect());
    }
    let mut found: Vec<Cow<'static, Lexicon>> = Vec::new();
    for name in names {
        let lexicon = one(name)?;
        if let Some(other) = found.iter().find(|other| other.header.id == lexicon.header.id) {
            anyhow::ensure!(
                other.digest == lexicon.digest,
                "two word lists are called `{}`; give one of them another id",
                lexicon.header.id
            );
            continue;
        }
        found.push(lexicon);
    }
    Ok(found)
}

/// A word list by its name, or by its file when the name looks like one.
pub fn one(name: &str) -> Result<Cow<'static, Lexicon>> {
    if is_name(name) {
        return Ok(Cow::Borrowed(lexicon::find(name)?));
    }
    Ok(Cow::Owned(lexicon::parse(name, &source(name)?)?))
}

fn is_name(name: &str) -> bool {
    Path::new(name).extension().is_none() && !name.contains(['/', '\\'])
}

/// A word list with the lines of its parts.
pub struct Located {
    /// The name of its file, to be shown.
    pub file: String,
    pub lexicon: Cow<'static, Lexicon>,
    pub places: Places,
}

/// The word lists named, with their lines; all built-in ones when none is.
pub fn located(names: &[String]) -> Result<Vec<Located>> {
    if names.is_empty() {
        return lexicon::built_in().iter().map(|lexicon| located_one(&lexicon.header.id)).collect();
    }
    names.iter().map(|name| located_one(name)).collect()
}

fn located_one(name: &str) -> Result<Located> {
    let (file, text) = match is_name(name) {
        true => (format!("{name}.toml"), lexicon::text_of(&lexicon::find(name)?.header.id).unwrap_or_default().to_string()),
        false => (name.to_string(), source(name)?),
    };
    let (lexicon, places) = lexicon::located(&file, &text)?;
    Ok(Located { file, lexicon: Cow::Owned(lexicon), places })
}

/// A word list's file at most; a longer one is no word list.
const BYTES_AT_MOST: u64 = 64 << 20;

/// The text of a word list's file.
pub fn source(name: &str) -> Result<String> {
    let cannot = || format!("{name}: the word list cannot be read");
    let mut bytes = Vec::new();
    let file = std::fs::File::open(name).with_context(cannot)?;
    file.take(BYTES_AT_MOST + 1).read_to_end(&mut bytes).with_context(cannot)?;
    anyhow::ensure!(bytes.len() as u64 <= BYTES_AT_MOST, "{name}: this is more than 64 MB, and no word list");
    Ok(lexicon::decode(name, bytes)?)
}
