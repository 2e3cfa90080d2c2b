//! `slantwise find`.

use anyhow::Result;
use slantwise::evidence::Occurrence;
use slantwise::findings::day;
use slantwise::lexicon::Lexicon;
use slantwise::pipeline::{self, KeepHits, Pass};
use slantwise::report::terminal::clean;
use slantwise::text::Zone;
use unicode_width::UnicodeWidthStr;

use crate::args::{FindArgs, VoiceArg};
use crate::{options, screen};

pub fn run(args: FindArgs) -> Result<()> {
    let opened = options::open(&args.corpus)?;
    let lists: Vec<&Lexicon> = opened.lexicons.iter().map(|lexicon| lexicon.as_ref()).collect();
    let wanted = Wanted::of(&args.query, &lists)?;
    let lexicons = wanted.lexicons(&lists);
    let pass =
        Pass { recurring: opened.set_aside.lines.clone(), rng_seed: 0, keep: 0, strict: args.corpus.strict, keep_hits: KeepHits::All };
    let found = pipeline::find(&opened.input, &lexicons, pass, &mut screen::progress());
    screen::end_progress();
    let found = found?;
    if let Some(outlet) = &args.outlet
        && !found.outlets.iter().any(|known| known.eq_ignore_ascii_case(outlet))
    {
        anyhow::bail!("no outlet here is called {outlet:?}; there are: {}", found.outlets.join(", "));
    }
    let voice = args.voice.map(key);
    let shown: Vec<&Occurrence> = found
        .evidence
        .occurrences()
        .iter()
        .filter(|o| wanted.holds(o))
        .filter(|o| voice.is_none_or(|voice| o.voice.key() == voice))
        .filter(|o| args.outlet.as_ref().is_none_or(|outlet| o.origin.outlet.eq_ignore_ascii_case(outlet)))
        .collect();
    let width = screen::width();
    let mut text = String::new();
    for o in shown.iter().take(args.most.unwrap_or(usize::MAX)) {
        text.push_str(&entry(o, found.dates.get(&o.origin.article).map(String::as_str), width));
    }
    let articles: std::collections::BTreeSet<&str> = shown.iter().map(|o| o.origin.article.as_str()).collect();
    let outlets: std::collections::BTreeSet<&str> = shown.iter().map(|o| o.origin.outlet.as_str()).collect();
    text.push_str(&match shown.len() {
        0 => format!("No use of {} in {} articles.\n", wanted.described(), found.articles),
        1 => "1 use.\n".to_string(),
        n => {
            let outlets = if outlets.len() == 1 { "1 outlet".to_string() } else { format!("{} outlets", outlets.len()) };
            format!("{n} uses in {} of {} articles, {outlets}.\n", articles.len(), found.articles)
        }
    });
    if let Some(most) = args.most.filter(|most| *most < shown.len()) {
        text.push_str(&format!("The first {most} are shown.\n"));
    }
    screen::print(&text)
}

fn key(voice: VoiceArg) -> &'static str {
    match voice {
        VoiceArg::Own => "own",
        VoiceArg::Quoted => "quoted",
        VoiceArg::Partial => "partial",
        VoiceArg::Attributed => "attributed",
        VoiceArg::Unclear => "unclear",
    }
}

/// What is looked for: something the word lists know, or words of the user's own.
enum Wanted {
    Listed { name: String },
    Words { query: String, list: Box<Lexicon> },
}

impl Wanted {
    fn of(query: &str, lists: &[&Lexicon]) -> Result<Wanted> {
        let is_listed = |list: &&Lexicon| {
            list.entries().any(|(_, entry)| entry.id == query || entry.show == query)
                || list.categories.iter().any(|category| category.id == query)
                || list.namings.iter().any(|set| set.id == query)
        };
        if lists.iter().any(is_listed) {
            return Ok(Wanted::Listed { name: query.to_string() });
        }
        Ok(Wanted::Words { query: query.to_string(), list: Box::new(slantwise::lexicon::of_query(query)?) })
    }

    fn lexicons<'a>(&'a self, lists: &[&'a Lexicon]) -> Vec<&'a Lexicon> {
        match self {
            Wanted::Listed { .. } => lists.to_vec(),
            Wanted::Words { list, .. } => vec![list],
        }
    }

    fn holds(&self, o: &Occurrence) -> bool {
        match self {
            Wanted::Words { .. } => true,
            Wanted::Listed { name } => {
                o.listed.item() == name || o.listed.shown == *name || o.listed.naming == *name || o.listed.categories.contains(name)
            }
        }
    }

    fn described(&self) -> String {
        match self {
            Wanted::Listed { name } => format!("“{name}” (listed)"),
            Wanted::Words { query, .. } => format!("“{query}”"),
        }
    }
}

/// Where, whose voice, and the sentence with the words marked.
fn entry(o: &Occurrence, date: Option<&str>, width: usize) -> String {
    let place = o.origin.row.map_or_else(|| o.origin.file.clone(), |row| format!("{}:{row}", o.origin.file));
    let date = date.and_then(day).map(|day| format!(", {day}")).unwrap_or_default();
    let zone = if o.zone == Zone::Headline { "headline, " } else { "" };
    let who = o.speaker.as_ref().filter(|_| o.voice.key() != "own").map(|speaker| format!(", {speaker}")).unwrap_or_default();
    let negated = if o.negated { ", denied or prevented" } else { "" };
    let head =
        format!("{}{date}  [{zone}{}{who}{negated}]  {place} bytes {}-{}", o.origin.outlet, o.voice.key(), o.span.start(), o.span.end());
    let sentence = o.sentence().unwrap_or_default();
    let from = o.span.start() - o.sentence_span.start();
    let to = (o.span.end() - o.sentence_span.start()).min(sentence.len());
    let marked = format!("{}«{}»{}", &sentence[..from], &sentence[from..to], &sentence[to..]);
    let mut text = clean(&head) + "\n";
    let mut line = String::from("   ");
    for word in clean(&marked).split_whitespace() {
        if line.trim().is_empty() || line.width() + 1 + word.width() <= width {
            line.push(' ');
        } else {
            text.push_str(&line);
            text.push('\n');
            line = String::from("    ");
        }
        line.push_str(word);
    }
    text + &line + "\n\n"
}
