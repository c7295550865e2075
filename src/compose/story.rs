//! A galley on its page: head lines, then the columns in reading order.

use super::forme::Forme;
use super::line::Line;
use crate::copy::BlockKind;
use crate::galley::{CaptionLine, Galley, HeadLine, LineOf};
use crate::geom::Point;
use crate::id::Id;
use crate::page::{Item, PlacedPicture, Role, Source};
use crate::plan::{Chain, Region};
use crate::style::{BodyStyle, CaptionStyle, HeadStyle, StoryStyles};
use crate::text::ShapedText;

/// Places what a story begins with: its head and its picture.
pub(super) fn open(
    galley: &Galley<'_>,
    styles: &StoryStyles<'_>,
    picture: Option<PlacedPicture>,
    forme: &mut Forme<'_>,
) {
    head(galley, styles.head, forme);
    if let Some(picture) = picture {
        forme.push(Item::Picture(picture));
    }
    captions(galley, styles.captions, forme);
}

/// Places what of a body stands in a region.
pub(super) fn body(
    (region, chain): (Id<Region>, &Chain),
    galley: &Galley<'_>,
    style: &BodyStyle,
    items: &mut Vec<Item>,
) {
    let columns = chain.frames.iter().zip(&galley.columns).enumerate();
    for (column, (frame, lines)) in columns.filter(|(_, (frame, _))| frame.region == region) {
        let mut forme = Forme::new(frame.turn, items);
        for (index, (line, row)) in lines.iter().zip(&frame.rows).enumerate() {
            let byline = line.byline.as_ref().map(|set| (LineOf::Byline, set));
            for (of, set) in [(line.of, &line.set)].into_iter().chain(byline) {
                let Some((text, role, paragraph)) = body_text(galley, of) else { continue };
                let source = source(galley, role, paragraph, column, index);
                let paint = if role == Role::Subhead { style.subhead_paint } else { style.paint };
                let (origin, size) = (row.at, chain.size);
                forme.line(Line { text, set, origin, size, scale: 1000, paint, source });
            }
        }
    }
}

/// Places the lines of a head, each in the colour of its style.
fn head(galley: &Galley<'_>, style: &HeadStyle, forme: &mut Forme<'_>) {
    for (index, line) in galley.head.lines.iter().enumerate() {
        let Some(text) = head_text(galley, line) else { continue };
        let source = source(galley, line.role, index, 0, 0);
        let origin = Point { x: line.x, y: line.baseline };
        let (size, scale) = (line.size, line.scale);
        let paint = match line.role {
            Role::Kicker => style.kicker.paint,
            Role::Deck => style.deck.paint,
            _ => style.headline.paint,
        };
        forme.line(Line { text, set: &line.set, origin, size, scale, paint, source });
    }
}

/// Places the lines of a caption.
fn captions(galley: &Galley<'_>, style: &CaptionStyle, forme: &mut Forme<'_>) {
    let CaptionStyle { size, paint, .. } = *style;
    let lines = galley.picture.iter().flat_map(|picture| &picture.lines);
    for (index, CaptionLine { role, set, origin }) in lines.enumerate() {
        let text = if *role == Role::Credit { &galley.text.credit } else { &galley.text.caption };
        let Some(text) = text else { continue };
        let source = source(galley, *role, 0, 0, index);
        forme.line(Line { text, set, origin: *origin, size, scale: 1000, paint, source });
    }
}

pub(super) fn source(galley: &Galley<'_>, role: Role, part: usize, column: usize, row: usize) -> Source {
    let (part, column, row) = (part as u16, column as u16, row as u16);
    Source { role, story: Some(galley.story.place() as u16), part, column, row }
}

fn head_text<'a>(galley: &Galley<'a>, line: &HeadLine) -> Option<&'a ShapedText> {
    match line.role {
        Role::Kicker => galley.text.kicker.as_ref(),
        Role::Deck => galley.text.deck.as_ref(),
        _ => galley.text.headline.get(line.part),
    }
}

/// The text of a body line, its role, and its paragraph; a byline counts as one after the last.
fn body_text<'a>(galley: &Galley<'a>, of: LineOf) -> Option<(&'a ShapedText, Role, usize)> {
    match of {
        LineOf::Byline => Some((galley.text.byline.as_ref()?, Role::Byline, galley.text.blocks.len())),
        LineOf::Block(index) => {
            let block = galley.text.blocks.get(index)?;
            let role = match block.kind {
                BlockKind::Paragraph => Role::Body,
                BlockKind::Subhead => Role::Subhead,
            };
            Some((&block.text, role, index))
        }
    }
}
