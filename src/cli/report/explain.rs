//! `slantwise report explain`.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use slantwise::findings::explain::Wanted;
use slantwise::pipeline::{self, Answer, Question};
use slantwise::report::explain;
use slantwise::text::VoiceGroup;

use super::picture::{PictureArgs, tell};
use crate::screen;

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  slantwise report explain reports/news\n  \
                  slantwise report explain reports/news --outlet \"Daily Planet\" --group armed-opposition\n  \
                  slantwise report explain reports/news --outlet \"Daily Planet\" --word rebel --voice all --format json\n\n\
                  Without --group and --word it lists what can be asked. It reads the report's own files only, so that it works without the articles.")]
pub struct ExplainArgs {
    /// The folder of a report that `compare` wrote
    #[arg(value_name = "REPORT")]
    report: PathBuf,
    /// The outlet
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
    /// A category or naming set, by its id or by the name that the report shows
    #[arg(long, value_name = "GROUP")]
    group: Option<String>,
    /// A listed word, by its id or by the name that the report shows; with --group, the one of that group
    #[arg(long, value_name = "WORD")]
    word: Option<String>,
    /// The word list, where several know the name
    #[arg(short, long, value_name = "NAME")]
    lexicon: Option<String>,
    /// Whose words the number counts: the outlet's own, or all
    #[arg(long, value_enum, default_value_t = Voices::Own)]
    voice: Voices,
    /// For people, or for programs
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Draw what the difference to the other outlets is made of, word by word and article by article: FILE.svg, FILE.png, or FILE for both
    #[arg(long, value_name = "FILE")]
    draw: Option<PathBuf>,
    #[command(flatten)]
    picture: PictureArgs,
    /// Uses listed at most, and articles
    #[arg(long, value_name = "NUMBER", default_value_t = 20)]
    limit: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Voices {
    Own,
    All,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

pub fn run(args: ExplainArgs) -> Result<()> {
    let question = Question {
        outlet: args.outlet,
        wanted: Wanted { group: args.group, word: args.word, lexicon: args.lexicon },
        voice: if args.voice == Voices::Own { VoiceGroup::Own } else { VoiceGroup::All },
        limit: args.limit as usize,
    };
    if args.draw.is_none() && args.picture.is_asked() {
        bail!("--size, --width, --height, --scale and --font are for a picture; say where to draw it with --draw FILE");
    }
    let answer = pipeline::explain_report(&args.report, &question)?;
    if let Some(file) = &args.draw {
        let Answer::Explanation(found) = &answer else {
            bail!("--draw takes one number apart; name it with --outlet and --group or --word");
        };
        if let Some(why) = &found.no_contributions {
            bail!("there is nothing to draw. {why}");
        }
        return tell(&pipeline::draw_difference(found, &args.picture.picture(), file)?);
    }
    let text = match (answer, args.format) {
        (Answer::Offer(offer), Format::Text) => explain::render_offer(&offer, screen::width()),
        (Answer::Offer(offer), Format::Json) => explain::json(&*offer)?,
        (Answer::Explanation(found), Format::Text) => explain::render(&found, screen::width()),
        (Answer::Explanation(found), Format::Json) => explain::json(&*found)?,
    };
    screen::print(&text)
}
