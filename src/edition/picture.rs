//! The pictures that stories name: files of the edition's `pictures` folder, each kept once; and those that parts of pages are.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::copy::plain::plain;
use crate::copy::raw::RawCopy;
use crate::diag::{Diagnostic, Sources, Span};
use crate::edition::drawn;
use crate::edition::group;
use crate::edition::raw::{RawColors, RawPicture, RawPrint};
use crate::edition::{PictureRef, Story, StoryPicture, StoryPrint};
use crate::files::Located;
use crate::font::Face;
use crate::id::{Id, Table};
use crate::layout::{Art, Artwork, FurniturePart, Held, Layout, Slot};
use crate::printable::{is_seen, short};
use crate::reading::bounds::{self, too_many, within};
use crate::reading::files::Kind;
use crate::reading::findings::{Field, Findings, Given};
use crate::reading::house::is_drawn;
use crate::reading::lengths::Share;
use crate::reading::read::Checked;
use crate::reading::read::Pair;
use crate::reading::shelf::Shelf;

pub(super) const PICTURE: Kind =
    Kind { noun: "picture", missing: "picture-missing", ending: "", folder: "pictures" };

/// Where the focus of a picture is, if nobody says.
const MIDDLE: (u16, u16) = (500, 500);

/// What is said of a print: its file, what it shows, what must not be cropped away, in which inks it is, and whether it may stand
/// in the web edition.
type PrintKeys<'a> =
    (&'a Given<String>, &'a Given<String>, &'a Given<Pair<Share>>, &'a Given<RawColors>, &'a Given<bool>);

/// The parts of a layout that are pictures.
pub(super) type Artworks = Vec<(Id<FurniturePart>, Id<PictureRef>)>;

/// The pictures so far. A file that says two things to those who don't see it is two.
#[derive(Debug, Default)]
pub(super) struct Pictures {
    refs: Table<PictureRef>,
    numbers: BTreeMap<(Located, String), Id<PictureRef>>,
}

impl Pictures {
    /// Reads the drawings among them, and those of layouts; their text is set in some faces.
    pub(super) fn draw<'l>(
        &mut self,
        layouts: impl Iterator<Item = &'l Layout>,
        faces: &[Arc<Face>],
        sources: &mut Sources,
        found: &mut Findings,
    ) {
        let drawn = layouts.flat_map(pictured).filter(|(_, _, (_, name))| is_drawn(name));
        for (_, artwork, (file, name)) in drawn {
            let named = Field { value: name.clone(), span: artwork.span };
            self.number(file.clone(), &named, artwork.text.clone(), found);
        }
        drawn::read(&mut self.refs, faces, sources, found);
    }

    pub(super) fn into_refs(self) -> Table<PictureRef> {
        self.refs
    }

    /// Finds the file of a story's picture and checks what is said of it.
    pub(super) fn read(
        &mut self,
        raw: &Field<Checked<RawPicture>>,
        among: &mut Shelf,
        found: &mut Findings,
    ) -> StoryPicture {
        let Checked { value: one, whole } = &raw.value;
        group::check(raw, found);
        let RawPicture { file, files, alt, focus, colors, web, .. } = one;
        let mut prints: Vec<StoryPrint> = match files {
            None => vec![self.print((file, alt, focus, colors, web), (raw.span, *whole), among, found)],
            Some(files) => {
                let each = files.value.0.iter().take(group::MOST);
                let print = |Field { value: Checked { value, whole }, span }: &Field<Checked<RawPrint>>| {
                    let RawPrint { file, alt, focus, colors, web } = value;
                    self.print((file, alt, focus, colors, web), (*span, *whole), among, found)
                };
                each.map(print).collect()
            }
        };
        // What a group may not, none of its prints may.
        for print in &mut prints {
            print.web &= may(web);
        }
        let mut copy = |given: &Given<RawCopy>| given.as_ref().map(|field| plain(&field.value, found));
        let (caption, credit) = (copy(&one.caption), copy(&one.credit));
        let across = one.across.as_ref().and_then(|across| usize::try_from(across.value).ok());
        let across = across.unwrap_or(prints.len()).max(1);
        let numbered = one.numbered.as_ref().is_some_and(|numbered| numbered.value);
        StoryPicture { prints, across, numbered, caption, credit, span: raw.span }
    }

    fn print(
        &mut self,
        (file, alt, focus, colors, web): PrintKeys<'_>,
        (span, whole): (Span, bool),
        among: &mut Shelf,
        found: &mut Findings,
    ) -> StoryPrint {
        let focus = focus_of(focus, found);
        let picture = file.as_ref().and_then(|file| self.file(file, (alt, whole), among, found));
        let name = file.as_ref().map(|file| file.value.clone()).unwrap_or_default();
        let colors = drawn::colors(colors, file.as_ref(), found);
        // In the middle it stands.
        let aside = focus.filter(|focus| *focus != MIDDLE);
        if let Some((_, file)) = aside.zip(file.as_ref().filter(|file| is_drawn(&file.value))) {
            found.add(
                Diagnostic::warning("focus-of-drawing").arg("picture", short(&file.value)).here(file.span),
            );
        }
        StoryPrint { picture, name, focus, colors, web: may(web), span }
    }

    fn file(
        &mut self,
        file: &Field<String>,
        (alt, whole): (&Given<String>, bool),
        among: &mut Shelf,
        found: &mut Findings,
    ) -> Option<Id<PictureRef>> {
        // What is not there may be what is wrong.
        let may_be_wrong = alt.is_none() && !whole;
        let alt = alt.as_ref().map(|alt| alt.value.clone()).filter(|alt| is_seen(alt)).unwrap_or_default();
        if alt.is_empty() && !may_be_wrong {
            found.add(Diagnostic::warning("no-alt").arg("picture", short(&file.value)).here(file.span));
        }
        let at = among.find_or_lose(&file.value, file.span, PICTURE, found)?;
        self.number(at, file, alt, found)
    }

    /// The number of a file among the pictures, with what it shows; nothing, where there are too many.
    pub(super) fn number(
        &mut self,
        at: Located,
        file: &Field<String>,
        alt: String,
        found: &mut Findings,
    ) -> Option<Id<PictureRef>> {
        let key = (at, alt);
        if let Some(number) = self.numbers.get(&key) {
            return Some(*number);
        }
        if too_many("pictures", self.refs.len() + 1, bounds::PICTURES, file.span, found) {
            return None;
        }
        let (at, alt) = key.clone();
        let (name, span, figure) = (file.value.clone(), file.span, None);
        let id = self.refs.add(PictureRef { file: at, name, alt, figure, span });
        self.numbers.insert(key, id);
        Some(id)
    }
}

