//! Shows how news outlets word the same story differently.

pub mod compare;
pub mod corpus;
pub mod findings;
pub mod span;
pub mod text;
