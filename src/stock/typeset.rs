//! What the stages make of an edition, one bundle of pages after the other: shaped text and galleys are let go of as soon
//! as their pages are made, so that what an edition holds is its copy and what is printed.

use std::sync::Arc;

use rayon::prelude::*;

use super::ads::{self, Inserts};
use super::composed::{FullLine, StoryFit};
use super::gather;
use super::jumps::Spot;
use super::nameplate;
use super::opened::Content;
use super::pictures::{Made, Pictures};
use super::prints::{DrawnPrint, PicturePrint};
use crate::compose::Given;
use crate::count::{self, Count, StoryCount};
use crate::diag::{Diagnostic, each_once};
use crate::edition::{Bundle, Edition, PageSpec, Place, Story, StoryPrint};
use crate::galley::{Fit, Galley, Silhouettes, Stretch, Unfit};
use crate::id::{Along, Id};
use crate::page::{Composition, Page};
use crate::picture::Window;
use crate::plan::{Plan, Region};
use crate::text::{ShapedEdition, Shapers, Shaping};
use crate::{compose, galley, plan};

/// What the stages make of an edition.
pub(crate) struct Typeset {
    pub(crate) composition: Composition,
    pub(crate) fits: Vec<StoryFit>,
    pub(crate) pictures: Vec<PicturePrint>,
    /// What file each picture of the composition is of.
    pub(super) originals: Vec<Option<(Content, Window)>>,
    /// What is counted of it, where that is asked for.
    pub(crate) count: Option<Count>,
    /// What is wrong with it.
    pub(crate) found: Vec<Diagnostic>,
}

/// What all bundles of an edition are set with.
struct Setting<'e> {
    edition: &'e Edition,
    shaping: Shaping<'e>,
    silhouettes: Silhouettes,
    given: Given,
    counted: bool,
}

/// A bundle that is set.
struct Set {
    pages: Along<PageSpec, Page>,
    fits: Along<Story, StoryFit>,
    counts: Option<Along<Story, StoryCount>>,
    found: Found,
}

/// What is wrong with bundles, stage by stage.
#[derive(Default)]
struct Found {
    lacking: Vec<Diagnostic>,
    unsettled: Vec<Diagnostic>,
    unfit: Unfit,
    unplaced: Vec<Diagnostic>,
}

impl Found {
    fn extend(&mut self, other: Self) {
        let Self { lacking, unsettled, unfit, unplaced } = other;
        self.lacking.extend(lacking);
        self.unsettled.extend(unsettled);
        self.unfit.stories.extend(unfit.stories);
        self.unfit.furniture.extend(unfit.furniture);
        self.unplaced.extend(unplaced);
    }

    /// All of it; what is wrong with pages once, however many have it.
    fn told(self) -> impl Iterator<Item = Diagnostic> {
        let Self { lacking, unsettled, unfit: Unfit { stories, furniture }, unplaced } = self;
        let of_stories = lacking.into_iter().chain(unsettled).chain(stories);
        of_stories.chain(each_once(furniture)).chain(each_once(unplaced))
    }
}

/// So many bundles for each thread are many.
const MANY: usize = 4;

/// The stages, for each bundle one after the other.
pub(crate) fn typeset(
    edition: &Edition,
    fonts: &Shapers,
    (pictures, inserts): (&Pictures, &Inserts),
    counted: bool,
) -> Typeset {
    let (shaping, mut found) = Shaping::of(edition, fonts);
    let texts = Arc::clone(&shaping.pages);
    let bookings = edition.bookings();
    let given = Given {
        pictures: pictures.sizes(edition.pictures()),
        inserts: inserts.sizes(bookings),
        converter: pictures.converter(),
    };
    found.extend(ads::unlike(edition, &given));
    let silhouettes = pictures.silhouettes(edition.pictures(), &galley::cut_out(edition));
    let setting = Setting { edition, shaping, silhouettes, given, counted };
    let bundles = Bundle::each(edition);
    // Where there are many, each is made by one thread: one that waited for a part of its bundle would begin another.
    let is_many = bundles.len() >= MANY * rayon::current_num_threads();
    let set = |bundle: Bundle| setting.set(&if is_many { bundle.in_turn() } else { bundle });
    let sets: Vec<Set> = bundles.into_par_iter().with_max_len(1).map(set).collect();
    let mut of_bundles = Found::default();
    let (mut pages, mut fits, mut counts) = (Vec::new(), Vec::new(), Vec::new());
    for set in sets {
        of_bundles.extend(set.found);
        pages.extend(set.pages.into_entries());
        fits.extend(set.fits.into_entries());
        counts.extend(set.counts.into_iter().flat_map(Along::into_entries));
    }
    found.extend(of_bundles.told());
    let mut pages: Vec<Page> = in_order(pages);
    let made = pictures.printed(&mut pages, edition.pictures());
    found.extend(gather::unusable(edition.pictures(), &made.unread));
    found.extend(nameplate::told(edition, &pages, pictures, &made));
    found.extend(ads::more_plates_drawn(edition, &pages));
    let prints = Prints { edition, pages: &pages, pictures, made: &made };
    let prints = edition.stories().ids().flat_map(|story| prints.of(story)).collect();
    let count = counted.then(|| Count::of(edition, in_order(counts)));
    let composition = compose::finish(edition, &texts, pages, (made.pictures, inserts.inserted(bookings)));
    let (fits, originals) = (in_order(fits), made.originals);
    Typeset { composition, fits, pictures: prints, originals, count, found }
}

