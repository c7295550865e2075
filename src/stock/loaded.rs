//! An edition that is loaded, and the way from it to its pages.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use super::ads::{self, Inserts, Pages};
use super::composed::{Compose, Composed, FullLine, StoryFit};
use super::gather;
use super::jumps::{self, Spot};
use super::nameplate;
use super::opened::Content;
use super::pictures::{Made, Pictures};
use super::prints::{DrawnPrint, PicturePrint};
use crate::compose::Given;
use crate::count::{self, Count};
use crate::diag::{Diagnostic, Sources};
use crate::edition::{Edition, PageChoice, Story, StoryPrint};
use crate::galley::{Fit, Stretch};
use crate::id::Id;
use crate::page::{Composition, Page};
use crate::picture::Window;
use crate::plan::{Plan, Region};
use crate::text::{ShapedEdition, Shapers};
use crate::{compose, galley, judge, lint, plan, text};

/// An edition with its fonts and pictures.
#[derive(Debug)]
pub struct Loaded {
    /// What is to be printed.
    pub edition: Edition,
    /// Its faces, and what shapes their text.
    pub fonts: Arc<Shapers>,
    /// Its pictures, those that can be had: they are separated at the size that they are printed at.
    pub pictures: Pictures,
    /// Its advertisements that come as PDF files, those that can be placed.
    pub inserts: Inserts,
    /// The ICC profile of the press; empty, where it can't be had.
    pub icc: Arc<[u8]>,
    /// What is wrong with it, so that it has holes, and what is worth a look.
    pub found: Vec<Diagnostic>,
    /// The texts that findings point into, where nobody else has them.
    pub sources: Arc<Sources>,
    /// What is printed is counted when it is composed.
    pub(super) counted: bool,
    /// Its pages are to go to press, so that they need their readings.
    pub(super) for_press: bool,
    /// Which of them are wanted; all, where nobody says.
    pub(super) wanted: Option<PageChoice>,
    /// The edition for its own press, where it is ordered for another: readers see that one.
    pub(super) own: Option<Box<Self>>,
}

impl Loaded {
    /// The files of its edition, as [`Edition::files`].
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.edition.files()
    }

    /// Where its lines go, every box in its text at its place, and what is wrong with that.
    #[must_use]
    pub fn planned(&self, shaped: &ShapedEdition) -> (Plan, Vec<Diagnostic>) {
        planned(&self.edition, shaped, &self.pictures)
    }

    /// Composes and judges it, copy and pages: all that can be told of it in one run.
    #[must_use]
    pub fn compose(&self) -> Composed<'_> {
        let mut found = self.found.clone();
        // Beside composing it would be slower: both ask for the same processors, and waking one takes longer.
        found.extend(lint::lint(&self.edition));
        let Typeset { composition, fits, pictures, originals, count, found: unfit } =
            typeset(&self.edition, &self.fonts, (&self.pictures, &self.inserts), self.counted);
        found.extend(unfit);
        let mut judged = judge::edition(&self.edition, &composition, &found);
        if let Some(press) = self.edition.press() {
            let on = Pages { edition: &self.edition, composition: &composition, page: None };
            judged.extend(self.inserts.judged(&on, &press.limits, None));
        }
        found.extend(judged.iter().map(|judged| judged.one.clone()));
        let Self { edition, inserts, fonts, icc, sources, .. } = self;
        let jumps = jumps::jumps(edition);
        let mut composed = Composed {
            edition,
            inserts,
            fonts,
            icc,
            sources,
            judged,
            composition,
            fits,
            jumps,
            pictures,
            originals,
            count,
            hashes: vec![OnceLock::new(); edition.pages().len()],
            own: self.own.as_deref().map(|own| own as &dyn Compose),
            found,
        };
        if self.for_press {
            let told = composed.unapproved(self.wanted.as_ref());
            composed.found.extend(told);
        }
        composed
    }
}

impl Compose for Loaded {
    fn compose(&self) -> Composed<'_> {
        self.compose()
    }
}

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

