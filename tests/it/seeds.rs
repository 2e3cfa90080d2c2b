//! The main job on the two seed articles. What is expected was counted by hand in the texts, and stands in each test.

use std::sync::OnceLock;

use slantwise::findings::{Exhibit, Findings};
use slantwise::lexicon;
use slantwise::pipeline::{Compared, FoundAudits, Input, Overruled, Request, SetAside, compare};
use slantwise::span::Span;
use slantwise::study::Options;
use slantwise::text::{Document, Role, Voice, VoiceGroup, Zone, read};

use crate::run::{SEEDS, project, seed};

const CALIBER: &str = "Caliber.Az";
const DEFENCE: &str = "Defence Talks";

/// The comparison of the seeds, made once.
fn compared() -> &'static Compared {
    static COMPARED: OnceLock<Compared> = OnceLock::new();
    COMPARED.get_or_init(|| {
        let input = Input::open(&[project("seeds/iran-syria")]).expect("the seeds can be opened");
        let lexicons = lexicon::built_in().iter().collect();
        let again = "slantwise compare seeds/iran-syria".to_owned();
        let request = Request {
            input: &input,
            lexicons,
            set_aside: SetAside::default(),
            study: None,
            overruled: Overruled::default(),
            stories: None,
            audits: FoundAudits::default(),
            options: Options::default(),
            again,
            strict: true,
            last: None,
        };
        compare(&request, &mut |_| ()).expect("the seeds can be compared")
    })
}

fn findings() -> &'static Findings {
    &compared().findings
}

fn article(outlet: &str) -> (String, Document) {
    let (file, _) = SEEDS.into_iter().find(|(_, of)| *of == outlet).expect("the outlet has a seed article");
    let text = seed(file);
    let document = read(&text, None, outlet);
    (text, document)
}

fn hits(outlet: &str) -> impl Iterator<Item = &'static Exhibit> {
    findings().exhibits.iter().filter(move |e| e.outlet == outlet && e.lexicon == "conflict")
}

/// The uses of one listed word in an outlet: the words as they stand, where in the headline, whose they are, with stance and speaker.
fn uses(outlet: &str, item: &str) -> Vec<String> {
    let of_item = hits(outlet).filter(|e| e.item == item);
    of_item.map(|e| format!("{}: {}", e.span_in_sentence.of(&e.sentence), voice(e))).collect()
}

fn voice(e: &Exhibit) -> String {
    let mut words = Vec::new();
    words.extend((e.zone == "headline").then(|| "headline".to_owned()));
    words.push(e.voice.key().to_owned());
    words.extend(e.stance.map(|stance| stance.key().to_owned()));
    words.extend(e.alt_voice.map(|other| format!("or {}", other.key())));
    words.extend(e.speaker.as_ref().map(|speaker| format!("({speaker})")));
    words.join(" ")
}

/// The hits that touch any place where `phrase` stands in the outlet's article.
fn hits_on(outlet: &str, phrase: &str) -> Vec<String> {
    let (text, _) = article(outlet);
    let places: Vec<Span> = text.match_indices(phrase).map(|(at, found)| Span::new(at, at + found.len())).collect();
    assert!(!places.is_empty(), "{phrase:?} does not stand in the article of {outlet}");
    hits(outlet).filter(|e| places.iter().any(|place| place.overlaps(e.span))).map(|e| e.span.of(&text).to_owned()).collect()
}

const NONE: [&str; 0] = [];

#[test]
fn caliber_has_ten_words_in_its_headline_and_305_in_its_body() {
    let (_, document) = article(CALIBER);
    assert_eq!(document.words_in(Zone::Headline), 10);
    assert_eq!(document.words_in(Zone::Lede) + document.words_in(Zone::Body), 305);
    let outlet = &findings().outlets[0];
    assert_eq!((outlet.name.as_str(), outlet.words, outlet.words_headline, outlet.words_body), (CALIBER, 315, 10, 305));
}

#[test]
fn defence_talks_has_eleven_words_in_its_headline_and_300_in_its_body() {
    let (_, document) = article(DEFENCE);
    assert_eq!(document.words_in(Zone::Headline), 11);
    assert_eq!(document.words_in(Zone::Lede) + document.words_in(Zone::Body), 300);
    let outlet = &findings().outlets[1];
    assert_eq!((outlet.name.as_str(), outlet.words, outlet.words_headline, outlet.words_body), (DEFENCE, 311, 11, 300));
}

