//! The tidy tables of `discover`.

use crate::findings::{DiscoveredOutlet, DiscoveredWord, Discovery};
use crate::table::Table;
use crate::vocabulary::{Example, SetApart, Side};

fn rows(discovery: &Discovery) -> Vec<(&DiscoveredOutlet, &DiscoveredWord)> {
    discovery.outlets.iter().flat_map(|outlet| outlet.words.iter().map(move |word| (outlet, word))).collect()
}

fn rate(side: Side) -> Option<f64> {
    (side.words > 0).then(|| 1000.0 * side.uses as f64 / side.words as f64)
}

/// The table `vocabulary`: a row an outlet and a word that sets it apart. Columns of a half that was held out are there when one was.
pub fn vocabulary(discovery: &Discovery) -> Table {
    let rows = rows(discovery);
    let word = || rows.iter().map(|(_, word)| *word);
    let table = Table::new("vocabulary")
        .text("outlet", rows.iter().map(|(outlet, _)| &outlet.name))
        .count("rank", word().map(|w| w.rank as u64))
        .text("word", word().map(|w| &w.shown))
        .text("key", word().map(|w| &w.key))
        .flag("is_name", word().map(|w| w.is_name))
        .text("voice", rows.iter().map(|_| discovery.how.voice))
        .count("articles", rows.iter().map(|(outlet, _)| u64::from(outlet.articles)))
        .count("articles_with_hit", word().map(|w| u64::from(w.found.articles)))
        .count("hits", word().map(|w| w.found.outlet.uses))
        .count("words_counted", word().map(|w| w.found.outlet.words))
        .number("per_thousand", word().map(|w| rate(w.found.outlet)))
        .count("reference_hits", word().map(|w| w.found.others.uses))
        .count("reference_words", word().map(|w| w.found.others.words))
        .number("reference_per_thousand", word().map(|w| rate(w.found.others)))
        .number("log_odds", word().map(|w| Some(w.found.log_odds)))
        .number("score", word().map(|w| Some(w.found.score)))
        .number("dp", word().map(|w| w.dispersion))
        .text("top_article", word().map(|w| &w.top_article))
        .number("top_article_share", word().map(|w| Some(w.top_article_share)));
    if !discovery.how.confirm {
        return table;
    }
    let held = || word().map(|w| w.held.map(|(contrast, _)| contrast));
    table
        .text("held", word().map(|w| w.held.map_or("", |(_, verdict)| verdict.key())))
        .maybe_count("held_articles", rows.iter().map(|(outlet, _)| outlet.held.map(|(articles, _)| u64::from(articles))))
        .maybe_count("held_articles_with_hit", held().map(|h| h.map(|h| u64::from(h.articles))))
        .maybe_count("held_hits", held().map(|h| h.map(|h| h.outlet.uses)))
        .maybe_count("held_words", held().map(|h| h.map(|h| h.outlet.words)))
        .maybe_count("held_reference_hits", held().map(|h| h.map(|h| h.others.uses)))
        .maybe_count("held_reference_words", held().map(|h| h.map(|h| h.others.words)))
        .number("held_log_odds", held().map(|h| h.map(|h| h.log_odds)))
        .number("held_score", held().map(|h| h.map(|h| h.score)))
}

/// The table `examples`: a row a sentence with a word that sets its outlet apart.
pub fn examples(discovery: &Discovery) -> Table {
    let rows: Vec<(&DiscoveredOutlet, &DiscoveredWord, &Example)> =
        rows(discovery).into_iter().flat_map(|(outlet, word)| word.examples.iter().map(move |example| (outlet, word, example))).collect();
    Table::new("examples")
        .text("outlet", rows.iter().map(|(outlet, ..)| &outlet.name))
        .count("rank", rows.iter().map(|(_, word, _)| word.rank as u64))
        .text("word", rows.iter().map(|(_, word, _)| &word.shown))
        .text("article", rows.iter().map(|(.., example)| &example.article))
        .text("file", rows.iter().map(|(.., example)| &example.file))
        .maybe_count("row", rows.iter().map(|(.., example)| example.row.map(|row| row as u64)))
        .count("start", rows.iter().map(|(.., example)| example.start as u64))
        .count("end", rows.iter().map(|(.., example)| example.end as u64))
        .text("sentence", rows.iter().map(|(.., example)| &example.sentence))
}

/// The table `set_apart`: a row an outlet and a name or a word of the page that would else be in the vocabulary.
pub fn set_apart(discovery: &Discovery) -> Table {
    let rows: Vec<(&DiscoveredOutlet, &SetApart)> =
        discovery.outlets.iter().flat_map(|outlet| outlet.set_apart.iter().map(move |apart| (outlet, apart))).collect();
    let apart = || rows.iter().map(|(_, apart)| *apart);
    Table::new("set_apart")
        .text("outlet", rows.iter().map(|(outlet, _)| &outlet.name))
        .text("key", apart().map(|a| &a.key))
        .text("taken_for", apart().map(|a| a.why.key()))
        .count("articles_with_hit", apart().map(|a| u64::from(a.found.articles)))
        .count("hits", apart().map(|a| a.found.outlet.uses))
        .number("per_thousand", apart().map(|a| rate(a.found.outlet)))
        .number("reference_per_thousand", apart().map(|a| rate(a.found.others)))
        .number("score", apart().map(|a| Some(a.found.score)))
}

/// The table `repeated`: a row a sentence that an outlet prints word for word in several articles.
pub fn repeated(discovery: &Discovery) -> Table {
    let all = &discovery.repeated_sentences;
    Table::new("repeated")
        .text("outlet", all.iter().map(|r| &r.outlet))
        .text("sentence", all.iter().map(|r| &r.sentence))
        .count("articles_with_sentence", all.iter().map(|r| r.articles))
        .count("words_left_out", all.iter().map(|r| r.words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::discovery::fixture;
    use crate::vocabulary::Verdict;

    fn csv(table: &Table) -> String {
        let mut bytes = Vec::new();
        table.write_csv(&mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_row_is_an_outlet_and_a_word_with_both_rates() {
        let csv = csv(&vocabulary(&fixture::discovery()));
        let first = csv.lines().nth(1).unwrap();
        assert_eq!(first, "Daily <b>,1,left-wing mayor,left wing mayor,false,own,10,4,12,4000,3.0,2,8000,0.25,1.5,4.0,0.42,a1,0.25");
        assert_eq!(csv.lines().count(), 3);
    }

    #[test]
    fn the_other_half_has_columns_when_there_is_one() {
        let mut discovery = fixture::discovery();
        discovery.how.confirm = true;
        discovery.outlets[0].held = Some((9, 3_900));
        discovery.outlets[0].words = vec![fixture::word(1, "mayor", 12, 2, Some(Verdict::Weaker))];
        assert!(csv(&vocabulary(&discovery)).lines().nth(1).unwrap().ends_with(",weaker,9,4,12,4000,2,8000,0.9,1.9"));
    }

    #[test]
    fn an_example_leads_to_file_line_and_bytes() {
        let csv = csv(&examples(&fixture::discovery()));
        assert_eq!(csv.lines().nth(2).unwrap(), "Daily <b>,2,bypass,a1,news.csv,7,110,116,On Monday bypass stood here.");
    }
}
