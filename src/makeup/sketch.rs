//! A page as it is drawn on squared paper: an SVG of its slots, for who looks at a dummy before it is built.

use std::fmt::Write as _;

use super::page::{MadePage, Placed};
use crate::edition::{Pool, PoolPage};
use crate::layout::Cells;
use crate::svg::escaped;

/// The side of a cell of the sketch: basic columns are wide, rows low.
const COLUMN: u32 = 80;
/// See there.
const ROW: u32 = 8;
/// The white around it.
const EDGE: u32 = 12;

/// The sketch of a page.
#[must_use]
pub fn sketch(pool: &Pool, page: &PoolPage, made: &MadePage) -> String {
    let grid = &pool.edition.layouts()[page.layout].grid;
    let (wide, high) = (grid.columns * COLUMN + EDGE * 2, grid.rows * ROW + EDGE * 2);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {high}\" width=\"{wide}\" height=\"{high}\">\n\
         <rect width=\"{wide}\" height=\"{high}\" fill=\"#ffffff\"/>\n"
    );
    let _ = writeln!(
        svg,
        "<text x=\"{EDGE}\" y=\"{}\" font-family=\"sans-serif\" font-size=\"10\">{}</text>",
        EDGE + page.room.row.max(2) * ROW - 3,
        escaped(&format!("{}　{}", page.label, page.section))
    );
    for placed in &made.stories {
        let story = &pool.edition.stories()[placed.story];
        let head: String = story.headline().iter().map(|line| line.text.as_str()).collect();
        svg.push_str(&of_story(placed, if head.is_empty() { &story.id } else { &head }));
    }
    for ((name, ..), cells) in page.ads.iter().zip(&made.ads) {
        svg.push_str(&boxed(*cells, "#e6e6e6", name));
    }
    if let Some(cells) = made.white {
        svg.push_str(&boxed(cells, "#f6d6d6", ""));
    }
    svg.push_str("</svg>\n");
    svg
}

fn of_story(placed: &Placed, head: &str) -> String {
    let Placed { form, cells, .. } = placed;
    let mut svg = boxed(*cells, "#ffffff", "");
    let of_head = Cells { rows: form.head_rows.max(1), ..*cells };
    svg.push_str(&boxed(of_head, "#cfd8e3", head));
    for picture in placed.pictures() {
        svg.push_str(&boxed(picture, "#b9c9b0", ""));
    }
    svg
}

fn boxed(Cells { column, columns, row, rows }: Cells, fill: &str, label: &str) -> String {
    let (x, y) = (EDGE + column * COLUMN + 2, EDGE + row * ROW);
    let (width, height) = ((columns * COLUMN).saturating_sub(4), rows * ROW);
    let mut svg = format!(
        "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\" stroke=\"#666666\"/>\n"
    );
    // What does not fit is cut off: a sketch names, and does not set.
    let fits = (width.saturating_sub(8) / 10) as usize;
    let shown: String = label.chars().take(fits).collect();
    if !shown.is_empty() {
        let _ = writeln!(
            svg,
            "<text x=\"{}\" y=\"{}\" font-family=\"sans-serif\" font-size=\"10\">{}</text>",
            x + 4,
            y + 12.min(height),
            escaped(&shown)
        );
    }
    svg
}
