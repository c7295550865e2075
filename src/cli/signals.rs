//! A run that is told to end leaves nothing half-written.

use std::sync::Once;

/// A file that grows beyond its limit (XFSZ) is an error of writing, not the end of the run: «file too large». Standard
/// output may be such a file.
pub(super) fn limits_are_errors() {
    #[cfg(unix)]
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default());
}

/// From the first file that is written on, what is not whole is removed before the run ends as a signal has it.
pub(super) fn remove_partials_on_signals() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        #[cfg(unix)]
        watch();
    });
}

#[cfg(unix)]
fn watch() {
    use signal_hook::consts as signals;
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    // All that end a run and can be heard, but for those that tell of a fault in it.
    let ends = [
        signals::SIGHUP,
        signals::SIGINT,
        signals::SIGQUIT,
        signals::SIGTERM,
        signals::SIGALRM,
        signals::SIGUSR1,
        signals::SIGUSR2,
        signals::SIGXCPU,
        signals::SIGVTALRM,
        signals::SIGPROF,
    ];
    let ignored = ignored();
    let heard = ends.into_iter().filter(move |signal| ignored >> (signal - 1) & 1 == 0);
    let (ready, wait) = std::sync::mpsc::channel();
    // The thread takes the signals on itself: where there is no thread to be had, they end the run as ever, and the
    // next one removes what is left.
    let thread = std::thread::Builder::new().name("signals".into()).spawn(move || {
        let Ok(mut signals) = Signals::new(heard) else { return };
        let _ = ready.send(());
        for signal in signals.forever() {
            let none_from_here_on = crate::save::abandon();
            let _ = emulate_default_handler(signal);
            drop(none_from_here_on);
        }
    });
    if thread.is_ok() {
        let _ = wait.recv();
    }
}

/// The signals that whoever started this run has it ignore, as `nohup` does: a bit each, from 1. Where the system
/// does not tell, none.
#[cfg(unix)]
fn ignored() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0)
}
