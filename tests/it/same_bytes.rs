//! The same input and options give the same bytes: on one thread and on eight, in two folders, time zones and locales, and twice in a row.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::run::{ended, home, program, project};

/// Where and how a run is made; nothing of it may be seen in what comes out.
struct Around {
    threads: &'static str,
    zone: &'static str,
    locale: &'static str,
}

/// All commands that write something, as a class, a newsroom and a study would use them.
const COMMANDS: [&[&str]; 7] = [
    &["compare", "sarnby", "--lexicon", "conflict", "--event", "2023-04-01=The march", "--out", "compared"],
    &["compare", "sarnby", "--story", "05 clearing", "--out", "story"],
    &["compare", "sarnby", "--lexicon", "conflict", "--about", "police", "--share", "--out", "about"],
    &["discover", "sarnby", "--confirm", "--out", "words"],
    &["lesson", "sarnby", "--story", "05 clearing", "--out", "lesson"],
    &["count", "sarnby", "--by", "article", "--format", "parquet", "--out", "counts.parquet"],
    &["report", "markdown", "compared", "--out", "compared.md"],
];

/// Every file that the commands wrote in a folder, by name; of a manifest all but the time at which it was made.
fn made(folder: &Path, around: &Around) -> BTreeMap<String, Vec<u8>> {
    for command in COMMANDS {
        let mut program = program(folder, command);
        program.env("RAYON_NUM_THREADS", around.threads).env("TZ", around.zone).env("LC_ALL", around.locale).env("LANG", around.locale);
        let ended = ended(program.output().expect("the program runs"));
        assert_eq!(ended.code, Some(0), "{command:?}: {}", ended.err);
    }
    let mut files = BTreeMap::new();
    for name in crate::run::names(folder).into_iter().filter(|name| !name.starts_with("sarnby/") && !name.starts_with(".counted/")) {
        let mut bytes = fs::read(folder.join(&name)).expect("the file can be read");
        if name.ends_with("manifest.json") {
            let text = String::from_utf8(bytes).expect("a manifest is text");
            let without: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("\"made_at\"")).collect();
            bytes = without.join("\n").into_bytes();
        }
        files.insert(name, bytes);
    }
    files
}

fn corpus(folder: &Path) {
    fs::create_dir_all(folder.join("sarnby")).expect("a folder can be made");
    for entry in fs::read_dir(project("seeds/sarnby")).expect("the seeds can be listed") {
        let path = entry.expect("the seeds can be listed").path();
        fs::copy(&path, folder.join("sarnby").join(path.file_name().expect("a file has a name"))).expect("a seed can be copied");
    }
}

#[test]
fn nothing_around_a_run_is_seen_in_what_comes_out() {
    let (one, two) = (home(), home());
    let other = two.path().join("a folder with another name");
    corpus(one.path());
    corpus(&other);
    let first = made(one.path(), &Around { threads: "1", zone: "Asia/Tokyo", locale: "tr_TR.UTF-8" });
    let second = made(&other, &Around { threads: "8", zone: "America/St_Johns", locale: "C" });
    let third = made(&other, &Around { threads: "8", zone: "America/St_Johns", locale: "C" });
    assert!(first.len() > 120, "all commands wrote something: {}", first.len());
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    for (name, bytes) in &first {
        assert!(*bytes == second[name], "{name} is not the same on other threads, in another folder, zone and locale");
        assert!(second[name] == third[name], "{name} is not the same the second time");
    }
}
