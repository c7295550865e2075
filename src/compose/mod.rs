//! Composing: galleys and furniture placed on their pages as a display list.

mod beside;
mod forme;
mod furniture;
mod ground;
mod inks;
mod story;

use rayon::prelude::*;

use crate::diag::Diagnostic;
use crate::edition::{Copy, Edition, Layout, PageSpec, Sheet, Story};
use crate::galley::Galley;
use crate::geom::Length;
use crate::page::{About, Composition, Page, StoryLabel};
use crate::plan::{PagePlan, Plan};
use crate::text::{ShapedEdition, ShapedFurniture};
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
    let (mut pages, found): (Vec<Page>, Vec<Vec<Diagnostic>>) = (&edition.pages, &plan.pages, galleys)
        .into_par_iter()
        .enumerate()
        .filter_map(|(index, (spec, plan, galleys))| {
            let layout = edition.layouts.get(spec.layout)?;
            Some(page(spec, layout, plan, shaped.furniture.get(index)?, galleys))
        })
        .unzip();
    let inks = inks::used(&mut pages, &edition.inks);
    let composition =
        Composition { about: about(edition), pages, stories: stories(edition), inks, pictures: Vec::new() };
    let mut once: Vec<Diagnostic> = Vec::new();
    for one in found.into_iter().flatten() {
        if !once.contains(&one) {
            once.push(one);
        }
    }
    (composition, once)
}

/// A page: grounds first, since all else is printed on them, then furniture, rules and stories.
fn page(
    spec: &PageSpec,
    layout: &Layout,
    plan: &PagePlan,
    shaped: &ShapedFurniture,
    galleys: &[Galley<'_>],
) -> (Page, Vec<Diagnostic>) {
    let mut items = Vec::new();
    let mut found = Vec::new();
    plan.slots.iter().for_each(|slot| ground::tints(slot, layout, &mut items));
    if let Some(furniture) = plan.furniture {
        found = furniture::place(furniture, shaped, layout, &mut Forme::new(plan.turn, &mut items));
    }
    for (rect, rule) in plan.rules.iter().zip(&layout.rules) {
        Forme::new(plan.turn, &mut items).rule(*rect, rule.paint);
    }
    plan.slots.iter().for_each(|slot| ground::frame(slot, layout, &mut items));
    for (slot, galley) in plan.slots.iter().zip(galleys) {
        story::place(slot, galley, layout, &mut Forme::new(slot.turn, &mut items));
    }
    let Sheet { trim, bleed } = layout.sheet;
    (Page { number: spec.number, trim, bleed, slug: Length::ZERO, items, marks: Vec::new() }, found)
}

fn about(edition: &Edition) -> About {
    let paper = &edition.paper;
    About { paper: paper.name.clone(), date: paper.date, number: paper.number().to_owned() }
}

fn stories(edition: &Edition) -> Vec<StoryLabel> {
    let title = |headline: &[Copy]| headline.iter().map(|line| line.text.as_str()).collect::<String>();
    let label = |story: &Story| StoryLabel { id: story.id.clone(), title: title(&story.headline) };
    edition.stories.iter().map(label).collect()
}
