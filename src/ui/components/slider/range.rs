//! The slider itself: a range input whose scale and keys `slider_scale` defines.

use leptos::{ev, html, prelude::*};

use super::{keys, touch::Touch};
use crate::{
    lab::{
        setting::Number,
        slider_scale::{self, Beyond},
    },
    ui::reactive::raf_throttle::RafThrottle,
    words::{setting, slider as words},
};

/// The range input.
#[component]
pub(super) fn Range(
    number: Number,
    id: String,
    value: Signal<f64>,
    /// The value and its meaning, for screen readers.
    aria_value_text: Signal<String>,
    locked: Signal<bool>,
    /// Called with a value within the setting's limits.
    set: Callback<f64>,
    /// Called to reset the setting.
    reset: Callback<()>,
    node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let [least, most] = slider_scale::ends(number);
    let position = move || slider_scale::position_of(number, value.get());
    let beyond = Memo::new(move |_| slider_scale::beyond(number, value.get()));
    let touch = Touch::new();
    let go_to =
        move |position: f64| set.run(number.repair(slider_scale::value_at(number, position)));
    let latest = RafThrottle::new(go_to);
    let dragged = move |event: ev::Event| {
        let Ok(requested) = event_target_value(&event).parse() else {
            return;
        };
        if touch.allows(requested) {
            latest.request(requested);
        } else if let Some(range) = node_ref.get_untracked() {
            range.set_value(&slider_scale::position_of(number, value.get_untracked()).to_string());
        }
    };
    let released = move |_| {
        latest.flush();
        if let Some(position) = touch.release() {
            go_to(position);
        }
    };
    let cancelled = move |_| {
        latest.cancel();
        if let Some(before) = touch.cancel() {
            set.run(before);
        }
    };
    let pressed = move |event: ev::PointerEvent| {
        if let Some(before) = touch.press(&event, value.get_untracked()) {
            latest.cancel();
            set.run(before);
        }
    };
    // Browsers differ in the step of a key, and none has a key for ten steps.
    let key = move |event: ev::KeyboardEvent| {
        if let Some(by) = keys::move_of(&event) {
            event.prevent_default();
            latest.flush();
            set.run(slider_scale::moved(number, value.get_untracked(), by));
        }
    };
    view! {
        <input
            class="slider-range"
            class:beyond=move || beyond.read().is_some()
            id=id
            node_ref=node_ref
            type="range"
            data-first=""
            min=least
            max=most
            step=number.spec().step
            disabled=locked
            title=move || words::beyond(number, value.get())
            aria-description=setting::label(number).help
            aria-valuetext=aria_value_text
            prop:value=position
            style:--fill=move || {
                format!("{:.2}%", (position() - least) / (most - least) * 100.0)
            }
            on:pointerdown=pressed
            on:pointermove=move |event| touch.moves(&event)
            on:pointerup=released
            on:pointercancel=cancelled
            on:input=dragged
            on:change=move |_| latest.flush()
            on:keydown=key
            on:dblclick=move |_| reset.run(())
        />
        {move || {
            beyond
                .get()
                .map(|end| {
                    view! {
                        <span
                            class="slider-beyond"
                            class:at-start=end == Beyond::Start
                            aria-hidden="true"
                        ></span>
                    }
                })
        }}
    }
}
