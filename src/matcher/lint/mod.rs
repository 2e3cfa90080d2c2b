//! Remarks on a lexicon that need its patterns read as words: what counts twice, what can cancel nothing, and, on real articles, what was
//! caught and what was never found.

mod overlap;
mod shape;
mod usage;
mod used;

use crate::lexicon::lint::{Check, Finding};
use crate::lexicon::{EntryId, LabelKind, Lexicon, Places};
use crate::matcher::compile::Matcher;
use crate::matcher::scan::Scanner;
use crate::text;

pub use usage::{PatternUse, Spread, Usage, UsageCounter};
pub use used::used;

/// All remarks that need no articles, those of [`crate::lexicon::lint`] among them, in the order of the file.
pub fn lint(lexicon: &Lexicon, places: &Places) -> Vec<Finding> {
    let mut findings = crate::lexicon::lint::lint(lexicon, places);
    overlap::look(lexicon, places, &mut findings);
    disputed_alternatives(lexicon, places, &mut findings);
    findings.sort();
    findings
}

/// What others write should not be what the list itself calls disputed.
fn disputed_alternatives(lexicon: &Lexicon, places: &Places, findings: &mut Vec<Finding>) {
    let matcher = Matcher::new(lexicon);
    let mut scanner = Scanner::new(&matcher);
    for (id, entry) in lexicon.entries() {
        for alternative in &entry.others_write {
            let found = scanner.find(&alternative.text, &text::read(&alternative.text, None, ""));
            let disputed = found.hits.iter().find_map(|hit| match hit.entry {
                EntryId::Label(set, label) => {
                    let label = &lexicon.namings[set as usize].labels[label as usize];
                    (label.kind == LabelKind::Disputed).then_some(&label.entry)
                }
                EntryId::Term(_) => None,
            });
            if let Some(disputed) = disputed {
                let message = format!(
                    "`others_write` offers “{}”, and the list calls “{}” disputed; offer another wording, or none",
                    alternative.text, disputed.show
                );
                findings.push(Finding { line: places.entry(id), check: Check::DisputedAlternative, about: entry.show.clone(), message });
            }
        }
    }
}

#[cfg(test)]
mod fixture {
    use crate::lexicon::{Lexicon, Places, located};

    pub const HEAD: &str = "id = \"t\"\ntitle = \"T\"\nlanguage = \"en\"\nversion = \"1\"\nlicence = \"CC0\"\nsource = \"here\"\nlimits = \"few\"\n[[category]]\nid = \"c\"\nabout = \"C\"\n";

    /// A list of terms, each written as its keys: the first stands in line 11, each four lines and its keys long.
    pub fn list(terms: &[&str]) -> (Lexicon, Places) {
        let term = |(index, keys): (usize, &&str)| {
            format!("[[term]]\ncategories = [\"c\"]\nnote = \"Says a thing of its own, {index}.\"\n{keys}\n")
        };
        let terms: Vec<String> = terms.iter().enumerate().map(term).collect();
        located("t.toml", &format!("{HEAD}{}", terms.join(""))).unwrap()
    }
}

#[cfg(test)]
mod tests {
    use super::fixture::HEAD;
    use super::*;
    use crate::lexicon::{built_in, located, scaffold};

    #[test]
    fn a_new_list_calls_for_no_remark() {
        let (lexicon, places) = located("mine.toml", &scaffold("mine")).unwrap();
        assert_eq!(lint(&lexicon, &places), []);
        let trial = crate::matcher::test(&lexicon);
        assert_eq!((trial.failures.len(), trial.untested.len()), (0, 0));
        assert!(trial.sentences >= 10);
    }

    #[test]
    fn what_others_write_may_not_be_disputed_itself() {
        let label = |id: &str, keys: &str| {
            format!(
                "[[naming.label]]\nid = \"{id}\"\nkind = \"disputed\"\npatterns = [\"{id}\"]\nnote = \"Says of it that it was a {id}.\"\nhit = [\"A {id}.\"]\nmiss = [\"None.\"]\n{keys}\n"
            )
        };
        let offered = label("riot", "others_write = [{ text = \"an uprising\", why = \"w\" }, { text = \"a march\", why = \"w\" }]");
        let text = format!("{HEAD}[[naming]]\nid = \"n\"\nabout = \"N\"\n{offered}{}", label("uprising", ""));
        let (lexicon, places) = located("t.toml", &text).unwrap();
        let found: Vec<Finding> = lint(&lexicon, &places).into_iter().filter(|f| f.check == Check::DisputedAlternative).collect();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].line, found[0].about.as_str()), (14, "riot"));
        assert!(found[0].message.starts_with("`others_write` offers “an uprising”"), "{}", found[0].message);
    }

    #[test]
    fn the_built_in_lists_leave_little_to_say() {
        for lexicon in built_in() {
            let text = crate::lexicon::text_of(&lexicon.header.id).unwrap();
            let (lexicon, places) = located("built-in.toml", text).unwrap();
            // One phrase may answer two questions: "al-Qaeda militant" says whose man he is, and what he is called.
            let is_of_interest = |finding: &Finding| finding.check != Check::CountedTwice;
            let found: Vec<Finding> = lint(&lexicon, &places).into_iter().filter(is_of_interest).collect();
            assert!(found.len() < 30, "{} remarks on {}: {found:#?}", found.len(), lexicon.header.id);
        }
    }
}
