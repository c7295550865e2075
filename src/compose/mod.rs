//! Composing: galleys and furniture placed on their pages as a display list.

mod furniture;
mod story;

use rayon::prelude::*;

use crate::color::Paint;
use crate::diag::Diagnostic;
use crate::edition::{Copy, Edition, Sheet};
use crate::galley::Galley;
use crate::geom::{Em, Length, Point, Rect};
use crate::line::SetLine;
use crate::page::{About, Composition, Fill, GlyphRun, Item, Page, PlacedGlyph, Role, Source, StoryLabel};
use crate::plan::Plan;
use crate::text::{ShapedEdition, ShapedText};

/// Places everything. Furniture that does not fit its place is an error, each once, however many pages have
/// it.
#[must_use]
pub fn compose(
    edition: &Edition,
    plan: &Plan,
    shaped: &ShapedEdition,
    galleys: &[Vec<Galley<'_>>],
) -> (Composition, Vec<Diagnostic>) {
    let (pages, found): (Vec<Page>, Vec<Vec<Diagnostic>>) = (&edition.pages, &plan.pages, galleys)
        .into_par_iter()
        .enumerate()
        .filter_map(|(index, (spec, plan, galleys))| {
            let layout = edition.layouts.get(spec.layout)?;
            let mut items = Vec::new();
            let mut found = Vec::new();
            if let (Some(place), Some(furniture)) = (plan.furniture, shaped.furniture.get(index)) {
                found = furniture::place(place, furniture, &mut items);
            }
            items.extend(plan.rules.iter().map(|rect| rule(*rect)));
            for (slot, galley) in plan.slots.iter().zip(galleys) {
                story::place(slot, galley, &mut items);
            }
            let Sheet { trim, bleed } = layout.sheet;
            Some((Page { number: spec.number, trim, bleed, items }, found))
        })
        .unzip();
    let label = |headline: &[Copy]| headline.iter().map(|line| line.text.as_str()).collect::<String>();
    let stories = edition
        .stories
        .iter()
        .map(|story| StoryLabel { id: story.id.clone(), title: label(&story.headline) });
    let about = About {
        paper: edition.paper.name.clone(),
        date: edition.paper.date,
        number: edition.paper.number().to_owned(),
    };
    let mut once: Vec<Diagnostic> = Vec::new();
    for one in found.into_iter().flatten() {
        if !once.contains(&one) {
            once.push(one);
        }
    }
    (Composition { about, pages, stories: stories.collect() }, once)
}

fn rule(rect: Rect) -> Item {
    Item::Fill(Fill { rect, paint: Paint::BLACK, source: Source::furniture(Role::Rule) })
}

/// A line of type on its way to the page.
#[derive(Clone, Copy)]
struct Line<'a> {
    text: &'a ShapedText,
    set: &'a SetLine,
    origin: Point,
    size: Length,
    /// In thousandths.
    scale: u16,
    source: Source,
}

/// Turns a line into runs, a new one wherever the face changes.
fn set_line(line: Line<'_>, items: &mut Vec<Item>) {
    let mut run: Option<GlyphRun> = None;
    let along = |em: Em| em.of(line.size).scaled(i64::from(line.scale), 1000);
    for (atom_index, place) in line.set.atoms.clone().zip(&line.set.places) {
        let Some(atom) = line.text.atoms.get(atom_index) else { continue };
        if run.as_ref().is_some_and(|run| run.face != atom.face) {
            items.extend(run.take().map(Item::Glyphs));
        }
        let run = run.get_or_insert_with(|| GlyphRun {
            face: atom.face,
            size: line.size,
            scale: line.scale,
            origin: Point { x: line.origin.x + along(*place), ..line.origin },
            glyphs: Vec::with_capacity(line.set.atoms.len()),
            text: String::with_capacity(line.set.atoms.len() * 3),
            paint: Paint::BLACK,
            source: line.source,
        });
        let text = line.text.text_of(atom_index..atom_index + 1);
        let glyphs = line.text.glyphs_of(atom_index);
        let at = line.origin.x + along(*place) - run.origin.x;
        run.text.push_str(text);
        run.glyphs.extend(glyphs.iter().enumerate().map(|(i, glyph)| PlacedGlyph {
            id: glyph.id,
            text_len: if i == 0 { text.len() as u16 } else { 0 },
            x: at + along(glyph.x),
            y: -glyph.y.of(line.size),
        }));
        if let (true, Some(last)) = (glyphs.is_empty(), run.glyphs.last_mut()) {
            // A space without a glyph is the text of the glyph before it.
            last.text_len += text.len() as u16;
        }
    }
    items.extend(run.map(Item::Glyphs));
}
