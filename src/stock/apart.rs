//! Pictures read in processes apart ([`crate::apart`]): a file from elsewhere may make a decoder panic, run on or take more
//! memory than there is, and then that is the answer about this one picture.
//!
//! A process is given bytes and gives back what a [`Reader`] does: it needs no file, and opens none. It is held for as many
//! pictures as come, and there are as many as threads that read.

use std::fmt;
use std::io::{self, Read, Write};
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError};

use crate::apart::{self, Bounds, Confined, Ended, Held, confine, frame};
use crate::diag::Diagnostic;
use crate::picture::told::{Question, Said, answered, most};
use crate::picture::{AtSize, Head, LARGEST_FILE, LARGEST_PROFILE, PictureError, Reader, Readers, View};
use crate::words::Words;

/// What reading one picture may take: of memory all that the [limits](crate::picture::LARGEST_FILE) of a picture let it need.
const MEMORY: u64 = 2 << 30;
/// Seconds of a processor for one picture: a hundred million pixels take some ten.
const SECONDS: u64 = 60;
/// Seconds until a picture is given up, however many others are read meanwhile.
const PATIENCE: u64 = 10 * SECONDS;

/// Processes that read pictures.
#[derive(Clone)]
pub struct Apart(Arc<Processes>);

struct Processes {
    command: Box<dyn Fn() -> io::Result<Command> + Send + Sync>,
    idle: Mutex<Vec<Held>>,
    confined: Mutex<Option<Confined>>,
}

impl fmt::Debug for Apart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Apart").field("confined", &self.confined()).finish_non_exhaustive()
    }
}

impl Apart {
    /// Processes that are started so; each is to [`answer`].
    pub fn new(command: impl Fn() -> io::Result<Command> + Send + Sync + 'static) -> Self {
        Self(Arc::new(Processes {
            command: Box::new(command),
            idle: Mutex::default(),
            confined: Mutex::default(),
        }))
    }

    /// Readers that ask them.
    #[must_use]
    pub fn readers(&self) -> Readers {
        let processes = Arc::clone(&self.0);
        Readers::new(move || Box::new(Elsewhere { processes: Arc::clone(&processes), held: None }))
    }

    /// What they keep from; nothing is known before one was started.
    #[must_use]
    pub fn confined(&self) -> Option<Confined> {
        *self.0.confined.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Processes {
    /// One that has nothing to do.
    fn one(&self) -> Result<Held, PictureError> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        idle.map_or_else(|| self.start(), Ok)
    }

    fn start(&self) -> Result<Held, PictureError> {
        let none = |error: &io::Error| PictureError::Apart(Words::of(apart::NO_PROCESS).arg("why", error));
        let mut command = (self.command)().map_err(|error| none(&error))?;
        let held = Held::start(&mut command).map_err(|one| PictureError::Apart(words(one)))?;
        let greeted = held.ask(SECONDS, |_, answer| frame::receive::<Confined>(answer, 0));
        let Ok((held, (confined, _))) = greeted else {
            has_memory()?;
            return Err(none(&io::Error::from(io::ErrorKind::BrokenPipe)));
        };
        *self.confined.lock().unwrap_or_else(PoisonError::into_inner) = Some(confined);
        Ok(held)
    }
}

/// Asks a process, which it keeps for itself from the first question on.
struct Elsewhere {
    processes: Arc<Processes>,
    held: Option<Held>,
}

impl Drop for Elsewhere {
    fn drop(&mut self) {
        let mut idle = self.processes.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.extend(self.held.take());
    }
}

impl Elsewhere {
    /// What is said to a question about a file, and no more than `most` bytes with it.
    fn ask(&mut self, question: Question, file: &[u8], most: u64) -> Result<(Said, Vec<u8>), PictureError> {
        // Twice, the second time by a new one: a process may have been ended by others while it had nothing to do.
        for again in [false, true] {
            let held = match self.held.take() {
                _ if again => self.processes.start()?,
                Some(held) => held,
                None => self.processes.one()?,
            };
            let exchanged = held.ask(PATIENCE, |ask, answer| {
                frame::send(ask, &question, file)?;
                frame::receive(answer, most)
            });
            match exchanged {
                Ok((held, answer)) => {
                    self.held = Some(held);
                    return Ok(answer);
                }
                Err(Ended::Late) => return Err(PictureError::takes_long()),
                Err(Ended::Early) => {}
            }
        }
        has_memory()?;
        Err(PictureError::no_answer())
    }

    /// One that answered what makes no sense is not asked again.
    fn sensible<T>(&mut self, answer: Result<T, PictureError>) -> Result<T, PictureError> {
        if answer.as_ref().is_err_and(PictureError::is_no_answer) {
            self.held = None;
        }
        answer
    }
}

impl Reader for Elsewhere {
    fn head(&mut self, bytes: &[u8]) -> Result<Head, PictureError> {
        // A profile may be packed in the file.
        let most = bytes.len().max(LARGEST_PROFILE) as u64;
        let (said, icc) = self.ask(Question::Head, bytes, most)?;
        let head = said.head(icc);
        self.sensible(head)
    }

    fn at_size(&mut self, bytes: Vec<u8>, head: &Head, view: View) -> Result<AtSize, PictureError> {
        let most = most(head, view);
        let (said, samples) = self.ask(Question::AtSize(view), &bytes, most)?;
        let at = said.at_size(samples, &bytes, head, view);
        self.sensible(at)
    }
}

/// Answers what is asked about pictures, until nobody asks any more: what a process apart does.
///
/// # Errors
/// Nobody hears the answers.
pub fn answer(mut from: impl Read, mut to: impl Write) -> io::Result<()> {
    apart::bound_memory(MEMORY);
    frame::send(&mut to, &confine(), &[])?;
    // What can't be read is the end.
    while let Ok((question, file)) = frame::receive(&mut from, LARGEST_FILE) {
        apart::more_time(SECONDS);
        let (said, bytes) = answered(question, file);
        frame::send(&mut to, &said, &bytes)?;
    }
    Ok(())
}

/// That there is no answer may be the machine's fault.
fn has_memory() -> Result<(), PictureError> {
    let bounds = Bounds { memory: MEMORY, ..Bounds::default() };
    apart::has_memory(&bounds).map_err(|one| PictureError::Apart(words(one)))
}

fn words(one: Diagnostic) -> Words {
    Words { id: one.code, form: one.form, args: one.args }
}
