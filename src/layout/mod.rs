//! A layout: read, checked, and turned from what a user counts (from 1, first and last) into what the program
//! counts (from 0, first and how many).

// A value that may be absent is passed on as it was read; `as_ref` at each call would say nothing more.
#![allow(clippy::ref_option)]

mod blocks;
mod boxes;
pub(crate) mod colors;
mod dummy_slot;
mod festive;
mod furnished;
mod furniture;
mod grid;
mod grouping;
mod inked;
mod inset;
mod jumps;
pub(crate) mod loading;
mod makeup;
mod makeups;
mod mount;
mod mounts;
mod named;
mod nameplate;
mod ornament;
mod ornaments;
mod own_type;
mod page_parts;
mod parts;
mod quotations;
pub(crate) mod raw;
mod readings;
mod room;
mod rule;
mod ruling;
mod serial;
mod serials;
mod shape;
mod slot_box;
mod slots;
mod steps;
mod styles;
mod tables;
pub(crate) mod values;

pub use dummy_slot::dummy_slot;
pub(crate) use inked::no_color;
pub use inset::Inset;
pub use loading::{Cases, FontRef};
pub use makeup::{Makeup, MakeupHead, PictureCells};
pub use mount::{Bleed, CaptionAt, CaptionLevel, CaptionWidth, CreditAt, Mount};
pub use named::Colors;
pub use ornament::{Ornament, Unit};
pub use page_parts::{
    Across, Art, Artwork, Cells, FurniturePart, FurnitureText, FurnitureWord, Manner, Matter, Rules, When,
};
pub use parts::{Grid, Layout, Lost, Remainder, RulePlace, RuleSpec, Sheet, Slot};
pub(crate) use room::NARROWEST;
pub use rule::{Border, Drawn, Edges, Rule, RuleSort, Side};
pub use serial::Serials;
pub use slot_box::{BoxPlace, BoxWidth, Held, Holds, InsetSlot, Outline, SlotBox};

use std::cell::Cell;

use crate::color::Dress;
use crate::geom::{Length, Size};
use crate::id::Table;
use crate::layout::loading::Loading;
use crate::layout::raw::{RawLayout, RawPressName, RawSheet};
use crate::layout::ruling::RuleCase;
use crate::layout::styles::NamedFaces;
use crate::page::FaceId;
use crate::press::Press;
use crate::press::condition::of_house;
use crate::reading::bounds::{self, within, within_or};
use crate::reading::findings::{Field, Findings};
use crate::reading::format::Format;
use crate::reading::house::LAYOUT;
use crate::reading::layers::on_bases;
use crate::reading::read::Checked;
use crate::reading::table::Named;
use crate::style::{BodyStyle, Faces};

/// Loads the layout that a page names, and the condition of the press that it is for. What is wrong is left out, with
/// all that depends on it: a grid, a body and a sheet every layout must have, a slot or a rule it may do without.
///
/// Of one that can't be used, the names of its slots are known, if they could be read.
pub(crate) fn load(
    name: &Field<String>,
    loading: &mut Loading<'_>,
) -> (Result<Layout, Option<Vec<String>>>, Option<Press>) {
    let shelf = loading.reader.house.layouts.clone();
    let before = loading.reader.found.errors();
    let raw: Option<RawLayout> = on_bases(name, &shelf, LAYOUT, &mut loading.reader);
    let Some(raw) = raw else { return (Err(None), None) };
    let legible = loading.reader.found.errors() == before;
    let press = raw.press.as_ref().and_then(|raw| press_of(&raw.value, loading));
    let slots = || {
        let Named(sound, lost) = &raw.slots.as_ref()?.value;
        Some(sound.iter().map(|(name, _)| &name.value).chain(lost).cloned().collect())
    };
    (layout(name, &raw, legible, loading).ok_or_else(slots), press)
}

