//! The bars, which a pointer sets by dragging across them and a keyboard one by one.

use leptos::{ev, prelude::*};

use super::entries::{Entries, to_u32};
use crate::{
    browser::{focus, pointer, target},
    lab::slider_scale,
    ui::{
        components::{
            recycled_list::{ItemIndex, RecycledList},
            slider::keys,
        },
        reactive::scoped_memo::scoped_memo,
    },
    words::{equaliser as words, number, setting},
};

/// All bars, as one area for drags.
#[component]
pub(super) fn Bars(entries: Entries) -> impl IntoView {
    let parameter = entries.number();
    let slider = &parameter.spec().slider;
    let (least, most) = (*slider.start(), *slider.end());
    // The feature and the value at the pointer, while its main button is pressed.
    let position = move |event: &ev::PointerEvent| {
        let is_pressed = event.buttons() & 1 == 1;
        let (x, y) = pointer::relative_position(event).filter(|_| is_pressed)?;
        let features = untrack(|| entries.pagination.range());
        Some((
            to_u32(features.start) + bar_at(x, to_u32(features.len())),
            parameter.round_to_step(most - (most - least) * y),
        ))
    };
    let drag = move |event: ev::PointerEvent| {
        if let Some((feature, value)) = position(&event) {
            entries.set(feature, value);
        }
    };
    let press = move |event: ev::PointerEvent| {
        pointer::capture(&event);
        if let Some((feature, value)) = position(&event) {
            // Before the bar changes: a text that is being typed belongs to another value,
            // and its field reports it when it loses the focus.
            focus::in_place(&format!("#{}-{feature}", entries.id()));
            entries.set(feature, value);
        }
    };
    let key = move |event: ev::KeyboardEvent| {
        let Some(feature) = feature_of(&event) else {
            return;
        };
        if let Some(by) = keys::move_of(&event) {
            event.prevent_default();
            let value = untrack(|| entries.value_at(feature));
            entries.set(feature, slider_scale::moved(parameter, value, by));
        }
    };
    let features = Memo::new(move |_| entries.pagination.range());
    let common = move || {
        entries.dense.get().then(|| {
            let columns = scoped_memo(move || features.read().len());
            let height = scoped_memo(move || height_of(entries, entries.common()));
            view! {
                <div
                    class="bars-common"
                    style:--columns=move || columns.get().to_string()
                    style:--at=height
                ></div>
            }
        })
    };
    view! {
        <div
            class="bars"
            style:--zero=height_of(entries, 0.0)
            id=format!("{}-bars", entries.id())
            on:pointerdown=press
            on:pointermove=drag
            on:keydown=key
            on:focusin=move |event| {
                if let Some(feature) = feature_of(&event) {
                    entries.set_feature.set(feature);
                }
            }
        >
            {common}
            <RecycledList range=features children=move |_, at| view! { <Bar entries=entries at=at /> } />
        </div>
    }
}

/// A bar, which is a slider to keyboards and screen readers.
#[component]
fn Bar(
    entries: Entries,
    /// Its feature.
    at: ItemIndex,
) -> impl IntoView {
    let parameter = entries.number();
    let slider = &parameter.spec().slider;
    let feature = move || at.get().map(to_u32);
    let value = Memo::new(move |_| feature().map(|feature| entries.value_at(feature)));
    let is_chosen = Memo::new(move |_| feature() == Some(entries.feature.get()));
    // Screen-reader attributes are updated after a drag.
    let announced = Memo::new(move |before: Option<&Option<f64>>| match before {
        Some(before) if entries.drag.is_active() => *before,
        _ => value.get(),
    });
    // Dense bars with the common value are not drawn: one element draws them all.
    let stands_out = Memo::new(move |_| {
        !entries.dense.get()
            || is_chosen.get()
            || value
                .get()
                .is_some_and(|value| value.to_bits() != entries.common().to_bits())
    });
    let height = move || {
        let value = stands_out.get().then(|| value.get()).flatten();
        value.map(|value| height_of(entries, value))
    };
    let text = move || {
        let value = if entries.dense.get() {
            announced.get()
        } else {
            value.get()
        };
        value.map_or_else(String::new, |value| number::cell(value.into()))
    };
    view! {
        <div
            class="bar"
            class:chosen=move || is_chosen.get()
            class:stands-out=stands_out
            hidden=move || at.get().is_none()
            id=move || feature().map(|feature| format!("{}-{feature}", entries.id()))
            data-feature=feature
            role="slider"
            tabindex="0"
            aria-orientation="vertical"
            aria-label=move || {
                feature().map(|feature| words::bar(setting::label(parameter).symbol, feature))
            }
            aria-valuemin=*slider.start()
            aria-valuemax=*slider.end()
            aria-valuenow=move || announced.get()
            aria-valuetext=move || announced.get().map(number::for_screen_reader)
            style:--at=height
        >
            <span class="bar-value" translate="no" aria-hidden="true" prop:textContent=text></span>
        </div>
    }
}

/// The height of a value between the ends of the slider, as a CSS percentage.
fn height_of(entries: Entries, value: f64) -> String {
    let slider = &entries.number().spec().slider;
    let (least, most) = (*slider.start(), *slider.end());
    let fraction = ((value - least) / (most - least)).clamp(0.0, 1.0);
    format!("{:.1}%", fraction * 100.0)
}

/// The feature of the bar that is the target of an event.
fn feature_of(event: &ev::Event) -> Option<u32> {
    target::attribute(event, "data-feature")?.parse().ok()
}

/// The index of the bar at `x`, the fraction of the width of all bars.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a fraction of a small count"
)]
fn bar_at(x: f64, bars: u32) -> u32 {
    ((x * f64::from(bars)) as u32).min(bars - 1)
}
