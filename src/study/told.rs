//! What a person tells of a study: in a file, by flags, or one over the other. What is not told is nothing here; [`Options`] has the defaults.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::compare::over_time::{Event, Period, TimeOptions};
use crate::corpus::Roster;
use crate::matcher::Reach;
use crate::study::error::Error;
use crate::study::key::nearest;
use crate::study::options::{About, Options, Texts};

/// A study as it was told. Paths are those to open, from where the command is run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Study {
    /// What the report is called.
    pub title: Option<String>,
    /// How the texts were chosen.
    pub chosen: Option<String>,
    /// The articles.
    pub corpus: Vec<PathBuf>,
    /// What the columns are called: a column and its name.
    pub columns: BTreeMap<String, String>,
    /// Lines of the outlets' pages to set aside.
    pub set_aside: Option<PathBuf>,
    /// Whether the first article that cannot be read ends the run.
    pub strict: Option<bool>,
    /// The first day from which articles count.
    pub from: Option<Date>,
    /// The last one.
    pub until: Option<Date>,
    /// The declared lexicons, by name or file.
    pub lexicons: Vec<String>,
    /// The outlet that each other one is compared with.
    pub reference: Option<String>,
    /// Whether the level of intervals is written down.
    pub states_level: bool,
    /// The number for resampling.
    pub rng_seed: Option<u64>,
    /// How long periods are.
    pub period: Option<Period>,
    /// Days to test before and after.
    pub events: Vec<Event>,
    /// The stories as a person edited them.
    pub stories: Option<PathBuf>,
    /// Days of a story at most.
    pub story_days: Option<u16>,
    /// The one story that is compared.
    pub story: Option<String>,
    /// Whom or what it is about: an actor, or names.
    pub about: Vec<String>,
    /// Within so many words of a mention.
    pub near: Option<usize>,
    /// What an audit found.
    pub audit: Option<PathBuf>,
    /// Which texts the report holds.
    pub texts: Option<Texts>,
    /// The folder for the report.
    pub out: Option<PathBuf>,
    /// Outlets by name.
    pub outlets: BTreeMap<String, Outlet>,
    /// Actors by name.
    pub actors: BTreeMap<String, Actor>,
    /// For people.
    pub notes: Option<String>,
}

/// What is told of an outlet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outlet {
    /// Its other names.
    pub aliases: Vec<String>,
    /// The group in which it is compared.
    pub group: Option<String>,
}

/// What is told of an actor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Actor {
    /// Other names.
    pub aliases: Vec<String>,
}

impl Study {
    /// The level of every interval: the gates of what may be claimed were calibrated at it.
    pub const LEVEL: f64 = 0.95;

    /// This study, with what `more` tells in place of what this one does. Outlets, actors and columns are told one by one.
    pub fn over(self, more: Study) -> Study {
        let list = |this: Vec<String>, more: Vec<String>| if more.is_empty() { this } else { more };
        let mut columns = self.columns;
        columns.extend(more.columns);
        let mut outlets = self.outlets;
        for (name, told) in more.outlets {
            let outlet = outlets.entry(name).or_default();
            outlet.aliases = list(std::mem::take(&mut outlet.aliases), told.aliases);
            outlet.group = told.group.or(outlet.group.take());
        }
        let mut actors = self.actors;
        actors.extend(more.actors);
        Study {
            title: more.title.or(self.title),
            chosen: more.chosen.or(self.chosen),
            corpus: if more.corpus.is_empty() { self.corpus } else { more.corpus },
            columns,
            set_aside: more.set_aside.or(self.set_aside),
            strict: more.strict.or(self.strict),
            from: more.from.or(self.from),
            until: more.until.or(self.until),
            lexicons: list(self.lexicons, more.lexicons),
            reference: more.reference.or(self.reference),
            states_level: self.states_level || more.states_level,
            rng_seed: more.rng_seed.or(self.rng_seed),
            period: more.period.or(self.period),
            events: if more.events.is_empty() { self.events } else { more.events },
            stories: more.stories.or(self.stories),
            story_days: more.story_days.or(self.story_days),
            story: more.story.or(self.story),
            about: list(self.about, more.about),
            near: more.near.or(self.near),
            audit: more.audit.or(self.audit),
            texts: more.texts.or(self.texts),
            out: more.out.or(self.out),
            outlets,
            actors,
            notes: more.notes.or(self.notes),
        }
    }

    /// Whom or what it is about; the names of an actor are the actor's and all others.
    pub fn about(&self) -> Option<About> {
        let names = |name: &String| {
            let is_called = |(known, actor): &(&String, &Actor)| *known == name || actor.aliases.contains(name);
            match self.actors.iter().find(is_called) {
                Some((known, actor)) => std::iter::once(known).chain(&actor.aliases).cloned().collect(),
                None => vec![name.clone()],
            }
        };
        let mut seen = BTreeSet::new();
        let names: Vec<String> = self.about.iter().flat_map(names).filter(|name| seen.insert(name.clone())).collect();
        let reach = self.near.map_or(Reach::Sentence, Reach::Words);
        (!names.is_empty()).then_some(About { names, reach })
    }

    /// The names and groups of the outlets, and the days that count.
    pub fn roster(&self) -> Roster {
        let aliases = self.outlets.iter().flat_map(|(name, outlet)| outlet.aliases.iter().map(move |alias| (alias.clone(), name.clone())));
        let groups = self.outlets.iter().filter_map(|(name, outlet)| Some((name.clone(), outlet.group.clone()?)));
        Roster::new(aliases, groups, (self.from, self.until))
    }

