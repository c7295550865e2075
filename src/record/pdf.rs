//! A page of a PDF, interpreted: from the file's bytes to a [`Sheet`].
//!
//! The library's floating-point numbers end here. It does not bound what a hostile file makes it do:
//! [`crate::cli`] runs this in a process of its own.

use hayro_interpret::font::{Glyph as Drawn, GlyphRun, PositionedGlyph};
use hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro_interpret::hayro_syntax::object::dict::keys::ACTUAL_TEXT;
use hayro_interpret::hayro_syntax::object::{Dict, String as PdfString};
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, BezPath, Point as Place, Rect as Box, Shape, Vec2};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, RenderContent, SoftMask, TransformExt, interpret_page,
};

use serde::{Deserialize, Serialize};

use super::Recorded;
use super::clean::unified;
use super::page_lines::{from_sheet, unread};
use super::scraps::{Scraps, scraps};
use super::sheet::{Direction, Glyph, Sheet};
use crate::geom::{Length, Point, Rect, Size};
use crate::text_string::text_string;

/// A newspaper page has some 10,000 glyphs.
const MOST_GLYPHS: usize = 200_000;
/// Rules beyond these are a drawing's.
const MOST_RULES: usize = 10_000;
/// A thicker line is a tint or a picture, in points.
const THICKEST_RULE: f64 = 4.0;
/// A shorter line is an ornament or part of a drawing, in points.
const SHORTEST_RULE: f64 = 20.0;

/// Why a PDF's page can't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PdfFault {
    /// It is no PDF, or so broken that no page is found.
    NotAPdf,
    /// It can't be opened without a password, or not at all.
    Encrypted,
    /// It has only so many pages.
    NoSuchPage(usize),
}

/// A page of a file, read: by its places alone, and as what can be traced to copy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReadPage {
    /// Its lines and stories, by their places.
    pub recorded: Recorded,
    /// What stands on it.
    pub scraps: Scraps,
    /// How many glyphs are not read.
    pub unread: usize,
    /// How many pages the file has.
    pub pages: usize,
}

/// Reads a page, numbered from 1.
///
/// # Errors
/// Why it can't be read.
pub fn read_page(bytes: Vec<u8>, page: usize) -> Result<ReadPage, PdfFault> {
    let (sheet, pages) = interpreted(bytes, page)?;
    let (recorded, scraps, unread) = (from_sheet(&sheet), scraps(&sheet), unread(&sheet));
    Ok(ReadPage { recorded, scraps, unread, pages })
}

/// Interprets a page, numbered from 1.
pub fn sheet(bytes: Vec<u8>, page: usize) -> Result<Sheet, PdfFault> {
    interpreted(bytes, page).map(|(sheet, _)| sheet)
}

/// A page of a file, and how many it has.
fn interpreted(bytes: Vec<u8>, page: usize) -> Result<(Sheet, usize), PdfFault> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(_) => PdfFault::Encrypted,
        LoadPdfError::Invalid => PdfFault::NotAPdf,
    })?;
    let pages = pdf.pages();
    let Some(page) = page.checked_sub(1).and_then(|index| pages.get(index)) else {
        return Err(if pages.is_empty() { PdfFault::NotAPdf } else { PdfFault::NoSuchPage(pages.len()) });
    };
    let (width, height) = page.render_dimensions();
    let (width, height) = (f64::from(width), f64::from(height));
    // A comment on a page is no part of what was printed.
    let settings =
        InterpreterSettings { render_content: RenderContent::PAGE, ..InterpreterSettings::default() };
    let cache = InterpreterCache::new();
    let visible = Box::new(0.0, 0.0, width, height);
    let upright = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(upright, visible, &cache, pdf.xref(), settings);
    let size = Size { width: length(width).unwrap_or_default(), height: length(height).unwrap_or_default() };
    let sheet = Sheet { size, ..Sheet::default() };
    let mut hand = Hand { sheet, visible, spans: Vec::new() };
    interpret_page(page, &mut context, &mut hand);
    Ok((hand.sheet, pages.len()))
}

/// Points as a length; none where no page could be so large.
fn length(points: f64) -> Option<Length> {
    (points.abs() < 1e6).then(|| Length((points * 1e6).round() as i64))
}

/// Takes down what the interpreter draws.
struct Hand {
    sheet: Sheet,
    visible: Box,
    /// The open marked contents.
    spans: Vec<Span>,
}

/// A marked content that is open.
struct Span {
    /// The text that it is said to stand for as a whole.
    actual: Option<String>,
    /// The first glyph that is its.
    from: usize,
}

