//! Makes the figure of discovered words: a panel an outlet, a row a word, with how often the outlet and the others use it.
//!
//! Both rates stand on one scale, the same in all panels, so that a word is seen with its size: twice as often as hardly ever is another
//! thing than twice as often as always. There are no intervals, because nothing here is tested.

use super::canvas::{Anchor, Canvas, Type, Words};
use super::font::Ruler;
use super::frame::{self, LABEL, MARGIN, NAME, Page, SMALL};
use super::palette::{self, HAIR, MUTED, RULE, WHITE};
use super::phrase::{counted, first_few, number};
use super::rate_scale::RateScale;
use super::{Error, Figure, Sheet, text_fit};
use crate::findings::{DiscoveredOutlet, DiscoveredWord, Discovery};
use crate::text::VoiceGroup;
use crate::vocabulary::Side;

/// Outlets that are drawn, the largest; the others are named.
const OUTLETS_AT_MOST: usize = 12;
/// Words of an outlet that are drawn.
const WORDS_AT_MOST: usize = 10;
/// Outlets that are named below the picture.
const NAMED_AT_MOST: usize = 12;
/// Panels beside each other, where the sheet is wide enough for two.
const COLUMNS: usize = 2;
/// White between them.
const GUTTER: f64 = 36.0;
/// The narrowest panel of two.
const NARROWEST: f64 = 400.0;
/// Width of the words.
const WORD_WIDTH: f64 = 152.0;
/// Width of the numbers at the right.
const NUMBER_WIDTH: f64 = 96.0;
/// Radius of a dot.
const DOT: f64 = 5.0;

const ID: &str = "distinctive-words";

/// Words that set outlets apart, the first ten of each of the twelve largest outlets.
///
/// # Errors
/// [`Error::Draw`] when the drawing library fails.
pub fn distinctive_words(discovery: &Discovery, sheet: &Sheet) -> Result<Figure, Error> {
    let drawn = largest(discovery);
    let words = discovery.outlets.iter().map(|outlet| outlet.words.len() as u64).sum();
    let apart = discovery.outlets.iter().filter(|outlet| !outlet.words.is_empty()).count() as u64;
    let (words, apart) = (counted(words, "word", "words"), counted(apart, "outlet", "outlets"));
    let title = format!("{}: {words} that set {apart} apart", discovery.title);
    if drawn.is_empty() {
        let why = "No word stands in enough articles of an outlet to set it apart.".to_owned();
        return frame::empty(sheet, Words { id: ID, title, caption: why.clone(), alt: why });
    }
    let ruler = Ruler::new(sheet);
    let voice = if discovery.how.voice == "own" { "own words" } else { "words in all voices" };
    let caption = format!("Uses per 1,000 {voice}. {}", discovery.exploratory);
    let scale = scale_of(&drawn);
    let mut page = Page::new(&ruler, &title, &caption);
    page.y += 10.0;
    legend(&mut page);
    let columns = if page.inner() < 2.0 * NARROWEST + GUTTER { 1 } else { COLUMNS };
    let wide = (page.inner() - GUTTER * (columns - 1) as f64) / columns as f64;
    for row in drawn.chunks(columns) {
        page.y += 22.0;
        let top = page.y;
        let ends =
            row.iter().enumerate().map(|(nth, outlet)| panel(&mut page, outlet, scale, (MARGIN + nth as f64 * (wide + GUTTER), top), wide));
        let end = ends.collect::<Vec<f64>>().into_iter().fold(top, f64::max);
        page.y = end;
    }
    let notes = notes(discovery, &drawn);
    page.notes(&notes);
    page.end().finish(sheet, Words { id: ID, title, caption, alt: alt(discovery, &drawn) })
}

/// The largest outlets with words, in the order of their names.
fn largest(discovery: &Discovery) -> Vec<&DiscoveredOutlet> {
    let mut outlets: Vec<&DiscoveredOutlet> = discovery.outlets.iter().filter(|outlet| !outlet.words.is_empty()).collect();
    outlets.sort_by(|a, b| b.size.cmp(&a.size).then_with(|| a.name.cmp(&b.name)));
    outlets.truncate(OUTLETS_AT_MOST);
    outlets.sort_by(|a, b| a.name.cmp(&b.name));
    outlets
}

