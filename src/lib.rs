//! Shows how news outlets word the same story differently: which loaded terms each uses, in whose voice, and how sure one can be of a
//! difference, with the sentence behind every number one step away. It describes and never judges.
//!
//! A record's walk, on the two seed articles:
//!
//! ```
//! use slantwise::matcher::{Matcher, Scanner};
//! use slantwise::pipeline::{self, Input, Request};
//! use slantwise::report::terminal;
//! use slantwise::text::{self, Voice};
//! use slantwise::lexicon;
//!
//! // A corpus yields articles; an article is read into a document of words, zones and voices.
//! let input = Input::open(&["seeds/iran-syria".into()])?;
//! let articles: Vec<_> = input.entries().filter_map(|entry| entry.ok()?.article).collect();
//! let (article, conflict) = (&articles[1], lexicon::find("conflict")?);
//! let document = text::read(&article.text, article.headline, &article.outlet);
//! assert_eq!((article.outlet.as_str(), document.words.len()), ("Defence Talks", 311));
//!
//! // In a document the words of a lexicon are hits, each with its place and its voice.
//! let matcher = Matcher::new(conflict);
//! let hits = Scanner::new(&matcher).find(&article.text, &document).hits;
//! let voices: Vec<_> = hits.iter().map(|hit| (hit.span.of(&article.text), hit.voice.voice == Voice::Own)).collect();
//! assert_eq!(voices[0], ("coup", true));
//! assert!(voices.iter().any(|(words, is_own)| words.starts_with("insurgent") && !is_own), "Moscow says so, and not the outlet");
//!
//! // Hits add up to a tally, a tally is compared, and all that may be said of it are findings and figures.
//! let request = Request::new(&input, vec![conflict]);
//! let compared = pipeline::compare(&request, &mut |_| {})?;
//! assert_eq!(compared.findings.corpus.words, 626);
//! assert!(terminal::render(&compared.findings, 100).starts_with("Iran and Syria: 2 articles, 2 outlets"));
//! assert_eq!(compared.figures[0].id, "naming-grid");
//! # Ok::<(), slantwise::Error>(())
//! ```
//!
//! `pipeline::write_report` writes these as a report's folder. `cargo run --example seeds` makes the walk and prints it.
//!
//! # The house
//!
//! Rooms on floors: a room uses only rooms on lower floors, and rooms on one floor do not know each other. A test holds the plan.
//!
//! | floor | room | its job |
//! |---|---|---|
//! | 12 | `cli` (the binary) | turns a command line into library calls and an exit code |
//! | 11 | [`pipeline`] | opens files, runs the stages in order over batches and threads; the only place that knows the order |
//! | 10 | `error` | sums the rooms' errors into one [`Error`] |
//! | 9 | [`study`] | what is compared, with which lexicons and options; the manifest |
//! | 8 | [`report`] | writes findings for a reader: terminal, HTML, JSON, tables |
//! | 8 | [`lesson`] | turns findings into a lesson: sheets, key, reveal, teacher's page, quiz |
//! | 7 | [`chart`] | draws one figure as SVG, and the same picture as PNG |
//! | 7 | [`page`] | fills a template with a view and escapes it |
//! | 6 | [`findings`] | holds everything a report may say |
//! | 5 | [`compare`] | contrasts outlets, and the labels of naming sets; follows them over time; intervals, levels, cautions |
//! | 4 | [`tally`] | counts hits and words; merges |
//! | 4 | [`story`] | finds articles on the same event, and copies of one text |
//! | 4 | [`evidence`] | keeps the occurrences, and a fair sample of sentences |
//! | 4 | [`vocabulary`] | counts all words and phrases, for `discover` |
//! | 4 | [`audit`] | lets people overrule the tool, and measures how often it is right: samples, sheets, scores, corrections |
//! | 3 | [`matcher`] | finds lexicon terms in a document, and says what was passed over |
//! | 2 | [`text`] | reads an article: words, sentences, zones, quotations, voices |
//! | 1 | [`corpus`] | yields articles from readers, and a ledger line for every input |
//! | 1 | [`lexicon`] | loads and checks word lists |
//! | 1 | [`table`] | columns with their documentation; writes CSV, JSON lines and Parquet, reads CSV back |
//! | 0 | [`span`], [`stats`] | a byte range; statistics on plain numbers |
//!
//! A record walks up once: [`corpus::Article`] → [`text::Document`] → [`matcher::Hit`]s → [`tally::Tally`] and [`evidence::Evidence`] →
//! [`compare::Comparison`] → [`findings::Findings`] → [`chart::Figure`]s and pages. A line of code finds its room by what it touches: a
//! data frame → `tally` or `table`; colours → `chart`; the command line → `cli`; byte offsets of an article → `text`; only numbers →
//! `stats`; a list of words → not code at all, `lexicons/` (reporting verbs, abbreviations and boilerplate in `lexicons/reading/`).
//!
//! # Decisions
//!
//! 1. *Own is claimed only when nothing speaks against it.* A hit that a reporting cue governs in a way the rules cannot settle is
//!    [`text::Voice::Unclear`]: shown, and outside the own count.
//! 2. *Naming is the main measure, and it is humble.* A naming set groups words that can name one thing; reports say "words for".
//! 3. *The article is the unit of inference.* Intervals and tests are clustered by article.
//! 4. *A ladder of claims*: [`compare::Level`]. At most three cautions on the first screen.
//! 5. *Declared family.* Only lexicons named for a comparison are tested. Lexicons never affect each other.
//! 6. *People overrule the tool*, so every number leads to file and bytes.
//! 7. *One pass over the text*, streaming, memory bounded by a batch, the tally and a sample; a row a hit goes to disk.
//!    Tallies and evidence merge.
//! 8. *Tables first.* Statistics and pictures are made from tally and evidence, never from the text.
//! 9. *Same bytes.* No clock, thread count, path, locale or hash order in any output but the manifest's timestamp.
//! 10. *Nothing leaves the machine.* No network code; text and lexicons are untrusted and escaped everywhere.
//! 11. *What was counted is not counted again.* What a text gives whatever is asked of it is kept beside the reports, by digests of all it came from; a
//!     run with it and one without meet in the same value and go on by the same code, so nobody sees a difference but on the clock.
//!
//! polars is asked for `lazy` alone and `polars-io` stands beside it for CSV and Parquet: asking polars for them pulls in a whole HTTP
//! stack. There is no streaming engine that way, which is one reason why tallies merge. plotters draws SVG, and the PNG is that SVG
//! rendered by resvg: one layout for both, and proper shaping of every script.

// What a room shows is what its door names; anything else that is `pub` would be public by accident.
#![cfg_attr(not(test), warn(unreachable_pub))]

pub mod audit;
pub mod chart;
pub mod compare;
pub mod corpus;
mod error;
pub mod evidence;
pub mod findings;
pub mod lesson;
pub mod lexicon;
pub mod matcher;
pub mod page;
pub mod pipeline;
pub mod report;
pub mod span;
pub mod stats;
pub mod story;
pub mod study;
pub mod table;
pub mod tally;
pub mod text;
pub mod vocabulary;

pub use error::Error;
