//! What lies at the edges of a page.

use super::super::job::{Object, Sheet};
use super::super::rule;
use super::amount::millimetres;
use super::place::{NEAR, holds, meets};
use super::report::Report;
use crate::geom::Length;

/// How far what is not cut stays from where a sheet is cut: 3 mm.
const SAFETY: Length = Length(8_503_937);

pub(super) fn judge(report: &mut Report<'_, '_>, sheet: &Sheet<'_>, object: &Object<'_>) {
    if !holds(sheet.media, object.rect) {
        let form = if meets(sheet.media, object.rect) { "beyond" } else { "" };
        report.add(rule::OUTSIDE_MEDIA.broken_by(form), Some(object.rect), object.whose);
    }
    if !meets(sheet.trim, object.rect) {
        return;
    }
    if let Some(short) = short_of_bleed(sheet, object) {
        let breach = if sheet.bleed == sheet.trim {
            rule::BLEED.broken_by("none")
        } else {
            rule::BLEED.broken().arg("short", millimetres(short))
        };
        report.add(breach, Some(object.rect), object.whose);
        return;
    }
    let near = |distance: &Length| (NEAR + Length(1)..SAFETY - NEAR).contains(distance);
    if let Some(near) = distances(sheet, object).into_iter().filter(near).min() {
        let breach = rule::SAFETY.broken().arg("near", millimetres(near)).arg("least", millimetres(SAFETY));
        report.add(breach, Some(object.rect), object.whose);
    }
}

/// How far what reaches the trim ends before the edge of the bleed, at worst.
fn short_of_bleed(sheet: &Sheet<'_>, object: &Object<'_>) -> Option<Length> {
    let (bleed, trim, rect) = (sheet.bleed, sheet.trim, object.rect);
    let edges = distances(sheet, object).into_iter().zip([
        (rect.x - bleed.x, trim.x - bleed.x),
        (rect.y - bleed.y, trim.y - bleed.y),
        (bleed.right() - rect.right(), bleed.right() - trim.right()),
        (bleed.bottom() - rect.bottom(), bleed.bottom() - trim.bottom()),
    ]);
    edges
        .filter(|(to_trim, (to_bleed, bleed))| *to_trim <= NEAR && (*to_bleed > NEAR || *bleed <= NEAR))
        .map(|(_, (to_bleed, _))| to_bleed)
        .max()
}

/// From the left, top, right and bottom edge of the trim, inwards.
fn distances(sheet: &Sheet<'_>, object: &Object<'_>) -> [Length; 4] {
    let (trim, rect) = (sheet.trim, object.rect);
    [rect.x - trim.x, rect.y - trim.y, trim.right() - rect.right(), trim.bottom() - rect.bottom()]
}
