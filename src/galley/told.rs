//! What is told of a story that does not fit as it should.

use super::caption::SetPicture;
use super::copyfit::{Fit, Overset};
use super::head::HeadOverset;
use super::line::Line;
use super::subheads::Stranded;
use super::widows::{Single, Standing};
use crate::block::{BlockRow, Reads};
use crate::copy::Passage;
use crate::diag::{Diagnostic, Span};
use crate::edition::Story;
use crate::geom::{Em, Length};
use crate::layout::{CaptionAt, Held, Slot};
use crate::page::Role;
use crate::part::{HeadPart, HeadRow};
use crate::plan::{Chain, Plan};
use crate::style::{BodyStyle, HeadStyle};
use crate::text::ShapedStory;
use crate::words::{Arg, Words};

/// A head that does not fit its rows at its smallest: which line, by how much, and what would fit. In its slot
/// it may have a box in the text.
pub(super) fn head_overset<'c>(
    (story, copy): (&Story, impl Fn(HeadPart) -> &'c [Passage]),
    style: &HeadStyle,
    overset: HeadOverset,
    (span, slot): (Span, &Slot),
) -> Diagnostic {
    let one = Diagnostic::error("head-overset").arg("story", story.id.as_str());
    match overset {
        HeadOverset::High { over } => {
            let one = one.form("high").arg("size", style.headline().smallest).mark(span, "slot");
            let one = one.arg("over", over);
            // Beyond those that it has: what a border or a tint takes of these is not the head's.
            let more = (over.0 + slot.leading.0 - 1) / slot.leading.0.max(1);
            match slot.box_of(Held::Head) {
                None => one.arg("rows", i64::from(slot.head_rows) + more).mend_by("help-high"),
                // What is high in its own lines is wide in those of the text.
                Some(own) if own.direction.is_some_and(|way| way != slot.direction) => {
                    one.mend_by("help-turned")
                }
                Some(own) => one.arg("rows", i64::from(own.rows) + more).mend_by("help-boxed"),
            }
        }
        HeadOverset::Wide { part, line, size, over, characters } => {
            let one = one.arg("size", size);
            let one = match part {
                HeadPart::HEADLINE => one.mark(span, "slot"),
                _ => one.mark(span, "beside").mend_by("help-beside"),
            };
            let lines = copy(part);
            let HeadRow { key, trade, .. } = *part.row();
            let form = if lines.len() > 1 { "line" } else { "part" };
            let named = Words::part("head-line", form).arg("part", Arg::Term(key, trade));
            let one = one.form("wide").arg("line", named.arg("number", line + 1));
            let one = one.arg("over", over).arg("characters", characters);
            match lines.get(line).and_then(|copy| copy.span_at(0)) {
                Some(place) => one.mark(place, "line"),
                None => one,
            }
        }
    }
}

/// A caption that leaves its picture next to nothing, or is higher than its place.
pub(super) fn squeezed_out(story: &Story, picture: &SetPicture<'_>, span: Span) -> Option<Diagnostic> {
    let one = Diagnostic::error("caption-overset").arg("story", story.id.as_str());
    let one = one.arg("lines", picture.lines.len()).here(span);
    let one = match picture.overset? {
        CaptionAt::Below => one,
        CaptionAt::Over => one.form("over").mend_by("help-over"),
        CaptionAt::Left | CaptionAt::Right => one.form("beside").mend_by("help-beside"),
    };
    Some(one.mark(story.pictures.get(usize::from(picture.number))?.span, "picture"))
}

/// A quotation that is higher than its box.
pub(super) fn quotation_overset(story: &Story, over: Length, span: Span) -> Option<Diagnostic> {
    let one = Diagnostic::error("quotation-overset").arg("story", story.id.as_str()).arg("over", over);
    Some(one.here(span).mark(story.quotation.as_ref()?.span, "quotation"))
}

/// A table that is higher than its box.
pub(super) fn table_overset(story: &Story, over: Length, span: Span) -> Diagnostic {
    let one = Diagnostic::error("table-overset").arg("story", story.id.as_str()).arg("over", over);
    let one = one.here(span);
    story.table.iter().fold(one, |one, table| one.mark(table.asked.boxed.unwrap_or(table.span), "table"))
}

