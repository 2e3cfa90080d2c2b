//! Gathers the traces of a corpus, in the order of their ids.

use jiff::civil::Date;

use crate::story::error::Error;
use crate::story::shelf::{Place, Shelf};
use crate::story::trace::{Given, Trace};

/// Takes traces in any order.
#[derive(Debug)]
pub struct Gatherer {
    kept: Vec<(Trace, Place)>,
    shelf: Shelf,
}

/// The traces of a corpus. An article is known by its place among the ids.
#[derive(Debug)]
pub struct Traces {
    pub(super) all: Vec<Trace>,
    pub(super) places: Vec<Place>,
    pub(super) shelf: Shelf,
}

impl Default for Gatherer {
    fn default() -> Gatherer {
        Gatherer { kept: Vec::new(), shelf: Shelf::new() }
    }
}

impl Gatherer {
    /// Takes a trace.
    ///
    /// # Errors
    /// What the disk refuses.
    pub fn push(&mut self, mut trace: Trace) -> Result<(), Error> {
        let place = self.shelf.put(&std::mem::take(&mut trace.runs))?;
        self.kept.push((trace, place));
        Ok(())
    }

    /// All of them.
    ///
    /// # Errors
    /// Two with one id.
    pub fn finish(self) -> Result<Traces, Error> {
        let mut kept = self.kept;
        kept.sort_unstable_by(|a, b| a.0.id.cmp(&b.0.id));
        if let Some(pair) = kept.windows(2).find(|pair| pair[0].0.id == pair[1].0.id) {
            return Err(Error::SameId { id: pair[0].0.id.to_string() });
        }
        let (all, places) = kept.into_iter().unzip();
        Ok(Traces { all, places, shelf: self.shelf })
    }
}

impl Traces {
    /// The traces, in the order of their ids.
    pub fn all(&self) -> &[Trace] {
        &self.all
    }

    /// The place of an article.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.all.binary_search_by(|trace| (*trace.id).cmp(id)).ok()
    }

    /// Says of an article which story it is in, or that it is in none.
    pub(super) fn assign(&mut self, at: usize, story: Option<&str>) {
        self.all[at].given = story.map_or(Given::Alone, |story| Given::Story(story.into()));
    }

    /// What decides which of two comes first: the earlier day, dated before undated, then the id.
    pub(super) fn precedence(&self, at: usize) -> (bool, Option<Date>, usize) {
        (self.all[at].day.is_none(), self.all[at].day, at)
    }

    /// The numbers of an article's runs of words, ascending.
    pub(super) fn runs(&self, at: usize) -> Result<Vec<u32>, Error> {
        Ok(self.shelf.get(self.places[at])?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::fixture::{gathered, trace};

    #[test]
    fn traces_stand_in_the_order_of_their_ids_with_their_runs() {
        let text = "Storm\n\nThe storm reached the coast at noon. Nobody was hurt.";
        let traces = gathered([trace("b", "Daily", "2024-01-02", text), trace("a", "Post", "", "")]);
        assert_eq!((traces.position("b"), traces.position("c")), (Some(1), None));
        assert_eq!((traces.runs(1).unwrap().len(), traces.runs(0).unwrap().len()), (6, 0));
        assert!(traces.precedence(1) < traces.precedence(0), "dated before undated");
    }

    #[test]
    fn two_articles_with_one_id_are_refused() {
        let mut gatherer = Gatherer::default();
        gatherer.push(trace("a", "Daily", "", "One")).unwrap();
        gatherer.push(trace("a", "Post", "", "Two")).unwrap();
        assert!(gatherer.finish().unwrap_err().to_string().contains("\"a\""));
    }
}