/// The stages, one after the other.
pub(crate) fn typeset(
    edition: &Edition,
    fonts: &Shapers,
    (pictures, inserts): (&Pictures, &Inserts),
    counted: bool,
) -> Typeset {
    let (shaped, mut found) = text::shape(edition, fonts);
    let (plan, unsettled) = planned(edition, &shaped, pictures);
    found.extend(unsettled);
    let (galleys, unfit) = galley::set(edition, &plan, &shaped);
    found.extend(unfit);
    let bookings = edition.bookings();
    let given = Given {
        pictures: pictures.sizes(edition.pictures()),
        inserts: inserts.sizes(bookings),
        converter: pictures.converter(),
    };
    found.extend(ads::unlike(edition, &given));
    let (mut pages, unplaced) = compose::compose(edition, &plan, &galleys, &shaped, &given);
    found.extend(unplaced);
    let made = pictures.printed(&mut pages, edition.pictures());
    found.extend(gather::unusable(edition.pictures(), &made.unread));
    found.extend(nameplate::told(edition, &pages, pictures, &made));
    found.extend(ads::more_plates_drawn(edition, &pages));
    let stories = Stories { edition, plan: &plan, pages: &pages };
    let fits = galleys.stories.entries().map(|(story, galley)| stories.fit(story, &galley.fit)).collect();
    let prints = edition.stories().ids().flat_map(|story| stories.prints(story, pictures, &made)).collect();
    let count = counted.then(|| count::count(edition, &plan, &shaped, &galleys));
    let composition = compose::finish(edition, &shaped, pages, (made.pictures, inserts.inserted(bookings)));
    Typeset { composition, fits, pictures: prints, originals: made.originals, count, found }
}

/// The plan of an edition, every box at its place.
fn planned(edition: &Edition, shaped: &ShapedEdition, pictures: &Pictures) -> (Plan, Vec<Diagnostic>) {
    let silhouettes = pictures.silhouettes(edition.pictures(), &galley::cut_out(edition));
    galley::settled(edition, plan::plan(edition), shaped, &silhouettes)
}

/// Stories at their places, for those who tell what became of them.
struct Stories<'a> {
    edition: &'a Edition,
    plan: &'a Plan,
    pages: &'a [Page],
}

impl Stories<'_> {
    fn fit(&self, story: Id<Story>, fit: &Fit) -> StoryFit {
        let (page, slot) = self.home(story);
        let parts = self.plan.chains[story].regions.len();
        let line = |stretch: Option<Stretch>| self.line(story, stretch?);
        let (loosest, tightest) = (line(fit.loosest), line(fit.tightest));
        let name = self.edition.stories()[story].id.clone();
        StoryFit { story: name, page, slot, parts, fit: fit.clone(), loosest, tightest }
    }

    /// A full line of a story where it stands.
    fn line(&self, story: Id<Story>, Stretch { column, row, each }: Stretch) -> Option<FullLine> {
        let (region, column) = self.plan.chains[story].column_of(column)?;
        let Region { page, slot, .. } = self.plan.regions[region];
        Some(FullLine { at: Spot::of(self.edition, (page, slot)), column, row, each })
    }

    /// How the pictures of a story are printed.
    fn prints(&self, id: Id<Story>, pictures: &Pictures, made: &Made) -> Vec<PicturePrint> {
        let (story, (page, slot)) = (&self.edition.stories()[id], self.home(id));
        let print = |(number, of): (u16, &StoryPrint)| {
            let head = of.picture.and_then(|picture| pictures.head(picture)).map(Arc::clone);
            let numbers = (id.place() as u16, number);
            let printed = pictures.print((of, self.edition.pictures()), numbers, made);
            let drawn = self.pages.iter().find_map(|page| DrawnPrint::among(&page.drawings, numbers));
            let (story, slot) = (story.id.clone(), slot.clone());
            PicturePrint { name: of.name.clone(), story, page, slot, head, printed, drawn }
        };
        story.prints().map(print).collect()
    }

    /// The page that a story begins on, and the slot there.
    fn home(&self, story: Id<Story>) -> (u32, String) {
        let home = self.plan.home(story);
        let page = &self.edition.pages()[home.page];
        (page.number, self.edition.slot_on(home.page, home.slot).name.clone())
    }
}
