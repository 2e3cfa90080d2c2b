//! Makes the figure of voices: how an outlet's listed words divide over its own words, quotation and report, beside all its words.
//!
//! A quotation-heavy article has more quoted hits without meaning anything by it; so the words of each voice stand beside the hits.

use super::canvas::{Anchor, Type, Words};
use super::font::Ruler;
use super::frame::{self, LABEL, MARGIN, NAME, Page, SMALL};
use super::mark::{Sign, voice_in_sentence, voice_name};
use super::palette::{HAIR, MUTED, RULE};
use super::phrase::{counted, first_few, number};
use super::voice_bars::{self, Area};
use super::{Error, Figure, Sheet, text_fit};
use crate::findings::{Findings, Outlet};
use crate::text::VoiceGroup;

/// Up to so many hits in one outlet each is a sign; more are a bar.
const SIGNS_AT_MOST: u64 = 60;
/// The same for outlets.
const OUTLETS_WITH_SIGNS: usize = 12;
/// Width of the outlets' column.
const LABEL_WIDTH: f64 = 190.0;
/// The least width of a voice's column: its heading fits.
const LEAST: f64 = 108.0;
/// Room for the number before the signs.
const NUMBER: f64 = 24.0;
/// The five voices, in the order of the columns.
const VOICES: [VoiceGroup; 5] = [VoiceGroup::Own, VoiceGroup::Quoted, VoiceGroup::Partial, VoiceGroup::Attributed, VoiceGroup::Unclear];

/// In whose voice the listed words stand, outlet by outlet: a sign a hit for small corpora, bars of a hundred percent for larger ones.
///
/// # Errors
/// [`Error::Draw`] when the drawing library fails.
pub fn words_by_voice(findings: &Findings, sheet: &Sheet) -> Result<Figure, Error> {
    let title = title(findings);
    if findings.outlets.iter().all(|outlet| total(&outlet.hits_by_voice) == 0) {
        let why = "None of the listed words was found in these texts.".to_owned();
        return frame::empty(sheet, Words { id: "words-by-voice", title, caption: why.clone(), alt: why });
    }
    let ruler = Ruler::new(sheet);
    let narrow = sheet.across() - 2.0 * MARGIN < LABEL_WIDTH + LEAST * VOICES.len() as f64;
    let few = !narrow
        && findings.outlets.len() <= OUTLETS_WITH_SIGNS
        && findings.outlets.iter().all(|o| total(&o.hits_by_voice) <= SIGNS_AT_MOST);
    let caption = if few {
        "One mark = one listed word found; below it, how many of all the outlet’s words stand in that voice. Counts, without intervals."
    } else {
        "Upper bar: the listed words found, by voice. Lower bar: all the outlet’s words, by voice. Counts, without intervals."
    };
    let canvas = frame::fit(sheet, findings.outlets.len(), |most| {
        let mut page = Page::new(&ruler, &title, caption);
        let shown = &findings.outlets[..most.min(findings.outlets.len())];
        if few {
            signs(&mut page, shown)
        } else {
            bars(&mut page, shown)
        }
        if shown.len() < findings.outlets.len() {
            let more = counted((findings.outlets.len() - shown.len()) as u64, "more outlet", "more outlets");
            page.notes(&[format!("And {more}: see tables/rates.csv.")]);
        }
        page.end()
    });
    canvas.finish(sheet, Words { id: "words-by-voice", title, caption: caption.to_owned(), alt: alt(findings) })
}

/// How many of the listed words found are the outlets' own.
fn title(findings: &Findings) -> String {
    let sum = |voices: &[VoiceGroup]| findings.outlets.iter().flat_map(|o| voices.iter().map(|&v| of(&o.hits_by_voice, v))).sum::<u64>();
    match (sum(&[VoiceGroup::Own]), sum(&VOICES)) {
        (_, 0) => format!("{}: in whose voice the listed words stand", findings.title),
        (own, all) => format!("{}: {} of {} listed words found are own words", findings.title, number(own), number(all)),
    }
}

/// A row an outlet, a column a voice, a sign a hit.
fn signs(page: &mut Page, outlets: &[Outlet]) {
    let voices: Vec<_> =
        VOICES.into_iter().filter(|&v| outlets.iter().any(|o| of(&o.hits_by_voice, v) + of(&o.words_by_voice, v) > 0)).collect();
    let columns = columns(outlets, &voices, page.inner());
    page.y += 24.0;
    for (&voice, &(x, _)) in voices.iter().zip(&columns) {
        page.canvas.text(x, page.y + text_fit::baseline(NAME), &capital(voice_name(voice)), NAME, Anchor::Left);
    }
    page.y += 24.0;
    page.canvas.line((MARGIN, page.y), (page.right(), page.y), 1.0, RULE);
    for outlet in outlets {
        let top = page.y + 10.0;
        let facts = format!("{} found in {}", number(total(&outlet.hits_by_voice)), counted(outlet.words, "word", "words"));
        let mut bottom = name(page, outlet, &facts, top);
        for (&voice, &(x, width)) in voices.iter().zip(&columns) {
            bottom = bottom.max(voice_cell(page, outlet, voice, x, top, width));
        }
        page.y = bottom + 10.0;
        page.canvas.line((MARGIN, page.y), (page.right(), page.y), 1.0, HAIR);
    }
}

