//! The order of reading: stories of a page in any, the blocks of each in theirs.

use super::ids::{block_id, section_id};
use crate::transcript::PageTranscript;
use crate::xml::Xml;

/// Writes it; nothing, of a page with nothing on it.
pub(super) fn write(xml: &mut Xml, page: usize, of: &PageTranscript<'_>) {
    if of.sections.iter().all(|section| section.blocks.is_empty()) {
        return;
    }
    xml.element("ReadingOrder", [], |xml| {
        let group = [("ID", format!("P{}_RO", page + 1).into())];
        xml.element("UnorderedGroup", group, |xml| {
            for (at, section) in of.sections.iter().enumerate() {
                let id = format!("{}_RO", section_id(page, at));
                xml.element("OrderedGroup", [("ID", id.as_str().into())], |xml| {
                    for number in 0..section.blocks.len() {
                        let block = block_id(page, at, number);
                        xml.empty(
                            "ElementRef",
                            [("ID", format!("{block}_RO").into()), ("REF", block.as_str().into())],
                        );
                    }
                });
            }
        });
    });
}
