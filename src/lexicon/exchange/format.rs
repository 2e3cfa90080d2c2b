//! The formats, and telling which one a file is in: by its content, and by its name only where the content leaves it open.

use std::fmt;
use std::path::Path;

use super::error::Error;

/// A format of another tool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Format {
    /// LIWC 2001 to 2015, `.dic`.
    Liwc,
    /// LIWC-22, `.dicx`.
    Liwc22,
    /// Lexicoder, `.lc3`.
    Lexicoder,
    /// Yoshikoder, `.ykd`.
    Yoshikoder,
    /// A dictionary of quanteda as YAML.
    Quanteda,
    /// WordStat, `.cat`.
    Wordstat,
    /// A rule of vale that finds words.
    Vale,
    /// A rule of vale that finds words and suggests others.
    ValeSubstitution,
    /// Rules of retext-equality and alex as YAML.
    Retext,
    /// A table with one pattern a row.
    Csv,
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 10] = [
        Format::Liwc,
        Format::Liwc22,
        Format::Lexicoder,
        Format::Yoshikoder,
        Format::Quanteda,
        Format::Wordstat,
        Format::Vale,
        Format::ValeSubstitution,
        Format::Retext,
        Format::Csv,
    ];

    /// The word by which it is named on a command line.
    pub fn key(self) -> &'static str {
        match self {
            Format::Liwc => "dic",
            Format::Liwc22 => "dicx",
            Format::Lexicoder => "lc3",
            Format::Yoshikoder => "ykd",
            Format::Quanteda => "quanteda",
            Format::Wordstat => "cat",
            Format::Vale => "vale",
            Format::ValeSubstitution => "vale-substitution",
            Format::Retext => "retext",
            Format::Csv => "csv",
        }
    }

    /// The format named by `key`.
    pub fn of_key(key: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.key() == key)
    }

    /// All names, for a message.
    pub fn keys() -> String {
        Format::ALL.map(Format::key).join(", ")
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Format::Liwc => "LIWC .dic",
            Format::Liwc22 => "LIWC-22 .dicx",
            Format::Lexicoder => "Lexicoder .lc3",
            Format::Yoshikoder => "Yoshikoder .ykd",
            Format::Quanteda => "quanteda YAML",
            Format::Wordstat => "WordStat .cat",
            Format::Vale => "vale YAML",
            Format::ValeSubstitution => "vale substitution YAML",
            Format::Retext => "retext-equality YAML",
            Format::Csv => "CSV",
        })
    }
}

/// The format of `text`, which stood in `file`.
pub(super) fn sniff(file: &str, text: &str) -> Result<Format, Error> {
    let unknown = |problem: &str| Err(Error::Unknown { file: file.to_string(), problem: problem.to_string() });
    let ending = Path::new(file).extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let first = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    if first.starts_with('<') {
        return match text.contains("<cnode") {
            true => Ok(Format::Yoshikoder),
            false => unknown("is XML, and no dictionary of Yoshikoder (the .dicx files of Redatam are XML too)"),
        };
    }
    if first == "%" {
        return Ok(Format::Liwc);
    }
    let cells: Vec<String> = first.split([',', ';', '\t']).map(|cell| cell.trim().trim_matches('"').to_lowercase()).collect();
    if cells.first().is_some_and(|cell| cell == "dicterm") {
        return Ok(Format::Liwc22);
    }
    if cells.len() > 1 && cells.iter().any(|cell| cell == "term") || matches!(ending.as_str(), "csv" | "tsv") {
        return Ok(Format::Csv);
    }
    if first.starts_with('+') {
        return Ok(Format::Lexicoder);
    }
    // YAML is never indented by tabs.
    if text.lines().any(|line| line.starts_with('\t') && super::wordstat::weighted(line).is_some()) {
        return Ok(Format::Wordstat);
    }
    match ending.as_str() {
        "yml" | "yaml" => Ok(of_yaml(text)),
        "cat" => Ok(Format::Wordstat),
        "lc3" => Ok(Format::Lexicoder),
        "toml" => unknown("is TOML, as the lists of slantwise are; it needs no import"),
        "exc" => unknown("is an exclusion list of WordStat, which says what not to count; there is nothing to import"),
        "dic" => unknown("has no line with % above its categories, as the lists of LIWC have; spelling dictionaries are called .dic too"),
        "dicx" => unknown("does not begin with DicTerm, as the lists of LIWC-22 do"),
        _ => unknown("is in no format that is known here"),
    }
}

/// Which of the YAML formats: the keys at the edge tell.
fn of_yaml(text: &str) -> Format {
    let has = |key: &str| {
        text.lines()
            .map(|line| line.trim_start_matches(['-', ' ']).trim_matches('"'))
            .any(|line| line.strip_prefix(key).is_some_and(|rest| rest.trim_start_matches(['"', '\'', ' ']).starts_with(':')))
    };
    let is_list = text
        .lines()
        .find(|line| !line.trim().is_empty() && !line.starts_with(['#', '%']) && *line != "---")
        .is_some_and(|line| line.starts_with('-'));
    if !is_list && text.lines().any(|line| line.starts_with("extends")) && has("extends") {
        let suggests = text.lines().any(|line| line.starts_with("extends") && line.contains("substitution"));
        if suggests { Format::ValeSubstitution } else { Format::Vale }
    } else if is_list && has("inconsiderate") {
        Format::Retext
    } else {
        Format::Quanteda
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_tells_where_the_name_lies() {
        for (file, text, format) in [
            ("a.txt", "%\n1\thostile\n%\nrebel*\t1\n", Format::Liwc),
            ("a.dic", "DicTerm,hostile\nrebel*,X\n", Format::Liwc22),
            ("a.txt", "\n+loaded\nterroris*\n", Format::Lexicoder),
            ("a.lcd", "<?xml version=\"1.0\"?>\n<dictionary><cnode name=\"root\"/></dictionary>", Format::Yoshikoder),
            ("a.yml", "armed:\n  rebel: [a]\n", Format::Quanteda),
            ("a.yml", "# why\nextends: existence\ntokens: [a]\n", Format::Vale),
            ("a.yml", "- type: basic\n  inconsiderate: [a]\n", Format::Retext),
            ("a.txt", "ARMED\n\trebel (1)\n", Format::Wordstat),
            ("a.txt", "category;term\nx;y\n", Format::Csv),
        ] {
            assert_eq!(sniff(file, text), Ok(format), "{file} {text}");
        }
    }

    #[test]
    fn what_only_has_the_name_of_a_format_is_told_apart() {
        let says = |file: &str, text: &str| sniff(file, text).unwrap_err().to_string();
        assert!(says("census.dicx", "<?xml version=\"1.0\"?>\n<redatam/>").contains("Redatam"));
        assert!(says("en_GB.dic", "46281\nabbey/M\n").contains("spelling dictionaries"));
        assert!(says("x.bin", "nothing").contains("dic, dicx, lc3, ykd, quanteda, cat, vale, vale-substitution, retext, csv"));
    }
}
