//! LIWC lists against the Python package `liwc`: what a list in its format finds after it was imported.

use slantwise::lexicon::exchange::{Options, import};
use slantwise::matcher::{Matcher, Scanner};
use slantwise::text;

/// The categories that each token is counted in.
fn parsed(dic: &str, tokens: &[&str]) -> Vec<Vec<String>> {
    let lexicon = import(None, "case.dic", dic.as_bytes(), &Options::default()).expect("the list can be imported").lexicon;
    let matcher = Matcher::new(&lexicon);
    let mut categories = Vec::new();
    for token in tokens {
        let found = Scanner::new(&matcher).find(token, &text::read(token, None, ""));
        let of = |hit: &slantwise::matcher::Hit| match hit.entry {
            slantwise::lexicon::EntryId::Term(at) => lexicon.terms[at as usize].categories.clone(),
            slantwise::lexicon::EntryId::Label(..) => Vec::new(),
        };
        let mut all: Vec<String> = found.hits.iter().flat_map(of).collect();
        all.sort();
        categories.push(all);
    }
    categories
}

/// liwc 0.5.0, test_category_names.
#[test]
fn categories_come_in_the_order_of_the_file() {
    let imported = import(None, "case.dic", b"%\n1\tA\n2\tBravo\n%\na*\t1\nbravo\t2\n", &Options::default()).unwrap();
    let names: Vec<&str> = imported.lexicon.categories.iter().map(|category| category.id.as_str()).collect();
    assert_eq!(names, ["A", "Bravo"]);
}

/// liwc 0.5.0, test_alpha_dic.py, with its tokens in lower case: the package minds capitals and leaves folding to its callers.
#[test]
fn a_star_stands_for_any_ending() {
    let found = parsed("%\n1\tA\n2\tBravo\n%\na*\t1\nbravo\t2\n", &["any", "alpha", "a", "bravo", "charlie", "boy"]);
    assert_eq!(found, [vec!["A"], vec!["A"], vec!["A"], vec!["Bravo"], vec![], vec![]]);
}

/// Where the package takes the first wildcard it meets, here both entries count, and the import says so.
#[test]
fn a_wildcard_does_not_hide_a_word_of_its_own() {
    let dic = "%\n1\tA\n2\tBravo\n%\nrebel*\t1\nrebellion\t2\n";
    let found = parsed(dic, &["rebel", "rebels", "rebellion", "rebellious"]);
    assert_eq!(found, [vec!["A"], vec!["A"], vec!["A", "Bravo"], vec!["A"]]);
    let losses = import(None, "case.dic", dic.as_bytes(), &Options::default()).unwrap().losses.to_string();
    assert!(losses.contains("such a word counts for both entries\n         line 6: rebellion and rebel*"), "{losses}");
}
