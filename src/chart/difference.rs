//! Makes the figure of one difference: what each word, and each of the outlet's articles, adds to the logarithm of the ratio.
//!
//! Bars go right where the outlet has more and left where the others have; all have one scale, so that a word can be set against an article. The parts
//! of each of the two lists sum to the whole.

use super::canvas::{Anchor, Canvas, Type, Words};
use super::font::Ruler;
use super::frame::{self, MARGIN, NAME, Page, SMALL};
use super::palette::{self, HAIR, INK, MUTED, RULE, WHITE};
use super::phrase::{counted, first_few, number};
use super::{Error, Figure, Sheet, text_fit};
use crate::findings::explain::{Contribution, Contributions, Explanation};
use crate::text::VoiceGroup;

/// Articles drawn at most; the others are summed up.
const ARTICLES_AT_MOST: usize = 30;
/// Words drawn at most.
const WORDS_AT_MOST: usize = 60;
/// Parts named in the alternative text.
const IN_ALT: usize = 10;
/// Height of a bar.
const BAR: f64 = 12.0;
/// Room for a part's number.
const PART: f64 = 56.0;

const ID: &str = "difference";

/// What a difference is made of; a figure that says why not where there is none to take apart.
///
/// # Errors
/// [`Error::Draw`] when the drawing library fails.
pub fn difference(explanation: &Explanation, sheet: &Sheet) -> Result<Figure, Error> {
    let subject = if explanation.subject.level == "label" || explanation.subject.level == "term" {
        format!("“{}”", explanation.subject.shown)
    } else {
        format!("words of “{}”", explanation.subject.shown)
    };
    let Some(found) = &explanation.contributions else {
        let title = format!("{}: {subject}", explanation.outlet);
        let why = explanation.no_contributions.clone().unwrap_or_else(|| "There is no difference to take apart.".to_owned());
        return frame::empty(sheet, Words { id: ID, title, caption: why.clone(), alt: why });
    };
    let ruler = Ruler::new(sheet);
    let ratio = found.log_ratio.exp2();
    let title = format!("{}: {subject} {} times as often as in {}", explanation.outlet, times(ratio), found.reference);
    let caption = caption(explanation, found);
    let canvas = frame::fit_each(sheet, &[found.articles.len().min(ARTICLES_AT_MOST), found.words.len().min(WORDS_AT_MOST)], |most| {
        lay_out(found, &ruler, (&title, &caption), most[1], most[0])
    });
    canvas.finish(sheet, Words { id: ID, title, caption, alt: alt(found, &explanation.outlet) })
}

/// A ratio in two digits: 2.5, 0.37, 14.
fn times(ratio: f64) -> String {
    match ratio {
        ratio if ratio >= 9.95 => number(ratio.round() as u64),
        ratio if ratio >= 0.995 => format!("{ratio:.1}"),
        ratio => format!("{ratio:.2}"),
    }
}

/// A part with its sign; none is written as −0.00.
fn signed(part: f64) -> String {
    let text = format!("{:.2}", part.abs());
    match text.as_str() {
        "0.00" => text,
        _ if part < 0.0 => format!("\u{2212}{text}"),
        _ => format!("+{text}"),
    }
}

