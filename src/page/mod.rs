//! Fills a template with a view and escapes it.
//!
//! A page is one file: templates, style, script and every word it says are embedded, and nothing is loaded from anywhere. Escaping is on
//! for every value and cannot be turned off by a template; only [`Svg`] made by our own drawing room passes as it is. The view is any
//! value that serde can write; the templates under `assets/` say which fields it needs.
//!
//! ```
//! // A view without what a template needs is an error, and no page with holes.
//! let problem = slantwise::page::fill(&serde_json::json!({ "title": "News" })).unwrap_err().to_string();
//! assert!(problem.contains("undefined value"), "{problem}");
//! ```

mod fill;
mod filter;
mod markdown;
mod policy;
mod svg;

pub use fill::{Error, fill, fill_discovery, fill_lesson, fill_markdown, fill_practice, fill_sheet};
pub use markdown::escaped as escaped_markdown;
pub use svg::Svg;
