//! Writes findings for a reader: terminal, HTML, Markdown, JSON.
//!
//! ```
//! use slantwise::lexicon;
//! use slantwise::pipeline::{self, Input, Request};
//!
//! let input = Input::open(&["seeds/iran-syria".into()])?;
//! let request = Request::new(&input, vec![lexicon::find("conflict")?]);
//! let compared = pipeline::compare(&request, &mut |_| {})?;
//! let screen = slantwise::report::terminal::render(&compared.findings, 100);
//! assert!(screen.starts_with("Iran and Syria: 2 articles, 2 outlets\n"));
//! assert!(screen.lines().any(|line| line.split_whitespace().eq(["coup", "·", "■"])));
//! # Ok::<(), slantwise::Error>(())
//! ```

pub mod audited;
pub mod coding;
pub mod diff;
pub mod discovery;
mod error;
pub mod explain;
#[cfg(test)]
mod fixture;
pub mod html;
pub mod json;
pub mod markdown;
pub mod methods;
pub mod over_time;
pub mod stories;
pub mod tables;
pub mod terminal;

pub use error::Error;
