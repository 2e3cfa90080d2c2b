//! What becomes of files, folders and tables that are named: articles in their order, their outlets, what is passed over, and the messages.

use super::*;
use crate::corpus::{Article, DateFrom};
use std::fs;

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (file, text) in files {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn articles(input: &Input) -> Vec<Article> {
    input.entries().filter_map(|entry| entry.unwrap().article).collect()
}

fn ids(input: &Input) -> Vec<(String, String)> {
    articles(input).into_iter().map(|a| (a.id, a.outlet)).collect()
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
}

/// File, status and reason of what was not read.
fn passed(input: &Input) -> Vec<(String, &'static str, String)> {
    let lines = input.entries().map(|entry| entry.unwrap().line).filter(|line| line.status != Status::Read);
    lines.map(|line| (line.file.to_string(), line.status.key(), line.reason.unwrap())).collect()
}

fn message(folder: &tempfile::TempDir, paths: &[&str]) -> String {
    let paths: Vec<_> = paths.iter().map(|p| folder.path().join(p)).collect();
    let error = Input::open(&paths).map(|input| input.entries().find_map(Result::err));
    let error = error.map_or_else(|error| error, |error| error.expect("opening or reading fails"));
    error.to_string().replace(&folder.path().display().to_string(), "IN")
}

#[test]
fn the_seed_articles_are_two_dated_articles_and_a_note() {
    let input = Input::open(&["seeds/iran-syria".into()]).unwrap();
    let read = articles(&input);
    let known: Vec<_> = read.iter().map(|a| (a.outlet.as_str(), a.published.unwrap().to_string(), a.date_from)).collect();
    let inferred = Some(DateFrom::Inferred);
    assert_eq!(known, [("Caliber.Az", "2025-10-06".to_owned(), inferred), ("Defence Talks", "2024-12-08".to_owned(), inferred)]);
    let file = fs::read_to_string("seeds/iran-syria/002_f84fe8ac60e231da.txt").unwrap();
    assert_eq!(read[1].text, file);
    assert_eq!(passed(&input)[0].0, "README.md");
    let names: Vec<_> = input.digests().map(|d| d.unwrap().0).collect();
    assert_eq!(names, ["articles.csv", "README.md", "000_2778aadf5b31fbdb.txt", "002_f84fe8ac60e231da.txt"]);
}

#[test]
fn naming_the_seed_articles_one_by_one_keeps_what_is_known_of_them() {
    let paths = ["000_2778aadf5b31fbdb.txt", "002_f84fe8ac60e231da.txt"].map(|f| PathBuf::from("seeds/iran-syria").join(f));
    let input = Input::open(&paths).unwrap();
    assert_eq!(input.title, "Iran and Syria");
    let outlets: Vec<_> = articles(&input).into_iter().map(|a| a.outlet).collect();
    assert_eq!(outlets, ["Caliber.Az", "Defence Talks"]);
}

#[test]
fn loose_files_stand_for_themselves_and_sub_folders_for_outlets() {
    let folder = folder(&[("b.txt", "B"), ("cnn/1.txt", "C"), ("cnn/2024/2.txt", "D"), ("a.txt", "---\noutlet: A News\n---\nA")]);
    let input = Input::open(&[folder.path().to_owned()]).unwrap();
    let expected = [("a.txt", "A News"), ("b.txt", "b"), ("cnn/1.txt", "cnn"), ("cnn/2024/2.txt", "cnn")];
    assert_eq!(ids(&input), pairs(&expected));
}

#[test]
fn several_folders_are_several_outlets() {
    let folder = folder(&[("cnn/1.txt", "C"), ("fox/1.txt", "F"), ("fox/rows.jsonl", "{\"text\": \"G\"}")]);
    let input = Input::open(&[folder.path().join("fox"), folder.path().join("cnn"), folder.path().join("fox/1.txt")]).unwrap();
    assert_eq!(ids(&input), pairs(&[("fox/1.txt", "fox"), ("fox/rows.jsonl#1", "fox"), ("cnn/1.txt", "cnn")]));
    assert_eq!(passed(&input), [("1.txt".to_owned(), "duplicate", "named twice, by itself or by its folder".to_owned())]);
    assert_eq!(input.name, "fox-and-cnn");
}

#[test]
fn a_listed_folder_is_what_the_table_lists_and_the_ledger_names_the_rest() {
    let table = "file,outlet,id\nb.txt,B,x\nc.txt,C,\na.txt,A,x\nb.txt,B,\n";
    let folder =
        folder(&[("articles.csv", table), ("a.txt", "A"), ("b.txt", "B"), ("c1.txt", "C"), ("slantwise.toml", ""), ("README", "")]);
    let input = Input::open(&[folder.path().join("articles.csv")]).unwrap();
    assert_eq!(ids(&input), pairs(&[("x", "B")]));
    let line = |file: &str, status, reason: &str| (file.to_owned(), status, reason.to_owned());
    let expected = [
        line("c.txt", "left_out", "articles.csv:3: no such file; did you mean \"c1.txt\"?; correct the name or remove the line"),
        line("a.txt", "duplicate", "id \"x\" was read before; give every article its own id"),
        line("b.txt", "duplicate", "articles.csv:5: listed in line 2 already; remove one of the lines"),
        line("README", "not_listed", "about the folder, so not an article; rename it if it is one"),
        line("c1.txt", "not_listed", "articles.csv does not list it; add a line if it is an article"),
    ];
    assert_eq!(passed(&input), expected);
}

#[test]
fn a_table_called_articles_csv_may_hold_the_articles() {
    let folder = folder(&[("articles.csv", "outlet,text\nA,Troops.\n")]);
    let input = Input::open(&[folder.path().to_owned()]).unwrap();
    assert_eq!(ids(&input), pairs(&[("articles.csv#2", "A")]));
}

#[test]
fn what_is_packed_is_read_as_what_it_is() {
    let folder = folder(&[("a.txt", "A")]);
    let packed = zstd::encode_all(&b"outlet,text\nB,Troops.\n"[..], 1).unwrap();
    fs::write(folder.path().join("b.csv.zst"), &packed).unwrap();
    fs::write(folder.path().join("c.csv.zst"), &packed[..9]).unwrap();
    let input = Input::open(&[folder.path().to_owned()]).unwrap();
    assert_eq!(ids(&input), pairs(&[("a.txt", "a"), ("b.csv.zst#2", "B")]));
    assert_eq!(passed(&input)[0].0, "c.csv.zst");
}

#[test]
fn what_cannot_be_a_corpus_says_what_to_do() {
    let folder = folder(&[
        ("many/one/articles.csv", "file\n"),
        ("many/two/articles.csv", "file\n"),
        ("rtf/a.rtf", "{\\rtf1"),
        ("bad/articles.csv", "file,oulet\n"),
        ("none/articles.csv", "file\n"),
        ("table/words.csv", "word,n\n"),
    ]);
    fs::create_dir(folder.path().join("empty")).unwrap();
    let message = |path: &str| message(&folder, &[path]);
    assert_eq!(message("many"), "IN/many: holds corpora and is none itself; name one of: IN/many/one, IN/many/two");
    assert_eq!(message("manny"), "IN/manny: no such file or folder; did you mean \"many\"?");
    assert_eq!(message("empty"), "IN/empty: the folder is empty; put articles into it, one a file, or a table of them");
    let rtf = "IN/rtf: no article to read (a.rtf: an RTF document, which is not read; save it as .docx or .txt); ";
    assert!(message("rtf").starts_with(rtf), "{}", message("rtf"));
    assert!(message("none").starts_with("IN/none: no article to read (nothing is listed)"));
    assert!(message("bad").starts_with("IN/bad/articles.csv: unknown column \"oulet\"; did you mean \"outlet\"?"));
    assert!(message("table").starts_with("words.csv: no column \"text\""));
    assert!(matches!(Input::open(&[]), Err(Error::NothingNamed)));
}

fn of_input(text: &'static str) -> Input {
    let options = InputOptions { standard_input: Some(Box::new(text.as_bytes())), ..InputOptions::default() };
    Input::open_with(&["-".into()], options).unwrap()
}

#[test]
fn standard_input_is_read_once_and_digested_as_it_passes() {
    let input = of_input("outlet,text\nBBC,Troops.\n");
    assert_eq!((input.name.as_str(), input.title.as_str()), ("standard-input", "Standard input"));
    let read = articles(&input);
    assert_eq!((read[0].id.as_str(), read[0].outlet.as_str()), ("standard input#2", "BBC"));
    let digest = crate::corpus::digest(b"outlet,text\nBBC,Troops.\n");
    assert_eq!(input.digests().map(Result::unwrap).collect::<Vec<_>>(), [("standard input".to_owned(), digest)]);
    assert!(passed(&input)[0].2.starts_with("it was read before"));
    assert_eq!(ids(&of_input("Troops moved in.")), pairs(&[("standard input", "standard input")]));
    assert_eq!(ids(&of_input("{\"text\": \"a\"}\n{\"text\": \"b\"}")).len(), 2);
    assert!(matches!(Input::open(&["-".into()]), Err(Error::NoStandardInput)));
}

#[test]
fn a_pattern_in_quotes_is_a_folder_of_what_it_fits() {
    let folder = folder(&[("news/cnn/1.txt", "C"), ("news/fox/1.txt", "F"), ("news/fox/README.txt", "R"), ("news/fox/2.md", "G")]);
    let input = Input::open(&[folder.path().join("news/**/*.txt")]).unwrap();
    assert_eq!((input.name.as_str(), ids(&input)), ("news", pairs(&[("cnn/1.txt", "cnn"), ("fox/1.txt", "fox")])));
    assert_eq!(passed(&input)[0].0, "fox/README.txt");
}

#[test]
fn entries_can_be_sent_to_other_threads() {
    fn is_send<T: Send>(_: T) {}
    let input = Input::open(&["seeds/iran-syria".into()]).unwrap();
    is_send(input.entries());
}
