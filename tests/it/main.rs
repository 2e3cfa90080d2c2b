//! All integration tests, in one binary: each further one would link polars once more.

/// Articles with one trap each, from `tests/cases/articles`: zones, lines set aside, voices.
mod articles;
/// Every statistic against published figures and other implementations, from `tests/cases/reference`.
mod cases;
/// The command line as a user meets it: what it prints, how it ends, what it refuses.
mod command;
/// Lists of other tools, read and written: traps, hostile files, and what comes back.
mod exchange;
/// The plan of the house: which room may use which, and where the heavy crates live.
mod layers;
/// A report's folder: the same bytes every time, and numbers that add up to the words.
mod report;
/// Runs the program in a folder of its own; no tests.
mod run;
/// The committed sample report is what the seeds give.
mod sample;
/// The main job on the seed articles, against counts made by hand.
mod seeds;
