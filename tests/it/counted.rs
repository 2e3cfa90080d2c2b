//! What was counted is not counted again, and nobody sees a difference but on the clock.

/// A small corpus with all that decides its report; no tests.
mod world;

use std::fs;
use std::path::{Path, PathBuf};

use proptest::collection::vec;
use proptest::prelude::*;
use slantwise::compare::over_time::Period;
use slantwise::pipeline::{Recounted, Why};
use slantwise::study::Texts;

use crate::run::home;
use world::{World, files};

/// One change to what decides a report.
fn change(world: &mut World, kind: usize, number: usize) {
    let nth = world.files.keys().nth(number % world.files.len().max(1)).cloned();
    match (kind, nth) {
        (0, _) => world.files.extend([(format!("{}.txt", 10 + number), [number, number + 4, number, number])]),
        (1, Some(name)) if world.files.len() > 2 => world.files.retain(|other, _| *other != name),
        (2, Some(name)) => world.files.entry(name).or_default()[1] = number + 9,
        (3, Some(name)) => {
            if let Some(file) = world.files.remove(&name) {
                world.files.insert(format!("moved-{name}"), file);
            }
        }
        (4, Some(name)) => {
            let [outlet, _, day, story] = world.files.entry(name).or_default();
            (*outlet, *day, *story) = (number / 2, number, 1 - *story % 2);
        }
        (5, _) => world.rows.push(number),
        (6, _) => world.same_id = !world.same_id,
        (7, _) => world.version = 1 - world.version,
        (8, _) => world.second = !world.second,
        (9, _) => world.corrected = !world.corrected,
        (10, _) => world.rng_seed += 1,
        (11, _) => world.period = [None, Some(Period::Day), Some(Period::Week)][number % 3],
        (12, _) => world.grouped = !world.grouped,
        (13, _) => world.alias = !world.alias,
        (14, _) => world.days = !world.days,
        (15, _) => world.title = Some(format!("The harbour, {number}")),
        (16, _) => world.aside = !world.aside,
        _ => world.texts = if world.texts == Texts::None { Texts::Few } else { Texts::None },
    }
}

/// The report from the counts of the last run, and the one that counts all, must be the same.
fn require_same(world: &World, home: &Path) -> Option<Recounted> {
    let told = world.report(home, "warm/report", Some(false));
    world.report(home, "cold/report", None);
    let (warm, cold) = (files(&home.join("warm/report")), files(&home.join("cold/report")));
    let names = |files: &[(String, Vec<u8>)]| files.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&warm), names(&cold), "{world:?}");
    for ((name, one), (_, other)) in warm.iter().zip(&cold) {
        assert!(one == other, "{name} is not the same with counts of the last run: {told:?}, {world:?}");
    }
    told
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2, max_shrink_iters: 20, ..ProptestConfig::default() })]

    #[test]
    fn counts_of_the_last_run_and_none_give_the_same_bytes(changes in vec((0..18_usize, 0..6_usize), 4)) {
        let home = home();
        let mut world = World::new();
        require_same(&world, home.path());
        for (kind, number) in changes {
            change(&mut world, kind, number);
            require_same(&world, home.path());
        }
    }
}

/// Reasons with the number of files, and the number of texts that were read.
fn told(recounted: Option<Recounted>) -> (Vec<(Why, usize)>, u64) {
    let recounted = recounted.expect("counts are kept");
    assert!(recounted.from_last, "there are counts of a last run");
    assert_eq!(recounted.files, recounted.why.values().sum::<usize>());
    (recounted.why.into_iter().collect(), recounted.texts)
}

#[test]
fn what_is_asked_of_the_counts_counts_nothing_again() {
    let home = home();
    let mut world = World::new();
    let first = world.report(home.path(), "report", Some(false)).expect("counts are kept");
    // Five files of one article, and a table of two.
    assert_eq!((first.from_last, first.of, first.files, first.texts, first.sentence()), (false, 6, 6, 7, None));
    for kind in [10, 11, 12, 15] {
        change(&mut world, kind, 1);
        assert_eq!(told(world.report(home.path(), "report", Some(false))), (vec![], 0), "change {kind}");
    }
    world.days = true;
    assert_eq!(told(world.report(home.path(), "report", Some(false))), (vec![], 0), "fewer days");
    world.days = false;
    assert_eq!(told(world.report(home.path(), "report", Some(false))), (vec![], 0), "counts of other days are kept");
}

