//! What an audit found, as a table that stands beside the articles: `audit.csv`; and what may be claimed by it.

use crate::audit::error::Error;
use crate::audit::joined::Measure;
use crate::audit::rows::{Row, Rows};
use crate::table::Table;

/// The precision of one thing that was counted, in one outlet or in all.
#[derive(Debug, Clone, PartialEq)]
pub struct AuditRow {
    /// The lexicon's id.
    pub lexicon: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of its file.
    pub digest: String,
    /// `lexicon`, `category`, `naming`, `term` or `label`.
    pub subject: String,
    /// The category's or naming set's id; empty for a whole lexicon.
    pub group: String,
    /// The term's or label's id; empty for the levels above.
    pub item: String,
    /// What a reader sees.
    pub shown: String,
    /// The outlet; empty for all of the audit together.
    pub outlet: String,
    /// Which question.
    pub measure: Measure,
    /// Marks that people looked at.
    pub n: u64,
    /// Those of them that are right: all who coded them say so.
    pub right: u64,
    /// Those of them of which coders could not say the sense.
    pub unsure: u64,
    /// Those of them on which coders differ.
    pub disagreed: u64,
    /// How many marks of the corpus they stand for.
    pub hits: f64,
    /// The part that is right, 0 to 1.
    pub precision: Option<f64>,
    /// Wilson's interval, 95 %.
    pub lo: Option<f64>,
    /// Its upper end.
    pub hi: Option<f64>,
    /// True when each mark was weighted by how many it stands for.
    pub weighted: bool,
    /// p of the difference between outlets, whole articles exchanged; for all outlets together only.
    pub p_difference: Option<f64>,
    /// Coders.
    pub coders: u64,
    /// Cohen's kappa, with two coders.
    pub kappa: Option<f64>,
    /// Krippendorff's alpha, nominal.
    pub alpha: Option<f64>,
    /// Its bootstrap interval.
    pub alpha_lo: Option<f64>,
    /// Its upper end.
    pub alpha_hi: Option<f64>,
    /// Hits per thousand words as counted.
    pub rate: Option<f64>,
    /// The same without the hits that are none, as far as the audit can tell.
    pub corrected: Option<f64>,
    /// Its interval.
    pub corrected_lo: Option<f64>,
    /// Its upper end.
    pub corrected_hi: Option<f64>,
    /// How many times as often as the other outlets together, as counted.
    pub ratio: Option<f64>,
    /// The same, corrected.
    pub corrected_ratio: Option<f64>,
    /// Its interval.
    pub corrected_ratio_lo: Option<f64>,
    /// Its upper end.
    pub corrected_ratio_hi: Option<f64>,
}

/// The columns that the reader of an audit needs.
const NEEDED: [&str; 19] = [
    "lexicon",
    "version",
    "digest",
    "subject",
    "group",
    "item",
    "shown",
    "outlet",
    "measure",
    "n",
    "right",
    "hits",
    "precision",
    "lo",
    "hi",
    "p_difference",
    "coders",
    "kappa",
    "alpha",
];

