//! What several commands have in common: opening the articles and the word lists they name.

use std::borrow::Cow;

use anyhow::Result;
use slantwise::corpus::Columns;
use slantwise::lexicon::Lexicon;
use slantwise::pipeline::{Input, InputOptions, SetAside, lists};

use crate::args::CorpusArgs;

/// Articles and word lists, opened.
pub struct Opened {
    pub input: Input,
    pub lexicons: Vec<Cow<'static, Lexicon>>,
    pub set_aside: SetAside,
}

/// Opens what a command names.
pub fn open(args: &CorpusArgs) -> Result<Opened> {
    let lexicons = lists(&args.lexicon)?;
    let set_aside = args.set_aside.as_deref().map(SetAside::open).transpose()?.unwrap_or_default();
    let columns = Columns::of_pairs(&args.column).map_err(|error| anyhow::anyhow!("--column: {error}"))?;
    let input = Input::open_with(&args.paths, InputOptions { columns, standard_input: Some(Box::new(std::io::stdin())) })?;
    Ok(Opened { input, lexicons, set_aside })
}
