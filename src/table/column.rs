//! Every column of every table, with what it means. A table can hold no column that is not explained here.

/// A column and what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explained {
    /// Its name, in lower snake case.
    pub name: &'static str,
    /// What it holds, with units and ranges.
    pub about: &'static str,
}

const fn column(name: &'static str, about: &'static str) -> Explained {
    Explained { name, about }
}

/// All columns, in alphabetical order.
pub const COLUMNS: &[Explained] = &[
    column("alt_voice", "a second acceptable reading of the voice; empty when there is none"),
    column("article", "the article's id"),
    column("articles", "articles counted"),
    column("articles_with_hit", "articles with at least one hit"),
    column("category", "ids of the term's categories, joined by a vertical bar; empty for a label"),
    column("cautions", "codes of the cautions that apply, joined by a blank; see findings.json for their sentences"),
    column("date", "day of publication, ISO 8601; empty when unknown"),
    column("date_from", "where the day comes from: page, given, inferred (worked out, not printed)"),
    column("detection_limit", "smallest rate ratio above 1 that so many articles would show in 4 of 5 samples"),
    column("dp", "Gries' dispersion over the outlet's articles, normalised: 0 even, 1 all in one place"),
    column("encoding", "the encoding the file was decoded from"),
    column("end", "byte behind the hit in the article's text"),
    column("entry", "the term or label that was corrected, as the person named it; empty for whatever stands there"),
    column("file", "path relative to the folder of the corpus"),
    column("fragile", "true when leaving out one article or one term changes the verdict"),
    column("group", "id of the category or naming set; empty for a whole lexicon"),
    column("hi", "upper end of the 95 % interval, in the unit of the number beside it"),
    column("hi_without", "upper end of the 95 % interval without the corrections"),
    column("hits", "occurrences counted"),
    column("hits_without", "hits, or mentions of a label, without the corrections"),
    column("item", "id of the term or label; empty for the levels above"),
    column("kind", "what sort of word the label is: name, description, disputed"),
    column("label", "id of the label; empty for a term"),
    column("language", "language code, where known"),
    column("level", "what may be claimed: seen, consistent, checked"),
    column("level_without", "what might be claimed without the corrections"),
    column("lexicon", "id of the lexicon"),
    column("line", "line of the file, counted from 1"),
    column("lo", "lower end of the 95 % interval, in the unit of the number beside it"),
    column("lo_without", "lower end of the 95 % interval without the corrections"),
    column("log_ratio", "log of the ratio of the two rates, base 2: 1 is a doubling; a zero count enters as one half"),
    column("measure", "which number: rate (hits per 1,000 words), share (0 to 1), log_ratio (base 2)"),
    column("mentions", "resolved mentions of the label"),
    column("min_p", "the smallest permutation p that these numbers of articles allow"),
    column("naming", "id of the naming set; empty for a term"),
    column("negated", "true under a denial or prevention; the word was used all the same"),
    column("number", "the number with the corrections, as everywhere else in the report"),
    column("number_without", "the number without the corrections, as the tool alone would have it"),
    column("of", "resolved mentions of all labels of the naming set: the denominator of share"),
    column("outcome", "what became of the correction: fits, fits_nothing"),
    column("outlet", "who published"),
    column("p", "Welch p of the rate ratio, clustered by article"),
    column("p_permutation", "p from exchanging whole articles between the two sides"),
    column("permutation_unreliable", "true when a small bursty side stands against a calm large one"),
    column("phi", "overdispersion over the articles: 1 is what independent hits would give"),
    column("q", "p_permutation after Benjamini-Hochberg over the declared family; empty outside it"),
    column("rate", "hits per 1,000 analysed words: the ratio of the totals"),
    column("ratio_hi", "upper end of the 95 % interval of the ratio of the two rates"),
    column("ratio_lo", "lower end of the 95 % interval of the ratio of the two rates"),
    column(
        "reason",
        "why a number is missing, how its interval is unlike the others, why an input was not read, or why a person corrected a mark",
    ),
    column("reference", "the outlet or outlets compared with"),
    column("reference_rate", "the reference's hits per 1,000 analysed words"),
    column("resolved", "true when the naming set's conditions are met; others stay outside the denominator"),
    column("rests_on", "the article or term without which a difference would not be claimed; empty when there is none"),
    column("row", "line of the record in a table file, counted from 1; empty for a file that is one article"),
    column("sentence", "the sentence with the hit, for the hits of the evidence sample"),
    column("sentence_end", "byte behind the sentence in the article's text"),
    column("sentence_start", "first byte of the sentence in the article's text"),
    column("share", "mentions divided by of, 0 to 1"),
    column("shown", "the term or label as a reader sees it"),
    column("speaker", "who is quoted or reported, where a simple rule finds it"),
    column("stance", "how the reporting verb stands to its content: neutral, factive, distancing; empty for other voices"),
    column("start", "first byte of the hit in the article's text; in text files also of the decoded file"),
    column("status", "read, left_out, duplicate, not_listed"),
    column("story", "the event it reports, where given"),
    column("subject", "what is counted: lexicon, category, term, naming (all labels of a set), label"),
    column("target", "the outlet in question"),
    column("target_rate", "the target's hits per 1,000 analysed words"),
    column("term", "id of the term; empty for a label"),
    column("text", "the words of the hit as they stand in the article"),
    column("title", "the headline"),
    column("top_article_share", "share of the hits in the article with the most, 0 to 1"),
    column("top_term_share", "share of the hits of the most frequent term or label, 0 to 1"),
    column("unresolved", "mentions of the label outside the denominator"),
    column("url", "where it was published"),
    column("verdict", "what a person says of the mark: right, wrong, other (something else is meant), or the voice it is in"),
    column("voice", "own, quoted, partial, attributed, unclear; in sums also all"),
    column("who", "who said so"),
    column("why", "why a correction fits nothing"),
    column("words", "analysed words: headline, lede and body"),
    column("words_attributed", "analysed words in indirect speech"),
    column("words_body", "words of the body behind the first paragraph"),
    column("words_headline", "words of the headline"),
    column("words_kept", "words analysed"),
    column("words_lede", "words of the first paragraph of the body"),
    column("words_own", "analysed words in the outlet's own voice"),
    column("words_partial", "analysed words in partial quotations"),
    column("words_quoted", "analysed words in quotations"),
    column("words_set_aside", "words of bylines, captions and lines of the page: neither hit nor denominator"),
    column("words_unclear", "analysed words in no voice the rules could settle"),
    column("zone", "where it stands: headline, lede, body"),
];

/// What the column called `name` means.
pub fn about(name: &str) -> Option<&'static str> {
    COLUMNS.iter().find(|column| column.name == name).map(|column| column.about)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_in_alphabetical_order_and_once() {
        assert!(COLUMNS.windows(2).all(|pair| pair[0].name < pair[1].name));
        assert!(COLUMNS.iter().all(|c| c.name.chars().all(|c| c.is_ascii_lowercase() || c == '_')));
    }
}