#[test]
fn only_the_files_that_changed_are_counted_again() {
    let home = home();
    let mut world = World::new();
    world.report(home.path(), "report", Some(false));
    let mut again = |change: &dyn Fn(&mut World)| {
        change(&mut world);
        let recounted = world.report(home.path(), "report", Some(false));
        (recounted.as_ref().map_or(0, |recounted| recounted.gone), told(recounted))
    };
    assert_eq!(again(&|world| world.files.extend([("6.txt".to_string(), [1, 6, 2, 0])])), (0, (vec![(Why::New, 1)], 1)));
    assert_eq!(again(&|world| world.files.get_mut("2.txt").expect("it is there")[1] = 9), (0, (vec![(Why::Changed, 1)], 1)));
    assert_eq!(again(&|world| world.files.get_mut("3.txt").expect("it is there")[3] ^= 1), (0, (vec![(Why::Told, 1)], 1)));
    assert_eq!(again(&|world| world.files.retain(|name, _| name != "4.txt")), (1, (vec![], 0)));
    assert_eq!(again(&|world| world.rows.push(9)), (0, (vec![(Why::Changed, 1)], 3)), "a table is one file");
    assert_eq!(again(&|world| world.corrected = true), (0, (vec![(Why::Corrected, 1)], 1)));
    assert_eq!(again(&|world| world.corrected = false), (0, (vec![], 0)), "what is kept is without corrections");
    // 2.txt and 5.txt are of "Daily Online", which is now "Daily": they are read as another outlet's.
    assert_eq!(again(&|world| world.alias = true), (0, (vec![(Why::Admitted, 2)], 2)));
}

#[test]
fn a_changed_word_list_is_looked_for_alone() {
    let home = home();
    let mut world = World::new();
    world.report(home.path(), "report", Some(false));
    let mut searched = |change: &dyn Fn(&mut World)| {
        change(&mut world);
        let recounted = world.report(home.path(), "report", Some(false)).expect("counts are kept");
        (recounted.searched.into_iter().collect::<Vec<_>>(), recounted.why.into_iter().collect::<Vec<_>>())
    };
    let lists = |happened: u64, harsh: u64| vec![("happened".to_string(), happened), ("harsh".to_string(), harsh)];
    assert_eq!(searched(&|world| world.version = 1), (lists(7, 0), vec![(Why::Lists, 6)]));
    assert_eq!(searched(&|world| world.second = false), (vec![("happened".to_string(), 0)], vec![(Why::Lists, 6)]));
    assert_eq!(searched(&|world| world.second = true), (lists(0, 7), vec![(Why::Lists, 6)]));
    assert_eq!(searched(&|world| world.rng_seed = 9), (lists(0, 0), vec![]));
}

#[test]
fn a_copy_of_an_id_counts_as_soon_as_it_is_none() {
    let home = home();
    let mut world = World { same_id: true, ..World::new() };
    let first = world.report(home.path(), "report", Some(false)).expect("counts are kept");
    assert_eq!(first.texts, 6, "2.txt has the id of 1.txt");
    let file = world.files.remove("1.txt").expect("it is there");
    assert_eq!(told(world.report(home.path(), "report", Some(false))), (vec![(Why::Admitted, 1)], 1), "2.txt counts now");
    world.files.insert("1.txt".into(), file);
    assert_eq!(told(world.report(home.path(), "report", Some(false))), (vec![(Why::New, 1)], 1), "and is a copy again");
    let again = files(&home.path().join("report"));
    world.report(home.path(), "report", None);
    assert!(files(&home.path().join("report")) == again);
}

/// The file that holds the counts.
fn counts(home: &Path) -> PathBuf {
    let kept = fs::read_dir(home.join(".counted")).expect("counts are kept").map(|entry| entry.expect("it can be listed").path());
    let mut kept = kept.filter(|path| path.file_name().is_some_and(|name| name != ".gitignore"));
    let one = kept.next().expect("counts are kept");
    assert_eq!(kept.next(), None, "there is one file and nothing unfinished");
    one
}

#[test]
fn all_is_counted_afresh_when_it_is_asked_for() {
    let home = home();
    let world = World::new();
    world.report(home.path(), "report", Some(false));
    let fresh = world.report(home.path(), "report", Some(true)).expect("counts are kept");
    assert_eq!((fresh.from_last, fresh.files, fresh.texts), (false, 6, 7));
    assert_eq!(told(world.report(home.path(), "report", Some(false))), (vec![], 0), "and kept for the next time");
}

