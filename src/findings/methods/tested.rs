//! Which intervals and tests a report holds, counted in its tables: only what stands there was done.

use std::io::Read;

use crate::compare::BOOTSTRAP_FROM;
use crate::table::{Error, Reader, Row};

/// Numbers of each kind that the tables hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tested {
    /// Rates with an interval clustered by article.
    pub rates: u64,
    /// Rates without a hit, with the exact upper limit.
    pub rates_without_hit: u64,
    /// Shares of naming sets with a mention.
    pub shares: u64,
    /// Shares with simultaneous intervals.
    pub shares_simultaneous: u64,
    /// Shares with the article bootstrap.
    pub shares_bootstrap: u64,
    /// Ratios of rates with an interval.
    pub ratios: u64,
    /// Those with Welch's, clustered by article; the others are exact.
    pub ratios_welch: u64,
    /// Comparisons in own words that were tested by exchanging articles.
    pub permuted_own: u64,
    /// The same in all voices.
    pub permuted_all: u64,
    /// Comparisons that were too large for it, where Welch's interval decides alone.
    pub large: u64,
    /// The one outlet that others stand against; nothing where they stand against the rest.
    pub reference: Option<String>,
    /// Ratios inside stories with an interval.
    pub within: u64,
    /// Those tested by changing signs.
    pub sign_flips: u64,
    /// Distances between choices of words.
    pub distances: u64,
    /// Those tested by exchanging articles.
    pub distances_tested: u64,
    /// Points of lines over time.
    pub points: u64,
    /// Comparisons of before and after a named day that were tested.
    pub events: u64,
    /// Lines searched for a break, with a p.
    pub breaks: u64,
    /// Those of them that exchanged runs of articles.
    pub in_blocks: u64,
    /// Breaks whose line was cut into several stretches too.
    pub several: u64,
}

/// Which table a reader gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// `rates`.
    Rates,
    /// `shares`.
    Shares,
    /// `contrasts`.
    Contrasts,
    /// `within_stories`.
    Within,
    /// `distances`.
    Distances,
    /// `over_time`.
    OverTime,
    /// `events`.
    Events,
    /// `breaks`.
    Breaks,
}

impl Counted {
    /// All of them; the last five only stand in reports that need them.
    pub const ALL: [Counted; 8] = [
        Counted::Rates,
        Counted::Shares,
        Counted::Contrasts,
        Counted::Within,
        Counted::Distances,
        Counted::OverTime,
        Counted::Events,
        Counted::Breaks,
    ];

    /// Its name.
    pub fn table(self) -> &'static str {
        match self {
            Counted::Rates => "rates",
            Counted::Shares => "shares",
            Counted::Contrasts => "contrasts",
            Counted::Within => "within_stories",
            Counted::Distances => "distances",
            Counted::OverTime => "over_time",
            Counted::Events => "events",
            Counted::Breaks => "breaks",
        }
    }

    /// Columns that it must have.
    pub fn needed(self) -> &'static [&'static str] {
        match self {
            Counted::Rates => &["lo", "reason"],
            Counted::Shares => &["lo", "of", "articles"],
            Counted::Contrasts => &["voice", "reference", "ratio_lo", "p", "p_permutation", "reason"],
            Counted::Within => &["lo", "p_sign_flip"],
            Counted::Distances => &["distance", "p_permutation"],
            Counted::OverTime => &["period"],
            Counted::Events => &["p_permutation"],
            Counted::Breaks => &["p_dates", "exchanged", "several"],
        }
    }
}

impl Tested {
    /// Adds what a table holds.
    ///
    /// # Errors
    /// A table that is not as it was made.
    pub fn add<R: Read>(&mut self, which: Counted, table: &mut Reader<R>) -> Result<(), Error> {
        while let Some(row) = table.next_row()? {
            self.row(which, &row)?;
        }
        Ok(())
    }

    fn row(&mut self, which: Counted, row: &Row<'_>) -> Result<(), Error> {
        let has = |column: &str| u64::from(!row.text(column).is_empty());
        match which {
            Counted::Rates if row.text("reason") == "no_hits" => self.rates_without_hit += has("lo"),
            Counted::Rates => self.rates += has("lo"),
            Counted::Shares => {
                let (of, articles) = (row.count("of")?, row.count("articles")?);
                let is_drawn = of >= BOOTSTRAP_FROM.0 && articles >= BOOTSTRAP_FROM.1 as u64;
                self.shares += u64::from(of > 0);
                *(if is_drawn { &mut self.shares_bootstrap } else { &mut self.shares_simultaneous }) += has("lo");
            }
            Counted::Contrasts => {
                self.ratios += has("ratio_lo");
                self.ratios_welch += has("p");
                *(if row.text("voice") == "own" { &mut self.permuted_own } else { &mut self.permuted_all }) += has("p_permutation");
                self.large += u64::from(row.text("reason") == "large_n");
                let reference = || Some(row.text("reference").to_string()).filter(|name| name != "the rest");
                self.reference = self.reference.take().or_else(reference);
            }
            Counted::Within => {
                self.within += has("lo");
                self.sign_flips += has("p_sign_flip");
            }
            Counted::Distances => {
                self.distances += has("distance");
                self.distances_tested += has("p_permutation");
            }
            Counted::OverTime => self.points += 1,
            Counted::Events => self.events += has("p_permutation"),
            Counted::Breaks => {
                self.breaks += has("p_dates");
                self.in_blocks += u64::from(row.text("exchanged") == "blocks") * has("p_dates");
                self.several += has("several");
            }
        }
        Ok(())
    }

    /// Comparisons that were tested by exchanging articles.
    pub fn permuted(&self) -> u64 {
        self.permuted_own + self.permuted_all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tested(which: Counted, csv: &str) -> Tested {
        let mut tested = Tested::default();
        tested.add(which, &mut Reader::new("t.csv", csv.as_bytes(), which.needed()).unwrap()).unwrap();
        tested
    }

    #[test]
    fn shares_have_the_interval_that_their_mentions_and_articles_allow() {
        // Of 9 mentions no interval; of 20 in nine articles the simultaneous one; of 20 in ten the bootstrap.
        let found = tested(Counted::Shares, "of,articles,lo\n0,0,\n9,5,\n20,9,0.1\n20,10,0.1\n");
        assert_eq!((found.shares, found.shares_simultaneous, found.shares_bootstrap), (3, 1, 1));
    }

    #[test]
    fn own_words_and_all_voices_are_families_of_their_own() {
        let rows = "voice,reference,ratio_lo,p,p_permutation,reason\nown,the rest,0.5,0.3,0.4,\nall,the rest,0.5,0.3,0.4,\n\
                    all,the rest,0.5,,,ignores_clustering\nown,the rest,0.5,0.2,,large_n\n";
        let found = tested(Counted::Contrasts, rows);
        assert_eq!((found.ratios, found.ratios_welch, found.permuted_own, found.permuted_all, found.large), (4, 3, 1, 1, 1));
        assert_eq!(found.reference, None);
    }

    #[test]
    fn a_rate_without_a_hit_has_an_exact_limit() {
        let found = tested(Counted::Rates, "lo,reason\n0,no_hits\n0.2,\n,one_article\n");
        assert_eq!((found.rates, found.rates_without_hit), (1, 1));
    }
}
