//! Pages drawn with their findings: an SVG of the page with numbered frames. An edition that is not written yet is
//! drawn as grey boxes.

use std::fmt::Write;

use super::job::{Job, Kind, Object, Sheet};
use super::{Finding, Unreadable, display, pdf};
use crate::geom::Rect;
use crate::page::Composition;
use crate::press::Level;

/// A page with its findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// Which page, from 0.
    pub page: usize,
    /// An SVG document, in millimetres. A frame bears the number of its finding, counted from 1 through all
    /// findings that were given.
    pub svg: String,
}

/// Frames of a colour for what may not go to press, of another for what is worth a look.
const COLOURS: [(Level, &str); 2] = [(Level::Error, "#c00000"), (Level::Warning, "#c07000")];
/// Objects beyond these make no picture clearer.
const MOST_OBJECTS: usize = 20_000;

/// Draws every page of a PDF file that has findings.
///
/// # Errors
/// The file can't be read.
pub fn drawings(bytes: &[u8], findings: &[Finding]) -> Result<Vec<Drawing>, Unreadable> {
    let looks = pdf::Looks::of(bytes)?;
    Ok(draw(&pdf::read(bytes)?, findings, |page, sheet, out| match looks.page(page) {
        Some(look) => inside(out, &look, sheet.shown),
        None => boxes(out, sheet),
    }))
}

/// Draws every page of an edition that has findings.
#[must_use]
pub fn drawings_of(composition: &Composition, findings: &[Finding]) -> Vec<Drawing> {
    draw(&display::read(composition), findings, |_, sheet, out| boxes(out, sheet))
}

/// `underlay` draws what is printed on a page.
fn draw(
    job: &Job<'_>,
    findings: &[Finding],
    underlay: impl Fn(usize, &Sheet<'_>, &mut String),
) -> Vec<Drawing> {
    let of_page = |index| {
        let numbered = findings.iter().enumerate().map(|(at, finding)| (at + 1, finding));
        numbered
            .filter(|(_, one)| one.page.as_ref().is_some_and(|page| page.index == index))
            .collect::<Vec<_>>()
    };
    let pages = job.sheets.iter().enumerate().map(|(index, sheet)| (index, sheet, of_page(index)));
    pages
        .filter(|(.., found)| !found.is_empty())
        .map(|(page, sheet, found)| {
            let mut svg = head(sheet);
            underlay(page, sheet, &mut svg);
            frames(&mut svg, sheet, &found);
            Drawing { page, svg }
        })
        .collect()
}

fn head(sheet: &Sheet<'_>) -> String {
    let [x, y, width, height] = millimetres(sheet.media);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}mm\" height=\"{height}mm\" viewBox=\"{x} {y} {width} {height}\">\n"
    );
    frame(&mut out, sheet.media, "fill=\"#fff\"");
    out
}

/// What a page looks like, over a rectangle: a document inside the document, in its own coordinates.
fn inside(out: &mut String, look: &pdf::Look, rect: Rect) {
    let [x, y, width, height] = millimetres(rect);
    let (across, down) = look.size;
    // Writing to a string never fails.
    let _ = writeln!(
        out,
        "<svg x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {across} {down}\" preserveAspectRatio=\"none\">{}</svg>",
        look.svg
    );
}

/// What is printed, as boxes.
fn boxes(out: &mut String, sheet: &Sheet<'_>) {
    for object in sheet.objects.iter().take(MOST_OBJECTS) {
        frame(out, object.rect, shade(object));
    }
}

fn frames(out: &mut String, sheet: &Sheet<'_>, found: &[(usize, &Finding)]) {
    frame(out, sheet.trim, "fill=\"none\" stroke=\"#888\" stroke-width=\"0.2\"");
    for (number, finding) in found {
        let colour = COLOURS.iter().find(|(level, _)| *level == finding.severity).map_or("#000", |(_, c)| c);
        for place in &finding.places {
            let style = format!("fill=\"none\" stroke=\"{colour}\" stroke-width=\"0.5\"");
            frame(out, *place, &style);
            let [x, y, ..] = millimetres(*place);
            let _ = writeln!(
                out,
                "<text x=\"{x}\" y=\"{y}\" font-size=\"4\" font-family=\"sans-serif\" fill=\"{colour}\">{number}</text>"
            );
        }
    }
    out.push_str("</svg>\n");
}

fn shade(object: &Object<'_>) -> &'static str {
    match object.kind {
        Kind::Text { .. } => "fill=\"#bbb\"",
        Kind::Line { .. } => "fill=\"#999\"",
        Kind::Area | Kind::Shape => "fill=\"#e4e4e4\"",
        Kind::Picture { .. } => "fill=\"#d0d8e0\"",
    }
}

fn frame(out: &mut String, rect: Rect, style: &str) {
    let [x, y, width, height] = millimetres(rect);
    let _ = writeln!(out, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" {style}/>");
}

/// To a hundredth of a millimetre.
fn millimetres(rect: Rect) -> [f64; 4] {
    [rect.x, rect.y, rect.width, rect.height].map(|length| (length.to_mm() * 100.0).round() / 100.0)
}
