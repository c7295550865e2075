//! The promises of the archive: what an edition is made from and what comes out, made again years later.

mod bags;
mod golden;
mod lock;
mod verify;

use std::path::Path;

use serde_json::Value;

use crate::support::command::banxin;

/// How a command ends in a folder, and what it says on standard error.
fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = banxin().current_dir(folder).args(arguments).output().unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

/// How a command ends in a folder, and what it says to programs on standard output.
fn said(folder: &Path, arguments: &[&str]) -> (Option<i32>, Vec<Value>) {
    let mut command = banxin();
    let output = command.current_dir(folder).args(arguments).args(["--format", "json"]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    (output.status.code(), text.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
}
