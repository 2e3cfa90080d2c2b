//! The rates of the corpus that a sample was drawn from, so that a score can say what the precision makes of them: `rates.csv`.

use std::collections::HashMap;

use crate::audit::error::Error;
use crate::audit::rows::Rows;
use crate::stats::Confidence;
use crate::stats::precision::{Audited, Precision};

/// The rate of one subject in one outlet, in own words or all voices.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rate {
    /// Hits.
    pub hits: u64,
    /// Words.
    pub words: u64,
    /// Articles.
    pub articles: u64,
    /// The interval's upper end, hits per thousand words; nothing where there is none.
    hi: Option<f64>,
}

/// Lexicon, level, group, item, and the word for the voice.
type Subject = (String, String, String, String, String);

/// The rates of a corpus.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Frame {
    rates: HashMap<Subject, Vec<(String, Rate)>>,
}

const NEEDED: [&str; 10] = ["lexicon", "subject", "group", "item", "outlet", "voice", "articles", "words", "hits", "hi"];

impl Frame {
    /// Reads the table `rates`; `file` is its name in messages.
    ///
    /// # Errors
    /// A missing column, a cell that is no number.
    pub fn read(file: &str, bytes: &[u8]) -> Result<Frame, Error> {
        let rows = Rows::read(file, bytes)?;
        if let Some(column) = rows.missing(&NEEDED) {
            return Err(Error::NoColumn { file: file.into(), column, columns: NEEDED.join(", ") });
        }
        let mut frame = Frame::default();
        for row in rows.iter() {
            let count = |name: &str| {
                let cell = row.cell(name);
                let problem = format!("`{name}` is {cell:?}, and should be a number; take the table as it was made");
                cell.parse::<u64>().map_err(|_| Error::Line { file: file.into(), line: row.line, problem })
            };
            let rate = Rate { hits: count("hits")?, words: count("words")?, articles: count("articles")?, hi: row.cell("hi").parse().ok() };
            let subject = (row.cell("lexicon"), row.cell("subject"), row.cell("group"), row.cell("item"), row.cell("voice"));
            frame.rates.entry(subject).or_default().push((row.cell("outlet"), rate));
        }
        Ok(frame)
    }

    /// The rate of a subject (lexicon, level, group, item) in an outlet.
    pub fn rate(&self, subject: (&str, &str, &str, &str), voice: &str, outlet: &str) -> Option<Rate> {
        self.outlets(subject, voice).iter().find(|(name, _)| name == outlet).map(|(_, rate)| *rate)
    }

    /// The rates of all other outlets. A report leaves out words that an outlet never uses; its words count all the same.
    pub fn rest(&self, subject: (&str, &str, &str, &str), voice: &str, outlet: &str) -> Option<Vec<Rate>> {
        let known = self.outlets(subject, voice);
        let without = |name: &String| known.iter().all(|(known, _)| known != name);
        let whole = self.outlets((subject.0, "lexicon", "", ""), voice).iter();
        let unused = whole.filter(|(name, _)| without(name)).map(|(name, rate)| (name, Rate { hits: 0, hi: None, ..*rate }));
        let all = known.iter().map(|(name, rate)| (name, *rate)).chain(unused);
        let others: Vec<Rate> = all.filter(|(name, _)| *name != outlet).map(|(_, rate)| rate).collect();
        (!others.is_empty()).then_some(others)
    }

    fn outlets(&self, (lexicon, level, group, item): (&str, &str, &str, &str), voice: &str) -> &[(String, Rate)] {
        let [lexicon, level, group, item, voice] = [lexicon, level, group, item, voice].map(str::to_string);
        self.rates.get(&(lexicon, level, group, item, voice)).map_or(&[], Vec::as_slice)
    }
}

/// The rate of some outlets together with the precision of their hits; nothing without a hit, or where an outlet with hits has one article
/// and so no interval. The outlets' errors are their own: the variance of the sum is the sum of the variances.
pub(super) fn audited(rates: &[Rate], precision: Precision) -> Option<Audited> {
    let (hits, words) = rates.iter().fold((0, 0), |(hits, words), rate| (hits + rate.hits, words + rate.words));
    if hits == 0 || words == 0 {
        return None;
    }
    let mut variance = 0.0;
    for rate in rates.iter().filter(|rate| rate.hits > 0) {
        let per_thousand = 1000.0 * rate.hits as f64 / rate.words as f64;
        let units = rate.articles as f64;
        variance += (rate.hits as f64 * Audited::error_of(per_thousand, rate.hi?, units, Confidence::NINETY_FIVE)?).powi(2);
    }
    let df = rates.iter().filter(|rate| rate.hits > 0).map(|rate| rate.articles as f64 - 1.0).sum();
    Some(Audited { rate: hits as f64 / words as f64, se: variance.sqrt() / hits as f64, df, precision })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::precision::weighted;

    const HEAD: &str = "lexicon,subject,group,item,outlet,voice,articles,words,hits,hi\n";

    #[test]
    fn an_outlet_that_never_uses_a_word_keeps_its_words() {
        let rows = "l,lexicon,,,A,all,5,1000,9,12\nl,lexicon,,,B,all,6,2000,7,9\nl,lexicon,,,C,all,7,3000,2,4\n\
                    l,term,c,t,A,all,5,1000,4,8\nl,term,c,t,B,all,6,2000,2,3\n";
        let frame = Frame::read("rates.csv", format!("{HEAD}{rows}").as_bytes()).unwrap();
        let rest = frame.rest(("l", "term", "c", "t"), "all", "A").unwrap();
        assert_eq!(rest.iter().map(|r| (r.hits, r.words)).collect::<Vec<_>>(), [(2, 2000), (0, 3000)]);
        assert_eq!(frame.rest(("l", "term", "c", "t"), "own", "A"), None);
        assert_eq!(frame.rate(("l", "term", "c", "t"), "all", "B").map(|r| r.articles), Some(6));
    }

    /// A hit rate of 2 per 1,000 with an upper end of 4 over 10 articles: ln 2 / t(0.975; 9) = 0.693147/2.262157 = 0.306410.
    #[test]
    fn the_error_of_a_rate_is_read_from_its_interval() {
        let frame = Frame::read("rates.csv", format!("{HEAD}l,category,c,,A,all,10,5000,10,4.0\n").as_bytes()).unwrap();
        let precision = weighted(&[(1.0, true)], Confidence::NINETY_FIVE).unwrap();
        let rate = frame.rate(("l", "category", "c", ""), "all", "A").unwrap();
        let one = audited(&[rate], precision).unwrap();
        assert!((one.se - 0.306410).abs() < 1e-6 && one.df == 9.0 && (one.rate - 0.002).abs() < 1e-12, "{one:?}");
        // Two outlets alike: the relative error of the sum is smaller by the root of two.
        let two = audited(&[rate, rate], precision).unwrap();
        assert!((two.se - 0.306410 / 2.0_f64.sqrt()).abs() < 1e-6 && two.df == 18.0, "{two:?}");
        assert!(audited(&[Rate { articles: 1, ..rate }], precision).is_none() && audited(&[Rate { hits: 0, ..rate }], precision).is_none());
    }
}
