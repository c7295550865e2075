//! Rules and pictures.

use super::super::job::{Kind, Object};
use super::super::rule;
use super::amount::points;
use super::report::Report;
use crate::press::Limits;

/// A rule, drawn as a line or filled as a rectangle.
pub(super) fn line(report: &mut Report<'_, '_>, object: &Object<'_>, limits: &Limits) {
    let width = match object.kind {
        Kind::Line { width } => width,
        _ => object.rect.width.min(object.rect.height),
    };
    // A number of a file may be rounded to three places.
    if width.0 + 1_000 < limits.smallest_rule.0 {
        let breach = rule::HAIRLINE.broken().arg("thick", points(width));
        report.add(breach.arg("least", points(limits.smallest_rule)), Some(object.rect), object.whose);
    }
}

/// A picture's pixels at the size that it is printed.
pub(super) fn picture(
    report: &mut Report<'_, '_>,
    object: &Object<'_>,
    ppi: Option<(u32, u32)>,
    limits: &Limits,
) {
    let Some((across, down)) = ppi else { return };
    let (ppi, limits) = (across.min(down), limits.resolution);
    let breach = match ppi {
        _ if ppi < limits.least => rule::PICTURE_TOO_COARSE.broken().arg("least", limits.least),
        _ if ppi < limits.wanted => rule::PICTURE_COARSE.broken().arg("wanted", limits.wanted),
        _ => return,
    };
    report.add(breach.arg("ppi", ppi), Some(object.rect), object.whose);
}
