//! `slantwise find`.

use std::collections::BTreeSet;

use anyhow::Result;
use slantwise::evidence::{Listed, Occurrence, Origin, PassedOver};
use slantwise::findings::day;
use slantwise::lexicon::Lexicon;
use slantwise::pipeline::{self, Finding, KeepHits, Pass};
use slantwise::report::terminal::clean;
use slantwise::span::Span;
use slantwise::text::Zone;
use unicode_width::UnicodeWidthStr;

use crate::args::{FindArgs, VoiceArg};
use crate::{options, screen};

pub fn run(args: FindArgs) -> Result<()> {
    let opened = options::open(&args.corpus)?;
    let lists: Vec<&Lexicon> = opened.lexicons.iter().map(|lexicon| lexicon.as_ref()).collect();
    let wanted = Wanted::of(&args, &lists)?;
    let lexicons = wanted.lexicons(&lists);
    let pass = Pass {
        keep_hits: if args.passed_over { KeepHits::AllAndPassedOver } else { KeepHits::All },
        ..Pass::counting(opened.set_aside.lines.clone(), opened.study.strict.unwrap_or_default())
    };
    let found = pipeline::find(&opened.input, &lexicons, pass, &mut screen::progress());
    screen::end_progress();
    let found = found?;
    if let Some(outlet) = &args.outlet
        && !found.outlets.iter().any(|known| known.eq_ignore_ascii_case(outlet))
    {
        anyhow::bail!("no outlet here is called {outlet:?}; there are: {}", found.outlets.join(", "));
    }
    let is_shown = |place: &Place<'_>| {
        wanted.holds(place.listed)
            && args.voice.is_none_or(|voice| place.voice == key(voice))
            && args.outlet.as_ref().is_none_or(|outlet| place.origin.outlet.eq_ignore_ascii_case(outlet))
    };
    let shown: Vec<Place<'_>> = match args.passed_over {
        true => found.passed_over.iter().map(Place::passed_over).filter(is_shown).collect(),
        false => found.evidence.occurrences().iter().map(Place::used).filter(is_shown).collect(),
    };
    let width = screen::width();
    let mut text = String::new();
    for place in shown.iter().take(args.most.unwrap_or(usize::MAX)) {
        text.push_str(&place.entry(found.dates.get(&place.origin.article).map(String::as_str), width));
    }
    text.push_str(&summed_up(&shown, &found, &wanted, args.passed_over));
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

