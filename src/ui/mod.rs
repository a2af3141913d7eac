//! The page: Leptos components that show an outcome and edit a scenario.
//!
//! | folder | holds |
//! |---|---|
//! | `reactive` | reactive primitives: memos, debounce, idle detection, visibility |
//! | `state` | the one scenario, its outcomes, and the selected cell |
//! | `session` | undo, the address, the stored visit, scenario files |
//! | `components` | slider, chart, heat map and other shared components |
//! | `stations` | the sections of the page |
//! | `dialogs` | share, export and public questions |
//! | `page` | the page around the stations |
//!
//! A folder imports only folders above it in this table, and `stations` and
//! `dialogs` do not import each other. `tests/layers` checks this.

mod components;
mod dialogs;
mod page;
mod reactive;
mod session;
mod state;
mod stations;

use crate::{
    browser::{deferred_chunk, panic_overlay},
    words,
};

/// Mounts the lab into the page's body, where it replaces the static lesson.
///
/// The primary module has the functions of the default state. With another state, the lab
/// waits for the deferred chunk: a stub would load it synchronously, and block the page.
pub fn mount() {
    panic_overlay::install(panic_overlay::Text {
        what: words::panic_overlay::WHAT,
        advice: words::panic_overlay::ADVICE,
        reload: words::panic_overlay::RELOAD,
        copy: words::panic_overlay::COPY,
        copied: words::panic_overlay::COPIED,
        details: words::panic_overlay::DETAILS,
    });
    deferred_chunk::start_with(session::has_initial_state(), || {
        leptos::mount::mount_to_body(page::app::App);
    });
}
