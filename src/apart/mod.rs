//! Work that may take more memory or time than there is, in a process of its own.
//!
//! Nothing bounds what a hostile file makes a reader do: a few kilobytes can unpack to gigabytes, and a fault in
//! a library would end the process. So who is given foreign PDFs reads them in a process apart, which [bounds
//! itself](bound) where the system can, does the one thing, and answers on its standard output. Whatever becomes of it,
//! who [asked](ask) goes on. Pictures are many: one process is [held](Held) for as many as come. The program that is
//! started may be the same one, told by its arguments what to do.

mod confined;
pub mod frame;
mod held;

pub use confined::{Confined, confine};
pub use held::{Ended, Held};

use std::io::Read;
use std::process::{ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use crate::diag::Diagnostic;

/// The machine has no process or thread to give.
pub const NO_PROCESS: &str = "no-process";

/// The variable that tells the process apart which process waits for it.
#[cfg(target_os = "linux")]
const ASKED_BY: &str = "BANXIN_ASKED_BY";

/// What a process apart may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Of memory, in bytes.
    pub memory: u64,
    /// Of time, in seconds.
    pub seconds: u64,
    /// Of an answer, in bytes. What is beyond is not read.
    pub answer: u64,
}

impl Default for Bounds {
    /// For the reading of a foreign PDF: a page of a daily takes some 50 MB and less than a second.
    fn default() -> Self {
        Self { memory: 2 << 30, seconds: 30, answer: 64 << 20 }
    }
}

impl Bounds {
    /// For the reading of a foreign PDF of so many bytes, which is held as a whole and whose every picture is unpacked.
    #[must_use]
    pub fn of_file(long: u64) -> Self {
        let usual = Self::default();
        let (memory, seconds) = (3 * long.min(u64::MAX / 4), long >> 21);
        Self { memory: usual.memory + memory, seconds: usual.seconds + seconds, ..usual }
    }
}

/// Whoever asked is gone, and nobody reads the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unasked;

/// Bounds this process, and ends it with the one that waits for it. Where the system refuses, the process that waits
/// still bounds the time.
///
/// # Errors
/// Whoever asked is gone: there is nothing left to do.
pub fn bound(bounds: &Bounds) -> Result<(), Unasked> {
    bound_memory(bounds.memory);
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let limit = Some(bounds.seconds);
        let _ = setrlimit(Resource::Cpu, Rlimit { current: limit, maximum: limit });
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{Pid, Signal, getppid, set_parent_process_death_signal};
        let _ = set_parent_process_death_signal(Some(Signal::KILL));
        // Whoever waited may have ended before that: then another process is the parent. Its number alone tells nothing:
        // in a container the one that waits is often the first.
        let parent = getppid().map_or(0, Pid::as_raw_pid);
        let asked_by = std::env::var(ASKED_BY).ok().and_then(|number| number.parse().ok());
        if asked_by.is_some_and(|number: i32| number != parent) {
            return Err(Unasked);
        }
    }
    Ok(())
}

/// Gives this process so many bytes of memory at most, and leaves no copy of it on the disk when it fails.
///
/// One that is [held](Held) needs no more: it ends when nobody asks any more, and does not end with the thread that
/// started it, as one would that is told of the death of its parent.
pub fn bound_memory(most: u64) {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        for (resource, limit) in [(Resource::As, most), (Resource::Core, 0)] {
            let _ = setrlimit(resource, Rlimit { current: Some(limit), maximum: Some(limit) });
        }
    }
    #[cfg(not(unix))]
    let _ = most;
}

/// Gives this process so many seconds of its processor from now on.
pub fn more_time(seconds: u64) {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        use rustix::time::{ClockId, clock_gettime};
        let so_far = u64::try_from(clock_gettime(ClockId::ProcessCPUTime).tv_sec).unwrap_or(0);
        let current = Some(so_far.saturating_add(seconds).saturating_add(1));
        let _ = setrlimit(Resource::Cpu, Rlimit { current, maximum: getrlimit(Resource::Cpu).maximum });
    }
    #[cfg(not(unix))]
    let _ = seconds;
}

/// What a process apart writes to its standard output before it ends, cut off at the bound of answers: that an answer is
/// whole is for who asked to tell. Nothing, where it has not ended in time.
///
/// # Errors
/// There is no process to be had: the machine's fault, not the file's.
pub fn ask(command: &mut Command, bounds: &Bounds) -> Result<Option<Vec<u8>>, Diagnostic> {
    #[cfg(target_os = "linux")]
    command.env(ASKED_BY, std::process::id().to_string());
    // Standard input is passed on: /dev/stdin may be the file.
    let spawned = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut child = spawned.map_err(|error| Diagnostic::error(NO_PROCESS).arg("why", &error))?;
    let answer = child.stdout.take().and_then(|stdout| answer(stdout, bounds));
    // It has ended, or it is to end now.
    let _ = child.kill();
    let _ = child.wait();
    Ok(answer)
}

/// Refuses to blame a file for what the machine may be at fault for: a process apart that gave no answer, where it has
/// less memory than it is given.
///
/// # Errors
/// This process, and so those that it starts, may have less memory than the bounds.
pub fn has_memory(bounds: &Bounds) -> Result<(), Diagnostic> {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, getrlimit};
        if getrlimit(Resource::As).current.is_some_and(|most| most < bounds.memory) {
            let one = Diagnostic::error(NO_PROCESS).form("memory").arg("most", bounds.memory >> 20);
            return Err(one.mend_by("help-memory"));
        }
    }
    #[cfg(not(unix))]
    let _ = bounds;
    Ok(())
}

/// All that a process says before the time is over.
fn answer(stdout: ChildStdout, bounds: &Bounds) -> Option<Vec<u8>> {
    // Whoever comes to read it takes it.
    let stdout = Arc::new(Mutex::new(Some(stdout)));
    let most = bounds.answer;
    let read = move |stdout: &Mutex<Option<ChildStdout>>| {
        let stdout = stdout.lock().ok()?.take()?;
        let mut answer = Vec::new();
        stdout.take(most).read_to_end(&mut answer).map(|_| answer).ok()
    };
    let (sender, receiver) = mpsc::channel();
    let other = Arc::clone(&stdout);
    let thread = std::thread::Builder::new().spawn(move || {
        // Nobody waits any more if the time is over.
        let _ = sender.send(read(&other));
    });
    match thread {
        Ok(_) => receiver.recv_timeout(Duration::from_secs(bounds.seconds)).ok()?,
        // Without a thread nobody looks at the clock; the process still bounds its own time.
        Err(_) => read(&stdout),
    }
}
