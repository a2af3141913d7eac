//! The bars: one slider per feature.

use leptos::{ev, prelude::*};

use super::{
    entries::{Entries, to_u32},
    sweep::Sweep,
};
use crate::{
    browser::target,
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

/// The bars beside their scale.
#[component]
pub(super) fn ScaledBars(entries: Entries) -> impl IntoView {
    let parameter = entries.number();
    let slider = &parameter.spec().slider;
    // The value with which the parameter changes nothing is the default: 1 for γ, 0 for β.
    let label = move |value: f64| {
        view! { <span style:bottom=height_of(entries, value)>{number::short(value.into())}</span> }
    };
    view! {
        <div class="bars-frame">
            <div class="bars-scale" aria-hidden="true" translate="no">
                {[*slider.end(), parameter.default(), *slider.start()]
                    .map(label)
                    .into_iter()
                    .collect_view()}
            </div>
            <Bars entries=entries />
        </div>
    }
}

/// All bars, as one area for drags.
#[component]
fn Bars(entries: Entries) -> impl IntoView {
    let parameter = entries.number();
    let sweep = Sweep::new(entries);
    let key = move |event: ev::KeyboardEvent| {
        let Some(feature) = feature_of(&event) else {
            return;
        };
        // These keys go to the next bar (`browser::tab_group`).
        if ["ArrowLeft", "ArrowRight"].contains(&event.key().as_str()) {
            return;
        }
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
            style:--one=height_of(entries, 1.0)
            style:--minus-one=height_of(entries, -1.0)
            id=format!("{}-bars", entries.id())
            data-tab-group=""
            on:pointerdown=move |event| sweep.press(&event)
            on:pointermove=move |event| sweep.moves(&event)
            on:pointerup=move |_| sweep.release()
            on:pointercancel=move |_| sweep.cancel()
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
            // A typed value may lie beyond the bars.
            aria-valuemin=move || announced.get().map(|value| value.min(*slider.start()))
            aria-valuemax=move || announced.get().map(|value| value.max(*slider.end()))
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
