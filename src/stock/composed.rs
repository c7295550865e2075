//! An edition that is composed, and the way from its pages to a press file.

use std::fmt;
use std::sync::{Arc, OnceLock};

use super::ads::{Inserts, Pages};
use super::alone;
use super::approved::PageApproval;
use super::draft;
use super::faults::Faults;
use super::jumps::{Spot, StoryJump};
use super::opened::Content;
use super::press_file::PressFile;
use super::prints::PicturePrint;
use crate::count::Count;
use crate::diag::{CANNOT_READ, Diagnostic, Severity, Sources, any_error};
use crate::digest::Digester;
use crate::edition::{Edition, PageChoice, PageSpec};
use crate::font::Fonts;
use crate::galley::Fit;
use crate::geom::{Em, Length};
use crate::impose::{self, Imposition};
use crate::judge::Judged;
use crate::layout::FontRef;
use crate::marking::{self, Fault, Marking, Printed};
use crate::page::Composition;
use crate::picture::Window;
use crate::picture::side_by_side;
use crate::preflight::Standard;
use crate::press::Press;
use crate::text::Shapers;
use crate::transcript::Transcript;
use crate::write::pdf::{self, Options, OutputCondition, PdfError, Profile, Reused};
use crate::write::{Written, ofd, page_pictures, svg};

/// An edition composed and judged.
#[derive(Debug)]
pub struct Composed<'l> {
    pub(super) edition: &'l Edition,
    pub(super) inserts: &'l Inserts,
    pub(super) fonts: &'l Shapers,
    pub(super) icc: &'l [u8],
    pub(super) reused: &'l Reused,
    pub(super) sources: &'l Arc<Sources>,
    pub(super) judged: Vec<Judged>,
    /// Its pages.
    pub composition: Composition,
    /// How the copy of each story came to fit.
    pub fits: Vec<StoryFit>,
    /// Where stories go on on other pages, page by page.
    pub jumps: Vec<StoryJump>,
    /// How the picture of each story that has one is printed.
    pub pictures: Vec<PicturePrint>,
    /// By what its pages are known, once that was asked.
    pub(super) hashes: Vec<OnceLock<String>>,
    /// What it is for its own press, where this is for another. It is composed when somebody asks by what a page is known.
    pub(super) own: Option<&'l dyn Compose>,
    /// What file each picture of the composition is of, and what of it.
    pub(super) originals: Vec<Option<(Content, Window)>>,
    /// What is counted of it for those who are paid, where its ticket asks for that.
    pub count: Option<Count>,
    /// All that is wrong, and what is worth a look.
    pub found: Vec<Diagnostic>,
}

/// What an edition is composed from.
pub(super) trait Compose: fmt::Debug + Sync {
    /// Composes and judges it.
    fn compose(&self) -> Composed<'_>;
}

/// How a story's copy came to fit.
#[derive(Debug, Clone)]
pub struct StoryFit {
    /// The story, by the name of its file.
    pub story: String,
    /// The page that it begins on.
    pub page: u32,
    /// The slot there.
    pub slot: String,
    /// In how many slots it stands.
    pub parts: usize,
    /// What copyfit did.
    pub fit: Fit,
    /// The full lines that are set most openly and most tightly.
    pub loosest: Option<FullLine>,
    /// See there.
    pub tightest: Option<FullLine>,
}

/// A full line at its place, and how far it is from its natural setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FullLine {
    /// The slot that it stands in.
    pub at: Spot,
    /// Its column there, from 0.
    pub column: usize,
    /// Its row there, from 0.
    pub row: usize,
    /// How far every gap between its characters is opened; less than nothing where they are closer.
    pub each: Em,
}