/// The table `audit`.
pub fn audit_table(rows: &[AuditRow]) -> Table {
    Table::new("audit")
        .text("lexicon", rows.iter().map(|r| &r.lexicon))
        .text("version", rows.iter().map(|r| &r.version))
        .text("digest", rows.iter().map(|r| &r.digest))
        .text("subject", rows.iter().map(|r| &r.subject))
        .text("group", rows.iter().map(|r| &r.group))
        .text("item", rows.iter().map(|r| &r.item))
        .text("shown", rows.iter().map(|r| &r.shown))
        .text("outlet", rows.iter().map(|r| &r.outlet))
        .text("measure", rows.iter().map(|r| r.measure.key()))
        .count("n", rows.iter().map(|r| r.n))
        .count("right", rows.iter().map(|r| r.right))
        .count("unsure", rows.iter().map(|r| r.unsure))
        .count("disagreed", rows.iter().map(|r| r.disagreed))
        .count("hits", rows.iter().map(|r| r.hits.round() as u64))
        .number("precision", rows.iter().map(|r| r.precision))
        .number("lo", rows.iter().map(|r| r.lo))
        .number("hi", rows.iter().map(|r| r.hi))
        .flag("weighted", rows.iter().map(|r| r.weighted))
        .number("p_difference", rows.iter().map(|r| r.p_difference))
        .count("coders", rows.iter().map(|r| r.coders))
        .number("kappa", rows.iter().map(|r| r.kappa))
        .number("alpha", rows.iter().map(|r| r.alpha))
        .number("alpha_lo", rows.iter().map(|r| r.alpha_lo))
        .number("alpha_hi", rows.iter().map(|r| r.alpha_hi))
        .number("rate", rows.iter().map(|r| r.rate))
        .number("corrected", rows.iter().map(|r| r.corrected))
        .number("corrected_lo", rows.iter().map(|r| r.corrected_lo))
        .number("corrected_hi", rows.iter().map(|r| r.corrected_hi))
        .number("ratio", rows.iter().map(|r| r.ratio))
        .number("corrected_ratio", rows.iter().map(|r| r.corrected_ratio))
        .number("corrected_ratio_lo", rows.iter().map(|r| r.corrected_ratio_lo))
        .number("corrected_ratio_hi", rows.iter().map(|r| r.corrected_ratio_hi))
}

/// What audits found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Audits {
    rows: Vec<AuditRow>,
}

/// An audit of a lexicon that is not the one at hand.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct OtherVersion {
    /// The lexicon's id.
    pub lexicon: String,
    /// The version that was audited.
    pub version: String,
}

impl Audits {
    /// Audits of these rows.
    pub fn new(rows: Vec<AuditRow>) -> Audits {
        Audits { rows }
    }

    /// Reads the table `audit`; `file` is its name in messages.
    ///
    /// # Errors
    /// A missing column, a cell that is none.
    pub fn read(file: &str, bytes: &[u8]) -> Result<Audits, Error> {
        let rows = Rows::read(file, bytes)?;
        if let Some(column) = rows.missing(&NEEDED) {
            return Err(Error::NoColumn { file: file.into(), column, columns: NEEDED.join(", ") });
        }
        Ok(Audits { rows: rows.iter().map(|row| audit_row(file, &row)).collect::<Result<_, _>>()? })
    }

    /// What two tables found.
    pub fn and(mut self, other: Audits) -> Audits {
        self.rows.extend(other.rows);
        self
    }

    /// The audits of these very lexicons, as id and digest; and those of other versions of them. Other lexicons are no matter here.
    pub fn fitting(self, lexicons: &[(&str, &str)]) -> (Audits, Vec<OtherVersion>) {
        let digest = |row: &AuditRow| lexicons.iter().find(|(id, _)| *id == row.lexicon).map(|(_, digest)| *digest);
        let (fitting, others): (Vec<AuditRow>, Vec<AuditRow>) =
            self.rows.into_iter().filter(|row| digest(row).is_some()).partition(|row| digest(row) == Some(row.digest.as_str()));
        let mut others: Vec<OtherVersion> =
            others.into_iter().map(|row| OtherVersion { lexicon: row.lexicon, version: row.version }).collect();
        others.sort();
        others.dedup();
        (Audits { rows: fitting }, others)
    }

    /// All rows, in order.
    pub fn rows(&self) -> &[AuditRow] {
        &self.rows
    }

    /// What was found of a subject (lexicon, level, group, item) in an outlet; all outlets together for an empty name.
    pub fn row(&self, subject: (&str, &str, &str, &str), outlet: &str, measure: Measure) -> Option<&AuditRow> {
        let is_it = |row: &&AuditRow| {
            (row.lexicon.as_str(), row.subject.as_str(), row.group.as_str(), row.item.as_str()) == subject
                && row.outlet == outlet
                && row.measure == measure
                && row.n > 0
        };
        self.rows.iter().find(is_it)
    }
}

/// The lower end of the precision's interval from which a category may be relied upon.
pub const PRECISION_AT_LEAST: f64 = 0.7;
/// Krippendorff's alpha from which coders agree enough for a finding, and from which their agreement is firm.
pub const ALPHA_AT_LEAST: f64 = 0.667;
/// Alpha from which agreement is firm.
pub const ALPHA_FIRM: f64 = 0.8;
/// Marks of an outlet that must have been looked at, where there are so many.
const MARKS_OF_AN_OUTLET: u64 = 20;