#[test]
fn a_byline_of_three_words_and_five_website_lines_of_fifty_are_set_aside() {
    assert_eq!(findings().ledger.set_aside, [("byline".to_owned(), 1, 3), ("boilerplate".to_owned(), 5, 50)]);
    let aside = |outlet: &str| {
        let (text, document) = article(outlet);
        let first_words = |span: Span| span.of(&text).split_whitespace().take(3).collect::<Vec<_>>().join(" ");
        document.set_aside.iter().map(|a| (a.role, first_words(a.span), a.words)).collect::<Vec<_>>()
    };
    assert_eq!(aside(CALIBER), [(Role::Byline, "By Aghakazim Guliyev".to_owned(), 3)]);
    let lines =
        [("See also US", 17), ("Discover more from", 9), ("Subscribe to get", 10), ("Leave a Reply", 3), ("Your email address", 11)];
    assert_eq!(aside(DEFENCE), lines.map(|(words, count)| (Role::Boilerplate, words.to_owned(), count)));
}

#[test]
fn nothing_in_a_line_that_is_set_aside_counts() {
    for (_, outlet) in SEEDS {
        let (text, document) = article(outlet);
        let inside = |e: &&Exhibit| document.set_aside.iter().any(|aside| aside.span.overlaps(e.span));
        let counted: Vec<&str> = hits(outlet).filter(inside).map(|e| e.span.of(&text)).collect();
        assert_eq!(counted, NONE, "{outlet}");
        let words = document.words.iter().filter(|w| document.set_aside.iter().any(|aside| aside.span.overlaps(w.span)));
        assert_eq!(words.count(), 0, "{outlet}");
    }
}

#[test]
fn seventy_words_of_caliber_and_37_of_defence_talks_stand_inside_quotation_marks() {
    let marked = |outlet: &str| {
        let (_, document) = article(outlet);
        document.words.iter().filter(|word| document.quotations.iter().any(|q| q.inner.contains(word.span))).count()
    };
    assert_eq!((marked(CALIBER), marked(DEFENCE)), (70, 37));
    let counted = |outlet: usize| {
        let words = &findings().outlets[outlet].words_by_voice;
        words.iter().filter(|(voice, _)| matches!(voice, VoiceGroup::Quoted | VoiceGroup::Partial)).map(|(_, n)| n).sum::<u64>()
    };
    assert_eq!((counted(0), counted(1)), (70, 37));
}

#[test]
fn caliber_says_rebel_once_in_its_own_voice() {
    assert_eq!(uses(CALIBER, "rebel"), ["rebel: own"]);
    assert_eq!(uses(DEFENCE, "rebel"), NONE);
}

#[test]
fn defence_talks_says_jihadist_twice_in_its_own_voice() {
    assert_eq!(uses(DEFENCE, "jihadist"), ["jihadist forces: own", "jihadists: own"]);
    assert_eq!(uses(CALIBER, "jihadist"), NONE);
}

#[test]
fn defence_talks_names_hts_once() {
    // A hit ends with its last word, so the bracket behind it is not part of it.
    assert_eq!(uses(DEFENCE, "hayat-tahrir-al-sham"), ["Hayat Tahrir al-Sham (HTS): own"]);
}

#[test]
fn defence_talks_says_anti_government_factions_once_in_its_own_voice() {
    assert_eq!(uses(DEFENCE, "anti-government-factions"), ["anti-government factions: own"]);
}

#[test]
fn insurgent_groups_are_moscows_words_which_the_verb_takes_for_true() {
    assert_eq!(uses(DEFENCE, "insurgent"), ["insurgent groups: attributed factive (Moscow)"]);
}

#[test]
fn caliber_says_ousting_in_its_own_voice() {
    assert_eq!(uses(CALIBER, "ousting"), ["ousting: own"]);
}

#[test]
fn coup_stands_only_in_the_headline_of_defence_talks() {
    assert_eq!(uses(DEFENCE, "coup"), ["coup: headline own"]);
    assert_eq!(uses(CALIBER, "coup"), NONE);
}

#[test]
fn the_text_below_that_headline_has_other_words_of_its_own_and_one_of_moscows() {
    assert_eq!(uses(DEFENCE, "seized-control"), ["seized control: own"]);
    assert_eq!(uses(DEFENCE, "gained-control"), ["gained control: own"]);
    assert_eq!(uses(DEFENCE, "takeover"), ["takeover: own"]);
    assert_eq!(uses(DEFENCE, "end-of-rule"), ["end of President Bashar Assad’s 24-year rule: own"]);
    assert_eq!(uses(DEFENCE, "resigned"), ["resigned: attributed factive (Moscow)"]);
}

#[test]
fn caliber_says_government_in_one_sentence_and_regime_in_the_next() {
    assert_eq!(uses(CALIBER, "government"), ["government: own"]);
    assert_eq!(uses(CALIBER, "regime"), ["regime: own"]);
    let (_, document) = article(CALIBER);
    let sentence = |item: &str| {
        let hit = hits(CALIBER).find(|e| e.item == item).expect("the word is found");
        document.sentences.iter().position(|s| s.span.contains(hit.span)).expect("a hit stands in a sentence")
    };
    assert_eq!(sentence("government") + 1, sentence("regime"));
}

#[test]
fn defence_talks_says_neither_government_nor_regime() {
    assert_eq!(uses(DEFENCE, "government"), NONE);
    assert_eq!(uses(DEFENCE, "regime"), NONE);
}

