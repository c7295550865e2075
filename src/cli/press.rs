//! From an edition's folder to the bytes of its press file, with all diagnostics reported: what `build` and
//! `check` have in common.

use std::path::PathBuf;

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, ValueEnum};

use super::apart::pictures;
use super::channel::{note, refuse, tell};
use super::output::Place;
use super::progress::Progress;
use super::reading::Reading;
use super::status::{Status, WRONG_USAGE};
use super::voice::Voice;
use crate::diag::{Diagnostic, Sources, any_error};
use crate::edition::{PageChoice, Ticket};
use crate::impose::Imposition;
use crate::printable::{is_seen, unprintable};
use crate::stock::StoryFit;
use crate::write::pdf::Profile;
use crate::{Composed, PressFile};

/// More characters would be too small to be noticed.
const MOST_OF_A_WATERMARK: usize = 40;

/// Arguments of every command that makes press files.
#[derive(Debug, Args)]
pub(super) struct EditionArguments {
    #[command(flatten)]
    reading: Reading,
    #[arg(long, value_name = "PAGES")]
    pages: Option<String>,
    #[arg(long, value_name = "NAME", value_enum)]
    profile: Option<ProfileName>,
    #[arg(long, value_name = "HOW", value_enum)]
    impose: Option<Impose>,
    #[arg(long, value_name = "CONDITION")]
    condition: Option<String>,
    #[arg(long)]
    marks: bool,
    #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
    watermark: Option<String>,
    #[arg(long, value_name = "FOLDER")]
    cache: Option<PathBuf>,
    #[arg(long)]
    strict: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum ProfileName {
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
        crate::reading::name_of(&self.reading.folder)
    }

    /// The edition's press file, which may go to a place that is none of its own files; or why there is none.
    /// Diagnostics have been reported.
    pub(super) fn press(&self, place: Option<&Place>, voice: Voice) -> Result<PressFile, Status> {
        self.fitted(place, &mut Vec::new(), voice)
    }

    /// As [`Self::press`]; and how its stories came to fit, as far as they were composed.
    pub(super) fn fitted(
        &self,
        place: Option<&Place>,
        fits: &mut Vec<StoryFit>,
        voice: Voice,
    ) -> Result<PressFile, Status> {
        self.reading.folder_is_there(voice)?;
        self.watermark_is_of_a_proof(voice)?;
        let ticket = self.ticket(voice)?;
        let press = |composed: &Composed<'_>, _: &Sources| {
            if any_error(&composed.found) {
                return Err(Vec::new());
            }
            let file =
                composed.imposed(self.profile.unwrap_or_default().named(), self.impose.map(Impose::named));
            file.map_err(|faults| faults.found)
        };
        let (pressed, status) = self.made(&ticket, place, press, fits, voice);
        if status == Status::Done { pressed.ok_or(Status::Machine) } else { Err(status) }
    }

    /// The draft of the edition, or why there is none; and how the command ends when it is written. Diagnostics have been
    /// reported.
    pub(super) fn drafted(&self, place: &Place, voice: Voice) -> Result<(PressFile, Status), Status> {
        self.reading.folder_is_there(voice)?;
        self.suits_a_draft(voice)?;
        let ticket = self.ticket(voice)?;
        let draft =
            |composed: &Composed<'_>, sources: &Sources| composed.drafted(sources).map_err(|one| vec![one]);
        let (drafted, status) = self.made(&ticket, Some(place), draft, &mut Vec::new(), voice);
        match drafted {
            Some(bytes) => Ok((bytes, status)),
            None => Err(status),
        }
    }

    /// What is made of an edition, all of whose diagnostics are reported; and how that ends.
    fn made(
        &self,
        ticket: &Ticket,
        place: Option<&Place>,
        writer: impl FnOnce(&Composed<'_>, &Sources) -> Result<PressFile, Vec<Diagnostic>>,
        fits: &mut Vec<StoryFit>,
        voice: Voice,
    ) -> (Option<PressFile>, Status) {
        let mut sources = Sources::default();
        let mut found = Vec::new();
        let made = self.composed(ticket, place, (&mut sources, fits), &mut found, writer, voice);
        tell(&mut found, &sources, if self.strict { voice.for_warnings() } else { voice });
        let status = if any_error(&found) {
            Status::after(&found)
        } else if self.strict && !found.is_empty() {
            refuse(Diagnostic::error("strict"), voice)
        } else {
            Status::Done
        };
        (made, status)
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
        let read = |text: &String| {
            PageChoice::read(text).ok_or_else(|| {
                let one = Diagnostic::error(WRONG_USAGE).form("pages-unclear").mend_by("help-pages-unclear");
                refuse(one.arg("given", text.as_str()), voice)
            })
        };
        Ok(Ticket {
            condition: self.condition.clone(),
            marks: self.marks,
            watermark: self.watermark.clone(),
            pages: self.pages.as_ref().map(read).transpose()?,
        })
    }

    fn composed(
        &self,
        ticket: &Ticket,
        place: Option<&Place>,
        (sources, fits): (&mut Sources, &mut Vec<StoryFit>),
        found: &mut Vec<Diagnostic>,
        writer: impl FnOnce(&Composed<'_>, &Sources) -> Result<PressFile, Vec<Diagnostic>>,
        voice: Voice,
    ) -> Option<PressFile> {
        let mut progress = Progress::new(voice);
        progress.step("step-reading");
        let apart = pictures();
        let stock = self.reading.stock().reading_by(apart.readers());
        let stock = match &self.cache {
            Some(folder) => {
                stock.keeping_pictures_in(folder).map_err(|faults| found.extend(faults.found)).ok()?
            }
            None => stock,
        };
        let loaded = stock.load_for(ticket, &self.reading.folder, sources);
        let loaded = loaded.map_err(|errors| found.extend(errors)).ok()?;
        // Before any work that would be done for nothing.
        let spared = place.map_or(Ok(()), |place| {
            place.spares(sources.paths().chain(loaded.files()))?;
            place.takes_its_like("pdf", b"%PDF")
        });
        if let Err(one) = spared {
            found.extend(loaded.found);
            found.push(one);
            return None;
        }
        progress.step("step-composing");
        let composed = loaded.compose();
        found.extend_from_slice(&composed.found);
        fits.extend_from_slice(&composed.fits);
        if cfg!(target_os = "linux") && apart.confined().is_some_and(|confined| !confined.holds()) {
            note(Diagnostic::warning("pictures-unconfined"), voice);
        }
        progress.step("step-making");
        writer(&composed, sources).map_err(|faults| found.extend(faults)).ok()
    }
}

impl ProfileName {
    const fn named(self) -> Profile {
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
