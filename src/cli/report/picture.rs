//! The options of a picture, the same for every command that draws one.

use std::path::PathBuf;

use anyhow::{Result, anyhow};
use clap::Args;
use slantwise::chart::{self, SIZES, Sheet};
use slantwise::pipeline::{DrawnFiles, Picture};

use crate::screen;

#[derive(Debug, Args)]
pub struct PictureArgs {
    /// A size by name: slide (16 to 9), column (narrow: print, telephones) or poster (A paper)
    #[arg(long, value_name = "SIZE", value_parser = size)]
    size: Option<chart::Size>,
    /// Width of the layout in pixels, 480 to 2400; letters keep their size
    #[arg(long, value_name = "PIXELS", value_parser = width)]
    width: Option<f64>,
    /// The greatest height in pixels: rows that do not fit are counted in a line
    #[arg(long, value_name = "PIXELS", value_parser = height)]
    height: Option<f64>,
    /// Pixels of the PNG for each pixel of the layout, 0.5 to 4
    #[arg(long, value_name = "FACTOR", value_parser = scale)]
    scale: Option<f32>,
    /// A font file for characters that the built-in fonts lack, such as Chinese ones
    #[arg(long, value_name = "FILE")]
    font: Option<PathBuf>,
}

impl PictureArgs {
    /// True when one of them was given.
    pub fn is_asked(&self) -> bool {
        self.size.is_some() || self.width.is_some() || self.height.is_some() || self.scale.is_some() || self.font.is_some()
    }

    pub fn picture(self) -> Picture {
        Picture { size: self.size, width: self.width, height: self.height, scale: self.scale, font: self.font }
    }
}

/// Says what was drawn.
pub fn tell(drawn: &DrawnFiles) -> Result<()> {
    drawn.told.iter().for_each(|told| screen::note(told));
    screen::print(&drawn.files.iter().map(|file| format!("{}\n", file.display())).collect::<String>())
}

fn size(name: &str) -> Result<chart::Size> {
    let known: Vec<String> = SIZES.iter().map(|size| format!("{} ({})", size.name, size.why)).collect();
    chart::size(name).ok_or_else(|| anyhow!("there are: {}", known.join("; ")))
}

fn between(text: &str, least: f64, most: f64) -> Result<f64> {
    let number: f64 = text.parse().map_err(|_| anyhow!("a number from {least} to {most} is needed"))?;
    if (least..=most).contains(&number) { Ok(number) } else { Err(anyhow!("it must be from {least} to {most}")) }
}

fn width(text: &str) -> Result<f64> {
    between(text, Sheet::NARROWEST, Sheet::WIDEST)
}

fn height(text: &str) -> Result<f64> {
    between(text, 200.0, Sheet::TALLEST)
}

fn scale(text: &str) -> Result<f32> {
    Ok(between(text, 0.5, 4.0)? as f32)
}
