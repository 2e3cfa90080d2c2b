//! Near misses: what looks listed and is a name, another sense, or somebody's quotation.

use std::collections::{BTreeMap, BTreeSet};

use crate::evidence::PassedOver;
use crate::lesson::mark::Marks;
use crate::lesson::model::{MissWhy, NearMiss};
use crate::lesson::source::Source;
use crate::matcher::MissReason;
use crate::span::Span;
use crate::text::Voice;

/// So many are wanted at least; below it, listed words in quotations are named too, because they are not the paper's own.
const WANTED: usize = 3;
/// And so many of one sort at most.
const OF_A_SORT: usize = 4;

/// The near misses of all texts: other senses first, then names, then longer phrases; in order of the texts. None is named twice in one text.
pub(super) fn near_misses(sources: &[Source<'_>], marks: &[Marks], apart: &[String]) -> Vec<NearMiss> {
    let mut found: Vec<NearMiss> = Vec::new();
    for (source, marks) in sources.iter().zip(marks) {
        // What is a mark of another list would only confuse.
        let is_marked = |span: Span| marks.marks.iter().any(|(mark, _)| mark.overlaps(span));
        let is_longer = |p: &PassedOver| p.reason == MissReason::Covered;
        let passed = source.passed_over.iter().filter(|p| !apart.contains(&p.listed.lexicon) && (is_longer(p) || !is_marked(p.span)));
        for passed in passed {
            let Some(place) = source.place(passed.span) else { continue };
            let because = passed.because_of.as_deref().unwrap_or_default().to_string();
            let why = match passed.reason {
                MissReason::Exception => MissWhy::Exception(because),
                MissReason::Guard => MissWhy::Guard(because),
                MissReason::Case => MissWhy::Capitals(passed.pattern.to_string()),
                MissReason::Covered => MissWhy::Longer(because),
            };
            found.push(NearMiss { place, words: source.words(passed.span), shown: passed.listed.shown.clone(), why });
        }
        found.extend(marks.names.iter().cloned());
        let quoted = marks.marks.iter().filter(|(_, mark)| matches!(mark.voice, Voice::Quoted | Voice::Partial));
        found.extend(quoted.map(|(_, mark)| NearMiss {
            place: mark.place,
            words: mark.words.clone(),
            shown: mark.listed.first().map(|listed| listed.shown.clone()).unwrap_or_default(),
            why: MissWhy::Quotation(mark.speaker.clone()),
        }));
    }
    found.sort_by_key(|miss| (rank(&miss.why), miss.place));
    let mut seen = BTreeSet::new();
    found.retain(|miss| seen.insert((miss.place.text, miss.words.to_lowercase())));
    // Longer phrases teach least: they are there to fill up. Of every sort so many as can be talked about.
    let told = found.iter().filter(|miss| rank(&miss.why) < rank(&MissWhy::Longer(String::new()))).count();
    found.truncate(told.max(WANTED));
    let mut of_sort = BTreeMap::new();
    found.retain(|miss| {
        let kept: &mut usize = of_sort.entry(rank(&miss.why)).or_default();
        *kept += 1;
        *kept <= OF_A_SORT
    });
    found
}

fn rank(why: &MissWhy) -> usize {
    match why {
        MissWhy::Exception(_) => 0,
        MissWhy::Guard(_) => 1,
        MissWhy::Name(_) => 2,
        MissWhy::Capitals(_) => 3,
        MissWhy::Quotation(_) => 4,
        MissWhy::Longer(_) => 5,
    }
}
