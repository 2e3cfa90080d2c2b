//! Tests every figure in every shape: reads the SVG back, reckons the box of each text, and finds those that touch or leave the page.
//!
//! The boxes are reckoned from the file, as a browser would: place, anchor, size and weight of each text, and its width by the ruler that also lays
//! out. `look` does the same with the ink that is drawn, for fewer shapes.

use resvg::usvg::roxmltree::{Document, Node};

use super::canvas::{Type, clean};
use super::difference::tests::made_of;
use super::distinctive_words::tests::crowd_of;
use super::font::Ruler;
use super::palette::INK;
use super::shape::{self, Names};
use super::{Figure, Sheet, difference, distinctive_words, draw_all_on, outlet_by_term, rates};

const OUTLETS: [usize; 3] = [2, 15, 60];
const TERMS: [usize; 3] = [1, 40, 200];
/// How far letters reach above and below their baseline, in parts of their size.
const ABOVE: f64 = 0.74;
const BELOW: f64 = 0.22;

/// A text as it stands in the picture.
struct TextBox {
    said: String,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

fn number(node: &Node, name: &str) -> f64 {
    node.attribute(name).and_then(|value| value.trim_end_matches("em").parse().ok()).unwrap_or(0.0)
}

fn text_box(node: &Node, ruler: &Ruler, root: f64) -> TextBox {
    let said = node.text().unwrap_or("").trim().to_owned();
    let size = number(node, "font-size");
    let style = Type { size: size / root, bold: node.attribute("font-weight") == Some("bold"), colour: INK };
    let wide = ruler.width(&said, style) * root;
    let (x, y, down) = (number(node, "x"), number(node, "y"), number(node, "dy") * size);
    let along = match node.attribute("text-anchor") {
        Some("middle") => (-wide / 2.0, wide / 2.0),
        Some("end") => (-wide, 0.0),
        _ => (0.0, wide),
    };
    let (left, right, top, bottom) = if node.attribute("transform").is_some_and(|turn| turn.starts_with("rotate(270")) {
        (x + down - ABOVE * size, x + down + BELOW * size, y - along.1, y - along.0)
    } else {
        (x + along.0, x + along.1, y + down - ABOVE * size, y + down + BELOW * size)
    };
    TextBox { said, left: left / root, right: right / root, top: top / root, bottom: bottom / root }
}

/// All texts of a picture, and its width and height on the layout's own scale.
fn read(figure: &Figure, ruler: &Ruler) -> (Vec<TextBox>, f64, f64) {
    let document = Document::parse(&figure.svg).expect("well-formed");
    let svg = document.root_element();
    let view: Vec<f64> = svg.attribute("viewBox").unwrap_or("").split(' ').filter_map(|part| part.parse().ok()).collect();
    // The grid is eight times as fine as a pixel of the layout.
    let boxes = document.descendants().filter(|node| node.has_tag_name("text")).map(|node| text_box(&node, ruler, 8.0));
    (boxes.collect(), view[2] / 8.0, view[3] / 8.0)
}

/// What is wrong with a picture, one sentence each.
fn faults(figure: &Figure, ruler: &Ruler) -> Vec<String> {
    let (mut boxes, width, height) = read(figure, ruler);
    let mut faults = Vec::new();
    assert!(boxes.len() > 1, "{}: no text was read", figure.id);
    for text in &boxes {
        if text.left < 0.0 || text.right > width || text.top < 0.0 || text.bottom > height {
            faults.push(format!(
                "{:?} leaves the page: {:.0} to {:.0} of {width}, {:.0} to {:.0} of {height}",
                text.said, text.left, text.right, text.top, text.bottom
            ));
        }
    }
    boxes.sort_by(|a, b| a.top.total_cmp(&b.top));
    const SLACK: f64 = 0.5;
    for (nth, one) in boxes.iter().enumerate() {
        for other in boxes[nth + 1..].iter().take_while(|other| other.top + SLACK < one.bottom) {
            if one.left + SLACK < other.right && other.left + SLACK < one.right {
                faults.push(format!("{:?} and {:?} touch at {:.0}, {:.0}", one.said, other.said, other.left, other.top));
            }
        }
    }
    faults
}

/// All figures of a shape, those besides that a report of this shape would not show.
fn figures(outlets: usize, terms: usize, names: Names, sheet: &Sheet) -> Vec<Figure> {
    let findings = shape::findings(outlets, terms, names);
    let mut figures = draw_all_on(&findings, sheet).expect("figures are drawn");
    if !figures.iter().any(|figure| figure.id == "outlet-by-term") {
        figures.push(outlet_by_term(&findings, sheet).expect("the figure is drawn"));
    }
    assert!(figures.iter().any(|figure| figure.id == "rates") && figures.iter().any(|figure| figure.id == "over-time-1"));
    figures.push(difference(&made_of(terms, 3 * outlets, &|nth| names.of(nth)), sheet).expect("the figure is drawn"));
    figures.push(distinctive_words(&crowd_of(outlets, terms, &|nth| names.of(nth)), sheet).expect("the figure is drawn"));
    figures
}

fn no_faults(sheet: &Sheet, names: Names) {
    let ruler = Ruler::new(sheet);
    let mut found = Vec::new();
    for outlets in OUTLETS {
        for terms in TERMS {
            for figure in figures(outlets, terms, names, sheet) {
                let faults = faults(&figure, &ruler);
                let first =
                    faults.first().map(|first| format!("{} of {outlets} by {terms}: {} faults, first {first}", figure.id, faults.len()));
                found.extend(first);
            }
        }
    }
    assert!(found.is_empty(), "{names:?} on {} by {:?}: {found:#?}", sheet.width, sheet.height);
}

#[test]
fn no_text_touches_another_or_leaves_the_page_with_short_names() {
    no_faults(&Sheet::default(), Names::Short);
}

#[test]
fn no_text_touches_another_or_leaves_the_page_with_long_names() {
    no_faults(&Sheet::default(), Names::Long);
}

#[test]
fn no_text_touches_another_or_leaves_the_page_with_names_in_many_scripts() {
    no_faults(&Sheet::default(), Names::Mixed);
}

#[test]
fn the_same_holds_on_a_narrow_sheet() {
    Names::ALL.into_iter().for_each(|names| no_faults(&Sheet { width: Sheet::NARROWEST, ..Sheet::default() }, names));
}

#[test]
fn the_same_holds_on_a_low_sheet() {
    Names::ALL.into_iter().for_each(|names| no_faults(&Sheet { height: Some(540.0), ..Sheet::default() }, names));
}

/// Every outlet and word is either in the picture or among those that the picture says a table has.
#[test]
fn nothing_is_left_out_without_a_word() {
    let without_spaces = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    for (outlets, terms) in [(2, 200), (15, 40), (60, 1), (60, 200)] {
        for height in [None, Some(540.0)] {
            let sheet = Sheet { height, ..Sheet::default() };
            let ruler = Ruler::new(&sheet);
            let findings = shape::findings(outlets, terms, Names::Short);
            for figure in figures(outlets, terms, Names::Short, &sheet)
                .iter()
                .filter(|figure| !matches!(figure.id, "distinctive-words" | "difference"))
            {
                let (boxes, ..) = read(figure, &ruler);
                let words: Vec<&str> = boxes.iter().map(|text| text.said.as_str()).collect();
                let all = without_spaces(&words.concat());
                let says_more = all.contains("more:seetables/")
                    || all.contains("moreoutlets:seetables/")
                    || all.contains("moregroupsofwords:seetables/");
                let named = |name: &str| words.contains(&clean(name).as_str());
                let drawn = if figure.id.starts_with("over-time") { outlets.min(12) } else { outlets };
                let lacks = findings.outlets[..drawn].iter().filter(|outlet| !named(&outlet.name)).count();
                assert!(lacks == 0 || says_more, "{} of {outlets} by {terms} at {height:?} lacks {lacks} outlets", figure.id);
                if matches!(figure.id, "naming-grid" | "outlet-by-term") {
                    let rows = findings.grid.sections.iter().flat_map(|section| &section.rows);
                    let lacks = rows.filter(|row| row.cells.iter().any(|cell| cell.uses > 0) && !named(&row.shown)).count();
                    assert!(lacks == 0 || says_more, "{} of {outlets} by {terms} at {height:?} lacks {lacks} words", figure.id);
                }
            }
        }
    }
}

/// The measuring finds what it should find.
#[test]
fn texts_that_touch_or_leave_the_page_are_found() {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 800 800\">\
               <text x=\"80\" y=\"80\" dy=\"0.76em\" font-size=\"96\">one</text>\
               <text x=\"160\" y=\"80\" dy=\"0.76em\" font-size=\"96\">two</text>\
               <text x=\"780\" y=\"400\" dy=\"0.76em\" font-size=\"96\">three</text>\
               <text x=\"400\" y=\"200\" dy=\"0.76em\" font-size=\"96\" transform=\"rotate(270, 400, 200)\">four goes up and out</text></svg>";
    let figure =
        Figure { id: "test", title: String::new(), caption: String::new(), alt: String::new(), svg: svg.to_owned(), size: (100.0, 100.0) };
    let found = faults(&figure, &Ruler::new(&Sheet::default()));
    assert!(found.len() == 3 && found[0].starts_with("\"three\" leaves") && found[1].starts_with("\"four"), "{found:#?}");
    assert!(found[2].starts_with("\"one\" and \"two\" touch"), "{found:#?}");
}

#[test]
fn rates_have_a_figure_of_their_own_even_without_ranges() {
    let findings = super::fixture::seeds();
    let figure = rates(&findings, &Sheet::default()).expect("the figure is drawn");
    assert!(figure.alt.contains("None of the listed words"), "{}", figure.alt);
}
