//! Limits the number of browsers that run at the same time.
//!
//! The test harness runs one test per processor, and each browser is several busy
//! processes.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

const MAX_BROWSERS: usize = 2;

static RUNNING: Mutex<usize> = Mutex::new(0);
static RELEASED: Condvar = Condvar::new();

/// geckodriver controls one browser at a time.
static FIREFOX: Mutex<()> = Mutex::new(());

/// The permit to run Firefox; released when dropped.
pub type FirefoxPermit = MutexGuard<'static, ()>;

/// Waits until no Firefox runs.
pub fn acquire_firefox() -> FirefoxPermit {
    FIREFOX.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The permit to run a browser; released when dropped.
#[derive(Debug)]
pub struct BrowserPermit(());

impl BrowserPermit {
    /// Waits until fewer than two browsers run.
    #[must_use]
    pub fn acquire() -> Self {
        // A panic while the lock is held leaves the count valid.
        let running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        let mut running = RELEASED
            .wait_while(running, |running| *running >= MAX_BROWSERS)
            .unwrap_or_else(PoisonError::into_inner);
        *running += 1;
        Self(())
    }
}

impl Drop for BrowserPermit {
    fn drop(&mut self) {
        *RUNNING.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        RELEASED.notify_one();
    }
}
