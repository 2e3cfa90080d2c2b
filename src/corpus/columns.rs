//! Which column of a given table is which: by its own name, by the usual others, or as someone said.
//!
//! A column that was named with `--column outlet=newspaper` goes by that name alone: the table may have an `outlet` that means something
//! else.

use super::{Column, Error, Source};

/// What someone said of the names in their tables.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns {
    named: Vec<(Column, String)>,
}

/// Two names that could both be one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clash {
    pub column: Column,
    pub names: String,
}

impl Columns {
    /// What pairs such as `outlet=newspaper` say: a column, and its name in the tables. Within JSON `outlet=source.name` names a value in
    /// an object.
    ///
    /// # Errors
    /// A sentence that says what is wrong: a pair without `=`, an unknown column, a column named twice.
    pub fn of_pairs<S: AsRef<str>>(pairs: impl IntoIterator<Item = S>) -> Result<Columns, String> {
        let mut named: Vec<(Column, String)> = Vec::new();
        for pair in pairs {
            let pair = pair.as_ref();
            let (column, name) = pair.split_once('=').unwrap_or((pair, ""));
            let name = name.trim();
            if name.is_empty() {
                return Err(format!("{pair:?} names no column of the table; write it as outlet=newspaper"));
            }
            let all: Vec<&str> = Column::ALL.into_iter().filter(|c| *c != Column::File).map(Column::key).collect();
            let Some(column) = Column::named(column).filter(|c| *c != Column::File) else {
                let meant = nearest(column, all.iter().copied()).map(|meant| format!("did you mean {meant:?}? ")).unwrap_or_default();
                return Err(format!("unknown column {column:?}; {meant}the columns are {}", all.join(", ")));
            };
            if let Some((_, other)) = named.iter().find(|(other, _)| *other == column) {
                return Err(format!("the {} cannot be both {other:?} and {name:?}; name one of them", column.key()));
            }
            named.push((column, name.to_owned()));
        }
        Ok(Columns { named })
    }

    /// The pairs again, as they are written.
    pub fn pairs(&self) -> impl Iterator<Item = String> {
        self.named.iter().map(|(column, name)| format!("{}={name}", column.key()))
    }

    /// True when a table of articles may have a column of this name.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.assign(&[name]).is_ok_and(|columns| columns[0].is_some())
    }

    /// The names that lead into an object that stands under `key`, each with the rest of its way.
    pub(super) fn within(&self, key: &str) -> impl Iterator<Item = (&str, &str)> {
        self.named.iter().filter_map(move |(_, name)| Some((name.as_str(), name.strip_prefix(key)?.strip_prefix('.')?)))
    }

    /// Which column each name stands for. A column's own name goes before other names for it.
    pub(super) fn assign<S: AsRef<str>>(&self, names: &[S]) -> Result<Vec<Option<Column>>, Clash> {
        let mut assigned = vec![None; names.len()];
        let is = |i: usize, name: &str| names[i].as_ref().trim().eq_ignore_ascii_case(name);
        // What someone said goes first, so that no other column takes the name.
        let (said, unsaid): (Vec<Column>, Vec<Column>) = Column::ALL.into_iter().partition(|c| self.said(*c).is_some());
        for column in said.into_iter().chain(unsaid) {
            let free = |assigned: &[Option<Column>], is: &dyn Fn(usize) -> bool| -> Vec<usize> {
                (0..names.len()).filter(|i| assigned[*i].is_none() && is(*i)).collect()
            };
            let found = match self.said(column) {
                Some(name) => free(&assigned, &|i| is(i, name)),
                None => {
                    let own = free(&assigned, &|i| is(i, column.key()));
                    if own.is_empty() { free(&assigned, &|i| column.aliases().iter().any(|alias| is(i, alias))) } else { own }
                }
            };
            match found[..] {
                [] => {}
                [one] => assigned[one] = Some(column),
                _ => {
                    let names: Vec<_> = found.iter().map(|i| names[*i].as_ref().trim()).collect();
                    return Err(Clash { column, names: names.join(" and ") });
                }
            }
        }
        Ok(assigned)
    }

    /// The columns that were named, and whose names are not among `names`.
    pub(super) fn absent<S: AsRef<str>>(&self, names: &[S]) -> Vec<(Column, String)> {
        let is_there = |wanted: &str| names.iter().any(|name| name.as_ref().trim().eq_ignore_ascii_case(wanted));
        self.named.iter().filter(|(_, name)| !is_there(name)).cloned().collect()
    }

    fn said(&self, column: Column) -> Option<&str> {
        self.named.iter().find(|(other, _)| *other == column).map(|(_, name)| name.as_str())
    }
}

