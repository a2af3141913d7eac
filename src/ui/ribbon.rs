//! The head of the page: what it is, and the chains as two rows of beads.

use leptos::prelude::*;

use super::{
    parts::kept::{At, Kept},
    state::Lab,
};
use crate::{
    charts::ribbon::beads,
    lab::growth::{Chain, Outcome},
    words::{label, text},
};

/// The page's name, its promise, and the ribbon: squares that shrink, circles
/// that swell, and all alike once the lever of station 1 is pulled.
#[component]
pub(super) fn Hero() -> impl IntoView {
    let lab = Lab::of_page();
    view! {
        <header class="intro">
            <div class="intro-words">
                <h1>{label::PROMISE}</h1>
                <p>{text::INTRO}</p>
            </div>
            <div
                class="ribbon"
                class:held=move || lab.growth_settings.read().layer_norm
                class:snaps=lab.lever_pulled
                aria-hidden="true"
            >
                <Row class="shrinking" of=|outcome| &outcome.shrinking />
                <Row class="growing" of=|outcome| &outcome.growing />
            </div>
        </header>
    }
}

/// One chain, a bead for each step that is told.
#[component]
fn Row(class: &'static str, of: fn(&Outcome) -> &Chain) -> impl IntoView {
    let lab = Lab::of_page();
    let sizes = Memo::new(move |_| lab.growth.with(|outcome| beads(of(outcome))));
    let beads = Memo::new(move |_| 0..sizes.read().len());
    let bead = move |_, at: At| {
        let size = move || {
            let index = at.get()?;
            let size = sizes.read().get(index).copied();
            size.map(|size| format!("{size:.3}"))
        };
        view! { <i class="bead" hidden=move || at.get().is_none() style:--size=size></i> }
    };
    view! {
        <div class=format!("ribbon-row {class}")>
            <Kept range=beads children=bead />
        </div>
    }
}