/// The plan of an edition, every box at its place.
pub(super) fn planned(
    edition: &Edition,
    shaped: &ShapedEdition,
    pictures: &Pictures,
) -> (Plan, Vec<Diagnostic>) {
    let silhouettes = pictures.silhouettes(edition.pictures(), &galley::cut_out(edition));
    galley::settled(edition, plan::plan(edition), shaped, &silhouettes)
}

/// Values in the order of their table, from those of parts of it.
fn in_order<K, V>(mut all: Vec<(Id<K>, V)>) -> Vec<V> {
    all.sort_by_key(|(id, _)| *id);
    all.into_iter().map(|(_, value)| value).collect()
}

impl Setting<'_> {
    fn set(&self, bundle: &Bundle) -> Set {
        let Self { edition, shaping, silhouettes, given, counted } = self;
        let (shaped, lacking) = shaping.stories(&bundle.stories);
        let (plan, unsettled) = galley::settled(edition, plan::bundle(edition, bundle), &shaped, silhouettes);
        let (galleys, unfit) = galley::set_apart(edition, &plan, &shaped);
        let (pages, unplaced) = compose::compose(edition, &plan, &galleys, &shaped, given);
        let fit = |id| fit(edition, &plan, &galleys.stories[id]);
        let fits = bundle.stories.along(fit);
        let counts = counted.then(|| count::stories(edition, &plan, &shaped, &galleys));
        Set { pages, fits, counts, found: Found { lacking, unsettled, unfit, unplaced } }
    }
}

/// How a story's copy came to fit.
fn fit(edition: &Edition, plan: &Plan, galley: &Galley<'_>) -> StoryFit {
    let (story, fit): (_, &Fit) = (galley.story, &galley.fit);
    let (page, slot) = home(edition, story);
    let chain = &plan.chains[story];
    let line = |Stretch { column, row, each }: Stretch| {
        let (region, column) = chain.column_of(column)?;
        let Region { page, slot, .. } = plan.regions[region];
        Some(FullLine { at: Spot::of(edition, (page, slot)), column, row, each })
    };
    StoryFit {
        story: edition.stories()[story].id.clone(),
        page,
        slot,
        parts: chain.regions.len(),
        loosest: fit.loosest.and_then(line),
        tightest: fit.tightest.and_then(line),
        fit: fit.clone(),
    }
}

/// The page that a story begins on, and the slot there.
fn home(edition: &Edition, story: Id<Story>) -> (u32, String) {
    let Place { page, slot, .. } = edition.place_of(story);
    (edition.pages()[page].number, edition.slot_on(page, slot).name.clone())
}

/// The pictures of an edition's stories, as they are printed.
struct Prints<'a> {
    edition: &'a Edition,
    pages: &'a [Page],
    pictures: &'a Pictures,
    made: &'a Made,
}

impl Prints<'_> {
    /// Those of a story.
    fn of(&self, id: Id<Story>) -> Vec<PicturePrint> {
        let Self { edition, pages, pictures, made } = *self;
        let story = &edition.stories()[id];
        let print = |(number, of): (u16, &StoryPrint)| {
            let (page, slot) = home(edition, id);
            let head = of.picture.and_then(|picture| pictures.head(picture)).map(Arc::clone);
            let numbers = (id.place() as u16, number);
            let printed = pictures.print((of, edition.pictures()), numbers, made);
            let drawn = pages.iter().find_map(|page| DrawnPrint::among(&page.drawings, numbers));
            PicturePrint { name: of.name.clone(), story: story.id.clone(), page, slot, head, printed, drawn }
        };
        story.prints().map(print).collect()
    }
}
