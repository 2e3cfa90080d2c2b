//! Applies what people said to the hits of one article.

use serde::{Deserialize, Serialize};

use crate::audit::correction::{Correction, Verdict};
use crate::corpus::Article;
use crate::lexicon::{EntryId, Lexicon};
use crate::matcher::Hit;
use crate::text::{Document, Voice, VoiceReading};

/// A correction and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judged {
    /// What the person said.
    pub correction: Correction,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a correction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It fits a hit.
    Fits {
        /// What a reader sees of the entry, once for each entry found there.
        shown: Vec<String>,
        /// The article's outlet.
        outlet: String,
        /// The voice that the tool had read.
        voice: Voice,
        /// The sentence with the words.
        sentence: String,
    },
    /// It fits nothing; a clause that says why.
    FitsNothing {
        /// "no article here has that id".
        why: String,
    },
}

/// Applies the corrections of one article: gives the hits of each lexicon as people see them, and what became of each correction.
pub fn apply(
    corrections: &[&Correction],
    article: &Article,
    document: &Document,
    lexicons: &[&Lexicon],
    hits: &[Vec<Hit>],
) -> (Vec<Vec<Hit>>, Vec<Judged>) {
    let mut hits: Vec<Vec<Option<Hit>>> = hits.iter().map(|of_lexicon| of_lexicon.iter().copied().map(Some).collect()).collect();
    let judged = corrections
        .iter()
        .map(|&correction| Judged { outcome: one(correction, article, document, lexicons, &mut hits), correction: correction.clone() });
    let judged = judged.collect();
    (hits.into_iter().map(|of_lexicon| of_lexicon.into_iter().flatten().collect()).collect(), judged)
}

fn one(correction: &Correction, article: &Article, document: &Document, lexicons: &[&Lexicon], hits: &mut [Vec<Option<Hit>>]) -> Outcome {
    let nothing = |why: String| Outcome::FitsNothing { why };
    let span = correction.span;
    let Some(words) = article.text.get(span.start()..span.end()) else {
        return nothing(format!("the article has no such bytes: it is {} bytes long", article.text.len()));
    };
    if let Some(known) = correction.words.as_ref().filter(|known| *known != words) {
        return nothing(format!("“{known}” no longer stands there, but “{words}”: the article has changed"));
    }
    let (mut shown, mut first) = (Vec::new(), None);
    for (lexicon, hits) in lexicons.iter().zip(hits) {
        if correction.lexicon.as_ref().is_some_and(|id| *id != lexicon.header.id) {
            continue;
        }
        for place in hits.iter_mut() {
            let Some(hit) = place.as_mut().filter(|hit| hit.span == span && names(correction, lexicon, hit.entry)) else { continue };
            if correction.verdict == Verdict::Other && matches!(hit.entry, EntryId::Term(_)) {
                return nothing(
                    "`other` is for words of a naming set, and this is none; say `wrong` if it is used in another sense".to_string(),
                );
            }
            first = first.or(Some((hit.voice.voice, hit.sentence)));
            shown.push(lexicon.entry(hit.entry).show.clone());
            *place = corrected(*hit, correction.verdict);
        }
    }
    match first {
        Some((voice, sentence)) => Outcome::Fits {
            shown,
            outlet: article.outlet.clone(),
            voice,
            sentence: document.sentences[sentence].span.of(&article.text).split_whitespace().collect::<Vec<_>>().join(" "),
        },
        None => nothing(format!("no listed word stands at “{words}”; see the bytes, or whether the list has changed")),
    }
}

fn names(correction: &Correction, lexicon: &Lexicon, id: EntryId) -> bool {
    let entry = lexicon.entry(id);
    correction.entry.as_ref().is_none_or(|named| *named == entry.id || *named == entry.show)
}

fn corrected(mut hit: Hit, verdict: Verdict) -> Option<Hit> {
    match verdict {
        Verdict::Right => {}
        Verdict::Wrong => return None,
        Verdict::Other => hit.resolved = false,
        // The speaker that the rules had found may be another.
        Verdict::Voice(voice) => hit.voice = VoiceReading { voice, alt: None, speaker: None, decided_by: None },
    }
    Some(hit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::Corrections;
    use crate::corpus::Locator;
    use crate::matcher::{Matcher, Scanner};
    use crate::text;

    const TEXT: &str = "Quiet at last\n\nThe rebels left. The coup had failed, the mayor said.";

    fn judged(rows: &str) -> (Vec<Hit>, Vec<Outcome>) {
        let locator = Locator { file: "a.txt".into(), row: None, digest: String::new() };
        let article = Article {
            id: "a.txt".into(),
            outlet: "Daily".into(),
            text: TEXT.into(),
            headline: None,
            published: None,
            date_from: None,
            url: None,
            story: None,
            language: None,
            locator,
        };
        let lexicon = crate::lexicon::find("conflict").unwrap();
        let document = text::read(TEXT, None, "Daily");
        let matcher = Matcher::new(lexicon);
        let hits = vec![Scanner::new(&matcher).find(TEXT, &document).hits];
        let table = format!("article,start,end,words,lexicon,entry,verdict\n{rows}");
        let corrections = Corrections::read("corrections.csv", table.as_bytes()).unwrap();
        let (hits, judged) = apply(&corrections.of("a.txt").collect::<Vec<_>>(), &article, &document, &[lexicon], &hits);
        (hits.into_iter().flatten().collect(), judged.into_iter().map(|j| j.outcome).collect())
    }

    #[test]
    fn a_mark_is_taken_out_or_changes_its_voice() {
        let (all, _) = judged("");
        let (without, outcomes) = judged("a.txt,19,25,rebels,,,wrong\n");
        assert_eq!(all.len(), without.len() + 1);
        assert!(
            matches!(&outcomes[0], Outcome::Fits { shown, voice: Voice::Own, sentence, .. } if shown == &["rebel"] && sentence == "The rebels left.")
        );
        let (changed, _) = judged("a.txt,19,25,rebels,conflict,rebel,quoted\n");
        assert_eq!(changed.iter().find(|hit| hit.span.start() == 19).map(|hit| hit.voice.voice), Some(Voice::Quoted));
        let (other, _) = judged("a.txt,19,25,rebels,,,other\n");
        assert_eq!(other.iter().find(|hit| hit.span.start() == 19).map(|hit| hit.resolved), Some(false));
    }

    #[test]
    fn a_correction_that_fits_nothing_says_why() {
        let why = |row: &str| match judged(row) {
            (_, outcomes) if matches!(outcomes[0], Outcome::FitsNothing { .. }) => {
                let Outcome::FitsNothing { why } = outcomes[0].clone() else { unreachable!("matched above") };
                why
            }
            (_, outcomes) => panic!("{outcomes:?}"),
        };
        assert!(why("a.txt,19,25,regime,,,wrong\n").contains("“regime” no longer stands there, but “rebels”"));
        assert!(why("a.txt,26,30,left,,,wrong\n").contains("no listed word"));
        assert!(why("a.txt,900,905,,,,wrong\n").contains("no such bytes"));
        assert!(why("a.txt,19,25,,migration,,wrong\n").contains("no listed word"));
    }
}
