//! A layout: read, checked, and turned from what a user counts (from 1, first and last) into what the program
//! counts (from 0, first and how many).

mod colors;
mod furniture;
mod parts;
pub(super) mod press;
mod slots;
mod styles;

pub(super) use colors::Inks;
pub use parts::{
    BodyStyle, CaptionStyle, DisplayStyle, Faces, FacesId, Folio, FurniturePart, FurnitureText, Grid,
    HeadStyle, Layout, Masthead, Press, RulePlace, RuleSpec, Sheet, Slot,
};
pub use press::condition;

use super::bounds::{self, within, within_or};
use super::files::{Folder, Kind, read_text};
use super::findings::{Field, Findings};
use super::format::{Format, Versioned};
use super::load::Loading;
use super::raw::{RawGrid, RawLayout, RawSheet};
use super::read::document;
use super::suggest::shown;
use crate::diag::Span;
use crate::geom::{Direction, Em, Length, Size};

const LAYOUT: Kind = Kind { noun: "layout", missing: "layout-missing", ending: ".toml" };

/// Loads the layout that a page names.
pub(super) fn load(name: &Field<String>, loading: &mut Loading<'_>) -> Option<Layout> {
    let folder = loading.house.layouts.clone();
    let raw: RawLayout = file(&name.value, name.span, folder.as_ref(), LAYOUT, loading)?;
    let sheet = raw.sheet.as_ref().and_then(|raw| sheet(&raw.value, loading.marks, &mut loading.found));
    let grid = raw.grid.as_ref().and_then(|raw| grid(raw, sheet, &mut loading.found));
    let press = raw.press.as_ref().and_then(|raw| press::named(&raw.value, loading));
    let faces = raw.faces.as_ref().map(|raw| styles::faces(raw, loading));
    let palette = colors::palette(raw.inks.as_ref(), raw.colors.as_ref(), loading);
    let found = &mut loading.found;
    let faces = faces.as_deref();
    let case = faces.map(|faces| styles::Case { faces, palette: &palette });
    let body = raw.body.as_ref().and_then(|raw| styles::body(&raw.value, case?, found));
    let heads = raw.heads.as_ref().and_then(|raw| styles::heads(raw, case?, body.as_ref(), grid, found));
    let captions = styles::captions(raw.captions.as_ref(), case?, body.as_ref(), grid, found);
    let slots = raw.slots.as_ref().and_then(|named| {
        let desk = slots::Desk { grid: grid?, heads: raw.heads.as_ref()?, palette: &palette };
        slots::slots(named, &desk, found)
    });
    let rules = slots::rules(raw.rules.as_ref(), grid, &palette, found);
    let fields = &loading.placeholders;
    let furniture = furniture::Furnishing { faces, palette: &palette, grid, fields };
    let masthead = furniture.masthead(raw.masthead.as_ref(), found);
    let folio = furniture.folio(raw.folio.as_ref(), found);
    Some(Layout {
        format: Format::of(&raw.format),
        name: name.value.clone(),
        sheet: sheet?,
        grid: grid?,
        press: press?,
        faces: faces?.to_vec(),
        body: body?,
        heads: heads?,
        captions: captions?,
        slots: slots?,
        rules: rules?,
        masthead: masthead?,
        folio: folio?,
    })
}

/// Finds, reads and parses a file of the layouts' folder.
fn file<T: super::read::FromToml>(
    name: &str,
    span: Span,
    folder: Option<&Folder>,
    kind: Kind,
    loading: &mut Loading<'_>,
) -> Option<T> {
    let Some(folder) = folder else {
        no_house(name, span, kind, "layouts", &mut loading.found);
        return None;
    };
    let path = folder.find(name, span, kind, &mut loading.found)?;
    let file = read_text(&path, Some(span), loading.sources, &mut loading.found)?;
    let text = &loading.sources.get(file)?.text;
    let Versioned(raw) = document::<Versioned<T>>(text, file, 0, &mut loading.found, |_, _| Vec::new())?;
    Some(raw)
}

