//! 连载: the parts of a serial. Its layout says how a part is called, above or under the headline, and what stands at its end.

use super::raw::RawSerial;
use super::{PageSpec, Parts, Serial, Story};
use crate::copy::{Block, BlockKind, Passage};
use crate::diag::Diagnostic;
use crate::id::{Along, Id, Table};
use crate::layout::{Layout, Serials};
use crate::part::HeadPart;
use crate::reading::bounds::{self, within};
use crate::reading::findings::{Field, Findings};
use crate::reading::read::Checked;

/// Which part it is, if that could be read. A part beyond the last, and a last one before it, is told.
pub(super) fn read(
    Field { value: Checked { value: raw, .. }, span }: Field<Checked<RawSerial>>,
    found: &mut Findings,
) -> Option<Serial> {
    let part = within("part", &raw.part, &bounds::SERIAL, found);
    let parts = within("parts", &raw.parts, &bounds::SERIAL, found);
    let said = raw.last.as_ref().filter(|last| last.value);
    if let (Some(part), Some(parts), Some(given), Some(of)) = (part, parts, &raw.part, &raw.parts) {
        let one = Diagnostic::warning("serial-part").arg("part", part).arg("parts", parts);
        if part > parts {
            found.add(one.here(given.span).mark(of.span, "parts"));
        } else if let Some(last) = said.filter(|_| part < parts) {
            found.add(one.form("last").here(last.span).mark(of.span, "parts").mend_by("help-last"));
        }
    }
    let last = said.is_some() || part.is_some() && part == parts;
    Some(Serial { title: raw.title?.value, part: part? as u32, last, span })
}

/// Gives stories what the layout that they begin in says of their serials.
pub(super) fn set(
    stories: &mut Table<Story>,
    places: &Along<Story, Parts>,
    (pages, layouts): (&Table<PageSpec>, &Table<Layout>),
) {
    let ids: Vec<Id<Story>> = stories.ids().collect();
    for id in ids {
        worded(&mut stories[id], &layouts[pages[places[id].begins.page].layout].serials);
    }
}

/// Gives a story what the layout says of its serial: a part of its head, and a line at the end of its text, above who reports
/// and the notes.
fn worded(story: &mut Story, style: &Serials) {
    let Some(Serial { title, part, last, span }) = story.serial.clone() else { return };
    let place = if style.below { HeadPart::SERIAL_BELOW } else { HeadPart::SERIAL };
    story.head[place] = vec![Passage::made(style.called(&title, part), span)];
    let end = if last { &style.ended } else { &style.continued };
    if end.is_empty() || story.body.is_empty() {
        return;
    }
    let behind = |block: &&Block| block.kind.is_note() || block.kind == BlockKind::Byline;
    let at = story.body.len() - story.body.iter().rev().take_while(behind).count();
    story.body.insert(at, Block::plain(BlockKind::Ending, Passage::made(end.as_str(), span), span));
}
