//! The section on reports of every size: what it cites has an entry, what it did not do is not told.

use super::source::SOURCES;
use super::*;
use crate::findings::Findings;
use crate::report::{fixture, json};

fn method(findings: &Findings) -> Method {
    Method::read("findings.json", json::render(findings).unwrap().as_bytes()).unwrap()
}

fn recorded(more: &str) -> Recorded {
    let text = format!("{{\"reading_rules\": \"0123456789abcdef\", \"set_aside\": \"fedcba9876543210\"{more}}}");
    Recorded::read("manifest.json", text.as_bytes()).unwrap()
}

/// A report that has everything there is.
fn everything() -> Methods {
    let mut method = method(&fixture::fifteen_outlets());
    method.lexicons[0].audit.summary = "audited: precision .93 [.86, .97], n 96, two coders, kappa .88".to_string();
    let tested = Tested {
        rates: 1,
        rates_without_hit: 1,
        shares: 1,
        shares_simultaneous: 1,
        shares_bootstrap: 1,
        ratios: 2,
        ratios_welch: 1,
        permuted_own: 1,
        permuted_all: 1,
        large: 1,
        reference: Some("Daily_Planet".to_string()),
        within: 1,
        sign_flips: 1,
        distances: 1,
        distances_tested: 1,
        points: 1,
        events: 1,
        breaks: 1,
        in_blocks: 1,
        several: 1,
    };
    Methods::new(&method, &recorded(""), &tested)
}

/// The keys that a LaTeX text cites.
fn keys_of(latex: &str) -> Vec<&str> {
    let mut keys: Vec<&str> = latex.split("\\cite{").skip(1).flat_map(|rest| rest.split('}').next().unwrap().split(',')).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The keys that a BibTeX file has entries of.
fn entries_of(bibtex: &str) -> Vec<&str> {
    let entries = bibtex.lines().filter(|line| line.starts_with('@'));
    let mut keys: Vec<&str> = entries.map(|line| line.split('{').nth(1).unwrap().trim_end_matches(',')).collect();
    keys.sort_unstable();
    keys
}

#[test]
fn each_work_cited_has_its_entry_and_each_entry_is_cited() {
    for methods in [everything(), Methods::new(&method(&fixture::two_articles()), &recorded(""), &Tested::default())] {
        let bibtex = methods.render(Form::Bibtex);
        assert_eq!(keys_of(&methods.render(Form::Latex)), entries_of(&bibtex));
    }
}

#[test]
fn a_report_that_has_everything_cites_every_work_there_is() {
    let bibtex = everything().render(Form::Bibtex);
    let mut known: Vec<&str> = SOURCES.iter().map(|source| source.key).chain(["slantwise"]).collect();
    known.sort_unstable();
    assert_eq!(entries_of(&bibtex), known);
}

#[test]
fn the_outlet_that_the_others_are_set_against_is_named() {
    let latex = everything().render(Form::Latex);
    assert!(latex.contains("Each other outlet was set against Daily\\_Planet, by the ratio"), "{latex}");
}

#[test]
fn without_intervals_no_test_and_no_work_but_the_program_is_named() {
    let methods = Methods::new(&method(&fixture::two_articles()), &recorded(""), &Tested::default());
    let text = methods.render(Form::Text);
    for claimed in ["Welch", "exchanging", "false discovery", "bootstrap", "Jensen", "consistent", "over time"] {
        assert!(!text.contains(claimed), "{claimed}: {text}");
    }
    assert!(text.contains("too few for intervals and tests"), "{text}");
    assert!(text.ends_with("References\n\nthe slantwise authors. slantwise, version 0.1.0 (computer software).\n"), "{text}");
}

#[test]
fn names_from_outside_are_text_in_every_form() {
    let mut findings = fixture::two_articles();
    findings.outlets[0].name = "A&B_50%\u{1b}[2J".to_string();
    findings.corpus.told = vec!["“X_Y” is made of two outlets.".to_string()];
    findings.corpus.chosen = Some("by \\hand{} & <b>#1</b>".to_string());
    let methods = Methods::new(&method(&findings), &recorded(""), &Tested::default());
    let latex = methods.render(Form::Latex);
    assert!(!latex.contains("XeLaTeX"), "{latex}");
    assert!(latex.contains("A\\&B\\_50\\% [2J (1 article)"), "{latex}");
    assert!(latex.contains("by \\textbackslash{}hand\\{\\} \\& \\textless{}b\\textgreater{}\\#1\\textless{}/b\\textgreater{}”"), "{latex}");
    assert!(latex.contains("“X\\_Y” is made of two outlets."), "{latex}");
    let markdown = methods.render(Form::Markdown);
    assert!(markdown.contains("A&amp;B\\_50% \\[2J"), "{markdown}");
    assert!(markdown.contains("&lt;b&gt;\\#1&lt;/b&gt;"), "{markdown}");
    assert!(!methods.render(Form::Text).contains('\u{1b}'));
}

#[test]
fn letters_that_pdflatex_has_not_name_the_program_that_has_them() {
    let mut findings = fixture::two_articles();
    findings.outlets[0].name = "Η Αυγή".to_string();
    let latex = Methods::new(&method(&findings), &recorded(""), &Tested::default()).render(Form::Latex);
    assert!(latex.contains("% Letters of other scripts than Latin: compile with XeLaTeX or LuaLaTeX.\n"), "{latex}");
}

#[test]
fn an_audit_of_other_versions_is_not_one_of_these() {
    let methods =
        Methods::new(&method(&fixture::two_articles()), &recorded(", \"audits\": [{\"file\": \"audit.csv\"}]"), &Tested::default());
    let text = methods.render(Form::Text);
    assert!(text.contains("of other versions of the word lists, and was left out"), "{text}");
    let coded = everything().render(Form::Text);
    assert!(coded.contains("(precision .93 [.86, .97], n 96, two coders, kappa .88)"), "{coded}");
}
