//! A report's folder: the same bytes every time, and numbers that lead back to the words.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use polars_io::SerReader;
use polars_io::parquet::read::ParquetReader;
use regex::Regex;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::run::{SEEDS, ended, files, home_with_seeds, names, program, project, report, seed};

type Row = BTreeMap<String, String>;

/// A table of a report, each row by its column names.
fn table(name: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(report().join(format!("tables/{name}.csv"))).expect("the table can be read");
    reader.deserialize().map(|row| row.expect("a row is whole")).collect()
}

fn manifest(folder: &Path) -> Value {
    let bytes = std::fs::read(folder.join("manifest.json")).expect("a report has a manifest");
    serde_json::from_slice(&bytes).expect("the manifest is JSON")
}

/// The manifest but for the time it was made.
pub fn timeless(folder: &Path) -> Value {
    let mut manifest = manifest(folder);
    let made_at = manifest.as_object_mut().expect("the manifest is an object").remove("made_at");
    assert!(made_at.is_some_and(|at| at.as_str().is_some_and(|at| at.ends_with('Z'))), "the manifest says when it was made, in UTC");
    manifest
}

#[test]
fn a_report_is_a_page_with_charts_and_tables() {
    let charts = ["naming-grid", "place-in-article", "words-by-voice"];
    let tables = ["articles", "contrasts", "distances", "evidence", "ledger", "rates", "shares"];
    let mut expected: Vec<String> = ["findings.json", "index.html", "manifest.json", "tables/columns.csv"].map(str::to_owned).into();
    expected.extend(charts.iter().flat_map(|chart| [format!("charts/{chart}.png"), format!("charts/{chart}.svg")]));
    expected.extend(tables.iter().flat_map(|table| [format!("tables/{table}.csv"), format!("tables/{table}.parquet")]));
    expected.sort();
    assert_eq!(names(report()), expected);
}

#[test]
fn threads_time_zone_and_language_change_no_byte() {
    let first = files(report());
    let threads_and_place = [("1", "Pacific/Auckland", "tr_TR.UTF-8"), ("8", "America/New_York", "C")];
    for (threads, zone, language) in threads_and_place {
        let home = home_with_seeds();
        let mut command = program(home.path(), &["compare", "seeds/iran-syria"]);
        command.env("RAYON_NUM_THREADS", threads).env("TZ", zone).env("LANG", language).env("LC_ALL", language);
        assert_eq!(ended(command.output().expect("the program runs")).code, Some(0));
        let folder = home.path().join("reports/iran-syria");
        let again = files(&folder);
        let names = |files: &[(String, Vec<u8>)]| files.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&first), names(&again));
        let pairs = first.iter().zip(&again).filter(|((name, _), _)| name != "manifest.json");
        let changed: Vec<&str> = pairs.filter(|((_, one), (_, other))| one != other).map(|((name, _), _)| name.as_str()).collect();
        assert!(changed.is_empty(), "{threads} threads, {zone}, {language}: {changed:?}");
        assert_eq!(timeless(report()), timeless(&folder));
    }
}

#[test]
fn every_rate_counts_the_rows_of_the_evidence() {
    let evidence = table("evidence");
    let mut kinds = BTreeSet::new();
    for rate in table("rates") {
        let is_counted = |row: &&Row| {
            row["lexicon"] == rate["lexicon"]
                && row["outlet"] == rate["outlet"]
                && (rate["voice"] == "all" || row["voice"] == rate["voice"])
                && match rate["subject"].as_str() {
                    "lexicon" => true,
                    "category" => row["category"].split('|').any(|category| category == rate["group"]),
                    "naming" => row["naming"] == rate["group"],
                    "label" => row["naming"] == rate["group"] && row["label"] == rate["item"],
                    "term" => row["term"] == rate["item"],
                    other => panic!("{other} is no subject this test knows"),
                }
        };
        // A word in two categories is two rows, and counts once in the lexicon's total.
        let places: BTreeSet<_> = evidence.iter().filter(is_counted).map(|row| (&row["article"], &row["start"], &row["end"])).collect();
        assert_eq!(rate["hits"], places.len().to_string(), "{rate:?}");
        kinds.insert(rate["subject"].clone());
    }
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), ["category", "label", "lexicon", "naming", "term"]);
}

#[test]
fn the_lexicons_total_is_thirteen_in_caliber_and_24_in_defence_talks() {
    let total = |outlet: &str, voice: &str| {
        let is_total =
            |row: &&Row| row["lexicon"] == "conflict" && row["subject"] == "lexicon" && row["voice"] == voice && row["outlet"] == outlet;
        table("rates").iter().find(is_total).map(|row| row["hits"].clone())
    };
    assert_eq!(total("Caliber.Az", "all").as_deref(), Some("13"));
    assert_eq!(total("Caliber.Az", "own").as_deref(), Some("11"));
    assert_eq!(total("Defence Talks", "all").as_deref(), Some("24"));
    assert_eq!(total("Defence Talks", "own").as_deref(), Some("13"));
}

#[test]
fn every_hit_and_its_sentence_can_be_cut_out_of_the_article() {
    let texts: BTreeMap<&str, String> = SEEDS.into_iter().map(|(file, _)| (file, seed(file))).collect();
    let evidence = table("evidence");
    assert!(evidence.len() >= 37);
    for row in evidence {
        let cut = |from: &str, to: &str| {
            let place = |column: &str| row[column].parse::<usize>().expect("a place is a number");
            texts[row["file"].as_str()].get(place(from)..place(to)).expect("a place lies on character boundaries")
        };
        assert_eq!(cut("start", "end"), row["text"]);
        assert_eq!(cut("sentence_start", "sentence_end"), row["sentence"]);
    }
}

