//! The control for a numeric setting.

pub(crate) mod keys;
mod range;
mod touch;

use leptos::{ev, html, prelude::*};

use self::range::Range;
use super::spoken::SpokenText;
use crate::{
    lab::{
        scenario::Scenario,
        setting::{Number, Setting},
    },
    share::lesson::Access,
    ui::{session::Session, state::Lab},
    words::{
        number::{parse, typed as typed_text},
        setting, slider as words,
    },
};

/// A numeric setting: its name, a text field, a slider and a reset button.
///
/// The slider covers the setting's usual range; the field accepts any value within its
/// limits. A rejected text is explained, and the value stays.
#[component]
pub(crate) fn Slider(
    /// The setting.
    number: Number,
) -> impl IntoView {
    let lab = Lab::of_page();
    // One memo per slider, whatever changes.
    let state = lab.slice(move |scenario| State::of(number, scenario));
    let value = Signal::derive(move || state.read().value);
    let label = setting::label(number);
    let id = Setting::Number(number).element_id();
    let access = Session::of_page().access(number);
    let locked = move || access.get() != Access::Open;
    let (field_id, error_id) = (format!("{id}-field"), format!("{id}-error"));
    let field = NodeRef::<html::Input>::new();
    let (error, set_error) = signal(None::<String>);

    let set = move |value: f64| {
        set_error.set(None);
        lab.set(number, value);
    };
    let typed = move |event: ev::Event| {
        let text = event_target_value(&event);
        let accepted = parse(&text).and_then(|value| number.check(value).ok());
        match accepted {
            Some(value) => set(value),
            None => set_error.set(Some(setting::rejected(number, &text))),
        }
        // Shows the value in its usual form, even if it has not changed.
        if let Some(field) = field.get_untracked() {
            field.set_value(&typed_text(value.get_untracked()));
        }
    };
    // Typing the current value after a rejected text fires no change event.
    let typing = move |_| set_error.set(None);
    let leave = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            set_error.set(None);
            if let Some(field) = field.get_untracked() {
                field.set_value(&typed_text(value.get_untracked()));
            }
        }
    };
    let range = NodeRef::<html::Input>::new();
    let reset = move |_| {
        set(number.default());
        // The button is disabled now and loses the focus. Without a new one, the next Tab
        // would start at the top of the page.
        if let Some(range) = range.get_untracked() {
            range.focus().ok();
        }
    };
    view! {
        <div class="slider" class:locked=locked hidden=move || access.get() == Access::Hidden>
            <label class="slider-name" for=id.clone() title=label.help>
                {(!label.symbol.is_empty())
                    .then(|| view! { <span class="symbol">{label.symbol}</span> " " })}
                {label.name}
            </label>
            <input
                class="slider-field"
                data-first=""
                id=field_id
                node_ref=field
                type="text"
                inputmode=if *number.spec().limits.start() < 0.0 { "text" } else { "decimal" }
                autocomplete="off"
                disabled=locked
                aria-label=words::field(number)
                aria-describedby=error_id.clone()
                aria-invalid=move || error.read().is_some().to_string()
                prop:value=move || typed_text(value.get())
                on:input=typing
                on:keydown=leave
                on:change=typed
            />
            <button
                type="button"
                class="slider-reset"
                data-first=""
                id=format!("{id}-reset")
                title=words::reset(number)
                aria-label=words::reset(number)
                disabled=move || locked() || state.read().at_default && error.read().is_none()
                on:click=reset
            >
                <span aria-hidden="true">"↺"</span>
            </button>
            <Range
                number=number
                id=id
                value=value
                aria_value_text=Signal::derive(move || state.read().aria_value_text.clone())
                locked=Signal::derive(locked)
                set=Callback::new(set)
                node_ref=range
            />
            <p class="slider-error" id=error_id role="alert">
                <SpokenText text=Signal::derive(move || error.get().unwrap_or_default()) />
            </p>
        </div>
    }
}

/// The part of the scenario that a slider shows.
#[derive(Clone, Debug, PartialEq)]
struct State {
    value: f64,
    /// Whether a reset would change nothing. γ and β with overridden entries are not at
    /// their default, whatever their common value.
    at_default: bool,
    /// The value and its meaning, for screen readers.
    aria_value_text: String,
}

impl State {
    fn of(number: Number, scenario: &Scenario) -> Self {
        Self {
            value: number.get(scenario),
            at_default: number.is_at_default(scenario),
            aria_value_text: words::aria_value_text(number, scenario),
        }
    }
}
