//! How the kinds of blocks in the text are set, checked.

use super::Grid;
use super::raw::{RawBlock, RawBlocks};
use super::styles::{Case, face};
use super::values::count;
use crate::block::BlockKind;
use crate::diag::Diagnostic;
use crate::reading::bounds::{self, out_of_range, within_or};
use crate::reading::findings::{Field, Findings};
use crate::reading::lengths::Share;
use crate::reading::read::Checked;
use crate::style::{BlockStyle, BodyStyle};
use crate::words::Words;

/// Gives the kinds of a body the styles that a layout has for them; false where one of these is wrong.
pub(super) fn dress(
    body: &mut BodyStyle,
    raw: Option<&Field<Checked<RawBlocks>>>,
    (case, grid): (Case<'_>, Grid),
    found: &mut Findings,
) -> bool {
    let Some(Field { value: Checked { value, whole }, .. }) = raw else { return true };
    let mut sound = *whole;
    for kind in BlockKind::styled() {
        let Some(given) = &value.kinds.0[kind] else { continue };
        let usual = &body.blocks[kind];
        match style((kind, &given.value.value), usual, (case, grid), found).filter(|_| given.value.whole) {
            Some(style) => body.blocks[kind] = style,
            None => sound = false,
        }
    }
    sound
}

/// The style of a kind, of which the usual one gives what the layout does not say.
fn style(
    (kind, raw): (BlockKind, &RawBlock),
    usual: &BlockStyle,
    (case, grid): (Case<'_>, Grid),
    found: &mut Findings,
) -> Option<BlockStyle> {
    if let Some(run_on) = raw.run_on.as_ref().filter(|_| kind != BlockKind::Brief) {
        found.add(Diagnostic::error("run-on").form("block").arg("kind", kind.row().key).here(run_on.span));
        return None;
    }
    let face = if raw.face.is_some() { face(&raw.face, case.faces, found) } else { Some(usual.face.clone()) };
    let size = within_or("size", &raw.size, &bounds::BLOCK, Share(i64::from(usual.size)), found);
    let mut gap = |key, given, usual| within_or(key, given, &bounds::GAP, usual, found);
    let inset = gap("inset", &raw.inset, usual.inset);
    let inset_end = gap("inset_end", &raw.inset_end, usual.inset_end);
    let hang = gap("hang", &raw.hang, usual.hang);
    let indent = match &raw.indent {
        None => Some(usual.indent),
        given => gap("indent", given, usual.indent.unwrap_or_default()).map(Some),
    };
    let mut rows = |key, given, usual: u32| {
        within_or(key, &count(given), &bounds::WHITE_ROWS, i64::from(usual), found).map(|rows| rows as u32)
    };
    let (above, below) = (rows("above", &raw.above, usual.above), rows("below", &raw.below, usual.below));
    let rule = within_or("rule", &raw.rule, &bounds::RULE, usual.rule, found);
    let paint = case.palette.paint_or(&raw.color, usual.paint, found);
    let align = raw.align.as_ref().map_or(usual.align, |word| word.value.0);
    let size = size?;
    let high = grid.size.scaled(size.0, 1000);
    if high > grid.leading {
        // Its lines would lie over one another.
        let allowed = Words::part("allowed", "leading-or-less").arg("leading", grid.leading);
        out_of_range("size", &high, raw.size.as_ref()?.span, allowed, found);
        return None;
    }
    Some(BlockStyle {
        face: face?,
        size: size.0 as u16,
        indent: indent?,
        inset: inset?,
        inset_end: inset_end?,
        hang: hang?,
        align,
        above: above?,
        below: below?,
        paint,
        rule: rule?,
        run_on: raw.run_on.as_ref().map_or(usual.run_on, |given| given.value),
    })
}
