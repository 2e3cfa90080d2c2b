//! Yields articles from readers, and a ledger line for every input.

mod article;
mod ledger;

pub use article::{Article, DateFrom, Locator};
pub use ledger::{LedgerLine, Status};
