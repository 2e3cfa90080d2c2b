//! What `find --passed-over` says of the places that look like uses and are none.

use crate::run::{Ended, home_with, slantwise};

const LIST: &str = r#"
id = "mine"
title = "Mine"
language = "en"
version = "1"
licence = "CC0-1.0"
source = "Written for a test"
limits = "All of them."

[[category]]
id = "power"
about = "Power"

[[term]]
patterns = ["government"]
categories = ["power"]
note = "n"

[[term]]
patterns = ["new government"]
categories = ["power"]
note = "n"

[[term]]
patterns = ["coup"]
categories = ["power"]
guard = { within = 1, words = ["alleged"] }
note = "n"

[[term]]
id = "plot"
patterns = ["coup"]
categories = ["power"]
except = ["coup d'état"]
note = "n"

[[term]]
id = "usa"
show = "the US"
patterns = ["US"]
categories = ["power"]
case = "exact"
note = "n"
"#;

const ARTICLE: &str = "They told us of the new government. The government denied an alleged coup. The coup d’état failed.\n";

const COVERED: &str = "\
Daily  [attributed]  Daily.txt bytes 24-34
    They told us of the new «government».
    “government” passed over: part of the longer phrase “new government”

1 place passed over.
";

fn find(arguments: &[&str]) -> Ended {
    let home = home_with(&[("mine.toml", LIST.as_bytes()), ("news/Daily.txt", ARTICLE.as_bytes())]);
    slantwise(home.path(), &[&["find"], arguments, &["news", "--lexicon", "mine.toml"]].concat())
}

/// The remarks, and the last line.
fn remarks(arguments: &[&str]) -> Vec<String> {
    let ended = find(arguments);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    let (last, lines) =
        ended.out.lines().collect::<Vec<_>>().split_last().map(|(last, rest)| (last.to_string(), rest.to_vec())).expect("lines");
    lines.iter().filter(|line| line.contains("” passed over: ")).map(|line| line.trim().to_owned()).chain([last]).collect()
}

#[test]
fn a_place_passed_over_is_shown_with_its_reason() {
    let ended = find(&["government", "--passed-over"]);
    assert_eq!((ended.code, ended.out.as_str(), ended.err.as_str()), (Some(0), COVERED, ""));
}

#[test]
fn each_reason_is_said_in_plain_words() {
    assert_eq!(
        remarks(&["usa", "--passed-over"]),
        ["“the US” passed over: capitals differ: the list asks for “US”", "1 place passed over."]
    );
    assert_eq!(remarks(&["coup", "--passed-over"]), ["“coup” passed over: “alleged” stands near", "1 place passed over."]);
    assert_eq!(remarks(&["plot", "--passed-over"]), ["“plot” passed over: the list leaves out “coup d’état”", "1 place passed over."]);
}

#[test]
fn a_category_and_a_list_show_all_of_theirs_in_the_order_of_the_text() {
    let all = remarks(&["power", "--passed-over"]);
    assert_eq!(all, remarks(&["mine", "--passed-over"]));
    let shown: Vec<&str> = all.iter().map(|line| line.split(" passed over: ").next().unwrap_or_default()).collect();
    assert_eq!(shown, ["“the US”", "“government”", "“coup”", "“plot”", "4 places passed over in 1 of 1 article, 1 outlet."]);
}

#[test]
fn a_place_passed_over_for_one_word_can_be_a_use_of_another() {
    let used = find(&["plot"]);
    assert!(used.out.contains("an alleged «coup»."), "{}", used.out);
    assert!(find(&["coup", "--passed-over"]).out.contains("an alleged «coup»."));
    assert!(find(&["coup"]).out.contains("The «coup» d’état failed."));
}

#[test]
fn what_no_list_knows_cannot_be_passed_over() {
    let ended = find(&["zebra", "--passed-over"]);
    assert_eq!(ended.code, Some(1));
    assert!(ended.err.contains("nothing called \"zebra\" is listed"), "{}", ended.err);
    assert_eq!(remarks(&["new-government", "--passed-over"]), ["Nothing was passed over for “new-government” (listed) in 1 article."]);
}
