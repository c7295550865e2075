//! The boxes of pages.

use super::super::job::{Sheet, Whose};
use super::super::rule;
use super::place::{NEAR, holds};
use super::report::Report;
use crate::geom::Rect;

/// All pages are cut to the size of the first.
pub(super) fn sizes(report: &mut Report<'_, '_>) {
    let job = report.job;
    let Some(first) = job.sheets.first() else { return };
    for (index, sheet) in job.sheets.iter().enumerate() {
        let (width, height) = (sheet.trim.width - first.trim.width, sheet.trim.height - first.trim.height);
        if width.abs() > NEAR || height.abs() > NEAR {
            report.turn_to(index);
            let message = format!(
                "this page is cut to {}, page {} to {}",
                size(sheet.trim),
                first.label,
                size(first.trim)
            );
            report.add(&rule::PAGE_SIZE, None, Whose::Nobody, message);
        }
    }
}

/// Trim inside bleed inside media.
pub(super) fn order(report: &mut Report<'_, '_>, sheet: &Sheet<'_>) {
    if sheet.untrimmed {
        let message = "the page has neither a TrimBox nor an ArtBox, or both".to_owned();
        report.add(&rule::TRIM_MISSING, None, Whose::Nobody, message);
    }
    let pairs = [("trim", sheet.trim, "bleed", sheet.bleed), ("bleed", sheet.bleed, "media", sheet.media)];
    let crop = sheet.crop.map(|crop| ("trim", sheet.trim, "crop box", crop));
    for (inner, small, outer, large) in pairs.into_iter().chain(crop) {
        if !holds(large, small) {
            let message =
                format!("the {inner} ({}) reaches beyond the {outer} ({})", size(small), size(large));
            report.add(&rule::BOX_ORDER, Some(small), Whose::Nobody, message);
        }
    }
}

fn size(rect: Rect) -> String {
    format!("{:.1} × {:.1} mm", rect.width.to_mm(), rect.height.to_mm())
}
