//! The threads that stories, fonts and pictures are worked on by, side by side.

use rayon::ThreadPoolBuilder;

/// As large as the main thread's: what runs there runs here.
const STACK: usize = 8 << 20;

/// Does some work with as many threads as the machine has processors; where it has no thread to give, on this one
/// alone. What comes out is the same.
pub(super) fn among<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    match ThreadPoolBuilder::new().stack_size(STACK).build() {
        Ok(threads) => threads.install(work),
        Err(_) => alone(work),
    }
}

/// Does some work on this thread alone.
pub(super) fn alone<T>(work: impl FnOnce() -> T) -> T {
    // Asked for later, by whoever works in parallel, threads that are not to be had would end the process.
    let _ = ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global();
    work()
}
