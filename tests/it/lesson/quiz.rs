//! The quiz, read by a parser of GIFT and by one of CSV: each question has its answers, and they are those of the lesson.

use super::Made;

/// A question of GIFT.
#[derive(Debug, Default)]
struct Question {
    title: String,
    text: String,
    /// Options with their part of the mark in hundredths.
    options: Vec<(f64, String)>,
    feedback: String,
}

/// Reads what this project writes of GIFT, by the rules of Moodle's manual: a backslash takes the meaning from `~ = # { } :`.
fn parsed(gift: &str) -> Vec<Question> {
    gift.split("\n\n").filter(|block| !block.trim().is_empty()).map(question).collect()
}

fn question(block: &str) -> Question {
    #[derive(PartialEq)]
    enum At {
        Title,
        Text,
        Options,
        Feedback,
        End,
    }
    let rest = block.trim().strip_prefix("::").unwrap_or_else(|| panic!("a question begins with its title: {block}"));
    let (mut question, mut at) = (Question::default(), At::Title);
    let mut characters = rest.chars().peekable();
    while let Some(character) = characters.next() {
        let (character, means) = match character {
            '\\' => (characters.next().expect("a backslash stands before something"), false),
            other => (other, true),
        };
        match (&at, character, means) {
            (At::Title, ':', true) => {
                assert_eq!(characters.next(), Some(':'), "{block}");
                at = At::Text;
            }
            (At::Text, '{', true) => at = At::Options,
            (At::Options, '=', true) => question.options.push((100.0, String::new())),
            (At::Options, '~', true) => {
                let mut part = 0.0;
                if characters.next_if_eq(&'%').is_some() {
                    let digits: String = std::iter::from_fn(|| characters.next_if(|c| *c != '%')).collect();
                    assert_eq!(characters.next(), Some('%'), "{block}");
                    part = digits.parse().unwrap_or_else(|_| panic!("{digits:?} in {block}"));
                }
                question.options.push((part, String::new()));
            }
            (At::Options, '#', true) => {
                assert_eq!((characters.next(), characters.next(), characters.next()), (Some('#'), Some('#'), Some('#')), "{block}");
                at = At::Feedback;
            }
            (At::Options | At::Feedback, '}', true) => at = At::End,
            (At::Title, c, _) => question.title.push(c),
            (At::Text, c, _) => question.text.push(c),
            (At::Options, c, _) => match question.options.last_mut() {
                Some((_, option)) => option.push(c),
                None => assert!(c.is_whitespace(), "{block}"),
            },
            (At::Feedback, c, _) => question.feedback.push(c),
            (At::End, c, _) => assert!(c.is_whitespace(), "something stands behind a question: {block}"),
        }
    }
    assert!(at == At::End, "a question does not end: {block}");
    question.options.iter_mut().for_each(|(_, option)| *option = option.trim().to_string());
    question
}

#[test]
fn the_gift_file_holds_the_questions_of_the_lesson() {
    let made = Made::of_seeds(&[]);
    let lesson = made.lesson();
    let exercises = lesson["exercises"].as_array().expect("a list");
    let questions = parsed(&made.text("for-teacher/quiz.gift.txt"));
    assert_eq!(questions.len(), exercises.len());
    assert!(exercises.len() >= 8, "{}", exercises.len());
    for (question, exercise) in questions.iter().zip(exercises) {
        assert_eq!(question.title, exercise["id"].as_str().unwrap());
        assert!(question.text.contains(exercise["question"].as_str().unwrap()), "{question:?}");
        let options: Vec<&str> = exercise["options"].as_array().unwrap().iter().map(|option| option.as_str().unwrap()).collect();
        assert_eq!(question.options.iter().map(|(_, option)| option.as_str()).collect::<Vec<_>>(), options);
        let right: Vec<usize> = exercise["right"].as_array().unwrap().iter().map(|at| at.as_u64().unwrap() as usize).collect();
        let found: Vec<usize> = (0..options.len()).filter(|&at| question.options[at].0 > 0.0).collect();
        assert_eq!(found, right, "{question:?}");
        let full: f64 = question.options.iter().map(|(part, _)| part.max(0.0)).sum();
        assert!((full - 100.0).abs() < 0.001, "{question:?}");
        assert!(question.feedback.trim().starts_with(exercise["why"].as_str().unwrap()), "{question:?}");
    }
}

#[test]
fn the_table_holds_the_same_questions() {
    let made = Made::of_seeds(&[]);
    let lesson = made.lesson();
    let bytes = made.bytes("for-teacher/quiz.csv");
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_string).collect();
    assert_eq!(head[..5], ["id", "kind", "question", "passage", "option_a"]);
    assert_eq!(head[head.len() - 3..], ["right", "why", "where"]);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let exercises = lesson["exercises"].as_array().unwrap();
    assert_eq!(rows.len(), exercises.len());
    for (row, exercise) in rows.iter().zip(exercises) {
        assert_eq!(row[0], *exercise["id"].as_str().unwrap());
        assert!(row[head.len() - 3].split(' ').all(|letter| letter.len() == 1), "{row:?}");
    }
}

#[test]
fn every_question_has_a_reason_and_nothing_sorts_words_into_good_and_bad() {
    let made = Made::of_seeds(&[]);
    let lesson = made.lesson();
    let mut kinds: Vec<&str> = Vec::new();
    for exercise in lesson["exercises"].as_array().unwrap() {
        let of = |key: &str| exercise[key].as_str().unwrap();
        kinds.push(of("kind"));
        assert!(!of("why").is_empty() && !exercise["right"].as_array().unwrap().is_empty(), "{exercise}");
        let options = exercise["options"].as_array().unwrap();
        for (at, option) in options.iter().enumerate() {
            assert!(!options[..at].contains(option), "{exercise}");
        }
        for judging in ["good", "bad", "biased", "neutral", "wrong word"] {
            assert!(!of("question").to_lowercase().split(|c: char| !c.is_alphabetic()).any(|word| word == judging), "{exercise}");
        }
    }
    kinds.dedup();
    assert_eq!(kinds, ["word", "voice", "naming", "headline"]);
}

#[test]
fn a_voice_question_is_answered_by_the_marks() {
    let made = Made::of_seeds(&[]);
    let lesson = made.lesson();
    for exercise in lesson["exercises"].as_array().unwrap().iter().filter(|exercise| exercise["kind"] == "voice") {
        let place = &exercise["places"][0];
        let question = exercise["question"].as_str().unwrap();
        let mark = lesson["marks"]
            .as_array()
            .unwrap()
            .iter()
            .find(|mark| mark["place"] == *place && question.contains(&format!("“{}”", mark["words"].as_str().unwrap())))
            .unwrap_or_else(|| panic!("{exercise}"));
        let expected = match mark["voice"].as_str().unwrap() {
            "own" => 0,
            "quoted" | "partial" => 1,
            "attributed" => 2,
            other => panic!("{other} is debatable"),
        };
        assert_eq!(exercise["right"], serde_json::json!([expected]), "{exercise}");
    }
}