/// Left end and width of each voice's column: the same least width for all, the rest where most signs are.
fn columns(outlets: &[Outlet], voices: &[VoiceGroup], inner: f64) -> Vec<(f64, f64)> {
    let most: Vec<f64> =
        voices.iter().map(|&voice| outlets.iter().map(|o| of(&o.hits_by_voice, voice)).max().unwrap_or(0) as f64).collect();
    let (room, all) = (inner - LABEL_WIDTH - LEAST * voices.len() as f64, most.iter().sum::<f64>().max(1.0));
    let mut x = MARGIN + LABEL_WIDTH;
    most.into_iter()
        .map(|n| {
            let left = x;
            x += LEAST + room * n / all;
            (left, x - left)
        })
        .collect()
}

/// The number, its signs, and the words in that voice; gives where they end.
fn voice_cell(page: &mut Page, outlet: &Outlet, voice: VoiceGroup, x: f64, top: f64, width: f64) -> f64 {
    let hits = of(&outlet.hits_by_voice, voice);
    let style = if hits == 0 { Type { colour: MUTED, ..LABEL } } else { Type { bold: true, ..LABEL } };
    page.canvas.text(x, top + text_fit::baseline(LABEL), &number(hits), style, Anchor::Left);
    let a_line = ((width - NUMBER - 14.0) / Sign::STEP).max(1.0) as u64;
    for hit in 0..hits {
        let (dx, line) = (Sign::STEP * (hit % a_line) as f64, (hit / a_line) as f64);
        Sign { headline: false, voice }.draw(&mut page.canvas, x + NUMBER + dx + Sign::SIZE / 2.0, top + 9.0 + 19.0 * line);
    }
    let below = top + 19.0 * hits.div_ceil(a_line).max(1) as f64 + 2.0;
    let words = format!("of {}", counted(of(&outlet.words_by_voice, voice), "word", "words"));
    page.block(&words, SMALL, x, below, width - 10.0)
}

/// Two bars an outlet on one scale, each with its numbers below.
fn bars(page: &mut Page, outlets: &[Outlet]) {
    page.y += 10.0;
    let names: Vec<_> = VOICES.iter().map(|voice| voice_name(*voice).to_owned()).collect();
    page.key(&names, 26.0, |canvas, nth, x, y| voice_bars::fill(canvas, Area { x, y: y - 6.0, width: 26.0, height: 12.0 }, VOICES[nth]));
    page.y += 8.0;
    let (x, width) = (MARGIN + LABEL_WIDTH, page.inner() - LABEL_WIDTH);
    for outlet in outlets {
        page.y += 9.0;
        page.canvas.line((MARGIN, page.y), (page.right(), page.y), 1.0, HAIR);
        let top = page.y + 13.0;
        let bottom = name(page, outlet, &counted(outlet.articles as u64, "article", "articles"), top);
        voice_bars::draw(&mut page.canvas, Area { x, y: top, width, height: 20.0 }, &outlet.hits_by_voice);
        let y = page.block(&divided(&outlet.hits_by_voice, "listed word found", "listed words found"), SMALL, x, top + 23.0, width);
        voice_bars::draw(&mut page.canvas, Area { x, y: y + 5.0, width, height: 10.0 }, &outlet.words_by_voice);
        let y = page.block(&divided(&outlet.words_by_voice, "word in all", "words in all"), SMALL, x, y + 18.0, width);
        page.y = bottom.max(y);
    }
}

/// The outlet's name with a line below it; gives where it ends.
fn name(page: &mut Page, outlet: &Outlet, facts: &str, top: f64) -> f64 {
    let y = page.block(&outlet.name, NAME, MARGIN, top, LABEL_WIDTH - 20.0);
    page.block(facts, SMALL, MARGIN, y + 1.0, LABEL_WIDTH - 20.0)
}

/// "1,074 listed words found: 812 own words, 120 quoted".
fn divided(counts: &[(VoiceGroup, u64)], one: &str, many: &str) -> String {
    let all = counted(total(counts), one, many);
    let parts = VOICES.into_iter().map(|voice| (voice, of(counts, voice))).filter(|(_, n)| *n > 0);
    let parts: Vec<_> = parts.map(|(voice, n)| format!("{} {}", number(n), voice_name(voice)).replace(' ', "\u{a0}")).collect();
    if parts.is_empty() { all } else { format!("{all}: {}", parts.join(", ")) }
}

fn of(counts: &[(VoiceGroup, u64)], voice: VoiceGroup) -> u64 {
    counts.iter().filter(|(v, _)| *v == voice).map(|(_, n)| n).sum()
}

fn total(counts: &[(VoiceGroup, u64)]) -> u64 {
    counts.iter().map(|(_, n)| n).sum()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Outlet by outlet, how many hits in which voice.
fn alt(findings: &Findings) -> String {
    let outlets: Vec<_> = findings
        .outlets
        .iter()
        .map(|outlet| {
            let parts: Vec<_> = VOICES
                .into_iter()
                .map(|voice| (voice, of(&outlet.hits_by_voice, voice), of(&outlet.words_by_voice, voice)))
                .filter(|(_, hits, words)| hits + words > 0)
                .map(|(voice, hits, words)| format!("{} {} of {}", number(hits), voice_in_sentence(voice), counted(words, "word", "words")))
                .collect();
            let parts = if parts.is_empty() { "no words".to_owned() } else { parts.join(", ") };
            format!("{}: {parts}", outlet.name)
        })
        .collect();
    format!("Listed words by voice. {}.", first_few(&outlets, 12, ". "))
}
