//! Galleys: each story's heads fitted to their rows and its body set in the rows of its chain.
//!
//! What the stages after this one need not worry about: every line of a galley has a row; what has none is
//! in the report, with its lines and characters.

mod body;
mod caption;
mod columns;
mod copyfit;
mod head;
mod widows;

pub use body::{BodyLine, LineOf};
pub use caption::{CaptionLine, SetPicture};
pub use copyfit::{Fit, Overset};
pub use head::{HeadLine, SetHead};

use rayon::prelude::*;

use crate::diag::{Diagnostic, Span};
use crate::edition::{Edition, Layout, Story};
use crate::line::LOOSE;
use crate::plan::{Plan, SlotPlan};
use crate::text::{ShapedEdition, ShapedStory};

/// A story's set lines, before placing.
#[derive(Debug)]
pub struct Galley<'a> {
    /// The story, as in [`Edition::stories`].
    pub story: usize,
    /// The shaped texts that the lines are of.
    pub text: &'a ShapedStory,
    /// Kicker, headline and deck.
    pub head: SetHead,
    /// Its picture's box and caption.
    pub picture: Option<SetPicture>,
    /// The lines of each column: as many columns as the chain has frames.
    pub columns: Vec<Vec<BodyLine>>,
    /// How the copy came to fit.
    pub fit: Fit,
}

/// Sets every story of every page, stories in parallel.
#[must_use]
pub fn set<'a>(
    edition: &Edition,
    plan: &Plan,
    shaped: &'a ShapedEdition,
) -> (Vec<Vec<Galley<'a>>>, Vec<Diagnostic>) {
    let pages: Vec<(Vec<Galley<'a>>, Vec<Diagnostic>)> = edition
        .pages
        .par_iter()
        .zip(&plan.pages)
        .map(|(page, plan)| {
            let Some(layout) = edition.layouts.get(page.layout) else { return Default::default() };
            let used = page.slots.par_iter().zip(&plan.slots);
            let set = used.filter_map(|(used, slot)| set_slot(edition, layout, slot, used.span, shaped));
            let (galleys, found): (Vec<_>, Vec<Vec<_>>) = set.unzip();
            (galleys, found.into_iter().flatten().collect())
        })
        .collect();
    let (galleys, found): (Vec<_>, Vec<_>) = pages.into_iter().unzip();
    (galleys, found.into_iter().flatten().collect())
}

fn set_slot<'a>(
    edition: &Edition,
    layout: &Layout,
    slot: &SlotPlan,
    span: Span,
    shaped: &'a ShapedEdition,
) -> Option<(Galley<'a>, Vec<Diagnostic>)> {
    let story = edition.stories.get(slot.story)?;
    let text = shaped.stories.get(slot.story)?;
    let style = layout.heads.get(layout.slots.get(slot.slot)?.head)?;
    // Half an em of body at either side, so that no head touches what stands beside it.
    let head = head::set(text, style, slot.head, layout.grid.size / 2);
    let picture = slot.picture.map(|block| caption::set(text, layout, block, slot.chain.rows() == 0));
    let (columns, fit) = copyfit::fit(story, text, &slot.chain, &layout.body);
    let mut found = Vec::new();
    found.extend(head.too_large.then(|| {
        let at = style.headline.smallest;
        Diagnostic::error("head-overset", format!("the head of “{}” does not fit its rows", story.id))
            .at(span, format!("even at the smallest size of its style, {at}"))
            .help("shorten it, give the slot more head_rows, or let the style go smaller or narrower")
    }));
    found.extend(picture.as_ref().and_then(|picture| squeezed_out(story, picture, layout, span)));
    found.extend(report(story, &fit, span));
    found.extend(loose(story, text, &columns));
    Some((Galley { story: slot.story, text, head, picture, columns, fit }, found))
}

/// A caption that leaves its picture next to nothing: less than two rows.
fn squeezed_out(story: &Story, picture: &SetPicture, layout: &Layout, span: Span) -> Option<Diagnostic> {
    if picture.rect.height >= layout.grid.leading * 2 {
        return None;
    }
    let lines = counted(picture.lines.len(), "line");
    let message = format!("the caption of “{}” leaves its picture no room", story.id);
    let one =
        Diagnostic::error("caption-overset", message).at(span, format!("{lines} in the picture's rows"));
    let one = one.at(story.picture.as_ref()?.span, "this picture");
    Some(one.help("shorten the caption, or give the slot more rows"))
}

fn report(story: &Story, fit: &Fit, span: Span) -> Option<Diagnostic> {
    let id = &story.id;
    if let Some(Overset { lines, characters, from }) = fit.overset {
        let (lines, characters) = (counted(lines, "line"), counted(characters, "character"));
        let text = format!("“{id}” is overset by {lines}, {characters}");
        let mut found = Diagnostic::error("overset", text).at(span, "more copy than this slot has rows");
        let place = from.and_then(|(block, byte)| story.body.get(block)?.copy.span_at(byte));
        found.labels.extend(place.map(|place| (place, "from here on there is no row".to_owned())));
        return Some(
            found.help("cut the story, give the slot more rows, or widen [body] tracking in the layout"),
        );
    }
    if fit.underset > 0 {
        let text = format!("“{id}” is underset by {}", counted(fit.underset, "line"));
        let found = Diagnostic::warning("underset", text).at(span, "this slot has rows to spare");
        return Some(
            found.help("add copy, give the slot fewer rows, or widen [body] tracking in the layout"),
        );
    }
    None
}

/// Lines that are opened too far, as one warning a story that points at the first.
fn loose(story: &Story, text: &ShapedStory, columns: &[Vec<BodyLine>]) -> Option<Diagnostic> {
    let mut lines = columns.iter().flatten().filter(|line| line.set.opened > LOOSE);
    let first = lines.next()?;
    let message = format!("“{}” has {} opened too far", story.id, counted(1 + lines.count(), "line"));
    let LineOf::Block(block) = first.of else { return None };
    let shaped = text.blocks.get(block)?;
    let byte = shaped.text.atoms.get(first.set.atoms.start)?.byte as usize;
    let place = story.body.get(block)?.copy.span_at(byte.saturating_sub(shaped.lead))?;
    let label = format!("every gap of this line is opened by {}", first.set.opened);
    let found = Diagnostic::warning("loose-line", message).at(place, label);
    Some(found.help("change a word, or give the paragraph letterspacing that breaks it elsewhere"))
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
