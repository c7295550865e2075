//! `banxin approve`: names of readers under pages, and how pages stand with them.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::channel::{refuse, tell};
use super::columns::aligned;
use super::order::{Order, spared};
use super::output::{Place, say};
use super::progress::Progress;
use super::reading::Reading;
use super::signals;
use super::status::{Status, WRONG_USAGE};
use super::voice::Voice;
use crate::approval::{Signature, Withdrawal, approve, withdraw};
use crate::diag::{Diagnostic, Sources, any_error};
use crate::edition::{LONGEST_NAME, PageChoice, Ticket, approval_name};
use crate::printable::line;
use crate::report::object;
use crate::stock::{self, PageApproval};
use crate::words::Words;
use crate::{Composed, Faults};

/// All pages, by the word for them.
const ALL: &str = "all";

#[derive(Debug, Args)]
pub(super) struct Approve {
    #[command(flatten)]
    edition: Reading,
    #[arg(value_name = "PAGES", required_unless_present = "list")]
    pages: Vec<String>,
    #[arg(long, value_name = "READER", required_unless_present_any = ["list", "withdraw"])]
    by: Option<String>,
    #[arg(long, value_name = "READING")]
    reading: Option<String>,
    #[arg(long, value_name = "WHEN", conflicts_with = "withdraw")]
    at: Option<String>,
    #[arg(long)]
    withdraw: bool,
    #[arg(long, conflicts_with_all = ["by", "reading", "at", "withdraw"])]
    list: bool,
    #[arg(long, value_name = "FOLDER")]
    cache: Option<PathBuf>,
}

/// What is to be done with pages.
#[derive(Debug, Clone, Copy)]
enum Act<'a> {
    List,
    Approve(Signature<'a>),
    Withdraw(Withdrawal<'a>),
}

impl Approve {
    pub(super) fn run(self, voice: Voice) -> Status {
        let Self { edition, pages, by, reading, at, withdraw, list, cache } = self;
        let names = [("--by", &by), ("--reading", &reading), ("--at", &at)];
        for (argument, given) in names {
            if given.as_ref().is_some_and(|given| approval_name(given).is_none()) {
                let one = Diagnostic::error(WRONG_USAGE).form("no-name").mend_by("help-no-name");
                return refuse(one.arg("argument", argument).arg("most", LONGEST_NAME), voice);
            }
        }
        let [by, reading, at] = [&by, &reading, &at].map(|given| given.as_deref().map(str::trim));
        let act = match by {
            _ if list => Act::List,
            _ if withdraw => Act::Withdraw(Withdrawal { by, reading }),
            Some(by) => Act::Approve(Signature { by, reading, at }),
            // The parser asks for one of them.
            None => Act::List,
        };
        let all = pages.is_empty() || pages.iter().any(|page| page == ALL);
        let pages = pages.join(",");
        if !all && PageChoice::read(&pages).is_none() {
            let one = Diagnostic::error(WRONG_USAGE).form("pages-named").mend_by("help-pages-named");
            return refuse(one.arg("given", pages), voice);
        }
        let order = Order::own(edition, (!all).then_some(pages), cache);
        done(&order, act, voice).unwrap_or_else(|status| status)
    }
}

fn done(order: &Order, act: Act<'_>, voice: Voice) -> Result<Status, Status> {
    order.folder_is_there(voice)?;
    let ticket = Ticket { with_shared: true, ..order.ticket(voice)? };
    let take = |composed: &Composed<'_>, _: &Sources, progress: &mut Progress, ()| {
        if any_error(&composed.found) {
            return Err(Vec::new());
        }
        progress.step("step-making");
        let pages = composed.approvals(ticket.pages.as_ref()).map_err(|faults| faults.found)?;
        Ok(acted(order, pages, act))
    };
    let (acted, status) = order.made(&ticket, spared(Some(&Place::Stdout)), take, voice);
    match acted.ok_or(status)? {
        Ok(_) if voice.is_quiet() && !matches!(act, Act::List) => Ok(status),
        Ok(pages) => {
            let text = if voice.is_json() { machine(&pages) } else { person(&pages, voice) };
            say(text.as_bytes()).map_err(|why| refuse(why, voice))?;
            Ok(status)
        }
        Err(Faults { mut found, sources }) => {
            tell(&mut found, &sources, voice);
            Err(Status::after(&found))
        }
    }
}

/// How pages stand when it is done.
fn acted(order: &Order, pages: Vec<PageApproval>, act: Act<'_>) -> Result<Vec<PageApproval>, Faults> {
    signals::remove_partials_on_signals();
    let folder = order.folder();
    match act {
        Act::List => Ok(pages),
        Act::Approve(signature) => approve(folder, &pages, &signature),
        Act::Withdraw(withdrawal) => withdraw(folder, &pages, &withdrawal),
    }
}

/// A line a page.
fn person(pages: &[PageApproval], voice: Voice) -> String {
    let reading = |reading: &stock::Reading| {
        let form = match &reading.given {
            None => "lacking",
            Some(given) if !given.stands => "overtaken",
            Some(given) if given.at.is_some() => "at",
            Some(_) => "",
        };
        let words = Words::part("approve-reading", form).arg("reading", line(&reading.name).as_ref());
        let (by, at) =
            reading.given.as_ref().map_or(("", None), |given| (given.by.as_str(), given.at.as_deref()));
        voice.say(&words.arg("by", line(by).as_ref()).arg("at", line(at.unwrap_or_default()).as_ref()))
    };
    let row = |page: &PageApproval| {
        let readings = page.readings.iter().map(reading);
        std::iter::once(line(&page.page).into_owned()).chain(readings).collect::<Vec<_>>()
    };
    aligned(&pages.iter().map(row).collect::<Vec<_>>())
}

#[derive(Serialize)]
struct Report<'a> {
    pages: Vec<PageReport<'a>>,
}

#[derive(Serialize)]
struct PageReport<'a> {
    place: u32,
    page: &'a str,
    sha256: &'a str,
    /// Its layout asks for readings.
    needed: bool,
    /// It has all of them, as it is.
    approved: bool,
    readings: Vec<ReadingReport<'a>>,
}

#[derive(Serialize)]
struct ReadingReport<'a> {
    reading: &'a str,
    by: Option<&'a str>,
    at: Option<&'a str>,
    /// The page is still the one that was read.
    stands: bool,
}

impl<'a> PageReport<'a> {
    fn of(page: &'a PageApproval) -> Self {
        let PageApproval { place, page: label, sha256, needed, readings, .. } = page;
        let reading = |reading: &'a stock::Reading| ReadingReport {
            reading: &reading.name,
            by: reading.given.as_ref().map(|given| given.by.as_str()),
            at: reading.given.as_ref().and_then(|given| given.at.as_deref()),
            stands: reading.standing().is_some(),
        };
        let approved = page.lacking().next().is_none();
        let readings = readings.iter().map(reading).collect();
        Self { place: *place, page: label, sha256, needed: *needed, approved, readings }
    }
}

/// An object for all.
fn machine(pages: &[PageApproval]) -> String {
    object(&Report { pages: pages.iter().map(PageReport::of).collect() })
}