/// The measure, how many of what, and the range of the ratio.
fn caption(explanation: &Explanation, found: &Contributions) -> String {
    let contrast = explanation.contrasts.iter().find(|contrast| contrast.voice == explanation.voice);
    let range = match contrast.and_then(|contrast| contrast.interval) {
        Some(interval) if interval.hi.is_finite() => {
            format!(", 95\u{a0}% range of the ratio {} to {}", times(interval.lo), times(interval.hi))
        }
        _ => String::new(),
    };
    let side = |side: &crate::findings::explain::Side| {
        format!(
            "{} in {} of {}",
            counted(side.hits, "use", "uses"),
            counted(side.words, "word", "words"),
            counted(side.articles, "article", "articles")
        )
    };
    let voice = if explanation.voice == VoiceGroup::Own { "own words" } else { "all voices" };
    format!(
        "Log ratio, base 2, {} in {voice}{range}; one step is a doubling. The parts of the words sum to it, and so do those of the articles. {}: {}. \
         {}: {}.",
        signed(found.log_ratio),
        explanation.outlet,
        side(&found.target),
        capital(&found.reference),
        side(&found.others)
    )
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Where bars begin and how long one step is.
struct Scale {
    zero: f64,
    step: f64,
}

fn lay_out(found: &Contributions, ruler: &Ruler, (title, caption): (&str, &str), words: usize, articles: usize) -> Canvas {
    let mut page = Page::new(ruler, title, caption);
    page.y += 8.0;
    let key = ["more in the outlet".to_owned(), format!("more in {}", found.reference)];
    page.key(&key, 22.0, |canvas, nth, x, y| bar(canvas, x, y - BAR / 2.0, 22.0, nth == 0));
    let label = (page.inner() * 0.36).clamp(150.0, 320.0);
    // What is summed up in a line has a bar too.
    let rests = [rest(&found.words, words), rest(&found.articles, articles)];
    let parts = || found.words.iter().chain(&found.articles).map(|one| one.part).chain(rests);
    let (least, most) = (parts().fold(0.0, f64::min), parts().fold(0.0, f64::max));
    // A number stands at the end of each bar, on both sides.
    let room = page.inner() - label - 12.0 - 2.0 * PART;
    let step = room / (most - least).max(1e-9);
    let scale = Scale { zero: MARGIN + label + 12.0 + PART - least * step, step };
    let facts = |one: &Contribution| format!("{} here, {} there", number(one.hits), number(one.others.unwrap_or(0)));
    list(&mut page, "Words", &found.words, words, "words", label, &scale, &facts);
    let facts =
        |one: &Contribution| format!("{} in {}", counted(one.hits, "use", "uses"), counted(one.words.unwrap_or(0), "word", "words"));
    list(&mut page, "Articles of the outlet", &found.articles, articles, "articles", label, &scale, &facts);
    page.end()
}

#[expect(clippy::too_many_arguments, reason = "a list is drawn in two places, with all of these different or shared")]
fn list(
    page: &mut Page,
    heading: &str,
    all: &[Contribution],
    most: usize,
    what: &str,
    label: f64,
    scale: &Scale,
    facts: &dyn Fn(&Contribution) -> String,
) {
    page.heading(heading);
    let top = page.y;
    for one in &all[..most.min(all.len())] {
        let lines = text_fit::wrap(page.ruler, &one.shown, Type { bold: false, ..NAME }, label);
        let y = text_fit::draw(&mut page.canvas, MARGIN, page.y + 5.0, &lines, Type { bold: false, ..NAME }, Anchor::Left);
        let lines = text_fit::wrap(page.ruler, &facts(one), SMALL, label);
        let end = text_fit::draw(&mut page.canvas, MARGIN, y, &lines, SMALL, Anchor::Left) + 4.0;
        part(page, one.part, scale, page.y + 5.0);
        page.y = end;
        page.canvas.line((MARGIN, page.y), (page.right(), page.y), 1.0, HAIR);
    }
    if all.len() > most {
        let y = page.y + 5.0;
        let said = format!("and {} more {what}, together: see report explain --format json", number((all.len() - most) as u64));
        let end = page.block(&said, SMALL, MARGIN, y, label);
        part(page, rest(all, most), scale, y);
        page.y = end + 4.0;
    }
    page.canvas.line((scale.zero, top), (scale.zero, page.y), 1.0, RULE);
}

/// The sum of the parts behind the first `most`.
fn rest(all: &[Contribution], most: usize) -> f64 {
    all.iter().skip(most).map(|one| one.part).sum()
}

/// A bar from zero with its number at the end.
fn part(page: &mut Page, part: f64, scale: &Scale, y: f64) {
    let long = (part * scale.step).abs();
    let x = if part < 0.0 { scale.zero - long } else { scale.zero };
    bar(&mut page.canvas, x, y + 2.0, long, part >= 0.0);
    let baseline = y + 2.0 + BAR / 2.0 + SMALL.size * 0.36;
    let style = Type { colour: INK, ..SMALL };
    let (x, anchor) = if part < 0.0 { (x - 5.0, Anchor::Right) } else { (x + long + 5.0, Anchor::Left) };
    page.canvas.text(x, baseline, &signed(part), style, anchor);
}

/// Filled where the outlet has more, an outline where the others have.
fn bar(canvas: &mut Canvas, x: f64, y: f64, width: f64, is_more: bool) {
    canvas.rect(x, y, width, BAR, if is_more { palette::voice(VoiceGroup::Own) } else { MUTED });
    if !is_more && width > 2.4 {
        canvas.rect(x + 1.2, y + 1.2, width - 2.4, BAR - 2.4, WHITE);
    }
}

/// The largest parts of both lists.
fn alt(found: &Contributions, outlet: &str) -> String {
    let told = |list: &[Contribution]| {
        first_few(&list.iter().map(|one| format!("{} {}", one.shown, signed(one.part))).collect::<Vec<_>>(), IN_ALT, ", ")
    };
    format!(
        "Parts of the log ratio of {}, {outlet} against {}. Words: {}. Articles: {}.",
        signed(found.log_ratio),
        found.reference,
        told(&found.words),
        told(&found.articles)
    )
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::compare::Subject;
    use crate::findings::explain::{AuditTold, LexiconNamed, RateFound, ReportNamed, Side};

    /// A difference made of so many words and articles, called by `names`.
    pub fn made_of(words: usize, articles: usize, names: &dyn Fn(usize) -> String) -> Explanation {
        let part = |nth: usize| 0.9 - 0.31 * (nth % 7) as f64 - 0.001 * nth as f64;
        let list = |n: usize, first: usize, is_word: bool| {
            let one = |nth: usize| Contribution {
                shown: names(first + nth),
                id: names(first + nth),
                hits: 3 + nth as u64,
                others: is_word.then_some(123_456),
                words: (!is_word).then_some(1_234),
                part: part(nth),
            };
            (0..n).map(one).collect::<Vec<_>>()
        };
        let side = |hits| Side { hits, words: 100_000, articles: articles as u64 };
        Explanation {
            report: ReportNamed { title: "Town".into(), made_with: "0".into(), again: String::new(), altered: Vec::new() },
            lexicon: LexiconNamed { id: "l".into(), title: "L".into(), version: "1".into(), declared: true },
            subject: Subject { lexicon: "l".into(), level: "category", group: "g".into(), item: String::new(), shown: names(5000) },
            heading: names(5000),
            outlet: names(0),
            voice: VoiceGroup::Own,
            rate: RateFound {
                in_table: true,
                hits: 1,
                words: 1,
                articles: 1,
                articles_with_hit: 1,
                per_thousand: None,
                interval: None,
                reason: None,
                phi: None,
                dp: None,
                top_article_share: None,
                top_term_share: None,
            },
            share: None,
            parts: Vec::new(),
            voices: Vec::new(),
            articles: Vec::new(),
            articles_left_out: 0,
            contrasts: Vec::new(),
            no_contrast: None,
            without: Vec::new(),
            contributions: Some(Contributions {
                reference: "the rest".into(),
                log_ratio: 1.32,
                target: side(500),
                others: side(200),
                words: list(words, 1000, true),
                articles: list(articles, 2000, false),
            }),
            no_contributions: None,
            cautions: Vec::new(),
            audit: AuditTold { group: String::new(), own: None, supports: None, why: None, precision: None, precision_n: None },
            hits: Vec::new(),
            hits_left_out: 0,
        }
    }

    #[test]
    fn what_is_not_drawn_is_summed_up() {
        let figure = difference(&made_of(3, 200, &|nth| format!("N{nth}")), &Sheet::default()).expect("the figure is drawn");
        let text: String = figure.svg.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains("and 170 more articles, together:"), "{text}");
        // log2 of 2.5 is 1.32.
        assert_eq!(figure.title, "N0: words of “N5000” 2.5 times as often as in the rest");
    }

    #[test]
    fn without_a_difference_the_picture_says_why() {
        let mut none = made_of(1, 1, &|nth| format!("N{nth}"));
        (none.contributions, none.no_contributions) = (None, Some("One side never uses these words.".to_owned()));
        let figure = difference(&none, &Sheet::default()).expect("the figure is drawn");
        assert_eq!(figure.alt, "One side never uses these words.");
    }

    #[test]
    fn parts_have_their_sign_and_nothing_has_none() {
        assert_eq!([0.5, -0.25, 0.001, -0.001].map(signed), ["+0.50", "\u{2212}0.25", "0.00", "0.00"]);
    }
}
