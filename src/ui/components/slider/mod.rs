//! The control for a numeric setting.

pub(crate) mod keys;
mod range;
mod touch;

use leptos::{ev, html, prelude::*};

use self::range::Range;
use super::{
    lock::{LockIcon, LockedText},
    spoken::SpokenText,
};
use crate::{
    lab::{
        scenario::Scenario,
        setting::{Number, Setting},
    },
    share::lesson::{Access, Lesson},
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
#[expect(clippy::too_many_lines, reason = "one view with its event handlers")]
#[component]
pub(crate) fn Slider(
    /// The setting.
    number: Number,
) -> impl IntoView {
    let lab = Lab::of_page();
    // One memo per slider, whatever changes.
    let session = Session::of_page();
    let state = lab.slice(move |scenario| {
        session
            .lesson
            .with(|lesson| State::of(number, scenario, &lesson.reset_values()))
    });
    let value = Signal::derive(move || state.read().value);
    let label = setting::label(number);
    let id = Setting::Number(number).element_id();
    let access = session.access(number);
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
        let accepted = parse(&text).and_then(|value| number.accept(value));
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
    let reset_value = move || {
        set_error.set(None);
        let start = session.lesson.with_untracked(Lesson::reset_values);
        lab.scenario
            .update(|scenario| number.reset(&start, scenario));
    };
    let reset = move |_| {
        reset_value();
        // The button is disabled now and loses the focus. Without a new one, the next Tab
        // would start at the top of the page.
        if let Some(range) = range.get_untracked() {
            range.focus().ok();
        }
    };
    // One text, so that an accessible name has the space too.
    let name = if label.symbol.is_empty() {
        label.name.to_owned()
    } else {
        format!(" {}", label.name)
    };
    view! {
        <div class="slider" class:locked=locked hidden=move || access.get() == Access::Hidden>
            <label class="slider-name" for=id.clone() title=label.help>
                {(!label.symbol.is_empty())
                    .then(|| view! { <span class="symbol">{label.symbol}</span> })}
                {name}
                <LockedText access=access />
            </label>
            <LockIcon access=access />
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
                title=move || words::reset(number, state.read().reset_value)
                aria-label=move || words::reset(number, state.read().reset_value)
                disabled=move || locked() || state.read().is_reset && error.read().is_none()
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
                reset=Callback::new(move |()| reset_value())
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
    /// The value to which a reset leads.
    reset_value: f64,
    /// Whether a reset would change nothing. For γ and β, it resets the overridden entries
    /// too.
    is_reset: bool,
    /// The value and its meaning, for screen readers.
    aria_value_text: String,
}

impl State {
    fn of(number: Number, scenario: &Scenario, start: &Scenario) -> Self {
        Self {
            value: number.get(scenario),
            reset_value: number.get(start),
            is_reset: number.is_at(start, scenario),
            aria_value_text: words::aria_value_text(number, scenario),
        }
    }
}
