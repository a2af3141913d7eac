//! A choice between a few options, and a switch.

use leptos::prelude::*;

use super::{
    lock::{LockIcon, LockedText},
    spoken::SpokenText,
};
use crate::{
    lab::setting::{Choice, Setting, Switch},
    share::lesson::Access,
    ui::{session::Session, state::Lab},
    words::setting as words,
};

/// One of a few options, as a row of radio buttons.
#[component]
pub(crate) fn RadioGroup(
    /// The setting.
    choice: Choice,
    /// The picture of each option as SVG, which its name describes.
    #[prop(optional)]
    picture: Option<fn(usize) -> String>,
) -> impl IntoView {
    let lab = Lab::of_page();
    let options = Memo::new(move |_| words::options(choice, || lab.shape()));
    let chosen = lab.slice(move |scenario| choice.get(scenario));
    let access = Session::of_page().access(choice);
    let id = Setting::Choice(choice).element_id();
    let radio_button = |index: usize| {
        view! {
            <label class="choice-option">
                <input
                    type="radio"
                    name=id.clone()
                    id=format!("{id}-{index}")
                    prop:checked=move || chosen.get() == index
                    on:change=move |_| lab.scenario.update(|scenario| choice.set(scenario, index))
                />
                <span>
                    {picture
                        .map(|picture| {
                            view! {
                                <span
                                    class="choice-picture"
                                    aria-hidden="true"
                                    translate="no"
                                    inner_html=picture(index)
                                ></span>
                            }
                        })}
                    <SpokenText text=Signal::derive(move || options.read()[index].clone()) />
                </span>
            </label>
        }
    };
    let count = choice.spec().link_values.len();
    let radio_buttons = (0..count).map(radio_button).collect_view();
    view! {
        <fieldset
            class="choice"
            disabled=move || access.get() != Access::Open
            hidden=move || access.get() == Access::Hidden
        >
            <legend>
                {words::name(choice)} <LockedText access=access /> <LockIcon access=access />
            </legend>
            <div class="choice-options" class:with-pictures=picture.is_some()>{radio_buttons}</div>
        </fieldset>
    }
}

/// A switch between on and off.
#[component]
pub(crate) fn ToggleSwitch(
    /// The setting.
    switch: Switch,
    /// Whether it is its station's main control, which is drawn larger. Its clicks are
    /// handled before the deferred chunk has loaded (`data-first`).
    #[prop(optional)]
    prominent: bool,
) -> impl IntoView {
    let lab = Lab::of_page();
    let is_on = lab.slice(move |scenario| switch.get(scenario));
    let access = Session::of_page().access(switch);
    let toggle = move |_| {
        lab.scenario
            .update(|scenario| switch.set(scenario, !switch.get(scenario)));
    };
    view! {
        <button
            type="button"
            role="switch"
            id=Setting::Switch(switch).element_id()
            class="switch"
            class:switch-prominent=prominent
            data-first=prominent.then_some("")
            disabled=move || access.get() != Access::Open
            hidden=move || access.get() == Access::Hidden
            aria-checked=move || is_on.get().to_string()
            on:click=toggle
        >
            <span class="switch-track" aria-hidden="true">
                <span class="switch-thumb"></span>
            </span>
            <span>
                {words::name(switch)} <LockedText access=access /> <LockIcon access=access />
            </span>
        </button>
    }
}
