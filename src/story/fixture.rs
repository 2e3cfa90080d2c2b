//! Articles for the tests of this room.

use crate::story::trace::{About, Trace, Tracer};
use crate::story::traces::{Gatherer, Traces};
use crate::text;

/// An article's trace; an empty day is none.
pub fn trace(id: &str, outlet: &str, day: &str, article: &str) -> Trace {
    let day = (!day.is_empty()).then(|| day.parse().expect("a day"));
    let document = text::read(article, None, outlet);
    Tracer::new(7).trace(article, &document, &[], About { id, outlet, day, story: None })
}

pub fn gathered(traces: impl IntoIterator<Item = Trace>) -> Traces {
    let mut gatherer = Gatherer::default();
    traces.into_iter().for_each(|trace| gatherer.push(trace).expect("the shelf takes it"));
    gatherer.finish().expect("ids differ")
}

/// Text on an event of its own: its names and words come from a number, and another `telling` of it tells the rest of its words in another way.
pub fn told(event: usize, telling: usize) -> String {
    let name = |n: usize| format!("Ev{}n{}", letters(event), letters(n));
    let word = |n: usize| format!("ev{}w{}", letters(event), letters(n));
    let own = |n: usize| format!("te{}w{}", letters(event * 100 + telling), letters(n));
    let sentence = |n: usize| {
        format!(
            "Then {} and {} was with {} over {} in {}.",
            own(2 * n),
            word(n % 12),
            name(n % 5),
            own(2 * n + 1),
            word((n + telling) % 12)
        )
    };
    format!("They met\n\n{}", (0..24).map(sentence).collect::<Vec<_>>().join(" "))
}

/// A number as letters, since words with figures break in places.
fn letters(number: usize) -> String {
    number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).chain(['q']).collect()
}
