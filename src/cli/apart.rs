//! A foreign PDF is read in a process of its own.
//!
//! Nothing bounds what a hostile file makes a reader do: a few kilobytes can unpack to gigabytes, and a fault in
//! the library would end the process. So `record` and `preflight` start this program again, as `read-page` or
//! `judge-file`, which bounds its own memory and time where the system can, does the one thing, and answers on
//! its standard output. Whatever becomes of it, who asked goes on and says so.

use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use clap::Args;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::status::{NO_PROCESS, Status};
use super::voice::{BANXIN_LANG, Voice};
use crate::diag::{CANNOT_READ, Diagnostic, Sources};
use crate::record::{
    FileKind, PdfFault, Recorded, bytes_of, can_be_read, from_sheet, sheet, unread, unreadable,
};

/// The memory that reading may take; a page of a daily takes some 50 MB.
const MEMORY: u64 = 2 << 30;
/// The time that reading may take, in seconds; a page of a daily takes less than one.
const TIME: u64 = 30;
/// An answer of more bytes is none.
const LARGEST_ANSWER: u64 = 64 << 20;

/// The variable that tells the process apart which process waits for it.
#[cfg(target_os = "linux")]
const ASKED_BY: &str = "BANXIN_ASKED_BY";

/// Arguments of the process apart.
#[derive(Debug, Args)]
pub(super) struct ReadPage {
    file: PathBuf,
    page: usize,
}

/// What the process apart says.
#[derive(Debug, Serialize, Deserialize)]
enum Answer {
    /// The page's lines, and how many glyphs were not read.
    Page(Recorded, usize),
    NotAPdf,
    Encrypted,
    /// How many pages there are.
    NoSuchPage(usize),
    /// Why the file can't be read after all: it was looked at before.
    Unreadable(String),
}

impl ReadPage {
    pub(super) fn run(self, voice: Voice) -> Status {
        bound();
        let answer = match bytes_of(&self.file, FileKind::Pdf, &mut Sources::default()) {
            Ok(bytes) => match sheet(bytes, self.page) {
                Ok(sheet) => Answer::Page(from_sheet(&sheet), unread(&sheet)),
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
    match std::io::stdout().write_all(&text) {
        Ok(()) => Status::Done,
        Err(_) => Status::Machine,
    }
}

/// Bounds this process, and ends it with the one that waits for it. Where the system refuses, the process that waits
/// still bounds the time.
pub(super) fn bound() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let limits = [(Resource::As, MEMORY), (Resource::Cpu, TIME), (Resource::Core, 0)];
        for (resource, limit) in limits {
            let _ = setrlimit(resource, Rlimit { current: Some(limit), maximum: Some(limit) });
        }
        #[cfg(target_os = "linux")]
        {
            use rustix::process::{Pid, Signal, getppid, set_parent_process_death_signal};
            let _ = set_parent_process_death_signal(Some(Signal::KILL));
            // Whoever waited may have ended before that: then another process is the parent, and nobody reads the
            // answer. Its number alone tells nothing: in a container the one that waits is often the first.
            let parent = getppid().map_or(0, Pid::as_raw_pid);
            let asked_by = std::env::var(ASKED_BY).ok().and_then(|number| number.parse().ok());
            if asked_by.is_some_and(|number: i32| number != parent) {
                std::process::exit(Status::Machine as i32);
            }
        }
    }
}

/// Reads a page of a PDF, numbered from 1: its lines, and how many glyphs were not read.
pub(super) fn read_page(
    path: &Path,
    page: usize,
    sources: &mut Sources,
    voice: Voice,
) -> Result<(Recorded, usize), Diagnostic> {
    can_be_read(path, FileKind::Pdf, sources)?;
    let arguments = ["read-page".into(), "--".into(), path.into(), page.to_string().into()];
    let one = match ask(&arguments, voice)? {
        Some(Answer::Page(recorded, unread)) => return Ok((recorded, unread)),
        Some(Answer::NotAPdf) => Diagnostic::error("pdf-broken"),
        Some(Answer::Encrypted) => Diagnostic::error("pdf-encrypted"),
        Some(Answer::NoSuchPage(pages)) => Diagnostic::error("no-such-page").arg("pages", pages),
        Some(Answer::Unreadable(why)) => Diagnostic::error(CANNOT_READ).form("as-said").arg("why", why),
        None => Diagnostic::error("pdf-broken").form("given-up").mend_by("help-given-up"),
    };
    let one = one.arg("path", path).arg("page", page);
    Err(unreadable(one, path, sources))
}

/// What the process apart says, if it says anything in time.
///
/// # Errors
/// There is no process to be had: the machine's fault, not the file's.
pub(super) fn ask<A: DeserializeOwned>(
    arguments: &[OsString],
    voice: Voice,
) -> Result<Option<A>, Diagnostic> {
    let spawned = std::env::current_exe().and_then(|program| {
        let mut command = Command::new(program);
        command.args(arguments);
        // What it says, it says in the language that its reader hears.
        command.env(BANXIN_LANG, voice.lang().name());
        #[cfg(target_os = "linux")]
        command.env(ASKED_BY, std::process::id().to_string());
        // Standard input is passed on: /dev/stdin may be the file.
        command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()
    });
    let mut child = spawned.map_err(|error| Diagnostic::error(NO_PROCESS).arg("why", &error))?;
    let answer = child.stdout.take().and_then(answer);
    // It has ended, or it is to end now.
    let _ = child.kill();
    let _ = child.wait();
    let answer = answer.and_then(|answer| serde_json::from_slice(&answer).ok());
    if answer.is_none() && is_short_of_memory() {
        // Nobody knows whether the file or the machine was too much: it has less than files are given.
        let one = Diagnostic::error(NO_PROCESS).form("memory").arg("most", MEMORY >> 20);
        return Err(one.mend_by("help-memory"));
    }
    Ok(answer)
}

/// Whether this process may have less memory than reading may take.
fn is_short_of_memory() -> bool {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, getrlimit};
        getrlimit(Resource::As).current.is_some_and(|most| most < MEMORY)
    }
    #[cfg(not(unix))]
    false
}

/// All that a process says before the time is over.
fn answer(stdout: ChildStdout) -> Option<Vec<u8>> {
    // Whoever comes to read it takes it.
    let stdout = Arc::new(Mutex::new(Some(stdout)));
    let read = |stdout: &Mutex<Option<ChildStdout>>| {
        let stdout = stdout.lock().ok()?.take()?;
        let mut answer = Vec::new();
        stdout.take(LARGEST_ANSWER).read_to_end(&mut answer).map(|_| answer).ok()
    };
    let (sender, receiver) = mpsc::channel();
    let other = Arc::clone(&stdout);
    let thread = std::thread::Builder::new().spawn(move || {
        // Nobody waits any more if the time is over.
        let _ = sender.send(read(&other));
    });
    match thread {
        Ok(_) => receiver.recv_timeout(Duration::from_secs(TIME)).ok()?,
        // Without a thread nobody looks at the clock; the process still bounds its own time.
        Err(_) => read(&stdout),
    }
}
