//! A number as the prediction: a slider with a text field, and a mark at the result.

use leptos::{ev, html, prelude::*};

use crate::{
    challenge::{Answer, Challenge},
    lab::setting::{SliderScale, round_to_digits},
    words::{
        challenge as words,
        number::{parse, typed},
    },
};

/// The positions of the slider.
const POSITIONS: f64 = 1000.0;

/// The mapping between numbers and positions on the track.
#[derive(Clone, Copy)]
struct Track {
    ends: [f64; 2],
    scale: SliderScale,
}

impl Track {
    fn scaled(self, value: f64) -> f64 {
        match self.scale {
            SliderScale::Linear => value,
            SliderScale::Logarithmic => value.log10(),
        }
    }

    /// The position of a number, from 0 to 1; numbers beyond an end are at that end.
    fn fraction(self, value: f64) -> f64 {
        let [least, most] = self.ends;
        let value = self.scaled(value.clamp(least, most));
        let [least, most] = self.ends.map(|end| self.scaled(end));
        (value - least) / (most - least)
    }

    /// The number at a position, with a few digits.
    fn value(self, fraction: f64) -> f64 {
        let [least, most] = self.ends.map(|end| self.scaled(end));
        let value = least + fraction * (most - least);
        match self.scale {
            SliderScale::Linear => round_to_digits(value, 3),
            SliderScale::Logarithmic => round_to_digits(10_f64.powf(value), 2),
        }
    }
}

/// The field and the slider.
#[component]
pub(super) fn NumberForm(
    challenge: Challenge,
    /// The slider's ends.
    ends: [f64; 2],
    scale: SliderScale,
    prediction: RwSignal<Option<Answer>>,
    result: Memo<Option<Answer>>,
) -> impl IntoView {
    let track = Track { ends, scale };
    let field = NodeRef::<html::Input>::new();
    let number = move || prediction.with(|answer| number_of(answer.as_ref()));
    let text = move || number().map(typed).unwrap_or_default();
    let set = move |value: f64| prediction.set(Some(Answer::Number(value)));
    let dragged = move |event: ev::Event| {
        if let Ok(position) = event_target_value(&event).parse::<f64>() {
            set(track.value(position / POSITIONS));
        }
    };
    let typed_in = move |event: ev::Event| {
        let [least, most] = ends;
        if let Some(value) = parse(&event_target_value(&event)) {
            set(value.clamp(least, most));
        }
        if let Some(field) = field.get_untracked() {
            field.set_value(&untrack(text));
        }
    };
    let fraction =
        move |value: Option<f64>| value.map(|value| format!("{:.4}", track.fraction(value)));
    let result = move || result.with(|answer| number_of(answer.as_ref()));
    let label = words::number_label(challenge);
    let (range_id, field_id) = ("challenge-range", "challenge-field");
    view! {
        <div class="challenge-number">
            <label for=range_id>{label}</label>
            <input
                type="text"
                class="slider-field"
                id=field_id
                node_ref=field
                inputmode=if ends[0] < 0.0 { "text" } else { "decimal" }
                autocomplete="off"
                aria-label=words::FIELD
                prop:value=text
                on:change=typed_in
            />
            <div class="challenge-track">
                <input
                    type="range"
                    class="slider-range"
                    id=range_id
                    min="0"
                    max=POSITIONS
                    step="1"
                    aria-valuetext=move || number().map(words::spoken)
                    prop:value=move || number().map_or(0.5, |value| track.fraction(value)) * POSITIONS
                    style:--fill="0%"
                    on:input=dragged
                    // A press on the thumb that moves it nowhere is a prediction too.
                    on:click=move |event| dragged(event.into())
                />
                <i
                    class="challenge-mark you"
                    aria-hidden="true"
                    hidden=move || result().is_none()
                    style:--fraction=move || fraction(number())
                ></i>
                <i
                    class="challenge-mark result"
                    aria-hidden="true"
                    hidden=move || result().is_none()
                    style:--fraction=move || fraction(result())
                ></i>
            </div>
            <div class="challenge-ends" aria-hidden="true" translate="no">
                <span>{words::number(ends[0])}</span>
                <span>{words::number(ends[1])}</span>
            </div>
        </div>
    }
}

fn number_of(answer: Option<&Answer>) -> Option<f64> {
    match answer {
        Some(Answer::Number(value)) => Some(*value),
        _ => None,
    }
}