    /// How the comparison is made. `declared` are the ids of the lexicons.
    ///
    /// # Errors
    /// [`Error::Clash`]: what does not go together.
    pub fn options(&self, declared: BTreeSet<String>) -> Result<Options, Error> {
        let clash = |told: &str| Err(Error::Clash(told.to_string()));
        if self.near.is_some() && self.about.is_empty() {
            return clash("`near` says how near to whom, and `about` does not say to whom; add `about`");
        }
        if !self.about.is_empty() && (self.period.is_some() || !self.events.is_empty()) {
            return clash("`about` counts uses near somebody, and `period` and `events` follow all uses; leave out one of them");
        }
        if let (Some(from), Some(until)) = (self.from, self.until)
            && until < from
        {
            return Err(Error::Clash(format!("`dates` end on {until}, before they begin on {from}")));
        }
        Ok(Options {
            title: self.title.clone(),
            chosen: self.chosen.clone(),
            declared,
            reference: self.reference.clone(),
            rng_seed: self.rng_seed.unwrap_or(Options::RNG_SEED),
            texts: self.texts.unwrap_or(Texts::Few),
            time: TimeOptions { by: self.period, events: self.events.clone() },
            story_days: self.story_days.unwrap_or(Options::STORY_DAYS),
            about: self.about(),
            story: self.story.clone(),
        })
    }

    /// Sentences on outlets that the study names and the corpus does not have; `found` are those of the corpus before they are grouped.
    pub fn strangers<'a>(&self, found: impl Iterator<Item = &'a str> + Clone) -> Vec<String> {
        let is_found = |name: &str| found.clone().any(|known| known == name);
        let told = |name: &String| {
            let meant = nearest(name, found.clone()).map(|meant| format!("; did you mean “{meant}”?")).unwrap_or_default();
            format!("the study tells of the outlet “{name}”, of which there is no article{meant}")
        };
        self.outlets.keys().filter(|name| !is_found(name)).map(told).collect()
    }

    /// Paths that stand in a file, seen from its folder.
    pub(super) fn seen_from(mut self, folder: &Path) -> Study {
        let from_here = |path: PathBuf| match path.to_str() {
            Some(".") if !folder.as_os_str().is_empty() => folder.to_path_buf(),
            _ => folder.join(path),
        };
        self.corpus = self.corpus.into_iter().map(from_here).collect();
        for path in [&mut self.set_aside, &mut self.stories, &mut self.audit, &mut self.out] {
            *path = path.take().map(from_here);
        }
        let is_file = |name: &str| Path::new(name).extension().is_some() || name.contains(['/', '\\']);
        for name in self.lexicons.iter_mut().filter(|name| is_file(name)) {
            *name = folder.join(&*name).to_string_lossy().into_owned();
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn study(text: &str) -> Study {
        Study::read("slantwise.toml", text, Path::new("")).unwrap()
    }

    #[test]
    fn what_is_told_last_counts_and_the_rest_stays() {
        let told = study("title = \"A\"\nlexicons = [\"conflict\"]\nrng_seed = 4\n[outlets.X]\ngroup = \"G\"\naliases = [\"x\"]\n");
        let all = told.over(study("rng_seed = 5\n[outlets.X]\ngroup = \"H\"\n[outlets.Y]\ngroup = \"H\"\n"));
        assert_eq!((all.title.as_deref(), all.rng_seed, &all.lexicons[..]), (Some("A"), Some(5), &["conflict".to_string()][..]));
        assert_eq!(all.outlets["X"], Outlet { aliases: vec!["x".into()], group: Some("H".into()) });
        assert!(all.outlets.contains_key("Y"));
    }

    #[test]
    fn an_actor_is_known_by_any_of_its_names() {
        let told = study("about = \"HTS\"\n[actors.\"Hayat Tahrir al-Sham\"]\naliases = [\"HTS\"]\n");
        assert_eq!(told.about().unwrap().names, ["Hayat Tahrir al-Sham", "HTS"]);
        assert_eq!(study("about = [\"Sarnby\"]\n").about().unwrap().names, ["Sarnby"]);
        assert_eq!(study("").about(), None);
    }

    #[test]
    fn what_does_not_go_together_is_told() {
        let problem = |text: &str| study(text).options(BTreeSet::new()).unwrap_err().to_string();
        assert!(problem("near = 5").starts_with("`near` says how near to whom"));
        assert!(problem("about = \"HTS\"\nperiod = \"week\"").starts_with("`about` counts uses near somebody"));
        assert!(
            problem("dates = { from = 2024-02-01, until = 2024-01-01 }")
                .starts_with("`dates` end on 2024-01-01, before they begin on 2024")
        );
    }

    #[test]
    fn paths_are_seen_from_the_files_folder() {
        let told =
            Study::read("s.toml", "corpus = [\".\", \"more\"]\nlexicons = [\"conflict\", \"words/a.toml\"]", Path::new("in")).unwrap();
        assert_eq!(told.corpus, [PathBuf::from("in"), PathBuf::from("in/more")]);
        assert_eq!(told.lexicons, ["conflict".to_string(), "in/words/a.toml".replace('/', std::path::MAIN_SEPARATOR_STR)]);
    }

    #[test]
    fn an_outlet_without_an_article_is_told_with_what_was_meant() {
        let told = study("[outlets.Herold]\ngroup = \"G\"\n[outlets.Quay]\ngroup = \"G\"\n");
        let strangers = told.strangers(["Herald", "Quay"].into_iter());
        assert_eq!(strangers, ["the study tells of the outlet “Herold”, of which there is no article; did you mean “Herald”?"]);
    }
}