/// Reports that no folder of the kind that is needed was found.
fn no_house(name: &str, span: Span, kind: Kind, folder: &str, found: &mut Findings) {
    let message = format!("there is no {} `{}`: no folder `{folder}` was found", kind.noun, shown(name));
    let help = format!("`{folder}` is looked for in the edition's folder, then in the folders above it");
    found.error(kind.missing, span, message, format!("needs a folder `{folder}`"), help);
}

fn sheet(raw: &RawSheet, ordered: bool, found: &mut Findings) -> Option<Sheet> {
    let marks = ordered || raw.marks.as_ref().is_some_and(|marks| marks.value);
    let bleed = within_or("bleed", &raw.bleed, &bounds::BLEED, Length::mm(3.0), found);
    let trim = &raw.trim.as_ref()?.value;
    let width = within("trim", &Some(trim.0.clone()), &bounds::TRIM, found);
    let height = within("trim", &Some(trim.1.clone()), &bounds::TRIM, found);
    Some(Sheet { trim: Size { width: width?, height: height? }, bleed: bleed?, marks })
}

fn grid(raw: &Field<RawGrid>, sheet: Option<Sheet>, found: &mut Findings) -> Option<Grid> {
    let RawGrid { size, leading, columns, measure, rows, gutter, left, top, direction } = &raw.value;
    let direction = direction.as_ref().map_or(Direction::Horizontal, |word| word.value.0);
    let set_size = within("size", size, &bounds::SIZE, found);
    let set_leading = within("leading", leading, &bounds::SIZE, found);
    let columns = within("columns", columns, &bounds::COLUMNS, found);
    let measure = within("measure", measure, &bounds::MEASURE, found);
    let row_count = rows.as_ref().map(|rows| Field { value: rows.value.0, span: rows.span });
    let rows = within("rows", &row_count, &bounds::ROWS, found);
    let gutter = within_or("gutter", gutter, &bounds::GAP, Em::ONE, found);
    let set_left = within_or("left", left, &bounds::MARGIN, Length::ZERO, found);
    let set_top = within_or("top", top, &bounds::MARGIN, Length::ZERO, found);
    let (size, columns, measure, gutter) = (set_size?, columns?, measure?, gutter?);
    let (rows, row) = (rows?, set_leading?);
    if row < size {
        let span = leading.as_ref()?.span;
        bounds::out_of_range("leading", &row, span, &format!("{size}, the size, or more"), found);
        return None;
    }
    // As the page has it; the margins are turned with the text below.
    let area = direction.seen(Size { width: width(columns, measure, gutter).of(size), height: row * rows });
    let trim = sheet?.trim;
    let left = if left.is_some() { set_left? } else { (trim.width - area.width) / 2 };
    let top = if top.is_some() { set_top? } else { (trim.height - area.height) / 2 };
    let fits = left.0 >= 0 && top.0 >= 0;
    if !fits || left + area.width > trim.width || top + area.height > trim.height {
        let one = |size: Size| format!("{:.1} × {:.1} mm", size.width.to_mm(), size.height.to_mm());
        let message = format!("the type area of {} does not lie inside the trim of {}", one(area), one(trim));
        let help = "make columns, measure, rows or leading smaller, or change left and top";
        let label = "columns × measure by rows × leading";
        found.error("type-area-outside-sheet", raw.span, message, label.into(), help.into());
        return None;
    }
    let (left, top) = match direction {
        Direction::Horizontal => (left, top),
        Direction::Vertical => (top, trim.width - left - area.width),
    };
    let (columns, rows) = (columns as u32, rows as u32);
    Some(Grid { direction, size, leading: row, columns, measure, gutter, rows, left, top })
}

/// The width of some basic columns with the gutters between them.
fn width(columns: i64, measure: Em, gutter: Em) -> Em {
    measure * columns + gutter * (columns - 1)
}
