//! Opens word lists that were named: a built-in one by its name, any other by its file.

use std::borrow::Cow;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::error::Error;
use crate::lexicon::{self, Lexicon, Places};

/// A word list with the lines of its parts.
#[derive(Debug, Clone)]
pub struct LocatedList {
    /// The name of its file, to be shown.
    pub file: String,
    /// The list.
    pub lexicon: Cow<'static, Lexicon>,
    /// Where its parts stand in the file.
    pub places: Places,
}

/// A word list's file at most; a longer one is no word list.
const BYTES_AT_MOST: u64 = 64 << 20;

/// The word lists named, each once; all built-in ones when none is.
///
/// # Errors
/// As those of [`list`], and [`Error::SameList`].
pub fn lists(names: &[String]) -> Result<Vec<Cow<'static, Lexicon>>, Error> {
    if names.is_empty() {
        return Ok(lexicon::built_in().iter().map(Cow::Borrowed).collect());
    }
    each_once(names.iter().map(|name| list(name)).collect::<Result<_, _>>()?)
}

/// Each of the lists once, in order of the first.
///
/// # Errors
/// [`Error::SameList`] when two that differ go by one name.
pub fn each_once<L: AsRef<Lexicon>>(lists: Vec<L>) -> Result<Vec<L>, Error> {
    let mut once: Vec<L> = Vec::new();
    for list in lists {
        let (id, digest) = (&list.as_ref().header.id, &list.as_ref().digest);
        match once.iter().map(AsRef::as_ref).find(|other| other.header.id == *id) {
            Some(other) if other.digest != *digest => return Err(Error::SameList { id: id.clone() }),
            Some(_) => {}
            None => once.push(list),
        }
    }
    Ok(once)
}

/// A word list by its name, or by its file when the name looks like one.
///
/// # Errors
/// [`Error::Lexicon`] for a name that no list has and for a file with a mistake, [`Error::List`] and [`Error::ListTooLong`].
pub fn list(name: &str) -> Result<Cow<'static, Lexicon>, Error> {
    if is_name(name) {
        return Ok(Cow::Borrowed(lexicon::find(name)?));
    }
    Ok(Cow::Owned(lexicon::parse(name, &text_of_list(name)?)?))
}

/// The word lists named, with their lines; all built-in ones when none is.
///
/// # Errors
/// As those of [`list`].
pub fn located_lists(names: &[String]) -> Result<Vec<LocatedList>, Error> {
    if names.is_empty() {
        return lexicon::built_in().iter().map(|lexicon| located_list(&lexicon.header.id)).collect();
    }
    names.iter().map(|name| located_list(name)).collect()
}

/// A word list with its lines, as [`list`] finds it.
///
/// # Errors
/// As those of [`list`].
fn located_list(name: &str) -> Result<LocatedList, Error> {
    let (file, text) = match is_name(name) {
        true => (format!("{name}.toml"), text_of_list(name)?),
        false => (name.to_string(), text_of_list(name)?),
    };
    let (lexicon, places) = lexicon::located(&file, &text)?;
    Ok(LocatedList { file, lexicon: Cow::Owned(lexicon), places })
}

/// The text of a word list, as [`list`] finds it.
///
/// # Errors
/// As those of [`list`], but for mistakes in the text.
pub fn text_of_list(name: &str) -> Result<String, Error> {
    if is_name(name) {
        return Ok(lexicon::text_of(&lexicon::find(name)?.header.id).unwrap_or_default().to_string());
    }
    let cannot = |source| Error::List { name: name.to_string(), source };
    let mut bytes = Vec::new();
    let file = File::open(name).map_err(cannot)?;
    file.take(BYTES_AT_MOST + 1).read_to_end(&mut bytes).map_err(cannot)?;
    if bytes.len() as u64 > BYTES_AT_MOST {
        return Err(Error::ListTooLong { name: name.to_string() });
    }
    Ok(lexicon::decode(name, bytes)?)
}

fn is_name(name: &str) -> bool {
    Path::new(name).extension().is_none() && !name.contains(['/', '\\'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(names: &[&str]) -> Result<Vec<Cow<'static, Lexicon>>, Error> {
        lists(&names.iter().map(|name| (*name).to_string()).collect::<Vec<_>>())
    }

    fn ids(names: &[&str]) -> Vec<String> {
        named(names).unwrap().iter().map(|list| list.header.id.clone()).collect()
    }

    #[test]
    fn a_list_goes_by_its_name_or_its_file_and_counts_once() {
        assert_eq!(ids(&["terrorism", "lexicons/conflict.toml", "conflict"]), ["terrorism", "conflict"]);
        assert_eq!(ids(&[]).len(), lexicon::built_in().len());
        assert_eq!(text_of_list("conflict").unwrap(), text_of_list("lexicons/conflict.toml").unwrap());
    }

    #[test]
    fn two_lists_of_one_name_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("mine.toml");
        std::fs::write(&file, text_of_list("conflict").unwrap().replace("version = \"", "version = \"9")).unwrap();
        let error = named(&["conflict", &file.to_string_lossy()]).unwrap_err().to_string();
        assert_eq!(error, "two word lists are called `conflict`; give one of them another id");
    }

    #[test]
    fn a_file_that_is_not_there_is_named() {
        let error = list("no/such.toml").unwrap_err().to_string();
        assert!(error.starts_with("no/such.toml: the word list cannot be read: "), "{error}");
    }
}
