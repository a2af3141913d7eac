//! Whether the page is being printed.

use leptos::prelude::*;

use crate::browser::print;

/// Whether the page is being printed: from the event before the browser lays out the sheets
/// to the one after them.
///
/// A listener of the event's own would come too late for what the event mounts: a listener
/// that is added during an event does not hear it.
#[derive(Clone, Copy)]
pub(crate) struct Printing(ReadSignal<bool>);

impl Printing {
    /// Listens to the events. Called before anything that the event may mount.
    pub(crate) fn track() -> Self {
        let (is_printing, set_printing) = signal(false);
        print::on_before(move || set_printing.set(true));
        print::on_after(move || set_printing.set(false));
        Self(is_printing)
    }

    /// That of the page.
    pub(crate) fn of_page() -> Self {
        expect_context()
    }

    /// Whether the page is being printed. Tracked.
    pub(crate) fn is_active(self) -> bool {
        self.0.get()
    }
}
