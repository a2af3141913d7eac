//! The bar that stays: where one is, and the seed.

use leptos::{ev, html, prelude::*};

use super::{
    session::{Session, StepButtons},
    share_dialog::Share,
    state::Lab,
    take_away::TakeAway,
    theme::ThemeControl,
};
use crate::{browser::entropy, share::lesson::Access, words::label};

/// The page's name, the stations, the seed and a new draw.
#[component]
pub(super) fn TopBar() -> impl IntoView {
    let lab = Lab::of_page();
    let seed = lab.part(|scenario| scenario.seed);
    let (error, set_error) = signal(None::<String>);
    let session = Session::of_page();
    let access = session.access("seed");
    let locked = move || access.get() != Access::Open;
    let field = NodeRef::<html::Input>::new();
    let set = move |seed: u64| {
        set_error.set(None);
        lab.scenario.update(|scenario| scenario.seed = seed);
    };
    let typed = move |event: ev::Event| {
        let text = event_target_value(&event);
        match text.trim().parse() {
            Ok(seed) => set(seed),
            Err(_) => set_error.set(Some(label::refused_seed(&text))),
        }
        if let Some(field) = field.get_untracked() {
            field.set_value(&seed.get_untracked().to_string());
        }
    };
    let leave = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            set_error.set(None);
            if let Some(field) = field.get_untracked() {
                field.set_value(&seed.get_untracked().to_string());
            }
        }
    };
    let draw = move |_| match entropy::seed() {
        Ok(seed) => set(seed.into()),
        Err(reason) => set_error.set(Some(reason)),
    };
    view! {
        <nav class="top-bar" aria-label=label::TITLE>
            <a class="top-bar-name" href="#top">
                <Emblem />
                {label::TITLE}
            </a>
            <ol class="top-bar-stations">
                {label::STATIONS
                    .map(|(id, name)| {
                        let access = session.access(id);
                        view! {
                            <li hidden=move || access.get() == Access::Hidden>
                                <a href=format!("#{id}")>{name}</a>
                            </li>
                        }
                    })
                    .collect_view()}
            </ol>
            <div class="seed" hidden=move || access.get() == Access::Hidden>
                <label for="seed">{label::SEED}</label>
                <input
                    id="seed"
                    data-first=""
                    node_ref=field
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    disabled=locked
                    title=label::SEED_HELP
                    aria-describedby="seed-error"
                    aria-invalid=move || error.read().is_some().to_string()
                    prop:value=move || seed.get().to_string()
                    on:input=move |_| set_error.set(None)
                    on:keydown=leave
                    on:change=typed
                />
                <button
                    type="button"
                    id="new-draw"
                    class="button"
                    data-first=""
                    disabled=locked
                    on:click=draw
                >
                    {label::NEW_DRAW}
                </button>
                <p class="slider-error" id="seed-error" role="alert">
                    {move || error.get()}
                </p>
            </div>
            <div class="bar-tools">
                <StepButtons />
                <Share />
                <TakeAway />
                <ThemeControl />
            </div>
        </nav>
    }
}

/// The lab's sign: a square too large, a circle too large, and three alike.
#[component]
fn Emblem() -> impl IntoView {
    view! {
        <svg class="emblem" viewBox="0 0 32 32" aria-hidden="true">
            <path d="M2 22h28" />
            <rect class="shrinking" x="4" y="4" width="9" height="9" />
            <circle class="growing" cx="23.5" cy="8.5" r="4.5" />
            <circle class="held" cx="7" cy="22" r="4" />
            <circle class="held" cx="16" cy="22" r="4" />
            <circle class="held" cx="25" cy="22" r="4" />
        </svg>
    }
}
