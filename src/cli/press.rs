//! From an edition's folder to the bytes of its press file, with all diagnostics reported: what `build` and
//! `check` have in common.

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, ValueEnum};

use super::channel::{refuse, tell};
use super::output::Place;
use super::progress::Progress;
use super::reading::Reading;
use super::status::{Status, WRONG_USAGE};
use super::voice::Voice;
use crate::Loaded;
use crate::diag::{Diagnostic, Sources, any_error};
use crate::edition::{Edition, PageChoice, Ticket};
use crate::font::Fonts;
use crate::layout::FontRef;
use crate::page::Composition;
use crate::press::Press;
use crate::printable::{is_seen, unprintable};
use crate::write::pdf::{self, Imposition, Options, OutputCondition, PdfError, Profile};

/// More characters would be too small to be noticed.
const MOST_OF_A_WATERMARK: usize = 40;

/// Arguments of every command that makes press files.
#[derive(Debug, Args)]
pub(super) struct EditionArguments {
    #[command(flatten)]
    reading: Reading,
    #[arg(long, value_name = "PAGES")]
    pages: Option<String>,
    #[arg(long, value_name = "NAME", value_enum, default_value_t)]
    profile: ProfileName,
    #[arg(long, value_name = "HOW", value_enum)]
    impose: Option<Impose>,
    #[arg(long, value_name = "CONDITION")]
    condition: Option<String>,
    #[arg(long)]
    marks: bool,
    #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
    watermark: Option<String>,
    #[arg(long)]
    strict: bool,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
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
    pub(super) fn press(&self, place: Option<&Place>, voice: Voice) -> Result<Vec<u8>, Status> {
        self.reading.folder_is_there(voice)?;
        self.watermark_is_of_a_proof(voice)?;
        let ticket = self.ticket(voice)?;
        let mut sources = Sources::default();
        let mut found = Vec::new();
        let pressed = self.pressed(&ticket, place, &mut sources, &mut found, voice);
        tell(&mut found, &sources, if self.strict { voice.for_warnings() } else { voice });
        let warned = self.strict && !found.is_empty() && !any_error(&found);
        if warned {
            return Err(refuse(Diagnostic::error("strict"), voice));
        }
        pressed.ok_or_else(|| Status::after(&found))
    }

    /// No press file may have a watermark: it would be printed.
    fn watermark_is_of_a_proof(&self, voice: Voice) -> Result<(), Status> {
        let Some(text) = &self.watermark else { return Ok(()) };
        let form = if !matches!(self.profile, ProfileName::Proof) {
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

    fn pressed(
        &self,
        ticket: &Ticket,
        place: Option<&Place>,
        sources: &mut Sources,
        found: &mut Vec<Diagnostic>,
        voice: Voice,
    ) -> Option<Vec<u8>> {
        let mut progress = Progress::new(voice);
        progress.step("step-reading");
        let loaded = self.reading.stock().load_for(ticket, &self.reading.folder, sources);
        let mut loaded = loaded.map_err(|errors| found.extend(errors)).ok()?;
        found.append(&mut loaded.found);
        // Beside composing it would be slower: both ask for the same two processors, and waking one takes longer.
        found.extend(crate::lint::lint(&loaded.edition));
        // Before any work that would be done for nothing.
        let spared = place.map_or(Ok(()), |place| {
            place.spares(sources.paths().chain(loaded.files()))?;
            place.takes_its_like("pdf", b"%PDF")
        });
        spared.map_err(|one| found.push(one)).ok()?;
        progress.step("step-composing");
        let (composition, unfit) = crate::typeset(&loaded.edition, &loaded.fonts, &loaded.pictures);
        found.extend(unfit);
        found.extend(crate::judge::edition(&loaded.edition, &composition, found));
        if any_error(found) {
            return None;
        }
        progress.step("step-making");
        // The press of an edition without errors is known.
        let press = loaded.edition.press()?;
        self.file(&loaded, press, &composition).map_err(|one| found.push(one)).ok()
    }

    fn file(&self, loaded: &Loaded, press: &Press, composition: &Composition) -> Result<Vec<u8>, Diagnostic> {
        let Loaded { edition, fonts, .. } = loaded;
        let Press { identifier, info, registry, span, .. } = press;
        let condition = OutputCondition { identifier, info, registry, icc: &loaded.icc };
        let profile = match self.profile {
            ProfileName::X4 => Profile::X4,
            ProfileName::X1a => Profile::X1a,
            ProfileName::A2u => Profile::A2u,
            ProfileName::X4A2u => Profile::X4A2u,
            ProfileName::Proof => Profile::Proof,
        };
        let imposition = self.impose.map(|how| match how {
            Impose::Pairs => Imposition::Pairs,
            Impose::FourUp => Imposition::FourUp,
        });
        pdf::write(composition, fonts, &Options { profile, condition, imposition }).map_err(|error| {
            let one = Diagnostic::of(error.words());
            match error {
                PdfError::Condition(_) => one.mark(*span, "condition"),
                PdfError::Font(name, _) => at_font(one, &name, edition, fonts),
                PdfError::Sheets | PdfError::Fold { .. } => one,
                other => not_written(&other),
            }
        })
    }
}

/// A fault of the program's own, or a file beyond what a PDF can be.
fn not_written(error: &PdfError) -> Diagnostic {
    Diagnostic::error("not-written").arg("why", error.words())
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
