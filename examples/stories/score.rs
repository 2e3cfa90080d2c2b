//! Scores pairs of articles: found together against known to be together.

use std::collections::HashMap;

use jiff::{Span, civil::Date};
use slantwise::stats::accuracy::Outcomes;
use slantwise::stats::draw;
use slantwise::story::{Copies, Matching, Stories, Traces};

use crate::known::{Known, Manner, traced};

/// Prints the table, and stories to read. The crowded corpus is thinned too.
pub fn measure(articles: &[Known], show: usize) -> anyhow::Result<()> {
    let all: Vec<&Known> = articles.iter().collect();
    let dated = Manner { dated: true, covered: true };
    let manners = [
        ("days, without words of the lists", dated),
        ("days, with them", Manner { covered: false, ..dated }),
        ("no days, without words of the lists", Manner { dated: false, ..dated }),
        ("no days, with them", Manner { dated: false, covered: false }),
    ];
    if articles.iter().any(|article| article.story.is_some()) {
        println!("{:<40}{:<12}{:>8}{:>10}{:>8}{:>8}", "matched by", "corpus", "alike", "precision", "recall", "F1");
        for (name, manner) in manners {
            let traces = traced(&all, manner)?;
            let few = traced(&thinned(articles), manner)?;
            let crowded = crowded(articles);
            let crowded = traced(&thinned(&crowded), manner)?;
            for (corpus, traces) in
                [("whole", &traces), ("thinned", &few), ("crowded", &crowded)].into_iter().take(if manner.dated { 3 } else { 2 })
            {
                let stories = Stories::find(traces, &Matching::default());
                row(&format!("{name} *"), corpus, stories.alike, pairs(articles, traces, &stories));
            }
            for alike in [0.15, 0.2, 0.22, 0.25, 0.28, 0.3, 0.35, 0.4] {
                for (corpus, traces) in
                    [("whole", &traces), ("thinned", &few), ("crowded", &crowded)].into_iter().take(if manner.dated { 3 } else { 2 })
                {
                    let mut how = Matching::default();
                    (how.alike, how.alike_unmeasured, how.by_chance) = (alike, alike, f64::MAX);
                    row(name, corpus, alike, pairs(articles, traces, &Stories::find(traces, &how)));
                }
            }
        }
    }
    let traces = traced(&all, dated)?;
    let stories = Stories::find(&traces, &Matching::default());
    let copies = Copies::find(&traces)?;
    let matched: usize = stories.stories.iter().map(|story| story.members.len()).sum();
    println!("\n{} articles: {matched} in {} stories; {} pairs of copies", articles.len(), stories.stories.len(), copies.pairs.len());
    let bytes: usize = traces.all().iter().map(|trace| trace.bytes()).sum();
    let chance = stories.by_chance.map_or("not measured".to_string(), |chance| format!("{chance:.3}"));
    println!("likeness asked for {:.2}, by chance {chance}", stories.alike);
    println!("{} bytes an article", bytes / articles.len().max(1));
    shown(articles, &traces, &stories, show);
    Ok(())
}

/// About half of the articles, so that many stories have one outlet only, and one-to-one matching does not help.
fn thinned(articles: &[Known]) -> Vec<&Known> {
    articles.iter().filter(|article| draw(1, &article.id, 0) < u64::MAX / 20 * 11).collect()
}

/// The same articles with the days of each story moved, so that all of them fall into twenty days.
fn crowded(articles: &[Known]) -> Vec<Known> {
    let mut first: HashMap<&str, Date> = HashMap::new();
    for (story, day) in articles.iter().filter_map(|article| Some((article.story.as_deref()?, article.day?))) {
        let first = first.entry(story).or_insert(day);
        *first = day.min(*first);
    }
    let moved = |article: &Known| {
        let story = article.story.as_deref()?;
        let within = first[story].until(article.day?).ok()?;
        jiff::civil::date(2020, 1, 1).checked_add(within).ok()?.checked_add(Span::new().days((draw(2, story, 0) % 20) as i64)).ok()
    };
    articles.iter().map(|article| Known { day: moved(article), ..article.clone() }).collect()
}

fn row(name: &str, corpus: &str, alike: f64, outcomes: Outcomes) {
    let part = |value: Result<f64, _>| value.map_or("-".to_string(), |value: f64| format!("{value:.3}"));
    let (precision, recall, f1) = (part(outcomes.precision()), part(outcomes.recall()), part(outcomes.f1()));
    println!("{name:<40}{corpus:<12}{alike:>8.2}{precision:>10}{recall:>8}{f1:>8}");
}

/// Pairs of articles in one story, by what was found and what is known.
fn pairs(articles: &[Known], traces: &Traces, stories: &Stories) -> Outcomes {
    let known: HashMap<&str, &str> = articles.iter().filter_map(|article| Some((article.id.as_str(), article.story.as_deref()?))).collect();
    let mut outcomes = Outcomes { right: 0, wrong: 0, missed: 0 };
    for one in 0..traces.all().len() {
        for other in 0..one {
            let is_one = known[traces.all()[one].id()] == known[traces.all()[other].id()];
            let found = stories.story_of[one].is_some() && stories.story_of[one] == stories.story_of[other];
            match (found, is_one) {
                (true, true) => outcomes.right += 1,
                (true, false) => outcomes.wrong += 1,
                (false, true) => outcomes.missed += 1,
                (false, false) => {}
            }
        }
    }
    outcomes
}

/// The beginnings of the articles of some stories, spread over all of them.
fn shown(articles: &[Known], traces: &Traces, stories: &Stories, show: usize) {
    let text: HashMap<&str, &Known> = articles.iter().map(|article| (article.id.as_str(), article)).collect();
    let step = (stories.stories.len() / show.max(1)).max(1);
    for story in stories.stories.iter().step_by(step).take(show) {
        println!("\n{} ({})", story.name, story.by.key());
        for member in &story.members {
            let article = text[traces.all()[member.article].id()];
            let begins: String = article.text.chars().take(130).map(|c| if c == '\n' { ' ' } else { c }).collect();
            let day = article.day.map_or("no day".to_string(), |day| day.to_string());
            println!("  {:.2} {day} {:<18} {begins}", member.alike.unwrap_or_default(), article.outlet);
        }
    }
}
