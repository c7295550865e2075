//! The pictures of an edition: their heads, and their pixels in the inks of the press once it is known how large they are
//! printed.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::opened::{Content, Opened};
use super::prints::{Place, Printed, Unprinted};
use super::separations::Separations;
use crate::edition::{PictureRef, StoryPrint};
use crate::geom::{Length, Rect};
use crate::id::{Along, Id, Table};
use crate::page::{Item, Page, Picture, PictureId, PlacedPicture, Role};
use crate::picture::{Converter, Head, PictureError, Raster, Silhouette, View, Window};

/// The pictures of an edition; of one that is not given the place stays white.
#[derive(Debug)]
pub struct Pictures {
    originals: Along<PictureRef, Option<Original>>,
    /// What separates those that are files.
    separations: Option<Arc<Separations>>,
}

/// Where the pixels of a picture come from.
#[derive(Debug, Clone)]
enum Original {
    File(Arc<Opened>),
    Made(Arc<Raster>),
}

impl Original {
    fn pixels(&self) -> (u32, u32) {
        match self {
            Self::File(opened) => (opened.head.width, opened.head.height),
            Self::Made(raster) => (raster.width, raster.height),
        }
    }
}

/// What is printed of a picture: printed twice at one size it is one.
type Wanted = (Id<PictureRef>, View);

/// What was made of the pictures that stand on pages.
#[derive(Debug, Default)]
pub(super) struct Made {
    /// Each once for every size.
    pub(super) pictures: Vec<Picture>,
    /// What file each of them is of, and what of it, where that is known for all.
    pub(super) originals: Vec<Option<(Content, Window)>>,
    /// How those of stories are printed, by the numbers of the story and of the print in it; of one that stands on no page
    /// nothing.
    by_story: BTreeMap<(u16, u16), Result<Printed, Unprinted>>,
    /// Those that can't be printed; each file may be there more than once.
    pub(super) unread: Vec<Unread>,
}

impl Made {
    fn tell(&mut self, of: &PlacedPicture, printed: Result<Printed, Unprinted>) {
        self.by_story.extend(of.source.story.map(|story| ((story, of.source.part), printed)));
    }
}

/// Why a picture of an edition can't be printed.
pub(super) type Unread = (Id<PictureRef>, PictureError);

impl Pictures {
    /// Pixels of an edition's pictures that are in the inks of its press already.
    #[must_use]
    pub fn new(given: Along<PictureRef, Option<Arc<Raster>>>) -> Self {
        Self { originals: given.map(|raster| raster.map(Original::Made)), separations: None }
    }

    /// None of them: for those who ask for lines only.
    #[must_use]
    pub fn none(of: &Table<PictureRef>) -> Self {
        Self::new(of.along(|_| None))
    }

    /// Files that are separated for a press.
    pub(super) fn of_files(
        opened: Along<PictureRef, Option<Arc<Opened>>>,
        separations: Arc<Separations>,
    ) -> Self {
        let originals = opened.map(|opened| opened.map(Original::File));
        Self { originals, separations: Some(separations) }
    }

    /// How many columns and rows of pixels each has; of drawings, their sides.
    pub(super) fn sizes(&self, of: &Table<PictureRef>) -> Along<PictureRef, Option<(u32, u32)>> {
        of.along(|(id, picture)| {
            let drawn = picture.figure.as_ref().map(|figure| figure.shape());
            drawn.or_else(|| self.originals[id].as_ref().map(Original::pixels))
        })
    }

    /// What brings the colours of drawings into inks; nothing, where the press is not known.
    pub(super) fn converter(&self) -> Option<Arc<Converter>> {
        self.separations.as_ref().map(|separations| Arc::clone(separations.converter()))
    }

