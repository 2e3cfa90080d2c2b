//! What can be asked of a report.

use super::{n, voice};
use crate::findings::explain::{Offer, OutletOffered, TopicOffered};

pub(super) fn lines(offer: &Offer) -> Vec<String> {
    let mut lines = vec![offer.title.clone(), String::new()];
    let wide = offer.outlets.iter().map(|o| o.outlet.chars().count()).max().unwrap_or(0).min(40);
    let outlet = |o: &OutletOffered| {
        let hits = o.hits.map(|hits| format!("   {:>8}", n(hits, "use"))).unwrap_or_default();
        format!("  {:<wide$}{hits}   {:>12}   {:>15}", o.outlet, n(o.articles, "article"), n(o.words, "word"))
    };
    match &offer.subject {
        Some(subject) => {
            lines.push(format!("“{}” {}. Name one of the outlets with --outlet:", subject.shown, voice(offer.voice)));
            lines.extend(offer.outlets.iter().map(outlet));
            return lines;
        }
        None => lines.push("Outlets, for --outlet".to_string()),
    }
    lines.extend(offer.outlets.iter().map(outlet));
    let place = offer.outlet.as_ref().map_or_else(|| "all outlets together".to_string(), Clone::clone);
    let ids = |topic: &TopicOffered| {
        let id = if topic.subject.item.is_empty() { &topic.subject.group } else { &topic.subject.item };
        let group = if topic.subject.item.is_empty() { String::new() } else { format!("{}, ", topic.subject.group) };
        format!("  {:>10}   {id:<30}   {} ({group}{})", n(topic.hits, "use"), topic.subject.shown, topic.subject.lexicon)
    };
    for (heading, topics) in [("Groups of words, for --group", &offer.groups), ("Words, for --word", &offer.words)] {
        lines.push(String::new());
        lines.push(format!("{heading}: uses {} in {place}", voice(offer.voice)));
        lines.extend(topics.iter().map(ids));
        if topics.is_empty() {
            lines.push("  none".to_string());
        }
    }
    if offer.words_left_out > 0 {
        lines.push(format!("  and {} more: --limit shows more, tables/rates.csv has all", offer.words_left_out));
    }
    lines
}
