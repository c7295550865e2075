//! `banxin check`: everything that build checks, writing nothing.

use clap::Args;

use super::channel::refuse;
use super::copyfit::Fitted;
use super::output::Place;
use super::press::EditionArguments;
use super::status::Status;
use super::voice::Voice;

#[derive(Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    edition: EditionArguments,
    #[arg(long)]
    report: bool,
}

impl Check {
    pub(super) fn run(self, voice: Voice) -> Status {
        let mut fitted = Fitted::default();
        let status =
            self.edition.fitted(None, &mut fitted, voice).map_or_else(|status| status, |_| Status::Done);
        // A story that is too long is what the report is for.
        if self.report && matches!(status, Status::Done | Status::Edition) {
            let text = fitted.report(voice);
            if let Err(why) = Place::Stdout.write(text.as_bytes()) {
                return refuse(why, voice);
            }
        }
        status
    }
}
