//! The works that a methods section can cite: those that the guide names as the sources of its statistics. What is not certain of a work is left out.

/// A work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Source {
    /// Its key in BibTeX.
    pub key: &'static str,
    /// `article`, `book` or `misc`.
    pub kind: &'static str,
    /// Family name and initials of each author.
    pub authors: &'static [(&'static str, &'static str)],
    /// The year.
    pub year: u16,
    /// The title; capitals in braces stay capitals.
    pub title: &'static str,
    /// The journal, or the publisher of a book; empty where there is neither.
    pub place: &'static str,
    /// The volume, with its number where it has one; empty for a book.
    pub volume: (&'static str, &'static str),
    /// The pages, or the number of the article; empty where there are none.
    pub pages: &'static str,
}

const fn article(
    key: &'static str,
    authors: &'static [(&'static str, &'static str)],
    year: u16,
    title: &'static str,
    place: &'static str,
    volume: (&'static str, &'static str),
    pages: &'static str,
) -> Source {
    Source { key, kind: "article", authors, year, title, place, volume, pages }
}

const fn other(
    key: &'static str,
    kind: &'static str,
    authors: &'static [(&'static str, &'static str)],
    year: u16,
    title: &'static str,
    place: &'static str,
) -> Source {
    Source { key, kind, authors, year, title, place, volume: ("", ""), pages: "" }
}

/// All of them, by key.
pub(super) const SOURCES: [Source; 22] = [
    article(
        "benjamini1995",
        &[("Benjamini", "Y."), ("Hochberg", "Y.")],
        1995,
        "Controlling the false discovery rate: a practical and powerful approach to multiple testing",
        "Journal of the Royal Statistical Society, Series B",
        ("57", "1"),
        "289-300",
    ),
    article(
        "besag1991",
        &[("Besag", "J."), ("Clifford", "P.")],
        1991,
        "Sequential {M}onte {C}arlo p-values",
        "Biometrika",
        ("78", "2"),
        "301-304",
    ),
    article(
        "bloom1995",
        &[("Bloom", "H. S.")],
        1995,
        "Minimum detectable effects: a simple way to report the statistical power of experimental designs",
        "Evaluation Review",
        ("19", "5"),
        "547-556",
    ),
    other("cochran1977", "book", &[("Cochran", "W. G.")], 1977, "Sampling Techniques", "Wiley"),
    other("efron1993", "book", &[("Efron", "B."), ("Tibshirani", "R. J.")], 1993, "An Introduction to the Bootstrap", "Chapman and Hall"),
    article(
        "endres2003",
        &[("Endres", "D. M."), ("Schindelin", "J. E.")],
        2003,
        "A new metric for probability distributions",
        "IEEE Transactions on Information Theory",
        ("49", "7"),
        "1858-1860",
    ),
    other("fisher1935", "book", &[("Fisher", "R. A.")], 1935, "The Design of Experiments", "Oliver and Boyd"),
    article(
        "garwood1936",
        &[("Garwood", "F.")],
        1936,
        "Fiducial limits for the {P}oisson distribution",
        "Biometrika",
        ("28", "3/4"),
        "437-442",
    ),
    article(
        "goodman1965",
        &[("Goodman", "L. A.")],
        1965,
        "On simultaneous confidence intervals for multinomial proportions",
        "Technometrics",
        ("7", "2"),
        "247-254",
    ),
    article(
        "greenland1985",
        &[("Greenland", "S."), ("Robins", "J. M.")],
        1985,
        "Estimation of a common effect parameter from sparse follow-up data",
        "Biometrics",
        ("41", "1"),
        "55-68",
    ),
    other("hardie2014", "misc", &[("Hardie", "A.")], 2014, "Log ratio: an informal introduction", ""),
    article(
        "hayes2007",
        &[("Hayes", "A. F."), ("Krippendorff", "K.")],
        2007,
        "Answering the call for a standard reliability measure for coding data",
        "Communication Methods and Measures",
        ("1", "1"),
        "77-89",
    ),
    article(
        "killick2012",
        &[("Killick", "R."), ("Fearnhead", "P."), ("Eckley", "I. A.")],
        2012,
        "Optimal detection of changepoints with a linear computational cost",
        "Journal of the American Statistical Association",
        ("107", "500"),
        "1590-1598",
    ),
    article(
        "kunsch1989",
        &[("Künsch", "H. R.")],
        1989,
        "The jackknife and the bootstrap for general stationary observations",
        "Annals of Statistics",
        ("17", "3"),
        "1217-1241",
    ),
    article(
        "lin1991",
        &[("Lin", "J.")],
        1991,
        "Divergence measures based on the {S}hannon entropy",
        "IEEE Transactions on Information Theory",
        ("37", "1"),
        "145-151",
    ),
    article(
        "mantel1959",
        &[("Mantel", "N."), ("Haenszel", "W.")],
        1959,
        "Statistical aspects of the analysis of data from retrospective studies of disease",
        "Journal of the National Cancer Institute",
        ("22", "4"),
        "719-748",
    ),
    article(
        "phipson2010",
        &[("Phipson", "B."), ("Smyth", "G. K.")],
        2010,
        "Permutation {P}-values should never be zero: calculating exact {P}-values when permutations are randomly drawn",
        "Statistical Applications in Genetics and Molecular Biology",
        ("9", "1"),
        "39",
    ),
    article(
        "rao1981",
        &[("Rao", "J. N. K."), ("Scott", "A. J.")],
        1981,
        "The analysis of categorical data from complex sample surveys: chi-squared tests for goodness of fit and independence in two-way tables",
        "Journal of the American Statistical Association",
        ("76", "374"),
        "221-230",
    ),
    article(
        "welch1947",
        &[("Welch", "B. L.")],
        1947,
        "The generalization of `{S}tudent's' problem when several different population variances are involved",
        "Biometrika",
        ("34", "1/2"),
        "28-35",
    ),
    article(
        "wilson1927",
        &[("Wilson", "E. B.")],
        1927,
        "Probable inference, the law of succession, and statistical inference",
        "Journal of the American Statistical Association",
        ("22", "158"),
        "209-212",
    ),
    article(
        "zeileis2004",
        &[("Zeileis", "A.")],
        2004,
        "Econometric computing with {HC} and {HAC} covariance matrix estimators",
        "Journal of Statistical Software",
        ("11", "10"),
        "1-17",
    ),
    other("kish1965", "book", &[("Kish", "L.")], 1965, "Survey Sampling", "Wiley"),
];