#[test]
fn foreign_interference_is_baghaeis_once_and_calibers_once() {
    let expected = ["foreign interference: quoted (Baghaei)", "foreign interference: own or attributed (Iran)"];
    assert_eq!(uses(CALIBER, "foreign-interference"), expected);
}

#[test]
fn external_interference_is_asserted_by_the_ministry_in_defence_talks() {
    let expected = ["external interference: attributed distancing (Iran’s Foreign Ministry)"];
    assert_eq!(uses(DEFENCE, "external-interference"), expected);
}

#[test]
fn the_iranian_revolution_is_no_change_of_power_in_syria() {
    assert_eq!(hits_on(CALIBER, "Iranian Revolution"), NONE);
}

#[test]
fn opposition_to_western_influence_is_no_armed_opposition() {
    assert_eq!(hits_on(CALIBER, "opposition to"), NONE);
    assert_eq!(hits_on(CALIBER, "opposition groups"), ["opposition groups"]);
}

#[test]
fn military_is_no_militant() {
    assert_eq!(hits_on(CALIBER, "military"), NONE);
    // Here the whole phrase is a word for the war.
    assert_eq!(hits_on(DEFENCE, "military"), ["military conflict"]);
}

#[test]
fn a_new_government_is_not_those_in_power() {
    assert_eq!(hits_on(DEFENCE, "new government"), NONE);
}

#[test]
fn a_word_inside_a_longer_one_does_not_count() {
    assert_eq!(hits_on(DEFENCE, "anti-government"), ["anti-government factions"]);
}

#[test]
fn peacefully_in_marks_is_a_partial_quotation() {
    let (text, document) = article(DEFENCE);
    let at = text.find("peacefully").expect("the word stands in the text");
    assert_eq!(document.voice_of(Span::new(at, at + "peacefully".len())).voice, Voice::Partial);
}

#[test]
fn the_first_cautions_say_that_these_are_two_texts_from_different_times() {
    let sentence = |code: &str| findings().cautions.iter().find(|c| c.code == code).map(|c| c.sentence.as_str());
    assert_eq!(sentence("W12"), Some("One article each: about two texts, nothing can be said of the outlets."));
    assert_eq!(sentence("W16"), Some("The texts are ten months apart: names in use may have changed in between."));
    assert_eq!(findings().outlets.iter().map(|o| o.first_date.as_deref()).collect::<Vec<_>>(), [Some("6 Oct 2025*"), Some("8 Dec 2024*")]);
}

#[test]
fn one_article_each_gives_no_interval_and_no_contrast() {
    let findings = findings();
    assert!(!findings.rates.is_empty() && findings.rates.iter().all(|rate| rate.interval.is_none()));
    assert!(!findings.shares.is_empty() && findings.shares.iter().all(|share| share.interval.is_none()));
    assert!(findings.grid.sections.iter().all(|section| !section.shows_shares));
    assert!(findings.contrasts.is_empty());
}

#[test]
fn the_remarks_name_the_headlines_coup_and_the_two_words_for_those_in_power() {
    let sentences: Vec<&str> = findings().remarks.iter().map(|r| r.sentence.as_str()).collect();
    let coup = "“coup” stands only in Defence Talks’ headline; its text says “takeover”, “seized control”, “gained control”, “end of … rule”, \
                “resigned” (Moscow), “left the country” (Moscow) and “transfer power” (Russian officials).";
    let power = "Caliber.Az writes “government” in one sentence and “regime” in the next; Defence Talks has neither.";
    assert!(sentences.contains(&coup), "{sentences:#?}");
    assert!(sentences.contains(&power), "{sentences:#?}");
}

/// Read in the texts: the headline of B says “coup”; A first says “foreign interference” in Baghaei's quotation and “opposition groups” before
/// “rebel”.
#[test]
fn the_first_word_for_a_thing_is_told_with_whose_it_is() {
    let told = |outlet: &str, label: &str, group: VoiceGroup| {
        let share = findings().shares.iter().find(|s| s.outlet == outlet && s.label == label && s.voice == group).expect("a share");
        (share.first_mentions, share.headline_mentions)
    };
    assert_eq!((told(DEFENCE, "coup", VoiceGroup::Own), told(DEFENCE, "seized-control", VoiceGroup::Own)), ((1, 1), (0, 0)));
    assert_eq!((told(CALIBER, "opposition", VoiceGroup::Own), told(CALIBER, "rebel", VoiceGroup::Own)), ((1, 0), (0, 0)));
    let interference = |group| told(CALIBER, "foreign-interference", group);
    assert_eq!((interference(VoiceGroup::Own), interference(VoiceGroup::All)), ((0, 0), (1, 0)));
    assert_eq!(told(CALIBER, "backed", VoiceGroup::Own), (0, 0), "the thing was named before, by somebody else");
}
