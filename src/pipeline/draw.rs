//! Draws one figure of a finished report again, in another size: from the report's own files, never from the articles.

use std::path::{Path, PathBuf};

use crate::chart::{self, Figure, Fonts, Sheet, Size};
use crate::error::Error;
use crate::findings::explain::Explanation;
use crate::findings::redraw;
use crate::pipeline::explain::{FINDINGS, Place};
use crate::pipeline::output::{MANIFEST, write_file};

/// How a picture is to be.
#[derive(Debug, Clone, Default)]
pub struct Picture {
    /// A size by name; what else is given here goes before it.
    pub size: Option<Size>,
    /// Width of the layout in pixels.
    pub width: Option<f64>,
    /// Its greatest height.
    pub height: Option<f64>,
    /// Pixels of the PNG for each of the layout.
    pub scale: Option<f32>,
    /// A font for the characters that the built-in ones lack.
    pub font: Option<PathBuf>,
}

/// Pixels of the PNG for each of the layout, where nothing is asked: sharp on a projector and in print.
pub(super) const PNG_SCALE: f32 = 2.0;

impl Picture {
    fn sheet(&self) -> Result<Sheet, Error> {
        let fonts = match &self.font {
            None => Fonts::embedded(),
            Some(path) => {
                let bytes = std::fs::read(path).map_err(|source| Error::Read { path: path.clone(), source })?;
                Fonts::embedded().with(bytes)?
            }
        };
        let width = self.width.or(self.size.map(|size| size.width)).unwrap_or(Sheet::WIDTH);
        Ok(Sheet { fonts, width, height: self.height.or(self.size.and_then(|size| size.height)) })
    }

    fn scale(&self) -> f32 {
        self.scale.or(self.size.map(|size| size.scale)).unwrap_or(PNG_SCALE)
    }

    /// What the size adds to a file's name: `slide`, `960x540`, `1200`.
    fn suffix(&self) -> String {
        let of_size = |width: f64, height: Option<f64>| height.map_or(format!("{width}"), |height| format!("{width}x{height}"));
        match self.size {
            Some(size) if self.width.is_none() && self.height.is_none() => size.name.to_string(),
            size => {
                let width = self.width.or(size.map(|size| size.width)).unwrap_or(Sheet::WIDTH);
                of_size(width, self.height.or(size.and_then(|size| size.height)))
            }
        }
    }
}

/// What was drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnFiles {
    /// The files.
    pub files: Vec<PathBuf>,
    /// What is not as it was asked for, as sentences.
    pub told: Vec<String>,
}

/// Draws the figure `name` of the report in the folder `report`. Without `out` it stands beside the report's own pictures, under a name with the size.
///
/// # Errors
/// [`Error::NoFigure`] for a name that is none; [`Error::NoReport`] for a folder that is no report; a font or a scale that cannot be used; when the
/// disk refuses.
pub fn draw_report(report: &Path, name: &str, picture: &Picture, out: Option<&Path>) -> Result<DrawnFiles, Error> {
    let sheet = picture.sheet()?;
    let place = Place::open(report)?;
    let shown = place.shown(FINDINGS);
    let no_figure = |known: Vec<String>| Error::NoFigure { name: name.to_string(), known };
    let figure = if place.is_discovery() {
        const ONLY: &str = "distinctive-words";
        if name != ONLY {
            return Err(no_figure(vec![ONLY.to_string()]));
        }
        chart::distinctive_words(&redraw::discovery(&shown, place.findings()?)?, &sheet)?
    } else {
        let findings = redraw::findings(&shown, place.findings()?)?;
        let known = || chart::names(&findings).into_iter().map(str::to_string).collect();
        chart::draw_one(&findings, name, &sheet)?.ok_or_else(|| no_figure(known()))?
    };
    let beside = || report.join("charts").join(format!("{name}-{}", picture.suffix()));
    write(&figure, &sheet, picture, &out.map_or_else(beside, Path::to_path_buf))
}

/// Draws what a difference is made of.
///
/// # Errors
/// When a font or a scale cannot be used, or the disk refuses.
pub fn draw_difference(explanation: &Explanation, picture: &Picture, out: &Path) -> Result<DrawnFiles, Error> {
    let sheet = picture.sheet()?;
    write(&chart::difference(explanation, &sheet)?, &sheet, picture, out)
}

/// The one report in the folder `reports`.
///
/// # Errors
/// [`Error::WhichReport`] when there is none, or more than one.
pub fn only_report() -> Result<PathBuf, Error> {
    let path = PathBuf::from("reports");
    let entries = std::fs::read_dir(&path).into_iter().flatten().filter_map(Result::ok).map(|entry| entry.path());
    let mut found: Vec<PathBuf> = entries.filter(|entry| entry.join(MANIFEST).is_file()).collect();
    found.sort();
    match found.as_slice() {
        [only] => Ok(only.clone()),
        several => Err(Error::WhichReport { path, known: several.iter().map(|report| report.display().to_string()).collect() }),
    }
}

/// Writes SVG, PNG or both, as the end of `out` says. The PNG is made before anything is written.
fn write(figure: &Figure, sheet: &Sheet, picture: &Picture, out: &Path) -> Result<DrawnFiles, Error> {
    let end = out.extension().and_then(|end| end.to_str()).map(str::to_lowercase);
    let (svg, png) = match end.as_deref() {
        Some("svg") => (Some(out.to_path_buf()), None),
        Some("png") => (None, Some(out.to_path_buf())),
        _ => (Some(with_end(out, "svg")), Some(with_end(out, "png"))),
    };
    let mut drawn = DrawnFiles { files: Vec::new(), told: Vec::new() };
    let pixels = match png.is_some().then(|| chart::png_with(figure, picture.scale(), &sheet.fonts)) {
        None => None,
        Some(Ok(pixels)) => Some(pixels),
        Some(Err(error @ chart::Error::NoFont { .. })) if svg.is_some() => {
            drawn.told.push(error.to_string());
            None
        }
        Some(Err(error)) => return Err(error.into()),
    };
    for (path, bytes) in [(svg, Some(figure.svg.as_bytes())), (png, pixels.as_deref())] {
        if let (Some(path), Some(bytes)) = (path, bytes) {
            write_file(&path, bytes)?;
            drawn.files.push(path);
        }
    }
    let width = sheet.width.clamp(Sheet::NARROWEST, Sheet::WIDEST);
    if figure.size.0 < width - 1.0 {
        drawn.told.push(format!(
            "even with the fewest rows it is taller than asked for, so that the whole picture is drawn smaller, {} by {} instead of {width} wide, with \
             smaller letters; allow more height, or another width",
            figure.size.0, figure.size.1
        ));
    }
    Ok(drawn)
}

/// A name that may hold dots, with an end behind it.
fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_os_string();
    name.push(".");
    name.push(end);
    PathBuf::from(name)
}