#[test]
fn few_articles_with_their_texts_are_counted_every_time() {
    let home = home();
    let world = World { texts: Texts::Few, ..World::new() };
    assert_eq!(world.report(home.path(), "report", Some(false)).map(|told| told.texts), Some(7));
    assert!(!home.path().join(".counted").exists(), "nothing is kept");
}

#[test]
fn damaged_counts_are_told_and_not_used() {
    let home = home();
    let world = World::new();
    world.report(home.path(), "report", None);
    let right = files(&home.path().join("report"));
    world.report(home.path(), "report", Some(false));
    let whole = fs::read(counts(home.path())).expect("the counts can be read");
    let mut damaged: Vec<Vec<u8>> = [0, 18, whole.len() - 1].map(|len| whole[..len].to_vec()).into();
    damaged.extend([30, whole.len() - 70, whole.len() - 40, whole.len() - 50].map(|at| {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        bytes
    }));
    for bytes in damaged {
        fs::write(counts(home.path()), &bytes).expect("the counts can be written");
        let notes = world.notes(home.path(), "report");
        assert!(notes.len() == 1 && notes[0].contains("the counts of the last run are damaged"), "{notes:?}");
        assert!(files(&home.path().join("report")) == right, "{notes:?}");
        assert_eq!(fs::read(counts(home.path())).expect("the counts can be read"), whole, "they are written anew");
    }
    let mut other = whole.clone();
    other[b"slantwise counted ".len()] = b'0';
    fs::write(counts(home.path()), other).expect("the counts can be written");
    assert_eq!(world.notes(home.path(), "report"), Vec::<String>::new(), "those of another version are no damage");
}

#[test]
fn other_inputs_have_other_counts_and_a_failed_run_leaves_them() {
    let (home, other) = (home(), home());
    let world = World::new();
    world.report(home.path(), "report", Some(false));
    let place = counts(home.path());
    let before = fs::read(&place).expect("the counts can be read");
    let report = files(&home.path().join("report"));
    // The same files elsewhere, their report beside the first one.
    World { second: false, ..world.clone() }.report(other.path(), "report", None);
    let told = world.report_of(&other.path().join("news"), &home.path().join("other"), Some(false)).expect("it can be compared");
    assert!(!told.expect("counts are kept").from_last);
    assert_eq!(fs::read_dir(home.path().join(".counted")).expect("it can be listed").count(), 3, "two counts and what keeps git away");
    // A table whose header is wrong ends the run.
    fs::write(home.path().join("news/rows.csv"), "outlet,outlet,text\nStar,Star,Words.\n").expect("it can be written");
    let failed = world.report_of(&home.path().join("news"), &home.path().join("report"), Some(false));
    assert!(failed.is_err());
    assert!(fs::read(&place).expect("the counts can be read") == before && files(&home.path().join("report")) == report);
    assert_eq!(fs::read_dir(home.path().join(".counted")).expect("it can be listed").count(), 3, "nothing unfinished is left");
}

#[test]
fn the_program_says_what_it_counted_again() {
    let home = home();
    let rows: String = (0..30).map(|day| format!("Daily,The riots went on for {day} nights.\n")).collect();
    fs::write(home.path().join("a.csv"), format!("outlet,text\n{rows}")).expect("it can be written");
    fs::write(home.path().join("b.csv"), "outlet,text\nPost,The protest went on.\n").expect("it can be written");
    let run = |more: &[&str]| {
        let ended =
            crate::run::slantwise(home.path(), &[&["compare", "a.csv", "b.csv", "--lexicon", "protest-policing"][..], more].concat());
        assert_eq!(ended.code, Some(0), "{}", ended.err);
        ended.err
    };
    assert_eq!(run(&[]), "");
    assert_eq!(run(&["--set", "period=week"]), "slantwise: 0 of 2 files counted again\n", "runs with other settings share them");
    fs::write(home.path().join("b.csv"), "outlet,text\nPost,The protest is over.\n").expect("it can be written");
    assert_eq!(run(&[]), "slantwise: 1 of 2 files counted again: 1 changed\n");
    assert_eq!(run(&["--fresh"]), "");
    let verified = crate::run::slantwise(home.path(), &["report", "verify", "reports/a-and-b"]);
    assert!(verified.code == Some(0) && !verified.err.contains("counted again"), "{}{}", verified.out, verified.err);
}
