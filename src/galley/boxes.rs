//! Boxes in the text that can't stand together, or leave the text nothing.

use crate::diag::Diagnostic;
use crate::edition::Story;
use crate::layout::Slot;
use crate::plan::{BoxPart, Chain, PlacedBox, Region};
use crate::words::Words;

/// The boxes of a region that meet, each pair once.
pub(super) fn overlapping(story: &Story, home: &Region, slot: &Slot) -> Vec<Diagnostic> {
    let is_one = |placed: &&PlacedBox| placed.part != BoxPart::Outside && !placed.rows.is_empty();
    let all: Vec<&PlacedBox> = home.boxes.iter().filter(is_one).collect();
    let pairs = all.iter().enumerate().flat_map(|(at, one)| {
        all.iter().skip(at + 1).filter(|other| meet(one, other)).map(move |other| (*one, *other))
    });
    // Slots inside this one are known apart from each other; the head above all columns leaves the others their rows.
    let pairs = pairs.filter(|(one, other)| one.part != BoxPart::Inset || other.part != BoxPart::Inset);
    let told = pairs.map(|(one, other)| {
        let called = |placed: &PlacedBox| Words::part("boxes-overlap", name(placed.part));
        let told = Diagnostic::error("boxes-overlap").arg("story", story.id.as_str());
        let told = told.arg("one", called(one)).arg("other", called(other)).here(home.span);
        let spans = [one, other].into_iter().filter_map(|placed| {
            let own = slot.held().find(|(held, _)| BoxPart::of(*held) == placed.part);
            own.map(|(_, own)| own.span)
        });
        spans.fold(told, |told, span| told.mark(span, "box"))
    });
    told.collect()
}

/// Whether two boxes share a part of a row.
fn meet(one: &PlacedBox, other: &PlacedBox) -> bool {
    one.rows.start < other.rows.end
        && other.rows.start < one.rows.end
        && one.across.start < other.across.end
        && other.across.start < one.across.end
}

/// What a box holds, as the words have it.
const fn name(part: BoxPart) -> &'static str {
    match part {
        BoxPart::Head => "head",
        BoxPart::Picture(_) => "picture",
        BoxPart::Quotation => "quotation",
        BoxPart::Table => "table",
        BoxPart::Inset | BoxPart::Outside => "inset",
    }
}

/// That the boxes of a slot leave text no measure: beside none of them is a piece of a line that could be read, and above
/// and below them no row.
pub(super) fn without_measure(
    story: &Story,
    (home, chain): (&Region, &Chain),
    slot: &Slot,
) -> Option<Diagnostic> {
    let in_text = !slot.boxes.is_empty() || !slot.insets.is_empty();
    let nothing =
        chain.regions.len() == 1 && chain.rows() == 0 && !story.is_picture_alone() && !story.is_head_alone();
    if !nothing || !in_text {
        return None;
    }
    let told = Diagnostic::error("boxes-without-measure").arg("story", story.id.as_str());
    let told = told.arg("slot", slot.name.as_str()).arg("least", slot.narrowest).here(home.span);
    let spans = slot.boxes.iter().map(|one| one.span);
    Some(spans.fold(told, |told, span| told.mark(span, "box")))
}
