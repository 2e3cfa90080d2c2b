//! All integration tests, in one binary: each further one would link polars once more.

/// Articles with one trap each, from `tests/cases/articles`: zones, lines set aside, voices.
mod articles;
/// Whom the wordings of the built-in lists serve: no side much more than the next, and the guide says the numbers.
mod balance;
/// The pages in Chromium: quiet, accessible, usable from the keyboard and without a script, whole on paper.
mod browser;
/// Every statistic, and how words are looked up, against published figures and other implementations, from `tests/cases/reference`.
mod cases;
/// The command line as a user meets it: what it prints, how it ends, what it refuses.
mod command;
/// Counts of the last run: the same bytes as without them, and only what changed is counted again.
mod counted;
/// Lists of other tools, read and written: traps, hostile files, and what comes back.
mod exchange;
/// Figures of the seeds, byte by byte.
mod figures;
/// The pages of the guide that show commands: each does what it says.
mod guide;
/// Articles, lists and corrections that try to be more than text, against every output.
mod hostile;
/// The plan of the house: which room may use which, and where the heavy crates live.
mod layers;
/// A lesson's folder: the same lines in every format, no outlet on what students get, marks and near misses against a hand count, the quiz.
mod lesson;
/// Word lists and their schema: what loads, and what is said of each mistake, from `tests/cases/lexicons`.
mod lexicons;
/// The fast matcher against the slow one, on random texts, word lists and scripts.
mod matching;
/// The archives of a release: what the workflow packs is what is looked for.
mod release;
/// A report's folder: the same bytes every time, and numbers that add up to the words.
mod report;
/// Each rule of matching on a few sentences, from `tests/cases/matching`.
mod rules;
/// Runs the program in a folder of its own; no tests.
mod run;
/// Nothing around a run is seen in what comes out: threads, folders, time zones, locales.
mod same_bytes;
/// The committed sample report is what the seeds give.
mod sample;
/// The main job on the seed articles, against counts made by hand.
mod seeds;
/// A slow, obvious matcher; no tests.
mod slow_matcher;
