//! The slider itself: a range input whose scale and keys `slider_scale` defines.

use leptos::{ev, html, prelude::*};

use super::{keys, touch::Touch};
use crate::{
    browser::{pointer, target},
    lab::{
        setting::Number,
        slider_scale::{self, Beyond},
    },
    ui::reactive::raf_throttle::RafThrottle,
    words::{setting, slider as words},
};

/// The width of the thumb in pixels (`slider.css`).
const THUMB: f64 = 22.0;

/// The range input, in an element that handles its touches.
#[component]
#[expect(clippy::too_many_lines, reason = "one handler for each kind of event")]
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
    let request = move |requested: f64| {
        if touch.allows(requested) {
            latest.request(requested);
        } else if let Some(range) = node_ref.get_untracked() {
            range.set_value(&slider_scale::position_of(number, value.get_untracked()).to_string());
        }
    };
    let dragged = move |event: ev::Event| {
        if let Ok(requested) = event_target_value(&event).parse() {
            request(requested);
        }
    };
    // The position under a pointer that the input itself does not get (`slider.css`).
    let position_under = move |event: &ev::PointerEvent| -> Option<f64> {
        let range = node_ref.get_untracked()?;
        let is_ours = !target::is(event, &range) && event.buttons() & 1 == 1;
        let (x, _) = pointer::relative_position(event).filter(|_| is_ours && !locked.get())?;
        let width = f64::from(range.client_width());
        let along = ((x * width - THUMB / 2.0) / (width - THUMB)).clamp(0.0, 1.0);
        // The input rounds it to its step.
        range.set_value(&(least + along * (most - least)).to_string());
        range.value().parse().ok()
    };
    let moved = move |event: ev::PointerEvent| {
        touch.moves(&event);
        if let Some(position) = untrack(|| position_under(&event)) {
            request(position);
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
        if let Some(position) = untrack(|| position_under(&event)) {
            pointer::capture(&event);
            request(position);
        }
    };
    // A press would focus what is around the input.
    let focus = move |event: ev::MouseEvent| {
        if let Some(range) = node_ref.get_untracked()
            && !target::is(&event, &range)
        {
            event.prevent_default();
            range.focus().ok();
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
        <div
            class="slider-touch"
            on:pointerdown=pressed
            on:pointermove=moved
            on:pointerup=released
            on:pointercancel=cancelled
            on:mousedown=focus
            on:dblclick=move |_| reset.run(())
        >
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
            on:input=dragged
            on:change=move |_| latest.flush()
            on:keydown=key
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
        </div>
    }
}
