//! The head of the page: what it is, and the chains as two rows of beads.

use leptos::prelude::*;

use super::state::Lab;
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
    let count = Memo::new(move |_| sizes.read().len());
    let bead = move |index: usize| {
        let size = move || sizes.read().get(index).map(|size| format!("{size:.3}"));
        view! { <i class="bead" style:--size=size></i> }
    };
    view! {
        <div class=format!("ribbon-row {class}")>
            {move || (0..count.get()).map(bead).collect_view()}
        </div>
    }
}
