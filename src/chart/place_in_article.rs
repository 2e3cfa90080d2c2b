//! Makes the figure of places: how many listed words stand in the headline and in each tenth of the body.
//!
//! One panel an outlet, all on one scale. Few hits are dots, one a hit; many are bars of an outlet's part, with the counts written above.

use super::canvas::{Anchor, Type, Words};
use super::font::Ruler;
use super::frame::{self, MARGIN, NAME, Page, SMALL};
use super::palette::{FILL, INK, RULE};
use super::phrase::{counted, first_few, number, percent};
use super::{Error, Figure, Sheet, text_fit};
use crate::findings::{Findings, Outlet};

/// Up to so many hits in one place are dots.
const DOTS_AT_MOST: u64 = 10;
/// From one dot to the next above it.
const DOT: f64 = 11.0;
/// Height of the tallest bar.
const BAR: f64 = 96.0;
/// Between two panels.
const GAP: f64 = 32.0;
/// The narrowest panel: ten places and a headline.
const NARROWEST: f64 = 260.0;
/// The percentage above a bar.
const ABOVE: Type = Type { size: 10.5, bold: false, colour: INK };

/// Where in the articles the listed words stand: the headline, then the ten tenths of the body.
///
/// # Errors
/// [`Error::Draw`] when the drawing library fails.
pub fn place_in_article(findings: &Findings, sheet: &Sheet) -> Result<Figure, Error> {
    let title = title(findings);
    if findings.outlets.iter().all(|outlet| hits(outlet) == 0) {
        let why = "None of the listed words was found in these texts.".to_owned();
        return frame::empty(sheet, Words { id: "place-in-article", title, caption: why.clone(), alt: why });
    }
    let ruler = Ruler::new(sheet);
    let scale = Scale::of(&findings.outlets);
    let caption = match scale {
        Scale::Dots { .. } => {
            "One mark = one listed word found, in any voice. First the headline, then the text from its opening to its end in ten equal parts. \
             Counts, without intervals."
        }
        Scale::Bars { .. } => {
            "Of an outlet’s listed words, in any voice, the percentage that stands in the headline, and in each tenth of the text from its \
             opening to its end. The same scale in every panel, without intervals."
        }
    };
    let canvas = frame::fit(sheet, findings.outlets.len(), |most| {
        let mut page = Page::new(&ruler, &title, caption);
        let shown = &findings.outlets[..most.min(findings.outlets.len())];
        panels(&mut page, shown, scale);
        if shown.len() < findings.outlets.len() {
            let more = counted((findings.outlets.len() - shown.len()) as u64, "more outlet", "more outlets");
            page.notes(&[format!("And {more}: see tables/evidence.csv.")]);
        }
        page.end()
    });
    canvas.finish(sheet, Words { id: "place-in-article", title, caption: caption.to_owned(), alt: alt(findings) })
}

/// How many of the listed words found stand in headlines, and in the first three tenths of the texts.
fn title(findings: &Findings) -> String {
    let all: u64 = findings.outlets.iter().map(hits).sum();
    let headlines: u64 = findings.outlets.iter().map(|outlet| outlet.hits_headline).sum();
    let opening: u64 = findings.outlets.iter().flat_map(|outlet| &outlet.hits_by_tenth[..3]).sum();
    if all == 0 {
        return format!("{}: where in the articles the listed words stand", findings.title);
    }
    format!(
        "{}: of {} listed words found, {} in headlines, {} in the first three tenths of the text",
        findings.title,
        number(all),
        number(headlines),
        number(opening)
    )
}

/// What height means, the same in all panels.
#[derive(Debug, Clone, Copy)]
enum Scale {
    /// The most dots above each other.
    Dots { most: u64 },
    /// The largest part of an outlet's hits in one place, 0 to 1.
    Bars { most: f64 },
}

impl Scale {
    fn of(outlets: &[Outlet]) -> Self {
        let most = outlets.iter().flat_map(places).max().unwrap_or(0);
        if most <= DOTS_AT_MOST {
            return Scale::Dots { most: most.max(2) };
        }
        let parts = outlets.iter().flat_map(|outlet| places(outlet).map(|n| part(n, outlet)));
        Scale::Bars { most: parts.fold(0.0, f64::max) }
    }

    /// From the ground line to the top of what is drawn, the number above it included.
    fn height(self) -> f64 {
        match self {
            Scale::Dots { most } => DOT * most as f64 + 6.0,
            Scale::Bars { .. } => BAR + 18.0,
        }
    }
}

/// Headline first, then the tenths.
fn places(outlet: &Outlet) -> [u64; 11] {
    let mut places = [outlet.hits_headline; 11];
    places[1..].copy_from_slice(&outlet.hits_by_tenth);
    places
}

