//! A chart in the page, with a link to the table it is drawn from.

use serde::Serialize;

use crate::chart::Figure;
use crate::page::Svg;

#[derive(Serialize)]
pub(super) struct FigureView<'a> {
    id: &'a str,
    title: &'a str,
    caption: &'a str,
    alt: &'a str,
    /// Nothing for a picture that stands beside the page only.
    svg: Option<Svg>,
    /// Where on the page its numbers stand.
    table: &'static str,
}

/// Bytes of pictures in a page: with the rest it stays below 5 MB. What has no room is beside the page, in the folder `charts`.
const PICTURES_AT_MOST: usize = 700_000;

/// The pictures in their order, each in the page where there is room.
pub(super) fn views(figures: &[Figure]) -> Vec<FigureView<'_>> {
    let mut left = PICTURES_AT_MOST;
    let mut views = Vec::new();
    for figure in figures {
        let bytes = figure.svg.len();
        let has_room = bytes <= left;
        left -= if has_room { bytes } else { 0 };
        views.push(FigureView::new(figure, has_room));
    }
    views
}

impl<'a> FigureView<'a> {
    fn new(figure: &'a Figure, is_here: bool) -> Self {
        FigureView {
            id: figure.id,
            title: &figure.title,
            caption: &figure.caption,
            alt: &figure.alt,
            svg: is_here.then(|| Svg::new(&figure.svg, figure.id)),
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
