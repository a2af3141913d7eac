//! Station 1: without LayerNorm the chains' norms vanish and explode.

mod backward;

use leptos::prelude::*;

use self::backward::Backward;
use crate::{
    charts::{
        chart_data,
        growth::{self, ChainKind},
    },
    lab::{
        scenario::Direction,
        setting::{Choice, Number, Switch},
        station::Station,
    },
    ui::{
        components::{
            chart::Chart,
            choice::{RadioGroup, ToggleSwitch},
            slider::Slider,
            spoken::SpokenText,
            station::StationFrame,
        },
        state::{Lab, ensemble_task::EnsembleTask},
    },
    words::{chart::growth_title, emphasis, label, sentence, setting, text},
};

/// The two chains side by side, and the LayerNorm switch.
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
    let expected = Signal::derive(move || text::expected(&lab.growth_settings.read()));
    view! {
        <StationFrame
            station=Station::Why
            sentence=answer
            marks=marks
            lead=text::WHY
            controls=Controls
        >
            <div class="pair" class:layer-norm-toggled=lab.layer_norm_toggled>
                <ChainChart kind=ChainKind::Shrinking id="chart-smaller" backward=backward />
                <ChainChart kind=ChainKind::Growing id="chart-larger" backward=backward />
            </div>
            <Ensemble />
            <p
                class="note"
                hidden=move || {
                    !lab.view.read().expected || lab.view.read().direction == Direction::Backward
                }
            >
                <SpokenText text=expected />
            </p>
        </StationFrame>
    }
}

#[component]
fn ChainChart(kind: ChainKind, id: &'static str, backward: Backward) -> impl IntoView {
    let lab = Lab::of_page();
    let ensemble = expect_context::<EnsembleTask>();
    let chain = move || {
        lab.growth.with(|outcome| match kind {
            ChainKind::Shrinking => outcome.shrinking.clone(),
            ChainKind::Growing => outcome.growing.clone(),
        })
    };
    let noise = move || match kind {
        ChainKind::Shrinking => 1.0 / lab.growth_settings.read().scale,
        ChainKind::Growing => lab.growth_settings.read().scale,
    };
    let summary = Memo::new(move |_| {
        backward
            .summary(kind)
            .unwrap_or_else(|| sentence::chain(&chain(), &lab.growth_settings.read()))
    });
    let bands = move || {
        ensemble.bands.with(|bands| match kind {
            ChainKind::Shrinking => bands.shrinking.clone(),
            ChainKind::Growing => bands.growing.clone(),
        })
    };
    let figure = Memo::new(move |_| {
        backward.figure(kind, noise()).unwrap_or_else(|| {
            growth::figure(
                &chain(),
                kind,
                &lab.growth_settings.read(),
                &lab.view.read(),
                lab.theme.get(),
                &bands(),
            )
        })
    });
    let name = Signal::derive(move || growth_title(noise()));
    let numbers = Signal::derive(move || {
        backward
            .table(kind, noise())
            .unwrap_or_else(|| chart_data::growth(&chain(), &lab.view.read(), &bands()))
    });
    view! { <Chart id=id name=name summary=summary figure=figure table=numbers /> }
}

/// The progress of the ensemble, and its result in a sentence.
#[component]
fn Ensemble() -> impl IntoView {
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
        <div class="ensemble" hidden=move || ensemble.progress.read().is_none()>
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
        <ToggleSwitch switch=Switch::LayerNorm prominent=true />
        <Slider number=Number::Scale />
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
    }
}
