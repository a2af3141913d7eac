//! The page: Leptos components that show an outcome and set a scenario.
//!
//! `state` holds the one source of truth and what follows from it; `parts`
//! are used everywhere, `stations` are the page's four sections.

mod app;
mod inspect;
mod many_seeds;
mod parts;
mod state;
mod stations;
mod top_bar;

use crate::browser::loading;

/// Puts the lab into the page's body, in place of the loading text.
pub fn mount() {
    leptos::mount::mount_to_body(app::App);
    loading::done();
}
