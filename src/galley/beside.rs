//! Stories side by side: each leans to the grey of those beside it.
//!
//! Every story is set for itself first, all at the same time. Where two that stand side by side differ so far that the
//! eye sees it, both are set once more: the search for the most even setting then wants their lines as far apart as lies
//! half-way. What a writer has decided stays, and the other comes all the way. What comes out is taken where it is
//! nearer and nothing else is worse for it.

use super::copyfit::{Fit, FittedBody};
use crate::edition::{Edition, Story};
use crate::geom::{Em, Length, Rect};
use crate::id::{Along, Id};
use crate::plan::{Plan, Region};

/// How far stories side by side may differ before the eye tells them apart.
const SEEN: Em = Em(30_000);

/// Bodies, those that differ from what stands beside them set anew by `body` where that brings them nearer.
pub(super) fn nearer(
    edition: &Edition,
    plan: &Plan,
    bodies: Along<Story, FittedBody>,
    body: impl Fn(Id<Story>, Option<Em>) -> FittedBody + Sync,
) -> Along<Story, FittedBody> {
    let leans = leans(edition, plan, |id| bodies[id].1.pitch);
    bodies.par_map(|(id, before)| {
        let Some(lean) = leans[id] else { return before };
        let after = body(id, Some(lean));
        if is_better(lean, &before.1, &after.1) { after } else { before }
    })
}

/// How far apart the lines of each story are best, where that is not as they stand.
fn leans(
    edition: &Edition,
    plan: &Plan,
    pitch: impl Fn(Id<Story>) -> Option<Em> + Copy,
) -> Along<Story, Option<Em>> {
    let mut leans = plan.chains.keys().along(|_| None);
    for page in &plan.pages {
        let regions: Vec<&Region> = page.regions.iter().map(|region| &plan.regions[*region]).collect();
        for region in &regions {
            let id = region.story;
            let beside = regions.iter().filter(|other| other.story != id && are_beside(region, other));
            let others: Vec<Id<Story>> = beside.map(|other| other.story).collect();
            leans[id] = lean(edition, pitch, id, &others);
        }
    }
    leans
}

/// What a story leans to: half-way to the one beside it that differs most.
fn lean(
    edition: &Edition,
    pitch: impl Fn(Id<Story>) -> Option<Em> + Copy,
    id: Id<Story>,
    others: &[Id<Story>],
) -> Option<Em> {
    let is_written = |id: Id<Story>| edition.stories()[id].tracking.is_some();
    let own = pitch(id).filter(|_| !is_written(id))?;
    let other = |other: &Id<Story>| Some((*other, pitch(*other)?));
    let (other, pitch) = others.iter().filter_map(other).max_by_key(|(_, pitch)| (*pitch - own).abs())?;
    let half_way = own + (pitch - own) / 2;
    ((pitch - own).abs() > SEEN).then_some(if is_written(other) { pitch } else { half_way })
}

/// Whether two stories stand side by side, or one below the other, with no more than a gutter or a row or two between.
fn are_beside(one: &Region, other: &Region) -> bool {
    let (gutter, row) = (one.area.gutter * 2, one.area.leading * 2);
    let wider = |across: Length, down: Length| Rect {
        x: one.ground.x - across,
        y: one.ground.y - down,
        width: one.ground.width + across * 2,
        height: one.ground.height + down * 2,
    };
    wider(gutter, Length::ZERO).meets(other.ground) || wider(Length::ZERO, row).meets(other.ground)
}

/// Whether a story that was set to lean is better so: nearer, and no worse otherwise.
fn is_better(lean: Em, before: &Fit, after: &Fit) -> bool {
    let off = |fit: &Fit| fit.pitch.map_or(Em(i64::MAX), |pitch| (pitch - lean).abs());
    let left = |fit: &Fit| (fit.overset.is_some(), fit.underset, fit.stranded.len(), fit.standing.len());
    off(after) < off(before) && left(after) == left(before)
}
