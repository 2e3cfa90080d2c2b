//! The findings as tidy tables, with all outlets also where the figures show only the largest.

use crate::audit::{Judged, Outcome};
use crate::compare::{self, Contrast, Distance, Rate, RestsOn, Share, Subject};
use crate::corpus::LedgerLine;
use crate::findings::{Changed, Findings};
use crate::lexicon::Lexicon;
use crate::table::{Table, about, neutralise};
use crate::tally::{ArticleCount, Counts, Use};

/// The table `rates`: a subject in an outlet and a group of voices, with what audits found.
pub fn rates(rates: &[Rate]) -> Table {
    let cautions = rates.iter().map(|r| r.cautions.join(" "));
    plain_rates(rates)
        .text("audit", rates.iter().map(|r| if r.audit.is_some() { "audited" } else { "not_audited" }))
        .number("precision", rates.iter().map(|r| r.audit.map(|audit| audit.precision)))
        .maybe_count("precision_n", rates.iter().map(|r| r.audit.map(|audit| audit.n)))
        .text("cautions", cautions)
}

fn plain_rates(rates: &[Rate]) -> Table {
    subjects(Table::new("rates"), rates.iter().map(|r| &*r.subject))
        .text("outlet", rates.iter().map(|r| &r.outlet))
        .text("voice", rates.iter().map(|r| r.voice.key()))
        .count("articles", rates.iter().map(|r| r.articles as u64))
        .count("words", rates.iter().map(|r| r.words))
        .count("hits", rates.iter().map(|r| r.hits))
        .count("articles_with_hit", rates.iter().map(|r| r.articles_with_hit as u64))
        .number("rate", rates.iter().map(|r| r.per_thousand))
        .number("lo", rates.iter().map(|r| r.interval.map(|i| i.lo)))
        .number("hi", rates.iter().map(|r| r.interval.map(|i| i.hi)))
        .text("reason", rates.iter().map(|r| r.reason.map_or("", |reason| reason.key())))
        .number("phi", rates.iter().map(|r| r.phi))
        .number("dp", rates.iter().map(|r| r.dp))
        .number("top_article_share", rates.iter().map(|r| r.top_article_share))
        .number("top_term_share", rates.iter().map(|r| r.top_term_share))
}

/// The table `shares`: a label in an outlet and a group of voices.
pub fn shares(shares: &[Share]) -> Table {
    Table::new("shares")
        .text("lexicon", shares.iter().map(|s| &s.lexicon))
        .text("naming", shares.iter().map(|s| &s.naming))
        .text("label", shares.iter().map(|s| &s.label))
        .text("shown", shares.iter().map(|s| &s.shown))
        .text("kind", shares.iter().map(|s| &s.kind))
        .text("outlet", shares.iter().map(|s| &s.outlet))
        .text("voice", shares.iter().map(|s| s.voice.key()))
        .count("mentions", shares.iter().map(|s| s.mentions))
        .count("of", shares.iter().map(|s| s.of))
        .count("unresolved", shares.iter().map(|s| s.unresolved))
        .count("first_mentions", shares.iter().map(|s| s.first_mentions))
        .count("headline_mentions", shares.iter().map(|s| s.headline_mentions))
        .count("articles", shares.iter().map(|s| s.articles as u64))
        .number("share", shares.iter().map(|s| s.share))
        .number("lo", shares.iter().map(|s| s.interval.map(|i| i.lo)))
        .number("hi", shares.iter().map(|s| s.interval.map(|i| i.hi)))
        .text("reason", shares.iter().map(|s| s.reason.map_or("", |reason| reason.key())))
}

/// The table `distances`: how far one outlet's words of a naming set lie from the others'.
pub fn distances(distances: &[Distance]) -> Table {
    Table::new("distances")
        .text("lexicon", distances.iter().map(|d| &d.lexicon))
        .text("naming", distances.iter().map(|d| &d.naming))
        .text("shown", distances.iter().map(|d| &d.shown))
        .text("target", distances.iter().map(|d| &d.target))
        .text("reference", distances.iter().map(|d| &d.reference))
        .text("voice", distances.iter().map(|d| d.voice.key()))
        .count("target_mentions", distances.iter().map(|d| d.mentions))
        .count("reference_mentions", distances.iter().map(|d| d.reference_mentions))
        .count("target_articles", distances.iter().map(|d| d.articles as u64))
        .count("reference_articles", distances.iter().map(|d| d.reference_articles as u64))
        .number("distance", distances.iter().map(|d| d.distance))
        .number("corrected_divergence", distances.iter().map(|d| d.corrected))
        .number("p_permutation", distances.iter().map(|d| d.p))
        .number("min_p", distances.iter().map(|d| d.min_p))
        .number("q", distances.iter().map(|d| d.q))
        .text("reason", distances.iter().map(|d| d.reason.map_or("", |reason| reason.key())))
}

