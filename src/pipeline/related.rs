//! What the articles are to each other: copies of one text, and tellings of one story.
//!
//! Both are known only when every article was read. Then a second copy inside an outlet is taken out of all counts, and each article is told
//! its story.

use std::collections::{BTreeSet, HashSet};
use std::path::Path;

use crate::compare::Contrast;
use crate::corpus::{Status, digest};
use crate::error::Error;
use crate::findings::StoryParts;
use crate::pipeline::survey::Survey;
use crate::story::{self, Copies, Edited, Matching, Stories, Traces, Unfit};
use crate::study::FileDigest;
use crate::table::Table;
use crate::tally::Tally;

/// Stories as a person gave them back.
#[derive(Debug, Clone)]
pub struct GivenStories {
    /// The file, for the manifest.
    pub file: FileDigest,
    /// What stands in it.
    pub edited: Edited,
}

impl GivenStories {
    /// Opens a table of stories.
    ///
    /// # Errors
    /// When it cannot be read or is no such table.
    pub fn open(path: &Path) -> Result<GivenStories, Error> {
        let bytes = std::fs::read(path).map_err(|source| Error::Read { path: path.to_path_buf(), source })?;
        let edited = story::edited(&path.display().to_string(), &bytes)?;
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        Ok(GivenStories { file: FileDigest { file: name, sha256: digest(&bytes) }, edited })
    }
}

/// What the articles are to each other.
#[derive(Debug)]
pub struct Related {
    /// What is known of each article, by id.
    pub traces: Traces,
    /// Copies of one text.
    pub copies: Copies,
    /// Tellings of one story.
    pub stories: Stories,
    /// What a table of stories names that is not there, and what it does not name.
    pub unfit: Unfit,
}

impl Related {
    /// Finds copies and stories. What a person said of an article's story stays so.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn find(mut traces: Traces, days: u16, given: Option<&GivenStories>) -> Result<Related, Error> {
        let unfit = given.map(|given| given.edited.apply(&mut traces)).unwrap_or_default();
        let how = Matching { days, ..Matching::default() };
        let (copies, stories) = rayon::join(|| Copies::find(&traces), || Stories::find(&traces, &how));
        Ok(Related { copies: copies?, stories, traces, unfit })
    }

    /// True for an article that says again what another one of its outlet has said.
    fn is_second(&self, id: &str) -> bool {
        self.traces.position(id).is_some_and(|at| self.copies.copy_of[at].is_some())
    }

    /// The articles of a story that count, by id.
    ///
    /// # Errors
    /// [`Error::NoStory`].
    pub fn members(&self, name: &str) -> Result<BTreeSet<String>, Error> {
        let Some(story) = self.stories.stories.iter().find(|story| story.is_called(name)) else {
            let known: Vec<String> = self.stories.stories.iter().map(|story| story.name.clone()).collect();
            return Err(Error::NoStory { name: name.to_string(), known });
        };
        let ids = story.members.iter().map(|member| self.traces.all()[member.article].id());
        Ok(ids.filter(|id| !self.is_second(id)).map(str::to_string).collect())
    }

    /// Takes second copies out of what was counted, and tells each article its story.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn settle(&self, mut survey: Survey) -> Result<Survey, Error> {
        let second: HashSet<String> =
            self.traces.all().iter().map(|trace| trace.id()).filter(|id| self.is_second(id)).map(str::to_string).collect();
        let story_of = |id: &str| self.traces.position(id).and_then(|at| self.stories.name_of(at));
        if !second.is_empty() {
            let is_second = |id: &str| second.contains(id);
            let (hits, tally, uncorrected) = (survey.hits.take(), &survey.tally, survey.uncorrected.as_ref());
            let (hits, tallies) = rayon::join(
                || hits.map(|hits| hits.without("article", is_second)).transpose(),
                || (tally.without(is_second), uncorrected.map(|tally| tally.without(is_second)).transpose()),
            );
            (survey.hits, survey.tally, survey.uncorrected) = (hits?, tallies.0?, tallies.1?);
            survey.evidence = survey.evidence.without(is_second);
            survey.texts.retain(|text| !is_second(&text.id));
            survey.kept.retain(|(article, _)| !is_second(&article.id));
            for line in &mut survey.ledger {
                let first = line.article.as_deref().and_then(|id| self.traces.position(id)).and_then(|at| self.copies.copy_of[at]);
                if let Some(first) = first {
                    line.status = Status::Duplicate;
                    line.reason = Some(format!("the same text as {} in the same outlet: it counts once", self.traces.all()[first].id()));
                    line.words_kept = 0;
                    line.words_set_aside.clear();
                }
            }
        }
        survey.tally = survey.tally.with_stories(story_of)?;
        survey.uncorrected = survey.uncorrected.map(|tally| tally.with_stories(story_of)).transpose()?;
        Ok(survey)
    }

    /// The tally without the texts that several outlets printed; nothing when there are none.
    ///
    /// # Errors
    /// When polars cannot, which is a bug.
    pub(super) fn without_shared(&self, tally: &Tally) -> Result<Option<Tally>, Error> {
        if !self.copies.syndicated.contains(&true) {
            return Ok(None);
        }
        let is_shared = |id: &str| self.traces.position(id).is_some_and(|at| self.copies.syndicated[at]);
        Ok(Some(tally.without(is_shared)?))
    }

    /// What a report says of it; `only` is the story that was asked for.
    pub fn parts<'a>(&'a self, only: Option<&'a str>, file: Option<&'a str>, unshared: Option<&'a [Contrast]>) -> StoryParts<'a> {
        StoryParts { traces: &self.traces, copies: &self.copies, stories: &self.stories, unfit: &self.unfit, only, file, unshared }
    }

    /// The tables `stories` and `duplicates`, those that have rows to show.
    pub fn tables(&self) -> Vec<Table> {
        let stories = (!self.stories.stories.is_empty()).then(|| self.stories.table(&self.traces));
        let copies = (!self.copies.pairs.is_empty()).then(|| self.copies.table(&self.traces));
        stories.into_iter().chain(copies).collect()
    }
}
