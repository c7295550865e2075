//! `banxin verify`: which editions of an archive still come out as they were locked, one after the other.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::channel::{refuse, tell};
use super::output::say;
use super::progress::Progress;
use super::reading::HouseChoice;
use super::shop::Shop;
use super::status::{Status, WRONG_USAGE};
use super::voice::Voice;
use crate::archive::{Found, Standing, Verdict, found_in, verify};
use crate::diag::{Diagnostic, Sources};
use crate::files::{Located, Stands};
use crate::lock::{Changed, name_of, shown};
use crate::printable::line;
use crate::reading::Whence;
use crate::report::object;
use crate::words::{Arg, Words};
use crate::{Stock, bag};

#[derive(Debug, Args)]
pub(super) struct Verify {
    #[arg(value_name = "FOLDER", required = true)]
    folders: Vec<PathBuf>,
    #[command(flatten)]
    house: HouseChoice,
    #[arg(long, value_name = "FOLDER")]
    cache: Option<PathBuf>,
}

/// How many stand how.
#[derive(Debug, Default)]
struct Counts {
    of_editions: [usize; 4],
    bags: usize,
    broken: usize,
    /// The worst that happened.
    status: Option<Status>,
}

impl Verify {
    pub(super) fn run(self, voice: Voice) -> Status {
        self.done(voice).unwrap_or_else(|status| status)
    }

    fn done(&self, voice: Voice) -> Result<Status, Status> {
        let mut counts = Counts::default();
        let mut shop = self.shop(Stock::of(self.house.house()), voice)?;
        // The house of a bag is its own; one is open at a time.
        let mut of_bag: Option<(Located, Shop)> = None;
        for folder in &self.folders {
            let folder = Located::from(folder);
            if let Err(why) = is_there(&folder) {
                counts.end(refuse(why, voice));
                continue;
            }
            for found in found_in(&folder) {
                match found {
                    Found::Lost(_, why) => counts.end(refuse(why, voice)),
                    Found::Bag(folder) => counts.bag(&folder, voice)?,
                    Found::Edition(folder, None) => counts.edition(&folder, &mut shop, voice)?,
                    Found::Edition(folder, Some(bag)) => {
                        let known = of_bag.take().filter(|(own, _)| *own == bag);
                        let mut open = match known {
                            Some((_, shop)) => shop,
                            None => self.shop(Stock::of(bag::house(&bag)), voice)?,
                        };
                        counts.edition(&folder, &mut open, voice)?;
                        of_bag = Some((bag, open));
                    }
                }
            }
        }
        self.told(&counts, voice)
    }

    /// What editions are made with.
    fn shop(&self, stock: Stock, voice: Voice) -> Result<Shop, Status> {
        Shop::keeping(stock, self.cache.as_deref()).map_err(|mut found| {
            tell(&mut found, &Sources::default(), voice);
            Status::after(&found)
        })
    }

    /// Says how many stand how, to a person; how the command ends.
    fn told(&self, counts: &Counts, voice: Voice) -> Result<Status, Status> {
        let [locked, changed, otherwise, failed] = counts.of_editions;
        let editions: usize = counts.of_editions.iter().sum();
        if editions + counts.bags == 0 && counts.status.is_none() {
            let folders = self.folders.iter().map(|folder| line(&folder.to_string_lossy()).into_owned());
            let one = Diagnostic::error("archive-empty").arg("folders", Arg::Names(folders.collect()));
            return Err(refuse(one, voice));
        }
        if !voice.is_json() && !voice.is_quiet() {
            let words = Words::of("verify-all").arg("editions", editions).arg("locked", locked);
            let words = words.arg("changed", changed).arg("otherwise", otherwise).arg("failed", failed);
            let mut text = voice.say(&words) + "\n";
            if counts.bags > 0 {
                let words = Words::part("verify-all", "bags").arg("bags", counts.bags);
                text += &(voice.say(&words.arg("broken", counts.broken)) + "\n");
            }
            say(text.as_bytes()).map_err(|why| refuse(why, voice))?;
        }
        Ok(counts.status.unwrap_or(Status::Done))
    }
}

impl Counts {
    /// Takes note of how something ended.
    fn end(&mut self, status: Status) {
        self.status = self.status.max(Some(status));
    }

    fn edition(&mut self, folder: &Located, shop: &mut Shop, voice: Voice) -> Result<(), Status> {
        let mut progress = Progress::new(voice);
        progress.step("step-composing");
        let mut verdict = verify(shop.stock(), folder);
        shop.warn_of_unconfined(&mut progress, voice);
        drop(progress);
        let standing = verdict.standing;
        if let Some(count) = self.of_editions.get_mut(standing as usize) {
            *count += 1;
        }
        if standing != Standing::AsLocked {
            // Whatever kept it from being made, the others go on.
            let status = if verdict.why.is_empty() { Status::Edition } else { Status::after(&verdict.why) };
            self.end(status.max(Status::Edition));
        }
        tell(&mut verdict.why, &verdict.sources, voice);
        let text = if voice.is_json() {
            object(&EditionReport::of(folder, &verdict, voice))
        } else if voice.is_quiet() && standing == Standing::AsLocked {
            String::new()
        } else {
            person(folder, &verdict, voice)
        };
        say(text.as_bytes()).map_err(|why| refuse(why, voice))
    }

