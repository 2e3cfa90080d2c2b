//! Reads from a report's tables `rates`, `shares` and `contrasts` the rows of one outlet and one subject.

use std::io::Read;

use crate::compare::{Interval, Level, Subject};
use crate::findings::explain::compared::ContrastFound;
use crate::findings::explain::gather::Asked;
use crate::findings::explain::model::{RateFound, ShareFound};
use crate::table::{Error, Reader, Row};
use crate::text::VoiceGroup;

/// A row of the table `rates`.
#[derive(Debug)]
pub struct RateRow {
    /// Its numbers.
    pub rate: RateFound,
    /// Its cautions, by code.
    pub cautions: Vec<String>,
    /// What an audit found.
    pub precision: Option<f64>,
    /// Marks looked at for that.
    pub precision_n: Option<u64>,
}

/// The rate; nothing when the table has no row of it.
///
/// # Errors
/// A table that is not as it was made.
pub fn rate<R: Read>(rates: &mut Reader<R>, asked: &Asked<'_>) -> Result<Option<RateRow>, Error> {
    while let Some(row) = rates.next_row()? {
        if !is_of(&row, asked.subject) || row.text("outlet") != asked.outlet || row.text("voice") != asked.voice.key() {
            continue;
        }
        let rate = RateFound {
            in_table: true,
            hits: row.count("hits")?,
            words: row.count("words")?,
            articles: row.count("articles")?,
            articles_with_hit: row.count("articles_with_hit")?,
            per_thousand: row.number("rate")?,
            interval: interval(&row, "lo", "hi")?,
            reason: told(&row, "reason"),
            phi: row.number("phi")?,
            dp: row.number("dp")?,
            top_article_share: row.number("top_article_share")?,
            top_term_share: row.number("top_term_share")?,
        };
        let (precision, precision_n) = (row.number("precision")?, row.maybe_count("precision_n")?);
        return Ok(Some(RateRow { rate, cautions: codes(&row), precision, precision_n }));
    }
    Ok(None)
}

/// The label's share; nothing when the table has no row of it.
///
/// # Errors
/// A table that is not as it was made.
pub fn share<R: Read>(shares: &mut Reader<R>, asked: &Asked<'_>) -> Result<Option<ShareFound>, Error> {
    let subject = asked.subject;
    while let Some(row) = shares.next_row()? {
        let is_label = row.text("lexicon") == subject.lexicon && row.text("naming") == subject.group && row.text("label") == subject.item;
        if !is_label || row.text("outlet") != asked.outlet || row.text("voice") != asked.voice.key() {
            continue;
        }
        return Ok(Some(ShareFound {
            mentions: row.count("mentions")?,
            of: row.count("of")?,
            unresolved: row.count("unresolved")?,
            share: row.number("share")?,
            interval: interval(&row, "lo", "hi")?,
            reason: told(&row, "reason"),
        }));
    }
    Ok(None)
}

/// The comparisons of the outlet with the others, seen from it.
///
/// # Errors
/// A table that is not as it was made.
pub fn contrasts<R: Read>(contrasts: &mut Reader<R>, asked: &Asked<'_>) -> Result<Vec<ContrastFound>, Error> {
    let mut found = Vec::new();
    while let Some(row) = contrasts.next_row()? {
        let is_target = row.text("target") == asked.outlet;
        // Between two outlets the table has one row for both.
        let is_turned = !is_target && row.text("reference") == asked.outlet;
        let Some(voice) = VoiceGroup::ALL.into_iter().find(|voice| voice.key() == row.text("voice")) else { continue };
        if is_of(&row, asked.subject) && (is_target || is_turned) {
            found.push(contrast(&row, voice, is_turned)?);
        }
    }
    Ok(found)
}

