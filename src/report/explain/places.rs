//! Where the uses behind a number stand: by voice, by article, one by one.

use super::n;
use crate::findings::explain::{ArticleHits, Explanation, HitFound};
use crate::text::VoiceGroup;

pub(super) fn voices(e: &Explanation) -> Vec<String> {
    let all: u64 = e.voices.iter().map(|voice| voice.hits).sum();
    let told: Vec<String> = e.voices.iter().map(|voice| format!("{} {}", called(voice.voice.key()), voice.hits)).collect();
    let counted = match e.voice {
        VoiceGroup::All => "The rate counts all of them.".to_string(),
        one => format!("The rate counts “{}”.", called(one.key())),
    };
    vec![format!("Of {} in {}: {}. {counted}", n(all, "use"), e.outlet, told.join(", "))]
}

fn called(voice: &str) -> &str {
    match voice {
        "own" => "own words",
        "partial" => "partly quoted",
        "attributed" => "reported",
        other => other,
    }
}

pub(super) fn articles(e: &Explanation) -> Vec<String> {
    let wide = |of: &dyn Fn(&ArticleHits) -> usize| e.articles.iter().map(of).max().unwrap_or(0);
    let (hits, words) = (wide(&|a| n(a.hits, "use").len()), wide(&|a| n(a.words, "word").len()));
    let id = wide(&|a| a.article.chars().count()).min(40);
    let line = |a: &ArticleHits| {
        let star = if a.date_from == "inferred" { "*" } else { "" };
        let date = if a.date.is_empty() { "no date".to_string() } else { format!("{}{star}", a.date) };
        format!("{:>hits$}   {:>words$}   {date:<11}   {:<id$}   {}", n(a.hits, "use"), n(a.words, "word"), a.article, a.title)
    };
    let mut lines: Vec<String> = e.articles.iter().map(line).collect();
    if e.articles_left_out > 0 {
        lines.push(format!("and {} more: tables/evidence.csv and tables/articles.csv", e.articles_left_out));
    }
    if e.articles.iter().any(|a| a.date_from == "inferred") {
        lines.push("* date worked out, not printed in the text".to_string());
    }
    lines
}

pub(super) fn hits(e: &Explanation) -> Vec<String> {
    let mut lines: Vec<String> = e.hits.iter().flat_map(hit).collect();
    if e.hits_left_out > 0 {
        lines.push(format!("and {} more: tables/evidence.csv", e.hits_left_out));
    }
    if !lines.is_empty() {
        lines.push("Bytes are counted from 0, in the article's text; in a text file also in the file (as UTF-8).".to_string());
    }
    lines
}

fn hit(hit: &HitFound) -> Vec<String> {
    let row = hit.row.map(|row| format!(", row {row}")).unwrap_or_default();
    let mut told = vec![called(&hit.voice).to_string()];
    if !hit.stance.is_empty() {
        told[0] += &format!(" ({})", hit.stance);
    }
    if !hit.speaker.is_empty() {
        told.push(format!("speaker: {}", hit.speaker));
    }
    if !hit.alt_voice.is_empty() {
        told.push(format!("may also be read as {}", called(&hit.alt_voice)));
    }
    let marks = [(hit.zone == "headline", "in the headline"), (hit.negated, "denied or prevented"), (!hit.resolved, "not resolved")];
    told.extend(marks.into_iter().filter(|(is, _)| *is).map(|(_, said)| said.to_string()));
    vec![
        format!(
            "{}{row}, bytes {} to {}, sentence {} to {}: {}",
            hit.file,
            hit.start,
            hit.end,
            hit.sentence_start,
            hit.sentence_end,
            told.join(", ")
        ),
        format!("    {}", sentence(hit)),
    ]
}

/// The sentence on one line with the hit in it marked; the bare words where the report does not hold it.
fn sentence(hit: &HitFound) -> String {
    let Some(sentence) = &hit.sentence else {
        return format!("«{}» (the report does not hold this sentence)", hit.text);
    };
    let at = |byte: u64| byte.checked_sub(hit.sentence_start).and_then(|byte| usize::try_from(byte).ok()).unwrap_or(usize::MAX);
    let cut = || Some((sentence.get(..at(hit.start))?, sentence.get(at(hit.start)..at(hit.end))?, sentence.get(at(hit.end)..)?));
    let marked = cut().map_or_else(|| sentence.clone(), |(before, words, behind)| format!("{before}«{words}»{behind}"));
    marked.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(sentence: Option<&str>, start: u64, end: u64) -> HitFound {
        let text = String::new;
        HitFound {
            article: text(),
            file: "a.txt".into(),
            row: Some(3),
            start,
            end,
            sentence_start: 10,
            sentence_end: 40,
            shown: text(),
            text: "rebels".into(),
            voice: "attributed".into(),
            stance: "neutral".into(),
            alt_voice: "own".into(),
            speaker: "the mayor".into(),
            zone: "headline".into(),
            negated: true,
            resolved: false,
            sentence: sentence.map(str::to_string),
        }
    }

    #[test]
    fn a_hit_is_told_with_its_place_and_all_that_qualifies_it() {
        assert_eq!(
            hit(&found(Some("The rebels\nleft."), 14, 20)),
            [
                "a.txt, row 3, bytes 14 to 20, sentence 10 to 40: reported (neutral), speaker: the mayor, may also be read as own words, in the \
                 headline, denied or prevented, not resolved",
                "    The «rebels» left."
            ]
        );
    }

    #[test]
    fn a_sentence_that_is_not_held_or_does_not_fit_is_no_panic() {
        assert_eq!(sentence(&found(None, 14, 20)), "«rebels» (the report does not hold this sentence)");
        assert_eq!(sentence(&found(Some("Ünd"), 11, 99)), "Ünd");
        assert_eq!(sentence(&found(Some("Short."), 2, 5)), "Short.");
    }
}
