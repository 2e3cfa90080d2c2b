//! How slantwise itself is cited: from the facts of `CITATION.cff`, with the version that made the report.

/// What people cite the program by.
const CITATION: &str = include_str!("../../../CITATION.cff");
/// Its key in BibTeX.
pub(super) const KEY: &str = "slantwise";

/// The value behind a key of the file, without quotation marks; empty when there is none.
fn fact(key: &str) -> &'static str {
    let value = CITATION.lines().find_map(|line| line.trim_start().trim_start_matches("- ").strip_prefix(key)?.strip_prefix(": "));
    value.unwrap_or_default().trim().trim_matches('"')
}

/// Who wrote it, as it stands in a sentence behind the name of the program.
pub(super) fn authors() -> String {
    fact("name").to_string()
}

/// "slantwise 0.1.0", as it stands in a sentence.
pub(super) fn short(version: &str) -> String {
    format!("{} {version}", fact("title"))
}

/// "The slantwise authors. slantwise, version 0.1.0 (computer software)."
pub(super) fn long(version: &str) -> String {
    format!("{}. {}, version {version} (computer software).", fact("name"), fact("title"))
}

/// The entry in BibTeX; there is no year, because no release has a date yet.
pub(super) fn bibtex(version: &str) -> String {
    let (name, title, about) = (fact("name"), fact("title"), fact("abstract"));
    format!(
        "@misc{{{KEY},\n  author = {{{{{name}}}}},\n  title = {{{{{title}}}: {}}},\n  note = {{Computer software, version {version}}},\n}}\n",
        lowered(about)
    )
}

/// The abstract behind a colon.
fn lowered(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARGO: &str = include_str!("../../../Cargo.toml");
    const LICENCE: &str = include_str!("../../../LICENSE-MIT");

    #[test]
    fn what_people_cite_is_what_the_package_says() {
        assert_eq!(fact("cff-version"), "1.2.0");
        assert_eq!(fact("version"), env!("CARGO_PKG_VERSION"));
        assert_eq!((fact("title"), fact("abstract")), (env!("CARGO_PKG_NAME"), env!("CARGO_PKG_DESCRIPTION")));
        let (_, licences) = CITATION.split_once("license:\n").unwrap();
        let licences: Vec<&str> = licences.lines().map_while(|line| line.strip_prefix("  - ")).collect();
        assert!(CARGO.contains(&format!("license = \"{}\"", licences.join(" OR "))), "{licences:?}");
        assert!(LICENCE.lines().any(|line| line.ends_with(fact("name"))), "{LICENCE}");
    }

    #[test]
    fn the_entry_names_the_version_that_made_the_report() {
        let entry = bibtex("9.9.9");
        assert!(entry.contains("author = {{the slantwise authors}}"), "{entry}");
        assert!(entry.contains("version 9.9.9") && entry.starts_with("@misc{slantwise,\n"), "{entry}");
    }
}
