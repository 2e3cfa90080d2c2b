//! What a comparison asks of a tally: the uses of each subject by article and voice, and the totals of each outlet.

use std::collections::HashMap;

use polars::prelude::{DataFrame, DataType, Expr, IntoLazy, SortMultipleOptions, col, lit};

use crate::tally::{Error, Tally};

/// How fine a subject is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// A whole lexicon; a span listed twice counts once.
    Lexicon,
    /// A category.
    Category,
    /// A term in a category.
    Term,
    /// All labels of a naming set.
    Naming,
    /// A label.
    Label,
}

impl Level {
    /// The word used in tables.
    pub fn key(self) -> &'static str {
        match self {
            Level::Lexicon => "lexicon",
            Level::Category => "category",
            Level::Term => "term",
            Level::Naming => "naming",
            Level::Label => "label",
        }
    }
}

/// Uses of a subject in one article, in one voice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Use {
    /// Index into [`Counts::articles`].
    pub article: usize,
    /// The voice's word in tables.
    pub voice: &'static str,
    /// All uses.
    pub uses: u64,
    /// Those whose naming set's conditions are met; for a term all.
    pub resolved: u64,
    /// Those of the resolved that are their article's first mention of the naming set: 1 or 0; for a term 0.
    pub first: u64,
    /// Those of the resolved that stand in the headline.
    pub headline: u64,
}

/// All uses of a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubjectCount {
    /// The lexicon's id.
    pub lexicon: String,
    /// How fine it is.
    pub level: Level,
    /// Id of the category or naming set; empty for a lexicon.
    pub group: String,
    /// Id of the term or label; empty for the levels above.
    pub item: String,
    /// Its uses, by article and voice; none with zero.
    pub uses: Vec<Use>,
}

/// An article as a comparison needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleCount {
    /// Its id.
    pub article: String,
    /// Index of its outlet in [`Counts::outlets`].
    pub outlet: usize,
    /// What its uses are set against: its analysed words; where the comparison is about somebody, the mentions of them.
    pub words: u64,
    /// Its day, ISO; empty when unknown.
    pub date: String,
    /// Its story; empty when it has none.
    pub story: String,
}

/// An outlet's totals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutletCount {
    /// Its name.
    pub outlet: String,
    /// Its articles.
    pub articles: u64,
    /// Its analysed words.
    pub words: u64,
    /// Words of its headlines.
    pub words_headline: u64,
    /// Words set aside.
    pub words_set_aside: u64,
    /// Words in each voice, in the order of [`crate::text::VoiceGroup::ALL`] without `All`.
    pub words_by_voice: [u64; 5],
    /// Hits in each voice, in the same order; a span listed twice in a lexicon counts once.
    pub hits_by_voice: [u64; 5],
    /// Hits in headlines, then in each tenth of the bodies.
    pub hits_by_place: [u64; 11],
}

/// What a comparison asks of a tally.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// The outlets, by name.
    pub outlets: Vec<OutletCount>,
    /// The articles, by id.
    pub articles: Vec<ArticleCount>,
    /// Every subject with a use, by level, lexicon, group and item.
    pub subjects: Vec<SubjectCount>,
}

/// The voices of hits, in the order of tables.
const VOICES: [&str; 5] = ["own", "quoted", "partial", "attributed", "unclear"];

fn voice(key: &str) -> &'static str {
    VOICES.into_iter().find(|voice| *voice == key).unwrap_or("unclear")
}

