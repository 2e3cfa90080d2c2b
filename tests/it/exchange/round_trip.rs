//! What goes out comes back: everything that a format can mean, and nothing that it cannot.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use slantwise::lexicon::exchange::{Format, Options, export, import};
use slantwise::lexicon::{
    Alternative, Case, Category, Entry, Guard, Header, Label, LabelKind, Lexicon, NamingSet, Scope, Style, Term, parse, to_toml,
};

/// A pattern with what a format has to know to mean it.
struct Sample {
    text: &'static str,
    style: Style,
    needs: &'static [Needs],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Needs {
    StarAtEnd,
    Star,
    QuestionMark,
    /// More than one word as other programs see it.
    Phrase,
    Underscore,
    Regex,
    /// What only slantwise means.
    Native,
}

const SAMPLES: [Sample; 16] = [
    Sample { text: "rebel", style: Style::Glob, needs: &[] },
    Sample { text: "Guerra", style: Style::Fixed, needs: &[] },
    Sample { text: "мятежник", style: Style::Glob, needs: &[] },
    Sample { text: "jihad*", style: Style::Glob, needs: &[Needs::StarAtEnd] },
    Sample { text: "far right", style: Style::Glob, needs: &[Needs::Phrase] },
    Sample { text: "covid 19", style: Style::Glob, needs: &[Needs::Phrase] },
    Sample { text: "anti-government", style: Style::Fixed, needs: &[Needs::Phrase] },
    Sample { text: "U.S.", style: Style::Glob, needs: &[Needs::Phrase] },
    Sample { text: "rebel group*", style: Style::Glob, needs: &[Needs::Phrase, Needs::StarAtEnd] },
    Sample { text: "rebel* group", style: Style::Glob, needs: &[Needs::Phrase, Needs::Star] },
    Sample { text: "*guerrilla", style: Style::Glob, needs: &[Needs::Star] },
    Sample { text: "gunm?n", style: Style::Glob, needs: &[Needs::QuestionMark] },
    Sample { text: "al_qaida", style: Style::Glob, needs: &[Needs::Underscore, Needs::Phrase] },
    Sample { text: "^war(s|fare)?$ on", style: Style::Regex, needs: &[Needs::Regex] },
    Sample { text: "end of ... rule", style: Style::Glob, needs: &[Needs::Native] },
    Sample { text: "(8", style: Style::Fixed, needs: &[Needs::Native] },
];

/// What a format can mean, as the loss matrix has it.
fn can(format: Format, needs: Needs) -> bool {
    use Needs::{Native, Phrase, QuestionMark, Regex, Star, StarAtEnd, Underscore};
    match format {
        Format::Liwc | Format::Liwc22 => matches!(needs, StarAtEnd | Phrase | Underscore),
        Format::Lexicoder => matches!(needs, StarAtEnd | Star | Phrase | Underscore),
        Format::Yoshikoder => matches!(needs, StarAtEnd | Star),
        Format::Wordstat => matches!(needs, StarAtEnd | Star | QuestionMark | Phrase),
        Format::Quanteda | Format::Vale | Format::ValeSubstitution => {
            matches!(needs, StarAtEnd | Star | QuestionMark | Phrase | Underscore)
        }
        Format::Retext => matches!(needs, Phrase | Underscore),
        Format::Csv => matches!(needs, StarAtEnd | Star | QuestionMark | Phrase | Underscore | Regex) && needs != Native,
        _ => false,
    }
}

/// Whether an entry's capitals, or their not mattering, can be said.
fn can_case(format: Format, entry: &Entry, pattern: &str, some_fold: bool) -> bool {
    match (entry.case, format) {
        (Case::Fold, _) | (Case::Exact, Format::Csv) => true,
        (Case::Exact, Format::Retext) => pattern.chars().any(char::is_uppercase),
        (Case::Exact, Format::Vale | Format::ValeSubstitution) => !some_fold,
        (Case::Exact, _) => false,
    }
}

fn needs(pattern: &str) -> &'static [Needs] {
    SAMPLES.iter().find(|sample| sample.text == pattern).expect("patterns are samples").needs
}

/// A pattern with whether capitals matter, and its groups.
type Meaning = BTreeMap<(String, bool), BTreeSet<String>>;

fn add(meaning: &mut Meaning, entry: &Entry, pattern: &str, groups: &[String]) {
    let is_exact = entry.case == Case::Exact;
    let key = if is_exact { pattern.to_string() } else { pattern.to_lowercase() };
    meaning.entry((key, is_exact)).or_default().extend(groups.iter().cloned());
}

