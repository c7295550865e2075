//! How the heads of a page stand to one another: none is larger than one of a higher step, and two side by side are not
//! of one size (碰题).

use super::head::SetHead;
use crate::diag::{Diagnostic, Span};
use crate::edition::{Edition, PageSpec, Story};
use crate::geom::{Direction, EM_BOX_TOP, Length, Point, Rect};
use crate::id::Id;
use crate::layout::Slot;
use crate::page::Role;
use crate::part::HeadPart;
use crate::plan::{Plan, Region};

/// Heads of which the larger is not larger than the smaller by this look like one another.
const ALIKE: (i64, i64) = (13, 10);
/// Heads whose first lines begin so many rows apart are read one after the other.
const APART: i64 = 2;

/// A headline as it is set.
struct Head<'a> {
    id: Id<Story>,
    story: &'a str,
    /// 组合: the story under whose head it stands.
    under: Option<Id<Story>>,
    /// Where the edition puts the story.
    span: Span,
    size: Length,
    /// Its slot on the page.
    place: Rect,
    /// Where its first line begins on the page.
    begins: Point,
    /// Its step, from 0.
    step: Option<usize>,
    /// On a ground or in a border, which part it from those beside it.
    on_ground: bool,
    /// The way its lines run.
    direction: Direction,
}

/// What is told of the heads of all pages.
pub(super) fn told<'h, 'a: 'h>(
    edition: &Edition,
    plan: &Plan,
    set: impl Fn(Id<Story>) -> &'h SetHead<'a>,
) -> Vec<Diagnostic> {
    let of_page = |id: Id<PageSpec>| {
        let page = &edition.pages()[id];
        let grid = &edition.layout_of(page).grid;
        let heads: Vec<Head<'_>> = plan.pages[id]
            .regions
            .iter()
            .filter_map(|region| {
                let outline = &plan.regions[*region];
                let begins = plan.chains[outline.story].home == *region;
                begins.then(|| head(edition, (page, outline), set(outline.story))).flatten()
            })
            .collect();
        let under = heads.iter().filter_map(|head| not_under_its_group(head, &heads));
        // A specimen, or a page of before, has heads as it likes: only who names steps follows them.
        if edition.layout_of(page).steps == 0 {
            return under.collect();
        }
        let above = heads.iter().filter_map(|head| above_its_step(head, &heads));
        let pairs = heads
            .iter()
            .enumerate()
            .flat_map(|(at, one)| heads.iter().skip(at + 1).map(move |other| (one, other)));
        let near = (grid.leading * APART, grid.measure.of(grid.size));
        let clash =
            pairs.filter(|(one, other)| one.is_beside(other, near)).map(|(one, other)| clashing(one, other));
        under.chain(above).chain(clash).collect::<Vec<_>>()
    };
    plan.pages.keys().ids().flat_map(of_page).collect()
}

/// The head of a story where it begins; nothing of one that has none.
fn head<'a>(
    edition: &'a Edition,
    (page, region): (&PageSpec, &Region),
    set: &SetHead<'_>,
) -> Option<Head<'a>> {
    let line = set.lines.iter().find(|line| line.source.role == Role::Head(HeadPart::HEADLINE))?;
    let slot: &Slot = &edition.layout_of(page).slots[region.slot];
    let top =
        Rect { x: line.at.x, y: line.at.y - EM_BOX_TOP.of(line.size), width: line.size, height: line.size };
    let top = set.turn.unwrap_or(region.turn).rect(top);
    Some(Head {
        id: region.story,
        story: edition.stories()[region.story].id.as_str(),
        under: edition.head_over(region.story),
        span: region.span,
        size: line.size,
        place: region.ground,
        begins: Point { x: top.x, y: top.y },
        step: slot.step,
        on_ground: slot.has_ground() || slot.head_tint.is_some(),
        direction: edition.styles_of(region.story).head_direction,
    })
}

impl Head<'_> {
    /// Whether another stands beside it that a reader takes for its like.
    fn is_beside(&self, other: &Self, (rows, column): (Length, Length)) -> bool {
        let (left, right) = if self.place.x <= other.place.x { (self, other) } else { (other, self) };
        let between = right.place.x - left.place.right();
        let is_beside = between >= Length::ZERO && between < column;
        let (small, large) = (self.size.min(other.size), self.size.max(other.size));
        let is_alike = large < small.scaled(ALIKE.0, ALIKE.1) && self.direction == other.direction;
        // Under one head those are equals by intent.
        let is_parted =
            self.on_ground || other.on_ground || self.under.is_some() && self.under == other.under;
        is_beside && is_alike && !is_parted && (self.begins.y - other.begins.y).abs() <= rows
    }
}

/// That a head is larger than one of a higher step: the highest of those. One without a step is below all.
fn above_its_step(head: &Head<'_>, all: &[Head<'_>]) -> Option<Diagnostic> {
    let is_higher = |other: &&Head<'_>| match (other.step, head.step) {
        (Some(above), Some(own)) => above < own,
        (Some(0), None) => true,
        _ => false,
    };
    let smaller = all.iter().filter(is_higher).filter(|other| other.size < head.size);
    let above = smaller.min_by_key(|other| other.step)?;
    let one = Diagnostic::warning("head-above-step").arg("story", head.story).arg("other", above.story);
    let one = if above.step == Some(0) { one.form("lead") } else { one };
    let one = one.arg("size", head.size).arg("smaller", above.size).here(head.span);
    Some(one.mark(above.span, "other-head"))
}

/// That a head is no smaller than the one that it stands under with others.
fn not_under_its_group(head: &Head<'_>, all: &[Head<'_>]) -> Option<Diagnostic> {
    let over = all.iter().find(|other| Some(other.id) == head.under && other.size <= head.size)?;
    let one = Diagnostic::warning("head-above-step").form("group").arg("story", head.story);
    let one = one.arg("other", over.story).arg("size", head.size).arg("smaller", over.size).here(head.span);
    Some(one.mark(over.span, "other-head"))
}

fn clashing(one: &Head<'_>, other: &Head<'_>) -> Diagnostic {
    let told = Diagnostic::warning("heads-clash").arg("story", one.story).arg("other", other.story);
    let told = told.arg("size", one.size).arg("beside", other.size).here(one.span);
    told.mark(other.span, "other-head")
}
