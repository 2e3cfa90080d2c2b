//! What is known of an article besides its text.

use jiff::civil::Date;

use super::{Column, DateError, DateFrom, parse_date};

/// What is known of an article besides its text, from `articles.csv`, from the head of its file, or from the columns of its row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// Its id.
    pub id: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// The day of publication.
    pub published: Option<Date>,
    /// Where that day comes from.
    pub date_from: Option<DateFrom>,
    /// Where it was published.
    pub url: Option<String>,
    /// The event it reports.
    pub story: Option<String>,
    /// Its language.
    pub language: Option<String>,
}

/// Why a value does not fit its column.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FieldError {
    /// Not a date, or not one date.
    #[error(transparent)]
    Date(#[from] DateError),
    /// Not one of the three words.
    #[error("date_from {0:?} is unknown; write page, given or inferred")]
    DateFrom(String),
}

impl Metadata {
    /// Fills in a column; an empty value leaves it open.
    ///
    /// # Errors
    /// [`FieldError`] when the value is no date or no source of a date. The column then stays open.
    pub fn set(&mut self, column: Column, value: &str) -> Result<(), FieldError> {
        let value = value.trim();
        if value.is_empty() {
            return Ok(());
        }
        let text = || Some(value.to_owned());
        match column {
            Column::Id => self.id = text(),
            Column::Outlet => self.outlet = text(),
            Column::Title => self.title = text(),
            Column::Url => self.url = text(),
            Column::Story => self.story = text(),
            Column::Language => self.language = text(),
            Column::Date => self.published = Some(parse_date(value)?),
            Column::DateFrom => {
                let unknown = || FieldError::DateFrom(value.chars().take(40).collect());
                self.date_from = Some(DateFrom::parse(&value.to_lowercase()).ok_or_else(unknown)?);
            }
            Column::File | Column::Text => {}
        }
        Ok(())
    }

    /// This, with gaps filled from `other`. Where a day comes from belongs to the day, so the two are taken together.
    pub fn or(mut self, other: &Metadata) -> Metadata {
        fn fill<T: Clone>(gap: &mut Option<T>, other: &Option<T>) {
            if gap.is_none() {
                gap.clone_from(other);
            }
        }
        if self.published.is_none() {
            self.published = other.published;
            self.date_from = other.date_from;
        }
        fill(&mut self.id, &other.id);
        fill(&mut self.outlet, &other.outlet);
        fill(&mut self.title, &other.title);
        fill(&mut self.url, &other.url);
        fill(&mut self.story, &other.story);
        fill(&mut self.language, &other.language);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_value_leaves_a_column_open() {
        let mut metadata = Metadata::default();
        metadata.set(Column::Outlet, "  ").unwrap();
        assert_eq!(metadata, Metadata::default());
    }

    #[test]
    fn a_day_keeps_where_it_comes_from() {
        let mut page = Metadata::default();
        page.set(Column::Date, "2024-12-08").unwrap();
        page.set(Column::DateFrom, "page").unwrap();
        let mut given = Metadata::default();
        given.set(Column::Date, "2025-10-06").unwrap();
        assert_eq!(given.clone().or(&page), given);
        assert_eq!(Metadata::default().or(&page).date_from, Some(DateFrom::Page));
    }

    #[test]
    fn an_unknown_source_of_a_date_names_the_three() {
        let error = Metadata::default().set(Column::DateFrom, "guess").unwrap_err();
        assert_eq!(error.to_string(), "date_from \"guess\" is unknown; write page, given or inferred");
    }
}
