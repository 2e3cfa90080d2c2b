//! Questions whose answer the tool can justify, each with its reason and the lines where that can be seen.
//!
//! What is asked is what the tool knows: which word a list has, whose words they are by the rules of reading, which words one naming set holds,
//! which headline shares its words with which text. Nothing asks whether a word is good or bad. The same seed gives the same questions.

mod headline;
mod naming;
mod voice;
mod word;

use crate::lesson::mark::Marks;
use crate::lesson::model::{Exercise, ExerciseKind, Headline, KeyMark, Place};
use crate::lesson::source::Source;
use crate::lesson::words::Words;
use crate::span::Span;
use crate::stats::draw;

/// What questions are made from.
pub(super) struct Material<'a> {
    /// The texts.
    pub sources: &'a [Source<'a>],
    /// Their marks.
    pub marks: &'a [Marks],
    /// The headlines as the sheet has them.
    pub headlines: &'a [Headline],
    /// What questions say.
    pub words: &'a Words,
    /// The number behind every draw.
    pub rng_seed: u64,
}

/// A question before it has its number.
pub(super) struct Draft {
    kind: ExerciseKind,
    question: String,
    passage: String,
    right: Vec<String>,
    wrong: Vec<String>,
    /// Options stand in this order; drawn when false.
    in_order: Option<Vec<String>>,
    why: String,
    places: Vec<Place>,
}

/// The questions, in the order of their sorts.
pub(super) fn exercises(material: &Material<'_>) -> Vec<Exercise> {
    let drafts = [word::drafts(material), voice::drafts(material), naming::drafts(material), headline::drafts(material)];
    drafts.into_iter().flatten().enumerate().map(|(at, draft)| draft.finished(at + 1, material.rng_seed)).collect()
}

impl Draft {
    fn finished(self, number: usize, rng_seed: u64) -> Exercise {
        let id = format!("q{number:02}");
        let options = self.in_order.clone().unwrap_or_else(|| {
            let mut options: Vec<String> = self.right.iter().chain(&self.wrong).cloned().collect();
            options.sort_by_key(|option| (draw(rng_seed, &format!("{id}/{option}"), 0), option.clone()));
            options
        });
        let right = (0..options.len()).filter(|&at| self.right.contains(&options[at])).collect();
        Exercise { id, kind: self.kind, question: self.question, passage: self.passage, options, right, why: self.why, places: self.places }
    }
}

impl Material<'_> {
    /// Marks that a question may be about, in drawn order: on the sheet, in a sentence that is there as a whole and not too long.
    fn askable(&self, salt: &str) -> Vec<(usize, Span, &KeyMark, Span)> {
        const LONGEST: usize = 420;
        let mut found = Vec::new();
        for (source, marks) in self.sources.iter().zip(self.marks) {
            for (span, mark) in &marks.marks {
                let Some(sentence) = source.sentence(*span) else { continue };
                let is_whole = source.paper.shown.iter().any(|shown| shown.contains(sentence));
                if is_whole && sentence.len() <= LONGEST && mark.place.line > 0 {
                    found.push((source.index, *span, mark, sentence));
                }
            }
        }
        found.sort_by_key(|(text, span, ..)| (draw(self.rng_seed, &format!("{salt}/{text}"), span.start()), *text, *span));
        found
    }
}
