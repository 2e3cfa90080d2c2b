//! Makes a corpus from a seed, with copies planted in it, and measures time, memory and what is found.
//!
//! Words are drawn with Zipf's frequencies from a vocabulary that grows with the corpus; an article has 350 to 650 of them, a third from a pool of its
//! event. Of a hundred articles one is a near copy of an earlier one, with one word in forty changed, and one holds the first three quarters
//! of an earlier one inside its own text.

use std::time::Instant;

use rayon::prelude::*;
use slantwise::stats::draw;
use slantwise::story::{About, Copies, Gatherer, Kind, Matching, Stories, Trace, Tracer, Traces};
use slantwise::text;

/// Outlets of the corpus.
const OUTLETS: usize = 40;

/// Articles on one event.
const TELLINGS: usize = 4;

/// Makes and measures so many articles.
pub fn measure(articles: usize) -> anyhow::Result<()> {
    let began = Instant::now();
    let tracer = Tracer::new(1);
    let mut gatherer = Gatherer::default();
    for start in (0..articles).step_by(1_000) {
        let traced: Vec<Trace> = (start..(start + 1_000).min(articles)).into_par_iter().map(|n| traced(&tracer, n, articles)).collect();
        traced.into_iter().try_for_each(|trace| gatherer.push(trace))?;
    }
    let traces = gatherer.finish()?;
    let read = began.elapsed();
    let bytes: usize = traces.all().iter().map(Trace::bytes).sum();
    println!("{articles} articles: made, read and traced in {read:.1?}; {} bytes a trace; {}", bytes / articles.max(1), memory());
    let began = Instant::now();
    let copies = Copies::find(&traces)?;
    println!("copies in {:.1?}; {}", began.elapsed(), memory());
    planted(&traces, &copies, articles);
    let began = Instant::now();
    let stories = Stories::find(&traces, &Matching::default());
    println!("{} stories in {:.1?}; {}", stories.stories.len(), began.elapsed(), memory());
    Ok(())
}

/// Prints which of the planted copies were found.
fn planted(traces: &Traces, copies: &Copies, articles: usize) {
    let found: std::collections::HashMap<(usize, usize), Kind> =
        copies.pairs.iter().map(|pair| ((pair.first.min(pair.second), pair.first.max(pair.second)), pair.kind)).collect();
    for (name, turn) in [("near copies", 50), ("parts", 75)] {
        let planted: Vec<usize> = (100..articles).filter(|n| n % 100 == turn).collect();
        let place = |n: usize| traces.position(&id(n)).unwrap_or_default();
        let pair = |n: usize| (place(source(n)).min(place(n)), place(source(n)).max(place(n)));
        let right = planted.iter().filter(|&&n| found.contains_key(&pair(n))).count();
        println!("{name}: {right} of {} found", planted.len());
    }
    println!("{} pairs of copies in all", copies.pairs.len());
}

fn id(n: usize) -> String {
    format!("made-{n:07}")
}

/// The article that a planted copy copies.
fn source(n: usize) -> usize {
    let source = (draw(4, "source", n) % n as u64) as usize;
    // A copy of a copy is not what was planted.
    if matches!(source % 100, 50 | 75) { source - 1 } else { source }
}

fn traced(tracer: &Tracer, n: usize, articles: usize) -> Trace {
    let text = match n % 100 {
        50 if n > 100 => words(source(n), articles).into_iter().enumerate().map(|(at, word)| changed(n, at, word)).collect(),
        75 if n > 100 => {
            let (mut own, other) = (words(n, articles), words(source(n), articles));
            // Whole sentences, so that the part reads as it did.
            own.splice(24..60, other[..other.len() * 3 / 4 / 12 * 12].iter().cloned());
            own
        }
        _ => words(n, articles),
    };
    let text = written(&text);
    let outlet = format!("Outlet {}", draw(2, "outlet", n) % OUTLETS as u64);
    // A thousand articles a day.
    let day = jiff::civil::date(2020, 1, 1).checked_add(jiff::Span::new().days((n / 1_000) as i64)).ok();
    let document = text::read(&text, None, &outlet);
    tracer.trace(&text, &document, &[], About { id: &id(n), outlet: &outlet, day, story: None })
}

fn changed(n: usize, at: usize, word: String) -> String {
    if draw(5, "change", n * 1_000 + at).is_multiple_of(40) { format!("{word}x") } else { word }
}

/// The words of an article.
fn words(n: usize, articles: usize) -> Vec<String> {
    let long = 350 + (draw(3, "long", n) % 300) as usize;
    let vocabulary = 50_000.0 + articles as f64;
    // With a density of 1/rank the rank is the vocabulary to the power of an even number.
    let zipf = |name: &str, at: usize| {
        let even = draw(6, name, at) as f64 / u64::MAX as f64;
        vocabulary.powf(even) as u64
    };
    let event = n / TELLINGS;
    let word = |at: usize| match draw(7, "kind", n * 1_000 + at) % 3 {
        0 => named(zipf("event", event * 100 + (draw(8, "event word", n * 1_000 + at) % 60) as usize)),
        _ => named(zipf("own", n * 1_000 + at)),
    };
    (0..long).map(word).collect()
}

/// A made-up word; one rank in five is a name.
fn named(rank: u64) -> String {
    const SYLLABLES: [&str; 16] = ["ba", "ke", "lo", "mi", "nu", "ra", "se", "to", "vi", "du", "fa", "ge", "ho", "pi", "zu", "wa"];
    let mut rest = rank + 20;
    let mut word = String::new();
    while rest > 0 {
        word.push_str(SYLLABLES[(rest % 16) as usize]);
        rest /= 16;
    }
    if rank.is_multiple_of(5) { word[..1].to_uppercase() + &word[1..] } else { word }
}

/// Sentences of twelve words in paragraphs of four.
fn written(words: &[String]) -> String {
    let sentences = words.chunks(12).map(|words| format!("The {}.", words.join(" ")));
    let sentences: Vec<String> = sentences.collect();
    sentences.chunks(4).map(|paragraph| paragraph.join(" ")).collect::<Vec<_>>().join("\n\n")
}

/// The most memory the program has had, where the system tells it.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).and_then(|most| most.trim().strip_suffix(" kB"));
    most.and_then(|most| most.trim().parse::<u64>().ok()).map_or("memory unknown".to_string(), |most| format!("{} MB at most", most / 1024))
}
