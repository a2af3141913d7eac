//! γ or β as an equaliser: one bar a feature.

use leptos::{ev, prelude::*};

use crate::{
    browser::pointer,
    lab::{
        knob::Knob,
        scenario::{NormalizedShape, Parameter, Scenario},
    },
    ui::state::Lab,
    words::{equaliser as words, label, number},
};

/// Which of a scenario's two parameters an equaliser sets.
#[derive(Clone, Copy)]
pub(crate) struct Lens {
    /// Its common value's knob.
    pub(crate) knob: &'static Knob,
    /// Reads it.
    pub(crate) of: fn(&Scenario) -> &Parameter,
    /// Changes it.
    pub(crate) of_mut: fn(&mut Scenario) -> &mut Parameter,
}

/// One bar for each entry of γ or β in the present row; drag across several at once.
#[component]
pub(crate) fn Equaliser(
    /// γ or β.
    lens: Lens,
) -> impl IntoView {
    let lab = Lab::of_page();
    let symbol = label::of(lens.knob).symbol;
    let id = lens.knob.field.replace(['.', '_'], "-");
    let features =
        Memo::new(move |_| lab.scenario.with(|scenario| scenario.activations.features));
    let rows = Memo::new(move |_| {
        lab.scenario.with(|scenario| match scenario.layer_norm.normalized_shape {
            NormalizedShape::Row => 1,
            NormalizedShape::Whole => scenario.activations.rows,
        })
    });
    let (chosen_row, choose_row) = signal(0_u32);
    let row = Memo::new(move |_| chosen_row.get().min(rows.get() - 1));
    let (chosen, choose) = signal(0_u32);
    let feature = Memo::new(move |_| chosen.get().min(features.get() - 1));
    let (active, set_active) = signal(false);
    let (error, set_error) = signal(None::<String>);

    let at = move |feature: u32| {
        lab.scenario.with(|scenario| (lens.of)(scenario).at(row.get(), feature))
    };
    let set = move |feature: u32, value: f64| {
        set_error.set(None);
        choose.set(feature);
        lab.scenario
            .update(|scenario| (lens.of_mut)(scenario).set(row.get_untracked(), feature, value));
    };
    let (least, most) = (*lens.knob.slider.start(), *lens.knob.slider.end());
    let drag = move |event: ev::PointerEvent| {
        if event.buttons() & 1 == 0 {
            return;
        }
        if let Some((across, down)) = pointer::place(&event) {
            let steps = ((most - (most - least) * down) / lens.knob.step).round();
            set(bar_under(across, features.get_untracked()), steps * lens.knob.step);
        }
    };
    let press = move |event: ev::PointerEvent| {
        pointer::capture(&event);
        drag(event);
    };
    let key = move |event: ev::KeyboardEvent, feature: u32| {
        let now = untrack(|| at(feature));
        let step = if event.shift_key() { 10.0 } else { 1.0 } * lens.knob.step;
        let next = match event.key().as_str() {
            "ArrowUp" | "ArrowRight" => now + step,
            "ArrowDown" | "ArrowLeft" => now - step,
            "PageUp" => now + 10.0 * lens.knob.step,
            "PageDown" => now - 10.0 * lens.knob.step,
            "Home" => least,
            "End" => most,
            _ => return,
        };
        event.prevent_default();
        set(feature, ((next / lens.knob.step).round() * lens.knob.step).clamp(least, most));
    };
    let typed = move |event: ev::Event| {
        let text = event_target_value(&event);
        match number::read(&text).and_then(|value| lens.knob.check(value).ok()) {
            Some(value) => set(feature.get_untracked(), value),
            None => set_error.set(Some(label::refused(lens.knob, &text))),
        }
    };
    let bar = {
        let id = id.clone();
        move |feature: u32| {
            let height = move || ((at(feature) - least) / (most - least)).clamp(0.0, 1.0) * 100.0;
            let zero = -least / (most - least) * 100.0;
            view! {
                <div
                    class="bar"
                    class:chosen=move || active.get() && chosen.get() == feature
                    id=format!("{id}-{feature}")
                    role="slider"
                    tabindex="0"
                    aria-orientation="vertical"
                    aria-label=words::bar(symbol, feature)
                    aria-valuemin=least
                    aria-valuemax=most
                    aria-valuenow=move || at(feature)
                    aria-valuetext=move || number::short(at(feature).into())
                    style:--low=move || format!("{:.1}%", height().min(zero))
                    style:--high=move || format!("{:.1}%", height().max(zero))
                    style:--at=move || format!("{:.1}%", height())
                    on:focus=move |_| choose.set(feature)
                    on:keydown=move |event| key(event, feature)
                >
                    <span class="bar-value" aria-hidden="true">
                        {move || number::cell(at(feature).into())}
                    </span>
                </div>
            }
        }
    };
    let row_choice = move || {
        (rows.get() > 1).then(|| {
            view! {
                <label class="equaliser-row">
                    {words::ROW}
                    <select on:change=move |event| {
                        choose_row.set(event_target_value(&event).parse().unwrap_or(0));
                    }>
                        {(0..rows.get())
                            .map(|index| {
                                view! {
                                    <option value=index selected=move || row.get() == index>
                                        {index + 1}
                                    </option>
                                }
                            })
                            .collect_view()}
                    </select>
                </label>
            }
        })
    };
    view! {
        <div
            class="equaliser"
            class:dense=move || { features.get() > 16 }
            role="group"
            aria-label=words::group(symbol)
            on:focusin=move |_| set_active.set(true)
            on:focusout=move |_| set_active.set(false)
        >
            <div class="equaliser-head">
                <span class="symbol">{symbol}</span>
                <label>
                    {move || words::feature(feature.get())}
                    <input
                        class="slider-field"
                        id=format!("{id}-entry")
                        type="text"
                        autocomplete="off"
                        prop:value=move || {
                            error.track();
                            number::typed(at(feature.get()))
                        }
                        on:change=typed
                    />
                </label>
                {row_choice}
            </div>
            <div
                class="bars"
                id=format!("{id}-bars")
                on:pointerdown=press
                on:pointermove=drag
            >
                {move || (0..features.get()).map(bar.clone()).collect_view()}
            </div>
            <p class="slider-error" role="alert">
                {move || error.get()}
            </p>
        </div>
    }
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
