//! Ink: how much of it, of which kinds, and whether it is there at all.

use std::collections::BTreeMap;

use super::super::job::{Coat, Covers, Kind, Object, Spot, Whose};
use super::super::rule;
use super::amount::percent;
use super::beneath::Under;
use super::report::Report;
use crate::color::SOLID;
use crate::press::Limits;

/// Shares of a file are rounded; 0.05 % more is none.
const ROUNDING: u32 = 5;
/// A press of four towers prints the process inks and rarely as many more.
const MOST_SPOTS: usize = 4;
/// The names of the process plates (ISO 32000-1, 8.6.6.4).
const PROCESS: [&str; 4] = ["Cyan", "Magenta", "Yellow", "Black"];

pub(super) fn judge(report: &mut Report<'_, '_>, object: &Object<'_>, under: &[Under], limits: &Limits) {
    let at = Some(object.rect);
    match &object.coat {
        Coat::Foreign(space) => {
            report.add(rule::COLOUR_SPACE.broken().arg("space", space.words()), at, object.whose);
        }
        Coat::Registration(tint) if *tint > 0 => {
            let breach = rule::REGISTRATION.broken().arg("tint", percent(u32::from(*tint)));
            report.add(breach, at, object.whose);
            return;
        }
        Coat::Inks(inks) if inks.total() == 0 && object.covers == Covers::Printed => {
            report.add(rule::WHITE_OVERPRINT.broken(), at, object.whose);
        }
        _ => {}
    }
    let (total, form) = total(object, under);
    if total > limits.total_ink + ROUNDING {
        let breach = rule::TOTAL_INK.broken_by(form).arg("ink", percent(total));
        report.add(breach.arg("most", percent(limits.total_ink)), at, object.whose);
    }
    if let Kind::Picture { most_ink: None, .. } = object.kind {
        report.add(rule::UNKNOWN_INK.broken(), at, object.whose);
    }
}

/// The most ink where an object is printed, and by which sentence that is told.
fn total(object: &Object<'_>, under: &[Under]) -> (u32, &'static str) {
    if let Kind::Picture { most_ink: Some(most), .. } = object.kind {
        return (most, "picture");
    }
    let mut own = Under::default();
    own.cover(&object.coat, object.covers);
    if object.covers == Covers::All {
        return (own.inks.total(), "");
    }
    // What a picture has at a place is not known, so nothing is added to it.
    let grounds = under.iter().filter(|ground| !ground.various).map(|ground| {
        let mut both = ground.clone();
        both.cover(&object.coat, object.covers);
        both.inks.total()
    });
    let (own, together) = (own.inks.total(), grounds.max().unwrap_or(0));
    if together > own { (together, "together") } else { (own, "") }
}

/// The names of spot inks, and of those that the same file has besides.
pub(super) fn spots(report: &mut Report<'_, '_>, beside: &[Spot]) {
    let job = report.job;
    let alike = |name: &str| -> String {
        name.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
    };
    // Of each name the first, and its number in the job.
    let mut by_name: BTreeMap<&str, (Option<u16>, &str)> = BTreeMap::new();
    let mut by_look: BTreeMap<String, &str> = PROCESS.into_iter().map(|name| (alike(name), name)).collect();
    for spot in beside {
        by_name.entry(&spot.name).or_insert((None, &spot.alternate));
        by_look.entry(alike(&spot.name)).or_insert(&spot.name);
    }
    let known = by_name.len();
    for (index, spot) in job.spots.iter().enumerate() {
        let own = index as u16;
        let (first, alternate) = *by_name.entry(&spot.name).or_insert((Some(own), &spot.alternate));
        // What nobody knows of another file may be the same.
        let is_known = first.is_some() || !(alternate.is_empty() || spot.alternate.is_empty());
        if is_known && alternate != spot.alternate {
            let breach = rule::SPOT_CONFLICT.broken_by(if first.is_some() { "" } else { "beside" });
            report.add(breach.arg("ink", spot.name.as_str()), None, Whose::Ink(first.unwrap_or(own)));
        }
        let twin = *by_look.entry(alike(&spot.name)).or_insert(&spot.name);
        if twin != spot.name {
            let breach = rule::SPOT_TWINS.broken().arg("twin", twin).arg("ink", spot.name.as_str());
            report.add(breach, None, Whose::Ink(own));
        }
    }
    if by_name.len() > MOST_SPOTS.max(known) {
        let breach = rule::SPOT_COUNT.broken().arg("count", by_name.len()).arg("most", MOST_SPOTS);
        report.add(breach, None, Whose::Nobody);
    }
}

/// A share that counts as black: 90 %.
pub(super) const NEARLY_SOLID: u16 = SOLID / 10 * 9;