impl Hand {
    fn glyph(&mut self, glyph: &PositionedGlyph<'_>, to_page: Affine, mode: WritingMode) {
        let transform = to_page * glyph.transform();
        // A glyph is drawn in thousandths of its em.
        let origin = transform * Place::ZERO;
        let across = transform * Place::new(1000.0, 0.0) - origin;
        let up = transform * Place::new(0.0, 1000.0) - origin;
        let text = glyph.as_unicode().map(|text| match text {
            BfString::Char(c) => unified(&c.to_string()),
            BfString::String(text) => unified(&text),
        });
        let is_blank = text.as_deref().is_some_and(|text| text.chars().all(char::is_whitespace));
        if !self.visible.contains(origin + up * 0.3) && !is_blank {
            return;
        }
        let share = match &**glyph {
            Drawn::Outline(outline) => outline.advance_width(),
            Drawn::Type3(drawing) => drawing.advance_width(),
        };
        let advance = share.map_or(1.0, |share| f64::from(share) / 1000.0) * across.length();
        let (Some(x), Some(y)) = (length(origin.x), length(origin.y)) else { return };
        let (Some(size), Some(advance)) = (length(up.length()), length(advance)) else { return };
        if size > Length::ZERO {
            let direction = direction(across, up, mode);
            self.sheet.glyphs.push(Glyph { text, at: Point { x, y }, size, advance, direction });
        }
    }

    fn rule(&mut self, drawn: Box) {
        let (width, height) = (drawn.width(), drawn.height());
        let is_rule = width.min(height) <= THICKEST_RULE && width.max(height) >= SHORTEST_RULE;
        if !is_rule || self.sheet.rules.len() >= MOST_RULES {
            return;
        }
        if let (Some(x), Some(y), Some(width), Some(height)) =
            (length(drawn.x0), length(drawn.y0), length(width), length(height))
        {
            self.sheet.rules.push(Rect { x, y, width, height });
        }
    }
}

/// A slant of two in a hundred is a scanner's, not a designer's.
fn direction(across: Vec2, up: Vec2, mode: WritingMode) -> Direction {
    let level = across.x > 0.0 && across.y.abs() <= across.x * 0.02;
    let upright = up.y < 0.0;
    let down = across.y > 0.0 && across.x.abs() <= across.y * 0.02;
    let right = up.x > 0.0;
    match mode {
        WritingMode::Horizontal if level && upright => Direction::Across,
        WritingMode::Vertical if level && upright => Direction::Down,
        WritingMode::Horizontal if down && right => Direction::Clockwise,
        _ => Direction::Turned,
    }
}

impl<'a> Device<'a> for Hand {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            if self.sheet.glyphs.len() >= MOST_GLYPHS {
                self.sheet.cut_short = true;
                return;
            }
            self.glyph(glyph, props.transform, run.writing_mode());
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        match mode {
            DrawMode::Fill(_) => self.rule((props.transform * path.clone()).bounding_box()),
            // Each side of a drawn box is a rule.
            DrawMode::Stroke(_) | DrawMode::FillAndStroke(..) => {
                for side in path.segments().take(MOST_RULES) {
                    self.rule((props.transform * side).bounding_box());
                }
            }
            DrawMode::Invisible => {}
        }
    }

    fn begin_marked_content(&mut self, _: &[u8], properties: Option<&Dict<'_>>) {
        let actual = properties.and_then(|properties| properties.get::<PdfString<'_>>(ACTUAL_TEXT));
        let actual = actual.map(|text| unified(&text_string(text.as_bytes())));
        self.spans.push(Span { actual, from: self.sheet.glyphs.len() });
    }

    /// What a span is said to stand for is told by its first glyph, unless its glyphs say the same one by one.
    fn end_marked_content(&mut self) {
        let Some(Span { actual: Some(actual), from }) = self.spans.pop() else { return };
        let Some(glyphs) = self.sheet.glyphs.get_mut(from..) else { return };
        let solid = |text: &str| text.split_whitespace().collect::<String>();
        let own: Option<String> = glyphs.iter().map(|glyph| glyph.text.as_deref()).collect();
        if own.is_some_and(|own| solid(&own) == solid(&actual)) {
            return;
        }
        let mut actual = Some(actual);
        for glyph in glyphs {
            glyph.text = Some(actual.take().unwrap_or_default());
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn pop_clip(&mut self) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_transparency_group(&mut self) {}
}
