//! Writes a sheet as a PDF without a browser: text that can be selected and is read aloud in order, embedded fonts, no clock.
//!
//! First the sheet is laid out to simple strokes of a pen, then krilla writes these with their tags; it checks that the result keeps to PDF/UA-1.

mod font;
mod layout;
mod pen;
mod table;

use std::collections::BTreeSet;
use std::num::NonZeroU16;

use krilla::SerializeSettings;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::luma;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::document::Document;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, Node, SpanTag, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};

use crate::lesson::pdf::font::Fonts;
use crate::lesson::pdf::pen::{Drawn, Kind, Part, Stroke as PenStroke};
use crate::lesson::sheet::Sheet;
use crate::lesson::{Error, PaperSize};

/// The sheet as a PDF.
///
/// # Errors
/// [`Error::NoLetters`] when no font at hand has a letter of it; else when krilla refuses, which is a bug.
pub(super) fn write(sheet: &Sheet, paper: PaperSize) -> Result<Vec<u8>, Error> {
    let fonts = Fonts::embedded().ok_or_else(|| refused(sheet, "an embedded font cannot be read"))?;
    let drawn = layout::lay_out(sheet, paper, &fonts);
    let missing = fonts.missing();
    if !missing.is_empty() {
        return Err(Error::NoLetters { sheet: sheet.id, letters: missing });
    }
    let configuration = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
    let configuration = configuration.map_err(|error| refused(sheet, &format!("{error:?}")))?;
    let mut document = Document::new_with(SerializeSettings { configuration, enable_tagging: true, ..SerializeSettings::default() });
    let mut identifiers: Vec<Vec<Identifier>> = vec![Vec::new(); drawn.leaves];
    let (width, height) = paper.points();
    let settings = PageSettings::from_wh(width, height).ok_or_else(|| refused(sheet, "the paper has no size"))?;
    for strokes in &drawn.pages {
        let mut page = document.start_page_with(settings.clone());
        let mut surface = page.surface();
        for stroke in strokes {
            draw(&mut surface, stroke, &fonts, &mut identifiers);
        }
        surface.finish();
        for stroke in strokes {
            if let PenStroke::Link { leaf, x, y, width, height, address } = stroke
                && let Some(area) = Rect::from_xywh(*x, *y, *width, *height)
            {
                let target = Target::Action(Action::Link(LinkAction::new(address.clone())));
                let link = Annotation::new_link(LinkAnnotation::new(area, target), Some(address.clone()));
                identifiers[*leaf].push(page.add_tagged_annotation(link));
            }
        }
        page.finish();
    }
    let mut tree = TagTree::new().with_lang(Some(sheet.language.clone()));
    drawn.parts.iter().for_each(|part| tree.push(group(part, &mut identifiers)));
    document.set_tag_tree(tree);
    document.set_outline(outline(&drawn));
    let creator = concat!("slantwise ", env!("CARGO_PKG_VERSION")).to_string();
    document.set_metadata(Metadata::new().title(sheet.title.clone()).language(sheet.language.clone()).creator(creator));
    document.finish().map_err(|error| refused(sheet, &format!("{error:?}")))
}

fn refused(sheet: &Sheet, problem: &str) -> Error {
    Error::Pdf { sheet: sheet.id, problem: problem.to_string() }
}

fn grey(level: u8) -> Fill {
    Fill { paint: luma::Color::new(level).into(), opacity: NormalizedF32::ONE, rule: Default::default() }
}

/// Draws one stroke. Words of the sheet give an identifier to their leaf; all else is decoration.
fn draw(surface: &mut Surface<'_>, stroke: &PenStroke, fonts: &Fonts, identifiers: &mut [Vec<Identifier>]) {
    match stroke {
        PenStroke::Words { leaf, x, y, size, is_bold, text, level } => {
            let tag = match leaf {
                Some(_) => ContentTag::Span(SpanTag::empty()),
                None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)),
            };
            let identifier = surface.start_tagged(tag);
            surface.set_fill(Some(grey(*level)));
            let mut at = *x;
            for run in fonts.shape(text, *is_bold) {
                surface.draw_glyphs(Point::from_xy(at, *y), &run.glyphs, run.font.clone(), text, *size, false);
                at += run.width * size;
            }
            surface.end_tagged();
            if let Some(leaf) = leaf {
                identifiers[*leaf].push(identifier);
            }
        }
        PenStroke::Rule { x, y, to_x, to_y, width, level } => {
            decoration(surface, |surface| {
                let mut path = PathBuilder::new();
                path.move_to(*x, *y);
                path.line_to(*to_x, *to_y);
                surface.set_fill(None);
                let paint = luma::Color::new(*level).into();
                surface.set_stroke(Some(Stroke { paint, width: *width, ..Stroke::default() }));
                path.finish().iter().for_each(|path| surface.draw_path(path));
                surface.set_stroke(None);
            });
        }
        PenStroke::Area { x, y, width, height, level } => {
            decoration(surface, |surface| {
                let mut path = PathBuilder::new();
                Rect::from_xywh(*x, *y, *width, *height).into_iter().for_each(|area| path.push_rect(area));
                surface.set_fill(Some(grey(*level)));
                path.finish().iter().for_each(|path| surface.draw_path(path));
            });
        }
        PenStroke::Link { .. } => {}
    }
}