impl Composed<'_> {
    /// The press that it is for; nothing, where that is not known.
    #[must_use]
    pub fn press(&self) -> Option<&Press> {
        self.edition.press()
    }

    /// The edition that it is of.
    #[must_use]
    pub const fn edition(&self) -> &Edition {
        self.edition
    }

    /// The press file; pages as they are.
    ///
    /// # Errors
    /// Anything is wrong: no file with a fault is written.
    pub fn write(&self, profile: Profile) -> Result<PressFile, Faults> {
        self.imposed(profile, None)
    }

    /// The press file, its pages put on sheets.
    ///
    /// # Errors
    /// As [`Self::write`]; or the pages fill no sheets.
    pub fn imposed(&self, profile: Profile, imposition: Option<Imposition>) -> Result<PressFile, Faults> {
        let press = self.press_for(profile, None)?;
        self.file(&self.composition, press, profile, imposition)
    }

    /// The press file of a page alone, by its place among the pages, from 0: a document of its own, with what the page uses
    /// and no more. Its bytes depend on the page, and on what the edition says of itself.
    ///
    /// # Errors
    /// As [`Self::write`]; or there is no such page.
    pub fn write_page(&self, page: usize, profile: Profile) -> Result<PressFile, Faults> {
        let press = self.press_for(profile, Some(page))?;
        let alone = self.alone(page)?;
        self.file(&alone, press, profile, None)
    }

    /// The page as it is read (付印): its press file without what the press room orders around it.
    pub(super) fn page_as_read(&self, page: usize) -> Result<PressFile, Faults> {
        let press = self.printable_for(Profile::X4, Some(page))?;
        let mut alone = self.alone(page)?;
        for page in &mut alone.pages {
            page.marks.clear();
            page.slug = Length::ZERO;
        }
        self.file(&alone, press, Profile::X4, None)
    }

    fn alone(&self, page: usize) -> Result<Composition, Faults> {
        let alone = alone::page(self.edition, &self.composition, page);
        alone.ok_or_else(|| self.faults(vec![unwritten(&PdfError::NoPages)]))
    }

    /// Its faces.
    #[must_use]
    pub fn fonts(&self) -> &Fonts {
        self.fonts
    }

    pub(crate) fn faults(&self, found: Vec<Diagnostic>) -> Faults {
        Faults { found, sources: Arc::clone(self.sources) }
    }

    /// As [`Self::printable_for`]; and its pages have had the readings that they need, or the file is no press file.
    fn press_for(&self, profile: Profile, page: Option<usize>) -> Result<&Press, Faults> {
        let press = self.printable_for(profile, page)?;
        if profile != Profile::Proof {
            self.are_approved(page)?;
        }
        Ok(press)
    }

    /// The press of an edition that can be printed, all of it or a page, with files of a profile.
    fn printable_for(&self, profile: Profile, page: Option<usize>) -> Result<&Press, Faults> {
        // The press of an edition without errors is known.
        let press = self.edition.press().filter(|_| !any_error(&self.found));
        let press = press.ok_or_else(|| self.faults(self.found.clone()))?;
        let on = Pages { edition: self.edition, composition: &self.composition, page };
        let unfit = self.inserts.unfit(&on, &press.limits, standard(profile));
        if any_error(&unfit) { Err(self.faults(unfit)) } else { Ok(press) }
    }

    /// How pages stand with their readings, all of them or those that are wanted.
    ///
    /// # Errors
    /// Anything is wrong: a page with a fault is not read.
    pub fn approvals(&self, wanted: Option<&PageChoice>) -> Result<Vec<PageApproval>, Faults> {
        self.standing(&self.wanted(wanted), |_| true)
    }

    /// What is to be told of pages that are to go to press: those that lack a reading that they need, and those that have
    /// changed since they were read. Of an edition with errors nothing is told of its pages: they are not what they will be.
    pub(super) fn unapproved(&self, wanted: Option<&PageChoice>) -> Vec<Diagnostic> {
        if any_error(&self.found) {
            return Vec::new();
        }
        self.told_of(&self.wanted(wanted)).unwrap_or_else(|faults| faults.found)
    }

    /// Whether pages, one or all, have had the readings that they need.
    fn are_approved(&self, page: Option<usize>) -> Result<(), Faults> {
        let needs = |at: &usize| {
            let spec = self.edition.pages().iter().nth(*at);
            spec.is_some_and(|spec| self.edition.readings_for(spec).is_some())
        };
        let all = page.map_or_else(|| self.wanted(None), |page| vec![page]);
        let told = self.told_of(&all.into_iter().filter(needs).collect::<Vec<_>>())?;
        if any_error(&told) { Err(self.faults(told)) } else { Ok(()) }
    }

    /// What is to be told of pages before they go to press. The file of a page that has no name under it is not made: by
    /// whatever it is known, nobody has read it.
    fn told_of(&self, pages: &[usize]) -> Result<Vec<Diagnostic>, Faults> {
        let is_read = |spec: &PageSpec| self.edition.approvals().of(&spec.typed_label()).next().is_some();
        let pages = self.standing(pages, is_read)?;
        Ok(pages.iter().filter_map(|page| page.told(self.edition)).collect())
    }

    /// The places of pages among the composed ones, from 0.
    fn wanted(&self, choice: Option<&PageChoice>) -> Vec<usize> {
        let wanted = choice.map(|choice| self.edition.wanted(choice));
        let ids = self.edition.pages().ids().enumerate();
        ids.filter(|(_, id)| wanted.as_ref().is_none_or(|wanted| wanted.contains(id)))
            .map(|(at, _)| at)
            .collect()
    }

    /// How pages stand. The files of those that need be known are made, if they were not before.
    fn standing(
        &self,
        pages: &[usize],
        is_needed: impl Fn(&PageSpec) -> bool,
    ) -> Result<Vec<PageApproval>, Faults> {
        let specs: Vec<(usize, &PageSpec)> = self.edition.pages().iter().enumerate().collect();
        let specs: Vec<_> = pages.iter().filter_map(|at| specs.get(*at).copied()).collect();
        let needed = specs.iter().filter(|(_, spec)| is_needed(spec));
        self.get_to_know(&needed.map(|(at, _)| *at).collect::<Vec<_>>())?;
        let known = |at: usize| self.hashes.get(at).and_then(OnceLock::get).map_or("", String::as_str);
        let page = |(at, spec)| PageApproval::of(self.edition, spec, known(at), self.edition.approvals());
        Ok(specs.into_iter().map(page).collect())
    }

    /// Finds out by what pages are known, by their places from 0.
    fn get_to_know(&self, pages: &[usize]) -> Result<(), Faults> {
        let is_unknown = |at: &usize| self.hashes.get(*at).is_some_and(|hash| hash.get().is_none());
        let unknown: Vec<usize> = pages.iter().copied().filter(is_unknown).collect();
        if unknown.is_empty() {
            return Ok(());
        }
        let own = self.own.map(Compose::compose);
        let of = own.as_ref().unwrap_or(self);
        let hashes = side_by_side(&unknown, |_| 1, || (), |(), at| of.hash(*at).map(|hash| (*at, hash)));
        for hashed in hashes {
            // Warnings about it for its own press are told of the edition as it is ordered.
            let errors = |faults: Faults| {
                let errors = faults.found.into_iter().filter(|one| one.severity == Severity::Error);
                self.faults(errors.collect())
            };
            let (at, hash) = hashed.map_err(errors)?;
            if let Some(kept) = self.hashes.get(at) {
                kept.get_or_init(|| hash);
            }
        }
        Ok(())
    }

    /// By what a page of an edition for its own press is known, by its place from 0.
    fn hash(&self, at: usize) -> Result<String, Faults> {
        let mut digester = Digester::default();
        self.page_as_read(at)?.write_to(&mut digester).map_err(|error| {
            let folder = std::env::temp_dir();
            let one = Diagnostic::error(CANNOT_READ).arg("path", folder.as_path());
            self.faults(vec![one.arg("why", &error)])
        })?;
        let (_, hash) = digester.end();
        Ok(hash)
    }

    /// Its pages as drawings (SVG), in the colours that the inks of its press look like; glyphs are outlines, or text.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub(crate) fn drawn(&self, as_text: bool) -> Result<Vec<Written>, Faults> {
        self.draw(&self.composition, as_text)
    }

    /// The same of its pages as they may stand elsewhere.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub(crate) fn draw(&self, composition: &Composition, as_text: bool) -> Result<Vec<Written>, Faults> {
        let press = self.printable_for(Profile::Proof, None)?;
        let condition = self.condition(press);
        let options = svg::Options { condition, text: as_text };
        let drawn = svg::files(composition, self.fonts, &options);
        drawn.map_err(|error| self.faults(vec![unwritten(&error)]))
    }

    /// Its pages as archives keep them (OFD).
    ///
    /// # Errors
    /// As [`Self::write`].
    pub(crate) fn kept(&self, transcript: &Transcript<'_>) -> Result<Written, Faults> {
        let press = self.printable_for(Profile::Proof, None)?;
        let made = ofd::file(transcript, self.fonts, self.condition(press));
        made.map_err(|error| self.faults(vec![unwritten(&error)]))
    }

    /// Its pages in pixels (PNG), with so many to the inch.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub(crate) fn in_pixels(&self, fineness: u32) -> Result<Vec<Written>, Faults> {
        let made = page_pictures::files(&self.composition, &self.drawn(false)?, fineness);
        made.map_err(|error| self.faults(vec![unwritten(&error)]))
    }

    /// That a page can't be had as a picture.
    pub(crate) fn unseen(&self, page: &str) -> Faults {
        self.faults(vec![unwritten(&PdfError::Picture(page.to_owned()))])
    }

    /// What the press of its files is.
    fn condition<'p>(&'p self, press: &'p Press) -> OutputCondition<'p> {
        let Press { identifier, info, registry, .. } = press;
        OutputCondition { identifier, info, registry, icc: self.icc }
    }

    /// A draft for the screen, with each fault at its place and a banner across every page: of an edition with errors as
    /// well, of which there is no press file.
    ///
    /// # Errors
    /// No page can be made.
    pub fn draft(&self) -> Result<PressFile, Faults> {
        let drafted = self.drafted(self.sources);
        drafted.map_err(|one| Faults { found: vec![one], sources: Arc::clone(self.sources) })
    }

    /// The same of an edition whose texts are elsewhere.
    pub(crate) fn drafted(&self, sources: &Sources) -> Result<PressFile, Diagnostic> {
        let Self { edition, fonts, icc, ref composition, .. } = *self;
        let marked = marking::mark(&Marking {
            edition,
            composition,
            fits: self.fits.iter().map(|one| &one.fit).collect(),
            faults: self.found.iter().map(|one| Fault::of(one, self.printed(one), sources)).collect(),
            shapers: fonts,
            spare: draft::spare(composition, fonts),
        });
        let written = draft::written(&marked, fonts, icc).map(PressFile::from);
        written.map_err(|error| unwritten(&error))
    }

    /// Where on the pages a finding of preflight is.
    fn printed(&self, one: &Diagnostic) -> Option<Printed> {
        let judged = self.judged.iter().find(|judged| judged.one == *one)?;
        Some(Printed { page: judged.page?, places: judged.places.clone() })
    }

    fn file(
        &self,
        composition: &Composition,
        press: &Press,
        profile: Profile,
        imposition: Option<Imposition>,
    ) -> Result<PressFile, Faults> {
        let Self { edition, fonts, reused, .. } = *self;
        let Press { span, .. } = press;
        let condition = self.condition(press);
        let sheets = imposition.map_or(Ok(Vec::new()), |how| impose::sheets(&composition.pages, how));
        let sheets = sheets.map_err(|unfit| self.faults(vec![Diagnostic::of(unfit.words())]))?;
        let options = Options { profile, condition, sheets: &sheets, reused: Some(reused) };
        pdf::write(composition, fonts, &options).map(PressFile::from).map_err(|error| {
            let one = Diagnostic::of(error.words());
            self.faults(vec![match error {
                PdfError::Condition(_) => one.mark(*span, "condition"),
                PdfError::Font(name, _) => at_font(one, &name, edition, fonts),
                other => unwritten(&other),
            }])
        })
    }
}