fn layout(name: &Field<String>, raw: &RawLayout, legible: bool, loading: &mut Loading<'_>) -> Option<Layout> {
    let sheet = raw
        .sheet
        .as_ref()
        .and_then(|raw| whole(&raw.value, sheet(&raw.value.value, loading.marks, &mut loading.reader.found)));
    let grid = raw.grid.as_ref().and_then(|raw| {
        whole(&raw.value, grid::grid(&raw.value.value, raw.span, sheet, &mut loading.reader.found))
    });
    let licensed = raw.licensed_fonts.iter().flat_map(|files| &files.value.0);
    loading.licensed_fonts = licensed.map(|file| file.value.clone()).collect();
    let faces = raw.faces.as_ref().map(|raw| styles::faces(raw, loading));
    let artwork = nameplate::file(raw.masthead.as_ref(), loading);
    let of_parts = furnished::files(raw.furniture.as_ref(), loading);
    let before = loading.reader.found.errors();
    let palette = colors::palette(
        raw.inks.as_ref(),
        raw.colors.as_ref(),
        (&mut loading.inks, loading.cases.inks),
        &mut loading.reader.found,
    );
    let wrong_colors = loading.reader.found.errors() > before;
    let faces = faces.as_deref();
    let ornaments = ornaments::ornaments(raw.ornaments.as_ref(), faces, &palette, loading);
    let rule_case = RuleCase { ornaments: &ornaments, palette: &palette };
    let found = &mut loading.reader.found;
    let case = faces.map(|faces| styles::Case { faces, palette: &palette });
    let body = body(raw, case, grid, found);
    let mut heads = raw.heads.as_ref().and_then(|raw| styles::heads(raw, case?, body.as_ref(), grid, found));
    let festive = festive::festive(raw.festive.as_ref(), &palette, heads.as_deref(), found);
    let worn = festive.as_ref().filter(|_| loading.dress == Some(Dress::Festive));
    if let Some((festive, heads)) = worn.zip(heads.as_mut()) {
        festive.dress_heads(heads);
    }
    let (mount, lost_mount) = mounts::of_layout(raw.pictures.as_ref(), rule_case, found);
    let captions = |raw: Option<&_>, found: &mut Findings| {
        case.and_then(|case| styles::captions(raw, case, body.as_ref(), grid, found))
    };
    let as_given = captions(raw.captions.as_ref(), found);
    let lost_captions = as_given.is_none() || lost_mount;
    let captions = as_given.or_else(|| captions(None, found));
    let jumps = jumps::jumps(raw.jumps.as_ref(), case.zip(grid), body.as_ref(), found);
    let serials = serials::serials(raw.serials.as_ref(), found);
    let quotations = quotations::quotations(raw.quotations.as_ref(), case.zip(grid), body.as_ref(), found);
    let tables = tables::tables(raw.tables.as_ref(), case.zip(grid), body.as_ref(), found);
    let steps = steps::steps(raw.steps.as_ref(), found);
    let of_makeup = (heads.as_deref(), &steps[..], grid, &mount);
    let makeup = makeups::makeup(raw.makeup.as_ref(), of_makeup, found);
    let without = raw.makeup.is_some() && raw.slots.is_none();
    let slots = raw.slots.as_ref().and_then(|named| {
        let (body, heads) = (body.as_ref(), heads.as_ref()?);
        let rack = slots::Rack { grid: grid?, body, heads, steps: &steps, rule_case, mount: &mount, sheet };
        slots::slots(named, &rack, found)
    });
    let rules = slots::rules(raw.rules.as_ref(), grid, rule_case, found);
    let furniture = furniture::Furnishing {
        faces,
        rule_case,
        palette: &palette,
        grid,
        artwork,
        of_parts: &of_parts,
        fields: &loading.placeholders,
        page_fields: &loading.page_fields,
        lost: loading.placeholders_lost,
        left_out: Cell::new(false),
    };
    let (furniture, lost_furniture) = page_parts(&furniture, raw, worn, found);
    let none = slots::Slots { sound: Table::new(), lost: Vec::new() };
    let slots = slots.or(without.then_some(none))?;
    let lost = Lost {
        slots: slots.lost,
        furniture: lost_furniture,
        captions: lost_captions,
        colors: palette.is_lost() || wrong_colors,
    };
    Some(Layout {
        format: Format::of(&raw.format),
        name: name.value.clone(),
        base: raw.base.as_ref().map(|base| base.value.clone()),
        sheet: sheet?,
        grid: grid?,
        faces: all(faces?),
        body: body?,
        captions: captions?,
        jumps: jumps?,
        serials: serials?,
        quotations: quotations?,
        tables: tables?,
        slots: slots.sound,
        makeup,
        steps: steps.len(),
        readings: readings::readings(raw.press.as_ref(), found),
        // Where some key could not be read, it may be that one.
        festive: raw.festive.is_some() || !legible,
        colors: palette.into_colors(),
        coloured: raw.inks.is_some() || raw.colors.is_some(),
        lost,
        rules: rules?,
        furniture,
    })
}

