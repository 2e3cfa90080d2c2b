//! Writes findings for a reader: terminal, HTML, Markdown, JSON.

mod error;
#[cfg(test)]
mod fixture;
pub mod html;
pub mod json;

pub use error::Error;
