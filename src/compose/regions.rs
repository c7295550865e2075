//! The outlines of stories on their page, for whoever asks what stands where.

use crate::id::Id;
use crate::layout::Slot;
use crate::page::{Part, PartKind, Region};
use crate::plan::{self, BoxPart, Plan};

/// The outline of a story, and its parts in the order in which they are read.
pub(super) fn region((id, region): (Id<plan::Region>, &plan::Region), slot: &Slot, plan: &Plan) -> Region {
    let boxes = [
        (BoxPart::Head, PartKind::Head),
        (BoxPart::Picture, PartKind::Picture),
        (BoxPart::Quotation, PartKind::Quotation),
    ];
    let part = |(part, kind): (BoxPart, PartKind)| Some(Part { kind, rect: region.box_on_page(part)? });
    let boxes = boxes.into_iter().filter_map(part).filter(|part| !part.rect.is_empty());
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
