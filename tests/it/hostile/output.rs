//! The files that a run leaves: read back by parsers that know nothing of how they were written.

use std::fs;

use dom_query::Document;
use resvg::usvg::roxmltree;
use serde_json::Value;

use super::corpus::SIGNS;
use super::made;
use crate::run::files;

const PAGES: [(&str, usize); 3] = [("hostile/index.html", 1), ("hostile-discovery/index.html", 0), ("hostile-sheet/sheet.html", 1)];

fn page(name: &str) -> Document {
    Document::from(fs::read_to_string(made().join(name)).expect("the page can be read"))
}

#[test]
fn a_page_has_no_element_and_no_attribute_that_an_article_wrote() {
    for (name, scripts) in PAGES {
        let page = page(name);
        assert_eq!(page.select("script").length(), scripts, "{name}");
        assert_eq!(page.select("style").length(), 1, "{name}");
        let foreign = page.select("img, iframe, object, embed, base, link, foreignObject, animate, set, audio, video");
        assert_eq!(foreign.length(), 0, "{name}: {}", foreign.html());
        assert_eq!(page.select("form").length(), page.select("form#choose, #doubt form").length(), "{name}");
        for node in page.select("*").nodes() {
            for attribute in node.attrs() {
                let (key, value) = (attribute.name.local.to_string(), attribute.value.to_string());
                assert!(!key.starts_with("on") && key != "style" && key != "srcdoc", "{name}: {key}={value}");
                if ["href", "src", "action", "xlink:href"].contains(&key.as_str()) {
                    assert!(value.starts_with('#') || value.starts_with("https://example.org/"), "{name}: {key}={value}");
                }
            }
        }
    }
}

#[test]
fn a_page_shows_every_sign_as_it_was_written() {
    // What HTML cannot hold is not looked for; a browser shows a sign of replacement in its place.
    let shown = |text: &str| {
        text.split(|c: char| c.is_control() || "\u{2028}\u{fffe}\u{ffff}\u{fffd}".contains(c)).map(str::to_owned).collect::<Vec<_>>()
    };
    let text = page("hostile/index.html").select("body").text().to_string();
    for part in SIGNS.iter().flat_map(|sign| shown(sign)) {
        assert!(text.contains(part.trim()), "{part:?}");
    }
}

#[test]
fn a_chart_is_xml_that_draws_and_links_nothing_foreign() {
    let mut charts = 0;
    for (name, bytes) in files(made()).into_iter().filter(|(name, _)| name.ends_with(".svg")) {
        let text = String::from_utf8(bytes).expect("a chart is UTF-8");
        let svg = roxmltree::Document::parse(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
        for node in svg.descendants().filter(|node| node.is_element()) {
            let tag = node.tag_name().name();
            assert!(!["script", "image", "foreignObject", "a", "set", "animate", "style"].contains(&tag), "{name}: <{tag}>");
            for attribute in node.attributes() {
                assert!(!attribute.name().starts_with("on"), "{name}: {}={}", attribute.name(), attribute.value());
                assert!(attribute.name() != "href" || attribute.value().starts_with('#'), "{name}: {}", attribute.value());
            }
        }
        charts += 1;
    }
    assert!(charts >= 5, "{charts}");
}

#[test]
fn no_cell_of_text_is_a_formula_and_numbers_are_untouched() {
    let is_formula = |cell: &str| cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let (mut tables, mut guarded, mut negative) = (0, 0, 0);
    for (name, bytes) in files(made()).into_iter().filter(|(name, _)| name.ends_with(".csv")) {
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        for row in reader.records() {
            let row = row.unwrap_or_else(|e| panic!("{name}: every row has the cells of the first: {e}"));
            for cell in &row {
                let is_number = cell.parse::<f64>().is_ok() && !["+1", "-1"].contains(&cell);
                assert!(!is_formula(cell) || (is_number && cell.starts_with('-')), "{name}: {cell:?} would run");
                assert!(cell.strip_prefix('\'').is_none_or(|rest| rest.parse::<f64>().is_err()), "{name}: the number {cell:?} was changed");
                guarded += usize::from(cell.strip_prefix('\'').is_some_and(is_formula));
                negative += usize::from(is_number && cell.starts_with('-'));
            }
        }
        tables += 1;
    }
    assert!(tables > 10 && guarded > 10 && negative > 3, "{tables} tables, {guarded} cells guarded, {negative} negative numbers");
}

#[test]
fn findings_hold_the_very_words() {
    for folder in ["hostile", "hostile-discovery"] {
        let text = fs::read_to_string(made().join(folder).join("findings.json")).expect("findings can be read");
        let findings: Value = serde_json::from_str(&text).expect("findings are JSON");
        let said = strings(&findings);
        for sign in [SIGNS[0], SIGNS[3], SIGNS[4], SIGNS[11]] {
            assert!(said.iter().any(|text| text.contains(sign)), "{folder}: {sign:?}");
        }
    }
}

/// Every text in a value.
fn strings(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(items) => items.iter().flat_map(strings).collect(),
        Value::Object(fields) => fields.values().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}
