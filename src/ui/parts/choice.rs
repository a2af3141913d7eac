//! A few alternatives side by side, and a switch between on and off.

use leptos::prelude::*;

use crate::{share::lesson::Access, ui::session::Session};

/// One of a few alternatives, as a row of radio buttons.
#[component]
pub(crate) fn Choice<T>(
    /// Prefix of the element ids.
    id: &'static str,
    /// What is chosen.
    legend: &'static str,
    /// The alternatives with their names.
    #[prop(into)]
    options: Signal<Vec<(T, String)>>,
    /// The present choice.
    #[prop(into)]
    value: Signal<T>,
    /// Called with the new choice.
    #[prop(into)]
    set: Callback<T>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let count = options.read_untracked().len();
    let access = Session::of_page().access(id);
    let alternative = move |index: usize| {
        let option = move || options.read()[index].0;
        view! {
            <label class="choice-option">
                <input
                    type="radio"
                    name=id
                    id=format!("{id}-{index}")
                    prop:checked=move || value.get() == option()
                    on:change=move |_| set.run(option())
                />
                <span>{move || options.read()[index].1.clone()}</span>
            </label>
        }
    };
    view! {
        <fieldset
            class="choice"
            disabled=move || access.get() != Access::Open
            hidden=move || access.get() == Access::Hidden
        >
            <legend>{legend}</legend>
            <div class="choice-options">{(0..count).map(alternative).collect_view()}</div>
        </fieldset>
    }
}

/// On or off.
#[component]
pub(crate) fn Switch(
    /// The element's id.
    id: &'static str,
    /// What is switched.
    label: &'static str,
    /// Whether it is on.
    #[prop(into)]
    value: Signal<bool>,
    /// Called with the new state.
    #[prop(into)]
    set: Callback<bool>,
    /// Whether it is the lever of its station, and looks it.
    #[prop(optional)]
    lever: bool,
) -> impl IntoView {
    let access = Session::of_page().access(id);
    view! {
        <button
            type="button"
            role="switch"
            id=id
            class="switch"
            class:lever=lever
            data-first=lever.then_some("")
            disabled=move || access.get() != Access::Open
            hidden=move || access.get() == Access::Hidden
            aria-checked=move || value.get().to_string()
            on:click=move |_| set.run(!value.get_untracked())
        >
            <span class="switch-track" aria-hidden="true">
                <span class="switch-thumb"></span>
            </span>
            <span>{label}</span>
        </button>
    }
}
