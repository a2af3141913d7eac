//! Station 1: without LayerNorm the chains' norms vanish and explode.

mod backward;
mod charts;

use leptos::prelude::*;

use self::{backward::Backward, charts::Charts};
use crate::{
    charts::growth,
    lab::{
        setting::{Choice, Number, Switch},
        station::Station,
    },
    ui::{
        components::{
            choice::{RadioGroup, ToggleSwitch},
            custom_matrix::YourNumbers,
            dock::Dock,
            slider::Slider,
            spoken::SpokenText,
            station::StationFrame,
        },
        state::{Lab, ensemble_task::EnsembleTask},
    },
    words::{emphasis, label, sentence, setting, text},
};

/// The charts of the two chains, and the LayerNorm switch.
#[component]
pub(crate) fn Why() -> impl IntoView {
    let lab = Lab::of_page();
    let backward = Backward::new();
    let answer = Signal::derive(move || {
        backward.sentence().unwrap_or_else(|| {
            lab.growth
                .with(|outcome| sentence::why(outcome, &lab.growth_settings.read()))
        })
    });
    let marks = Signal::derive(move || {
        if backward.is_shown() {
            return Vec::new();
        }
        lab.growth
            .with(|outcome| emphasis::growth_marks(outcome, &lab.growth_settings.read()))
    });
    let ensemble = expect_context::<EnsembleTask>();
    let line = Memo::new(move |_| {
        let outside = lab.growth.with(|outcome| {
            ensemble
                .bands
                .with(|bands| growth::hidden_expected(outcome, &lab.view.read(), bands))
        });
        text::expected(&lab.growth_settings.read(), &outside)
    });
    let backward_note = Signal::derive(move || text::backward(&lab.growth_settings.read()));
    view! {
        <StationFrame
            station=Station::Why
            sentence=answer
            marks=marks
            lead=text::WHY
            controls=Controls
        >
            <Charts backward=backward />
            <Ensemble backward=backward />
            <p
                class="note"
                id="expected-note"
                hidden=move || !lab.view.read().expected || backward.is_shown()
            >
                <SpokenText text=line />
            </p>
            <p class="note" id="backward-note" hidden=move || !backward.is_shown()>
                <SpokenText text=backward_note />
            </p>
        </StationFrame>
    }
}

/// The progress of the ensemble, and its result in a sentence.
#[component]
fn Ensemble(backward: Backward) -> impl IntoView {
    let lab = Lab::of_page();
    let ensemble = expect_context::<EnsembleTask>();
    let sentence = Signal::derive(move || {
        ensemble
            .progress
            .get()
            .map_or_else(String::new, |progress| {
                let steps = lab.growth_settings.read().steps;
                ensemble
                    .bands
                    .with(|bands| sentence::band(bands, progress.done, progress.total, steps))
            })
    });
    view! {
        <div class="ensemble" hidden=move || ensemble.progress.read().is_none() || backward.is_shown()>
            <progress
                max=move || ensemble.progress.get().map(|progress| progress.total)
                prop:value=move || {
                    ensemble.progress.get().map_or(0, |progress| progress.done)
                }
                aria-label=setting::name(Switch::Band)
            ></progress>
            <p class="note" id="band-sentence">
                <SpokenText text=sentence />
            </p>
        </div>
    }
}

#[component]
fn Controls() -> impl IntoView {
    let lab = Lab::of_page();
    let matrix_product = Signal::derive(move || text::matrix_product(&lab.growth_settings.read()));
    view! {
        <Dock>
            <ToggleSwitch switch=Switch::LayerNorm prominent=true />
            <Slider number=Number::Scale />
        </Dock>
        <Slider number=Number::Steps />
        <RadioGroup choice=Choice::Axis />
        <details class="more">
            <summary>{label::MORE}</summary>
            <ToggleSwitch switch=Switch::Band />
            <Slider number=Number::Size />
            <RadioGroup choice=Choice::Product />
            <p class="note">
                <SpokenText text=matrix_product />
            </p>
            <RadioGroup choice=Choice::Precision />
            <ToggleSwitch switch=Switch::Expected />
            <RadioGroup choice=Choice::Direction />
        </details>
        <YourNumbers id="your-numbers" />
    }
}
