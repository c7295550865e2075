//! Paragraphs that ask to stand in so far that next to nothing of their measure is left.

use std::collections::BTreeMap;

use super::body::{BodyLine, LineOf};
use crate::diag::Diagnostic;
use crate::edition::Story;
use crate::geom::Em;
use crate::layout::NARROWEST;
use crate::plan::Chain;
use crate::text::ShapedStory;

/// An error for each paragraph that its own attributes leave too narrow somewhere.
pub(super) fn too_wide(
    story: &Story,
    text: &ShapedStory,
    chain: &Chain,
    columns: &[Vec<BodyLine>],
) -> Vec<Diagnostic> {
    let mut narrowest: BTreeMap<usize, (Em, Em)> = BTreeMap::new();
    let rows = chain.frames.iter().zip(columns).flat_map(|(frame, lines)| frame.rows.iter().zip(lines));
    for (row, line) in rows {
        let LineOf::Block(block) = line.of else { continue };
        let Some(shaped) = text.blocks.get(block) else { continue };
        let taken = shaped.indent.taken(line.set.atoms.start);
        let measure = row.measure.scaled(1000, i64::from(shaped.size).max(1));
        let narrow = narrowest.entry(block).or_insert((measure, taken));
        if measure - taken < narrow.0 - narrow.1 {
            *narrow = (measure, taken);
        }
    }
    let told = narrowest.into_iter().filter(|(_, (measure, taken))| *measure - *taken < NARROWEST);
    let told = told.filter_map(|(block, (measure, taken))| {
        let written = story.body.get(block)?;
        let own = written.indents.as_ref().map_or(written.span, |own| own.span);
        // A column that is too narrow by itself is told of its slot.
        (taken > Em::ZERO).then_some(())?;
        let one = Diagnostic::error("indent-too-wide").arg("story", story.id.as_str());
        let one = one.arg("taken", taken).arg("measure", measure).arg("least", NARROWEST);
        Some(one.here(own))
    });
    told.collect()
}
