//! The presets: one click each, one sentence each.

use leptos::prelude::*;

use super::{session::Session, state::Lab};
use crate::{
    lab::scenario::presets::{ALL, Preset},
    share::lesson::Access,
    words::presets as words,
};

/// A row of presets, and the sentence of the one that is pointed at.
#[component]
pub(super) fn Gallery() -> impl IntoView {
    let lab = Lab::of_page();
    let access = Session::of_page().access("presets");
    let (shown, show) = signal(None::<&'static Preset>);
    let own = StoredValue::new(ALL.iter().map(Preset::scenario).collect::<Vec<_>>());
    // One question for all of them, whatever moves.
    let now =
        lab.part(move |scenario| own.with_value(|own| own.iter().position(|own| own == scenario)));
    view! {
        <section
            class="gallery"
            id="presets"
            aria-labelledby="presets-heading"
            hidden=move || access.get() == Access::Hidden
        >
            <h2 class="gallery-heading" id="presets-heading">
                {words::HEADING}
            </h2>
            <ul class="gallery-row" on:pointerleave=move |_| show.set(None)>
                {ALL
                    .iter()
                    .enumerate()
                    .map(|(index, preset)| {
                        let is_now = Signal::derive(move || now.get() == Some(index));
                        view! { <One preset=preset is_now=is_now show=show access=access /> }
                    })
                    .collect_view()}
            </ul>
            <p class="gallery-sentence" aria-hidden="true">
                {move || shown.get().map_or(words::INVITATION, |preset| words::of(preset).1)}
            </p>
        </section>
    }
}

/// One preset; pressed while the lab's state is its own.
#[component]
fn One(
    preset: &'static Preset,
    is_now: Signal<bool>,
    show: WriteSignal<Option<&'static Preset>>,
    access: Memo<Access>,
) -> impl IntoView {
    let session = Session::of_page();
    let (name, sentence) = words::of(preset);
    view! {
        <li>
            <button
                type="button"
                class="preset"
                id=format!("preset-{}", preset.id)
                aria-describedby=format!("preset-{}-sentence", preset.id)
                aria-pressed=move || is_now.get().to_string()
                disabled=move || access.get() == Access::Locked
                on:click=move |_| session.take(preset)
                on:pointerenter=move |_| show.set(Some(preset))
                on:focus=move |_| show.set(Some(preset))
            >
                <svg viewBox="0 0 32 20" aria-hidden="true">
                    <path d=picture(preset.id) />
                </svg>
                <span>{name}</span>
            </button>
            <span hidden id=format!("preset-{}-sentence", preset.id)>
                {sentence}
            </span>
        </li>
    }
}

/// What the preset shows, as one stroke.
fn picture(id: &str) -> &'static str {
    match id {
        "notebook" => "M2 16C12 15 14 4 30 3M2 10C12 11 14 17 30 17",
        "vanish" => "M2 3C8 16 14 17 30 17",
        "explode" => "M2 17C18 17 24 14 29 3M24 5l5-2 1 5",
        "product" => "M3 3v14h4M3 3h4M29 3v14h-4M29 3h-4M11 7l10 6M21 7l-10 6",
        "rescued" => "M2 10h28M2 4l3 6 4-8M2 16l3-6 4 8",
        "constant" => "M4 17v-8M10 17v-8M16 17v-8M22 17v-8M28 17v-8",
        "outlier" => "M4 17v-4M10 17v-3M16 17V3M22 17v-4M28 17v-3",
        "two" => "M8 10V3h4v7M20 10v7h4v-7M2 10h28",
        _ => "M2 17C9 17 10 10 13 10S17 17 24 17M13 6V3M13 3h16M26 1l3 2-3 2",
    }
}
