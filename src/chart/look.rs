//! Tests what a reader would notice in a finished picture: every name is there, nothing overlaps, nothing leaves the page.
//!
//! The boxes are those of the ink that resvg draws, not of the layout's own reckoning. `pictures_to_look_at` writes PNGs to the
//! temporary folder for a person's eyes.

use resvg::usvg::{self, Group, Rect, Tree, roxmltree};

use super::canvas::clean;
use super::distinctive_words::tests::crowd;
use super::font::for_each_text;
use super::{Figure, Fonts, Sheet, distinctive_words, draw_all, fixture, over_time, png, png_with};
use crate::findings::Findings;

fn all() -> Vec<(&'static str, Findings)> {
    vec![
        ("seeds", fixture::seeds()),
        ("fifteen", fixture::fifteen()),
        ("hostile", fixture::hostile()),
        ("crowd", fixture::crowd()),
        ("time", over_time::fixture::over_time()),
    ]
}

fn figures(findings: &Findings) -> Vec<Figure> {
    draw_all(findings).expect("figures are drawn")
}

fn tree(figure: &Figure) -> Tree {
    Tree::from_str(&figure.svg, &Fonts::embedded().options()).expect("the SVG is read")
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// All text of the picture in drawing order, without spaces: wrapped lines follow each other.
fn text(figure: &Figure) -> String {
    let document = roxmltree::Document::parse(&figure.svg).expect("well-formed");
    without_spaces(&document.descendants().filter(|n| n.has_tag_name("text")).filter_map(|n| n.text()).collect::<String>())
}

/// Ink boxes of all texts, with what they say.
fn text_boxes(tree: &Tree) -> Vec<(String, Rect)> {
    let mut boxes = Vec::new();
    for_each_text(tree.root(), &mut |text| {
        let said = text.chunks().iter().map(|chunk| chunk.text()).collect::<String>();
        boxes.push((said, text.flattened().abs_bounding_box()));
    });
    boxes
}

/// Ink boxes of filled shapes no larger than a mark, frames' sides and hatching aside.
fn mark_boxes(group: &Group, boxes: &mut Vec<Rect>) {
    for node in group.children() {
        match node {
            usvg::Node::Group(inner) => mark_boxes(inner, boxes),
            usvg::Node::Path(path) if path.fill().is_some() => {
                let ink = path.abs_bounding_box();
                if (4.0..14.0).contains(&ink.width()) && (4.0..14.0).contains(&ink.height()) {
                    boxes.push(ink);
                }
            }
            _ => {}
        }
    }
}

/// True when two boxes share more than half a pixel each way.
fn overlap(a: &Rect, b: &Rect) -> bool {
    const SLACK: f32 = 0.5;
    a.left() + SLACK < b.right() && b.left() + SLACK < a.right() && a.top() + SLACK < b.bottom() && b.top() + SLACK < a.bottom()
}

#[test]
fn no_text_touches_another() {
    for (name, findings) in all() {
        for figure in figures(&findings) {
            let mut boxes = text_boxes(&tree(&figure));
            boxes.sort_by(|a, b| a.1.top().total_cmp(&b.1.top()));
            for (nth, (said, ink)) in boxes.iter().enumerate() {
                for (other, beside) in boxes[nth + 1..].iter().take_while(|(_, beside)| beside.top() < ink.bottom()) {
                    assert!(!overlap(ink, beside), "{name} {}: {said:?} {ink:?} and {other:?} {beside:?}", figure.id);
                }
            }
        }
    }
}

#[test]
fn discovered_words_keep_apart_and_stay_on_the_page() {
    for outlets in [2, 13, 60] {
        let figure = distinctive_words(&crowd(outlets), &Sheet::default()).expect("the figure is drawn");
        let tree = tree(&figure);
        let boxes = text_boxes(&tree);
        for (nth, (said, ink)) in boxes.iter().enumerate() {
            assert!(ink.left() >= 0.0 && ink.right() <= tree.size().width() && ink.bottom() <= tree.size().height(), "{said}: {ink:?}");
            let touching = boxes[nth + 1..].iter().find(|(_, beside)| overlap(ink, beside));
            assert!(touching.is_none(), "{outlets}: {said:?} and {touching:?}");
        }
        let mut marks = Vec::new();
        mark_boxes(tree.root(), &mut marks);
        assert!(!marks.is_empty() && boxes.iter().all(|(_, ink)| !marks.iter().any(|mark| overlap(mark, ink))));
    }
}

#[test]
fn no_mark_lies_on_a_text() {
    for (name, findings) in all() {
        for figure in figures(&findings) {
            let tree = tree(&figure);
            let mut marks = Vec::new();
            mark_boxes(tree.root(), &mut marks);
            for (said, ink) in text_boxes(&tree) {
                let hit = marks.iter().find(|mark| overlap(mark, &ink));
                assert!(hit.is_none(), "{name} {}: {said:?} {ink:?} under {hit:?}", figure.id);
            }
        }
    }
}

#[test]
fn nothing_leaves_the_page() {
    for (name, findings) in all() {
        for figure in figures(&findings) {
            let tree = tree(&figure);
            let page = tree.size();
            assert_eq!(page.width(), Sheet::WIDTH as f32);
            let ink = tree.root().abs_stroke_bounding_box();
            assert!(ink.left() >= -0.1 && ink.top() >= -0.1, "{name} {}: {ink:?}", figure.id);
            assert!(ink.right() <= page.width() + 0.1 && ink.bottom() <= page.height() + 0.1, "{name} {}: {ink:?}", figure.id);
            for (said, ink) in text_boxes(&tree) {
                assert!(ink.left() >= 24.0 && ink.right() <= page.width() - 24.0, "{name} {}: {said:?} {ink:?}", figure.id);
            }
        }
    }
}

#[test]
fn every_outlet_is_named_in_every_figure() {
    for (name, findings) in all() {
        for figure in figures(&findings) {
            let text = text(&figure);
            for outlet in &findings.outlets {
                assert!(text.contains(&without_spaces(&clean(&outlet.name))), "{name} {}: {}", figure.id, outlet.name);
            }
        }
    }
}

#[test]
fn every_word_of_the_grid_is_shown_or_counted() {
    for (name, findings) in all() {
        let figure = &figures(&findings)[0];
        let text = text(figure);
        assert!(figure.svg.len() < 8_000_000, "{name}: {}", figure.svg.len());
        for section in &findings.grid.sections {
            let named = text.contains(&without_spaces(&clean(&section.heading)));
            assert!(named || name == "crowd" && text.contains("moregroupsofwords:see"), "{name}: {}", section.heading);
            let missing = section.rows.iter().filter(|row| !text.contains(&without_spaces(&clean(&row.shown)))).count();
            let said = text.contains("more:seetables/shares.csv");
            assert!(missing == 0 || name == "crowd" && said, "{name}: {} lacks {missing}", section.heading);
        }
    }
}

#[test]
fn the_same_findings_give_the_same_bytes() {
    for (_, findings) in all() {
        assert_eq!(figures(&findings), figures(&findings));
    }
}

#[test]
fn a_picture_starts_with_white_and_describes_itself() {
    for figure in figures(&fixture::hostile()) {
        let document = roxmltree::Document::parse(&figure.svg).expect("well-formed");
        let root = document.root_element();
        let parts: Vec<_> = root.children().filter(|n| n.is_element()).collect();
        assert_eq!(root.attribute("role"), Some("img"));
        let named = format!("{} {}", parts[0].attribute("id").unwrap_or(""), parts[1].attribute("id").unwrap_or(""));
        assert_eq!(root.attribute("aria-labelledby"), Some(named.as_str()));
        assert_eq!((parts[0].tag_name().name(), parts[0].text()), ("title", Some(figure.title.as_str())));
        assert_eq!((parts[1].tag_name().name(), parts[1].text()), ("desc", Some(figure.alt.as_str())));
        assert_eq!((parts[2].tag_name().name(), parts[2].attribute("fill")), ("rect", Some("#FFFFFF")));
        let known = ["svg", "title", "desc", "rect", "polygon", "polyline", "circle", "text"];
        assert!(document.descendants().filter(|n| n.is_element()).all(|n| known.contains(&n.tag_name().name())));
    }
}

#[test]
fn the_seeds_are_told_in_words() {
    let figures = figures(&fixture::seeds());
    assert!(figures[0].alt.contains("Caliber.Az: rebel 1 in its own words; opposition groups 1 in its own words"), "{}", figures[0].alt);
    assert!(figures[0].alt.contains("insurgent 1 reported") && figures[0].alt.contains("coup 1 in its own words in a headline"));
    assert!(figures[0].alt.contains("foreign interference 1 in its own words, 1 quoted"));
    assert!(figures[0].caption.contains("One article each: about two texts, nothing can be said of the outlets."));
    assert!(figures[1].alt.contains("Defence Talks: 9 in its own words of 201 words, 4 reported of 102 words"), "{}", figures[1].alt);
    assert!(figures[2].alt.contains("Defence Talks: 1 in the headline; by tenth of the text 3, 2, 2, 0, 1, 0, 1, 2, 0, 1"));
}

#[test]
fn no_figure_judges() {
    for (_, findings) in all() {
        for figure in figures(&findings) {
            let said = format!("{} {} {}", figure.title, figure.caption, figure.alt).to_lowercase();
            for word in ["bias", "slant", "rank", "neutral", "worse", "better", "left-wing", "right-wing"] {
                assert!(!said.contains(word), "{}: {word}", figure.id);
            }
        }
    }
}

#[test]
fn findings_without_a_hit_give_figures_that_say_so() {
    let outlets = vec![fixture::outlet("A", 1, "1 May 2024", [100, 0, 0, 0, 0], [0; 5], 0, [0; 10])];
    for findings in [fixture::findings("Nothing", outlets, Vec::new()), fixture::findings("No one", Vec::new(), Vec::new())] {
        for figure in figures(&findings) {
            assert!(figure.alt.contains("None of the listed words") || figure.alt.contains("No article"), "{}", figure.alt);
            assert!(text(&figure).contains(&without_spaces(&figure.alt)));
        }
    }
}

#[test]
fn a_png_has_twice_the_size_of_its_svg() {
    let figure = &figures(&fixture::seeds())[1];
    let bytes = png(figure, 2.0).expect("a PNG");
    assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n");
    let number = |at: usize| u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
    let height = tree(figure).size().height();
    assert_eq!((number(16), number(20)), (1920, 2 * height as u32));
    assert_eq!(bytes, png(figure, 2.0).expect("a PNG"));
}

#[test]
fn a_png_is_refused_rather_than_full_of_boxes() {
    let mut findings = fixture::seeds();
    findings.outlets[0].name = "新华社".to_owned();
    let figure = &figures(&findings)[0];
    let error = png(figure, 1.0).expect_err("no font has it");
    assert_eq!(
        error.to_string(),
        "naming-grid: no font for \"华新社\" in the PNG; give one with --font FILE, or use the SVG, which is complete"
    );
    assert!(figure.svg.contains("新华社"));
}

#[test]
fn a_senseless_scale_is_an_error() {
    let figure = &figures(&fixture::seeds())[1];
    for scale in [0.0, -1.0, f32::NAN, f32::INFINITY, 1e6] {
        assert!(matches!(png(figure, scale), Err(super::Error::Size { .. })), "{scale}");
    }
}

#[test]
#[ignore = "writes pictures for a person to look at"]
fn pictures_to_look_at() {
    let folder = std::env::temp_dir().join("slantwise-charts");
    std::fs::create_dir_all(&folder).expect("a folder");
    for (name, findings) in all() {
        for figure in figures(&findings) {
            std::fs::write(folder.join(format!("{name}-{}.svg", figure.id)), &figure.svg).expect("written");
            let bytes = png_with(&figure, 2.0, &Fonts::embedded()).expect("a PNG");
            std::fs::write(folder.join(format!("{name}-{}.png", figure.id)), bytes).expect("written");
        }
    }
}
