//! `banxin export`: records of an edition for archives, libraries and programs.

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use super::channel::refuse;
use super::order::Order;
use super::output::FolderPlace;
use super::progress::Progress;
use super::site;
use super::status::{Status, WRONG_USAGE};
use super::voice::Voice;
use crate::diag::{Diagnostic, Sources};
use crate::export::{self, Kind, Options};
use crate::write::{Unit, Written, alto, iiif, page_pictures};
use crate::{Composed, Loaded};

#[derive(Debug, Args)]
pub(super) struct Export {
    #[command(flatten)]
    order: Order,
    #[arg(long, value_name = "KIND", value_parser = kind())]
    to: Kind,
    #[arg(short, long, value_name = "FOLDER")]
    output: Option<PathBuf>,
    #[arg(long, value_name = "VERSION", value_enum, default_value_t)]
    alto: VersionName,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(36..=2400))]
    pixels: Option<u32>,
    #[arg(long)]
    glyphs: bool,
    #[arg(long)]
    as_text: bool,
    #[arg(long, value_name = "ADDRESS", required_if_eq("to", "iiif"), value_parser = address)]
    base_url: Option<String>,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum VersionName {
    #[default]
    #[value(name = "v4.4")]
    V44,
    #[value(name = "v3.1")]
    V31,
}

/// An address on the web to which the path of a file can be added.
fn address(text: &str) -> Result<String, &'static str> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let is_plain = |c: char| {
        c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | '#' | '?')
    };
    rest.filter(|rest| !rest.is_empty() && !rest.starts_with('/') && rest.chars().all(is_plain))
        .map(|_| text.to_owned())
        .ok_or("no address")
}

/// A kind, by its name.
fn kind() -> impl TypedValueParser<Value = Kind> {
    let names = PossibleValuesParser::new(Kind::ALL.map(Kind::name));
    names.try_map(|name| Kind::named(&name).ok_or("no kind of record"))
}

impl Export {
    pub(super) fn run(self, voice: Voice) -> Status {
        self.exported(voice).map_or_else(|status| status, |()| Status::Done)
    }

    fn exported(&self, voice: Voice) -> Result<(), Status> {
        self.order.folder_is_there(voice)?;
        if let Some(fineness) = self.pixels.filter(|n| self.to == Kind::Png && *n > page_pictures::FINEST) {
            let one = Diagnostic::error(WRONG_USAGE).form("too-fine").arg("given", fineness);
            return Err(refuse(one.arg("most", page_pictures::FINEST), voice));
        }
        let ticket = self.order.ticket(voice)?;
        let folder = self.folder();
        if self.to == Kind::Site {
            if ticket.pages.is_some() {
                let one = Diagnostic::error(WRONG_USAGE).form("conflict").arg("argument", "--pages");
                return Err(refuse(one.arg("other", "--to site"), voice));
            }
            return site::run(&self.order, &ticket, (&folder, self.output.is_none()), voice);
        }
        let place = self.place(&folder).map_err(|why| refuse(why, voice))?;
        let export = |composed: &Composed<'_>, _: &Sources, progress: &mut Progress, ()| {
            progress.step("step-making");
            export::files(composed, self.to, &self.options()).map_err(|faults| {
                // What is wrong with the edition has been told.
                if faults.found == composed.found { Vec::new() } else { faults.found }
            })
        };
        let before = |_: &Loaded, _: &Sources| Ok(());
        let (files, status) = self.order.made(&ticket, before, export, voice);
        let files = match (files, status) {
            (Some(files), Status::Done) => files,
            (_, Status::Done) => return Err(Status::Machine),
            (_, status) => return Err(status),
        };
        let mut progress = Progress::new(voice);
        progress.step("step-writing");
        let files: Vec<(String, Vec<u8>)> =
            files.into_iter().map(|Written { path, bytes }| (path, bytes)).collect();
        let written = place.fill(&files);
        drop(progress);
        written.and_then(|()| place.announce(voice)).map_err(|why| refuse(why, voice))
    }

    /// The folder for the files; where nobody names one, one of the program's own.
    fn folder(&self) -> PathBuf {
        let default = || Path::new("out").join(format!("{}.{}", self.order.name(), self.to.name()));
        self.output.clone().unwrap_or_else(default)
    }

    /// Before any work that would be done for nothing.
    fn place(&self, folder: &Path) -> Result<FolderPlace, Diagnostic> {
        FolderPlace::renewed(folder, self.output.is_none(), export::LIST, export::listed)
    }

    fn options(&self) -> Options {
        let alto = match self.alto {
            VersionName::V44 => alto::Version::V44,
            VersionName::V31 => alto::Version::V31,
        };
        let iiif = iiif::Options { base: self.base_url.clone().unwrap_or_default() };
        let unit = self.pixels.map_or(Unit::TenthsOfMm, Unit::Pixels);
        Options { unit, alto, glyphs: self.glyphs, as_text: self.as_text, iiif }
    }
}
