//! Detects when the input is idle.

use std::{mem, time::Duration};

use leptos::{prelude::*, reactive::effect::ImmediateEffect};

use super::debounce::Debounce;
use crate::browser::print;

/// How long nothing must change before the input counts as idle.
const IDLE_AFTER: Duration = Duration::from_millis(200);

/// Notifies its subscribers when the input becomes idle.
#[derive(Clone, Copy)]
pub(crate) struct Idle {
    /// How often the input has become idle.
    count: RwSignal<u32>,
    /// Whether something has changed since then.
    pending: RwSignal<bool>,
}

impl Idle {
    /// Becomes idle 200 ms after the last change that `changes` tracks, and
    /// immediately before printing.
    pub(crate) fn after(changes: impl Fn() + Send + Sync + 'static) -> Self {
        let idle = Self {
            count: RwSignal::new(0),
            pending: RwSignal::new(false),
        };
        let notify_if_pending = move || {
            if idle.pending.get_untracked() {
                idle.pending.set(false);
                idle.count.update(|count| *count = count.wrapping_add(1));
            }
        };
        let debounce = Debounce::new(IDLE_AFTER, notify_if_pending);
        // Immediate, so that work that waits for the end of a drag already waits at
        // the drag's first change.
        let mut has_run = false;
        ImmediateEffect::new_mut_scoped(move || {
            changes();
            if mem::replace(&mut has_run, true) {
                if !idle.pending.get_untracked() {
                    idle.pending.set(true);
                }
                debounce.start();
            }
        });
        print::on_before(notify_if_pending);
        idle
    }

    /// Whether something has changed since the input was last idle. Tracked.
    pub(crate) fn is_pending(self) -> bool {
        self.pending.get()
    }

    /// The same without tracking.
    pub(crate) fn is_pending_untracked(self) -> bool {
        self.pending.get_untracked()
    }

    /// Subscribes the running effect or memo to the next idle moment.
    pub(crate) fn track(self) {
        self.count.track();
    }
}