    /// What is printed of some of them, in few pixels: text runs along it. What can't be read is told where it is printed.
    pub(super) fn silhouettes(
        &self,
        of: &Table<PictureRef>,
        wanted: &[Id<PictureRef>],
    ) -> Along<PictureRef, Option<Silhouette>> {
        let view = |id: &Id<PictureRef>| {
            let pixels = self.originals[*id].as_ref().map(Original::pixels)?;
            Some((*id, View { seen: Window::whole(pixels), to: few(pixels) }))
        };
        let views: Vec<Wanted> = wanted.iter().filter_map(view).collect();
        let (rasters, _) = self.separated(&views);
        let mut all = of.along(|_| None);
        for ((id, _), raster) in views.iter().zip(rasters) {
            all[*id] = raster.and_then(|raster| Silhouette::of(&raster));
        }
        all
    }

    /// What its file says of a picture; nothing, where it was not read.
    pub(super) fn head(&self, id: Id<PictureRef>) -> Option<&Arc<Head>> {
        match self.originals[id].as_ref()? {
            Original::File(opened) => Some(&opened.head),
            Original::Made(_) => None,
        }
    }

    /// What the file of a picture holds; nothing, where it was not read.
    fn content(&self, id: Id<PictureRef>) -> Option<Content> {
        match self.originals[id].as_ref()? {
            Original::File(opened) => Some(opened.content),
            Original::Made(_) => None,
        }
    }

    /// How a print of a story is printed; the numbers of the story and of the print in it are given.
    pub(super) fn print(
        &self,
        (of, refs): (&StoryPrint, &Table<PictureRef>),
        numbers: (u16, u16),
        made: &Made,
    ) -> Result<Printed, Unprinted> {
        let nowhere = || match of.picture {
            None => Unprinted::Missing,
            Some(id) if refs[id].figure.is_some() => Unprinted::Drawn,
            Some(id) if self.originals[id].is_none() => Unprinted::Unread,
            Some(_) => Unprinted::NoRoom,
        };
        made.by_story.get(&numbers).cloned().unwrap_or_else(|| Err(nowhere()))
    }

    /// What pages print of their pictures, each once for every size that it has on them; those that can't be printed are
    /// taken from the pages.
    pub(super) fn printed(&self, pages: &mut [Page], refs: &Table<PictureRef>) -> Made {
        if refs.is_empty() {
            return Made::default();
        }
        let ids: Vec<Id<PictureRef>> = refs.ids().collect();
        let of = |placed: &PlacedPicture| -> Option<Wanted> {
            let id = *ids.get(usize::from(placed.picture.0))?;
            Some((id, self.view(id, placed)?))
        };
        let mut order: BTreeMap<Wanted, usize> = BTreeMap::new();
        let mut wanted = Vec::new();
        for placed in pages.iter().flat_map(|page| &page.items).filter_map(Item::picture) {
            let Some(one) = of(placed) else { continue };
            order.entry(one).or_insert_with(|| {
                wanted.push(one);
                wanted.len() - 1
            });
        }
        let (rasters, unread) = self.separated(&wanted);
        let mut made = Made { unread, ..Made::default() };
        let mut numbers = Vec::new();
        for ((id, view), raster) in wanted.iter().zip(rasters) {
            numbers.push(raster.as_ref().map(|_| PictureId(made.pictures.len() as u16)));
            made.originals.extend(raster.as_ref().map(|_| Some((self.content(*id)?, view.seen))));
            let PictureRef { name, alt, .. } = &refs[*id];
            made.pictures.extend(raster.map(|raster| Picture {
                name: name.clone(),
                alt: alt.clone(),
                raster,
            }));
        }
        for page in pages {
            page.items.retain_mut(|item| {
                let Item::Picture(placed) = item else { return true };
                let Some(one) = of(placed) else { return false };
                let number = order.get(&one).and_then(|at| *numbers.get(*at)?);
                self.settle(placed, one, number, &mut made)
            });
        }
        made
    }