fn words(outlet: &DiscoveredOutlet) -> &[DiscoveredWord] {
    &outlet.words[..outlet.words.len().min(WORDS_AT_MOST)]
}

fn rate(side: Side) -> f64 {
    if side.words == 0 { 0.0 } else { 1000.0 * side.uses as f64 / side.words as f64 }
}

/// A scale by powers of ten for the words that are drawn.
fn scale_of(outlets: &[&DiscoveredOutlet]) -> RateScale {
    let sides = outlets.iter().flat_map(|outlet| words(outlet)).flat_map(|word| [word.found.outlet, word.found.others]);
    RateScale::powers(&sides.map(rate).collect::<Vec<f64>>())
}

/// What the dots and the figures at the right mean.
fn legend(page: &mut Page) {
    let entries = ["this outlet".to_owned(), "all other outlets together".to_owned()];
    page.key(&entries, 12.0, |canvas, nth, x, y| dot(canvas, x + 6.0, y, nth == 0));
    page.paragraph("At the right: uses in the outlet, and in how many of its articles; * more than half of them in one article.", SMALL);
}

fn dot(canvas: &mut Canvas, x: f64, y: f64, is_own: bool) {
    if is_own {
        canvas.disc(x, y, DOT, palette::voice(VoiceGroup::Own));
    } else {
        canvas.disc(x, y, DOT, MUTED);
        canvas.disc(x, y, DOT - 1.6, WHITE);
    }
}

/// One outlet from the top `y` down; gives where it ends.
fn panel(page: &mut Page, outlet: &DiscoveredOutlet, scale: RateScale, (x, top): (f64, f64), wide: f64) -> f64 {
    let mut y = page.block(&outlet.name, NAME, x, top, wide);
    let facts = format!("{}, {}", counted(u64::from(outlet.articles), "article", "articles"), counted(outlet.size, "word", "words"));
    y = page.block(&facts, SMALL, x, y, wide) + 4.0;
    let (left, width) = (x + WORD_WIDTH + 6.0, wide - WORD_WIDTH - NUMBER_WIDTH - 18.0);
    let at = |rate: f64| left + width * scale.at(rate);
    page.canvas.line((x, y), (x + wide, y), 1.0, RULE);
    y += 3.0;
    for word in words(outlet) {
        let lines = text_fit::wrap(page.ruler, &word.shown, LABEL, WORD_WIDTH);
        let bottom = text_fit::draw(&mut page.canvas, x, y, &lines, LABEL, Anchor::Left) + 3.0;
        let middle = y + LABEL.size * 0.66;
        let (here, others) = (at(rate(word.found.outlet)), at(rate(word.found.others)));
        page.canvas.line((others, middle), (here, middle), 1.5, RULE);
        dot(&mut page.canvas, others, middle, false);
        dot(&mut page.canvas, here, middle, true);
        let star = if word.top_article_share > 0.5 { "*" } else { "" };
        let numbers = format!("{} in {}{star}", number(word.found.outlet.uses), number(u64::from(word.found.articles)));
        page.canvas.text(x + wide, y + text_fit::baseline(LABEL), &numbers, Type { size: 12.0, ..SMALL }, Anchor::Right);
        page.canvas.line((x, bottom), (x + wide, bottom), 1.0, HAIR);
        y = bottom + 2.0;
    }
    scale.draw(page, (left, width), y)
}

/// Which outlets are not drawn, and that the tables have more words.
fn notes(discovery: &Discovery, drawn: &[&DiscoveredOutlet]) -> Vec<String> {
    let rest: Vec<String> = discovery
        .outlets
        .iter()
        .filter(|outlet| !outlet.words.is_empty() && !drawn.iter().any(|other| other.name == outlet.name))
        .map(|outlet| outlet.name.clone())
        .collect();
    let mut notes = Vec::new();
    if !rest.is_empty() {
        notes.push(format!("Not drawn, and in tables/vocabulary.csv: {}.", first_few(&rest, NAMED_AT_MOST, ", ")));
    }
    notes
}

