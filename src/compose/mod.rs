//! Composing: galleys and furniture placed on their pages as a display list.

mod beside;
mod forme;
mod furniture;
mod story;

use rayon::prelude::*;

use crate::diag::Diagnostic;
use crate::edition::{Copy, Edition, Sheet};
use crate::galley::Galley;
use crate::geom::Length;
use crate::page::{About, Composition, Page, StoryLabel};
use crate::plan::Plan;
use crate::text::ShapedEdition;
use forme::Forme;

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
                found = furniture::place(place, furniture, &mut Forme::new(plan.turn, &mut items));
            }
            plan.rules.iter().for_each(|rect| Forme::new(plan.turn, &mut items).rule(*rect));
            for (slot, galley) in plan.slots.iter().zip(galleys) {
                story::place(slot, galley, &mut Forme::new(slot.turn, &mut items));
            }
            let Sheet { trim, bleed } = layout.sheet;
            Some((
                Page { number: spec.number, trim, bleed, slug: Length::ZERO, items, marks: Vec::new() },
                found,
            ))
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
    (Composition { about, pages, stories: stories.collect(), inks: Vec::new(), pictures: Vec::new() }, once)
}
