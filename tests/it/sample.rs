//! `reports/sample/` is what the program makes of the seeds.

use std::collections::BTreeMap;
use std::path::Path;

use resvg::tiny_skia::Pixmap;

use crate::report::timeless;
use crate::run::{ended, files, home_with_seeds, program, project};

/// The command that made the sample, run where the seeds are.
const MADE_BY: [&str; 5] = ["compare", "seeds/iran-syria", "--share", "--out", "reports/sample"];
/// How far a pixel's red, green, blue or opacity may be off on another machine, of 255, and how many pixels in a thousand may be further off.
const PIXEL_TOLERANCE: u8 = 8;
const PIXELS_FURTHER_OFF: usize = 2;

#[test]
fn the_sample_report_is_what_the_seeds_give() {
    let home = home_with_seeds();
    let made = ended(program(home.path(), &MADE_BY).output().expect("the program runs"));
    assert_eq!(made.code, Some(0), "{}", made.err);
    let (committed, new) = (project("reports/sample"), home.path().join("reports/sample"));
    let differences = differences(&committed, &new);
    assert!(
        differences.is_empty(),
        "reports/sample differs from what the seeds give now:\n  {}\nLook at the differences; if they are meant, make it again and commit it:\n  \
         cargo run -- {}",
        differences.join("\n  "),
        MADE_BY.join(" ")
    );
}

#[test]
fn a_changed_sample_is_noticed() {
    let home = home_with_seeds();
    let sample = home.path().join("reports/sample");
    for (name, bytes) in files(&project("reports/sample")) {
        let path = sample.join(&name);
        std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder can be made");
        std::fs::write(path, bytes).expect("a file can be written");
    }
    assert_eq!(differences(&project("reports/sample"), &sample), Vec::<String>::new());
    std::fs::write(sample.join("tables/rates.csv"), "lexicon\n").expect("a file can be written");
    std::fs::remove_file(sample.join("index.html")).expect("a file can be removed");
    std::fs::copy(sample.join("charts/words-by-voice.png"), sample.join("charts/naming-grid.png")).expect("a file can be copied");
    let found = differences(&project("reports/sample"), &sample);
    assert_eq!(found.len(), 3, "{found:#?}");
    assert!(found[0].starts_with("charts/naming-grid.png: the picture is"), "{found:#?}");
    assert_eq!(found[1..], ["index.html: no longer written", "tables/rates.csv: other bytes, from line 1 on"]);
}

/// What differs between two reports: pictures of pixels by their size and nearly by their pixels, all else by its bytes.
fn differences(old: &Path, new: &Path) -> Vec<String> {
    let (old_files, new_files): (BTreeMap<_, _>, BTreeMap<_, _>) = (files(old).into_iter().collect(), files(new).into_iter().collect());
    let mut found = Vec::new();
    for (name, bytes) in &old_files {
        let difference = match new_files.get(name) {
            None => Some("no longer written".to_owned()),
            Some(_) if name == "manifest.json" => manifests_differ(old, new),
            Some(other) if name.ends_with(".png") => pictures_differ(bytes, other),
            Some(other) if bytes == other => None,
            Some(other) => Some(format!("other bytes, from line {} on", first_line_that_differs(bytes, other))),
        };
        found.extend(difference.map(|what| format!("{name}: {what}")));
    }
    found.extend(new_files.keys().filter(|name| !old_files.contains_key(*name)).map(|name| format!("{name}: new")));
    found
}

fn first_line_that_differs(one: &[u8], other: &[u8]) -> usize {
    let same = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    1 + one[..same].iter().filter(|byte| **byte == b'\n').count()
}

/// The manifests but for the time, and for the digests of pictures of pixels.
fn manifests_differ(old: &Path, new: &Path) -> Option<String> {
    let comparable = |folder: &Path| {
        let mut manifest = timeless(folder);
        let outputs = manifest["outputs"].as_array_mut().expect("a manifest lists its outputs");
        outputs.retain(|output| !output["file"].as_str().is_some_and(|file| file.ends_with(".png")));
        manifest
    };
    let (old, new) = (comparable(old), comparable(new));
    let keys = old.as_object().expect("a manifest is an object").keys();
    let differing: Vec<&str> = keys.filter(|key| old[key.as_str()] != new[key.as_str()]).map(String::as_str).collect();
    (old != new).then(|| format!("differs in {}", differing.join(", ")))
}

fn pictures_differ(old: &[u8], new: &[u8]) -> Option<String> {
    if old == new {
        return None;
    }
    let picture = |bytes: &[u8]| Pixmap::decode_png(bytes).expect("a PNG can be read");
    let (old, new) = (picture(old), picture(new));
    let size = |picture: &Pixmap| format!("{} x {}", picture.width(), picture.height());
    if size(&old) != size(&new) {
        return Some(format!("the picture is {} now, and was {}", size(&new), size(&old)));
    }
    let is_far = |(a, b): &(&[u8], &[u8])| a.iter().zip(*b).any(|(a, b)| a.abs_diff(*b) > PIXEL_TOLERANCE);
    let far = old.data().chunks(4).zip(new.data().chunks(4)).filter(is_far).count();
    let pixels = old.data().len() / 4;
    (far * 1_000 > pixels * PIXELS_FURTHER_OFF).then(|| format!("{far} of {pixels} pixels look different"))
}
