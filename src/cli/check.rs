//! `banxin check`: everything that build checks, writing nothing.

use clap::Args;

use super::press::EditionArguments;
use super::status::Status;
use super::voice::Voice;

#[derive(Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    edition: EditionArguments,
}

impl Check {
    pub(super) fn run(self, voice: Voice) -> Status {
        match self.edition.press(None, voice) {
            Ok(_) => Status::Done,
            Err(status) => status,
        }
    }
}
