//! The blocks of a body, shaped: each in the face and the size of its kind, what stands before an item as a text of its own,
//! and how far its lines stand in.

use std::collections::BTreeMap;

use super::indent::{Indent, Listed};
use super::run_in;
use super::style::{Rows, Style};
use super::table::ShapedTable;
use super::{ShapedText, styles};
use crate::convention::Class;
use crate::copy::{Block, BlockKind, Label, Passage};
use crate::edition::Story;
use crate::geom::Em;
use crate::style::{BodyStyle, StoryStyles};

/// A block of the body.
#[derive(Debug)]
pub struct ShapedBlock {
    /// What it is.
    pub kind: BlockKind,
    /// Its text.
    pub text: ShapedText,
    /// Letterspacing that the paragraph asks for.
    pub tracking: Option<Em>,
    /// How far its lines stand in.
    pub indent: Indent,
    /// Its size, in thousandths of the body's.
    pub size: u16,
    /// What stands before its text.
    pub label: Option<ShapedLabel>,
    /// The atoms that begin a line because one begins there in the file, rising; the first is not among them.
    pub breaks: Vec<usize>,
    /// The bytes of a dateline and the space after it, before the block's own text.
    pub lead: usize,
    /// The byte of the block's copy before which the space after a run-in heading stands.
    pub heading: Option<usize>,
    /// What it is, where it is a table.
    pub table: Option<ShapedTable>,
}

/// What stands before the text of an item.
#[derive(Debug)]
pub struct ShapedLabel {
    /// Its text.
    pub text: ShapedText,
    /// Its size, in thousandths of the block's.
    pub size: u16,
    /// How far it stands above the baseline, in em of the block.
    pub rise: Em,
    /// Where it begins, in em of the block from the start of the measure.
    pub at: Em,
}

impl ShapedBlock {
    /// The byte of the block's copy that stands at a byte of its text. A dateline and the spaces after what is run in
    /// are no part of the copy.
    #[must_use]
    pub fn in_copy(&self, byte: usize) -> usize {
        let byte = byte.saturating_sub(self.lead);
        match self.heading {
            Some(end) if byte > end => byte.saturating_sub(run_in::space()).max(end),
            _ => byte,
        }
    }
}

/// A bullet is so large, in thousandths, and its middle is that of the characters that it stands before. It is text of its
/// file: of a body of 小五 and less it must not be smaller than the smallest type that presses print, 5 pt.
const BULLET: u16 = 600;
/// The least white behind figures: what their point leaves is white as well.
const EIGHTH: Em = Em::milli(125);
/// The middle of a character above the baseline.
const MIDDLE: Em = Em::milli(380);

/// Shapes the blocks of a story by `set`; a dateline is run in at the first paragraph.
pub(super) fn shaped(
    story: &Story,
    styles: &StoryStyles<'_>,
    mut dateline: Option<ShapedText>,
    set: &mut impl FnMut(&Passage, &Style<'_>) -> ShapedText,
) -> Vec<ShapedBlock> {
    let body = styles.body;
    let labels: Vec<Option<Shaped>> = story.body.iter().map(|block| label(block, styles, set)).collect();
    let listed = listed(&story.body, &labels, body);
    let mut blocks = Vec::with_capacity(story.body.len());
    let mut above = None;
    for ((block, label), list) in story.body.iter().zip(labels).zip(listed) {
        let style = style_of(block.kind, styles);
        let (mut text, heading) = headed(&block.copy, body.run_in_gap, |copy| set(copy, &style));
        let mut lead = 0;
        if matches!(block.kind, BlockKind::Paragraph | BlockKind::Brief)
            && let Some(before) = dateline.take()
        {
            lead = before.text.len() + run_in::space();
            text = run_in::dateline(before, body.dateline_gap, &text);
        }
        let indent = Indent::of(block, above, body, list.map(|list| list.place));
        let at = indent.first - list.map_or(Em::ZERO, |list| list.place.by);
        let label = label.map(|Shaped { text, size, rise, width }| {
            // The last figures of numbers stand below one another.
            let at = at + list.map_or(Em::ZERO, |list| list.widest - width);
            ShapedLabel { text, size, rise, at }
        });
        let breaks = if block.kind.is_by_line() { breaks(block, &text) } else { Vec::new() };
        let table = block.table.as_ref().map(|one| ShapedTable::shaped(one, styles, &mut *set));
        let (kind, tracking, size) = (block.kind, block.tracking, body.blocks[block.kind].size);
        blocks.push(ShapedBlock { kind, text, tracking, indent, size, label, breaks, lead, heading, table });
        above = Some(block.kind);
    }
    // A body without a paragraph: the dateline is a line of its own, so that it is not lost.
    blocks.extend(dateline.map(|text| alone(text, above, body)));
    blocks
}

/// A dateline that no paragraph follows.
fn alone(text: ShapedText, above: Option<BlockKind>, body: &BodyStyle) -> ShapedBlock {
    let (kind, indent) = (BlockKind::Paragraph, Indent::of_house(above, body));
    let (tracking, label, breaks) = (None, None, Vec::new());
    let (size, lead, heading, table) = (1000, 0, None, None);
    ShapedBlock { kind, text, tracking, indent, size, label, breaks, lead, heading, table }
}

/// How a kind of blocks is shaped. What is emphasised in the face of emphasis stands in that of the text.
fn style_of<'a>(kind: BlockKind, styles: &StoryStyles<'a>) -> Style<'a> {
    let body = styles::body(styles);
    let own = &styles.body.blocks[kind];
    let turned = own.face == *body.emphasis && own.face != *body.strong;
    let rows = Rows { size: styles.size.scaled(i64::from(own.size), 1000), leading: styles.leading };
    Style {
        regular: &own.face,
        emphasis: if turned { body.regular } else { body.emphasis },
        rows: Some(rows),
        ..body
    }
}

