//! The boxes of pages.

use super::super::job::{Sheet, Whose};
use super::super::rule;
use super::place::{NEAR, holds};
use super::report::Report;
use crate::geom::{Rect, Size};

/// All pages of a section are cut to the size of its first. One that the paper numbers by itself may be a pull-out of
/// another sheet.
pub(super) fn sizes(report: &mut Report<'_, '_>) {
    let job = report.job;
    for (index, sheet) in job.sheets.iter().enumerate() {
        let Some(first) = job.sheets.iter().find(|first| first.section == sheet.section) else { continue };
        let (width, height) = (sheet.trim.width - first.trim.width, sheet.trim.height - first.trim.height);
        if width.abs() > NEAR || height.abs() > NEAR {
            report.turn_to(index);
            let breach = rule::PAGE_SIZE.broken().arg("size", size(sheet.trim));
            let breach = breach.arg("first", first.label.as_str()).arg("first_size", size(first.trim));
            report.add(breach, None, Whose::Nobody);
        }
    }
}

/// Trim inside bleed inside media.
pub(super) fn order(report: &mut Report<'_, '_>, sheet: &Sheet<'_>) {
    if sheet.untrimmed {
        report.add(rule::TRIM_MISSING.broken(), None, Whose::Nobody);
    }
    let pairs = [("trim-bleed", sheet.trim, sheet.bleed), ("bleed-media", sheet.bleed, sheet.media)];
    let crop = sheet.crop.map(|crop| ("trim-crop", sheet.trim, crop));
    for (form, small, large) in pairs.into_iter().chain(crop) {
        if !holds(large, small) {
            let breach = rule::BOX_ORDER.broken_by(form).arg("inner", size(small)).arg("outer", size(large));
            report.add(breach, Some(small), Whose::Nobody);
        }
    }
}

fn size(rect: Rect) -> String {
    Size { width: rect.width, height: rect.height }.in_mm()
}