#[test]
fn words_by_voice_add_up_to_the_words() {
    for row in table("articles") {
        let sum = |columns: &[&str]| columns.iter().map(|column| row[*column].parse::<u64>().expect("a count")).sum::<u64>();
        assert_eq!(sum(&["words_own", "words_quoted", "words_partial", "words_attributed", "words_unclear"]), sum(&["words"]));
        assert_eq!(sum(&["words_headline", "words_lede", "words_body"]), sum(&["words"]));
    }
}

#[test]
fn every_column_is_explained() {
    let explained: BTreeSet<(String, String)> = table("columns")
        .into_iter()
        .inspect(|row| assert!(row["about"].len() > 10, "{row:?}"))
        .map(|row| (row["table"].clone(), row["column"].clone()))
        .collect();
    for name in ["articles", "contrasts", "distances", "evidence", "ledger", "rates", "shares"] {
        let path = report().join(format!("tables/{name}.csv"));
        let columns = csv::Reader::from_path(path).expect("the table can be read").headers().expect("a header").clone();
        for column in &columns {
            assert!(explained.contains(&(name.to_owned(), column.to_owned())), "{name}.{column}");
        }
    }
}

#[test]
fn each_parquet_table_holds_what_its_csv_holds() {
    for name in ["articles", "contrasts", "distances", "evidence", "ledger", "rates", "shares"] {
        let path = |ending: &str| report().join(format!("tables/{name}.{ending}"));
        let file = std::fs::File::open(path("parquet")).expect("the table can be opened");
        let parquet = ParquetReader::new(file).finish().expect("the table is Parquet");
        let mut csv = csv::Reader::from_path(path("csv")).expect("the table can be read");
        let columns: Vec<&str> = parquet.get_column_names().into_iter().map(|column| column.as_str()).collect();
        assert_eq!(columns, csv.headers().expect("a header").iter().collect::<Vec<_>>(), "{name}");
        assert_eq!(parquet.height(), csv.records().count(), "{name}");
    }
}

#[test]
fn each_png_has_the_shape_of_its_svg() {
    let charts: Vec<(String, Vec<u8>)> = files(&report().join("charts"));
    let svgs: Vec<_> = charts.iter().filter(|(name, _)| name.ends_with(".svg")).collect();
    assert_eq!(svgs.len(), 3);
    let pattern = Regex::new(r#"viewBox="0 0 (\d+) (\d+)""#).expect("the pattern is valid");
    for (name, svg) in svgs {
        let svg = String::from_utf8_lossy(svg);
        let box_of = pattern.captures(&svg).expect("a picture has a size");
        let [width, height] = [1, 2].map(|i| box_of[i].parse::<f64>().expect("a number"));
        let png_name = name.replace(".svg", ".png");
        let png = &charts.iter().find(|(other, _)| *other == png_name).expect("each SVG has its PNG").1;
        let (png_width, png_height) = png_size(png);
        assert!(png_width >= 1_000.0, "{png_name} is too small to print");
        // Rounded to whole pixels.
        assert!((png_height - png_width * height / width).abs() <= 1.0, "{png_name}: {png_width} x {png_height} for {width} x {height}");
    }
}

/// Width and height in a PNG's header.
fn png_size(png: &[u8]) -> (f64, f64) {
    assert_eq!(png[..8], *b"\x89PNG\r\n\x1a\n");
    let number = |at: usize| f64::from(u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes")));
    (number(16), number(20))
}

#[test]
fn the_page_loads_nothing_from_elsewhere() {
    let page = std::fs::read_to_string(report().join("index.html")).expect("the page can be read");
    let found = |pattern: &str| {
        let pattern = Regex::new(pattern).expect("the pattern is valid");
        pattern.find_iter(&page).map(|found| found.as_str().to_owned()).collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>()
    };
    // No seed article has a link, so that every link leads to a place in the page.
    assert_eq!(found(r#"(?i)(?:src|href|action|data|poster|srcset)\s*=\s*["'](?:[^#"'][^"']*)"#), Vec::<String>::new());
    assert_eq!(found(r"(?i)@import|\burl\(|<(?:link|iframe|object|embed|base)\b|fetch\(|XMLHttpRequest|import\("), Vec::<String>::new());
    assert_eq!(found(r#"https?://[^\s"'<]+"#), ["http://www.w3.org/2000/svg"]);
    assert!(page.contains("default-src 'none'"), "the page tells the browser so too");
}

#[test]
fn the_manifests_digests_are_true() {
    let manifest = manifest(report());
    let digest = |bytes: &[u8]| Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let listed = |list: &str| {
        let entries = manifest[list].as_array().expect("a list of files").iter();
        let text = |entry: &Value, key: &str| entry[key].as_str().expect("a text").to_owned();
        entries.map(|entry| (text(entry, "file"), text(entry, "sha256"))).collect::<Vec<_>>()
    };
    let true_digests = |folder: &Path| files(folder).into_iter().map(|(name, bytes)| (name, digest(&bytes))).collect::<Vec<_>>();
    let mut outputs = true_digests(report());
    outputs.retain(|(name, _)| name != "manifest.json");
    assert_eq!(listed("outputs"), outputs);
    let mut inputs = listed("inputs");
    inputs.sort();
    assert_eq!(inputs, true_digests(&project("seeds/iran-syria")));
    for lexicon in manifest["lexicons"].as_array().expect("a list of lexicons") {
        let file = project(&format!("lexicons/{}.toml", lexicon["id"].as_str().expect("a name")));
        assert_eq!(lexicon["sha256"], digest(&std::fs::read(file).expect("a built-in lexicon can be read")));
    }
}