impl Source {
    /// The work with a key.
    pub(super) fn find(key: &str) -> Option<&'static Source> {
        SOURCES.iter().find(|source| source.key == key)
    }

    /// "Phipson & Smyth 2010", as it stands in a sentence.
    pub(super) fn short(&self) -> String {
        let names = match self.authors {
            [(one, _)] => (*one).to_string(),
            [(one, _), (other, _)] => format!("{one} & {other}"),
            [(one, _), ..] => format!("{one} et al."),
            [] => String::new(),
        };
        format!("{names} {}", self.year)
    }

    /// The title without the marks of BibTeX.
    pub(super) fn plain_title(&self) -> String {
        self.title.replace(['{', '}'], "").replace("`Student's'", "“Student’s”")
    }

    /// "Phipson, B. & Smyth, G. K. (2010). Permutation … . Journal 9(1), 39."
    pub(super) fn long(&self) -> String {
        let authors: Vec<String> = self.authors.iter().map(|(family, initials)| format!("{family}, {initials}")).collect();
        let authors = match authors.as_slice() {
            [first @ .., last] if !first.is_empty() => format!("{} & {last}", first.join(", ")),
            all => all.join(""),
        };
        let volume = match self.volume {
            ("", _) => String::new(),
            (volume, "") => format!(" {volume}"),
            (volume, number) => format!(" {volume}({number})"),
        };
        let pages = if self.pages.is_empty() { String::new() } else { format!(", {}", self.pages.replace('-', "–")) };
        let place = if self.place.is_empty() { String::new() } else { format!(" {}{volume}{pages}.", self.place) };
        format!("{authors} ({}). {}.{place}", self.year, self.plain_title())
    }

    /// Its entry in BibTeX.
    pub(super) fn bibtex(&self) -> String {
        let authors: Vec<String> = self.authors.iter().map(|(family, initials)| format!("{family}, {initials}")).collect();
        let mut fields = vec![("author", authors.join(" and ").replace('ü', "{\\\"u}")), ("title", self.title.to_string())];
        match self.kind {
            "article" => fields.push(("journal", self.place.to_string())),
            "book" => fields.push(("publisher", self.place.to_string())),
            _ => {}
        }
        fields.push(("year", self.year.to_string()));
        fields.extend([("volume", self.volume.0), ("number", self.volume.1)].map(|(name, value)| (name, value.to_string())));
        fields.push(("pages", self.pages.replace('-', "--")));
        let fields: Vec<String> =
            fields.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| format!("  {name} = {{{value}}},\n")).collect();
        format!("@{}{{{},\n{}}}\n", self.kind, self.key, fields.concat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_work_is_told_short_and_long_and_as_bibtex() {
        let source = Source::find("phipson2010").unwrap();
        assert_eq!(source.short(), "Phipson & Smyth 2010");
        let long = "Phipson, B. & Smyth, G. K. (2010). Permutation P-values should never be zero: calculating exact P-values when permutations are \
                    randomly drawn. Statistical Applications in Genetics and Molecular Biology 9(1), 39.";
        assert_eq!(source.long(), long);
        let kunsch = Source::find("kunsch1989").unwrap().bibtex();
        assert!(kunsch.starts_with("@article{kunsch1989,\n  author = {K{\\\"u}nsch, H. R.},\n"), "{kunsch}");
        assert!(kunsch.contains("  pages = {1217--1241},\n"), "{kunsch}");
    }

    #[test]
    fn a_book_has_a_publisher_and_no_empty_field() {
        let book = Source::find("fisher1935").unwrap().bibtex();
        assert_eq!(
            book,
            "@book{fisher1935,\n  author = {Fisher, R. A.},\n  title = {The Design of Experiments},\n  publisher = {Oliver and Boyd},\n  year = {1935},\n}\n"
        );
    }

    #[test]
    fn every_work_stands_in_the_guide_or_beside_its_statistic() {
        let guide = include_str!("../../../docs/guide/methods.md").to_owned() + include_str!("../../../docs/guide/audit.md");
        let statistics = include_str!("../../stats/cluster.rs").to_owned()
            + include_str!("../../stats/resample.rs")
            + include_str!("../../stats/paired.rs")
            + include_str!("../../../docs/guide/stories.md");
        for source in SOURCES {
            let family = source.authors[0].0;
            let is_there = |text: &str| text.contains(family) && text.contains(&source.year.to_string());
            assert!(is_there(&guide) || is_there(&statistics), "{}", source.key);
        }
    }
}
