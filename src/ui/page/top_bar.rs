//! The top bar: the stations, the seed and the tools.

use leptos::{ev, html, prelude::*};

use super::{theme_control::ThemeControl, undo_buttons::UndoButtons};
use crate::{
    browser::entropy,
    lab::{setting::Setting, station::Station},
    share::lesson::Access,
    ui::{
        components::announcer::Announcer,
        dialogs::{export::ExportDialog, share::ShareDialog},
        session::Session,
        state::Lab,
    },
    words::{label, station as station_words},
};

/// Links to the stations, the seed with a button that draws a new one, undo, share,
/// export and the theme.
#[component]
pub(crate) fn TopBar() -> impl IntoView {
    let lab = Lab::of_page();
    let seed = lab.slice(|scenario| scenario.seed);
    let (error, set_error) = signal(None::<String>);
    let session = Session::of_page();
    let announcer = expect_context::<Announcer>();
    let access = session.access(Setting::Seed);
    let is_locked = move || access.get() != Access::Open;
    let field = NodeRef::<html::Input>::new();
    let set = move |seed: u64| {
        set_error.set(None);
        lab.scenario.update(|scenario| scenario.seed = seed);
    };
    let set_typed_seed = move |event: ev::Event| {
        let text = event_target_value(&event);
        match text.trim().parse() {
            Ok(seed) => set(seed),
            Err(_) => set_error.set(Some(label::refused_seed(&text))),
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
        <nav class="top-bar" aria-label=label::TITLE>
            <a class="top-bar-name" href="#top">
                <Emblem />
                {label::TITLE}
            </a>
            <ol class="top-bar-stations" data-tab-group="">
                {Station::ALL
                    .map(|station| {
                        let access = session.access(station);
                        view! {
                            <li hidden=move || access.get() == Access::Hidden>
                                <a href=format!("#{}", station.id())>{station_words::short_name(station)}</a>
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
            <div class="bar-tools" role="toolbar" aria-label=label::TOOLS data-tab-group="">
                <UndoButtons />
                <ShareDialog />
                <ExportDialog />
                <ThemeControl />
            </div>
        </nav>
    }
}

/// The lab's logo: a large square, a large circle, and three circles of equal size.
#[component]
fn Emblem() -> impl IntoView {
    view! {
        <svg class="emblem" viewBox="0 0 32 32" aria-hidden="true">
            <path d="M2 22h28" />
            <rect class="shrinking" x="4" y="4" width="9" height="9" />
            <circle class="growing" cx="23.5" cy="8.5" r="4.5" />
            <circle class="normalized" cx="7" cy="22" r="4" />
            <circle class="normalized" cx="16" cy="22" r="4" />
            <circle class="normalized" cx="25" cy="22" r="4" />
        </svg>
    }
}
