//! Finds articles on the same event, and copies of one text.
//!
//! Outlets differ in what they cover before they differ in how they word it; only articles on the same event compare the wording alone. In the one
//! pass over the text a [`Tracer`] keeps a [`Trace`] of every article; from all of them come [`Stories`] and [`Copies`].
//!
//! ```
//! use slantwise::story::{About, By, Gatherer, Matching, Stories, Tracer};
//! use slantwise::text;
//!
//! let articles = [
//!     ("a", "Daily", "Nurses in Elmford voted for a strike on Monday. Mayor Ruth Okoro asked both sides to talk to the Elmford hospital board."),
//!     ("b", "Post", "A strike by hospital nurses is near: in Elmford they voted on Monday, though Mayor Ruth Okoro asked for talks."),
//!     ("c", "Post", "The harbour of Lund was closed when a ship from Riga ran aground, said Captain Anna Berg of the Lund port office."),
//! ];
//! let (tracer, mut gatherer) = (Tracer::new(1), Gatherer::default());
//! for (id, outlet, article) in articles {
//!     let document = text::read(article, None, outlet);
//!     let about = About { id, outlet, day: Some(jiff::civil::date(2024, 5, 6)), story: None };
//!     gatherer.push(tracer.trace(article, &document, &[], about))?;
//! }
//! let traces = gatherer.finish()?;
//! let found = Stories::find(&traces, &Matching::default());
//! assert_eq!((found.name_of(0), found.name_of(1), found.name_of(2)), (Some("s1"), Some("s1"), None));
//! assert_eq!(found.stories[0].by, By::Window);
//! # Ok::<(), slantwise::story::Error>(())
//! ```

mod candidate;
mod chance;
mod cluster;
mod content;
mod copies;
mod copies_table;
mod edited;
mod error;
#[cfg(test)]
mod fixture;
mod index;
pub mod lsh;
mod matching;
mod near;
mod node;
mod partial;
mod prints;
mod shelf;
mod shingle;
mod stories;
#[cfg(test)]
mod tests;
mod trace;
mod traces;
mod weight;

pub use copies::{Copies, Copy, Kind, NEAR, PARTIAL};
pub use edited::{Edited, Unfit, edited};
pub use error::Error;
pub use matching::{By, Matching};
pub use prints::Prints;
pub use shingle::{WIDTH, containment, jaccard, shingles};
pub use stories::{Matched, Member, Stories, Story};
pub use trace::{About, SHORTEST_BODY, Trace, Tracer};
pub use traces::{Gatherer, Traces};
