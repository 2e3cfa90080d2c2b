//! Draws one figure by its name, and says which names there are.

use super::{Error, Figure, Sheet, naming_grid, outlet_by_term, over_time, place_in_article, rates, words_by_voice};
use crate::findings::Findings;

/// The names of the figures that can be drawn of `findings`, in the order of a report: those it shows, and those that a report of this size leaves
/// out.
pub fn names(findings: &Findings) -> Vec<&'static str> {
    let groups = findings.over_time.as_ref().filter(|time| time.period.is_some()).map_or(0, |time| time.groups.len());
    let fixed = ["naming-grid", "rates", "outlet-by-term", "words-by-voice", "place-in-article"];
    fixed.into_iter().chain(over_time::IDS.into_iter().take(groups)).collect()
}

/// The figure called `name`; nothing when there is none of that name.
///
/// # Errors
/// [`Error::Draw`] when the drawing library fails.
pub fn draw_one(findings: &Findings, name: &str, sheet: &Sheet) -> Result<Option<Figure>, Error> {
    Ok(Some(match name {
        "naming-grid" => naming_grid(findings, sheet)?,
        "rates" => rates(findings, sheet)?,
        "outlet-by-term" => outlet_by_term(findings, sheet)?,
        "words-by-voice" => words_by_voice(findings, sheet)?,
        "place-in-article" => place_in_article(findings, sheet)?,
        _ => return Ok(over_time(findings, sheet)?.into_iter().find(|figure| figure.id == name)),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{draw_all, shape};

    #[test]
    fn every_name_gives_its_figure_and_every_figure_of_a_report_has_a_name() {
        let findings = shape::findings(3, 2, shape::Names::Short);
        let names = names(&findings);
        for name in &names {
            let figure = draw_one(&findings, name, &Sheet::default()).expect("the figure is drawn");
            assert_eq!(figure.map(|figure| figure.id), Some(*name));
        }
        assert!(draw_all(&findings).expect("figures are drawn").iter().all(|figure| names.contains(&figure.id)));
        assert_eq!(draw_one(&findings, "pie", &Sheet::default()).expect("no figure is no error"), None);
    }
}