/// The standard that the files of a profile keep to. A proof is no press file; what stands in one of the most generous does in it.
const fn standard(profile: Profile) -> Standard {
    match profile {
        Profile::X1a => Standard::X1a,
        Profile::A2u => Standard::A2u,
        Profile::X4A2u => Standard::X4A2u,
        Profile::X4 | Profile::Proof => Standard::X4,
    }
}

/// That no file is made, for a reason that stands in no file of the edition.
fn unwritten(error: &PdfError) -> Diagnostic {
    let one = || Diagnostic::error("not-written").arg("why", error.words());
    match error {
        // Where the system keeps files without a name.
        PdfError::Spool(why) => {
            let folder = std::env::temp_dir();
            Diagnostic::error(CANNOT_READ).arg("path", folder.as_path()).arg("why", why.clone())
        }
        PdfError::TooLarge => one().mend_by("help-large"),
        // A fault of the program's own.
        _ => one(),
    }
}

/// Points at where a layout names the font of a name.
fn at_font(one: Diagnostic, name: &str, edition: &Edition, fonts: &Fonts) -> Diagnostic {
    let is_it =
        |font: &&FontRef| fonts.face(font.face).is_some_and(|face| face.metrics.postscript_name == name);
    match edition.fonts().iter().find(is_it) {
        Some(font) => one.mark(font.span, "this"),
        None => one,
    }
}
