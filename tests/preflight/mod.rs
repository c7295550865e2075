//! Preflight: bad editions and bad files are found, each at its place, and good ones are let through.

mod command;
mod documented;
mod editions;
mod faults;
mod files;
mod hostile;
pub(crate) mod paper;
mod pictures;
mod reading;

use banxin::geom::Rect;
use banxin::preflight::{Finding, RULES, Standard};
use banxin::press::{Level, Limits};

/// What is found in a file by the limits of newsprint.
fn found(file: impl Into<Vec<u8>>, standard: Option<Standard>) -> Vec<Finding> {
    banxin::preflight::file(&file.into(), &Limits::newsprint(), standard).unwrap()
}

/// The same, with the rules that are off by default.
fn everything(file: &[u8], standard: Option<Standard>) -> Vec<Finding> {
    banxin::preflight::file(file, &strict(), standard).unwrap()
}

/// The limits of newsprint, no rule off.
fn strict() -> Limits {
    let off = RULES.iter().filter(|rule| rule.severity == Level::Off);
    let severities = off.map(|rule| (rule.code.to_owned(), Level::Warning)).collect();
    Limits { severities, ..Limits::newsprint() }
}

/// The places of a finding in points, to a thousandth.
fn places(one: &Finding) -> Vec<[f64; 4]> {
    let points = |rect: &Rect| {
        [rect.x, rect.y, rect.width, rect.height].map(|length| (length.0 as f64 / 1e3).round() / 1e3)
    };
    one.places.iter().map(points).collect()
}
