//! What of an edition may stand on the web.

use std::borrow::Cow;

use super::{Composition, Fill, Item, Page, PlacedDrawing, Role, Source};
use crate::color::{Color, Paint, SOLID};
use crate::geom::Rect;
use crate::outline::around;

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
        withheld
    }

    fn seen(&mut self, rect: Rect, source: Source) {
        if source.story.is_some_and(|story| self.stories.contains(&story)) {
            return;
        }
        self.pictures.extend(source.story.map(|story| (story, source.part)));
        self.places.push((rect, Source { role: Role::Tint, ..source }));
    }

    /// Takes it from the page, grey below all that is left.
    fn leave_out(self, page: &mut Page) {
        let own = |source: &Source| {
            let Some(story) = source.story else { return false };
            let is_of_picture = matches!(source.role, Role::Picture | Role::Caption | Role::Credit);
            self.stories.contains(&story) || is_of_picture && self.pictures.contains(&(story, source.part))
        };
        let drawn = |item: &Item| {
            let of = match item {
                Item::Fill(fill) => Some(fill.rect),
                Item::Shape(shape) => Some(around(&shape.contours)),
                _ => None,
            };
            let is_inside = |rect: &Rect| of.is_some_and(|of| rect.around(of) == *rect);
            item.source().role == Role::Advertisement && self.drawings.iter().any(is_inside)
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
