//! The stock: what outlives an edition. Faces and what shapes their text, named inks, the conversions of presses, what
//! press files have in common: by content, with numbers that are good for as long as the stock is, shared by threads,
//! bounded, and never seen in the bytes of a file.

mod ads;
mod alone;
#[cfg(feature = "process")]
pub mod apart;
mod approved;
#[cfg(any(unix, windows))]
mod cache;
mod compared;
mod composed;
mod draft;
mod faults;
mod fitted;
mod gather;
mod jumps;
mod loaded;
mod made_up;
mod nameplate;
mod opened;
mod pictures;
mod press_file;
mod presses;
mod prints;
mod separations;
mod typeset;

pub use ads::Inserts;
pub use approved::{Given, PageApproval, READINGS, Reading};
pub use compared::Compared;
pub use composed::{Composed, FullLine, StoryFit};
pub use faults::Faults;
pub use fitted::{Fitted, fitted};
pub use jumps::{Spot, StoryJump};
pub use loaded::Loaded;
pub use made_up::Dummies;
pub use pictures::Pictures;
pub use press_file::PressFile;
pub use prints::{DrawnPrint, Packed, PicturePrint, Printed, Unprinted};
pub(crate) use typeset::{Typeset, typeset};

use std::sync::Arc;

use crate::color::Inks;
use crate::diag::{Diagnostic, Sources, any_error};
use crate::edition::{self, Ticket};
use crate::files::Located;
use crate::galley::cut_out;
use crate::layout::Cases;
use crate::makeup::night::Wanted;
use crate::picture::Readers;
use crate::reading::{House, Origin, house_stands};
use crate::text::Shapers;
use crate::write::pdf::Reused;
use presses::Presses;

/// What editions are made from, one after another or side by side.
#[derive(Debug, Default)]
pub struct Stock {
    house: House,
    shapers: Arc<Shapers>,
    inks: Inks,
    presses: Presses,
    reused: Arc<Reused>,
}

impl Stock {
    /// A stock that editions use with the house behind them.
    ///
    /// # Errors
    /// The house is none.
    pub fn open(house: House) -> Result<Self, Faults> {
        house_stands(&house).map_err(Faults::from)?;
        Ok(Self::of(house))
    }

    /// An edition that is sound, as [`Self::load`], with the texts of its files.
    ///
    /// # Errors
    /// All that is wrong with its files.
    pub fn edition(&self, folder: impl Into<Located>) -> Result<Loaded, Faults> {
        let mut sources = Sources::default();
        match self.load(folder, &mut sources) {
            Ok(loaded) => Ok(Loaded { sources: Arc::new(sources), ..loaded }),
            Err(found) => Err(Faults { found, sources: Arc::new(sources) }),
        }
    }

    /// As [`Self::open`], of a house that is looked at when an edition is loaded.
    #[must_use]
    pub fn of(house: House) -> Self {
        Self { house, ..Self::default() }
    }

    /// The house that editions use behind their own.
    #[must_use]
    pub const fn house(&self) -> &House {
        &self.house
    }

    /// Pictures are read by others than usual: in a process apart, for instance.
    #[must_use]
    pub fn reading_by(self, readers: Readers) -> Self {
        Self { presses: self.presses.read_by(readers), ..self }
    }

    /// Pictures in the inks of their press are kept in a folder as well, for whoever opens a stock with the same folder. It
    /// is made where it is not there, and is to be the program's own: old pictures in it are removed.
    ///
    /// # Errors
    /// The system refuses.
    #[cfg(any(unix, windows))]
    pub fn keeping_pictures_in(self, folder: impl AsRef<std::path::Path>) -> Result<Self, Faults> {
        let cache = cache::Cache::open(folder.as_ref())?;
        Ok(Self { presses: self.presses.kept_in(cache), ..self })
    }

    /// Loads an edition, that of a folder on the disk or of another place: its files, the fonts that its layouts name, and
    /// the heads of its pictures, whose pixels are read when it is composed.
    ///
    /// # Errors
    /// All that is wrong with the files, by file and place.
    pub fn load(&self, folder: impl Into<Located>, sources: &mut Sources) -> Result<Loaded, Vec<Diagnostic>> {
        let loaded = self.load_for(&Ticket::default(), folder, sources)?;
        if any_error(&loaded.found) { Err(loaded.found) } else { Ok(loaded) }
    }

