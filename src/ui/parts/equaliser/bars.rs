//! The bars: dragged across by a pointer, or one by one from the keyboard.

use leptos::{ev, prelude::*};

use super::entries::{Entries, small};
use crate::{
    browser::{pointer, target},
    ui::parts::{
        kept::{At, Kept},
        scoped::scoped,
    },
    words::{equaliser as words, label, number},
};

/// All bars, as one area to drag in.
#[component]
pub(super) fn Bars(entries: Entries) -> impl IntoView {
    let knob = entries.lens.knob;
    let (least, most) = (*knob.slider.start(), *knob.slider.end());
    let drag = move |event: ev::PointerEvent| {
        if event.buttons() & 1 == 0 {
            return;
        }
        if let Some((across, down)) = pointer::place(&event) {
            let shown = untrack(|| entries.shown.range());
            entries.set(
                small(shown.start) + bar_under(across, small(shown.len())),
                knob.on_step(most - (most - least) * down),
            );
        }
    };
    let press = move |event: ev::PointerEvent| {
        pointer::capture(&event);
        drag(event);
    };
    let key = move |event: ev::KeyboardEvent| {
        let Some(feature) = feature_of(&event) else {
            return;
        };
        let now = untrack(|| entries.at(feature));
        let step = if event.shift_key() { 10.0 } else { 1.0 } * knob.step;
        let next = match event.key().as_str() {
            "ArrowUp" | "ArrowRight" => now + step,
            "ArrowDown" | "ArrowLeft" => now - step,
            "PageUp" => now + 10.0 * knob.step,
            "PageDown" => now - 10.0 * knob.step,
            "Home" => least,
            "End" => most,
            _ => return,
        };
        event.prevent_default();
        entries.set(feature, knob.on_step(next).clamp(least, most));
    };
    let shown = Memo::new(move |_| entries.shown.range());
    let common = move || {
        entries.dense.get().then(|| {
            let columns = scoped(move || shown.read().len());
            let height = scoped(move || height_of(entries, entries.common()));
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
                    entries.choose.set(feature);
                }
            }
        >
            {common}
            <Kept range=shown children=move |_, at| view! { <Bar entries=entries at=at /> } />
        </div>
    }
}

/// One bar, a slider to the keyboard and to a screen reader.
#[component]
fn Bar(
    entries: Entries,
    /// Its feature.
    at: At,
) -> impl IntoView {
    let knob = entries.lens.knob;
    let feature = move || at.get().map(small);
    let value = Memo::new(move |_| feature().map(|feature| entries.at(feature)));
    let is_chosen = Memo::new(move |_| feature() == Some(entries.feature.get()));
    // What is heard and not seen waits for the end of a drag.
    let told = Memo::new(move |before: Option<&Option<f64>>| match before {
        Some(before) if entries.drag.goes_on() => *before,
        _ => value.get(),
    });
    // Where many bars have one value it is drawn once, beneath those that differ.
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
    let written = move || {
        let value = if entries.dense.get() {
            told.get()
        } else {
            value.get()
        };
        value.map(|value| number::cell(value.into()))
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
                feature().map(|feature| words::bar(label::of(knob).symbol, feature))
            }
            aria-valuemin=*knob.slider.start()
            aria-valuemax=*knob.slider.end()
            aria-valuenow=move || told.get()
            aria-valuetext=move || told.get().map(|value| number::short(value.into()))
            style:--at=height
        >
            <span class="bar-value" aria-hidden="true">
                {written}
            </span>
        </div>
    }
}

/// How high a value stands, between the ends of the slider.
fn height_of(entries: Entries, value: f64) -> String {
    let (least, most) = (
        *entries.lens.knob.slider.start(),
        *entries.lens.knob.slider.end(),
    );
    let part = ((value - least) / (most - least)).clamp(0.0, 1.0);
    format!("{:.1}%", part * 100.0)
}

/// The feature of the bar that an event is about, if it is about one.
fn feature_of(event: &ev::Event) -> Option<u32> {
    target::attribute(event, "data-feature")?.parse().ok()
}

/// The bar under a place across all of them.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a part of a small count is a small count"
)]
fn bar_under(across: f64, bars: u32) -> u32 {
    ((across * f64::from(bars)) as u32).min(bars - 1)
}
