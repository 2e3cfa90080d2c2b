//! The sentences behind the marks.

use std::collections::HashMap;

use crate::evidence::{Evidence, Occurrence};
use crate::findings::model::{Exhibit, Outlet};
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::tally::{ArticleCount, Counts};
use crate::text::{Voice, Zone};

/// The hits of the sample with their sentences: by outlet as the grid has them, then by article and place.
pub(super) fn exhibits(sample: &Evidence, counts: &Counts, lexicons: &[&Lexicon], outlets: &[Outlet]) -> Vec<Exhibit> {
    let articles: HashMap<&str, &ArticleCount> = counts.articles.iter().map(|article| (article.article.as_str(), article)).collect();
    let place = |o: &Occurrence| outlets.iter().position(|outlet| outlet.name == o.origin.outlet);
    let shown = sample.occurrences().iter().filter(|o| o.quoted.is_some() && place(o).is_some());
    let mut ordered: Vec<(Option<usize>, &Occurrence)> = shown.map(|o| (place(o), o)).collect();
    ordered.sort_by_key(|(place, _)| *place);
    ordered.into_iter().map(|(_, o)| exhibit(o, articles.get(o.origin.article.as_str()).copied(), lexicons)).collect()
}

fn exhibit(o: &Occurrence, article: Option<&ArticleCount>, lexicons: &[&Lexicon]) -> Exhibit {
    let is_naming = !o.listed.naming.is_empty();
    let heading = lexicons
        .iter()
        .find(|lexicon| lexicon.header.id == o.listed.lexicon)
        .and_then(|lexicon| lexicon.heading(o.listed.group(), is_naming));
    let from = o.sentence_span.start();
    let sentence = o.sentence().unwrap_or_default();
    // A hit never leaves its sentence; the clamp only keeps a bug from becoming a panic in a report.
    let end = (o.span.end() - from).min(sentence.len());
    Exhibit {
        article: o.origin.article.clone(),
        outlet: o.origin.outlet.clone(),
        file: o.origin.file.clone(),
        row: o.origin.row,
        lexicon: o.listed.lexicon.clone(),
        group: o.listed.group().to_string(),
        heading: heading.unwrap_or_default().to_string(),
        item: o.listed.item().to_string(),
        shown: o.listed.shown.clone(),
        is_naming,
        resolved: o.resolved,
        zone: o.zone.key(),
        voice: o.voice,
        stance: o.voice.stance(),
        alt_voice: o.alt_voice,
        negated: o.negated,
        speaker: o.speaker.as_deref().map(str::to_string),
        why_voice: why_voice(o),
        span: o.span,
        tenth: o.tenth,
        date: article.map_or_else(String::new, |article| article.date.clone()),
        story: article.map_or_else(String::new, |article| article.story.clone()),
        span_in_sentence: Span::new((o.span.start() - from).min(end), end),
        sentence: sentence.to_string(),
    }
}

/// What decided the voice, as a clause a reader understands: “told without a source”.
pub fn why_voice(o: &Occurrence) -> String {
    let cue = o.quoted.as_ref().and_then(|quoted| quoted.decided_by.as_deref()).unwrap_or_default();
    match o.voice {
        Voice::Own if o.zone == Zone::Headline && cue.is_empty() => "in the headline, with no source".to_string(),
        Voice::Own if cue.is_empty() => "told without a source".to_string(),
        Voice::Own => format!("told without a source, about what is sought (“{cue}”)"),
        Voice::Quoted => "quotation marks around it".to_string(),
        Voice::Partial => "quotation marks around a word or two".to_string(),
        Voice::Attributed { .. } if o.speaker.as_deref() == Some(cue) => "it stands behind the speaker and a colon".to_string(),
        Voice::Attributed { .. } => format!("“{cue}” governs the words"),
        Voice::Unclear if cue.contains(&*o.text) => "among quotation marks that do not pair up".to_string(),
        Voice::Unclear => format!("“{cue}” stands before it, and the rules cannot tell whose words follow"),
    }
}
