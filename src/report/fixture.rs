//! Findings to test reports with: two articles, fifteen outlets, and one in which every name attacks the page.

mod draft;
mod fifteen;
mod two;

use crate::findings::{Findings, NamedDay, TimeFindings};

pub use fifteen::fifteen_outlets;
pub use two::two_articles;

/// Two articles in which names, words, sentences and addresses try to break out of their places.
pub fn hostile() -> Findings {
    const SCRIPT: &str = "<script>alert(1)</script>";
    const STYLE: &str = "</style><style>body{display:none}";
    const RIGHT_TO_LEFT: &str = "\u{202e}evil\u{202c} \"quoted\" 'name' &amp;";
    let mut findings = two_articles();
    findings.title = format!("{SCRIPT}{STYLE}");
    findings.corpus.chosen = Some(format!("{SCRIPT} chosen"));
    for (outlet, name) in findings.outlets.iter_mut().zip([RIGHT_TO_LEFT, SCRIPT]) {
        outlet.name = name.to_owned();
    }
    for exhibit in &mut findings.exhibits {
        exhibit.outlet = if exhibit.outlet == "Caliber.Az" { RIGHT_TO_LEFT.to_owned() } else { SCRIPT.to_owned() };
        exhibit.speaker = Some(format!("\"onclick=\"alert(1)\" {SCRIPT}"));
        exhibit.why_voice = SCRIPT.to_owned();
        exhibit.file = "a\" onmouseover=\"alert(1)/<b>.txt".to_owned();
        exhibit.shown = format!("{}{SCRIPT}", exhibit.shown);
        exhibit.sentence.push_str(SCRIPT);
    }
    for section in &mut findings.grid.sections {
        section.heading.push_str(SCRIPT);
        for row in &mut section.rows {
            row.shown.push_str(STYLE);
            for mark in row.cells.iter_mut().flat_map(|cell| &mut cell.marks) {
                mark.speaker = Some(format!("\"><img src=x onerror=alert(1)>{SCRIPT}"));
            }
        }
    }
    for (text, url) in findings.texts.iter_mut().zip(["javascript:alert(1)", "https://example.org/?a=\"><script>alert(1)</script>"]) {
        text.url = Some(url.to_owned());
        text.headline = SCRIPT.to_owned();
        text.paragraphs[1].pieces[0].text = format!("</p></main>{SCRIPT}<!-- {STYLE} {{{{ v.title }}}} {{% raw %}}");
    }
    for card in &mut findings.lexicons {
        card.limits = SCRIPT.to_owned();
        card.source = "javascript:alert(1)".to_owned();
        for entry in &mut card.listed {
            entry.note = SCRIPT.to_owned();
            entry.others_write = vec![(SCRIPT.to_owned(), STYLE.to_owned())];
        }
    }
    findings.cautions[0].sentence = SCRIPT.to_owned();
    findings.remarks[0].sentence = SCRIPT.to_owned();
    findings.over_time = Some(TimeFindings {
        dated: 2,
        undated: 0,
        events: vec![NamedDay { date: "2017-04-04".to_owned(), shown: SCRIPT.to_owned() }],
        nothing: None,
        period: None,
        starts: Vec::new(),
        more_outlets: 0,
        groups: Vec::new(),
        said: vec![format!("From {SCRIPT} on, {STYLE} in {RIGHT_TO_LEFT}")],
        effects: Vec::new(),
        breaks: Vec::new(),
    });
    findings.provenance.again = format!("slantwise compare '{SCRIPT}'");
    findings
}
