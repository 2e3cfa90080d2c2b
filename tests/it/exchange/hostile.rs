//! Files that are made to be too much: long, deep, wide, binary.

use proptest::prelude::*;
use slantwise::lexicon::exchange::{Error, Format, LONGEST, Options, import};

use crate::run::{home, slantwise};

fn refused(format: Option<Format>, file: &str, bytes: &[u8]) -> String {
    match import(format, file, bytes, &Options::default()) {
        Ok(imported) => panic!("{file} was read as {}", imported.format),
        Err(error) => error.to_string(),
    }
}

#[test]
fn a_file_of_a_hundred_megabytes_is_refused_before_it_is_read() {
    let home = home();
    // A file with a hole in it: long, and nearly nothing on the disk.
    let file = std::fs::File::create(home.path().join("long.dic")).expect("a file can be made");
    file.set_len(100 << 20).expect("a file can be made longer");
    let ended = slantwise(home.path(), &["lexicon", "import", "long.dic"]);
    assert_eq!(ended.code, Some(1));
    assert!(ended.err.contains("long.dic: is longer than 16 MiB"), "{}", ended.err);
}

#[test]
fn no_text_is_said_to_be_none() {
    for bytes in [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], b"PK\x03\x04\x14\0\0\0", b"\xff\xfe\0\0\0\0", b"\x01\x02\x03\x04\x05\x06"] {
        assert!(refused(None, "list.dic", bytes).contains("list.dic: is no text"));
    }
}

#[test]
fn deep_nesting_is_refused_in_every_format_that_nests() {
    let deep = 100_000;
    let yaml = (0..400).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect::<String>();
    assert!(refused(None, "deep.yml", yaml.as_bytes()).contains("more than 32 levels"));
    assert!(refused(None, "deep.yml", format!("a: {}", "[".repeat(deep)).as_bytes()).contains("deep.yml:1"));
    let xml = format!("<dictionary patternengine='substring'>{}", "<cnode name='a'>".repeat(deep));
    assert!(refused(None, "deep.ykd", xml.as_bytes()).contains("nests more than 32 levels"));
    let cat = (0..4000).map(|depth| format!("{}a\n", "\t".repeat(depth))).collect::<String>() + "x (1)\n";
    assert!(refused(None, "deep.cat", cat.as_bytes()).contains("nests more than 32 levels"));
    let dic = format!("%\n{}%\na\t1\n", (0..4000).map(|depth| format!("{}{depth}\ta\n", "\t".repeat(depth))).collect::<String>());
    assert!(refused(None, "deep.dic", dic.as_bytes()).contains("nests more than 32 levels"));
    let nested = format!("extends: existence\nignorecase: true\ntokens:\n  - '{}a{}'\n", "(".repeat(deep), ")".repeat(deep));
    assert!(refused(None, "deep.yml", nested.as_bytes()).contains("regular expressions that cannot be read"));
}

#[test]
fn an_expression_for_endless_phrases_takes_no_memory() {
    let bomb = "extends: existence\nignorecase: true\ntokens: ['(a|b){1,4}(c|d){1,4}(e|f){1,4}x', '(((a{1,4}){1,4}){1,4}){1,4}', '\\w{1000}{1000}']\n";
    let error = import(None, "bomb.yml", bomb.as_bytes(), &Options::default());
    assert!(error.is_ok() || error.is_err_and(|error| matches!(error, Error::Empty { .. } | Error::Refused { .. })));
}

#[test]
fn more_entries_or_categories_than_any_list_has_are_refused() {
    let entries: String = (0..200_001).map(|n| format!("word{n}\n")).collect();
    assert!(refused(None, "many.lc3", format!("+a\n{entries}").as_bytes()).contains("more than 200000 entries"));
    let categories: String = (0..10_001).map(|n| format!("+a{n}\n")).collect();
    assert!(refused(None, "many.lc3", categories.as_bytes()).contains("more than 10000 categories"));
    let columns = format!("DicTerm{}\n", ",a".repeat(3_000));
    assert!(refused(None, "wide.dicx", columns.as_bytes()).contains("more than 2000 columns"));
}

#[test]
fn a_long_file_of_one_sign_ends_in_an_answer() {
    for (file, sign) in [
        ("a.yml", "["),
        ("a.yml", "{"),
        ("a.yml", "- "),
        ("a.yml", "? "),
        ("a.yml", "&a "),
        ("a.cat", "\t"),
        ("a.ykd", "<"),
        ("a.csv", "\""),
        ("a.csv", ","),
    ] {
        let text = sign.repeat(LONGEST / 8 / sign.len());
        assert!(import(None, file, text.as_bytes(), &Options::default()).is_err(), "{file} of {sign}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes_end_in_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..300), format in 0..Format::ALL.len()) {
        let _ = import(Some(Format::ALL[format]), "any", &bytes, &Options::default());
    }

    #[test]
    fn any_text_that_is_read_gives_a_list_that_loads(
        text in "[%+\\-:\\[\\]{}\"'<>/=&;,|()*?\\\\. \t\naAbB019é_#]{0,120}",
        format in 0..Format::ALL.len(),
        allow_loss: bool,
    ) {
        let options = Options { allow_loss, ..Options::default() };
        match import(Some(Format::ALL[format]), "any.txt", text.as_bytes(), &options) {
            Ok(imported) => prop_assert_eq!(slantwise::lexicon::parse("any.toml", &imported.toml), Ok(imported.lexicon)),
            Err(error) => prop_assert!(!matches!(error, Error::Lexicon(_)), "{}", error),
        }
    }
}
