//! Reads findings back from `findings.json`, so that a figure of a finished report can be drawn again and the report told in another form.
//!
//! What no figure and no short form shows (texts, ledger, distances, codes) is passed over as it is read and empty in what comes back.

use std::io::Read;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::compare::{Caution, Contrast, Rate, Share};
use crate::findings::explain::Error;
use crate::findings::{
    AboutFindings, CorpusSummary, Corrected, DiscoveredOutlet, Discovery, Exhibit, Findings, Grid, How, LedgerSummary, LexiconCard, Outlet,
    Provenance, Remark, StoryFindings, TimeFindings,
};

/// The part of a comparison's `findings.json` that is read back.
#[derive(Deserialize)]
struct Drawn {
    title: String,
    corpus: CorpusSummary,
    outlets: Vec<Outlet>,
    grid: Grid,
    rates: Vec<Rate>,
    shares: Vec<Share>,
    over_time: Option<TimeFindings>,
    about: Option<AboutFindings>,
    remarks: Vec<Remark>,
    cautions: Vec<Caution>,
    contrasts: Vec<Contrast>,
    contrasts_elsewhere: usize,
    stories: Option<StoryFindings>,
    corrected: Corrected,
    exhibits: Vec<Exhibit>,
    exhibits_rule: String,
    lexicons: Vec<LexiconCard>,
    provenance: Provenance,
}

/// The same of a discovery's.
#[derive(Deserialize)]
struct DrawnDiscovery {
    title: String,
    exploratory: String,
    articles: usize,
    words: u64,
    how: DrawnHow,
    outlets: Vec<DiscoveredOutlet>,
    all_outlets: usize,
}

#[derive(Deserialize)]
struct DrawnHow {
    voice: String,
}

/// A comparison, but for what stands on its page alone; `file` is its name in messages.
///
/// # Errors
/// [`Error::Foreign`] when it is something else.
pub fn findings(file: &str, from: impl Read) -> Result<Findings, Error> {
    let drawn: Drawn = read(file, "compare", from)?;
    Ok(Findings {
        title: drawn.title,
        corpus: drawn.corpus,
        outlets: drawn.outlets,
        grid: drawn.grid,
        rates: drawn.rates,
        shares: drawn.shares,
        over_time: drawn.over_time,
        about: drawn.about,
        remarks: drawn.remarks,
        cautions: drawn.cautions,
        distances: Vec::new(),
        contrasts: drawn.contrasts,
        contrasts_elsewhere: drawn.contrasts_elsewhere,
        stories: drawn.stories,
        corrected: drawn.corrected,
        exhibits: drawn.exhibits,
        exhibits_rule: drawn.exhibits_rule,
        texts: Vec::new(),
        lexicons: drawn.lexicons,
        ledger: LedgerSummary { inputs: 0, by_status: Vec::new(), set_aside: Vec::new(), not_read: Vec::new() },
        provenance: drawn.provenance,
    })
}

/// What the figure shows of a discovery; `file` is its name in messages.
///
/// # Errors
/// [`Error::Foreign`] when it is something else.
pub fn discovery(file: &str, from: impl Read) -> Result<Discovery, Error> {
    let drawn: DrawnDiscovery = read(file, "discover", from)?;
    let voice = if drawn.how.voice == "own" { "own" } else { "all" };
    Ok(Discovery {
        title: drawn.title,
        exploratory: drawn.exploratory,
        articles: drawn.articles,
        words: drawn.words,
        outlets: drawn.outlets,
        all_outlets: drawn.all_outlets,
        how: How { voice, phrases: false, function_words: false, names: false, min_articles: 0, min_count: 0, confirm: false },
        remarks: Vec::new(),
        unread: 0,
        page: (0, 0),
        repeated: (0, 0),
        repeated_sentences: Vec::new(),
        lexicons: Vec::new(),
        provenance: nobody(),
    })
}

fn read<T: DeserializeOwned>(file: &str, by: &str, from: impl Read) -> Result<T, Error> {
    serde_json::from_reader(from).map_err(|error| Error::Foreign {
        file: file.to_string(),
        problem: format!("is not as `{by}` writes it ({error}); take the report as it was made, or make it again"),
    })
}

fn nobody() -> Provenance {
    Provenance { version: String::new(), words_by: String::new(), rng_seed: 0, rng: String::new(), again: String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn something_else_is_named_as_such() {
        let error = findings("findings.json", &b"{\"title\": \"words\"}"[..]).unwrap_err().to_string();
        assert!(error.starts_with("findings.json: is not as `compare` writes it (missing field `corpus`"), "{error}");
        let error = discovery("findings.json", &b"[]"[..]).unwrap_err().to_string();
        assert!(error.starts_with("findings.json: is not as `discover` writes it"), "{error}");
    }

    #[test]
    fn marks_that_name_no_voice_are_refused() {
        let error =
            serde_json::from_str::<crate::findings::Mark>(r#"{"exhibit": null, "voice": "loud", "headline": false, "speaker": null}"#);
        assert!(error.unwrap_err().to_string().contains("\"loud\" is no voice"));
        let interval: crate::compare::Interval = serde_json::from_str(r#"{"lo": 1.5, "hi": "Infinity"}"#).unwrap();
        assert!(interval.lo == 1.5 && interval.hi.is_infinite());
    }
}
