//! What the room promises as a whole.

use proptest::prelude::*;

use crate::span::Span;
use crate::story::fixture::{gathered, told, trace};
use crate::story::lsh::{BANDS, ROWS, s_curve};
use crate::story::trace::{About, Trace, Tracer};
use crate::story::{By, Copies, Kind, Matching, NEAR, Stories};
use crate::text;

/// Stories as lists of ids, in their order.
fn told_together(traces: Vec<Trace>) -> Vec<Vec<String>> {
    let traces = gathered(traces);
    let found = Stories::find(&traces, &Matching::default());
    let ids = |story: &crate::story::Story| story.members.iter().map(|member| traces.all()[member.article].id().to_string()).collect();
    found.stories.iter().map(ids).collect()
}

/// Copies as ids, with their kinds.
fn copied(traces: Vec<Trace>) -> Vec<(String, String, Kind)> {
    let traces = gathered(traces);
    let id = |at: usize| traces.all()[at].id().to_string();
    Copies::find(&traces).unwrap().pairs.iter().map(|pair| (id(pair.first), id(pair.second), pair.kind)).collect()
}

/// A body of so many words, of which those that `mine` picks are the writer's own.
fn body(writer: usize, words: usize, mine: impl Fn(usize) -> bool) -> String {
    let word = |at: usize| if mine(at) { format!("w{writer}x{at}") } else { format!("common{at}") };
    (0..words).map(|at| word(at) + if at % 12 == 11 { ". " } else { " " }).collect()
}

