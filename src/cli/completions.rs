//! `banxin completions`: the script by which a shell completes commands and arguments.

use clap::{Args, Command};
use clap_complete::{Shell, generate};

use super::channel::refuse;
use super::help::worded;
use super::output::say;
use super::status::Status;
use super::voice::Voice;

#[derive(Debug, Args)]
pub(super) struct Completions {
    #[arg(value_name = "SHELL", value_enum, ignore_case = true)]
    shell: Shell,
}

impl Completions {
    pub(super) fn run(self, plain: Command, voice: Voice) -> Status {
        let mut command = seen(&worded(plain, voice.lang()));
        let name = command.get_name().to_owned();
        let mut script = Vec::new();
        generate(self.shell, &mut command, name, &mut script);
        say(&script).map_or_else(|why| refuse(why, voice), |()| Status::Done)
    }
}

/// The command without the commands that a user does not see: scripts would offer them.
fn seen(all: &Command) -> Command {
    let commands = all.get_subcommands().filter(|one| !one.is_hide_set()).cloned();
    let one = Command::new(all.get_name().to_owned()).version(env!("CARGO_PKG_VERSION"));
    let one = one.args(all.get_arguments().cloned()).subcommands(commands);
    one.disable_help_flag(true).disable_help_subcommand(true).disable_version_flag(true)
}
