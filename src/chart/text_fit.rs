//! Breaks text into lines that fit a width. Nothing is cut: a word too long for a line is continued on the next.

use unicode_width::UnicodeWidthChar;

use super::canvas::{Anchor, Canvas, Type, clean};
use super::font::Ruler;

/// Height of a line, in parts of the font size.
const LEADING: f64 = 1.3;

/// `text` as lines no wider than `width`; one line at least.
///
/// Lines are measured whole: a single Arabic word in a line changes the font of all of it.
pub(super) fn wrap(ruler: &Ruler, text: &str, style: Type, width: f64) -> Vec<String> {
    let text = clean(text);
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        if let Some(line) = lines.last_mut() {
            let longer = format!("{line} {word}");
            if ruler.width(&longer, style) <= width {
                *line = longer;
                continue;
            }
        }
        lines.extend(pieces(ruler, word, style, width));
    }
    if lines.is_empty() { vec![String::new()] } else { lines }
}

/// A word, or the parts of one that is wider than a line: broken after a hyphen, slash, dot or underscore if there is one in the second
/// half of the line, else between letters. A mark is never parted from its letter.
fn pieces(ruler: &Ruler, word: &str, style: Type, width: f64) -> Vec<String> {
    if ruler.width(word, style) <= width {
        return vec![word.to_owned()];
    }
    let mut pieces = Vec::new();
    let mut piece = String::new();
    let mut before = ' ';
    for c in word.chars() {
        let clings = c.width() == Some(0) || before == '\u{200d}';
        if !clings && !piece.is_empty() && ruler.width(&format!("{piece}{c}"), style) > width {
            let at = piece.rfind(['-', '/', '.', '_']).map_or(0, |at| at + 1);
            let rest = if at * 2 > piece.len() { piece.split_off(at) } else { String::new() };
            pieces.push(std::mem::replace(&mut piece, rest));
        }
        piece.push(c);
        before = c;
    }
    pieces.push(piece);
    pieces
}

/// Height of `lines` lines.
pub(super) fn height(lines: usize, style: Type) -> f64 {
    lines as f64 * style.size * LEADING
}

/// Draws `lines` from the top `y` down, and returns where they end.
pub(super) fn draw(canvas: &mut Canvas, x: f64, y: f64, lines: &[String], style: Type, anchor: Anchor) -> f64 {
    for (nth, line) in lines.iter().enumerate() {
        canvas.text(x, y + baseline(style) + height(nth, style), line, style, anchor);
    }
    y + height(lines.len(), style)
}

/// From the top of a line to its baseline.
pub(super) fn baseline(style: Type) -> f64 {
    style.size
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Sheet;
    use crate::chart::palette::INK;
    use proptest::prelude::*;

    const STYLE: Type = Type { size: 12.0, bold: false, colour: INK };

    #[test]
    fn words_stay_whole_where_they_fit() {
        let ruler = Ruler::new(&Sheet::default());
        assert_eq!(wrap(&ruler, "The Metropolitan Evening Post", STYLE, 90.0), ["The", "Metropolitan", "Evening Post"]);
    }

    #[test]
    fn a_long_word_goes_on_in_the_next_line() {
        let ruler = Ruler::new(&Sheet::default());
        let lines = wrap(&ruler, "Donaudampfschifffahrtsgesellschaft", STYLE, 90.0);
        assert!(lines.len() > 1);
        assert_eq!(lines.concat(), "Donaudampfschifffahrtsgesellschaft");
    }

    #[test]
    fn an_address_breaks_after_its_slashes() {
        let ruler = Ruler::new(&Sheet::default());
        let lines = wrap(&ruler, "news.example.org/politics", STYLE, 110.0);
        assert_eq!(lines, ["news.example.org/", "politics"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn nothing_is_lost_and_no_line_is_too_wide(text in "[a-zA-Z \u{5d0}-\u{5d5}\u{628}-\u{62f}\u{430}-\u{44f}/.-]{0,60}", width in 40.0..300.0f64) {
            let ruler = Ruler::new(&Sheet::default());
            let lines = wrap(&ruler, &text, STYLE, width);
            let letters = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
            for line in lines {
                prop_assert!(ruler.width(&line, STYLE) <= width, "{}", line);
            }
        }
    }
}