/// What stands before an item, and how wide it is, in em of the item.
struct Shaped {
    text: ShapedText,
    size: u16,
    rise: Em,
    width: Em,
}

fn label(
    block: &Block,
    styles: &StoryStyles<'_>,
    set: &mut impl FnMut(&Passage, &Style<'_>) -> ShapedText,
) -> Option<Shaped> {
    let style = style_of(block.kind, styles);
    let (text, size) = match block.label.as_ref()? {
        Label::Number(number) | Label::Note(number) => (set(number, &style), 1000),
        Label::Bullet(span) => {
            let bullet = Passage::made(styles.body.bullet.character(), *span);
            (set(&bullet, &Style { regular: &styles.body.regular, ..style }), BULLET)
        }
    };
    let width = text.atoms.iter().map(|atom| atom.width).sum::<Em>().scaled(i64::from(size), 1000);
    Some(Shaped { text, size, rise: MIDDLE.scaled(1000 - i64::from(size), 1000), width })
}

/// Where an item stands, and how wide the widest is of what stands before those of its list.
#[derive(Clone, Copy)]
struct Place {
    place: Listed,
    widest: Em,
}

/// Where each block stands that is of a list: its text behind the widest number, in whole characters, so that they stand
/// below those of the paragraphs. A list inside another begins where the text of that does.
fn listed(blocks: &[Block], labels: &[Option<Shaped>], style: &BodyStyle) -> Vec<Option<Place>> {
    let mut widest: BTreeMap<u32, (Em, Em)> = BTreeMap::new();
    for (list, label) in blocks.iter().zip(labels).filter_map(|(block, label)| block.list.zip(label.as_ref()))
    {
        let (wide, taken) = widest.entry(list).or_default();
        *wide = label.width.max(*wide);
        *taken = (label.width + gap(&label.text)).max(*taken);
    }
    let mut outer = Em::ZERO;
    let place = |block: &Block| {
        let (widest, taken) = *widest.get(&block.list?)?;
        let by = Em::ONE * ((taken.0 + Em::ONE.0 - 1) / Em::ONE.0);
        let inside = block.kind == BlockKind::Subitem;
        let from = if inside { outer } else { Em::ZERO };
        if !inside {
            outer = by + style.blocks[block.kind].inset;
        }
        Some(Place { place: Listed { from, by }, widest })
    };
    blocks.iter().map(place).collect()
}

/// The least white behind what stands before an item: brackets and circles have their own.
fn gap(text: &ShapedText) -> Em {
    match text.atoms.last() {
        Some(atom) if matches!(atom.class, Class::Han | Class::Closing) => Em::ZERO,
        Some(atom) if atom.class.is_half_mark() => Em::HALF,
        _ => EIGHTH,
    }
}

/// The atoms that begin the lines of a block which ends them where the file does.
fn breaks(block: &Block, text: &ShapedText) -> Vec<usize> {
    let atom = |byte: &usize| text.atoms.partition_point(|atom| (atom.byte as usize) < *byte);
    block.breaks.iter().map(atom).collect()
}

/// A paragraph with the heading that may be run in at its head, and the byte of its copy where that ends.
fn headed(
    copy: &Passage,
    gap: Em,
    mut set: impl FnMut(&Passage) -> ShapedText,
) -> (ShapedText, Option<usize>) {
    let Some(end) = copy.heading() else { return (set(copy), None) };
    let (heading, text) = copy.parted(end);
    let heading = set(&heading);
    (run_in::heading(heading, gap, &set(&text)), Some(end))
}
