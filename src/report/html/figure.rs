//! A chart in the page, with a link to the table it is drawn from.

use serde::Serialize;

use crate::chart::Figure;
use crate::page::Svg;

#[derive(Serialize)]
pub struct FigureView<'a> {
    id: &'a str,
    title: &'a str,
    caption: &'a str,
    alt: &'a str,
    svg: Svg,
    /// Where on the page its numbers stand.
    table: &'static str,
}

impl<'a> FigureView<'a> {
    pub fn new(figure: &'a Figure) -> Self {
        FigureView {
            id: figure.id,
            title: &figure.title,
            caption: &figure.caption,
            alt: &figure.alt,
            svg: Svg::new(&figure.svg, figure.id),
            table: table(figure.id),
        }
    }
}

/// The charts are named by what they show; one that is not known here leads to the numbers as a whole.
fn table(id: &str) -> &'static str {
    const TABLES: [(&str, &str); 9] = [
        ("time", "time"),
        ("grid", "grid"),
        ("share", "numbers-shares"),
        ("voice", "numbers-voices"),
        ("tenth", "numbers-tenths"),
        ("place", "numbers-tenths"),
        ("rate", "numbers-rates"),
        ("contrast", "numbers-contrasts"),
        ("difference", "numbers-contrasts"),
    ];
    TABLES.iter().find(|(part, _)| id.contains(part)).map_or("numbers", |(_, anchor)| anchor)
}
