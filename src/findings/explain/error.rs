//! What was asked of a report and is not in it.

/// Why a question to a report has no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A name that does not occur.
    #[error("{name:?}: the report has no {what} of that name{}; `slantwise report explain REPORT` lists what it has", meant(near))]
    Unknown {
        /// What was looked for: an outlet, a group, a word, a list.
        what: &'static str,
        /// The name.
        name: String,
        /// Names that are much like it, most alike first.
        near: Vec<String>,
    },
    /// A name of the other kind.
    #[error("{name:?} is {is}; ask for it with {option}")]
    OtherKind {
        /// The name.
        name: String,
        /// What it is.
        is: &'static str,
        /// The option for that.
        option: &'static str,
    },
    /// A name that several things have.
    #[error("{name:?} stands for several things in this report: {}; say which with --lexicon and --group", places.join(", "))]
    Several {
        /// The name.
        name: String,
        /// Where each of them is.
        places: Vec<String>,
    },
    /// A file that holds something else than `compare` writes.
    #[error("{file}: {problem}")]
    Foreign {
        /// The file.
        file: String,
        /// What is wrong and what to do.
        problem: String,
    },
}

fn meant(near: &[String]) -> String {
    match near {
        [] => String::new(),
        [names @ .., last] if !names.is_empty() => {
            let names: Vec<String> = names.iter().map(|name| format!("{name:?}")).collect();
            format!("; did you mean {} or {last:?}?", names.join(", "))
        }
        [one, ..] => format!("; did you mean {one:?}?"),
    }
}
