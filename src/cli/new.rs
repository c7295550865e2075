//! `banxin new`: an edition to begin from.

use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::{Args, ValueEnum};

use super::channel::refuse;
use super::output::FolderPlace;
use super::status::{Status, WRONG_USAGE};
use super::voice::Voice;
use crate::calendar::{self, Date};
use crate::diag::Diagnostic;
use crate::starter::{self, Template};

/// All of China keeps the time of one meridian, eight hours before that of the clock; what papers call today is its day.
const BEIJING: u64 = 8 * 60 * 60;

#[derive(Debug, Args)]
pub(super) struct New {
    #[arg(value_name = "NAME")]
    name: PathBuf,
    #[arg(long, value_name = "TEMPLATE", value_enum, default_value_t)]
    from: TemplateName,
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum TemplateName {
    #[default]
    Tabloid,
    Front,
    Supplement,
}

impl New {
    pub(super) fn run(self, voice: Voice) -> Status {
        self.make(voice).map_or_else(|why| refuse(why, voice), |()| Status::Done)
    }

    fn make(&self, voice: Voice) -> Result<(), Diagnostic> {
        let date = day(self.date.as_deref())?.unwrap_or_else(today);
        let place = FolderPlace::of(&self.name)?;
        let template = match self.from {
            TemplateName::Tabloid => Template::Tabloid,
            TemplateName::Front => Template::Front,
            TemplateName::Supplement => Template::Supplement,
        };
        let files = starter::edition(template, voice.lang(), date);
        let files: Vec<_> = files.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
        place.fill(&files)?;
        place.announce(voice)
    }
}

/// The day that an argument names, if there is one.
pub(super) fn day(given: Option<&str>) -> Result<Option<Date>, Diagnostic> {
    let Some(given) = given else { return Ok(None) };
    let unclear = || {
        let one = Diagnostic::error(WRONG_USAGE).form("date-unclear").mend_by("help-date-unclear");
        one.arg("given", given)
    };
    calendar::read(given).map(Some).ok_or_else(unclear)
}

/// Today. Whoever begins an edition means today's; once it stands in the file, no clock is asked again.
#[allow(
    clippy::disallowed_methods,
    reason = "the one place that asks the clock, for a file that its user edits"
)]
fn today() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    // A clock beyond the last day that a file can name stands wrong.
    calendar::of_seconds(seconds.saturating_add(BEIJING)).unwrap_or((1970, 1, 1))
}
