//! The presets.

use leptos::prelude::*;

use crate::{
    lab::{control::Control, presets::Preset},
    share::lesson::Access,
    ui::{
        dialogs::public_questions::{DialogState, PublicQuestionsButton, PublicQuestionsDialog},
        session::Session,
        state::Lab,
    },
    words::presets as words,
};

/// A row of presets, and the sentence of the hovered or focused one.
#[component]
pub(crate) fn Presets() -> impl IntoView {
    let lab = Lab::of_page();
    let access = Session::of_page().access(Control::Presets);
    let (shown, show) = signal(None::<Preset>);
    let questions = DialogState::new();
    let scenarios = StoredValue::new(Preset::ALL.map(Preset::scenario));
    // One memo for all presets, instead of one comparison of scenarios per button.
    let current = lab.slice(move |scenario| {
        scenarios.with_value(|all| all.iter().position(|preset| preset == scenario))
    });
    view! {
        <section
            class="presets"
            id="presets"
            aria-labelledby="presets-heading"
            hidden=move || access.get() == Access::Hidden
        >
            <h2 class="presets-heading" id="presets-heading">
                {words::HEADING}
            </h2>
            <ul class="presets-row" data-tab-group="" on:pointerleave=move |_| show.set(None)>
                {Preset::ALL
                    .into_iter()
                    .enumerate()
                    .map(|(index, preset)| {
                        let is_current = Signal::derive(move || current.get() == Some(index));
                        view! { <PresetButton preset=preset is_current=is_current show=show access=access /> }
                    })
                    .collect_view()}
                <li on:pointerenter=move |_| show.set(None)>
                    <PublicQuestionsButton dialog=questions />
                </li>
            </ul>
            <PublicQuestionsDialog dialog=questions />
            <p
                class="presets-sentence"
                aria-hidden="true"
                prop:textContent=move || {
                    shown.get().map_or(words::INVITATION, |preset| words::of(preset).1)
                }
            ></p>
        </section>
    }
}

/// One preset. It is pressed while the scenario is that of the preset.
#[component]
fn PresetButton(
    preset: Preset,
    is_current: Signal<bool>,
    show: WriteSignal<Option<Preset>>,
    access: Memo<Access>,
) -> impl IntoView {
    let session = Session::of_page();
    let (name, sentence) = words::of(preset);
    view! {
        <li>
            <button
                type="button"
                class="preset"
                id=format!("preset-{}", preset.spec().id)
                aria-describedby=format!("preset-{}-sentence", preset.spec().id)
                aria-pressed=move || is_current.get().to_string()
                disabled=move || access.get() == Access::Locked
                on:click=move |_| session.apply_preset(preset)
                on:pointerenter=move |_| show.set(Some(preset))
                on:focus=move |_| show.set(Some(preset))
            >
                <svg viewBox="0 0 32 20" aria-hidden="true">
                    <path d=icon_path(preset) />
                </svg>
                <span>{name}</span>
            </button>
            <span hidden id=format!("preset-{}-sentence", preset.spec().id)>
                {sentence}
            </span>
        </li>
    }
}

/// The icon's SVG path.
fn icon_path(preset: Preset) -> &'static str {
    match preset {
        Preset::Notebook => "M2 16C12 15 14 4 30 3M2 10C12 11 14 17 30 17",
        Preset::Vanish => "M2 3C8 16 14 17 30 17",
        Preset::Explode => "M2 17C18 17 24 14 29 3M24 5l5-2 1 5",
        Preset::Product => "M3 3v14h4M3 3h4M29 3v14h-4M29 3h-4M11 7l10 6M21 7l-10 6",
        Preset::Rescued => "M2 10h28M2 4l3 6 4-8M2 16l3-6 4 8",
        Preset::Constant => "M4 17v-8M10 17v-8M16 17v-8M22 17v-8M28 17v-8",
        Preset::Outlier => "M4 17v-4M10 17v-3M16 17V3M22 17v-4M28 17v-3",
        Preset::Two => "M8 10V3h4v7M20 10v7h4v-7M2 10h28",
        Preset::Parameters => "M2 17C9 17 10 10 13 10S17 17 24 17M13 6V3M13 3h16M26 1l3 2-3 2",
    }
}