/// Every entry with its groups.
fn entries(lexicon: &Lexicon) -> Vec<(&Entry, Vec<String>)> {
    let terms = lexicon.terms.iter().map(|term| (&term.entry, term.categories.clone()));
    let labels = lexicon.namings.iter().flat_map(|set| set.labels.iter().map(|label| (&label.entry, vec![set.id.clone()])));
    terms.chain(labels).collect()
}

fn meaning(lexicon: &Lexicon) -> Meaning {
    let mut meaning = Meaning::new();
    for (entry, groups) in entries(lexicon) {
        entry.patterns.iter().for_each(|pattern| add(&mut meaning, entry, pattern, &groups));
    }
    meaning
}

/// What of a lexicon has to come back from a format.
fn carried(lexicon: &Lexicon, format: Format) -> Meaning {
    let is_met = |pattern: &str| needs(pattern).iter().all(|&need| can(format, need));
    let suggests = format == Format::ValeSubstitution;
    let some_fold = entries(lexicon).iter().any(|(entry, _)| entry.case == Case::Fold && entry.patterns.iter().any(|p| is_met(p)));
    let mut meaning = Meaning::new();
    for (entry, groups) in entries(lexicon).into_iter().filter(|(entry, _)| !suggests || !entry.others_write.is_empty()) {
        for pattern in entry.patterns.iter().filter(|p| is_met(p) && can_case(format, entry, p, some_fold)) {
            add(&mut meaning, entry, pattern, &groups);
        }
    }
    meaning
}

fn entry(at: usize) -> impl Strategy<Value = Entry> {
    let is_exact = prop::bool::weighted(0.2);
    let patterns = prop::collection::btree_set(0..SAMPLES.len(), 1..4);
    (patterns, is_exact, prop::bool::ANY, prop::bool::weighted(0.3)).prop_map(move |(patterns, is_exact, suggests, is_guarded)| {
        let style = SAMPLES[*patterns.iter().next().expect("there is one")].style;
        let of_style: Vec<&Sample> = patterns.iter().map(|&at| &SAMPLES[at]).filter(|sample| sample.style == style).collect();
        Entry {
            id: format!("e{at}"),
            show: format!("E {at}"),
            patterns: of_style.iter().map(|sample| sample.text.to_string()).collect(),
            style,
            case: if is_exact { Case::Exact } else { Case::Fold },
            gap: if of_style.iter().any(|sample| sample.text.contains("...")) { 3 } else { 0 },
            except: if is_guarded { vec![format!("{} yell", of_style[0].text)] } else { Vec::new() },
            guard: is_guarded.then(|| Guard { within: 2, words: vec!["alleged".into()] }),
            others_write: suggests
                .then(|| Alternative { text: "fighter".into(), why: "Says less, \"quoted\".".into() })
                .into_iter()
                .collect(),
            note: format!("Why, in a sentence: {at}, \"quoted\"."),
            side: String::new(),
            broad: String::new(),
            hit: Vec::new(),
            miss: Vec::new(),
        }
    })
}

const GROUPS: [&str; 4] = ["hostile", "armed", "armed.rebel", "a..b"];

fn lexicon() -> impl Strategy<Value = Lexicon> {
    let terms = (0..8usize)
        .prop_flat_map(|count| (0..count).map(|at| (entry(at), prop::collection::btree_set(0..GROUPS.len(), 1..3))).collect::<Vec<_>>());
    let kinds = prop::sample::select(LabelKind::ALL.to_vec());
    let labels = (1..4usize).prop_flat_map(move |count| (0..count).map(|at| (entry(at), kinds.clone())).collect::<Vec<_>>());
    (terms, labels).prop_map(|(terms, labels)| Lexicon {
        header: Header {
            id: "mine".into(),
            title: "100% mine: \"a list\"".into(),
            language: "en".into(),
            version: "1".into(),
            licence: "CC0".into(),
            source: "here".into(),
            limits: "few\nand fewer".into(),
        },
        categories: GROUPS.iter().map(|id| Category { id: (*id).into(), about: format!("About <{id}> & \"more\"") }).collect(),
        terms: terms
            .into_iter()
            .map(|(entry, groups)| Term { entry, categories: groups.into_iter().map(|at| GROUPS[at].to_string()).collect() })
            .collect(),
        namings: vec![NamingSet {
            id: "opposition".into(),
            about: "Words for them".into(),
            near: vec!["syria*".into()],
            scope: Scope::Sentence,
            labels: labels.into_iter().map(|(entry, kind)| Label { entry, kind }).collect(),
        }],
        digest: String::new(),
    })
}

