//! What is done once nothing has happened for a while.

use std::{rc::Rc, time::Duration};

use leptos::prelude::*;

use crate::browser::clock;

/// Waits for a pause, with one timer however often it is told to begin anew: a drag
/// would set and clear one at every move.
#[derive(Clone, Copy)]
pub(crate) struct Pause {
    /// Milliseconds.
    length: f64,
    /// When the pause is over; `None` while nothing is waited for.
    due: StoredValue<Option<f64>>,
    /// Whether a timer runs.
    timed: StoredValue<bool>,
    call: StoredValue<Rc<dyn Fn(Pause)>, LocalStorage>,
}

impl Pause {
    /// A pause of this length, and what is done at its end. It ends with the
    /// owner that it was made in.
    pub(crate) fn new(length: Duration, call: impl Fn() + 'static) -> Self {
        Self::again(length, move |_| call())
    }

    /// The same for what may have to wait once more: it is given the pause.
    pub(crate) fn again(length: Duration, call: impl Fn(Self) + 'static) -> Self {
        Self {
            length: length.as_secs_f64() * 1e3,
            due: StoredValue::new(None),
            timed: StoredValue::new(false),
            call: StoredValue::new_local(Rc::new(call)),
        }
    }

    /// Waits from now on.
    pub(crate) fn begin(self) {
        self.due.set_value(Some(clock::now() + self.length));
        if !self.timed.get_value() {
            self.time(self.length);
        }
    }

    /// Waits no longer.
    pub(crate) fn end(self) {
        self.due.set_value(None);
    }

    /// Whether anything is waited for.
    pub(crate) fn is_on(self) -> bool {
        self.due.with_value(Option::is_some)
    }

    fn time(self, milliseconds: f64) {
        self.timed.set_value(true);
        let length = Duration::from_secs_f64(milliseconds.max(1.0) / 1e3);
        set_timeout(move || self.look(), length);
    }

    /// The timer has rung: it may have been told to begin anew meanwhile.
    fn look(self) {
        // Its owner may be gone, and all of this with it.
        let Some(due) = self.due.try_get_value() else {
            return;
        };
        self.timed.set_value(false);
        let Some(due) = due else { return };
        let left = due - clock::now();
        if left > 0.0 {
            self.time(left);
        } else {
            self.due.set_value(None);
            let call = self.call.with_value(Rc::clone);
            call(self);
        }
    }
}