/// The table `contrasts`: a subject in one outlet against the rest.
pub fn contrasts(contrasts: &[Contrast]) -> Table {
    subjects(Table::new("contrasts"), contrasts.iter().map(|c| &*c.subject))
        .text("target", contrasts.iter().map(|c| &c.target))
        .text("reference", contrasts.iter().map(|c| &c.reference))
        .text("voice", contrasts.iter().map(|c| c.voice.key()))
        .number("target_rate", contrasts.iter().map(|c| c.target_rate))
        .number("reference_rate", contrasts.iter().map(|c| c.reference_rate))
        .number("log_ratio", contrasts.iter().map(|c| c.log_ratio))
        .number("ratio_lo", contrasts.iter().map(|c| c.ratio_interval.map(|i| i.lo)))
        .number("ratio_hi", contrasts.iter().map(|c| c.ratio_interval.map(|i| i.hi)))
        .number("p", contrasts.iter().map(|c| c.p))
        .number("p_permutation", contrasts.iter().map(|c| c.p_permutation))
        .number("min_p", contrasts.iter().map(|c| c.min_p))
        .number("q", contrasts.iter().map(|c| c.q))
        .text("level", contrasts.iter().map(|c| c.level.key()))
        .flag("fragile", contrasts.iter().map(|c| c.rests_on.is_some()))
        .text("rests_on", contrasts.iter().map(|c| c.rests_on.as_ref().map(rests_on).unwrap_or_default()))
        .number("detection_limit", contrasts.iter().map(|c| c.detection_limit))
        .flag("permutation_unreliable", contrasts.iter().map(|c| c.permutation_unreliable))
        .text("cautions", contrasts.iter().map(|c| c.cautions.join(" ")))
        .text("reason", contrasts.iter().map(|c| c.reason.map_or("", |reason| reason.key())))
}

fn rests_on(what: &RestsOn) -> String {
    match what {
        RestsOn::Article(id) => format!("article {id}"),
        RestsOn::Term(shown) => format!("term {shown}"),
    }
}

/// The table `ledger`: an input and what became of it.
pub fn ledger(lines: &[LedgerLine]) -> Table {
    let set_aside = |line: &LedgerLine| line.words_set_aside.iter().map(|(_, words)| *words as u64).sum::<u64>();
    Table::new("ledger")
        .text("file", lines.iter().map(|l| &l.file))
        .maybe_count("row", lines.iter().map(|l| l.row.map(|row| row as u64)))
        .text("article", lines.iter().map(|l| l.article.as_deref().unwrap_or_default()))
        .text("status", lines.iter().map(|l| l.status.key()))
        .text("reason", lines.iter().map(|l| l.reason.as_deref().unwrap_or_default()))
        .text("encoding", lines.iter().map(|l| l.encoding.as_deref().unwrap_or_default()))
        .text("language", lines.iter().map(|l| l.language.as_deref().unwrap_or_default()))
        .count("words_kept", lines.iter().map(|l| l.words_kept as u64))
        .count("words_set_aside", lines.iter().map(set_aside))
}

/// The table `corrections`: a correction and what became of it.
pub fn corrections(judged: &[Judged]) -> Table {
    let said = || judged.iter().map(|j| &j.correction);
    let fits = |j: &Judged| match &j.outcome {
        Outcome::Fits { outlet, voice, sentence, .. } => (outlet.clone(), voice.key(), sentence.clone(), String::new()),
        Outcome::FitsNothing { why } => (String::new(), "", String::new(), why.clone()),
    };
    let became: Vec<_> = judged.iter().map(fits).collect();
    Table::new("corrections")
        .text("article", said().map(|c| &c.article))
        .text("outlet", became.iter().map(|(outlet, ..)| outlet))
        .count("start", said().map(|c| c.span.start() as u64))
        .count("end", said().map(|c| c.span.end() as u64))
        .text("text", said().map(|c| c.words.as_deref().unwrap_or_default()))
        .text("lexicon", said().map(|c| c.lexicon.as_deref().unwrap_or_default()))
        .text("entry", said().map(|c| c.entry.as_deref().unwrap_or_default()))
        .text("verdict", said().map(|c| c.verdict.key()))
        .text("reason", said().map(|c| &c.reason))
        .text("who", said().map(|c| &c.who))
        .text("file", said().map(|c| &c.file))
        .count("line", said().map(|c| c.line as u64))
        .text("outcome", judged.iter().map(|j| if matches!(j.outcome, Outcome::Fits { .. }) { "fits" } else { "fits_nothing" }))
        .text("why", became.iter().map(|(.., why)| why))
        .text("voice", became.iter().map(|(_, voice, ..)| *voice))
        .text("sentence", became.iter().map(|(_, _, sentence, _)| sentence))
}