/// An entry's id, patterns, kind and what others write.
type Kept = (String, Vec<String>, Option<LabelKind>, Vec<String>);

/// A text with everything in it that needs care.
fn any_text() -> impl Strategy<Value = String> {
    "[a-z\"'\\\\\n\t\r\u{0}\u{7f}\u{85}#=\\[\\]{}é—\u{2028}\u{feff}😀 ]{0,12}"
}

proptest! {
    #[test]
    fn a_list_comes_back_from_its_own_toml(
        mut lexicon in lexicon(),
        texts in prop::collection::vec(any_text(), 12),
        within in 1usize..20,
    ) {
        lexicon.header.title = format!("x{}", texts[0]);
        lexicon.header.limits = format!("x{}", texts[1]);
        lexicon.categories[0].about = format!("x{}", texts[2]);
        lexicon.namings[0].about = format!("x{}", texts[3]);
        let label = &mut lexicon.namings[0].labels[0].entry;
        label.show = format!("x{}", texts[4]);
        label.note = format!("x{}", texts[5]);
        label.side = texts[6].clone();
        label.hit = vec![format!("x{}", texts[7]), format!("y{}", texts[8])];
        label.miss = vec![format!("z{}", texts[9])];
        label.guard = Some(Guard { within, words: vec!["alleged".into(), "\"so\\called".into()] });
        label.others_write = vec![Alternative { text: format!("x{}", texts[11]), why: format!("x{}", texts[0]) }];
        let toml = to_toml(&lexicon);
        let read = parse("mine.toml", &toml).map_err(|error| TestCaseError::fail(format!("{error}\n{toml}")))?;
        prop_assert_eq!(Lexicon { digest: String::new(), ..read }, lexicon);
    }

    #[test]
    fn what_a_format_can_mean_comes_back_and_nothing_else(lexicon in lexicon(), format in 0..Format::ALL.len()) {
        let format = Format::ALL[format];
        let exported = export(format, &lexicon);
        let mut expected = carried(&lexicon, format);
        if expected.is_empty() {
            prop_assert_eq!(exported.patterns, 0);
            return Ok(());
        }
        let imported = import(Some(format), "mine.txt", exported.text.as_bytes(), &Options::default())
            .map_err(|error| TestCaseError::fail(format!("{error}\n{}", exported.text)))?;
        if matches!(format, Format::Vale | Format::ValeSubstitution | Format::Retext) {
            expected.values_mut().for_each(|groups| *groups = BTreeSet::from(["mine".to_string()]));
        }
        prop_assert_eq!(meaning(&imported.lexicon), expected, "{}", exported.text);
        if !matches!(format, Format::Vale | Format::ValeSubstitution) {
            let sniffed = import(None, "mine.yml", exported.text.as_bytes(), &Options::default()).map(|imported| imported.format);
            prop_assert_eq!(sniffed, Ok(format), "the content tells the format");
        }
    }

    #[test]
    fn a_table_keeps_entries_kinds_notes_and_alternatives(lexicon in lexicon()) {
        let exported = export(Format::Csv, &lexicon);
        prop_assume!(exported.patterns > 0);
        let imported = import(Some(Format::Csv), "mine.csv", exported.text.as_bytes(), &Options::default()).unwrap().lexicon;
        let kept = |lexicon: &Lexicon| -> Vec<Kept> {
            let terms = lexicon.terms.iter().map(|term| (&term.entry, None));
            let labels = lexicon.namings.iter().flat_map(|set| set.labels.iter().map(|label| (&label.entry, Some(label.kind))));
            let is_carried = |pattern: &&String| needs(pattern).iter().all(|&need| can(Format::Csv, need));
            let texts = |entry: &Entry| entry.others_write.iter().map(|other| other.text.clone()).collect();
            let all = terms.chain(labels).map(|(entry, kind)| {
                (entry.id.clone(), entry.patterns.iter().filter(is_carried).cloned().collect::<Vec<_>>(), kind, texts(entry))
            });
            all.filter(|(_, patterns, ..)| !patterns.is_empty()).collect()
        };
        prop_assert_eq!(kept(&imported), kept(&lexicon));
        for (entry, _) in entries(&imported) {
            let note = &entries(&lexicon).into_iter().find(|(other, _)| other.id == entry.id).unwrap().0.note;
            prop_assert!(entry.note.contains(note.as_str()), "{}", entry.note);
        }
    }
}