/// Outlet by outlet, its words with both rates.
fn alt(discovery: &Discovery, drawn: &[&DiscoveredOutlet]) -> String {
    let word = |word: &DiscoveredWord| {
        format!(
            "{} ({} uses, {:.2} per 1,000 against {:.2})",
            word.shown,
            number(word.found.outlet.uses),
            rate(word.found.outlet),
            rate(word.found.others)
        )
    };
    let outlets: Vec<String> =
        drawn.iter().map(|outlet| format!("{}: {}", outlet.name, words(outlet).iter().map(word).collect::<Vec<_>>().join(", "))).collect();
    format!("{} {}.", discovery.exploratory, outlets.join(". "))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::findings::{EXPLORATORY, How, Provenance};
    use crate::vocabulary::Contrast;

    fn word(rank: usize, shown: &str, uses: u64, others: u64) -> DiscoveredWord {
        let (here, others) = (Side { uses, words: 9_000 }, Side { uses: others, words: 80_000 });
        DiscoveredWord {
            rank,
            shown: shown.into(),
            key: shown.to_lowercase(),
            is_name: false,
            found: Contrast { outlet: here, others, articles: 4, log_odds: 1.0, score: 3.0 },
            held: None,
            dispersion: None,
            top_article: "a".into(),
            top_article_share: if rank == 2 { 0.6 } else { 0.2 },
            examples: Vec::new(),
        }
    }

    /// So many outlets with names and words of all kinds, the first the largest.
    pub fn crowd(outlets: usize) -> Discovery {
        let names =
            ["The <Daily> & “Post”", "Donaudampfschifffahrtsgesellschaftsnachrichten für alle Welt und noch einige", "الجزيرة", "BBC"];
        crowd_of(outlets, 0, &|nth| format!("{} {nth}", names[nth % names.len()]))
    }

    /// The same with other names, and with so many more words.
    pub fn crowd_of(outlets: usize, words: usize, names: &dyn Fn(usize) -> String) -> Discovery {
        let more = || (0..words).map(|nth| word(5 + nth, &names(1000 + nth), 4 + nth as u64, 3));
        let outlet = |nth: usize| DiscoveredOutlet {
            name: names(nth),
            articles: 30,
            size: 100_000 - nth as u64,
            held: None,
            words: [
                word(1, "left-wing mayor of the whole metropolitan area", 1_234, 0),
                word(2, "bypass", 9, 1),
                word(3, "Verkehrsinfrastrukturbeschleunigungsgesetzgebung", 50, 4_000),
                word(4, "حكومة", 7, 2),
            ]
            .into_iter()
            .chain(more())
            .collect(),
            set_apart: Vec::new(),
        };
        Discovery {
            title: "Town news".into(),
            exploratory: EXPLORATORY.into(),
            remarks: Vec::new(),
            articles: 30 * outlets,
            words: 1_000_000,
            unread: 0,
            how: How { voice: "own", phrases: true, function_words: false, names: false, min_articles: 3, min_count: 5, confirm: false },
            outlets: (0..outlets).map(outlet).collect(),
            all_outlets: outlets,
            page: (0, 0),
            repeated: (0, 0),
            repeated_sentences: Vec::new(),
            lexicons: Vec::new(),
            provenance: Provenance {
                version: "0".into(),
                words_by: String::new(),
                rng_seed: 1,
                rng: String::new(),
                again: "slantwise discover".into(),
            },
        }
    }

    #[test]
    fn of_sixty_outlets_the_twelve_largest_are_drawn_and_the_others_named() {
        let figure = distinctive_words(&crowd(60), &Sheet::default()).unwrap();
        assert_eq!(figure.svg.matches(">bypass<").count() + figure.svg.matches(">\nbypass\n<").count(), 12);
        assert!(figure.svg.contains("Not drawn, and in tables/vocabulary.csv:") && figure.svg.contains("and 36 more"), "{}", figure.svg);
        assert!(figure.caption.contains("Exploratory: found by looking, not tested."));
    }

    #[test]
    fn without_words_the_picture_says_so() {
        let mut discovery = crowd(2);
        discovery.outlets.iter_mut().for_each(|outlet| outlet.words.clear());
        let figure = distinctive_words(&discovery, &Sheet::default()).unwrap();
        assert!(figure.alt.contains("No word stands in enough articles"));
    }
}