    /// Loads what of an edition is sound, with what the press room orders. Where something is wrong, which is an error among
    /// what is [found](Loaded::found), it has a hole.
    ///
    /// # Errors
    /// Too little is there to tell what belongs where.
    pub fn load_for(
        &self,
        ticket: &Ticket,
        folder: impl Into<Located>,
        sources: &mut Sources,
    ) -> Result<Loaded, Vec<Diagnostic>> {
        let folder = folder.into();
        let mut loaded = self.load_text(ticket, folder.clone(), sources)?;
        let Some(press) = loaded.edition.press() else { return Ok(loaded) };
        match gather::profile(press, &self.presses) {
            Ok(icc) => {
                let (pictures, unusable) = gather::pictures(&loaded.edition, press, &icc, &self.presses);
                (loaded.pictures, loaded.icc) = (pictures, icc);
                loaded.found.extend(unusable);
                let (inserts, unplaced) = Inserts::read(&loaded.edition, press);
                loaded.inserts = inserts;
                loaded.found.extend(unplaced);
            }
            Err(unreadable) => loaded.found.push(unreadable),
        }
        if ticket.condition.is_some() && approved::is_asked_for(&loaded.edition) {
            let own = Ticket { condition: None, for_press: false, counted: false, ..ticket.clone() };
            loaded.own = Some(Box::new(self.load_for(&own, folder, sources)?));
        }
        Ok(loaded)
    }

    /// Makes up the pages of an edition that wait, of the stories that none of its pages names.
    ///
    /// # Errors
    /// All that is wrong with its files.
    pub fn makeup(
        &self,
        folder: impl Into<Located>,
        sources: &mut Sources,
        wanted: Wanted<'_>,
    ) -> Result<Dummies, Vec<Diagnostic>> {
        let Self { house, shapers, inks, presses, .. } = self;
        made_up::made((house, shapers, inks, presses), folder.into(), sources, wanted)
    }

    /// As [`Self::load_for`], for those who ask where lines stand: with pictures only where text runs along what is printed
    /// of one. What is wrong with pictures is not told. No press file can be made of it.
    ///
    /// # Errors
    /// As [`Self::load_for`].
    pub fn load_lines(
        &self,
        folder: impl Into<Located>,
        sources: &mut Sources,
    ) -> Result<Loaded, Vec<Diagnostic>> {
        let mut loaded = self.load_text(&Ticket::default(), folder, sources)?;
        let Some(press) = loaded.edition.press() else { return Ok(loaded) };
        if !cut_out(&loaded.edition).is_empty()
            && let Ok(icc) = gather::profile(press, &self.presses)
        {
            let (pictures, _untold) = gather::pictures(&loaded.edition, press, &icc, &self.presses);
            (loaded.pictures, loaded.icc) = (pictures, icc);
        }
        Ok(loaded)
    }

    /// As [`Self::load_for`], without the pixels of pictures and the profile of the press, which no line depends on but
    /// those that run along what is printed of a picture. No press file can be made of it.
    ///
    /// # Errors
    /// As [`Self::load_for`].
    pub fn load_text(
        &self,
        ticket: &Ticket,
        folder: impl Into<Located>,
        sources: &mut Sources,
    ) -> Result<Loaded, Vec<Diagnostic>> {
        let origin = Origin::of(folder).with(self.house.clone());
        let cases = Cases { fonts: self.shapers.fonts(), inks: &self.inks };
        let (edition, found) = edition::read(ticket, origin, cases, sources);
        let Some(edition) = edition else { return Err(found) };
        let pictures = Pictures::none(edition.pictures());
        let inserts = Inserts::none(edition.bookings());
        Ok(Loaded {
            edition,
            fonts: Arc::clone(&self.shapers),
            pictures,
            inserts,
            icc: Arc::default(),
            reused: Arc::clone(&self.reused),
            found,
            sources: Arc::default(),
            counted: ticket.counted,
            for_press: ticket.for_press,
            wanted: ticket.pages.clone(),
            own: None,
        })
    }
}
