//! What stands around the page: above it which page this is and how many faults it has, below it those that have no place
//! on it; and what stands on a page that could not be made.

use super::fault::Fault;
use super::ink::{frame, paint};
use super::letters::{Letters, set, width};
use super::sheet::Sheet;
use crate::diag::Severity;
use crate::geom::{Length, Point, Rect};
use crate::page::{Item, Page};

/// The least around a page, for its line at the head and for labels at its edges.
pub(super) const ROOM: Length = Length::tenths_of_mm(120);
/// The type of a list, and of one that has a page for itself.
const SIZE: Length = Length::pt(11);
const ALONE: Length = Length::pt(16);
/// That of the line at the head.
const HEAD: Length = Length::pt(14);
/// Between two columns of a list, in its size.
const APART: i64 = 2;
/// More faults than these are counted.
const MOST: usize = 300;
/// No list has more columns.
const COLUMNS: i64 = 6;

/// Gives a page the room for its line at the head, outside the marks that it may have.
pub(super) fn make_room(page: &mut Page) {
    page.slug = if page.marks.is_empty() { ROOM.max(page.slug) } else { page.slug + ROOM };
}

/// Sets the line at the head of a page and the list of faults that have no place on it: at its foot, outside the bleed, or
/// on a page that is empty.
pub(super) fn list(sheet: &mut Sheet<'_>, faults: &[&Fault], counts: [usize; 2], letters: &Letters) {
    let mut items = Vec::new();
    let page = &sheet.page;
    let out = page.bleed + page.slug;
    head(page, counts, letters, &mut items);
    let foot = if sheet.composed.is_some() {
        let from = page.trim.height + out - ROOM + Length::pt(4);
        rows(faults, page, (Point { x: Length::ZERO, y: from }, SIZE), letters, &mut items)
    } else {
        lost(sheet, letters, &mut items);
        let from = Point { x: page.trim.width / 12, y: page.trim.height.scaled(7, 12) };
        rows(faults, page, (from, ALONE), letters, &mut items)
    };
    let needed = foot + Length::pt(6) - page.trim.height - page.bleed;
    sheet.page.slug = page.slug.max(needed);
    sheet.page.items.extend(items);
}

/// Which page this is, and how many faults it has.
fn head(page: &Page, [errors, warnings]: [usize; 2], letters: &Letters, items: &mut Vec<Item>) {
    let number = page.number;
    let texts = [
        format!("草样 · 不得付印　第{number}版　错误 {errors}　警告 {warnings}"),
        format!("DRAFT - NOT FOR PRESS  page {number}  errors {errors}  warnings {warnings}"),
    ];
    let severity = if errors > 0 { Severity::Error } else { Severity::Warning };
    let Some(text) = letters.first_of(&texts.each_ref().map(String::as_str)) else { return };
    let size = fitting(width(&text, HEAD), HEAD, page.trim.width);
    let y = -page.bleed - page.slug + (ROOM - size) / 2;
    set(&text, size, Point { x: Length::ZERO, y }, paint(severity), items);
}

/// The size in which what has a width in another is no wider than it may be.
fn fitting(wide: Length, size: Length, most: Length) -> Length {
    if wide > most { size.scaled(most.0, wide.0) } else { size }
}

/// A page that could not be made: its outline, and the layout that it should have.
fn lost(sheet: &Sheet<'_>, letters: &Letters, items: &mut Vec<Item>) {
    let trim = sheet.page.trim;
    let all = Rect { width: trim.width, height: trim.height, ..Rect::default() };
    frame(all, paint(Severity::Error), items);
    let name = sheet.asked.layout.as_ref().map_or("", |name| name.value.as_str());
    let middle = Rect { y: trim.height.scaled(5, 12), height: trim.height / 12, ..all };
    let texts = [format!("第{}版　版式 {name} 用不了", sheet.page.number), format!("no layout {name}")];
    letters.centred(&texts.each_ref().map(String::as_str), (middle, HEAD * 2), paint(Severity::Error), items);
}

/// Sets a list below a place, in as many columns as the page is wide enough for; where it ends.
fn rows(
    faults: &[&Fault],
    page: &Page,
    (from, size): (Point, Length),
    letters: &Letters,
    items: &mut Vec<Item>,
) -> Length {
    let shown = faults.iter().take(MOST).map(|fault| (fault.listed(), fault.severity));
    let more = faults.len().saturating_sub(MOST);
    let rest = (more > 0).then(|| (format!("+{more}"), Severity::Error));
    let texts: Vec<_> = shown
        .chain(rest)
        .filter_map(|(text, severity)| Some((letters.first_of(&[&text])?, severity)))
        .collect();
    let widest = texts.iter().map(|(text, _)| width(text, size)).max().unwrap_or_default();
    let across = page.trim.width - from.x * 2;
    let columns = (across.0 / (widest + size * APART).0.max(1)).clamp(1, COLUMNS);
    // One that is wider than the page is set smaller.
    let size = fitting(widest, size, across);
    let leading = size.scaled(4, 3);
    let mut foot = from.y;
    for (at, (text, severity)) in (0..).zip(&texts) {
        let (row, column): (i64, i64) = (at / columns, at % columns);
        let place = Point { x: from.x + across / columns * column, y: from.y + leading * row };
        set(text, size, place, paint(*severity), items);
        foot = place.y + leading;
    }
    foot
}
