//! Study files: what was told is saved, read back, told over, and told to be wrong.

use std::fs;

use crate::run::{home_with, names, slantwise};

/// Three outlets under four names, over two months. "Rebels" stands in own words in each.
const CORPUS: &str = "\
{\"id\":\"1\",\"outlet\":\"Post\",\"date\":\"2024-03-01\",\"text\":\"Evening news\\n\\nSyrian rebels of HTS took the town.\"}
{\"id\":\"2\",\"outlet\":\"post.example\",\"date\":\"2024-03-31\",\"text\":\"Morning news\\n\\nThe rebels and the militants went north at dawn.\"}
{\"id\":\"3\",\"outlet\":\"Times\",\"date\":\"2024-04-02\",\"text\":\"Late news\\n\\nHayat Tahrir al-Sham was silent. Syrian rebels stayed.\"}
{\"id\":\"4\",\"outlet\":\"Herald\",\"date\":\"2024-03-15\",\"text\":\"Weather\\n\\nRain fell on Aleppo in Syria and the rebels waited.\"}
{\"id\":\"5\",\"outlet\":\"Herald\",\"text\":\"No date\\n\\nRain fell on Homs in Syria and the rebels waited.\"}
";

/// Rows of a table of the report, cut into cells.
fn rows(home: &tempfile::TempDir, place: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(home.path().join(place)).expect("the table can be read");
    text.lines().map(|line| line.split(',').map(str::to_string).collect()).collect()
}

fn with_study(study: &str) -> tempfile::TempDir {
    home_with(&[("news.jsonl", CORPUS.as_bytes()), ("slantwise.toml", study.as_bytes())])
}

#[test]
fn a_saved_study_makes_the_same_report() {
    let home = home_with(&[("news/news.jsonl", CORPUS.as_bytes())]);
    let flags =
        ["--lexicon", "conflict", "--chosen", "all \"five\"", "--period", "month", "--event", "2024-03-15=The vote", "--rng-seed", "9"];
    let told = slantwise(home.path(), &[&["compare", "news", "--out", "first", "--save-study=studies/one.toml"][..], &flags].concat());
    assert_eq!(told.code, Some(0), "{}", told.err);
    assert!(told.out.contains("Study   studies/one.toml\n"), "{}", told.out);
    let again = slantwise(home.path(), &["compare", "studies/one.toml", "--out", "second"]);
    assert_eq!(again.code, Some(0), "{}", again.err);
    for table in names(&home.path().join("first/tables")) {
        let read = |report: &str| fs::read(home.path().join(report).join("tables").join(&table)).expect("a table can be read");
        assert_eq!(read("first"), read("second"), "{table}");
    }
    let twice = slantwise(home.path(), &["compare", "news", "--save-study=studies/one.toml"]);
    assert!(twice.code == Some(1) && twice.err.contains("studies/one.toml: this file exists and is left as it is"), "{}", twice.err);
}

#[test]
fn names_groups_and_days_of_a_study_decide_what_is_compared() {
    let home = with_study(
        "corpus = [\"news.jsonl\"]\nlexicons = [\"conflict\"]\ndates = { from = 2024-03-01, until = 2024-03-31 }\nout = \"made\"\n\
         [outlets.Post]\naliases = [\"POST.example\"]\n[outlets.Times]\ngroup = \"Broadsheets\"\n[outlets.Herald]\ngroup = \"Broadsheets\"\n",
    );
    let ended = slantwise(home.path(), &["compare", "slantwise.toml"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    let screen = ended.out.split_whitespace().collect::<Vec<_>>().join(" ");
    let told = "“Broadsheets” is Herald and Times together. Only articles from 1 March 2024 to 31 March 2024 count.";
    assert!(screen.contains(told), "{screen}");
    let page = fs::read_to_string(home.path().join("made/index.html")).expect("the page can be read");
    assert!(page.contains("is Herald and Times together. Only articles from 1 March 2024"), "the page says it too");
    let articles = rows(&home, "made/tables/articles.csv");
    let ids: Vec<(&str, &str)> = articles[1..].iter().map(|row| (row[0].as_str(), row[1].as_str())).collect();
    assert_eq!(ids, [("1", "Post"), ("2", "Post"), ("4", "Broadsheets")]);
    let ledger = fs::read_to_string(home.path().join("made/tables/ledger.csv")).expect("the ledger can be read");
    assert!(ledger.contains("of 2024-04-02, after the study's days end on 2024-03-31"), "{ledger}");
    assert!(ledger.contains("without a date, and the study takes the articles of certain days"), "{ledger}");
    // The Times has no article in those days, and the study tells of it.
    assert!(ended.err.contains("the study tells of the outlet “Times”, of which there is no article"), "{}", ended.err);
    let manifest = fs::read_to_string(home.path().join("made/manifest.json")).expect("it can be read");
    for option in ["\"from\": \"2024-03-01\"", "\"groups\": \"Broadsheets: Herald, Times\"", "\"aliases\": \"post.example=Post\""] {
        assert!(manifest.contains(option), "{option}: {manifest}");
    }
    // Other commands read the study too.
    let counted = slantwise(home.path(), &["count", "slantwise.toml", "--by", "article"]);
    assert!(counted.out.contains("Broadsheets") && !counted.out.contains("Herald,") && !counted.out.contains("Times"), "{}", counted.out);
}

#[test]
fn an_actor_of_a_study_is_counted_under_all_its_names() {
    let home = with_study("corpus = [\"news.jsonl\"]\nlexicons = [\"conflict\"]\n[actors.\"Hayat Tahrir al-Sham\"]\naliases = [\"HTS\"]\n");
    let ended = slantwise(home.path(), &["compare", "slantwise.toml", "--set", "about=HTS", "--out", "made"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    let screen = ended.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        screen.contains("“Hayat Tahrir al-Sham” (“HTS”) count; the mention itself does not. It is mentioned 2 times in 2 articles"),
        "{screen}"
    );
}

#[test]
fn each_setting_has_a_folder_of_its_own_and_goes_before_the_file() {
    let home = with_study("corpus = [\"news.jsonl\"]\nlexicons = [\"conflict\"]\nrng_seed = 4\nout = \"made/it\"\n");
    for arguments in [&["compare", "slantwise.toml"][..], &["compare", "slantwise.toml", "--set", "period=month", "--set", "rng_seed=5"]] {
        assert_eq!(slantwise(home.path(), arguments).code, Some(0));
    }
    assert!(home.path().join("made/it/manifest.json").is_file());
    let manifest = fs::read_to_string(home.path().join("made/it-period-month-rng_seed-5/manifest.json")).expect("it can be read");
    assert!(manifest.contains("\"rng_seed\": 5") && manifest.contains("\"by\": \"month\""), "{manifest}");
    assert!(manifest.contains("\"again\": \"slantwise compare slantwise.toml --set 'period=month' --set 'rng_seed=5'\""), "{manifest}");
    assert!(manifest.contains("\"file\": \"slantwise.toml\""), "{manifest}");
}

#[test]
fn a_mistake_in_a_study_stops_the_run_before_anything_is_written() {
    for (study, message) in [
        ("corpus = [\"news.jsonl\"]\nperod = \"month\"\n", "slantwise.toml:2: unknown key `perod`; did you mean `period`?"),
        ("corpus = [\"news.jsonl\"]\nabout = \"HTS\"\nperiod = \"month\"\n", "`about` counts uses near somebody"),
        ("corpus = [\"nws.jsonl\"]\n", "nws.jsonl: no such file or folder; did you mean \"news.jsonl\"?"),
        ("lexicons = [\"conflit\"]\n", "no lexicon is called `conflit`"),
    ] {
        let home = with_study(study);
        let ended = slantwise(home.path(), &["compare", "slantwise.toml"]);
        assert!(ended.code == Some(1) && ended.err.contains(message), "{study}: {}", ended.err);
        assert_eq!(names(home.path()), ["news.jsonl", "slantwise.toml"], "{study}");
    }
    let home = with_study("");
    for (arguments, message) in [
        (&["compare", "slantwise.toml", "news.jsonl"][..], "a study stands alone; name the articles in it, as `corpus`"),
        (&["compare", "slantwise.toml", "--set", "perod=x"], "--set perod=x: unknown key `perod`; did you mean `period`?"),
        (&["compare", "other.toml"], "other.toml: no such file or folder"),
    ] {
        let ended = slantwise(home.path(), arguments);
        assert!(ended.code == Some(1) && ended.err.contains(message), "{arguments:?}: {}", ended.err);
    }
}

#[test]
fn the_schema_of_studies_is_printed() {
    let ended = slantwise(home_with(&[]).path(), &["compare", "--study-schema"]);
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
    let schema: serde_json::Value = serde_json::from_str(&ended.out).expect("it is JSON");
    assert_eq!(schema["properties"]["period"]["enum"], serde_json::json!(["day", "week", "month"]));
}

#[test]
fn a_reference_is_an_outlet_of_the_corpus() {
    let home = with_study("corpus = [\"news.jsonl\"]\nlexicons = [\"conflict\"]\nreference = \"Times\"\nout = \"made\"\n");
    let ended = slantwise(home.path(), &["compare", "slantwise.toml"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(ended.out.contains("Each outlet is compared with Times, not with all others together."), "{}", ended.out);
    let distances = rows(&home, "made/tables/distances.csv");
    let column = |name: &str| distances[0].iter().position(|cell| cell == name).expect("the column is there");
    let (target, reference) = (column("target"), column("reference"));
    assert!(distances.len() > 1 && distances[1..].iter().all(|row| row[reference] == "Times" && row[target] != "Times"), "{distances:?}");
    let wrong = slantwise(home.path(), &["compare", "slantwise.toml", "--set", "reference=Tims"]);
    assert!(
        wrong.code == Some(1) && wrong.err.contains("`reference`: no outlet here is called “Tims”; did you mean “Times”? there are: "),
        "{}",
        wrong.err
    );
}