/// The columns of a table with this header.
///
/// # Errors
/// [`Error::Clash`], [`Error::NoSuchColumn`] and [`Error::NoTextColumn`].
pub(super) fn of_header(source: &Source, names: &[String]) -> Result<Vec<Option<Column>>, Error> {
    let file = || source.name.to_string();
    if let Some((column, name)) = source.columns.absent(names).into_iter().next() {
        return Err(no_such_column(source, column, name, names));
    }
    let columns = source.columns.assign(names);
    let columns = columns.map_err(|Clash { column, names }| Error::Clash { file: file(), names, column: column.key() })?;
    if !columns.contains(&Some(Column::Text)) {
        let found = if names.is_empty() { "nothing".to_owned() } else { names.join(", ") };
        return Err(Error::NoTextColumn { file: file(), found });
    }
    Ok(columns)
}

/// The error for a name that was given and is not there.
pub(super) fn no_such_column(source: &Source, column: Column, name: String, names: &[String]) -> Error {
    let suggestion = nearest(&name, names.iter().map(String::as_str)).map(str::to_owned);
    Error::NoSuchColumn { file: source.name.to_string(), column: column.key(), name, suggestion, found: names.join(", ") }
}

/// The name that is most like `name`, when one is.
fn nearest<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let likeness = |other: &str| strsim::normalized_damerau_levenshtein(&name.trim().to_lowercase(), &other.to_lowercase());
    names.max_by(|a, b| likeness(a).total_cmp(&likeness(b))).filter(|other| likeness(other) >= 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(pairs: &[&str]) -> Columns {
        Columns::of_pairs(pairs).unwrap()
    }

    #[test]
    fn a_columns_own_name_goes_before_other_names_for_it() {
        let columns = Columns::default().assign(&["Source", "outlet", "headline", "extra", "content"]).unwrap();
        assert_eq!(columns, [None, Some(Column::Outlet), Some(Column::Title), None, Some(Column::Text)]);
    }

    #[test]
    fn two_names_for_one_column_are_a_clash() {
        let clash = Columns::default().assign(&["content", "id", "body"]).unwrap_err();
        assert_eq!(clash, Clash { column: Column::Text, names: "content and body".into() });
        assert!(Columns::default().assign(&["text", "Text "]).is_err());
        assert!(columns(&["text=body"]).assign(&["content", "body"]).is_ok());
    }

    #[test]
    fn a_column_that_was_named_goes_by_that_name_alone() {
        let columns = columns(&["outlet = newspaper", "text=title"]);
        let assigned = columns.assign(&["outlet", "Newspaper", "title", "text"]).unwrap();
        assert_eq!(assigned, [None, Some(Column::Outlet), Some(Column::Text), None]);
        assert_eq!(columns.pairs().collect::<Vec<_>>(), ["outlet=newspaper", "text=title"]);
        assert_eq!(columns.absent(&["title"]), [(Column::Outlet, "newspaper".to_owned())]);
    }

    #[test]
    fn a_pair_that_says_nothing_is_refused_with_what_was_meant() {
        let refused = |pairs: &[&str]| Columns::of_pairs(pairs).unwrap_err();
        let all = "the columns are outlet, title, date, date_from, url, story, language, id, text";
        assert_eq!(refused(&["oulet=a"]), format!("unknown column \"oulet\"; did you mean \"outlet\"? {all}"));
        assert_eq!(refused(&["file=a"]), format!("unknown column \"file\"; did you mean \"title\"? {all}"));
        assert_eq!(refused(&["outlet"]), "\"outlet\" names no column of the table; write it as outlet=newspaper");
        assert_eq!(refused(&["text=a", "text=b"]), "the text cannot be both \"a\" and \"b\"; name one of them");
    }

    #[test]
    fn a_name_may_lead_into_an_object() {
        let columns = columns(&["outlet=source.name", "date=source.seen.at"]);
        assert_eq!(columns.within("source").collect::<Vec<_>>(), [("source.name", "name"), ("source.seen.at", "seen.at")]);
    }
}
