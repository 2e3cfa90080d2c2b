//! The columns a table of articles may have, and the names they usually go by.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// The file that holds the article; only in `articles.csv`.
    File,
    /// The article's id.
    Id,
    /// Who published it.
    Outlet,
    /// Its headline.
    Title,
    /// The day of publication.
    Date,
    /// Where the day comes from.
    DateFrom,
    /// Where it was published.
    Url,
    /// The event it reports.
    Story,
    /// Its language.
    Language,
    /// The article; only in tables of articles.
    Text,
}

impl Column {
    /// Every column.
    pub const ALL: [Column; 10] = [
        Column::File,
        Column::Outlet,
        Column::Title,
        Column::Date,
        Column::DateFrom,
        Column::Url,
        Column::Story,
        Column::Language,
        Column::Id,
        Column::Text,
    ];

    /// Its name at the head of a table.
    pub fn key(self) -> &'static str {
        match self {
            Column::File => "file",
            Column::Id => "id",
            Column::Outlet => "outlet",
            Column::Title => "title",
            Column::Date => "date",
            Column::DateFrom => "date_from",
            Column::Url => "url",
            Column::Story => "story",
            Column::Language => "language",
            Column::Text => "text",
        }
    }

    /// Other names that tables of articles use for it. They count when its own name is absent.
    pub fn aliases(self) -> &'static [&'static str] {
        match self {
            Column::Outlet => &["source", "publisher", "publication", "newspaper", "domain"],
            Column::Title => &["headline"],
            Column::Date => &[
                "published",
                "published_at",
                "publishedat",
                "publication_date",
                "publish_date",
                "date_publish",
                "date_published",
                "pubdate",
            ],
            Column::Url => &["link"],
            Column::Language => &["lang"],
            Column::Text => &["content", "body", "maintext", "article_text", "full_text"],
            _ => &[],
        }
    }

    /// The column with this name; case and spaces around it do not count.
    pub fn named(name: &str) -> Option<Column> {
        Column::ALL.into_iter().find(|c| name.trim().eq_ignore_ascii_case(c.key()))
    }

    /// The column that goes by this other name.
    fn aliased(name: &str) -> Option<Column> {
        Column::ALL.into_iter().find(|c| c.aliases().iter().any(|a| name.trim().eq_ignore_ascii_case(a)))
    }

    /// True for a column of `articles.csv`.
    pub(super) fn is_listed(self) -> bool {
        self != Column::Text
    }

    /// The column of `articles.csv` that `name` was probably meant to be.
    pub(super) fn meant(name: &str) -> Option<&'static str> {
        let name = name.trim().to_lowercase();
        let alias = Column::aliased(&name).filter(|c| c.is_listed());
        let near = || {
            let likeness = |c: &Column| strsim::normalized_damerau_levenshtein(&name, c.key());
            let listed = Column::ALL.into_iter().filter(|c| c.is_listed());
            listed.max_by(|a, b| likeness(a).total_cmp(&likeness(b))).filter(|c| likeness(c) >= 0.5)
        };
        alias.or_else(near).map(Column::key)
    }

    /// `file, outlet, ...`
    pub(super) fn listed_keys() -> String {
        let listed: Vec<_> = Column::ALL.into_iter().filter(|c| c.is_listed()).map(Column::key).collect();
        listed.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_near_a_column_or_used_elsewhere_for_it_is_understood() {
        assert_eq!(Column::meant("oulet"), Some("outlet"));
        assert_eq!(Column::meant("Publisher"), Some("outlet"));
        assert_eq!(Column::meant("sentiment"), None);
    }
}
