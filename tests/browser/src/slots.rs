//! How many browsers run at a time.
//!
//! The test harness runs as many tests at once as there are processors, and a
//! browser is several busy processes.

use std::sync::{Condvar, Mutex, PoisonError};

const AT_A_TIME: usize = 2;

static TAKEN: Mutex<usize> = Mutex::new(0);
static FREED: Condvar = Condvar::new();

/// The right to run a browser; given back when dropped.
#[derive(Debug)]
pub struct Slot(());

impl Slot {
    /// Waits until fewer than two browsers run.
    #[must_use]
    pub fn take() -> Self {
        // A count is whole even if a thread died while it held the lock.
        let taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
        let mut taken = FREED
            .wait_while(taken, |taken| *taken >= AT_A_TIME)
            .unwrap_or_else(PoisonError::into_inner);
        *taken += 1;
        Self(())
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        *TAKEN.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        FREED.notify_one();
    }
}
