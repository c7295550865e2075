//! A layout: read, checked, and turned from what a user counts (from 1, first and last) into what the program
//! counts (from 0, first and how many).

// A value that may be absent is passed on as it was read; `as_ref` at each call would say nothing more.
#![allow(clippy::ref_option)]

pub(crate) mod colors;
mod furniture;
mod grid;
pub(crate) mod loading;
mod parts;
pub(crate) mod raw;
mod slots;
mod styles;
pub(crate) mod values;

pub use loading::FontRef;
pub use parts::{
    Folio, FurniturePart, FurnitureText, Grid, Layout, Masthead, RulePlace, RuleSpec, Sheet, Slot,
};

use crate::geom::{Length, Size};
use crate::layout::loading::Loading;
use crate::layout::raw::{RawLayout, RawPressName, RawSheet};
use crate::press::Press;
use crate::press::condition::of_house;
use crate::reading::bounds::{self, within, within_or};
use crate::reading::findings::{Field, Findings};
use crate::reading::format::Format;
use crate::reading::house::LAYOUT;
use crate::reading::layers::on_bases;

/// Loads the layout that a page names, and the condition of the press that it is for.
pub(crate) fn load(name: &Field<String>, loading: &mut Loading<'_>) -> Option<(Layout, Press)> {
    let shelf = loading.reader.house.layouts.clone();
    let raw: RawLayout = on_bases(name, &shelf, LAYOUT, &mut loading.reader)?;
    let sheet =
        raw.sheet.as_ref().and_then(|raw| sheet(&raw.value, loading.marks, &mut loading.reader.found));
    let grid = raw.grid.as_ref().and_then(|raw| grid::grid(raw, sheet, &mut loading.reader.found));
    let press = raw.press.as_ref().and_then(|raw| press_of(&raw.value, loading));
    let faces = raw.faces.as_ref().map(|raw| styles::faces(raw, loading));
    let palette =
        colors::palette(raw.inks.as_ref(), raw.colors.as_ref(), &mut loading.inks, &mut loading.reader.found);
    let found = &mut loading.reader.found;
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
    let layout = Layout {
        format: Format::of(&raw.format),
        name: name.value.clone(),
        base: raw.base.as_ref().map(|base| base.value.clone()),
        sheet: sheet?,
        grid: grid?,
        faces: faces?.to_vec(),
        body: body?,
        heads: heads?,
        captions: captions?,
        slots: slots?,
        rules: rules?,
        masthead: masthead?,
        folio: folio?,
    };
    Some((layout, press?))
}

/// The condition that a layout names; where the ticket names another, that one.
fn press_of(raw: &RawPressName, loading: &mut Loading<'_>) -> Option<Press> {
    match loading.press.clone() {
        Some(ordered) => Some(ordered),
        None => of_house(raw.condition.as_ref()?, &mut loading.reader),
    }
}

fn sheet(raw: &RawSheet, ordered: bool, found: &mut Findings) -> Option<Sheet> {
    let marks = ordered || raw.marks.as_ref().is_some_and(|marks| marks.value);
    let bleed = within_or("bleed", &raw.bleed, &bounds::BLEED, Length::mm(3.0), found);
    let trim = &raw.trim.as_ref()?.value;
    let width = within("trim", &Some(trim.0.clone()), &bounds::TRIM, found);
    let height = within("trim", &Some(trim.1.clone()), &bounds::TRIM, found);
    Some(Sheet { trim: Size { width: width?, height: height? }, bleed: bleed?, marks })
}
