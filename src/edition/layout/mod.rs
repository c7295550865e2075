//! A layout: read, checked, and turned from what a user counts (from 1, first and last) into what the program
//! counts (from 0, first and how many).

pub(super) mod colors;
mod furniture;
mod grid;
mod parts;
pub(super) mod press;
mod profile;
mod slots;
mod styles;

pub use parts::{
    BodyStyle, CaptionStyle, DisplayStyle, Faces, FacesId, Folio, FurniturePart, FurnitureText, Grid,
    HeadStyle, Layout, Masthead, Press, RulePlace, RuleSpec, Sheet, Slot,
};
pub use press::condition;

use super::bounds::{self, within, within_or};
use super::files::Kind;
use super::findings::{Field, Findings};
use super::format::Format;
use super::layers::on_bases;
use super::loading::Loading;
use super::raw::{RawLayout, RawSheet};
use crate::geom::{Length, Size};

const LAYOUT: Kind = Kind { noun: "layout", missing: "layout-missing", ending: ".toml", folder: "layouts" };

/// Loads the layout that a page names, and the condition of the press that it is for.
pub(super) fn load(name: &Field<String>, loading: &mut Loading<'_>) -> Option<(Layout, Press)> {
    let folder = loading.house.layouts.clone();
    let raw: RawLayout = on_bases(name, folder.as_ref(), LAYOUT, loading)?;
    let sheet = raw.sheet.as_ref().and_then(|raw| sheet(&raw.value, loading.marks, &mut loading.found));
    let grid = raw.grid.as_ref().and_then(|raw| grid::grid(raw, sheet, &mut loading.found));
    let press = raw.press.as_ref().and_then(|raw| press::named(&raw.value, loading));
    let faces = raw.faces.as_ref().map(|raw| styles::faces(raw, loading));
    let palette =
        colors::palette(raw.inks.as_ref(), raw.colors.as_ref(), &mut loading.inks, &mut loading.found);
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

fn sheet(raw: &RawSheet, ordered: bool, found: &mut Findings) -> Option<Sheet> {
    let marks = ordered || raw.marks.as_ref().is_some_and(|marks| marks.value);
    let bleed = within_or("bleed", &raw.bleed, &bounds::BLEED, Length::mm(3.0), found);
    let trim = &raw.trim.as_ref()?.value;
    let width = within("trim", &Some(trim.0.clone()), &bounds::TRIM, found);
    let height = within("trim", &Some(trim.1.clone()), &bounds::TRIM, found);
    Some(Sheet { trim: Size { width: width?, height: height? }, bleed: bleed?, marks })
}
