//! Pages drawn with their findings: an SVG of the page with numbered frames.

use std::fmt::Write;

use super::job::{Job, Sheet};
use super::{Finding, Unreadable, pdf};
use crate::geom::Rect;
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

/// Draws every page of a PDF file that has findings.
pub(super) fn drawings(
    bytes: &[u8],
    job: &Job<'_>,
    findings: &[Finding],
) -> Result<Vec<Drawing>, Unreadable> {
    let looks = pdf::Looks::of(bytes)?;
    let of_page = |index| {
        let numbered = findings.iter().enumerate().map(|(at, finding)| (at + 1, finding));
        numbered
            .filter(|(_, one)| one.page.as_ref().is_some_and(|page| page.index == index))
            .collect::<Vec<_>>()
    };
    let pages = job.sheets.iter().enumerate().map(|(index, sheet)| (index, sheet, of_page(index)));
    let drawn = pages
        .filter(|(.., found)| !found.is_empty())
        .map(|(page, sheet, found)| {
            let mut svg = head(sheet);
            if let Some(look) = looks.page(page) {
                inside(&mut svg, &look, sheet.shown);
            }
            frames(&mut svg, sheet, &found);
            Drawing { page, svg }
        })
        .collect();
    Ok(drawn)
}

fn head(sheet: &Sheet<'_>) -> String {
    let [x, y, width, height] = sheet.media.to_mm();
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}mm\" height=\"{height}mm\" viewBox=\"{x} {y} {width} {height}\">\n"
    );
    frame(&mut out, sheet.media, "fill=\"#fff\"");
    out
}

/// What a page looks like, over a rectangle: a document inside the document, in its own coordinates.
fn inside(out: &mut String, look: &pdf::Look, rect: Rect) {
    let [x, y, width, height] = rect.to_mm();
    let (across, down) = look.size;
    // Writing to a string never fails.
    let _ = writeln!(
        out,
        "<svg x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {across} {down}\" preserveAspectRatio=\"none\">{}</svg>",
        look.svg
    );
}

fn frames(out: &mut String, sheet: &Sheet<'_>, found: &[(usize, &Finding)]) {
    frame(out, sheet.trim, "fill=\"none\" stroke=\"#888\" stroke-width=\"0.2\"");
    for (number, finding) in found {
        let colour = COLOURS.iter().find(|(level, _)| *level == finding.severity).map_or("#000", |(_, c)| c);
        for place in &finding.places {
            let style = format!("fill=\"none\" stroke=\"{colour}\" stroke-width=\"0.5\"");
            frame(out, *place, &style);
            let [x, y, ..] = place.to_mm();
            let _ = writeln!(
                out,
                "<text x=\"{x}\" y=\"{y}\" font-size=\"4\" font-family=\"sans-serif\" fill=\"{colour}\">{number}</text>"
            );
        }
    }
    out.push_str("</svg>\n");
}

fn frame(out: &mut String, rect: Rect, style: &str) {
    let [x, y, width, height] = rect.to_mm();
    let _ = writeln!(out, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" {style}/>");
}
