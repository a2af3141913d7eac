//! Limits a callback to one call per animation frame.
//!
//! A pointer can move several times before the page is painted. Acting on every move
//! would delay the paint.

use leptos::prelude::*;

/// Runs a callback with the latest requested value, at most once per animation frame.
#[derive(Clone, Copy)]
pub(crate) struct RafThrottle {
    /// The latest value that the callback has not received yet.
    pending: StoredValue<Option<f64>>,
    /// Whether an animation frame is requested.
    has_frame: StoredValue<bool>,
    callback: Callback<f64>,
}

impl RafThrottle {
    /// A throttle for this callback.
    pub(crate) fn new(callback: impl Fn(f64) + Send + Sync + 'static) -> Self {
        Self {
            pending: StoredValue::new(None),
            has_frame: StoredValue::new(false),
            callback: Callback::new(callback),
        }
    }

    /// Runs the callback now if it has not run in this frame, and otherwise in the
    /// next frame, unless a newer value replaces this one.
    pub(crate) fn request(self, value: f64) {
        if self.has_frame.get_value() {
            self.pending.set_value(Some(value));
        } else {
            self.callback.run(value);
            self.request_frame();
        }
    }

    /// Runs the callback now if a value is pending.
    pub(crate) fn flush(self) {
        if let Some(value) = self.pending.try_update_value(Option::take).flatten() {
            self.callback.run(value);
        }
    }

    /// Drops the pending value, if any.
    pub(crate) fn cancel(self) {
        self.pending.set_value(None);
    }

    fn request_frame(self) {
        self.has_frame.set_value(true);
        request_animation_frame(move || {
            // The owner may have been disposed of meanwhile.
            let Some(pending) = self.pending.try_update_value(Option::take) else {
                return;
            };
            match pending {
                Some(value) => {
                    self.callback.run(value);
                    self.request_frame();
                }
                None => self.has_frame.set_value(false),
            }
        });
    }
}
