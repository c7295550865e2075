//! Marking (标样): the pages of an edition with each of its faults at its place, in colour, for those who mend them.
//!
//! A stage between judging and writing: pages that are composed and what was found of them become pages that show it.
//! Nothing of it is for the press; what a draft says is in the Chinese of the paper, whoever asks for it.

mod fault;
mod ink;
mod label;
mod letters;
mod list;
mod place;
mod sheet;
mod spot;

pub use fault::{Fault, Printed};
pub use sheet::Marking;

use crate::compose::across;
use crate::diag::Severity;
use crate::geom::Length;
use crate::page::{Composition, FaceId};
use ink::{frame, paint};
use label::Labels;
use letters::Letters;
use place::{At, Places};
use sheet::Sheet;

/// What lies across each page; where its layout has no face with these characters, the second.
const BANNER: [&str; 2] = ["草样 · 不得付印", "DRAFT - NOT FOR PRESS"];

/// The name of a story in the slot that it can't fill.
const NAME: Length = Length::pt(16);

/// More faults than these of a kind are not marked: they are told where drafts are asked for.
const MOST: usize = 1000;

/// The pages with their marks: those that the edition asks for, also those that could not be made, which are empty.
#[must_use]
pub fn mark(marking: &Marking<'_>) -> Composition {
    let Marking { edition, composition, .. } = marking;
    let faces: Vec<FaceId> = composition.faces.iter().chain(&marking.spare).copied().collect();
    let letters = Letters::new(marking.shapers, edition.convention(), faces.clone());
    let mut sheets = sheet::all(marking);
    let mut marks: Vec<Vec<(&Fault, At)>> = sheets.iter().map(|_| Vec::new()).collect();
    let places = Places { marking, sheets: &sheets };
    // Errors first: they have the better places.
    for severity in [Severity::Error, Severity::Warning] {
        for fault in marking.faults.iter().filter(|fault| fault.severity == severity).take(MOST) {
            let (sheet, at) = places.of(fault);
            if let Some(marks) = marks.get_mut(sheet) {
                marks.push((fault, at));
            }
        }
    }
    for (sheet, marks) in sheets.iter_mut().zip(marks) {
        finish(sheet, marks, marking, &letters);
    }
    let pages = sheets.into_iter().map(|sheet| sheet.page).collect();
    Composition { pages, faces, ..(*composition).clone() }
}

/// Lays the banner across a page, and its marks over that.
fn finish(sheet: &mut Sheet<'_>, marks: Vec<(&Fault, At)>, marking: &Marking<'_>, letters: &Letters) {
    let letters = &letters.of(&sheet.faces);
    let banner = BANNER.iter().find_map(|text| letters.whole(text));
    let trim = sheet.page.trim;
    sheet.page.items.extend(banner.iter().flat_map(|text| across(text, trim)));
    let counts = [Severity::Error, Severity::Warning]
        .map(|severity| marks.iter().filter(|(fault, _)| fault.severity == severity).count());
    let (listed, placed): (Vec<_>, Vec<_>) = marks.into_iter().partition(|(_, at)| matches!(at, At::Nowhere));
    let mut listed: Vec<&Fault> = listed.into_iter().map(|(fault, _)| fault).collect();
    list::make_room(&mut sheet.page);
    let mut items = Vec::new();
    for hole in &sheet.holes {
        let rects = std::iter::once(&hole.rect).chain(&hole.more);
        rects.for_each(|rect| frame(*rect, paint(hole.severity), &mut items));
        letters.centred(&[&hole.said()], (hole.rect, NAME), paint(hole.severity), &mut items);
    }
    for (fault, at) in &placed {
        at.frames().for_each(|rect| frame(rect, paint(fault.severity), &mut items));
    }
    let mut labels = Labels::of(sheet);
    for (fault, at, count) in together(placed) {
        let fit = at.story().and_then(|story| marking.fits.get(usize::from(story)).copied());
        if !labels.add(&fault.said(fit, count), &at, paint(fault.severity), letters, &mut items) {
            listed.push(fault);
        }
    }
    sheet.page.items.extend(items);
    list::list(sheet, &listed, counts, letters);
}

/// Marks that one label tells of: the same fault near by, and how often.
fn together<'f>(marks: Vec<(&'f Fault, At)>) -> Vec<(&'f Fault, At, usize)> {
    let mut all: Vec<(&'f Fault, At, usize)> = Vec::new();
    for (fault, at) in marks {
        let same = |other: &&mut (&Fault, At, usize)| other.0.code == fault.code && other.1.is_near(&at);
        match all.iter_mut().find(same) {
            Some((.., count)) => *count += 1,
            None => all.push((fault, at, 1)),
        }
    }
    all
}