fn hits(outlet: &Outlet) -> u64 {
    places(outlet).iter().sum()
}

fn part(n: u64, outlet: &Outlet) -> f64 {
    if n == 0 { 0.0 } else { n as f64 / hits(outlet) as f64 }
}

/// Panels side by side: two for up to four outlets, else three.
fn panels(page: &mut Page, outlets: &[Outlet], scale: Scale) {
    let fit = ((page.inner() + GAP) / (NARROWEST + GAP)) as usize;
    let across = if outlets.len() <= 4 { 2 } else { 3 }.min(fit).max(1);
    let width = (page.inner() - GAP * (across - 1) as f64) / across as f64;
    for row in outlets.chunks(across) {
        page.y += 26.0;
        let tops: Vec<_> = row.iter().map(|outlet| text_fit::wrap(page.ruler, &outlet.name, NAME, width)).collect();
        let high = tops.iter().map(Vec::len).max().unwrap_or(0);
        let ground = page.y + text_fit::height(high, NAME) + text_fit::height(1, SMALL) + 14.0 + scale.height();
        for (nth, (outlet, name)) in row.iter().zip(&tops).enumerate() {
            let x = MARGIN + (width + GAP) * nth as f64;
            let y = page.y + text_fit::height(high - name.len(), NAME);
            let y = text_fit::draw(&mut page.canvas, x, y, name, NAME, Anchor::Left);
            let facts = format!("{} found in {}", number(hits(outlet)), counted(outlet.articles as u64, "article", "articles"));
            text_fit::draw(&mut page.canvas, x, y, &[format!("{facts}, {}", counted(outlet.words, "word", "words"))], SMALL, Anchor::Left);
            panel(page, outlet, scale, x, ground, width);
        }
        page.y = ground + 22.0;
    }
}

/// One outlet's places above the ground line.
fn panel(page: &mut Page, outlet: &Outlet, scale: Scale, x: f64, ground: f64, width: f64) {
    let headline = page.ruler.width("headline", SMALL);
    let each = (width - headline - 16.0) / 10.0;
    let middle = |place: usize| if place == 0 { x + headline / 2.0 } else { x + headline + 16.0 + each * (place as f64 - 0.5) };
    page.canvas.line((x, ground), (x + headline, ground), 1.0, RULE);
    page.canvas.line((x + headline + 16.0, ground), (x + width, ground), 1.0, RULE);
    for tenth in 0..=10 {
        let at = x + headline + 16.0 + each * f64::from(tenth);
        page.canvas.line((at, ground), (at, ground + 4.0), 1.0, RULE);
    }
    let baseline = ground + 18.0;
    page.canvas.text(x, baseline, "headline", SMALL, Anchor::Left);
    page.canvas.text(x + headline + 16.0, baseline, "opening", SMALL, Anchor::Left);
    page.canvas.text(x + width, baseline, "end", SMALL, Anchor::Right);
    for (place, n) in places(outlet).into_iter().enumerate() {
        match scale {
            Scale::Dots { .. } => dots(page, n, middle(place), ground, place == 0),
            Scale::Bars { most } => {
                let high = BAR * part(n, outlet) / most;
                let wide = if place == 0 { each.min(headline) } else { each } - 4.0;
                page.canvas.rect(middle(place) - wide / 2.0, ground - high, wide, high, FILL);
                if n > 0 {
                    page.canvas.text(
                        middle(place),
                        ground - high - 4.0,
                        &percent(part(n, outlet)).replace("\u{a0}%", ""),
                        ABOVE,
                        Anchor::Middle,
                    );
                }
            }
        }
    }
}

/// A dot a hit, upwards; squares in the headline, as in the grid.
fn dots(page: &mut Page, n: u64, x: f64, ground: f64, headline: bool) {
    for nth in 0..n {
        let y = ground - DOT * (nth as f64 + 0.5) - 2.0;
        if headline { page.canvas.rect(x - 4.5, y - 4.5, 9.0, 9.0, FILL) } else { page.canvas.disc(x, y, 4.75, FILL) }
    }
}

/// Outlet by outlet, how many in the headline and in each tenth.
fn alt(findings: &Findings) -> String {
    let outlets: Vec<_> = findings
        .outlets
        .iter()
        .map(|outlet| {
            let tenths = outlet.hits_by_tenth.map(number).join(", ");
            let opening = percent(part(outlet.hits_by_tenth[..3].iter().sum(), outlet));
            if hits(outlet) == 0 {
                return format!("{}: none", outlet.name);
            }
            format!(
                "{}: {} in the headline; by tenth of the text {tenths}; {opening} in the first three tenths",
                outlet.name,
                number(outlet.hits_headline)
            )
        })
        .collect();
    format!("Listed words by place. {}.", first_few(&outlets, 12, ". "))
}
