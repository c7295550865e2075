//! From an edition's folder to the bytes of its press file: what `build` and `check` have in common.

use std::cell::Cell;
use std::path::Path;

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, ValueEnum};

use super::channel::refuse;
use super::copyfit::Fitted;
use super::order::{Order, spared};
use super::output::Place;
use super::progress::Progress;
use super::shop::Shop;
use super::signals;
use super::status::{Status, WRONG_USAGE};
use super::voice::Voice;
use crate::diag::{Diagnostic, Sources, any_error};
use crate::edition::Ticket;
use crate::impose::Imposition;
use crate::printable::{is_seen, unprintable};
use crate::split::{self, Outcomes, Split};
use crate::write::pdf::Profile;
use crate::{Composed, Loaded, PressFile};

/// More characters would be too small to be noticed.
const MOST_OF_A_WATERMARK: usize = 40;

/// Arguments of every command that makes press files.
#[derive(Debug, Args)]
pub(super) struct EditionArguments {
    #[command(flatten)]
    order: Order,
    #[arg(long, value_name = "NAME", value_enum)]
    profile: Option<ProfileName>,
    #[arg(long, value_name = "HOW", value_enum)]
    impose: Option<Impose>,
    #[arg(long)]
    marks: bool,
    #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
    watermark: Option<String>,
}

/// A profile, by its name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ProfileName {
    #[default]
    X4,
    X1a,
    A2u,
    #[value(name = "x4+a2u")]
    X4A2u,
    Proof,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Impose {
    Pairs,
    FourUp,
}

impl EditionArguments {
    /// The name of the edition's folder.
    pub(super) fn name(&self) -> String {
        self.order.name()
    }

    /// The edition's press file, which may go to a place that is none of its own files; or why there is none.
    /// Diagnostics have been reported.
    pub(super) fn press(&self, place: Option<&Place>, voice: Voice) -> Result<PressFile, Status> {
        self.fitted(place, &mut Fitted::default(), voice)
    }

