//! What is being done, for whoever watches a terminal and waits; a log has no use for it. With `--verbose`, a line for
//! each step with its time.

use std::io::{IsTerminal, Write};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::voice::Voice;
use crate::words::Words;

/// Who waits for less does not want to know what for.
const PATIENCE: Duration = Duration::from_millis(500);

pub(super) struct Progress {
    voice: Voice,
    began: Instant,
    step: Option<(&'static str, Instant)>,
    watcher: Option<Watcher>,
}

impl Progress {
    pub(super) fn new(voice: Voice) -> Self {
        Self { voice, began: Instant::now(), step: None, watcher: None }
    }

    /// Begins a step, which ends the one before. `step` is an entry of the tables.
    pub(super) fn step(&mut self, step: &'static str) {
        self.end_step();
        self.step = Some((step, Instant::now()));
        // Programs that read diagnostics are shown nothing else.
        if self.voice.is_json() || self.voice.is_quiet() || !std::io::stderr().is_terminal() {
            return;
        }
        let since = self.began;
        let watcher = self.watcher.take().or_else(|| Watcher::new(since, self.voice));
        if let Some(watcher) = &watcher {
            watcher.show(step);
        }
        self.watcher = watcher;
    }

    /// Takes the step off the terminal again.
    pub(super) fn clear(&mut self) {
        self.end_step();
        self.watcher = None;
    }

    /// Says how long the step took, for those who asked.
    fn end_step(&mut self) {
        let Some((step, since)) = self.step.take() else { return };
        if self.voice.is_verbose() && !self.voice.is_json() {
            self.watcher = None;
            let what = self.voice.say(&Words::of(step));
            let _ = writeln!(std::io::stderr(), "{what}: {} ms", since.elapsed().as_millis());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.clear();
    }
}

/// Who looks at the clock while the work is done.
struct Watcher {
    steps: Option<Sender<&'static str>>,
    thread: Option<JoinHandle<()>>,
}

impl Watcher {
    /// Nobody, where there is no thread to be had.
    fn new(since: Instant, voice: Voice) -> Option<Self> {
        let (sender, steps) = mpsc::channel();
        let watch = move || watch(&steps, since + PATIENCE, voice);
        let thread = std::thread::Builder::new().name("progress".into()).spawn(watch).ok()?;
        Some(Self { steps: Some(sender), thread: Some(thread) })
    }

    fn show(&self, step: &'static str) {
        let _ = self.steps.as_ref().map(|steps| steps.send(step));
    }
}

impl Drop for Watcher {
    /// Waits until the terminal is as it was.
    fn drop(&mut self) {
        drop(self.steps.take());
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

/// Shows the newest step from a moment on, until there are no more.
fn watch(steps: &Receiver<&'static str>, from: Instant, voice: Voice) {
    // There is no watcher without a step.
    let Ok(mut newest) = steps.recv() else { return };
    loop {
        match steps.recv_timeout(from.saturating_duration_since(Instant::now())) {
            Ok(step) => newest = step,
            Err(RecvTimeoutError::Timeout) => break,
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
    let show = |step: &'static str| {
        let what = voice.say(&Words::of(step));
        let _ = write!(std::io::stderr(), "\r\x1b[K{what} …");
    };
    show(newest);
    for step in steps {
        show(step);
    }
    let _ = write!(std::io::stderr(), "\r\x1b[K");
}
