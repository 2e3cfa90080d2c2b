//! `slantwise report draw`.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use slantwise::pipeline;

use super::picture::{PictureArgs, tell};

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  slantwise report draw naming-grid reports/news --size slide\n  \
                  slantwise report draw rates reports/news --width 640 --out figure1.svg\n\n\
                  Names are those of the files in the report's folder charts; a wrong one lists them. It reads the report's own files only, so that it works \
                  without the articles. Without --out both files stand beside the report's own, under a name with the size.")]
pub struct DrawArgs {
    /// The figure, as its file in the report's folder charts is called
    #[arg(value_name = "NAME")]
    name: String,
    /// The folder of a report; not needed when there is one report in the folder reports
    #[arg(value_name = "REPORT")]
    report: Option<PathBuf>,
    #[command(flatten)]
    picture: PictureArgs,
    /// Where to draw it: a name that ends in .svg or .png gives that file, another both
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub fn run(args: DrawArgs) -> Result<()> {
    let report = match args.report {
        Some(report) => report,
        None => pipeline::only_report()?,
    };
    tell(&pipeline::draw_report(&report, &args.name, &args.picture.picture(), args.out.as_deref())?)
}
