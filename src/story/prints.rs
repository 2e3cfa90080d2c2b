//! What the text of an article alone gives for its trace, so that it can be kept and the text need not be read again.
//!
//! It is the same whatever the article is called, whoever published it and on which day. Ascending numbers are written as the steps between them,
//! which are shorter, and cannot be read back in another order.

use serde::{Deserialize, Serialize};

use crate::story::content::Content;
use crate::story::lsh::BANDS;
use crate::story::trace::{About, Fingerprint, Given, SAMPLED, Trace};

/// What the text of an article alone gives for its trace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub struct Prints {
    pub(super) title: Box<str>,
    pub(super) content: Content,
    pub(super) digest: Option<u64>,
    pub(super) bands: Option<Box<[u32; BANDS]>>,
    pub(super) runs: Vec<u32>,
}

/// How it stands in a file.
#[derive(Serialize, Deserialize)]
struct Written {
    title: Box<str>,
    words: Vec<u32>,
    marks: Box<[u8]>,
    digest: Option<u64>,
    bands: Option<Vec<u32>>,
    runs: Vec<u32>,
}

impl Prints {
    /// The trace of the article.
    pub fn trace(self, about: About<'_>) -> Trace {
        let sample = self.runs.iter().copied().filter(|run| run % SAMPLED == 0).collect();
        Trace {
            id: about.id.into(),
            outlet: about.outlet.into(),
            day: about.day,
            title: self.title,
            given: about.story.map_or(Given::Nothing, |story| Given::Story(story.into())),
            content: self.content,
            copy: Fingerprint { digest: self.digest, bands: self.bands, sample },
            runs: self.runs,
        }
    }
}

impl From<Prints> for Written {
    fn from(prints: Prints) -> Written {
        Written {
            title: prints.title,
            words: steps(prints.content.words()),
            marks: prints.content.marks().into(),
            digest: prints.digest,
            bands: prints.bands.map(|bands| bands.to_vec()),
            runs: steps(&prints.runs),
        }
    }
}

impl TryFrom<Written> for Prints {
    type Error = &'static str;

    fn try_from(written: Written) -> Result<Prints, &'static str> {
        let words = sums(&written.words).ok_or("words past the highest number")?;
        let content = Content::of_parts(words, written.marks).ok_or("words and marks are not as many")?;
        let bands = written.bands.map(|bands| <[u32; BANDS]>::try_from(bands).map(Box::new)).transpose();
        Ok(Prints {
            title: written.title,
            content,
            digest: written.digest,
            bands: bands.map_err(|_| "another number of bands")?,
            runs: sums(&written.runs).ok_or("runs past the highest number")?,
        })
    }
}

/// From each number to the next.
fn steps(ascending: &[u32]) -> Vec<u32> {
    let before = std::iter::once(0).chain(ascending.iter().copied());
    ascending.iter().zip(before).map(|(number, before)| number.wrapping_sub(before)).collect()
}

/// The numbers that these steps lead to; nothing when they lead too far.
fn sums(steps: &[u32]) -> Option<Vec<u32>> {
    let mut at = 0_u32;
    let next = |step: &u32| {
        at = at.checked_add(*step)?;
        Some(at)
    };
    steps.iter().map(next).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::Tracer;
    use crate::text;

    #[test]
    fn what_is_written_reads_back_as_it_was() {
        for article in
            ["", "Storm\n\nThe storm reached the coast of Homs at noon, and then it went away again. Nobody was hurt, it was said."]
        {
            let prints = Tracer::new(1).prints(article, &text::read(article, None, "Daily"), &[]);
            let read: Prints = serde_json::from_str(&serde_json::to_string(&prints).unwrap()).unwrap();
            assert_eq!(read, prints);
        }
    }

    #[test]
    fn steps_lead_back_and_never_past_the_end() {
        let numbers = [3, 3, 10, u32::MAX];
        assert_eq!(steps(&numbers), [3, 0, 7, u32::MAX - 10]);
        assert_eq!(sums(&steps(&numbers)).unwrap(), numbers);
        assert_eq!(sums(&[u32::MAX, 1]), None);
    }

    #[test]
    fn what_does_not_fit_together_is_refused() {
        let refused = |json: &str| serde_json::from_str::<Prints>(json).unwrap_err().to_string();
        let marks = r#"{"title":"","words":[1],"marks":[],"digest":null,"bands":null,"runs":[]}"#;
        assert!(refused(marks).contains("not as many"));
        let bands = r#"{"title":"","words":[],"marks":[],"digest":null,"bands":[1],"runs":[]}"#;
        assert!(refused(bands).contains("bands"));
    }
}