/// The table `corrected`: every number that is another because of the corrections, with and without them.
pub fn corrected(changed: &[Changed]) -> Table {
    subjects(Table::new("corrected"), changed.iter().map(|c| &c.subject))
        .text("outlet", changed.iter().map(|c| &c.outlet))
        .text("voice", changed.iter().map(|c| c.voice.key()))
        .text("measure", changed.iter().map(|c| c.measure.key()))
        .maybe_count("hits", changed.iter().map(|c| c.with.hits))
        .maybe_count("hits_without", changed.iter().map(|c| c.without.hits))
        .number("number", changed.iter().map(|c| c.with.value))
        .number("lo", changed.iter().map(|c| c.with.interval.map(|i| i.lo)))
        .number("hi", changed.iter().map(|c| c.with.interval.map(|i| i.hi)))
        .text("level", changed.iter().map(|c| c.with.level.map_or("", |level| level.key())))
        .number("number_without", changed.iter().map(|c| c.without.value))
        .number("lo_without", changed.iter().map(|c| c.without.interval.map(|i| i.lo)))
        .number("hi_without", changed.iter().map(|c| c.without.interval.map(|i| i.hi)))
        .text("level_without", changed.iter().map(|c| c.without.level.map_or("", |level| level.key())))
}

pub(super) fn subjects<'a>(table: Table, subjects: impl Iterator<Item = &'a Subject> + Clone) -> Table {
    table
        .text("lexicon", subjects.clone().map(|s| &s.lexicon))
        .text("subject", subjects.clone().map(|s| s.level))
        .text("group", subjects.clone().map(|s| &s.group))
        .text("item", subjects.clone().map(|s| &s.item))
        .text("shown", subjects.map(|s| &s.shown))
}

/// Counts of every subject in every outlet, in all voices and in each that occurs.
pub fn counts_by_outlet(counts: &Counts, lexicons: &[&Lexicon]) -> Table {
    let rates = compare::rates(counts, lexicons);
    plain_rates(&rates).text("cautions", rates.iter().map(|r| r.cautions.join(" ")))
}

/// Counts of every subject in every article where it occurs, by voice.
pub fn counts_by_article(counts: &Counts, lexicons: &[&Lexicon]) -> Table {
    let rows: Vec<(Subject, &ArticleCount, &Use)> = counts
        .subjects
        .iter()
        .flat_map(|subject| subject.uses.iter().map(|u| (compare::named(subject, lexicons), &counts.articles[u.article], u)))
        .collect();
    subjects(Table::new("counts"), rows.iter().map(|(subject, ..)| subject))
        .text("article", rows.iter().map(|(_, article, _)| &article.article))
        .text("outlet", rows.iter().map(|(_, article, _)| &counts.outlets[article.outlet].outlet))
        .text("date", rows.iter().map(|(_, article, _)| &article.date))
        .text("voice", rows.iter().map(|(.., u)| u.voice))
        .count("words", rows.iter().map(|(_, article, _)| article.words))
        .count("hits", rows.iter().map(|(.., u)| u.uses))
}

/// What every column of the tables means, as CSV.
pub fn columns(tables: &[&Table]) -> String {
    let rows = tables
        .iter()
        .flat_map(|table| table.columns().map(move |name| [table.name(), name, about(name).unwrap_or_default()].map(str::to_string)));
    csv(std::iter::once(["table", "column", "about"].map(str::to_string)).chain(rows))
}

/// What was compared, as an `articles.csv` to complete: names, dates and links are filled in as far as they are known.
pub fn listing(findings: &Findings) -> String {
    let header = ["file", "outlet", "title", "date", "date_from", "url", "story", "language", "id"].map(str::to_string);
    let rows = findings.texts.iter().filter(|text| text.row.is_none()).map(|text| {
        let known = |cell: Option<&str>| neutralise(cell.unwrap_or_default());
        let [title, story, language, id] = [const { String::new() }; 4];
        let date = known(text.date.as_deref());
        [
            known(Some(&text.file)),
            known(Some(&text.outlet)),
            title,
            date,
            known(text.date_from),
            known(text.url.as_deref()),
            story,
            language,
            id,
        ]
    });
    csv(std::iter::once(header).chain(rows))
}

fn csv<const N: usize>(rows: impl Iterator<Item = [String; N]>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).expect("a vector takes every byte");
    }
    let bytes = writer.into_inner().expect("a vector takes every byte");
    String::from_utf8(bytes).expect("the cells are text")
}