fn contrast(row: &Row<'_>, voice: VoiceGroup, turned_round: bool) -> Result<ContrastFound, Error> {
    let (one, other) = if turned_round { ("reference", "target") } else { ("target", "reference") };
    let rate = |side| row.number(if side == "target" { "target_rate" } else { "reference_rate" });
    let interval = interval(row, "ratio_lo", "ratio_hi")?;
    let turned = |i: Interval| Interval { lo: 1.0 / i.hi, hi: 1.0 / i.lo };
    let log_ratio = row.number("log_ratio")?.map(|log_ratio| if turned_round { -log_ratio } else { log_ratio });
    let levels = [Level::Seen, Level::Consistent, Level::Checked];
    Ok(ContrastFound {
        reference: row.text(other).to_string(),
        voice,
        turned_round,
        target_rate: rate(one)?,
        reference_rate: rate(other)?,
        ratio: log_ratio.map(f64::exp2),
        interval: if turned_round { interval.map(turned) } else { interval },
        p: row.number("p")?,
        p_permutation: row.number("p_permutation")?,
        min_p: row.number("min_p")?,
        q: row.number("q")?,
        level: levels.into_iter().find(|level| level.key() == row.text("level")).unwrap_or(Level::Seen),
        rests_on: row.text("rests_on").to_string(),
        detection_limit: row.number("detection_limit")?,
        permutation_unreliable: row.flag("permutation_unreliable"),
        cautions: codes(row),
        reason: told(row, "reason"),
    })
}

fn is_of(row: &Row<'_>, subject: &Subject) -> bool {
    let cells = [&subject.lexicon, subject.level, &subject.group, &subject.item];
    ["lexicon", "subject", "group", "item"].map(|column| row.text(column)) == cells
}

fn interval(row: &Row<'_>, lo: &'static str, hi: &'static str) -> Result<Option<Interval>, Error> {
    Ok(row.number(lo)?.zip(row.number(hi)?).map(|(lo, hi)| Interval { lo, hi }))
}

fn told(row: &Row<'_>, column: &str) -> Option<String> {
    Some(row.text(column).to_string()).filter(|told| !told.is_empty())
}

fn codes(row: &Row<'_>) -> Vec<String> {
    row.text("cautions").split_whitespace().map(str::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: &str = "lexicon,subject,group,item,shown,target,reference,voice,target_rate,reference_rate,log_ratio,ratio_lo,ratio_hi,p,\
                        p_permutation,min_p,q,level,fragile,rests_on,detection_limit,permutation_unreliable,cautions,reason\n\
                        l,category,c,,C,A,B,own,1.5,6.0,-2.0,0.125,0.5,0.01,0.02,0.001,0.03,consistent,true,term x,2.5,false,W02 W14,\n\
                        l,category,c,,C,A,B,all,1.5,0.0,3.0,0.8,inf,,,,,seen,false,,,false,,ignores_clustering\n";

    fn of(outlet: &str) -> Vec<ContrastFound> {
        let [lexicon, group] = ["l", "c"].map(str::to_string);
        let subject = Subject { lexicon, level: "category", group, item: String::new(), shown: "C".to_string() };
        let asked = Asked { subject: &subject, outlet, voice: VoiceGroup::Own, limit: 0 };
        contrasts(&mut Reader::new("contrasts.csv", ROWS.as_bytes(), &[]).unwrap(), &asked).unwrap()
    }

    /// Log ratio −2 is a quarter; upside down it is four, and the interval from 2 to 8.
    #[test]
    fn between_two_outlets_each_sees_the_comparison_from_its_side() {
        let (a, b) = (&of("A")[0], &of("B")[0]);
        assert_eq!((a.reference.as_str(), a.ratio, a.interval), ("B", Some(0.25), Some(Interval { lo: 0.125, hi: 0.5 })));
        assert_eq!((b.reference.as_str(), b.ratio, b.interval), ("A", Some(4.0), Some(Interval { lo: 2.0, hi: 8.0 })));
        assert_eq!((b.target_rate, b.reference_rate, b.turned_round), (Some(6.0), Some(1.5), true));
        assert_eq!((b.level, b.rests_on.as_str(), b.cautions.len()), (Level::Consistent, "term x", 2));
        assert!(of("C").is_empty());
    }

    #[test]
    fn a_ratio_without_an_end_has_a_beginning_upside_down() {
        assert_eq!(of("A")[1].interval, Some(Interval { lo: 0.8, hi: f64::INFINITY }));
        assert_eq!(of("B")[1].interval, Some(Interval { lo: 0.0, hi: 1.25 }));
        assert_eq!(of("B")[1].reason.as_deref(), Some("ignores_clustering"));
    }
}
