//! Foreign files are read in processes of their own ([`crate::apart`]): `record` and `preflight` start this program again,
//! as `read-page` or `judge-file`, and what prints pictures as `read-pictures`.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::Args;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::status::Status;
use super::voice::{BANXIN_LANG, Voice};
use crate::apart::{self, Bounds, NO_PROCESS};
use crate::diag::{CANNOT_READ, Diagnostic, Sources};
use crate::files::Located;
use crate::record::{
    FileKind, LARGEST_PDF, PdfFault, ReadPage, bytes_of, can_be_read, read_page, unreadable,
};
use crate::stock::apart::{Apart, answer};
use crate::words::Words;

/// Arguments of the process apart.
#[derive(Debug, Args)]
pub(super) struct PageOfFile {
    file: PathBuf,
    page: usize,
}

/// Arguments of a process that reads pictures: what it is to read, it is told on standard input.
#[derive(Debug, Args)]
pub(super) struct ReadPictures {}

/// Reads pictures for whoever asks, until nobody does any more.
pub(super) fn read_pictures() -> Status {
    match answer(io::stdin().lock(), io::stdout().lock()) {
        Ok(()) => Status::Done,
        Err(_) => Status::Machine,
    }
}

/// This program, to be started again. On Linux by what is running: another one may have been put into its place since.
fn this_program() -> io::Result<PathBuf> {
    if cfg!(target_os = "linux") { Ok("/proc/self/exe".into()) } else { std::env::current_exe() }
}

/// Processes that read pictures for this one.
pub(super) fn pictures() -> Apart {
    Apart::new(|| {
        let mut command = Command::new(this_program()?);
        command.arg("read-pictures");
        Ok(command)
    })
}

/// What the process apart says.
#[derive(Debug, Serialize, Deserialize)]
enum Answer {
    Page(Box<ReadPage>),
    NotAPdf,
    Encrypted,
    /// How many pages there are.
    NoSuchPage(usize),
    /// Why the file can't be read after all: it was looked at before.
    Unreadable(String),
}

impl PageOfFile {
    pub(super) fn run(self, voice: Voice) -> Status {
        if let Err(status) = bound(&self.file) {
            return status;
        }
        let answer = match bytes_of(&self.file, FileKind::Pdf, &mut Sources::default()) {
            Ok(bytes) => match read_page(bytes, self.page) {
                Ok(page) => Answer::Page(Box::new(page)),
                Err(PdfFault::NotAPdf) => Answer::NotAPdf,
                Err(PdfFault::Encrypted) => Answer::Encrypted,
                Err(PdfFault::NoSuchPage(pages)) => Answer::NoSuchPage(pages),
            },
            Err(one) => Answer::Unreadable(one.said(voice.lang()).message),
        };
        say(&answer)
    }
}

/// Answers on standard output.
pub(super) fn say(answer: &impl Serialize) -> Status {
    let text = serde_json::to_vec(answer).unwrap_or_default();
    match io::stdout().write_all(&text) {
        Ok(()) => Status::Done,
        Err(_) => Status::Machine,
    }
}

/// What a process may take that reads a file. Of what is no file on the disk nothing is known before.
fn bounds(file: &Path) -> Bounds {
    Bounds::of_file(Located::from(file).size().unwrap_or(0).min(LARGEST_PDF))
}

/// What is said of the bounds, where a file was not read within them.
pub(super) fn within(one: Words, file: &Path) -> Words {
    let Bounds { memory, seconds, .. } = bounds(file);
    one.arg("seconds", seconds).arg("memory", memory >> 20)
}

/// Bounds this process, which is to read a file; how it ends where nobody waits for it any more.
pub(super) fn bound(file: &Path) -> Result<(), Status> {
    apart::bound(&bounds(file)).map_err(|_unasked| Status::Machine)
}

/// Reads a page of a PDF, numbered from 1.
pub(super) fn page_of_file(
    path: &Path,
    page: u32,
    sources: &mut Sources,
    voice: Voice,
) -> Result<ReadPage, Diagnostic> {
    can_be_read(path, FileKind::Pdf, sources)?;
    let arguments = ["read-page".into(), "--".into(), path.into(), page.to_string().into()];
    let one = match ask(&arguments, path, voice)? {
        Some(Answer::Page(page)) => return Ok(*page),
        Some(Answer::NotAPdf) => Diagnostic::error("pdf-broken"),
        Some(Answer::Encrypted) => Diagnostic::error("pdf-encrypted"),
        Some(Answer::NoSuchPage(pages)) => Diagnostic::error("no-such-page").arg("pages", pages),
        Some(Answer::Unreadable(why)) => Diagnostic::error(CANNOT_READ).form("as-said").arg("why", why),
        None => Diagnostic::of(within(Words::part("pdf-broken", "given-up"), path)).mend_by("help-given-up"),
    };
    let one = one.arg("path", path).arg("page", page);
    Err(unreadable(one, path, sources))
}

/// What the process apart says of a file, if it says anything in time.
///
/// # Errors
/// There is no process to be had: the machine's fault, not the file's.
pub(super) fn ask<A: DeserializeOwned>(
    arguments: &[OsString],
    file: &Path,
    voice: Voice,
) -> Result<Option<A>, Diagnostic> {
    let program = this_program().map_err(|error| Diagnostic::error(NO_PROCESS).arg("why", &error))?;
    let mut command = Command::new(program);
    command.args(arguments);
    // What it says, it says in the language that its reader hears.
    command.env(BANXIN_LANG, voice.lang().name());
    let bounds = bounds(file);
    let answer = apart::ask(&mut command, &bounds)?;
    let answer = answer.and_then(|answer| serde_json::from_slice(&answer).ok());
    if answer.is_none() {
        apart::has_memory(&bounds)?;
    }
    Ok(answer)
}
