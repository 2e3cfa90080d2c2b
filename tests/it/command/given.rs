//! What the program says of itself, and what it writes where.

use std::process::Stdio;

use crate::run::{ended, files, home, home_with_seeds, names, program, report, slantwise};

#[test]
fn without_a_command_it_says_in_a_few_lines_what_it_is() {
    let ended = slantwise(home().path(), &[]);
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
    assert!(ended.out.lines().count() <= 10, "{}", ended.out);
    assert!(ended.out.contains("\n  slantwise compare seeds/iran-syria\n"), "{}", ended.out);
}

#[test]
fn the_help_of_every_command_shows_an_example() {
    let home = home();
    let commands: [&[&str]; 12] = [
        &[],
        &["audit"],
        &["audit", "sample"],
        &["audit", "score"],
        &["audit", "apply"],
        &["compare"],
        &["find"],
        &["count"],
        &["lexicon"],
        &["lexicon", "list"],
        &["lexicon", "show"],
        &["lexicon", "test"],
    ];
    for command in commands {
        let ended = slantwise(home.path(), &[command, &["--help"]].concat());
        assert_eq!(ended.code, Some(0), "{command:?}");
        let example = format!("\n  slantwise {}", command.join(" "));
        let (_, examples) = ended.out.split_once("Example").unwrap_or_else(|| panic!("{command:?} shows no example"));
        assert!(examples.contains(example.trim_end()), "{command:?}: {examples}");
    }
}

#[test]
fn the_first_screen_shows_the_grid_its_cautions_and_where_the_report_is() {
    let home = home_with_seeds();
    let ended = slantwise(home.path(), &["compare", "seeds/iran-syria"]);
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
    for line in [
        "Iran and Syria: 2 articles, 2 outlets",
        "  One article each: about two texts, nothing can be said of the outlets.",
        "                                315 words     311 words",
        "  coup                          ·             ■",
        "  insurgent                     ·             ○ Moscow",
        "Report  reports/iran-syria/index.html",
        "Lesson  slantwise lesson seeds/iran-syria",
    ] {
        assert!(ended.out.lines().any(|printed| printed == line), "{line:?} is not in\n{}", ended.out);
    }
    assert!(home.path().join("reports/iran-syria/index.html").is_file());
}

#[test]
fn nothing_calls_anybody_biased() {
    let page = std::fs::read_to_string(report().join("index.html")).expect("the page can be read").to_lowercase();
    for word in ["biased", "left-wing", "right-wing", "p-value"] {
        assert!(!page.contains(word), "{word}");
    }
}

#[test]
fn a_dry_run_writes_nothing() {
    let home = home_with_seeds();
    let before = names(home.path());
    let ended = slantwise(home.path(), &["compare", "seeds/iran-syria", "--dry-run"]);
    let expected = "\
        read        000_2778aadf5b31fbdb.txt: 315 words, set aside: byline 3\n\
        read        002_f84fe8ac60e231da.txt: 311 words, set aside: boilerplate 50\n\
        not listed  README.md: about the folder, so not an article; rename it if it is one\n\
        3 inputs, 2 read. Nothing was written.\n";
    assert_eq!((ended.code, ended.out.as_str()), (Some(0), expected));
    assert_eq!(names(home.path()), before);
}

#[test]
fn a_second_report_takes_the_place_of_the_first_and_keeps_corrections() {
    let home = home_with_seeds();
    let make = || slantwise(home.path(), &["compare", "seeds/iran-syria"]).code;
    assert_eq!(make(), Some(0));
    let report = home.path().join("reports/iran-syria");
    let first = names(&report);
    std::fs::write(report.join("corrections.csv"), "article,start,end,verdict\n").expect("a file can be written");
    std::fs::remove_file(report.join("index.html")).expect("a file can be removed");
    assert_eq!(make(), Some(0));
    let mut second = names(&report);
    second.retain(|name| name != "corrections.csv");
    assert_eq!(second, first);
    let kept = files(&report).into_iter().any(|(name, bytes)| name == "corrections.csv" && bytes == b"article,start,end,verdict\n");
    assert!(kept, "corrections.csv is gone");
    assert_eq!(names(&home.path().join("reports")).len(), first.len() + 1, "nothing is left beside the report");
}

#[test]
fn a_reader_that_stops_listening_ends_the_program_quietly() {
    let home = home_with_seeds();
    let commands: [&[&str]; 5] = [
        &["compare", "seeds/iran-syria"],
        &["find", "the", "seeds/iran-syria"],
        &["count", "seeds/iran-syria"],
        &["lexicon", "show", "conflict", "--source"],
        &["completions", "bash"],
    ];
    for arguments in commands {
        let mut child = program(home.path(), arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs");
        drop(child.stdout.take());
        let ended = ended(child.wait_with_output().expect("the program ends"));
        assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""), "{arguments:?}");
    }
}
