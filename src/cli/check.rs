//! `banxin check`: everything that build checks, writing nothing.

use clap::Args;

use super::press::EditionArguments;
use super::status::Status;

#[derive(Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    edition: EditionArguments,
}

impl Check {
    pub(super) fn run(self) -> Status {
        match self.edition.press(None) {
            Ok(_) => Status::Done,
            Err(status) => status,
        }
    }
}