    /// As [`Self::press`]; and how its stories came to fit, as far as they were composed.
    pub(super) fn fitted(
        &self,
        place: Option<&Place>,
        fitted: &mut Fitted,
        voice: Voice,
    ) -> Result<PressFile, Status> {
        self.order.folder_is_there(voice)?;
        self.watermark_is_of_a_proof(voice)?;
        let ticket = self.ticket(voice)?;
        let press = |composed: &Composed<'_>, _: &Sources, progress: &mut Progress, ()| {
            fitted.take(composed);
            progress.step("step-making");
            if any_error(&composed.found) {
                return Err(Vec::new());
            }
            let file =
                composed.imposed(self.profile.unwrap_or_default().named(), self.impose.map(Impose::named));
            file.map_err(|faults| faults.found)
        };
        let (pressed, status) = self.order.made(&ticket, spared(place), press, voice);
        if status == Status::Done { pressed.ok_or(Status::Machine) } else { Err(status) }
    }

    /// The files of its pages, in their folder; or why there are none. Diagnostics have been reported.
    pub(super) fn split(&self, order: &split::Order<'_>, voice: Voice) -> Result<Outcomes, Status> {
        let ticket = self.ticket_of_pages(voice)?;
        let shop = self.shop(voice)?;
        self.split_so((&shop, &ticket), order, voice)
    }

    /// The same, but that pages with errors stay as they were when they last had none.
    pub(super) fn split_last_good(&self, order: &split::Order<'_>, voice: Voice) -> Result<Outcomes, Status> {
        let ticket = self.ticket_of_pages(voice)?;
        let order = split::Order { profile: self.profile.unwrap_or_default().named(), ..*order };
        let shop = self.shop(voice)?;
        let (mut sources, mut found) = (Sources::default(), Vec::new());
        let unfit = Cell::new(false);
        let write = |composed: &Composed<'_>, _: &Sources, progress: &mut Progress, split: Option<Split>| {
            unfit.set(any_error(&composed.found));
            self.write_pages(composed, progress, split)
        };
        let said = (&mut sources, &mut found);
        let plan = |loaded: &Loaded, sources: &Sources| planned(&order, loaded, sources);
        let written = self.order.composed((&shop, &ticket), said, (plan, write), voice);
        if !unfit.get() {
            let status = self.order.ended(found, &sources, voice);
            return if status == Status::Done { written.ok_or(Status::Machine) } else { Err(status) };
        }
        let last_good = self.order.last_good((&shop, &ticket), &order, (found, sources), voice)?;
        let ticket = Ticket { pages: Some(last_good.sound.clone()), ..ticket };
        self.split_so((&shop, &ticket), &split::Order { kept: &last_good.kept, ..order }, voice)
    }

    /// The edition as it is ordered.
    pub(super) const fn order(&self) -> &Order {
        &self.order
    }

    /// What its edition is composed with; or why there is nothing. Diagnostics have been reported.
    pub(super) fn shop(&self, voice: Voice) -> Result<Shop, Status> {
        self.order.shop().map_err(|found| self.order.ended(found, &Sources::default(), voice))
    }

    fn split_so(
        &self,
        (shop, ticket): (&Shop, &Ticket),
        order: &split::Order<'_>,
        voice: Voice,
    ) -> Result<Outcomes, Status> {
        let profile = self.profile.unwrap_or_default().named();
        let order = split::Order { profile, pages: ticket.pages.as_ref(), ..*order };
        let plan = |loaded: &Loaded, sources: &Sources| planned(&order, loaded, sources);
        let write = |composed: &Composed<'_>, _: &Sources, progress: &mut Progress, split: Option<Split>| {
            self.write_pages(composed, progress, split)
        };
        let (written, status) = self.order.made_in(shop, ticket, (plan, write), voice);
        if status == Status::Done { written.ok_or(Status::Machine) } else { Err(status) }
    }

    /// The files of pages that are composed, where nothing is wrong with them.
    pub(super) fn write_pages(
        &self,
        composed: &Composed<'_>,
        progress: &mut Progress,
        split: Option<Split>,
    ) -> Result<Outcomes, Vec<Diagnostic>> {
        let is_unfit = any_error(&composed.found) || self.order.is_refused(&composed.found);
        let Some(split) = split.filter(|_| !is_unfit) else { return Err(Vec::new()) };
        progress.step("step-writing");
        signals::remove_partials_on_signals();
        split.write(composed).map_err(|faults| faults.found)
    }

    /// What is ordered of single pages: what is on one is what is on it in the whole edition, whichever are wanted.
    fn ticket_of_pages(&self, voice: Voice) -> Result<Ticket, Status> {
        self.order.folder_is_there(voice)?;
        self.watermark_is_of_a_proof(voice)?;
        Ok(Ticket { with_shared: true, ..self.ticket(voice)? })
    }

    /// The draft of the edition, or why there is none; and how the command ends when it is written. Diagnostics have been
    /// reported.
    pub(super) fn drafted(&self, place: &Place, voice: Voice) -> Result<(PressFile, Status), Status> {
        self.order.folder_is_there(voice)?;
        self.suits_a_draft(voice)?;
        let ticket = Ticket { for_press: false, ..self.ticket(voice)? };
        let draft = |composed: &Composed<'_>, sources: &Sources, progress: &mut Progress, ()| {
            progress.step("step-making");
            composed.drafted(sources).map_err(|one| vec![one])
        };
        match self.order.made(&ticket, spared(Some(place)), draft, voice) {
            (Some(file), status) => Ok((file, status)),
            (None, status) => Err(status),
        }
    }

    /// Whether nothing is asked for that only a press file can have.
    fn suits_a_draft(&self, voice: Voice) -> Result<(), Status> {
        let printed = self.profile.is_some_and(|profile| profile != ProfileName::Proof);
        let (argument, form) = if printed {
            ("--profile", "draft-printed")
        } else if self.impose.is_some() {
            ("--impose", "draft-imposed")
        } else if self.watermark.is_some() {
            ("--watermark", "draft-watermark")
        } else {
            return Ok(());
        };
        let one = Diagnostic::error(WRONG_USAGE).form(form).arg("argument", argument).mend_by("help-draft");
        Err(refuse(one, voice))
    }

    /// No press file may have a watermark: it would be printed.
    fn watermark_is_of_a_proof(&self, voice: Voice) -> Result<(), Status> {
        let Some(text) = &self.watermark else { return Ok(()) };
        let form = if self.profile != Some(ProfileName::Proof) {
            "watermark-printed"
        } else if !is_seen(text)
            || text.chars().any(|c| unprintable(c).is_some())
            || text.chars().count() > MOST_OF_A_WATERMARK
        {
            "watermark-text"
        } else {
            return Ok(());
        };
        let one = Diagnostic::error(WRONG_USAGE).form(form).arg("most", MOST_OF_A_WATERMARK);
        let mend = if form == "watermark-text" { "help-watermark-text" } else { "help-watermark-printed" };
        Err(refuse(one.mend_by(mend), voice))
    }

    /// What the press room orders.
    fn ticket(&self, voice: Voice) -> Result<Ticket, Status> {
        let (marks, watermark) = (self.marks, self.watermark.clone());
        let for_press = self.profile != Some(ProfileName::Proof);
        Ok(Ticket { marks, watermark, for_press, ..self.order.ticket(voice)? })
    }
}

/// Looks at the folder for pages. Of what paper and day it has to be is not known of an edition that has errors; nor is
/// anything written of it.
pub(super) fn planned(
    order: &split::Order<'_>,
    loaded: &Loaded,
    sources: &Sources,
) -> Result<Option<Split>, Vec<Diagnostic>> {
    if any_error(&loaded.found) {
        return Ok(None);
    }
    let inputs = sources.paths().chain(loaded.files()).map(Path::to_path_buf);
    Split::plan(order, loaded, inputs).map(Some)
}

impl ProfileName {
    /// The profile.
    pub(super) const fn named(self) -> Profile {
        match self {
            Self::X4 => Profile::X4,
            Self::X1a => Profile::X1a,
            Self::A2u => Profile::A2u,
            Self::X4A2u => Profile::X4A2u,
            Self::Proof => Profile::Proof,
        }
    }
}

impl Impose {
    const fn named(self) -> Imposition {
        match self {
            Self::Pairs => Imposition::Pairs,
            Self::FourUp => Imposition::FourUp,
        }
    }
}
