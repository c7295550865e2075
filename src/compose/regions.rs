//! The outlines of stories on their page, for whoever asks what stands where.

use crate::id::Id;
use crate::layout::Slot;
use crate::page::{Part, PartKind, Region};
use crate::plan::{self, BoxPart, Plan};

/// The order of what stands beside the text.
const ORDER: [PartKind; 4] = [PartKind::Head, PartKind::Picture, PartKind::Quotation, PartKind::Table];

/// What of a story stands in a box; nothing of it where that is another's.
const fn kind(part: BoxPart) -> Option<PartKind> {
    match part {
        BoxPart::Head => Some(PartKind::Head),
        BoxPart::Picture(_) => Some(PartKind::Picture),
        BoxPart::Quotation => Some(PartKind::Quotation),
        BoxPart::Table => Some(PartKind::Table),
        BoxPart::Inset | BoxPart::Outside => None,
    }
}

/// The outline of a story, and its parts in the order in which they are read.
pub(super) fn region((id, region): (Id<plan::Region>, &plan::Region), slot: &Slot, plan: &Plan) -> Region {
    let of = |wanted: PartKind| {
        let own = region.boxes.iter().filter(move |placed| kind(placed.part) == Some(wanted));
        own.filter_map(move |placed| Some(Part { kind: wanted, rect: region.box_on_page(placed.part)? }))
    };
    let boxes = ORDER.into_iter().flat_map(of).filter(|part| !part.rect.is_empty());
    let frames = plan.chains[region.story].frames.iter().enumerate();
    let columns = frames.filter(|(_, frame)| frame.region == id).enumerate();
    let columns = columns.filter_map(|(column, (number, frame))| {
        let rect = region.column_on_page(column, &frame.rows)?;
        Some(Part { kind: PartKind::Column(number as u16), rect })
    });
    Region {
        story: region.story.place() as u16,
        slot: slot.name.clone(),
        written: region.span,
        rect: if slot.tint.is_some() || slot.border.is_some() {
            region.ground
        } else {
            region.turn.rect(region.area.rect)
        },
        parts: boxes.chain(columns).collect(),
    }
}