impl Tally {
    /// Aggregates the tally for a comparison.
    ///
    /// # Errors
    /// When polars cannot, which is a bug.
    pub fn counts(&self) -> Result<Counts, Error> {
        let mut outlets = self.outlets()?;
        let index: HashMap<String, usize> = outlets.iter().enumerate().map(|(i, o)| (o.outlet.clone(), i)).collect();
        let ids = texts(&self.articles, "article")?;
        let names = texts(&self.articles, "outlet")?;
        let is_about = self.articles.column("mentions").is_ok();
        let words = numbers(&self.articles, if is_about { "mentions" } else { "words" })?;
        let dates = texts(&self.articles, "date")?;
        let stories = texts(&self.articles, "story")?;
        let row = |(((article, outlet), words), (date, story)): (((String, String), u64), (String, String))| ArticleCount {
            article,
            outlet: index[&outlet],
            words,
            date,
            story,
        };
        let articles: Vec<ArticleCount> = ids.into_iter().zip(names).zip(words).zip(dates.into_iter().zip(stories)).map(row).collect();
        let places: HashMap<u32, usize> =
            articles.iter().enumerate().filter_map(|(i, a)| Some((self.names.known(&a.article)?, i))).collect();
        self.add_hits(&mut outlets, &articles, &places)?;
        let empty = || self.numbered("");
        let is_label = || col("naming").neq(empty());
        let is_term = || col("naming").eq(empty());
        let mut subjects = Vec::new();
        let queries: [(Level, Expr, Expr, Expr, &str); 5] = [
            (Level::Lexicon, lit(true), empty(), empty(), "in_total"),
            (Level::Category, is_term(), col("category"), empty(), "n"),
            (Level::Term, is_term(), col("category"), col("term"), "n"),
            (Level::Naming, is_label(), col("naming"), empty(), "n"),
            (Level::Label, is_label(), col("naming"), col("label"), "n"),
        ];
        for (level, filter, group, item, counted) in queries {
            subjects.extend(self.subjects(level, filter, group, item, counted, &places)?);
        }
        Ok(Counts { outlets, articles, subjects })
    }

    fn outlets(&self) -> Result<Vec<OutletCount>, Error> {
        let sums: Vec<Expr> = [
            "words",
            "words_headline",
            "words_set_aside",
            "words_own",
            "words_quoted",
            "words_partial",
            "words_attributed",
            "words_unclear",
        ]
        .map(|name| col(name).sum())
        .to_vec();
        let order = SortMultipleOptions::default();
        let sums =
            self.articles.clone().lazy().group_by([col("outlet")]).agg([vec![col("article").count().alias("articles")], sums].concat());
        let frame = sums.sort(["outlet"], order).collect()?;
        let articles: Vec<u64> = frame.column("articles")?.u32()?.iter().map(|n| u64::from(n.unwrap_or(0))).collect();
        let read = |name: &str| numbers(&frame, name);
        let (words, headline, aside) = (read("words")?, read("words_headline")?, read("words_set_aside")?);
        let by_voice =
            [read("words_own")?, read("words_quoted")?, read("words_partial")?, read("words_attributed")?, read("words_unclear")?];
        let names = texts(&frame, "outlet")?;
        let outlet = |(i, outlet): (usize, String)| OutletCount {
            outlet,
            articles: articles[i],
            words: words[i],
            words_headline: headline[i],
            words_set_aside: aside[i],
            words_by_voice: std::array::from_fn(|v| by_voice[v][i]),
            hits_by_voice: [0; 5],
            hits_by_place: [0; 11],
        };
        Ok(names.into_iter().enumerate().map(outlet).collect())
    }

    /// Adds to each outlet its hits by voice and by place. `places` has the place of each article by the number of its id.
    fn add_hits(&self, outlets: &mut [OutletCount], articles: &[ArticleCount], places: &HashMap<u32, usize>) -> Result<(), Error> {
        let grouped = self.hits.clone().lazy().group_by([col("article"), col("voice"), col("tenth")]).agg([col("in_total").sum()]);
        let frame = grouped.collect()?;
        let (ids, voices, tenths) = (whole(&frame, "article")?, whole(&frame, "voice")?, whole(&frame, "tenth")?);
        for (i, n) in whole(&frame, "in_total")?.into_iter().enumerate() {
            let outlet = &mut outlets[articles[places[&ids[i]]].outlet];
            let at = VOICES.into_iter().position(|v| v == self.voice(voices[i])).expect("voice() gives one of them");
            outlet.hits_by_voice[at] += u64::from(n);
            outlet.hits_by_place[tenths[i].min(10) as usize] += u64::from(n);
        }
        Ok(())
    }