/// How many, in how many articles and outlets.
fn summed_up(shown: &[Place<'_>], found: &Finding, wanted: &Wanted, passed_over: bool) -> String {
    let articles: BTreeSet<&str> = shown.iter().map(|place| place.origin.article.as_str()).collect();
    let outlets: BTreeSet<&str> = shown.iter().map(|place| place.origin.outlet.as_str()).collect();
    let (described, all) = (wanted.described(), found.articles);
    let articles_searched = if all == 1 { "1 article".to_string() } else { format!("{all} articles") };
    match (shown.len(), passed_over) {
        (0, false) => return format!("No use of {described} in {articles_searched}.\n"),
        (0, true) => return format!("Nothing was passed over for {described} in {articles_searched}.\n"),
        (1, false) => return "1 use.\n".to_string(),
        (1, true) => return "1 place passed over.\n".to_string(),
        _ => {}
    }
    let what = if passed_over { "places passed over" } else { "uses" };
    let outlets = if outlets.len() == 1 { "1 outlet".to_string() } else { format!("{} outlets", outlets.len()) };
    format!("{} {what} in {} of {articles_searched}, {outlets}.\n", shown.len(), articles.len())
}

/// What is looked for: something the word lists know, or words of the user's own.
enum Wanted {
    Listed { name: String, is_list: bool },
    Words { query: String, list: Box<Lexicon> },
}

impl Wanted {
    fn of(args: &FindArgs, lists: &[&Lexicon]) -> Result<Wanted> {
        let query = args.query.as_str();
        let is_listed = |list: &&Lexicon| {
            list.entries().any(|(_, entry)| entry.id == query || entry.show == query)
                || list.categories.iter().any(|category| category.id == query)
                || list.namings.iter().any(|set| set.id == query)
        };
        // Without --passed-over the name of a list is a word like any other.
        let is_list = args.passed_over && lists.iter().any(|list| list.header.id == query);
        if is_list || lists.iter().any(is_listed) {
            return Ok(Wanted::Listed { name: query.to_string(), is_list });
        }
        anyhow::ensure!(
            !args.passed_over,
            "nothing called {query:?} is listed, so that nothing was passed over for it; name a listed word, a category, a naming set or a list"
        );
        Ok(Wanted::Words { query: query.to_string(), list: Box::new(slantwise::lexicon::of_query(query)?) })
    }

    fn lexicons<'a>(&'a self, lists: &[&'a Lexicon]) -> Vec<&'a Lexicon> {
        match self {
            Wanted::Listed { .. } => lists.to_vec(),
            Wanted::Words { list, .. } => vec![list],
        }
    }

    fn holds(&self, listed: &Listed) -> bool {
        match self {
            Wanted::Words { .. } => true,
            Wanted::Listed { name, is_list } => {
                [listed.item(), &listed.shown, &listed.naming].contains(&name.as_str())
                    || listed.categories.contains(name)
                    || (*is_list && listed.lexicon == *name)
            }
        }
    }

    fn described(&self) -> String {
        match self {
            Wanted::Listed { name, .. } => format!("“{name}” (listed)"),
            Wanted::Words { query, .. } => format!("“{query}”"),
        }
    }
}

/// What is shown of a use, or of what was passed over.
struct Place<'a> {
    origin: &'a Origin,
    listed: &'a Listed,
    zone: Zone,
    voice: &'static str,
    /// Who speaks, and whether it is denied.
    more: String,
    span: Span,
    sentence_span: Span,
    sentence: &'a str,
    /// What is said behind the sentence.
    remark: Option<String>,
}

impl Place<'_> {
    fn used(o: &Occurrence) -> Place<'_> {
        let who = o.speaker.as_ref().filter(|_| o.voice.key() != "own").map(|speaker| format!(", {speaker}")).unwrap_or_default();
        let negated = if o.negated { ", denied or prevented" } else { "" };
        Place {
            origin: &o.origin,
            listed: &o.listed,
            zone: o.zone,
            voice: o.voice.key(),
            more: who + negated,
            span: o.span,
            sentence_span: o.sentence_span,
            sentence: o.sentence().unwrap_or_default(),
            remark: None,
        }
    }

    fn passed_over(p: &PassedOver) -> Place<'_> {
        Place {
            origin: &p.origin,
            listed: &p.listed,
            zone: p.zone,
            voice: p.voice.key(),
            more: String::new(),
            span: p.span,
            sentence_span: p.sentence_span,
            sentence: &p.sentence,
            remark: Some(format!("“{}” passed over: {}", p.listed.shown, p.why())),
        }
    }

    /// Where, whose voice, and the sentence with the words marked.
    fn entry(&self, date: Option<&str>, width: usize) -> String {
        let Origin { outlet, file, row, .. } = self.origin;
        let place = row.map_or_else(|| file.clone(), |row| format!("{file}:{row}"));
        let date = date.and_then(day).map(|day| format!(", {day}")).unwrap_or_default();
        let zone = if self.zone == Zone::Headline { "headline, " } else { "" };
        let (from, to) = (self.span.start(), self.span.end());
        let head = format!("{outlet}{date}  [{zone}{}{}]  {place} bytes {from}-{to}", self.voice, self.more);
        let from = from - self.sentence_span.start();
        let to = (to - self.sentence_span.start()).min(self.sentence.len());
        let marked = format!("{}«{}»{}", &self.sentence[..from], &self.sentence[from..to], &self.sentence[to..]);
        let mut text = clean(&head) + "\n" + &wrapped(&marked, width);
        if let Some(remark) = &self.remark {
            text += &wrapped(remark, width);
        }
        text + "\n"
    }
}

/// Indented lines no wider than the screen.
fn wrapped(words: &str, width: usize) -> String {
    let mut text = String::new();
    let mut line = String::from("   ");
    for word in clean(words).split_whitespace() {
        if line.trim().is_empty() || line.width() + 1 + word.width() <= width {
            line.push(' ');
        } else {
            text.push_str(&line);
            text.push('\n');
            line = String::from("    ");
        }
        line.push_str(word);
    }
    text + &line + "\n"
}
