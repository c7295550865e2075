//! Rules and pictures.

use super::super::job::{Coat, Kind, Object};
use super::super::rule::{self, Breach};
use super::amount::points;
use super::report::Report;
use crate::geom::Length;
use crate::press::Limits;

/// A rule in several inks is so many times as thick as the thinnest.
const IN_SEVERAL_INKS: i64 = 2;

/// A rule, drawn as a line or filled as a rectangle.
pub(super) fn line(report: &mut Report<'_, '_>, object: &Object<'_>, limits: &Limits) {
    let width = match object.kind {
        Kind::Line { width } => width,
        _ => object.rect.width.min(object.rect.height),
    };
    // A number of a file may be rounded to three places.
    let is_below = |least: Length| width.0 + 1_000 < least.0;
    let mut add = |breach: Breach, least: Length| {
        let breach = breach.arg("thick", points(width)).arg("least", points(least));
        report.add(breach, Some(object.rect), object.whose);
    };
    if is_below(limits.smallest_rule) {
        return add(rule::HAIRLINE.broken(), limits.smallest_rule);
    }
    let least = limits.smallest_rule * IN_SEVERAL_INKS;
    if let Coat::Inks(inks) = &object.coat
        && inks.count() > 1
        && is_below(least)
    {
        add(rule::THIN_RULE_INKS.broken().arg("inks", inks.count()), least);
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