    /// Gives a place what is printed there, by its number among what was made; whether there is anything.
    fn settle(
        &self,
        placed: &mut PlacedPicture,
        (id, view): Wanted,
        picture: Option<PictureId>,
        made: &mut Made,
    ) -> bool {
        let pixels = self.originals[id].as_ref().map(Original::pixels);
        let (Some(picture), Some(pixels)) = (picture, pixels) else {
            made.tell(placed, Err(Unprinted::Unread));
            return false;
        };
        let kept = place(placed.rect, pixels, view.seen);
        let there = Place { pixels, whole: placed.rect, kept, clip: placed.clip, seen: seen(placed, pixels) };
        let printed = made.pictures.get(usize::from(picture.0));
        let is_of = |head: &Arc<Head>, raster: &Raster| {
            let turned_grey = raster.space.samples() < head.colours.samples();
            view.is_of_the_file_itself(head) && !turned_grey
        };
        let as_it_came = self.head(id).zip(printed).is_some_and(|(head, one)| is_of(head, &one.raster));
        let printed = printed.and_then(|one| Printed::at(&there, &one.raster, as_it_came));
        made.tell(placed, printed.ok_or(Unprinted::NoRoom));
        (placed.picture, placed.rect) = (picture, kept);
        true
    }

    /// What of a picture is printed at its place, and in how many pixels.
    fn view(&self, id: Id<PictureRef>, placed: &PlacedPicture) -> Option<View> {
        let original = self.originals[id].as_ref()?;
        let pixels = original.pixels();
        let whole = View { seen: Window::whole(pixels), to: pixels };
        let (Original::File(opened), Some(separations)) = (original, &self.separations) else {
            return Some(whole);
        };
        let enough = |seen: Window| View {
            seen,
            to: enough(seen.size(), place(placed.rect, pixels, seen), most(placed, separations)),
        };
        // A file that goes to press as it is, is not cut either.
        let untouched = opened.head.goes_untouched() && enough(whole.seen) == whole;
        Some(if untouched { whole } else { enough(seen(placed, pixels)) })
    }

    /// In the inks of the press, each at its size; nothing for those that can't be had.
    fn separated(&self, wanted: &[Wanted]) -> (Vec<Option<Arc<Raster>>>, Vec<Unread>) {
        let mut files = Vec::new();
        for (id, to) in wanted {
            if let Some(Original::File(opened)) = &self.originals[*id] {
                files.push((Arc::clone(opened), *to));
            }
        }
        let made = self.separations.as_ref().map_or_else(Vec::new, |separations| separations.all(&files));
        let (mut made, mut unread) = (made.into_iter(), Vec::new());
        let all = wanted.iter().map(|(id, _)| match self.originals[*id].as_ref()? {
            Original::Made(raster) => Some(Arc::clone(raster)),
            Original::File(_) => match made.next()? {
                Ok(raster) => Some(raster),
                Err(why) => {
                    unread.extend(why.map(|why| (*id, why)));
                    None
                }
            },
        });
        (all.collect(), unread)
    }
}

/// The most rows and columns of pixels of a silhouette: finer than lines of text lie apart.
const FEW: u32 = 400;

/// As many pixels as make a silhouette, in the shape of the picture.
fn few((width, height): (u32, u32)) -> (u32, u32) {
    let longer = width.max(height).max(1);
    let fewer = |pixels: u32| u64::from(pixels) * u64::from(FEW) / u64::from(longer);
    if longer <= FEW {
        return (width, height);
    }
    (fewer(width).max(1) as u32, fewer(height).max(1) as u32)
}

/// The pixels that are seen of a picture at its place, each of them whole.
fn seen(placed: &PlacedPicture, (width, height): (u32, u32)) -> Window {
    let (rect, clip) = (placed.rect, placed.clip);
    let along = |pixels: u32, (from, to): (Length, Length), long: Length| -> (u32, u32) {
        let (long, pixels) = (i128::from(long.0.max(1)), i128::from(pixels));
        let first = (i128::from(from.0) * pixels).div_euclid(long).clamp(0, pixels - 1);
        let last = -(-i128::from(to.0) * pixels).div_euclid(long);
        (first as u32, last.clamp(first + 1, pixels) as u32)
    };
    let (left, right) = along(width, (clip.x - rect.x, clip.right() - rect.x), rect.width);
    let (top, bottom) = along(height, (clip.y - rect.y, clip.bottom() - rect.y), rect.height);
    Window { x: left, y: top, width: right - left, height: bottom - top }
}

