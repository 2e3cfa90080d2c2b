//! What a folder may hold: files without metadata, files of other systems and encodings, files that are no articles.

use crate::run::{home_with, names, slantwise};

const REBELS: &[u8] = b"Rebels take the town\n\nThe rebels took the town at dawn.\n";
const TROOPS: &[u8] = b"Troops leave the town\n\nThe terrorists took the town at dawn.\n";

/// The ledger of a report, without its header: file, status and encoding.
fn ledger(report: &std::path::Path) -> Vec<[String; 3]> {
    let mut reader = csv::Reader::from_path(report.join("tables/ledger.csv")).expect("the ledger can be read");
    let header = reader.headers().expect("a header").clone();
    let cell = |row: &csv::StringRecord, name: &str| row[header.iter().position(|h| h == name).expect("a column")].to_owned();
    reader.records().map(|row| row.expect("a row")).map(|row| ["file", "status", "encoding"].map(|name| cell(&row, name))).collect()
}

#[test]
fn two_loose_files_stand_for_themselves() {
    let home = home_with(&[("north.txt", REBELS), ("south.txt", TROOPS)]);
    let ended = slantwise(home.path(), &["compare", "north.txt", "south.txt"]);
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
    assert!(ended.out.starts_with("North and south: 2 articles, 2 outlets\n"), "{}", ended.out);
    assert!(ended.out.lines().any(|line| line.split_whitespace().collect::<Vec<_>>() == ["north", "south"]), "{}", ended.out);
    assert!(ended.out.lines().any(|line| line.split_whitespace().collect::<Vec<_>>() == ["rebel", "■●", "·"]), "{}", ended.out);
}

#[test]
fn a_list_to_complete_is_written_for_files_without_metadata() {
    let home = home_with(&[("north.txt", REBELS), ("south.txt", TROOPS)]);
    assert_eq!(slantwise(home.path(), &["compare", "north.txt", "south.txt"]).code, Some(0));
    let list = std::fs::read_to_string(home.path().join("reports/north-and-south/articles.csv")).expect("the list can be read");
    assert_eq!(list, "file,outlet,title,date,date_from,url,story,language,id\nnorth.txt,north,,,,,,,\nsouth.txt,south,,,,,,,\n");
    // Completed and put beside the files, it is what the folder holds.
    std::fs::write(home.path().join("articles.csv"), list.replace("north.txt,north,,,", "north.txt,The North,,2024-12-08,page"))
        .expect("a file can be written");
    let ended = slantwise(home.path(), &["compare", "north.txt", "south.txt"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(ended.out.contains("The North") && ended.out.contains("8 Dec 2024"), "{}", ended.out);
}

#[test]
fn windows_line_ends_change_no_count() {
    let windows = String::from_utf8_lossy(REBELS).replace('\n', "\r\n");
    let home = home_with(&[("unix.txt", REBELS), ("windows.txt", windows.as_bytes())]);
    let ended = slantwise(home.path(), &["compare", "unix.txt", "windows.txt", "--dry-run"]);
    assert_eq!(ended.out, "read        unix.txt: 11 words\nread        windows.txt: 11 words\n2 inputs, 2 read. Nothing was written.\n");
    let ended = slantwise(home.path(), &["compare", "unix.txt", "windows.txt"]);
    assert!(ended.out.lines().any(|line| line.split_whitespace().collect::<Vec<_>>() == ["rebel", "■●", "■●"]), "{}", ended.out);
}

#[test]
fn older_encodings_are_read_and_what_is_no_text_is_told() {
    let text = "The café “coup”\n\nThe “rebels” left the café, the résumé of the façade says.\n";
    let (old, _, unmappable) = encoding_rs::WINDOWS_1252.encode(text);
    assert!(!unmappable);
    let wide: Vec<u8> = [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let home = home_with(&[
        ("news/binary.txt", b"\x01\x02\x03\x00\x04\x05\x06"),
        ("news/empty.txt", b""),
        ("news/old.txt", &old),
        ("news/plain.txt", text.as_bytes()),
        ("news/wide.txt", &wide),
    ]);
    let ended = slantwise(home.path(), &["compare", "news"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(ended.out.contains("2 inputs were not read; see tables/ledger.csv."), "{}", ended.out);
    let expected = [
        ["binary.txt", "left_out", ""],
        ["empty.txt", "left_out", ""],
        ["old.txt", "read", "windows-1252"],
        ["plain.txt", "read", "UTF-8"],
        ["wide.txt", "read", "UTF-16LE"],
    ];
    assert_eq!(ledger(&home.path().join("reports/news")), expected);
    let evidence = std::fs::read_to_string(home.path().join("reports/news/tables/evidence.csv")).expect("the evidence can be read");
    let places = |file: &str| -> Vec<String> {
        let mut reader = csv::Reader::from_reader(evidence.as_bytes());
        let rows: Vec<std::collections::BTreeMap<String, String>> = reader.deserialize().map(|row| row.expect("a row")).collect();
        rows.iter().filter(|row| row["file"] == file).map(|row| format!("{} {} {}", row["start"], row["end"], row["sentence"])).collect()
    };
    assert!(!places("plain.txt").is_empty());
    assert_eq!(places("old.txt"), places("plain.txt"));
    assert_eq!(places("wide.txt"), places("plain.txt"));
}

#[test]
fn a_folder_without_a_single_article_says_why_not() {
    let home = home_with(&[("news/empty.txt", b""), ("news/blank.txt", b" \n\n")]);
    let ended = slantwise(home.path(), &["compare", "news"]);
    assert_eq!(ended.code, Some(1));
    assert!(ended.err.contains("empty.txt") && ended.err.contains("remove it or fill it in"), "{}", ended.err);
    assert_eq!(names(home.path()), ["news/blank.txt", "news/empty.txt"]);
}