    /// A text as its column has it; a number of no text where it was never seen.
    fn numbered(&self, text: &str) -> Expr {
        lit(self.names.known(text).unwrap_or(u32::MAX)).cast(DataType::UInt32)
    }

    fn voice(&self, number: u32) -> &'static str {
        voice(self.names.text(number))
    }

    fn subjects(
        &self,
        level: Level,
        filter: Expr,
        group: Expr,
        item: Expr,
        counted: &str,
        places: &HashMap<u32, usize>,
    ) -> Result<Vec<SubjectCount>, Error> {
        let keys = ["lexicon", "group", "item", "article", "voice", "resolved"];
        let in_headline = col("zone").eq(self.numbered("headline"));
        let selected = self.hits.clone().lazy().filter(filter).with_columns([group.alias("group"), item.alias("item")]);
        let frame = selected
            .group_by(keys.map(col))
            .agg([col(counted).sum().alias("uses"), col("first").sum(), col(counted).filter(in_headline).sum().alias("headline")])
            .collect()?;
        let (lexicons, groups, items) = (whole(&frame, "lexicon")?, whole(&frame, "group")?, whole(&frame, "item")?);
        let (ids, voices, uses) = (whole(&frame, "article")?, whole(&frame, "voice")?, whole(&frame, "uses")?);
        let (first, headline) = (whole(&frame, "first")?, whole(&frame, "headline")?);
        let resolved: Vec<bool> = frame.column("resolved")?.bool()?.iter().map(|b| b.unwrap_or(true)).collect();
        drop(frame);
        let row = |i: usize| {
            // Lexicon, group and item as numbers, which sort as their texts do.
            let subject = (lexicons[i], groups[i], items[i]);
            let uses = u64::from(uses[i]);
            let of_resolved = |n: u64| if resolved[i] { n } else { 0 };
            let (first, headline) = (of_resolved(u64::from(first[i])), of_resolved(u64::from(headline[i])));
            (subject, Use { article: places[&ids[i]], voice: self.voice(voices[i]), uses, resolved: of_resolved(uses), first, headline })
        };
        // Sorted rather than put into maps: of millions of uses the maps would be most of what is in memory.
        let mut rows: Vec<((u32, u32, u32), Use)> = (0..ids.len()).map(row).filter(|(_, used)| used.uses > 0).collect();
        rows.sort_unstable_by_key(|(subject, used)| (*subject, used.article, used.voice));
        let subjects = rows.chunk_by(|(one, _), (next, _)| one == next).map(|rows| {
            let (lexicon, group, item) = rows[0].0;
            let [lexicon, group, item] = [lexicon, group, item].map(|number| self.names.text(number).to_string());
            let same_cell = |(_, one): &(_, Use), (_, next): &(_, Use)| (one.article, one.voice) == (next.article, next.voice);
            let sum = |cells: &[(_, Use)]| {
                cells[1..].iter().fold(cells[0].1, |sum, (_, used)| Use {
                    uses: sum.uses + used.uses,
                    resolved: sum.resolved + used.resolved,
                    first: sum.first + used.first,
                    headline: sum.headline + used.headline,
                    ..sum
                })
            };
            SubjectCount { lexicon, level, group, item, uses: rows.chunk_by(same_cell).map(sum).collect() }
        });
        Ok(subjects.collect())
    }
}

/// A column of whole numbers in the frame of hits.
fn whole(frame: &DataFrame, name: &str) -> Result<Vec<u32>, Error> {
    Ok(frame.column(name)?.u32()?.iter().map(|n| n.unwrap_or(0)).collect())
}

fn texts(frame: &DataFrame, name: &str) -> Result<Vec<String>, Error> {
    Ok(frame.column(name)?.str()?.iter().map(|cell| cell.unwrap_or_default().to_string()).collect())
}

