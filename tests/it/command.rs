//! The command line as a user meets it: what it prints, how it ends, what it refuses.

mod given;
mod inputs;
mod refused;
mod share;
mod word_lists;
mod words;
