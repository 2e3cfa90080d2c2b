//! Which function of `lexicon::exchange` answers which case of other programs' word lists.

use serde_json::{Value, json};
use slantwise::lexicon::EntryId;
use slantwise::lexicon::exchange::{Options, import};
use slantwise::matcher::{Matcher, Scanner};
use slantwise::text;

/// The answer to a case; nothing when the function is none of these.
pub fn answer(function: &str, input: &Value) -> Option<Value> {
    match function {
        "liwc.categories" => Some(categories(input["dic"].as_str()?)),
        "liwc.parse" => Some(parse(input)),
        _ => None,
    }
}

/// The categories in the order of the file.
fn categories(dic: &str) -> Value {
    let imported = import(None, "case.dic", dic.as_bytes(), &Options::default()).expect("the list can be imported");
    imported.lexicon.categories.iter().map(|category| json!(category.id)).collect()
}

/// The categories that each token is counted in.
fn parse(input: &Value) -> Value {
    let words = |value: &Value| value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>();
    let mut dic = String::from("%\n");
    for category in input["categories"].as_array().expect("categories") {
        dic.push_str(&format!("{}\n", words(category).join("\t")));
    }
    dic.push_str("%\n");
    for entry in input["lexicon"].as_array().expect("entries") {
        dic.push_str(&format!("{}\t{}\n", entry[0].as_str().expect("a pattern"), words(&entry[1]).join("\t")));
    }
    let lexicon = import(None, "case.dic", dic.as_bytes(), &Options::default()).expect("the list can be imported").lexicon;
    let matcher = Matcher::new(&lexicon);
    let of_token = |token: String| -> Value {
        let found = Scanner::new(&matcher).find(&token, &text::read(&token, None, ""));
        let entries = found.hits.iter().filter_map(|hit| if let EntryId::Term(at) = hit.entry { Some(at as usize) } else { None });
        entries.flat_map(|at| lexicon.terms[at].categories.clone()).map(Value::from).collect()
    };
    words(&input["tokens"]).into_iter().map(of_token).collect()
}