#[test]
fn each_event_is_a_story_with_one_article_an_outlet() {
    let outlets = ["Daily", "Post", "Times"];
    let article = |event: usize, outlet: usize| {
        let day = format!("2024-01-{:02}", 1 + event % 5 + outlet);
        trace(&format!("{outlet}-{event:02}"), outlets[outlet], &day, &told(event, outlet))
    };
    let all: Vec<Trace> =
        (0..20).flat_map(|event| (0..3).map(move |outlet| (event, outlet))).map(|(event, outlet)| article(event, outlet)).collect();
    let mut found = told_together(all);
    found.sort();
    let expected: Vec<Vec<String>> = (0..20).map(|event| (0..3).map(|outlet| format!("{outlet}-{event:02}")).collect()).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_second_article_of_an_outlet_stays_alone() {
    let found = told_together(vec![
        trace("a", "Daily", "2024-01-01", &told(1, 1)),
        trace("b", "Daily", "2024-01-01", &told(1, 2)),
        trace("c", "Post", "2024-01-01", &told(1, 2).replace("Then", "Soon")),
    ]);
    assert_eq!(found, [["b", "c"]], "the likest is chosen");
}

/// A shares names and half of its words with B, B the other half with C; A and C share nothing.
#[test]
fn a_is_not_like_c_for_being_like_b() {
    let (one, other) = (told(1, 1), told(2, 2));
    let both = format!("{one} {}", other.split_once("\n\n").unwrap().1);
    let article = |id: &str, outlet: &str, text: &str| trace(id, outlet, "2024-01-01", text);
    let pair = told_together(vec![article("a", "Daily", &one), article("b", "Post", &both)]);
    assert_eq!(pair, [["a", "b"]], "either is like the one between");
    let chain = told_together(vec![article("a", "Daily", &one), article("b", "Post", &both), article("c", "Times", &other)]);
    assert_eq!(chain.len(), 1);
    assert_eq!(chain[0].len(), 2, "{chain:?}");
}

#[test]
fn a_story_does_not_wander_through_time() {
    let days = ["2024-01-01", "2024-01-03", "2024-01-05", "2024-01-07"];
    let article = |n: usize| trace(&format!("{n}"), &format!("Outlet {n}"), days[n], &told(1, n));
    let found = told_together((0..4).map(article).collect());
    assert_eq!(found.iter().map(Vec::len).sum::<usize>(), 4, "{found:?}");
    assert!(found.iter().all(|story| story.len() == 2), "four days are more than three: {found:?}");
}

#[test]
fn a_story_with_an_undated_article_says_so() {
    let traces = gathered([
        trace("a", "Daily", "2024-01-01", &told(1, 1)),
        trace("b", "Post", "", &told(1, 2)),
        trace("c", "Daily", "2024-01-01", &told(2, 1)),
        trace("d", "Post", "2024-01-01", &told(2, 2)),
    ]);
    let found = Stories::find(&traces, &Matching::default());
    let by: Vec<By> = found.stories.iter().map(|story| story.by).collect();
    assert_eq!(by, [By::ContentAlone, By::Window]);
}

#[test]
fn a_story_that_is_given_is_not_looked_for() {
    let about = |id, outlet, story| About { id, outlet, day: Some(jiff::civil::date(2024, 1, 1)), story };
    let given = |id, outlet, telling, story| {
        let article = told(1, telling);
        Tracer::new(7).trace(&article, &text::read(&article, None, outlet), &[], about(id, outlet, story))
    };
    let traces = gathered([
        given("a", "Daily", 1, Some("s1")),
        given("b", "Post", 2, None),
        given("c", "Times", 3, None),
        given("d", "Sun", 4, Some("s1")),
    ]);
    let found = Stories::find(&traces, &Matching::default());
    let names: Vec<Option<&str>> = (0..4).map(|at| found.name_of(at)).collect();
    assert_eq!(names, [Some("s1"), Some("s2"), Some("s2"), Some("s1")], "a name that is taken is not used again");
    assert_eq!(found.stories[1].by, By::Given);
    assert!(found.matched(&traces).values().all(|outlet| outlet.unmatched == 0));
}

/// Outlets that choose the same label for the same people must not be matched for it.
#[test]
fn words_of_the_lists_do_not_decide_who_is_matched() {
    let corpus = |labels: [&str; 4]| {
        let article = |n: usize| {
            let outlet = format!("Outlet {n}");
            let label = labels[n];
            let text = format!("{} {}", told(1 + n / 2, n), format!("{label} and {label} fled. ").repeat(12));
            let covered: Vec<Span> = text.match_indices(label).map(|(at, label)| Span::new(at, at + label.len())).collect();
            let document = text::read(&text, None, &outlet);
            Tracer::new(7).trace(&text, &document, &covered, About { id: &n.to_string(), outlet: &outlet, ..About::default() })
        };
        let traces = gathered((0..4).map(article));
        Stories::find(&traces, &Matching::default())
    };
    let one = corpus(["Rebels", "Terrorists", "Rebels", "Terrorists"]);
    assert_eq!(one.stories.len(), 2);
    assert_eq!(one, corpus(["armed opposition", "armed opposition", "Hordes", "Freedom Fighters"]));
}

#[test]
fn near_copies_are_found_as_often_as_the_curve_says() {
    // Four changed words of 300 change twenty runs of 296: a similarity of 276 / 316.
    let similarity: f64 = 276.0 / 316.0;
    let pairs = 60;
    let article = |n: usize, side: usize| {
        let mine = move |at: usize| side == 1 && at % 70 == 35;
        let text = body(n, 300, mine).replace("common", &format!("pair{n}y"));
        trace(&format!("{n:02}-{side}"), "Daily", "", &text)
    };
    let found = copied((0..pairs).flat_map(|n| [article(n, 0), article(n, 1)]).collect());
    let near = found.iter().filter(|(one, other, kind)| one[..2] == other[..2] && *kind == Kind::Near).count();
    assert_eq!(near, found.len());
    let chance = s_curve(similarity, BANDS as u32, ROWS as u32);
    assert!(similarity > NEAR && chance > 0.99);
    assert!(near as f64 >= pairs as f64 * chance - 3.0, "{near} of {pairs}");
}

#[test]
fn a_report_inside_a_longer_article_is_a_partial_reprint() {
    let wire = body(0, 120, |_| false);
    let reprint = format!("{} {wire} {}", body(1, 300, |_| true), body(2, 300, |_| true));
    let found = copied(vec![trace("wire", "Agency", "2024-01-01", &wire), trace("paper", "Daily", "2024-01-01", &reprint)]);
    assert_eq!(found, [("paper".to_string(), "wire".to_string(), Kind::Partial)]);
    let half = format!("{} {}", body(0, 60, |_| false), body(1, 300, |_| true));
    assert_eq!(copied(vec![trace("wire", "Agency", "", &wire), trace("half", "Daily", "", &half)]), []);
}

#[test]
fn inside_an_outlet_the_earliest_counts_and_between_outlets_both_do() {
    let text = body(0, 60, |_| false);
    let traces = gathered([
        trace("a", "Daily", "", &text),
        trace("b", "Daily", "2024-01-03", &text),
        trace("c", "Daily", "2024-01-02", &text),
        trace("d", "Post", "2024-01-01", &text),
        trace("e", "Post", "2024-01-01", &body(1, 60, |_| true)),
    ]);
    let copies = Copies::find(&traces).unwrap();
    assert_eq!(copies.copy_of, [Some(2), Some(2), None, None, None]);
    assert_eq!(copies.group, [Some(0), Some(0), Some(0), Some(0), None]);
    assert_eq!(copies.syndicated, [true, true, true, true, false]);
    let mut csv = Vec::new();
    copies.table(&traces).write_csv(&mut csv).unwrap();
    let rows: Vec<&str> = std::str::from_utf8(&csv).unwrap().lines().collect();
    assert_eq!(rows[0], "article,outlet,date,copy,copy_outlet,copy_date,copy_kind,jaccard,containment,same_outlet,copy_left_out");
    assert_eq!(
        rows[1..],
        [
            "c,Daily,2024-01-02,a,Daily,,exact,1.0,1.0,true,true",
            "c,Daily,2024-01-02,b,Daily,2024-01-03,exact,1.0,1.0,true,true",
            "d,Post,2024-01-01,c,Daily,2024-01-02,exact,1.0,1.0,false,false",
        ]
    );
}

#[test]
fn texts_without_five_words_are_copies_of_nothing() {
    let short = ["", "", "Page not found", "Page not found", "One two three four.", "One two three four."];
    let traces = short.iter().enumerate().map(|(n, text)| trace(&n.to_string(), "Daily", "2024-01-01", text)).collect();
    assert_eq!(copied(traces), []);
}

#[test]
fn ten_thousand_prints_of_one_text_are_bounded() {
    let first = trace("00000", "Daily", "2024-01-01", &told(1, 1));
    let print = |n: usize| {
        let mut print = first.clone();
        (print.id, print.outlet) = (format!("{n:05}").into(), format!("Outlet {}", n % 50).into());
        print
    };
    let traces = gathered((0..10_000).map(print));
    let copies = Copies::find(&traces).unwrap();
    assert_eq!(copies.pairs.len(), 9_999);
    assert_eq!(copies.copy_of.iter().flatten().count(), 9_950);
    let found = Stories::find(&traces, &Matching::default());
    assert_eq!(found.stories.len(), 1);
    assert_eq!(found.stories[0].members.len(), 10_000);
}

#[test]
fn ten_thousand_articles_that_are_all_alike_are_bounded() {
    let article = |n: usize| {
        let text = format!("{} Number {} came.", body(0, 40, |_| false), "x".repeat(1 + n % 2_000));
        trace(&format!("{n:05}"), &format!("Outlet {}", n % 3), "2024-01-01", &text)
    };
    let traces = gathered((0..4_000).map(article));
    let copies = Copies::find(&traces).unwrap();
    assert!(copies.pairs.len() < 4_000 * 20, "{}", copies.pairs.len());
    let found = Stories::find(&traces, &Matching::default());
    assert!(found.stories.len() < 4_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_order_of_the_input_changes_nothing(order in Just((0..24_usize).collect::<Vec<usize>>()).prop_shuffle(), threads in 1..4_usize) {
        let article = |n: usize| {
            let day = if n.is_multiple_of(5) { String::new() } else { format!("2024-01-{:02}", 1 + n % 4) };
            let text = if n % 8 == 7 { told(n / 6, 0) } else { told(n / 6, n) };
            trace(&format!("{n:02}"), &format!("Outlet {}", n % 4), &day, &text)
        };
        let told = |order: &[usize]| {
            let traces = gathered(order.iter().map(|&n| article(n)));
            (Stories::find(&traces, &Matching::default()), Copies::find(&traces).unwrap())
        };
        let sorted: Vec<usize> = (0..24).collect();
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        prop_assert_eq!(pool.install(|| told(&order)), told(&sorted));
    }

    #[test]
    fn no_text_makes_it_fail(texts in prop::collection::vec("[a-zA-Z .,“”\n\u{0}日本éß]{0,60}", 0..12)) {
        let traces = gathered(texts.iter().enumerate().map(|(n, text)| trace(&n.to_string(), &format!("Outlet {}", n % 3), "", text)));
        let (stories, copies) = (Stories::find(&traces, &Matching::default()), Copies::find(&traces).unwrap());
        prop_assert_eq!((stories.story_of.len(), copies.copy_of.len()), (texts.len(), texts.len()));
    }
}