fn numbers(frame: &DataFrame, name: &str) -> Result<Vec<u64>, Error> {
    Ok(frame.column(name)?.i64()?.iter().map(|n| n.unwrap_or(0) as u64).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tally::{ArticleRow, Builder, HitRow};

    fn hit<'a>(article: &'a str, label: &'a str, voice: &'a str, resolved: bool) -> HitRow<'a> {
        HitRow {
            article,
            lexicon: "l",
            category: "",
            term: "",
            naming: "n",
            label,
            resolved,
            zone: "body",
            voice,
            stance: "",
            negated: false,
            tenth: 3,
            in_total: true,
            first: false,
        }
    }

    fn tally(articles: &[(&str, &str, u64)], hits: &[HitRow<'_>]) -> Tally {
        let mut builder = Builder::default();
        for (article, outlet, words) in articles {
            builder.article(&ArticleRow {
                article: article.to_string(),
                outlet: outlet.to_string(),
                words_by_zone: [0, 0, *words],
                words_by_voice: [*words, 0, 0, 0, 0],
                ..ArticleRow::default()
            });
        }
        hits.iter().for_each(|h| builder.hit(*h));
        builder.finish().unwrap()
    }

    #[test]
    fn uses_add_up_by_article_and_voice() {
        let tally = tally(
            &[("1", "A", 100), ("2", "B", 50)],
            &[hit("1", "rebel", "own", true), hit("1", "rebel", "own", false), hit("2", "rebel", "quoted", true)],
        );
        let counts = tally.counts().unwrap();
        let label = counts.subjects.iter().find(|s| s.level == Level::Label).unwrap();
        assert_eq!(
            label.uses,
            [
                Use { article: 0, voice: "own", uses: 2, resolved: 1, first: 0, headline: 0 },
                Use { article: 1, voice: "quoted", uses: 1, resolved: 1, first: 0, headline: 0 }
            ]
        );
        assert_eq!(counts.outlets[0].hits_by_place[3], 2);
        assert_eq!((counts.outlets[1].articles, counts.outlets[1].words), (1, 50));
    }

    #[test]
    fn first_and_headline_mentions_are_counted_of_what_is_resolved() {
        let in_headline = |hit: HitRow<'static>| HitRow { zone: "headline", tenth: 0, ..hit };
        let tally = tally(
            &[("1", "A", 100), ("2", "A", 50)],
            &[
                in_headline(hit("1", "rebel", "own", false)),
                HitRow { first: true, ..in_headline(hit("1", "rebel", "own", true)) },
                hit("1", "rebel", "own", true),
                HitRow { first: true, ..hit("2", "coup", "own", true) },
                hit("2", "rebel", "own", true),
            ],
        );
        let merged = tally.merge(&super::tests::tally(&[("3", "A", 10)], &[])).unwrap();
        for counts in [tally.counts().unwrap(), merged.counts().unwrap()] {
            let rebel = counts.subjects.iter().find(|s| s.level == Level::Label && s.item == "rebel").unwrap();
            assert_eq!(
                rebel.uses,
                [
                    Use { article: 0, voice: "own", uses: 3, resolved: 2, first: 1, headline: 1 },
                    Use { article: 1, voice: "own", uses: 1, resolved: 1, first: 0, headline: 0 }
                ]
            );
        }
    }

    #[test]
    fn merging_commutes_and_equals_counting_at_once() {
        let one = tally(&[("1", "A", 100)], &[hit("1", "rebel", "own", true)]);
        let two = tally(&[("2", "B", 50)], &[hit("2", "rebel", "own", true), hit("2", "coup", "own", true)]);
        let whole = tally(
            &[("1", "A", 100), ("2", "B", 50)],
            &[hit("1", "rebel", "own", true), hit("2", "rebel", "own", true), hit("2", "coup", "own", true)],
        );
        let counts = |tally: Tally| tally.counts().unwrap();
        assert_eq!(counts(one.merge(&two).unwrap()), counts(two.merge(&one).unwrap()));
        assert_eq!(counts(one.merge(&two).unwrap()), counts(whole));
    }

    #[test]
    fn a_corpus_without_a_hit_has_outlets_and_no_subject() {
        let counts = tally(&[("1", "A", 100)], &[]).counts().unwrap();
        assert_eq!((counts.outlets.len(), counts.subjects.len()), (1, 0));
    }
}
