//! The command, as a test runs it.

use std::process::Command;

/// The command, speaking English whoever runs the tests.
pub fn banxin() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_banxin"));
    command.env("BANXIN_LANG", "en").env_remove("BANXIN_HOUSE");
    command
}