impl Audits {
    /// Whether the audit of a category or naming set (lexicon, level, id) supports a claim about own words in these outlets; a clause that says
    /// why not.
    ///
    /// Two coders who agree enough on sense and voice in the lexicon; the lower end of the precision at least 0.7, for the sense and for own
    /// words; no difference in either between the outlets (p above .05); and in each of the outlets twenty own marks looked at, or all there are.
    ///
    /// # Errors
    /// The clause: "only one person coded".
    pub fn supports(&self, (lexicon, level, group): (&str, &str, &str), outlets: &[&str]) -> Result<(), String> {
        let subject = (lexicon, level, group, "");
        let of = |measure| self.row(subject, "", measure);
        let (Some(sense), Some(own)) = (of(Measure::Sense), of(Measure::Own)) else { return Err("not audited".to_string()) };
        if sense.coders < 2 {
            return Err("only one person coded".to_string());
        }
        for (measure, what) in [(Measure::Sense, "the sense"), (Measure::Voice, "whose words they are")] {
            let alpha = self.row((lexicon, "lexicon", "", ""), "", measure).and_then(|row| row.alpha);
            if let Some(alpha) = alpha.filter(|alpha| *alpha < ALPHA_AT_LEAST) {
                return Err(format!("the coders do not agree enough on {what} (alpha {alpha:.2}, asked for {ALPHA_AT_LEAST})"));
            }
        }
        for (row, what) in [(sense, "precision"), (own, "precision of own words")] {
            let lo = row.lo.unwrap_or(0.0);
            if lo < PRECISION_AT_LEAST {
                return Err(format!("the {what} may be as low as {lo:.2} (asked for {PRECISION_AT_LEAST})"));
            }
            if let Some(p) = row.p_difference.filter(|p| *p <= 0.05) {
                return Err(format!("the {what} differs between the outlets (p {p:.3})"));
            }
        }
        for outlet in outlets {
            match self.row(subject, outlet, Measure::Own) {
                None => return Err(format!("no own mark of {outlet} was looked at")),
                Some(row) if row.n < MARKS_OF_AN_OUTLET && (row.n as f64) < row.hits - 0.5 => {
                    return Err(format!("of {outlet} only {} own marks were looked at", row.n));
                }
                Some(_) => {}
            }
        }
        Ok(())
    }
}