/// Where a window of a picture lies that has so many pixels and lies there.
fn place(whole: Rect, (width, height): (u32, u32), seen: Window) -> Rect {
    let along = |at: u32, long: Length, pixels: u32| long.scaled(i64::from(at), i64::from(pixels.max(1)));
    let (left, right) = (along(seen.x, whole.width, width), along(seen.x + seen.width, whole.width, width));
    let (top, bottom) =
        (along(seen.y, whole.height, height), along(seen.y + seen.height, whole.height, height));
    Rect { x: whole.x + left, y: whole.y + top, width: right - left, height: bottom - top }
}

/// The most pixels an inch of lettering: with fewer its edges are soft, or stepped. A screen shows fewer of a photograph; what
/// is solid or nothing is printed without one, as fine as plates are exposed.
const LETTERING: u32 = 1200;

/// The most pixels an inch of a picture at its place: a nameplate is lettering.
fn most(placed: &PlacedPicture, separations: &Separations) -> u32 {
    let most = separations.most();
    if placed.source.role == Role::Masthead { most.max(LETTERING) } else { most }
}

/// As many pixels as a press shows of a picture at its printed size, `most` an inch; all, where it has no more.
fn enough((width, height): (u32, u32), printed: Rect, most: u32) -> (u32, u32) {
    let pixels = |length: Length| {
        let wanted =
            (i128::from(length.0.max(1)) * i128::from(most)).div_euclid(i128::from(Length::IN.0)) + 1;
        u32::try_from(wanted).unwrap_or(u32::MAX)
    };
    let (across, down) = (pixels(printed.width), pixels(printed.height));
    // Both ways: a picture keeps its shape, and rounding is no reason to do it again.
    if across < width && down < height { (across, down) } else { (width, height) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Source;

    fn placed(x: i64, y: i64, seen: (i64, i64)) -> PlacedPicture {
        let pt = Length::pt;
        PlacedPicture {
            picture: PictureId(0),
            rect: Rect { x: pt(-x), y: pt(-y), width: pt(400), height: pt(300) },
            clip: Rect { width: pt(seen.0), height: pt(seen.1), ..Rect::default() },
            outline: Vec::new(),
            text: String::new(),
            source: Source::furniture(Role::Picture),
            web: true,
            written: None,
        }
    }

    #[test]
    fn pixels_that_are_seen_are_whole_and_lie_where_they_lay() {
        let all = placed(0, 0, (400, 300));
        assert_eq!(seen(&all, (40, 30)), Window::whole((40, 30)));
        let part = placed(105, 20, (95, 100));
        let window = Window { x: 10, y: 2, width: 10, height: 10 };
        assert_eq!(seen(&part, (40, 30)), window);
        let pt = Length::pt;
        let there = Rect { x: pt(-5), y: pt(0), width: pt(100), height: pt(100) };
        assert_eq!(place(part.rect, (40, 30), window), there);
        assert_eq!(seen(&placed(399, 299, (400, 300)), (4, 3)), Window { x: 3, y: 2, width: 1, height: 1 });
    }

    #[test]
    fn as_many_pixels_are_enough_as_the_press_shows() {
        let inches = |width: i64, height: i64| Rect {
            width: Length::IN * width,
            height: Length::IN * height,
            ..Rect::default()
        };
        assert_eq!(enough((4000, 3000), inches(4, 3), 250), (1001, 751));
        assert_eq!(enough((900, 675), inches(4, 3), 250), (900, 675), "no more than it has");
        assert_eq!(enough((4000, 3000), inches(400, 300), 250), (4000, 3000));
        assert_eq!(enough((4000, 3000), Rect::default(), 250), (1, 1));
    }
}
