//! Two pages laid over each other, as an SVG: what both print in grey, what only one of them does in its colour.

use std::fmt::Write;

use super::changed::Changed;
use super::known::View;
use super::print::{Prints, items};
use super::told::PageDifference;
use crate::geom::{Length, Rect};
use crate::outline::FillRule;
use crate::page::{GlyphRun, Item, Page, Shape};
use crate::svg::{Glyphs, escaped, matrix, path, placed, turned};

/// A page that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// The number that it prints.
    pub label: String,
    /// An SVG document, in millimetres.
    pub svg: String,
}

/// What a reader of the picture is told of its colours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Legend {
    /// What is in the earlier edition alone.
    pub earlier: String,
    /// What is in the later one alone.
    pub later: String,
    /// What is in both.
    pub both: String,
}

/// The colour of what is in the earlier edition alone.
const EARLIER: &str = "#d02020";
/// Of what is in the later one alone.
const LATER: &str = "#1060c0";
/// Of what is in both.
const BOTH: &str = "#b0b0b0";
/// Of the frames around what is found.
const FRAME: &str = "#208020";

/// The room for the legend above the page.
const LEGEND: Length = Length::tenths_of_mm(100);

/// Both pages of a difference; its first finding has a number.
pub(super) fn page(
    views: &[View<'_>; 2],
    differs: &PageDifference,
    first: usize,
    legend: &Legend,
) -> Option<Drawing> {
    let [old_at, new_at] = differs.at;
    let [old_view, new_view] = views;
    let old = old_view.side.composition.pages.get(old_at)?;
    let new = new_view.side.composition.pages.get(new_at)?;
    let (old_prints, new_prints) = (Prints::of(old, old_view), Prints::of(new, new_view));
    let Changed { kept, .. } = Changed::between(&old_prints, &new_prints);
    let mut glyphs = Glyphs::default();
    let mut body = String::new();
    // What is the same lies under what is not; the later page over the earlier.
    let layers = [
        (&new_prints, new_view, &kept[1], true, BOTH),
        (&old_prints, old_view, &kept[0], false, EARLIER),
        (&new_prints, new_view, &kept[1], false, LATER),
    ];
    for (prints, view, kept, same, colour) in layers {
        let _ = writeln!(body, "<g fill=\"{colour}\" fill-opacity=\"0.8\">");
        layer(&mut body, prints, (view, kept, same), &mut glyphs);
        body.push_str("</g>\n");
    }
    let mut svg = head([old, new], legend);
    glyphs.write(&mut svg);
    svg.push_str(&body);
    frames(&mut svg, differs, first);
    svg.push_str("</svg>\n");
    Some(Drawing { label: differs.label.clone(), svg })
}

/// What of a page is kept, or what is not.
fn layer(
    out: &mut String,
    prints: &Prints<'_>,
    (view, kept, same): (&View<'_>, &[bool], bool),
    glyphs: &mut Glyphs,
) {
    let all: Vec<&Item> = items(prints.page).collect();
    let wanted = prints.marks.iter().zip(kept).filter(|(_, kept)| **kept == same);
    for (print, _) in wanted {
        match all.get(print.item as usize) {
            Some(Item::Glyphs(run)) => one_glyph(out, (run, print.glyph as usize), view, glyphs),
            Some(Item::Fill(fill)) => rect(out, fill.rect, ""),
            Some(Item::Shape(shape)) => outline(out, shape),
            Some(Item::Picture(placed)) => crossed(out, placed.clip),
            Some(Item::Insert(placed)) => crossed(out, placed.rect),
            None => {}
        }
    }
}

fn one_glyph(out: &mut String, (run, at): (&GlyphRun, usize), view: &View<'_>, glyphs: &mut Glyphs) {
    let Some(one) = run.glyphs.get(at) else { return };
    let known = view.face(run.face);
    let Some((number, advance)) = glyphs.number(known, one.id, || view.side.fonts.face(run.face)) else {
        return;
    };
    let way = matrix(run, run.size.to_mm());
    let [right, down] = turned(way, placed(run, one, advance));
    let (x, y) = (run.origin.x.to_mm() + right, run.origin.y.to_mm() + down);
    let way = way.map(|one| format!("{one:.6}")).join(" ");
    let _ = writeln!(out, "<use href=\"#g{number}\" transform=\"matrix({way} {x:.3} {y:.3})\"/>");
}

fn outline(out: &mut String, shape: &Shape) {
    let rule = if shape.rule == FillRule::EvenOdd { " fill-rule=\"evenodd\"" } else { "" };
    let _ = writeln!(
        out,
        "<path{rule} d=\"{}\"/>",
        path(&shape.contours, |length| format!("{:.3}", length.to_mm()))
    );
}

/// A picture, or the page of another file: a pale rectangle with its diagonals.
fn crossed(out: &mut String, of: Rect) {
    rect(out, of, " fill-opacity=\"0.25\"");
    let [left, top, right, bottom] = [of.x, of.y, of.right(), of.bottom()].map(Length::to_mm);
    let _ = writeln!(
        out,
        "<path d=\"M{left:.3} {top:.3} L{right:.3} {bottom:.3} M{right:.3} {top:.3} L{left:.3} {bottom:.3}\" stroke=\"#808080\" stroke-width=\"0.2\"/>"
    );
}

fn rect(out: &mut String, of: Rect, style: &str) {
    let [x, y, width, height] = [of.x, of.y, of.width, of.height].map(Length::to_mm);
    let _ =
        writeln!(out, "<rect x=\"{x:.3}\" y=\"{y:.3}\" width=\"{width:.3}\" height=\"{height:.3}\"{style}/>");
}

/// The sheet, its trim, and above it what the colours mean.
fn head(pages: [&Page; 2], Legend { earlier, later, both }: &Legend) -> String {
    let [old_sheet, new_sheet] = pages.map(|page| {
        let beyond = page.bleed + page.slug;
        let (width, height) = (page.trim.width + beyond * 2, page.trim.height + beyond * 2);
        Rect { x: -beyond, y: -beyond, width, height }
    });
    let sheet = old_sheet.around(new_sheet);
    let all = Rect { y: sheet.y - LEGEND, height: sheet.height + LEGEND, ..sheet };
    let [left, top, width, height] = all.to_mm();
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}mm\" height=\"{height}mm\" viewBox=\"{left} {top} {width} {height}\">\n"
    );
    rect(&mut out, all, " fill=\"#fff\"");
    for (at, (text, colour)) in [(earlier, EARLIER), (later, LATER), (both, BOTH)].into_iter().enumerate() {
        let (x, y) = (left + 2.0 + at as f64 * width / 3.0, top + 3.0);
        let _ = writeln!(out, "<rect x=\"{x:.2}\" y=\"{y:.2}\" width=\"4\" height=\"4\" fill=\"{colour}\"/>");
        let (x, y, text) = (x + 5.5, y + 3.5, escaped(text));
        let _ = writeln!(
            out,
            "<text x=\"{x:.2}\" y=\"{y:.2}\" font-size=\"4\" font-family=\"sans-serif\">{text}</text>"
        );
    }
    let [_, new] = pages;
    let trim = Rect { width: new.trim.width, height: new.trim.height, ..Rect::default() };
    rect(&mut out, trim, " fill=\"none\" stroke=\"#888\" stroke-width=\"0.2\"");
    out
}

/// The places of what is found: where it is now, or where it was if it is not there any more.
fn frames(out: &mut String, differs: &PageDifference, first: usize) {
    for (number, finding) in (first..).zip(&differs.findings) {
        let places = if finding.after.is_empty() { &finding.before } else { &finding.after };
        for place in places {
            rect(out, *place, &format!(" fill=\"none\" stroke=\"{FRAME}\" stroke-width=\"0.4\""));
        }
        // One number is enough, on the page: numbers of small things would hide them.
        if let Some(place) = places.first() {
            let [x, y] = [place.x, place.y].map(|at| at.max(Length::ZERO).to_mm());
            let _ = writeln!(
                out,
                "<text x=\"{x:.2}\" y=\"{y:.2}\" font-size=\"4\" font-family=\"sans-serif\" fill=\"{FRAME}\">{number}</text>"
            );
        }
    }
}
