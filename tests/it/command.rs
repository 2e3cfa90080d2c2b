//! The command line as a user meets it: what it prints, how it ends, what it refuses.

mod about;
mod audit;
mod corrected;
mod diff;
mod discover;
mod draw;
mod explain;
mod given;
mod inputs;
mod methods;
mod over_time;
mod passed_over;
mod refused;
mod share;
mod stories;
mod study;
mod verify;
mod word_lists;
mod words;
