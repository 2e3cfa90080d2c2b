//! Writes findings for a reader: terminal, HTML, Markdown, JSON.

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
pub mod over_time;
pub mod stories;
pub mod tables;
pub mod terminal;

pub use error::Error;
