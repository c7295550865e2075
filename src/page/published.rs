//! What of an edition may stand on the web.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::{Composition, Fill, Item, Page, PlacedDrawing, Role, Source};
use crate::color::{Color, Paint, SOLID};
use crate::geom::{Length, Rect};

/// What stands in the place of what may not: a pale grey, so that a reader sees that something stood there.
const WITHHELD: Paint = Paint { color: Color::gray(SOLID / 12), overprint: false };

/// The same edition without the stories, pictures and advertisements that may not stand on the web (网络版权): grey stands in
/// their place. A caption goes with its picture.
#[must_use]
pub fn published(of: &Composition) -> Cow<'_, Composition> {
    let withheld: Vec<Withheld> = of.pages.iter().map(|page| Withheld::of(page, of)).collect();
    if withheld.iter().all(|page| page.places.is_empty()) {
        return Cow::Borrowed(of);
    }
    let mut published = of.clone();
    for (story, alt) in of.pages.iter().flat_map(|page| Withheld::alts(page, of)) {
        // A story without a headline goes by what its picture shows.
        if let Some(label) = published.stories.get_mut(usize::from(story)).filter(|label| label.title == alt)
        {
            label.title.clear();
        }
    }
    for (page, withheld) in published.pages.iter_mut().zip(withheld) {
        withheld.leave_out(page);
    }
    Cow::Owned(published)
}

/// What of a page may not.
#[derive(Default)]
struct Withheld {
    stories: Vec<u16>,
    /// Pictures of stories, by story and part.
    pictures: Vec<(u16, u16)>,
    /// Their captions.
    captions: BTreeSet<(u16, u16)>,
    /// Advertisements that are drawings: all of them say the same of whose they are.
    drawings: Vec<Rect>,
    /// Where all of it stands.
    places: Vec<(Rect, Source)>,
}

impl Withheld {
    fn of(page: &Page, of: &Composition) -> Self {
        let mut withheld = Self::default();
        let is_free = |story: u16| of.stories.get(usize::from(story)).is_none_or(|label| label.web);
        for region in page.regions.iter().filter(|region| !is_free(region.story)) {
            withheld.stories.push(region.story);
            let source = Source { story: Some(region.story), ..Source::furniture(Role::Tint) };
            withheld.places.push((region.rect, source));
        }
        for item in &page.items {
            match item {
                Item::Picture(placed) if !placed.web => withheld.seen(placed.clip, placed.source),
                Item::Insert(placed) if !placed.web => withheld.seen(placed.rect, placed.source),
                _ => {}
            }
        }
        for PlacedDrawing { rect, source, .. } in page.drawings.iter().filter(|drawing| !drawing.web) {
            withheld.seen(*rect, *source);
            if source.story.is_none() {
                withheld.drawings.push(*rect);
            }
        }
        withheld.captions = withheld.pictures.iter().filter_map(|picture| caption(page, *picture)).collect();
        withheld
    }

    fn seen(&mut self, rect: Rect, source: Source) {
        if source.story.is_some_and(|story| self.stories.contains(&story)) {
            return;
        }
        self.pictures.extend(source.story.map(|story| (story, source.part)));
        self.places.push((rect, Source { role: Role::Tint, ..source }));
    }

    /// What pictures show that may not, with their stories.
    fn alts<'c>(page: &'c Page, of: &'c Composition) -> Vec<(u16, &'c str)> {
        let placed = page.items.iter().filter_map(Item::picture).filter(|placed| !placed.web);
        let placed = placed.filter_map(|placed| {
            let picture = of.pictures.get(usize::from(placed.picture.0))?;
            Some((placed.source.story?, picture.alt.as_str()))
        });
        let drawn = page.drawings.iter().filter(|drawing| !drawing.web);
        let drawn = drawn.filter_map(|drawing| Some((drawing.source.story?, drawing.alt.as_str())));
        placed.chain(drawn).collect()
    }

    /// Takes it from the page, grey below all that is left.
    fn leave_out(self, page: &mut Page) {
        let own = |source: &Source| {
            let Some(story) = source.story else { return false };
            let is_withheld = match source.role {
                Role::Picture => self.pictures.contains(&(story, source.part)),
                Role::Caption | Role::Credit => self.captions.contains(&(story, source.part)),
                _ => false,
            };
            self.stories.contains(&story) || is_withheld
        };
        let drawn = |item: &Item| {
            let seen = match item {
                Item::Fill(fill) => fill.rect,
                Item::Shape(shape) => shape.seen(),
                _ => return false,
            };
            // No two advertisements stand over each other, and each is cut to its place.
            let meets = |rect: &Rect| {
                let common = rect.common(seen);
                common.width > Length::ZERO && common.height > Length::ZERO
            };
            item.source().role == Role::Advertisement && self.drawings.iter().any(meets)
        };
        let web = |item: &Item| match item {
            Item::Picture(placed) => placed.web,
            Item::Insert(placed) => placed.web,
            _ => true,
        };
        page.items.retain(|item| web(item) && !own(item.source()) && !drawn(item));
        page.drawings.retain(|drawing| drawing.web && !own(&drawing.source));
        page.regions.retain(|region| !self.stories.contains(&region.story));
        let grey = self
            .places
            .iter()
            .map(|(rect, source)| Item::Fill(Fill { rect: *rect, paint: WITHHELD, source: *source }));
        page.items.splice(0..0, grey);
    }
}

/// The caption of a picture of a story: that of a group is of its last print, and goes with any of them.
fn caption(page: &Page, (story, part): (u16, u16)) -> Option<(u16, u16)> {
    let captions = page.items.iter().map(Item::source);
    let captions = captions.filter(|source| matches!(source.role, Role::Caption | Role::Credit));
    let own = captions.filter(|source| source.story == Some(story) && source.part >= part);
    own.map(|source| (story, source.part)).min()
}
