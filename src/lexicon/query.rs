//! A list made of what somebody looks for.

use crate::lexicon::error::Error;
use crate::lexicon::model::{Case, Category, Entry, Header, Lexicon, Style, Term};

/// A list of one entry that finds `query`: a word, a phrase, or a pattern with wildcards.
///
/// # Errors
/// [`Error::Query`] when there is no letter or figure in it.
pub fn of_query(query: &str) -> Result<Lexicon, Error> {
    if !query.chars().any(char::is_alphanumeric) {
        return Err(Error::Query { query: query.to_string() });
    }
    let entry = Entry {
        id: query.to_string(),
        show: query.to_string(),
        patterns: vec![query.to_string()],
        style: Style::Glob,
        case: Case::Fold,
        gap: GAP,
        except: Vec::new(),
        guard: None,
        others_write: Vec::new(),
        note: String::new(),
        side: String::new(),
        broad: String::new(),
        hit: Vec::new(),
        miss: Vec::new(),
    };
    let own = "query";
    let header = Header {
        id: own.to_string(),
        title: query.to_string(),
        language: String::new(),
        version: String::new(),
        licence: String::new(),
        source: String::new(),
        limits: String::new(),
    };
    let categories = vec![Category { id: own.to_string(), about: query.to_string() }];
    Ok(Lexicon {
        header,
        categories,
        terms: vec![Term { entry, categories: vec![own.to_string()] }],
        namings: Vec::new(),
        digest: String::new(),
    })
}

/// Words that "..." in a query may stand for.
const GAP: usize = 5;
