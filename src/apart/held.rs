//! A process apart that is asked many things, one after the other.

use std::io;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::time::Duration;

use super::NO_PROCESS;
use crate::diag::Diagnostic;

/// A process that answers on its standard output what it is asked on its standard input.
#[derive(Debug)]
pub struct Held {
    child: Arc<Mutex<Running>>,
    ask: ChildStdin,
    answer: ChildStdout,
}

/// Why there is no answer. The process is gone, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// It took too long.
    Late,
    /// It ended, or said what it should not.
    Early,
}

#[derive(Debug)]
struct Running {
    child: Child,
    /// It was cut off.
    late: bool,
}

impl Held {
    /// Starts a process.
    ///
    /// # Errors
    /// There is none to be had.
    pub fn start(command: &mut Command) -> Result<Self, Diagnostic> {
        let spawned = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let none = |error: &io::Error| Diagnostic::error(NO_PROCESS).arg("why", error);
        let mut child = spawned.map_err(|error| none(&error))?;
        let (Some(ask), Some(answer)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(none(&io::Error::from(io::ErrorKind::BrokenPipe)));
        };
        let child = Arc::new(Mutex::new(Running { child, late: false }));
        Ok(Self { child, ask, answer })
    }

    /// Asks something, and gives the process back with the answer: one that gave none is not asked again.
    ///
    /// # Errors
    /// There is no answer within so many seconds.
    pub fn ask<A>(
        mut self,
        seconds: u64,
        exchange: impl FnOnce(&mut ChildStdin, &mut ChildStdout) -> io::Result<A>,
    ) -> Result<(Self, A), Ended> {
        let (answered, waiting) = mpsc::channel::<()>();
        let child = Arc::clone(&self.child);
        // Without a thread nobody looks at the clock; the process still bounds its own time.
        let _ = std::thread::Builder::new().spawn(move || {
            if waiting.recv_timeout(Duration::from_secs(seconds)) == Err(mpsc::RecvTimeoutError::Timeout) {
                let mut child = running(&child);
                // The answer may have come just now, and another question after it, which is not to be cut off.
                let answered = waiting.try_recv() == Err(mpsc::TryRecvError::Disconnected);
                if !answered {
                    child.late = true;
                    let _ = child.child.kill();
                }
            }
        });
        let answer = exchange(&mut self.ask, &mut self.answer);
        drop(answered);
        let mut child = running(&self.child);
        match answer {
            Ok(answer) if !child.late => {
                drop(child);
                Ok((self, answer))
            }
            _ if child.late || child.ended().is_some_and(out_of_time) => Err(Ended::Late),
            _ => Err(Ended::Early),
        }
    }
}

impl Running {
    /// How it ended; it does now, where it has not.
    fn ended(&mut self) -> Option<ExitStatus> {
        // One that has closed its output is about to end, and how is of interest; one that has not will not.
        for _ in 0..100 {
            if let Ok(Some(status)) = self.child.try_wait() {
                return Some(status);
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        let _ = self.child.kill();
        self.child.wait().ok()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn running(child: &Mutex<Running>) -> MutexGuard<'_, Running> {
    child.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether the system ended it because its time was over.
fn out_of_time(status: ExitStatus) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::process::ExitStatusExt;
        status.signal() == Some(rustix::process::Signal::XCPU.as_raw())
    }
    #[cfg(not(unix))]
    {
        let _ = status;
        false
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use std::io::{Read, Write};

    fn shell(script: &str) -> Held {
        Held::start(Command::new("sh").args(["-c", script])).unwrap()
    }

    fn line(ask: &mut ChildStdin, answer: &mut ChildStdout) -> io::Result<[u8; 2]> {
        ask.write_all(b"a\n")?;
        let mut line = [0; 2];
        answer.read_exact(&mut line)?;
        Ok(line)
    }

    #[test]
    fn one_process_answers_many_questions() {
        let mut held = shell("cat");
        for _ in 0..20 {
            let (again, answer) = held.ask(60, line).unwrap();
            assert_eq!(&answer, b"a\n");
            held = again;
        }
    }

    #[test]
    fn one_that_ends_is_told_from_one_that_takes_too_long() {
        assert_eq!(shell("exit 0").ask(60, line).unwrap_err(), Ended::Early);
        assert_eq!(shell("read x; kill -s ABRT $$").ask(60, line).unwrap_err(), Ended::Early);
        assert_eq!(shell("read x; kill -s XCPU $$").ask(60, line).unwrap_err(), Ended::Late);
        assert_eq!(shell("exec sleep 1000").ask(1, line).unwrap_err(), Ended::Late);
    }

    #[test]
    fn one_that_does_not_read_what_it_is_asked_is_cut_off() {
        let held = shell("exec sleep 1000");
        let asked = held.ask(1, |ask, _| ask.write_all(&vec![0; 8 << 20]));
        assert_eq!(asked.unwrap_err(), Ended::Late);
    }
}
