//! Pictures in flight: as many side by side as there are processors, and as much memory for all of them.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};

/// The bytes that pictures take together while their pixels are read, but for a single one that takes more by itself.
pub const IN_FLIGHT: u64 = 160 << 20;

/// What of [`IN_FLIGHT`] is taken.
#[derive(Default)]
struct Taken {
    bytes: Mutex<u64>,
    freed: Condvar,
}

impl Taken {
    /// Waits for room.
    fn take(&self, wanted: u64) {
        let mut taken = self.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        while *taken > 0 && taken.saturating_add(wanted) > IN_FLIGHT {
            taken = self.freed.wait(taken).unwrap_or_else(PoisonError::into_inner);
        }
        *taken = taken.saturating_add(wanted);
    }

    fn free(&self, wanted: u64) {
        let mut taken = self.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        *taken = taken.saturating_sub(wanted);
        self.freed.notify_all();
    }
}

/// Does the same to all of them, in their order as threads come free; results are in their order, whatever the threads.
///
/// Threads of its own: one of a pool that waits for room could be the one that is to free it, since a pool's threads take
/// up other work while they wait for their own.
pub(crate) fn all<T: Sync, R: Send, W>(
    these: &[T],
    room: impl Fn(&T) -> u64 + Sync,
    worker: impl Fn() -> W + Sync,
    work: impl Fn(&mut W, &T) -> R + Sync,
) -> Vec<R> {
    let (next, taken) = (AtomicUsize::new(0), Taken::default());
    let done: Mutex<Vec<Option<R>>> = Mutex::new(these.iter().map(|_| None).collect());
    let go = || {
        let mut by = worker();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(one) = these.get(at) else { break };
            let wanted = room(one);
            taken.take(wanted);
            let result = work(&mut by, one);
            taken.free(wanted);
            if let Some(place) = done.lock().unwrap_or_else(PoisonError::into_inner).get_mut(at) {
                *place = Some(result);
            }
        }
    };
    let threads = rayon::current_num_threads().min(these.len());
    std::thread::scope(|scope| {
        for _ in 1..threads {
            // Where there is no thread to be had, this one does it all.
            let _ = std::thread::Builder::new().spawn_scoped(scope, go);
        }
        go();
    });
    done.into_inner().unwrap_or_else(PoisonError::into_inner).into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_in_order_and_never_more_than_the_room_is_taken() {
        let (now, most) = (Mutex::new(0_u64), AtomicUsize::new(0));
        let sizes: Vec<u64> = (0..40).map(|at| IN_FLIGHT / (1 + at % 4)).collect();
        let done = all(
            &sizes,
            |size| *size,
            || (),
            |(), size| {
                let taken = {
                    let mut now = now.lock().unwrap();
                    *now += size;
                    *now
                };
                most.fetch_max((taken / 1024) as usize, Ordering::Relaxed);
                std::thread::yield_now();
                *now.lock().unwrap() -= size;
                *size
            },
        );
        assert_eq!(done, sizes);
        assert!(most.load(Ordering::Relaxed) as u64 <= IN_FLIGHT / 1024);
    }

    #[test]
    fn one_that_is_larger_than_the_room_goes_alone() {
        assert_eq!(all(&[IN_FLIGHT * 3, 1], |size| *size, || (), |(), size| *size), [IN_FLIGHT * 3, 1]);
    }
}