fn audit_row(file: &str, row: &Row<'_>) -> Result<AuditRow, Error> {
    let wrong = |name: &str, cell: &str| Error::Line {
        file: file.into(),
        line: row.line,
        problem: format!("`{name}` is {cell:?}; take the table as `audit score` made it"),
    };
    let number = |name: &str| -> Result<Option<f64>, Error> {
        let cell = row.cell(name);
        if cell.is_empty() {
            return Ok(None);
        }
        cell.parse::<f64>().ok().filter(|n| n.is_finite()).map(Some).ok_or_else(|| wrong(name, &cell))
    };
    let count = |name: &str| number(name).map(|n| n.unwrap_or(0.0) as u64);
    let measure = row.cell("measure");
    Ok(AuditRow {
        lexicon: row.cell("lexicon"),
        version: row.cell("version"),
        digest: row.cell("digest"),
        subject: row.cell("subject"),
        group: row.cell("group"),
        item: row.cell("item"),
        shown: row.cell("shown"),
        outlet: row.cell("outlet"),
        measure: Measure::ALL.into_iter().find(|m| m.key() == measure).ok_or_else(|| wrong("measure", &measure))?,
        n: count("n")?,
        right: count("right")?,
        unsure: count("unsure")?,
        disagreed: count("disagreed")?,
        hits: number("hits")?.unwrap_or(0.0),
        precision: number("precision")?,
        lo: number("lo")?,
        hi: number("hi")?,
        weighted: row.cell("weighted") == "true",
        p_difference: number("p_difference")?,
        coders: count("coders")?,
        kappa: number("kappa")?,
        alpha: number("alpha")?,
        alpha_lo: number("alpha_lo")?,
        alpha_hi: number("alpha_hi")?,
        rate: number("rate")?,
        corrected: number("corrected")?,
        corrected_lo: number("corrected_lo")?,
        corrected_hi: number("corrected_hi")?,
        ratio: number("ratio")?,
        corrected_ratio: number("corrected_ratio")?,
        corrected_ratio_lo: number("corrected_ratio_lo")?,
        corrected_ratio_hi: number("corrected_ratio_hi")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &str) -> Audits {
        let head =
            "lexicon,version,digest,subject,group,item,shown,outlet,measure,n,right,hits,precision,lo,hi,p_difference,coders,kappa,alpha";
        Audits::read("audit.csv", format!("{head}\n{rows}").as_bytes()).unwrap()
    }

    /// A category looked at by two, in A and B; each test spoils one thing.
    const GOOD: &str = "l,1,d,lexicon,,,L,,sense,100,95,300,0.95,0.89,0.98,0.4,2,0.8,0.8\n\
                        l,1,d,lexicon,,,L,,voice,95,90,290,0.95,0.89,0.98,0.4,2,0.9,0.9\n\
                        l,1,d,category,c,,C,,sense,60,57,200,0.95,0.86,0.98,0.4,2,,\n\
                        l,1,d,category,c,,C,,own,40,36,120,0.9,0.77,0.96,0.3,2,,\n\
                        l,1,d,category,c,,C,A,own,22,20,100,0.91,0.72,0.97,,2,,\n\
                        l,1,d,category,c,,C,B,own,18,16,18,0.89,0.67,0.97,,2,,\n";

    #[test]
    fn an_audit_supports_a_claim_or_says_why_not() {
        let why = |from: &str, to: &str, outlets: &[&str]| {
            assert!(GOOD.contains(from), "{from}");
            table(&GOOD.replace(from, to)).supports(("l", "category", "c"), outlets).err().unwrap_or_default()
        };
        assert_eq!(why("", "", &["A", "B"]), "");
        assert_eq!(why("", "", &["A", "C"]), "no own mark of C was looked at");
        assert_eq!(why("18,16,18,", "18,16,90,", &["A", "B"]), "of B only 18 own marks were looked at");
        assert_eq!(why("0.95,0.86", "0.9,0.69", &["A"]), "the precision may be as low as 0.69 (asked for 0.7)");
        assert_eq!(why("0.9,0.77", "0.8,0.65", &["A"]), "the precision of own words may be as low as 0.65 (asked for 0.7)");
        assert_eq!(why("0.96,0.3", "0.96,0.02", &["A"]), "the precision of own words differs between the outlets (p 0.020)");
        assert_eq!(why("0.8,0.8", "0.6,0.6", &["A"]), "the coders do not agree enough on the sense (alpha 0.60, asked for 0.667)");
        assert_eq!(why("0.98,0.4,2,,", "0.98,0.4,1,,", &["A"]), "only one person coded");
        assert_eq!(table("").supports(("l", "category", "c"), &["A"]), Err("not audited".to_string()));
    }

    #[test]
    fn an_audit_of_another_version_is_named_and_left_out() {
        let (fitting, others) = table(GOOD).fitting(&[("l", "e")]);
        assert_eq!((fitting.rows().len(), others), (0, vec![OtherVersion { lexicon: "l".into(), version: "1".into() }]));
        let (fitting, others) = table(GOOD).fitting(&[("l", "d"), ("m", "d")]);
        assert_eq!((fitting.rows().len(), others.len()), (6, 0));
    }

    #[test]
    fn a_table_is_read_as_it_was_written() {
        let audits = table(GOOD);
        let mut csv = Vec::new();
        audit_table(audits.rows()).write_csv(&mut csv).unwrap();
        assert_eq!(Audits::read("audit.csv", &csv).unwrap(), audits);
        let error =
            Audits::read("audit.csv", String::from_utf8(csv).unwrap().replace(",sense,", ",sens,").as_bytes()).unwrap_err().to_string();
        assert!(error.starts_with("audit.csv:2: `measure` is \"sens\""), "{error}");
    }
}