fn decoration(surface: &mut Surface<'_>, draw: impl FnOnce(&mut Surface<'_>)) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
    draw(surface);
    surface.end_tagged();
}

/// A part of the sheet as a group of tags.
fn group(part: &Part, identifiers: &mut [Vec<Identifier>]) -> Node {
    let tag: TagKind = match &part.kind {
        Kind::Heading(level, title) => {
            let level = NonZeroU16::new(u16::from(*level)).unwrap_or(NonZeroU16::MIN);
            Tag::Hn(level, Some(title.clone())).into()
        }
        Kind::Paragraph => Tag::P.into(),
        Kind::List { ordered } => Tag::L(if *ordered { ListNumbering::Decimal } else { ListNumbering::Disc }).into(),
        Kind::Item => Tag::LI.into(),
        Kind::Label => Tag::Lbl.into(),
        Kind::Body => Tag::LBody.into(),
        Kind::Table(summary) => Tag::Table.with_summary(Some(summary.clone())).into(),
        Kind::Row => Tag::TR.into(),
        Kind::ColumnHead => Tag::TH(TableHeaderScope::Column).into(),
        Kind::RowHead => Tag::TH(TableHeaderScope::Row).into(),
        Kind::Cell => Tag::TD.into(),
        Kind::Link => Tag::Link.into(),
    };
    let mut group = TagGroup::new(tag);
    part.leaves.iter().flat_map(|leaf| std::mem::take(&mut identifiers[*leaf])).for_each(|identifier| group.push(identifier));
    part.parts.iter().for_each(|inner| group.push(self::group(inner, identifiers)));
    group.into()
}

fn outline(drawn: &Drawn) -> Outline {
    let mut outline = Outline::new();
    let mut seen = BTreeSet::new();
    for (title, page, y) in &drawn.headings {
        if seen.insert((*page, title.clone())) {
            outline.push_child(OutlineNode::new(title.clone(), XyzDestination::new(*page, Point::from_xy(0.0, *y))));
        }
    }
    outline
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::sheet::{Audience, Block, Run};

    fn sheet(text: &str) -> Sheet {
        let row =
            |n: usize| vec![vec![Run::plain(n.to_string())], vec![Run::plain(text.repeat(n % 7)), Run::link("https://example.org/a")]];
        let table = Block::Table {
            label: "Marks".into(),
            head: vec!["No.".into(), "Why".into()],
            rows: (1..60).map(row).collect(),
            widths: vec![10, 90],
            has_row_heads: true,
        };
        let blocks = vec![
            Block::heading(1, "A heading"),
            Block::boxed(text),
            Block::items(true, vec![text.into()]),
            Block::Space { lines: 3 },
            table,
        ];
        Sheet { id: "key", audience: Audience::Teacher, title: "T".into(), foot: "F".into(), language: "en".into(), blocks }
    }

    #[test]
    fn a_pdf_reads_back_and_is_the_same_twice() {
        let sheet = sheet("Rebels “entered” the city ● naïve Ελλάδα Київ. ");
        let made = sheet.pdf(PaperSize::A4).unwrap();
        assert_eq!(made, sheet.pdf(PaperSize::A4).unwrap());
        let document = lopdf::Document::load_mem(&made).unwrap();
        let pages: Vec<u32> = document.get_pages().keys().copied().collect();
        assert!(pages.len() > 2, "{}", pages.len());
        let text = document.extract_text(&pages).unwrap();
        assert!(text.contains("A heading") && text.contains("“entered”") && text.contains("Київ") && text.contains("59"), "{text}");
        assert!(document.catalog().unwrap().get(b"StructTreeRoot").is_ok(), "it is tagged");
    }

    #[test]
    fn letters_that_no_font_has_are_told() {
        let error = sheet("反乱軍 and more. ").pdf(PaperSize::Letter).unwrap_err().to_string();
        assert!(error.contains("the letters 乱反軍;"), "{error}");
    }
}
