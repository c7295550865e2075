//! `banxin completions`: the script by which a shell completes commands and arguments.

use std::fmt::Write as _;

use clap::{Args, Command};
use clap_complete::{Shell, generate};

use super::channel::refuse;
use super::help::{values_of, worded};
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
        if self.shell == Shell::Fish {
            script.extend(values_of_fish(&command).bytes());
        }
        say(&script).map_or_else(|why| refuse(why, voice), |()| Status::Done)
    }
}

/// The values of arguments without a name, which the generator of fish leaves out.
fn values_of_fish(all: &Command) -> String {
    let mut text = String::new();
    for one in all.get_subcommands() {
        let values = one.get_positionals().flat_map(values_of).filter(|value| !value.is_hide_set());
        let names: Vec<String> = values.map(|value| value.get_name().to_owned()).collect();
        if !names.is_empty() {
            let (name, command, names) = (all.get_name(), one.get_name(), names.join(" "));
            // Writing to a string never fails.
            let _ = writeln!(
                text,
                "complete -c {name} -n \"__fish_{name}_using_subcommand {command}\" -f -a \"{names}\""
            );
        }
    }
    text
}

/// The command without the commands that a user does not see: scripts would offer them.
fn seen(all: &Command) -> Command {
    let commands = all.get_subcommands().filter(|one| !one.is_hide_set()).cloned();
    let one = Command::new(all.get_name().to_owned()).version(env!("CARGO_PKG_VERSION"));
    let one = one.args(all.get_arguments().cloned()).subcommands(commands);
    one.disable_help_flag(true).disable_help_subcommand(true).disable_version_flag(true)
}
