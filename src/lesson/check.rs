//! Days and figures for the teacher to check: what the texts print that cannot all be so, or may not mean the same.
//!
//! Three simple rules, each of which leads to the lines. A text cannot have told on a day what another puts into a later year; the calendar knows the
//! day of the week of a date; and where two texts of one story put different figures before the same word, a reader should ask why.

use std::collections::BTreeMap;

use jiff::civil::Date;
use regex::Regex;

use crate::findings::day;
use crate::lesson::mark::Marks;
use crate::lesson::model::{Check, Place, Together};
use crate::lesson::rules::Rules;
use crate::lesson::source::Source;
use crate::span::Span;
use crate::text::{FunctionWords, Zone, fold};

/// Everything to check, in order of the texts.
pub(super) fn checks(sources: &[Source<'_>], marks: &[Marks], together: &Together) -> Vec<Check> {
    let rules = Rules::english();
    let mut checks = years(sources, marks, rules);
    checks.extend(sources.iter().flat_map(|source| weekdays(source, rules)));
    if matches!(together, Together::OneStory { .. }) {
        checks.extend(figures(sources, rules));
    }
    checks
}

/// Words between what happened and its year, at most.
const WORDS_BETWEEN: usize = 5;

/// What a text puts into a year although an earlier text tells it already.
fn years(sources: &[Source<'_>], marks: &[Marks], rules: &Rules) -> Vec<Check> {
    let year_behind = format!(r"^([^,;:.()\n]{{0,80}}?)\b(?:{})\s+((?:19|20)\d\d)\b", rules.year_after.join("|"));
    let Ok(year_behind) = Regex::new(&year_behind) else { return Vec::new() };
    let mut found: Vec<Check> = Vec::new();
    for (source, own) in sources.iter().zip(marks) {
        for (span, mark) in &own.marks {
            let Some(sentence) = source.sentence(*span) else { continue };
            let behind = &source.article.text[span.end()..sentence.end()];
            let Some(printed) = year_behind.captures(behind).filter(|c| c[1].split_whitespace().count() <= WORDS_BETWEEN) else { continue };
            let Ok(year) = printed[2].parse::<i16>() else { continue };
            let names = names(source, sentence);
            let told = sources.iter().zip(marks).find_map(|(other, others)| {
                let published = other.article.published.filter(|day| other.index != source.index && day.year() < year)?;
                others.marks.iter().find_map(|(told, others)| {
                    let reason = mark.listed.iter().filter(|r| r.is_naming).find(|r| {
                        others.listed.iter().any(|other| other.is_naming && (&other.lexicon, &other.group) == (&r.lexicon, &r.group))
                    })?;
                    let around = other.sentence(*told)?;
                    let name = names.iter().find(|name| self::names(other, around).contains(name))?;
                    Some((reason.heading.clone(), name.clone(), others.place, published))
                })
            });
            if let Some((about, name, told, published)) = told {
                let end = span.end() + printed.get(0).map_or(0, |all| all.end());
                let date = day(&published.to_string()).unwrap_or_default();
                let words = source.masked(Span::new(span.start(), end));
                let check = Check::Year { year, printed: mark.place, words, about, name, told, date };
                if !found.iter().any(|known| matches!(known, Check::Year { year: y, printed: p, .. } if *y == year && *p == mark.place)) {
                    found.push(check);
                }
            }
        }
    }
    found
}

/// The capitalised words of a sentence beyond its first, without a possessive ending.
fn names(source: &Source<'_>, sentence: Span) -> Vec<String> {
    let text = &source.article.text;
    let words = source.document.words.iter().map(|word| word.span).filter(|span| sentence.contains(*span)).skip(1);
    let capitals = words.map(|span| span.of(text)).filter(|word| word.starts_with(char::is_uppercase));
    let bare = capitals.map(|word| word.trim_end_matches("’s").trim_end_matches("'s").to_string());
    bare.filter(|word| word.chars().count() > 2 && !FunctionWords::english().holds(&fold(word))).collect()
}

/// Dates whose day of the week is another one.
fn weekdays(source: &Source<'_>, rules: &'static Rules) -> Vec<Check> {
    let (weekdays, months) = (rules.weekdays.join("|"), rules.months.join("|"));
    let pattern =
        format!(r"\b({weekdays}),?\s+(?:(?:the\s+)?(\d{{1,2}})\s+({months})|({months})\s+(\d{{1,2}}))(?:,?\s+((?:19|20)\d\d))?\b");
    let Ok(pattern) = Regex::new(&pattern) else { return Vec::new() };
    let text = &source.article.text;
    let check = |found: regex::Captures<'_>| {
        let all = found.get(0)?;
        let group = |n: usize| found.get(n).map(|m| m.as_str());
        let number: i8 = group(2).or(group(5))?.parse().ok()?;
        let month = rules.months.iter().position(|month| Some(month.as_str()) == group(3).or(group(4)))? as i8 + 1;
        let year: i16 = match group(6) {
            Some(year) => year.parse().ok()?,
            None => nearest_year(source.article.published?, month),
        };
        let date = Date::new(year, month, number).ok()?;
        let is = &rules.weekdays[date.weekday().to_monday_zero_offset() as usize];
        let place = source.place(Span::new(all.start(), all.end()))?;
        (is != group(1)?).then(|| Check::Weekday { printed: place, words: all.as_str().to_string(), is: is.as_str() })
    };
    pattern.captures_iter(text).filter_map(check).collect()
}

/// The year in which a month lies nearest to the day of publication.
fn nearest_year(published: Date, month: i8) -> i16 {
    match published.month() - month {
        ..=-7 => published.year() - 1,
        7.. => published.year() + 1,
        _ => published.year(),
    }
}

/// A figure, where it stands, and the words around it.
type Figure = (u64, Place, String);

/// Figures before the same word that differ from text to text. A text that itself has several is not asked.
fn figures(sources: &[Source<'_>], rules: &Rules) -> Vec<Check> {
    let mut told: BTreeMap<String, Vec<Vec<Figure>>> = BTreeMap::new();
    for source in sources {
        let document = source.document;
        let mut own: BTreeMap<String, Vec<Figure>> = BTreeMap::new();
        for at in 0..document.words.len().saturating_sub(1) {
            let (word, next) = (document.words[at], document.words[at + 1]);
            let is_one = word.sentence == next.sentence && document.zone_of(word.sentence) != Zone::Headline;
            let between = &source.article.text[word.span.end()..next.span.start()];
            let Some(figure) = figure(word.span.of(&source.article.text), document.key(at), rules).filter(|_| is_one && between == " ")
            else {
                continue;
            };
            let noun = next.span.of(&source.article.text);
            let is_noun = noun.chars().count() > 3 && noun.chars().all(|c| c.is_lowercase() || c == '-');
            let key = document.key(at + 1);
            if !is_noun || rules.measures.contains(key) || FunctionWords::english().holds(key) {
                continue;
            }
            let Some(place) = source.place(word.span.joined(next.span)) else { continue };
            own.entry(key.to_string()).or_default().push((figure, place, source.words(word.span.joined(next.span))));
        }
        for (noun, figures) in own {
            told.entry(noun).or_default().push(figures);
        }
    }
    let differing = told.into_iter().filter_map(|(what, texts)| {
        let is_single = texts.iter().all(|figures| figures.iter().all(|figure| figure.0 == figures[0].0));
        let differs = texts.len() > 1 && texts.iter().any(|figures| figures[0].0 != texts[0][0].0);
        let told = texts.into_iter().filter_map(|figures| figures.into_iter().next()).map(|(_, place, words)| (place, words)).collect();
        (is_single && differs).then_some(Check::Figure { what, told })
    });
    differing.collect()
}

/// The number that a word is: "1,200", "twelve"; nothing for a year.
fn figure(word: &str, key: &str, rules: &Rules) -> Option<u64> {
    if let Some(number) = rules.numbers.get(key) {
        return Some(*number);
    }
    let is_number = word.starts_with(|c: char| c.is_ascii_digit()) && word.chars().all(|c| c.is_ascii_digit() || c == ',');
    let number: u64 = is_number.then(|| word.replace(',', "")).and_then(|digits| digits.parse().ok())?;
    let is_year = word.len() == 4 && (1800..2100).contains(&number);
    (!is_year).then_some(number)
}
