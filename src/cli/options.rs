//! What several commands have in common: opening the articles and the word lists they name.

use std::borrow::Cow;
use std::path::Path;

use anyhow::{Context, Result};
use slantwise::corpus::Columns;
use slantwise::lexicon::{self, Lexicon};
use slantwise::pipeline::{Input, InputOptions, SetAside};

use crate::args::CorpusArgs;

/// Articles and word lists, opened.
pub struct Opened {
    pub input: Input,
    pub lexicons: Vec<Cow<'static, Lexicon>>,
    pub set_aside: SetAside,
}

/// Opens what a command names.
pub fn open(args: &CorpusArgs) -> Result<Opened> {
    let lexicons = lexicons(&args.lexicon)?;
    let set_aside = args.set_aside.as_deref().map(SetAside::open).transpose()?.unwrap_or_default();
    let columns = Columns::of_pairs(&args.column).map_err(|error| anyhow::anyhow!("--column: {error}"))?;
    let options = InputOptions { columns, standard_input: Some(Box::new(std::io::stdin())) };
    Ok(Opened { input: Input::open_with(&args.paths, options)?, lexicons, set_aside })
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
    let path = Path::new(name);
    if path.extension().is_none() && !name.contains(['/', '\\']) {
        return Ok(Cow::Borrowed(lexicon::find(name)?));
    }
    let text = source(name)?;
    Ok(Cow::Owned(lexicon::parse(name, &text)?))
}

/// The text of a word list's file.
pub fn source(name: &str) -> Result<String> {
    let bytes = std::fs::read(name).with_context(|| format!("{name}: the word list cannot be read"))?;
    String::from_utf8(bytes).with_context(|| format!("{name}: is not UTF-8; save it as UTF-8"))
}
