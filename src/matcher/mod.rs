//! Finds lexicon terms in a document, and says what was passed over and why.
//!
//! Terms are compared word by word, so `claim` does not hit `claimant`. Where terms overlap, a term wholly covered by a longer one gives
//! way: in "anti-government factions" there is no hit for "government". Lexicons never affect each other.
//!
//! ```
//! use slantwise::{lexicon, matcher::{Matcher, Scanner}, text};
//!
//! let matcher = Matcher::new(lexicon::find("conflict")?);
//! let article = "The insurgents left the capital.";
//! let found = Scanner::new(&matcher).find(article, &text::read(article, None, "Example Daily"));
//! assert_eq!(found.hits[0].span.of(article), "insurgents");
//! # Ok::<(), lexicon::Error>(())
//! ```

mod compile;
mod glob;
mod hit;
pub mod lint;
mod memory;
mod nearby;
mod pattern;
mod place;
mod scan;
mod settle;
mod trial;

pub use compile::Matcher;
pub use hit::{Found, Hit, Miss, MissReason};
pub use memory::{Known, Memory};
pub use nearby::{Nearby, Reach};
pub use scan::Scanner;
pub use trial::{Failure, Instead, Passed, Trial, test};
