//! `banxin makeup`: dummies of the pages that wait, of the stories that no page names.

mod machine;
mod person;

use std::path::{Path, PathBuf};

use clap::Args;

use super::channel::{refuse, tell};
use super::output::{FolderPlace, say};
use super::reading::{Reading, beside, edition};
use super::status::{Status, WRONG_USAGE};
use super::voice::Voice;
use crate::Stock;
use crate::diag::{Diagnostic, Sources, any_error};
use crate::edition::Ticket;
use crate::files::Located;
use crate::makeup::dummy::dummies;
use crate::makeup::night::{Before, Wanted};
use crate::makeup::page::MadePage;
use crate::makeup::sketch::sketch;
use crate::reading::bases::HIGHEST;
use crate::reading::name_of;
use crate::stock::Dummies;

/// More ways to make up a page nobody looks at.
const MOST_WAYS: usize = 20;

#[derive(Debug, Args)]
pub(super) struct Makeup {
    #[command(flatten)]
    edition: Reading,
    #[arg(short, long, value_name = "FOLDER")]
    output: Option<PathBuf>,
    #[arg(long, value_name = "EDITION", value_parser = edition())]
    from: Option<PathBuf>,
    #[arg(long)]
    dry_run: bool,
    #[arg(long)]
    explain: bool,
    #[arg(long, value_name = "N", default_value_t = 1)]
    alternatives: usize,
}

impl Makeup {
    pub(super) fn run(self, voice: Voice) -> Status {
        self.make(voice).unwrap_or_else(|status| status)
    }

    /// How it ends: what has no place is told, and no error.
    fn make(&self, voice: Voice) -> Result<Status, Status> {
        self.edition.folder_is_there(voice)?;
        let refused = |why| refuse(why, voice);
        let out = self.out();
        let place = out.as_deref().map(FolderPlace::of).transpose().map_err(refused)?;
        if let Some(out) = out.as_deref().filter(|_| !self.dry_run) {
            self.base(out).map_err(refused)?;
        }
        let shop = self.edition.shop();
        let mut sources = Sources::default();
        let before = self.before(shop.stock(), &mut sources, voice)?;
        let wanted = Wanted { ways: self.alternatives.clamp(1, MOST_WAYS), before: &before };
        let made = shop.stock().makeup(&self.edition.folder, &mut sources, wanted);
        let mut made = made.map_err(|mut found| {
            tell(&mut found, &sources, voice);
            Status::after(&found)
        })?;
        let text =
            if voice.is_json() { machine::lines(&made) } else { person::tables(&made, self.explain, voice) };
        if self.dry_run || self.explain || voice.is_json() {
            say(text.as_bytes()).map_err(refused)?;
        }
        if let Some((place, out)) = place.zip(out.as_deref()) {
            let files = self.files(&made, out).map_err(refused)?;
            place.fill(&files).and_then(|()| place.announce(voice)).map_err(refused)?;
        }
        tell(&mut made.found, &sources, voice);
        Ok(if any_error(&made.found) { Status::after(&made.found) } else { Status::Done })
    }

    /// The folder that is written, if any: nothing on a dry run for which nobody names one, else by default beside the edition.
    fn out(&self) -> Option<PathBuf> {
        let folder = &self.edition.folder;
        let beside = || beside(folder, Path::new(&format!("{}-made-up", name_of(folder))));
        self.output.clone().or_else(|| (!self.dry_run).then(beside))
    }

    /// The path to the edition from the folder of its dummies, as these name their base.
    fn base(&self, out: &Path) -> Result<String, Diagnostic> {
        let base = path_from(out, &self.edition.folder);
        if base.split('/').take_while(|part| *part == "..").count() <= HIGHEST {
            return Ok(base);
        }
        let one = Diagnostic::error(WRONG_USAGE).form("dummies-far").mend_by("help-dummies-far");
        Err(one.arg("given", out).arg("most", HIGHEST))
    }

    fn files(&self, made: &Dummies, out: &Path) -> Result<Vec<(PathBuf, Vec<u8>)>, Diagnostic> {
        if self.dry_run {
            return Ok(sketches(made));
        }
        let pages: Vec<Option<&MadePage>> = made.made.pages.iter().map(|ways| ways.first()).collect();
        let files = dummies(&made.pool, &pages, &self.base(out)?).into_iter();
        Ok(files.map(|(path, text)| (path.into(), text.into_bytes())).collect())
    }

    /// Where everything stood in the dummies before.
    fn before(&self, stock: &Stock, sources: &mut Sources, voice: Voice) -> Result<Before, Status> {
        let Some(from) = &self.from else { return Ok(Before::default()) };
        // A story that is withdrawn is missing there, and known by its slot: what is sound is enough.
        let loaded = stock.load_text(&Ticket::default(), from, sources).map_err(|mut found| {
            tell(&mut found, sources, voice);
            Status::after(&found)
        })?;
        Ok(Before::of(&loaded.edition))
    }
}

/// The sketches of all pages, and of other ways to make them up.
fn sketches(made: &Dummies) -> Vec<(PathBuf, Vec<u8>)> {
    let pages = made.pool.pages.iter().zip(&made.made.pages);
    let of_page = pages.flat_map(|(page, ways)| {
        (1..).zip(ways).map(move |(number, way)| {
            let name = if number == 1 {
                format!("page-{}.svg", page.number)
            } else {
                format!("page-{}-{number}.svg", page.number)
            };
            (PathBuf::from(name), sketch(&made.pool, page, way).into_bytes())
        })
    });
    of_page.collect()
}

/// The path from a folder that is yet to be made to one that is there, with `/`, as editions name their bases: by where both really
/// lie, however they are written.
fn path_from(from: &Path, to: &Path) -> String {
    let real =
        |path: &Path| Located::from(path).real().map_or_else(|_| path.to_owned(), |at| at.path().to_owned());
    let above = from.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let from = real(above).join(from.file_name().unwrap_or_default());
    let to = real(to);
    let names = |path: &Path| -> Vec<String> {
        path.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect()
    };
    let (from, to) = (names(&from), names(&to));
    let shared = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    let up = std::iter::repeat_n("..".to_owned(), from.len() - shared);
    up.chain(to.iter().skip(shared).cloned()).collect::<Vec<_>>().join("/")
}
