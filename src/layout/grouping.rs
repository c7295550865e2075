//! 组合: slots whose stories stand under the head of another, inside it and on its ground.

use super::room::without_room;
use super::{Edges, Grid, InsetSlot, Side, Slot};
use crate::diag::Diagnostic;
use crate::geom::Length;
use crate::printable::short;
use crate::reading::findings::Findings;

/// Keeps the slots of each group off the edges of its ground. Told, and given by their places, are those that can't stand
/// there: what is read before the head that it stands under, and what would have no room.
pub(super) fn keep_off(slots: &mut [Slot], grid: &Grid, found: &mut Findings) -> Vec<usize> {
    let mut refused = Vec::new();
    // The first slots are kept off first, so that a group in a group keeps its own off what it is kept off itself.
    for host in 0..slots.len() {
        for at in members(slots, host) {
            let one = if at < host { read_before(slots, (at, host)) } else { kept(slots, (at, host), grid) };
            if let Some(one) = one {
                found.add(one);
                refused.push(at);
            }
        }
    }
    refused
}

/// The places of the slots of a group.
fn members(slots: &[Slot], host: usize) -> Vec<usize> {
    let grouped =
        slots.get(host).into_iter().flat_map(|host| host.insets.iter().filter(|inset| inset.grouped));
    let place = |inset: &InsetSlot| slots.iter().position(|slot| slot.name == inset.name);
    grouped.filter_map(place).collect()
}

/// That a slot is read before the head that it stands under: stories are read in the order of the slots.
fn read_before(slots: &[Slot], (at, host): (usize, usize)) -> Option<Diagnostic> {
    let (slot, host) = (slots.get(at)?, slots.get(host)?);
    let one = Diagnostic::error("group-before-head").arg("slot", short(&slot.name));
    Some(one.arg("group", short(&host.name)).here(slot.name_span).mark(host.name_span, "group"))
}

/// Keeps a slot off the edges of its group; what is told where it has no room then.
fn kept(slots: &mut [Slot], (at, host): (usize, usize), grid: &Grid) -> Option<Diagnostic> {
    let kept = keeps_off(slots.get(host)?, slots.get(at)?);
    let name_span = slots.get(host)?.name_span;
    let slot = slots.get_mut(at)?;
    slot.kept.extend(kept);
    let one = without_room(slot, (grid.in_type(slot.size), slot.rows.into()))?;
    Some(one.mark(slot.name_span, "padded-here").mark(name_span, "group").mend_by("help-grouped"))
}

/// What a slot, which stands on the grid, keeps one of its group off: at each side where both end, as far as what stands in
/// it keeps from there.
fn keeps_off(host: &Slot, member: &Slot) -> Vec<(Side, Length)> {
    let (own, other) = (host.around(), member.around());
    let Edges { head, foot, start, end } = host.edges();
    let ends = [
        (own.row == other.row, head),
        (own.row + own.rows == other.row + other.rows, foot),
        (own.column == other.column, start),
        (own.column + own.columns == other.column + other.columns, end),
    ];
    let sides = Side::of_text(host.direction).into_iter().zip(ends);
    sides.filter(|(_, (meet, _))| *meet).map(|(side, (_, kept))| (side, kept)).collect()
}
