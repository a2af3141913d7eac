//! How many browsers run at a time.
//!
//! The test harness runs as many tests at once as there are processors, and a
//! browser is several busy processes.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

const AT_A_TIME: usize = 2;

static TAKEN: Mutex<usize> = Mutex::new(0);
static FREED: Condvar = Condvar::new();

/// geckodriver steers one browser at a time.
static FIREFOX: Mutex<()> = Mutex::new(());

/// The right to run Firefox; given back when dropped.
pub type FirefoxSlot = MutexGuard<'static, ()>;

/// Waits until no Firefox runs.
pub fn take_firefox() -> FirefoxSlot {
    FIREFOX.lock().unwrap_or_else(PoisonError::into_inner)
}

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
