//! The page: Leptos components that show an outcome and set a scenario.
//!
//! `state` holds the one source of truth and what follows from it, `told` passes it
//! on where many follow, `seen` lets each station follow it while it is on the
//! screen, `built` builds them in turn; `parts` are used everywhere, `stations` are
//! the page's sections.

mod app;
mod built;
mod drag;
mod gallery;
mod hand;
mod inspect;
mod lever;
mod live;
mod many_seeds;
mod paper;
mod parts;
mod pause;
mod ribbon;
mod seen;
mod session;
mod share_dialog;
mod state;
mod stations;
mod take_away;
mod theme;
mod told;
mod top_bar;

use crate::{browser::broken, words};

/// Puts the lab into the page's body, where it takes the short lesson's place.
pub fn mount() {
    broken::on_panic(broken::Words {
        what: words::broken::WHAT,
        advice: words::broken::ADVICE,
        reload: words::broken::RELOAD,
        copy: words::broken::COPY,
        copied: words::broken::COPIED,
        details: words::broken::DETAILS,
    });
    leptos::mount::mount_to_body(app::App);
}