/// The body, with the kinds of its blocks.
fn body(
    raw: &RawLayout,
    case: Option<styles::Case<'_>>,
    grid: Option<Grid>,
    found: &mut Findings,
) -> Option<BodyStyle> {
    let (written, case) = (raw.body.as_ref()?, case?);
    let mut body = whole(&written.value, styles::body(&written.value.value, case, found))?;
    let dressed = grid.is_none_or(|grid| blocks::dress(&mut body, raw.blocks.as_ref(), (case, grid), found));
    dressed.then_some(body)
}

/// The parts of pages, as the day dresses them, and whether some are lost.
fn page_parts(
    furniture: &furniture::Furnishing<'_>,
    raw: &RawLayout,
    worn: Option<&festive::Festive>,
    found: &mut Findings,
) -> (Table<FurniturePart>, bool) {
    let mut masthead = furniture.masthead(raw.masthead.as_ref(), found);
    if let Some((festive, masthead)) = worn.zip(masthead.as_mut()) {
        festive.dress_masthead(masthead);
    }
    let folio = furniture.folio(raw.folio.as_ref(), found);
    let given: Vec<&FurniturePart> = masthead.iter().flatten().chain(&folio).collect();
    let parts = furnished::parts(furniture, raw.furniture.as_ref(), &given, found);
    let is_lost = |given: bool, sound: bool| given && !sound;
    let lost = furniture.left_out.get()
        || is_lost(raw.masthead.is_some(), masthead.is_some())
        || is_lost(raw.folio.is_some(), folio.is_some())
        || is_lost(raw.furniture.is_some(), parts.is_some());
    let mut all = Table::new();
    for part in masthead.into_iter().flatten().chain(folio).chain(parts.into_iter().flatten()) {
        all.add(part);
    }
    (all, lost)
}

/// What was made of a part of the layout, if all of that could be read.
fn whole<R, T>(raw: &Checked<R>, made: Option<T>) -> Option<T> {
    made.filter(|_| raw.whole)
}

/// Every face of some lists once, in their order.
fn all(lists: &[NamedFaces]) -> Faces {
    let mut all: Vec<FaceId> = Vec::new();
    for face in lists.iter().filter_map(|(_, faces)| faces.as_ref()).flat_map(|faces| faces.iter()) {
        if !all.contains(face) {
            all.push(*face);
        }
    }
    Faces::new(all)
}

/// The condition that a layout names; where the ticket names another, that one.
fn press_of(raw: &RawPressName, loading: &mut Loading<'_>) -> Option<Press> {
    match loading.press.clone() {
        Some(ordered) => Some(ordered),
        None if loading.press_lost => None,
        None => of_house(raw.condition.as_ref()?, &mut loading.reader, &mut loading.presses),
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
