//! Rates, shares and contrasts on counts made by hand; the figures come from the reference cases in `tests/cases/reference/`.

mod contrasts;
mod distances;
mod rates;
mod stories;

use std::collections::BTreeSet;

use crate::audit::Audits;
use crate::compare::{Comparison, Level, Options, Reason, RestsOn, compare};
use crate::lexicon::{Lexicon, parse};
use crate::tally::{self, ArticleCount, Counts, OutletCount, SubjectCount, Use};
use crate::text::VoiceGroup;

/// One outlet's articles, each as its words and its own-voice hits of the first and the second label.
type Articles<'a> = (&'a str, &'a [(u64, u64, u64)]);

fn lexicon() -> Lexicon {
    let label = |id: &str| format!("[[naming.label]]\nid = \"{id}\"\nkind = \"disputed\"\npatterns = [\"{id}\"]\nnote = \"n\"\n");
    let head = "id = \"l\"\ntitle = \"L\"\nlanguage = \"en\"\nversion = \"1\"\nlicence = \"CC0\"\nsource = \"here\"\nlimits = \"few\"\n";
    parse("l.toml", &format!("{head}[[naming]]\nid = \"n\"\nabout = \"N\"\n{}{}", label("rebel"), label("coup"))).unwrap()
}

fn counts(outlets: &[Articles<'_>]) -> Counts {
    let mut articles = Vec::new();
    let mut uses = [Vec::new(), Vec::new()];
    for (outlet, (name, rows)) in outlets.iter().enumerate() {
        for (words, first, second) in *rows {
            for (hits, uses) in [*first, *second].into_iter().zip(&mut uses) {
                if hits > 0 {
                    uses.push(Use { article: articles.len(), voice: "own", uses: hits, resolved: hits, first: 0, headline: 0 });
                }
            }
            articles.push(ArticleCount {
                article: format!("{name}{}", articles.len()),
                outlet,
                words: *words,
                date: String::new(),
                story: String::new(),
            });
        }
    }
    let outlet = |(name, rows): &Articles<'_>| OutletCount {
        outlet: name.to_string(),
        articles: rows.len() as u64,
        words: rows.iter().map(|row| row.0).sum(),
        words_headline: 0,
        words_set_aside: 0,
        words_by_voice: [0; 5],
        hits_by_voice: [0; 5],
        hits_by_place: [0; 11],
    };
    let subject = |(item, uses): (&str, Vec<Use>)| SubjectCount {
        lexicon: "l".into(),
        level: tally::Level::Label,
        group: "n".into(),
        item: item.into(),
        uses,
    };
    Counts {
        outlets: outlets.iter().map(outlet).collect(),
        articles,
        subjects: ["rebel", "coup"].into_iter().zip(uses).map(subject).collect(),
    }
}

fn compared(outlets: &[Articles<'_>], is_declared: bool) -> Comparison {
    let declared: BTreeSet<String> = if is_declared { ["l".to_string()].into() } else { BTreeSet::new() };
    compare(&counts(outlets), &[&lexicon()], &Options { rng_seed: 1, reference: None, declared, audits: Audits::default() })
}

/// With an audit of the naming set in A and B, in which so many of B's own marks were looked at of the hundred it has.
fn audited(outlets: &[Articles<'_>], of_b: u64) -> Comparison {
    let head =
        "lexicon,version,digest,subject,group,item,shown,outlet,measure,n,right,hits,precision,lo,hi,p_difference,coders,kappa,alpha";
    let row = |outlet: &str, measure: &str, n: u64| format!("l,1,d,naming,n,,N,{outlet},{measure},{n},{n},100,0.95,0.8,0.99,0.5,2,,\n");
    let label = row("B", "own", of_b).replace("naming,n,,N", "label,n,rebel,R");
    let rows = [row("", "sense", 60), row("", "own", 40), row("A", "own", 25), row("B", "own", of_b), label].concat();
    let audits = Audits::read("audit.csv", format!("{head}\n{rows}").as_bytes()).unwrap();
    compare(&counts(outlets), &[&lexicon()], &Options { rng_seed: 1, reference: None, declared: ["l".to_string()].into(), audits })
}

fn near(value: f64, expected: f64) {
    assert!((value / expected - 1.0).abs() < 1e-3, "{value} is not {expected}");
}

/// Twelve articles with 312 to 880 words and 15 hits (reference case overdispersion-log_rate-24eadbdd73).
const TWELVE: [(u64, u64, u64); 12] = [
    (312, 0, 0),
    (540, 2, 0),
    (220, 1, 0),
    (410, 0, 0),
    (880, 5, 0),
    (150, 0, 0),
    (300, 1, 0),
    (610, 3, 0),
    (275, 0, 0),
    (330, 0, 0),
    (405, 1, 0),
    (515, 2, 0),
];