/// The pictures that parts of a layout are, among those of the edition: layouts that stand on one base have them in common.
pub(super) fn artwork(layout: &Layout, among: &mut Table<PictureRef>) -> Artworks {
    let mut of_part = |(part, artwork, (file, name)): (Id<FurniturePart>, &Artwork, (&Located, &String))| {
        let known = among.find(|one| one.file == *file && one.alt == artwork.text);
        let (file, name, alt, span) = (file.clone(), name.clone(), artwork.text.clone(), artwork.span);
        (part, known.unwrap_or_else(|| among.add(PictureRef { file, name, alt, figure: None, span })))
    };
    pictured(layout).map(&mut of_part).collect()
}

/// The one of them that is the nameplate.
pub(super) fn nameplate(layout: &Layout, all: &Artworks) -> Option<Id<PictureRef>> {
    let mut of_masthead = all.iter().filter(|(part, _)| layout.furniture[*part].table == "masthead");
    of_masthead.next().map(|(_, picture)| *picture)
}

/// The parts of a layout that are pictures, with their files and the names of these.
fn pictured(layout: &Layout) -> impl Iterator<Item = (Id<FurniturePart>, &Artwork, (&Located, &String))> {
    layout.furniture.entries().filter_map(|(id, part)| {
        let artwork = part.artwork()?;
        let Art::Pictured { file, name, .. } = &artwork.art else { return None };
        Some((id, artwork, (file, name)))
    })
}

/// Whether something may stand in the web edition: what nobody keeps from it may.
fn may(web: &Given<bool>) -> bool {
    web.as_ref().is_none_or(|web| web.value)
}

/// What must not be cropped away: nothing, if it is wrong, or nobody says.
fn focus_of(given: &Given<Pair<Share>>, found: &mut Findings) -> Option<(u16, u16)> {
    let Field { value: Pair(across, down), .. } = given.as_ref()?;
    let across = within("focus", &Some(across.clone()), &bounds::INK, found);
    let down = within("focus", &Some(down.clone()), &bounds::INK, found);
    Some((across?.0 as u16, down?.0 as u16))
}

/// A story with text and pictures needs a slot that has a place for each: rows above the text, boxes in it. Told at the first
/// picture that has none.
pub(super) fn no_rows(used: Span, slot: &Slot, story: &Story) -> Option<Diagnostic> {
    let places = slot.picture_places();
    let picture = story.pictures.get(places).filter(|_| !story.body.is_empty())?;
    let one =
        Diagnostic::error("no-picture-rows").arg("story", story.id.as_str()).arg("slot", short(&slot.name));
    if places == 0 {
        return Some(one.here(used).mark(picture.span, "picture"));
    }
    let one = one.form("more").arg("pictures", story.pictures.len()).arg("places", places);
    Some(one.mark(used, "places").mark(picture.span, "picture").mend_by("help-more"))
}

/// A story with a quotation needs a slot that has a box for it.
pub(super) fn no_box(used: Span, slot: &Slot, story: &Story) -> Option<Diagnostic> {
    let lacks = !story.body.is_empty() && slot.box_of(Held::Quotation).is_none();
    let quotation = story.quotation.as_ref().filter(|_| lacks)?;
    let one = Diagnostic::error("no-quotation-box").arg("story", story.id.as_str());
    Some(one.arg("slot", short(&slot.name)).here(used).mark(quotation.span, "quotation"))
}

/// A picture without text is one rectangle, and leaves all others of its slot white.
pub(super) fn alone_in_shape(used: Span, slot: &Slot, story: &Story) -> Option<Diagnostic> {
    let picture = story.pictures.first().filter(|_| story.body.is_empty() && !slot.more.is_empty())?;
    let one = Diagnostic::warning("picture-alone-in-shape").arg("story", story.id.as_str());
    Some(one.arg("slot", short(&slot.name)).here(used).mark(picture.span, "picture"))
}
