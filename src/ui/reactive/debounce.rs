//! A debounced callback.

use std::{rc::Rc, time::Duration};

use leptos::prelude::*;

use crate::browser::clock;

/// Runs a callback once a delay has passed since the last [`start`](Self::start).
///
/// Restarting reuses the running timer: a drag restarts it at every move, and setting
/// and clearing a timer each time would be slow.
#[derive(Clone, Copy)]
pub(crate) struct Debounce {
    /// Milliseconds.
    delay: f64,
    /// The [`clock::now`] at which the callback is due; `None` while none is pending.
    due: StoredValue<Option<f64>>,
    /// Whether a browser timer is running.
    has_timer: StoredValue<bool>,
    callback: StoredValue<Rc<dyn Fn(Debounce)>, LocalStorage>,
}

impl Debounce {
    /// A debounce with this delay. Its callback no longer runs once the current owner
    /// is disposed of.
    pub(crate) fn new(delay: Duration, callback: impl Fn() + 'static) -> Self {
        Self::with_handle(delay, move |_| callback())
    }

    /// Like [`new`](Self::new), with a callback that receives the debounce, so that it
    /// can start it again.
    pub(crate) fn with_handle(delay: Duration, callback: impl Fn(Self) + 'static) -> Self {
        Self {
            delay: delay.as_secs_f64() * 1e3,
            due: StoredValue::new(None),
            has_timer: StoredValue::new(false),
            callback: StoredValue::new_local(Rc::new(callback)),
        }
    }

    /// Starts the delay, or starts it again.
    pub(crate) fn start(self) {
        self.due.set_value(Some(clock::now() + self.delay));
        if !self.has_timer.get_value() {
            self.set_timer(self.delay);
        }
    }

    /// Cancels the pending call, if any.
    pub(crate) fn cancel(self) {
        self.due.set_value(None);
    }

    /// Whether a call is pending.
    pub(crate) fn is_pending(self) -> bool {
        self.due.with_value(Option::is_some)
    }

    fn set_timer(self, milliseconds: f64) {
        self.has_timer.set_value(true);
        let delay = Duration::from_secs_f64(milliseconds.max(1.0) / 1e3);
        set_timeout(move || self.on_timer(), delay);
    }

    /// Runs the callback if it is due, or sets the timer again after a restart.
    fn on_timer(self) {
        // The owner may have been disposed of meanwhile.
        let Some(due) = self.due.try_get_value() else {
            return;
        };
        self.has_timer.set_value(false);
        let Some(due) = due else { return };
        let remaining = due - clock::now();
        if remaining > 0.0 {
            self.set_timer(remaining);
        } else {
            self.due.set_value(None);
            let callback = self.callback.with_value(Rc::clone);
            callback(self);
        }
    }
}
