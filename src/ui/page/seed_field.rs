//! The seed, with a button that draws a new one.

use leptos::{ev, html, prelude::*};

use crate::{
    browser::entropy,
    lab::setting::Setting,
    share::lesson::Access,
    ui::{components::announcer::Announcer, session::Session, state::Lab},
    words::{label, number::parse_whole},
};

/// The seed's field, and the button that draws a new seed.
#[component]
pub(super) fn SeedField() -> impl IntoView {
    let lab = Lab::of_page();
    let seed = lab.slice(|scenario| scenario.seed);
    let (error, set_error) = signal(None::<String>);
    let announcer = expect_context::<Announcer>();
    let access = Session::of_page().access(Setting::Seed);
    let is_locked = move || access.get() != Access::Open;
    let field = NodeRef::<html::Input>::new();
    let set = move |seed: u64| {
        set_error.set(None);
        lab.scenario.update(|scenario| scenario.seed = seed);
    };
    let set_typed_seed = move |event: ev::Event| {
        let text = event_target_value(&event);
        match parse_whole(&text) {
            Some(seed) => set(seed),
            None => set_error.set(Some(label::refused_seed(&text))),
        }
        if let Some(field) = field.get_untracked() {
            field.set_value(&seed.get_untracked().to_string());
        }
    };
    let reset_on_escape = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            set_error.set(None);
            if let Some(field) = field.get_untracked() {
                field.set_value(&seed.get_untracked().to_string());
            }
        }
    };
    let draw_seed = move |_| match entropy::random_seed() {
        Ok(seed) => {
            set(seed.into());
            announcer.say(&label::seed_drawn(seed.into()));
        }
        Err(reason) => set_error.set(Some(reason)),
    };
    view! {
        <div class="seed" hidden=move || access.get() == Access::Hidden>
            <label for="seed">{label::SEED}</label>
            <input
                id="seed"
                data-first=""
                node_ref=field
                type="text"
                inputmode="numeric"
                autocomplete="off"
                disabled=is_locked
                title=label::SEED_HELP
                aria-describedby="seed-error"
                aria-invalid=move || error.read().is_some().to_string()
                prop:value=move || seed.get().to_string()
                on:input=move |_| set_error.set(None)
                on:keydown=reset_on_escape
                on:change=set_typed_seed
            />
            <button
                type="button"
                id="new-draw"
                class="button"
                data-first=""
                disabled=is_locked
                on:click=draw_seed
            >
                {label::NEW_DRAW}
            </button>
            <p
                class="slider-error"
                id="seed-error"
                role="alert"
                prop:textContent=move || error.get().unwrap_or_default()
            ></p>
        </div>
    }
}