    fn bag(&mut self, folder: &Located, voice: Voice) -> Result<(), Status> {
        let mut why = bag::check(folder);
        self.bags += 1;
        let standing = if why.is_empty() { Standing::AsLocked } else { Standing::Failed };
        if !why.is_empty() {
            self.broken += 1;
            self.end(Status::after(&why).max(Status::Edition));
        }
        tell(&mut why, &Sources::default(), voice);
        let text = if voice.is_json() {
            let why = reasons(&why, voice);
            object(&BagReport { folder: folder.shown(), kind: "bag", standing: standing.name(), why })
        } else if voice.is_quiet() && why.is_empty() {
            String::new()
        } else {
            let words = Words::part("verify-bag", standing.name());
            voice.say(&words.arg("folder", line(&folder.shown()).as_ref())) + "\n"
        };
        say(text.as_bytes()).map_err(|why| refuse(why, voice))
    }
}

/// Whether there is a folder to go over.
fn is_there(folder: &Located) -> Result<(), Diagnostic> {
    let one = |form| Err(Diagnostic::error(WRONG_USAGE).form(form).arg("path", folder.shown()));
    match folder.stands() {
        Ok(Stands::Folder) => Ok(()),
        Ok(Stands::File | Stands::Other) => one("no-folder"),
        Ok(Stands::Nothing | Stands::DeadLink) | Err(_) => one("folder-missing"),
    }
}

/// How an edition stands: a line, and below it what is other.
fn person(folder: &Located, verdict: &Verdict, voice: Voice) -> String {
    let words = Words::part("verify-edition", verdict.standing.name());
    let mut text = voice.say(&words.arg("folder", line(&folder.shown()).as_ref())) + "\n";
    let mut detail = |said: &str| text.extend(["  ", line(said).as_ref(), "\n"]);
    for one in &verdict.changes {
        let words = Words::part("verify-input", one.change.name());
        detail(&voice.say(&words.arg("path", line(&shown(&one.place)).as_ref())));
    }
    match verdict.standing {
        Standing::Changed | Standing::Otherwise => {
            let words = Words::of("verify-pages");
            let words = if !verdict.pages.is_empty() {
                words.arg("pages", Arg::Names(verdict.pages.clone()))
            } else if verdict.is_other {
                words.part_of("common")
            } else {
                words.part_of("same")
            };
            detail(&voice.say(&words));
        }
        Standing::Failed => {
            verdict.why.iter().for_each(|one| detail(&one.said(voice.lang()).message));
        }
        Standing::AsLocked => return text,
    }
    if let Some(version) = verdict.version.as_deref().filter(|own| *own != env!("CARGO_PKG_VERSION")) {
        detail(&voice.say(&Words::of("verify-version").arg("locked", version)));
    }
    text
}

#[derive(Serialize)]
struct BagReport {
    folder: String,
    kind: &'static str,
    standing: &'static str,
    why: Vec<Reason>,
}

#[derive(Serialize)]
struct EditionReport<'a> {
    folder: String,
    kind: &'static str,
    standing: &'static str,
    /// The version of the program that locked it.
    locked_by: Option<&'a str>,
    /// The inputs that are not as locked.
    inputs: Vec<InputReport<'a>>,
    /// The press file is another.
    other: bool,
    /// The pages that come out otherwise.
    pages: &'a [String],
    why: Vec<Reason>,
}

#[derive(Serialize)]
struct InputReport<'a> {
    change: &'static str,
    from: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    base: Option<&'a str>,
    path: &'a str,
}

#[derive(Serialize)]
struct Reason {
    code: &'static str,
    message: String,
}

fn reasons(why: &[Diagnostic], voice: Voice) -> Vec<Reason> {
    why.iter().map(|one| Reason { code: one.code, message: one.said(voice.lang()).message }).collect()
}

impl<'a> EditionReport<'a> {
    fn of(folder: &Located, verdict: &'a Verdict, voice: Voice) -> Self {
        let input = |one: &'a Changed| InputReport {
            change: one.change.name(),
            from: name_of(&one.place.whence),
            base: match &one.place.whence {
                Whence::Base(name) => Some(name),
                _ => None,
            },
            path: &one.place.path,
        };
        Self {
            folder: folder.shown(),
            kind: "edition",
            standing: verdict.standing.name(),
            locked_by: verdict.version.as_deref(),
            inputs: verdict.changes.iter().map(input).collect(),
            other: verdict.is_other,
            pages: &verdict.pages,
            why: reasons(&verdict.why, voice),
        }
    }
}
