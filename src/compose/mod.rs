//! Composing: galleys and furniture placed on their pages as a display list.

mod beside;
mod crop;
mod crossing;
mod forme;
mod furniture;
mod ground;
mod inks;
mod line;
mod marks;
mod story;
mod unseen;
mod watermark;

use std::sync::Arc;

use rayon::prelude::*;

use crate::copy::Copy;
use crate::diag::Diagnostic;
use crate::edition::{Edition, PageSpec, PictureRef, Story, StoryPicture};
use crate::galley::Galley;
use crate::geom::Length;
use crate::layout::{Layout, Sheet};
use crate::page::{About, Composition, Page, Picture, PictureId, PlacedPicture, Role, StoryLabel};
use crate::picture::Raster;
use crate::plan::{PagePlan, Plan, SlotPlan};
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
    pictures: &[Arc<Raster>],
) -> (Composition, Vec<Diagnostic>) {
    let (mut pages, found): (Vec<Page>, Vec<Vec<Diagnostic>>) = (&edition.pages, &plan.pages, galleys)
        .into_par_iter()
        .enumerate()
        .filter_map(|(index, (spec, plan, galleys))| {
            let layout = edition.layouts.get(spec.layout)?;
            let desk = Desk { edition, layout, pictures };
            let (mut page, found) = desk.page(spec, plan, shaped.furniture.get(index)?, galleys);
            if let Some(Some(slug)) = shaped.slugs.get(index) {
                page.slug = marks::slug();
                page.marks = marks::marks(&page, slug, pictures);
            }
            if let Some(Some(text)) = shaped.watermarks.get(index) {
                page.items.extend(watermark::lines(text, page.trim));
            }
            Some((page, found))
        })
        .unzip();
    let inks = inks::used(&mut pages, &edition.inks);
    let named = edition.pictures.iter().zip(pictures);
    let pictures = named.map(|(PictureRef { name, alt, .. }, raster)| Picture {
        name: name.clone(),
        alt: alt.clone(),
        raster: Arc::clone(raster),
    });
    let pictures = pictures.collect();
    let composition = Composition { about: about(edition), pages, stories: stories(edition), inks, pictures };
    let mut once: Vec<Diagnostic> = Vec::new();
    for one in found.into_iter().flatten() {
        if !once.contains(&one) {
            once.push(one);
        }
    }
    (composition, once)
}

/// What a page is made up with.
struct Desk<'a> {
    edition: &'a Edition,
    layout: &'a Layout,
    pictures: &'a [Arc<Raster>],
}

impl Desk<'_> {
    /// A page: grounds first, since all else is printed on them, then furniture, rules and stories.
    fn page(
        &self,
        spec: &PageSpec,
        plan: &PagePlan,
        shaped: &ShapedFurniture,
        galleys: &[Galley<'_>],
    ) -> (Page, Vec<Diagnostic>) {
        let layout = self.layout;
        let mut items = Vec::new();
        let mut found = Vec::new();
        plan.slots.iter().for_each(|slot| ground::tints(slot, layout, &mut items));
        if let Some(furniture) = plan.furniture {
            found = furniture::place(furniture, shaped, layout, &mut Forme::new(plan.turn, &mut items));
        }
        let first_rule = items.len();
        for (rect, rule) in plan.rules.iter().zip(&layout.rules) {
            Forme::new(plan.turn, &mut items).rule(*rect, rule.paint);
        }
        plan.slots.iter().for_each(|slot| ground::frame(slot, layout, &mut items));
        for (slot, galley) in plan.slots.iter().zip(galleys) {
            let picture = self.picture(slot, galley, &mut found);
            story::place(slot, galley, layout, picture, &mut Forme::new(slot.turn, &mut items));
        }
        let heads_overset =
            galleys.iter().filter(|one| !one.head.overset.is_empty()).map(|one| one.story).collect();
        let ruled = crossing::Ruled {
            edition: self.edition,
            layout,
            spec,
            plan,
            first_rule,
            items: &items,
            heads_overset,
        };
        found.extend(ruled.through_text());
        found.extend(unseen::Printed { edition: self.edition, layout, spec, plan, items: &items }.unseen());
        let Sheet { trim, bleed, .. } = layout.sheet;
        (Page { number: spec.number, trim, bleed, slug: Length::ZERO, items, marks: Vec::new() }, found)
    }

    /// The picture of a story at its place; none, where its pixels were not given.
    fn picture(
        &self,
        slot: &SlotPlan,
        galley: &Galley<'_>,
        found: &mut Vec<Diagnostic>,
    ) -> Option<PlacedPicture> {
        let of = self.edition.stories.get(galley.story)?.picture.as_ref()?;
        let raster = self.pictures.get(of.picture)?;
        let clip = slot.turn.rect(galley.picture.as_ref()?.rect);
        let rect = crop::filling(clip, (raster.width, raster.height), of.focus.unwrap_or(crop::MIDDLE));
        if of.focus.is_none() {
            found.extend(crop::lost(clip, rect).and_then(|lost| self.cropped(slot, of, lost)));
        }
        Some(PlacedPicture {
            picture: PictureId(of.picture as u16),
            rect,
            clip,
            source: story::source(galley, Role::Picture, 0, 0, 0),
        })
    }

    /// Warns of a picture that loses much, and nobody has said what of it matters.
    fn cropped(
        &self,
        slot: &SlotPlan,
        of: &StoryPicture,
        (share, side): (i64, &'static str),
    ) -> Option<Diagnostic> {
        let (slot, name) = (self.layout.slots.get(slot.slot)?, &self.edition.pictures.get(of.picture)?.name);
        let one = Diagnostic::warning("picture-cropped").form(side).arg("picture", name.as_str());
        let one = one.arg("share", share).arg("slot", slot.name.as_str());
        Some(one.here(of.span).mark(slot.name_span, "slot"))
    }
}

fn about(edition: &Edition) -> About {
    let paper = &edition.paper;
    let (name, number) = (paper.name.clone(), paper.number().to_owned());
    About { paper: name, date: paper.date, time: paper.time, number }
}

fn stories(edition: &Edition) -> Vec<StoryLabel> {
    let title = |headline: &[Copy]| headline.iter().map(|line| line.text.as_str()).collect::<String>();
    // A picture without a headline goes by what it shows.
    let shown = |story: &Story| Some(edition.pictures.get(story.picture.as_ref()?.picture)?.alt.clone());
    let label = |story: &Story| {
        let headline = Some(title(&story.headline)).filter(|title| !title.is_empty());
        StoryLabel { id: story.id.clone(), title: headline.or_else(|| shown(story)).unwrap_or_default() }
    };
    edition.stories.iter().map(label).collect()
}
