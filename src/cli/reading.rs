//! Reading an edition, with all diagnostics reported: what every command begins with.

use std::convert::Infallible;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::{PathBufValueParser, TypedValueParser};

use super::channel::{refuse, tell};
use super::shop::Shop;
use super::status::{Status, WRONG_USAGE};
use super::voice::Voice;
use crate::Loaded;
use crate::diag::{CANNOT_READ, Diagnostic, Sources, any_error};
use crate::files::{Located, Stands};
use crate::record::Recorded;
use crate::{House, Origin, Stock};

/// Arguments of every command that reads an edition.
#[derive(Debug, Args)]
pub(super) struct Reading {
    #[arg(value_name = "EDITION", value_parser = edition())]
    pub(super) folder: PathBuf,
    #[command(flatten)]
    pub(super) house: HouseChoice,
}

/// The variable that names the folder of the house.
const BANXIN_HOUSE: &str = "BANXIN_HOUSE";

/// Which house stands behind an edition.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct HouseChoice {
    #[arg(long, value_name = "FOLDER")]
    pub(super) house: Option<PathBuf>,
}

impl HouseChoice {
    /// The house that is asked for, else that of the environment.
    pub(super) fn house(&self) -> House {
        let set = || std::env::var_os(BANXIN_HOUSE).filter(|folder| !folder.is_empty()).map(PathBuf::from);
        self.house.clone().or_else(set).map_or_else(House::bundled, House::of)
    }
}

/// How the folder of an edition is named, wherever one is.
pub(super) fn edition() -> impl TypedValueParser<Value = PathBuf> {
    PathBufValueParser::new().map(folder_of)
}

/// The folder that is meant: an edition.toml stands for the one that it lies in.
fn folder_of(given: PathBuf) -> PathBuf {
    let is_file = || Located::from(&given).stands().is_ok_and(|what| what == Stands::File);
    if given.file_name() != Some(OsStr::new("edition.toml")) || !is_file() {
        return given;
    }
    match given.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// The path of a name beside the folder of an edition.
pub(super) fn beside(folder: &Path, name: &Path) -> PathBuf {
    // The parent of `.` has no name in it.
    let named = |folder: &Path| folder.file_name().is_some_and(|name| name != OsStr::new(".."));
    let real = if named(folder) { None } else { Located::from(folder).real().ok() };
    let parent = real.as_ref().map_or(folder, Located::path).parent();
    parent.map_or_else(|| name.to_owned(), |beside| beside.join(name))
}

impl Reading {
    /// The edition, with its house.
    pub(super) fn origin(&self) -> Origin {
        Origin::of(&self.folder).with(self.house.house())
    }

    /// What the edition is made from.
    pub(super) fn stock(&self) -> Stock {
        Stock::of(self.house.house())
    }

    /// Whether there is a folder to read; says why, if not.
    pub(super) fn folder_is_there(&self, voice: Voice) -> Result<(), Status> {
        let wrong = match Located::from(&self.folder).stands() {
            Ok(Stands::Folder) => return Ok(()),
            Ok(Stands::File | Stands::Other) => {
                Diagnostic::error(WRONG_USAGE).form("no-folder").mend_by("help-folder")
            }
            Ok(Stands::Nothing | Stands::DeadLink) => {
                Diagnostic::error(WRONG_USAGE).form("folder-missing").mend_by("help-folder")
            }
            Err(error) => Diagnostic::error(CANNOT_READ).arg("why", &error),
        };
        Err(refuse(wrong.arg("path", self.folder.as_path()), voice))
    }

    /// What the edition is made from, with the processes that read its pictures.
    pub(super) fn shop(&self) -> Shop {
        let Ok(shop) = Shop::open(self.stock(), Ok::<Stock, Infallible>);
        shop
    }

    /// The edition with its fonts, for its lines, or why there is none. Diagnostics have been reported.
    pub(super) fn load(&self, shop: &Shop, sources: &mut Sources, voice: Voice) -> Result<Loaded, Status> {
        self.folder_is_there(voice)?;
        let (loaded, mut found) = match shop.stock().load_lines(&self.folder, sources) {
            Ok(mut loaded) => {
                let found = std::mem::take(&mut loaded.found);
                (Some(loaded), found)
            }
            Err(errors) => (None, errors),
        };
        tell(&mut found, sources, voice);
        loaded.filter(|_| !any_error(&found)).ok_or_else(|| Status::after(&found))
    }
}

/// A recorded page, or why there is none, which has been reported.
pub(super) fn recorded(path: &Path, sources: &mut Sources, voice: Voice) -> Result<Recorded, Status> {
    crate::record::read(path, sources).map_err(|one| {
        let mut found = [one];
        tell(&mut found, sources, voice);
        Status::after(&found)
    })
}