/// Copy that has no row, or rows that have no copy.
pub(super) fn report(story: &Story, chain: &Chain, fit: &Fit, span: Span) -> Option<Diagnostic> {
    if let Some(Overset { lines, characters, from }) = fit.overset {
        let one = Diagnostic::error("overset").arg("story", story.id.as_str());
        let one = one.arg("lines", lines).arg("characters", characters).here(span);
        let place = from.and_then(|(block, byte)| story.body.get(block)?.copy.span_at(byte));
        return Some(match place {
            Some(place) => one.mark(place, "from"),
            None => one,
        });
    }
    (fit.underset > 0).then(|| {
        let one = Diagnostic::warning("underset").arg("story", story.id.as_str());
        one.arg("lines", fit.underset).arg("characters", room(chain, fit.underset)).here(span)
    })
}

/// A subhead that had to stay at the foot of a column.
pub(super) fn at_foot(
    story: &Story,
    Stranded { column, block }: Stranded,
    plan: &Plan,
    chain: &Chain,
) -> Option<Diagnostic> {
    let place = story.body.get(block)?.copy.span_at(0)?;
    let (region, column) = chain.column_of(column)?;
    let BlockRow { key, trade, reads, .. } = story.body.get(block)?.kind.row();
    let form = if *reads == Reads::Heading { "" } else { "other" };
    let one = Diagnostic::warning("subhead-at-foot").form(form).arg("story", story.id.as_str());
    let one = one.arg("what", Arg::Term(key, trade));
    let one = one.arg("column", column + 1).here(place);
    Some(one.mark(plan.regions[region].span, "slot"))
}

/// How many characters the last rows of a chain hold.
fn room(chain: &Chain, rows: usize) -> i64 {
    let all = chain.frames.iter().rev().flat_map(|frame| frame.rows.iter().rev());
    all.take(rows).map(|row| row.measure.0 / Em::ONE.0).sum()
}

/// Lines that are opened too far, as one warning a story that points at the first. What its writer opens a text by is
/// meant.
pub(super) fn loose(
    (story, text): (&Story, &ShapedStory),
    (chain, style): (&Chain, &BodyStyle),
    fit: &Fit,
    columns: &[Vec<Line<'_>>],
) -> Option<Diagnostic> {
    let opened = |line: &Line<'_>| {
        let block = usize::from(line.source.part);
        let meant = story.body.get(block)?.tracking.or(story.tracking).unwrap_or_default().max(Em::ZERO);
        let tracking = fit.tracking.get(block).copied().filter(|_| line.set.justified)?;
        let row =
            chain.frames.get(usize::from(line.source.column))?.rows.get(usize::from(line.source.row))?;
        let opened = line.set.opened + tracking - meant;
        (opened > style.loose_at(row.measure)).then_some(opened)
    };
    let of_blocks = |line: &&Line<'_>| line.source.role != Role::Byline && line.set.opened > Em::ZERO;
    let lines = columns.iter().flatten().filter(of_blocks);
    let mut lines = lines.filter_map(|line| Some((line, opened(line)?)));
    let (first, opened) = lines.next()?;
    let count = 1 + lines.count();
    let place = place_of((story, text), usize::from(first.source.part), first.set.atoms.start)?;
    let one = Diagnostic::warning("loose-line").arg("story", story.id.as_str()).arg("lines", count);
    Some(one.arg("opened", opened).here(place))
}

/// Where the copy of a story has an atom of a block.
fn place_of((story, text): (&Story, &ShapedStory), block: usize, atom: usize) -> Option<Span> {
    let shaped = text.blocks.get(block)?;
    let byte = shaped.text.atoms.get(atom)?.byte as usize;
    story.body.get(block)?.copy.span_at(shaped.in_copy(byte))
}

/// A runt or a single line that had to stay: mending it would have left the lines uneven.
pub(super) fn left_standing(
    story: (&Story, &ShapedStory),
    Standing { kind, block, atom }: Standing,
) -> Option<Diagnostic> {
    let place = place_of(story, block, atom)?;
    let one = match kind {
        Single::Runt => Diagnostic::warning("runt"),
        Single::Widow => Diagnostic::warning("single-line").form("widow"),
        Single::Orphan => Diagnostic::warning("single-line").form("orphan"),
    };
    Some(one.arg("story", story.0.id.as_str()).here(place))
}

/// That furniture does not fit its place: what it is, and which part of the entry says by what.
pub(super) fn overset(
    span: Span,
    what: &'static str,
    too: &'static str,
    [is, most]: [Length; 2],
) -> Diagnostic {
    let one = Diagnostic::error("furniture-overset").arg("what", Words::part("furniture", what));
    one.arg("is", is).arg("most", most).mark(span, too)
}
