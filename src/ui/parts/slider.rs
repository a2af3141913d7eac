//! The slider that every number of the lab is set with.

use leptos::{ev, html, prelude::*};

use crate::{
    lab::knob::{Knob, Travel, tidy},
    share::lesson::Access,
    ui::{session::Session, state::Lab},
    words::{label, number},
};

/// A knob: its name, a field to type in, a slider to drag, and a reset.
///
/// The slider walks the knob's usual range; the field takes anything within
/// its hard limits. What it does not take is explained, and the last good
/// value stays.
#[component]
pub(crate) fn Slider(
    /// Which knob.
    knob: &'static Knob,
) -> impl IntoView {
    let lab = Lab::of_page();
    let value = lab.value(knob);
    let words = label::of(knob);
    let id = knob.field.replace(['.', '_'], "-");
    let access = Session::of_page().access(&id);
    let locked = move || access.get() != Access::Open;
    let (field_id, error_id) = (format!("{id}-field"), format!("{id}-error"));
    let field = NodeRef::<html::Input>::new();
    let (error, set_error) = signal(None::<String>);

    let set = move |value: f64| {
        set_error.set(None);
        lab.set(knob, value);
    };
    let dragged = move |event: ev::Event| {
        if let Ok(position) = event_target_value(&event).parse() {
            set(knob.repair(value_at(knob, position)));
        }
    };
    let typed = move |event: ev::Event| {
        let text = event_target_value(&event);
        let taken = number::read(&text).and_then(|value| knob.check(value).ok());
        match taken {
            Some(value) => set(value),
            None => set_error.set(Some(label::refused(knob, &text))),
        }
        // The field shows what holds, in its usual form, whether or not the value changed.
        if let Some(field) = field.get_untracked() {
            field.set_value(&number::typed(value.get_untracked()));
        }
    };
    let position = move || position_of(knob, value.get());
    let (least, most) = (
        position_of(knob, *knob.slider.start()),
        position_of(knob, *knob.slider.end()),
    );
    // γ and β are also away from it where only single entries were set.
    let at_default = Memo::new(move |_| {
        lab.scenario.with(|scenario| {
            let mut reset = scenario.clone();
            (knob.set)(&mut reset, knob.default);
            reset == *scenario
        })
    });

    view! {
        <div class="slider" class:locked=locked hidden=move || access.get() == Access::Hidden>
            <label class="slider-name" for=id.clone() title=words.help>
                {(!words.symbol.is_empty())
                    .then(|| view! { <span class="symbol">{words.symbol}</span> })}
                {words.name}
            </label>
            <input
                class="slider-field"
                id=field_id
                node_ref=field
                type="text"
                inputmode=if *knob.limits.start() < 0.0 { "text" } else { "decimal" }
                autocomplete="off"
                disabled=locked
                aria-label=format!("{} value", words.name)
                aria-describedby=error_id.clone()
                aria-invalid=move || error.read().is_some().to_string()
                prop:value=move || number::typed(value.get())
                on:change=typed
            />
            <button
                type="button"
                class="slider-reset"
                id=format!("{id}-reset")
                title=format!("{} {} to {}", label::RESET, words.name, number::typed(knob.default))
                aria-label=format!("{} {}", label::RESET, words.name)
                disabled=move || locked() || at_default.get() && error.read().is_none()
                on:click=move |_| set(knob.default)
            >
                <span aria-hidden="true">"↺"</span>
            </button>
            <input
                class="slider-range"
                id=id
                type="range"
                min=least
                max=most
                step=knob.step
                disabled=locked
                aria-valuetext=move || number::short(value.get().into())
                prop:value=position
                style:--fill=move || {
                    format!("{:.2}%", ((position() - least) / (most - least)).clamp(0.0, 1.0) * 100.0)
                }
                on:input=dragged
                on:dblclick=move |_| set(knob.default)
            />
            <p class="slider-error" id=error_id role="alert">
                {move || error.get()}
            </p>
        </div>
    }
}

/// Where on its slider a value stands; the ends stand for all that is beyond.
fn position_of(knob: &Knob, value: f64) -> f64 {
    let value = value.clamp(*knob.slider.start(), *knob.slider.end());
    match knob.travel {
        Travel::Linear => value,
        Travel::Logarithmic => value.log10(),
    }
}

/// The value at a place of the slider, without the digits that binary fractions add.
fn value_at(knob: &Knob, position: f64) -> f64 {
    match knob.travel {
        Travel::Linear => tidy(position, 12),
        Travel::Logarithmic => tidy(10_f64.powf(position), 3),
    }
}
