//! Station 7: what the layer does to a gradient on its way back.

mod bars;
mod own_row;
mod parts;
mod step;

use leptos::prelude::*;

use self::{
    bars::StepBars,
    own_row::OwnRow,
    parts::{PartsBar, PartsTable},
    step::StepView,
};
use crate::{
    charts::heat,
    claims::gradient as claims,
    lab::{
        gradient::{
            self, Gradient,
            steps::{self, Steps},
        },
        matrix::Matrix,
        relatives::Relative,
        scenario::{Gradients as Settings, NormalizedShape, Upstream},
        setting::{Choice, Number},
        station::Station,
    },
    ui::{
        components::{
            arithmetic_steps::ArithmeticSteps, choice::RadioGroup, colour_legend::ColourLegend,
            dock::Dock, format_note::FormatNote, heat_map::HeatMap, lazy_mount::LazyMount,
            slider::Slider, station::StationFrame, station_context::StationContext,
        },
        state::Lab,
    },
    words::{gradient as words, sentence},
};

/// The results of the station.
#[derive(Clone, Copy)]
struct Backward {
    /// The row that is shown, from 0, and the feature of the one output cell.
    cell: Memo<[usize; 2]>,
    /// `∂L/∂y`.
    upstream: Memo<Matrix>,
    /// The steps to `∂L/∂x`.
    steps: Memo<Steps>,
    /// The gradients that burn computes.
    gradient: Memo<Gradient>,
    /// The normalisation, which decides the cells that belong together.
    relative: Memo<Relative>,
}

impl Backward {
    /// The results for the enclosing station's matrix and layer.
    fn new(lab: Lab, settings: Memo<Settings>) -> Self {
        let seed = StationContext::of_station().gated(lab.slice(|scenario| scenario.seed));
        let (input, layer) = (lab.input, lab.layer);
        let shape = Memo::new(move |_| input.with(|matrix| (matrix.rows(), matrix.columns())));
        let upstream = Memo::new(move |_| {
            let (rows, features) = shape.get();
            gradient::upstream(seed.get(), &settings.read(), rows, features)
        });
        Self {
            cell: Memo::new(move |_| {
                let (rows, features) = shape.get();
                settings.read().cell(rows, features)
            }),
            upstream,
            steps: Memo::new(move |_| steps::steps(&input.read(), &layer.read(), &upstream.read())),
            gradient: Memo::new(move |_| {
                gradient::run(&input.read(), &layer.read(), &upstream.read())
            }),
            relative: Memo::new(move |_| match layer.read().normalized_shape {
                NormalizedShape::Row => Relative::LayerNormRow,
                NormalizedShape::Whole => Relative::LayerNormWhole,
            }),
        }
    }

    /// The index of the group of the row that is shown. Tracked.
    fn group(self) -> usize {
        let [row, _] = self.cell.get();
        self.steps.read().group_of(row)
    }
}

/// The steps from `∂L/∂y` to `∂L/∂x`, and where `‖g‖²` goes.
#[component]
pub(crate) fn Gradients() -> impl IntoView {
    let lab = Lab::of_page();
    let station = StationContext::of_station();
    let settings = station.gated(lab.slice(|scenario| scenario.gradients.clone()));
    let backward = Backward::new(lab, settings);
    let answer = Signal::derive(move || {
        let [row, _] = backward.cell.get();
        let (steps, upstream) = (backward.steps.read(), backward.upstream.read());
        let claim = claims::gradient(&steps, &upstream, &backward.gradient.read(), row);
        sentence::gradient(&claim)
    });
    let seed = station.gated(lab.slice(|scenario| scenario.seed));
    let loss = Memo::new(move |_| {
        let (rows, features) = lab.shape();
        words::loss(&settings.read(), seed.get(), rows, features)
    });
    view! {
        <StationFrame
            station=Station::Gradients
            sentence=answer
            lead=words::LEAD
            controls=Controls
        >
            <FormatNote station=Station::Gradients />
            <LazyMount height="1100px">
                <p class="note" id="gradient-loss" prop:textContent=loss></p>
                <PartsBar backward=backward />
                <Steps backward=backward />
                <PartsTable backward=backward />
                <Arithmetic backward=backward />
                <Parameters backward=backward />
            </LazyMount>
        </StationFrame>
    }
}

#[component]
fn Controls() -> impl IntoView {
    let lab = Lab::of_page();
    let upstream = lab.slice(|scenario| scenario.gradients.upstream);
    view! {
        <RadioGroup choice=Choice::Upstream />
        <Dock>
            <Slider number=Number::GradientRow />
        </Dock>
        <fieldset class="random-only" role="none" disabled=move || upstream.get() != Upstream::Cell>
            <Slider number=Number::GradientFeature />
        </fieldset>
        <div hidden=move || upstream.get() != Upstream::Own>
            <OwnRow />
        </div>
    }
}

/// The four steps, in one scale of colours and of bars.
#[component]
fn Steps(backward: Backward) -> impl IntoView {
    let limit = Memo::new(move |_| {
        backward
            .steps
            .with(|steps| heat::common_limit(steps.matrices()))
    });
    view! {
        <StepBars backward=backward limit=limit />
        <p class="note" id="gradient-bars">{words::BARS}</p>
        <div class="relatives gradient-steps">
            {(0..words::STEPS.len())
                .map(|index| view! { <StepView backward=backward limit=limit index=index /> })
                .collect_view()}
        </div>
        <ColourLegend limit=limit any_beyond=false />
    }
}

/// The gradient of the inspected cell, step by step; by default that of the one output cell.
#[component]
fn Arithmetic(backward: Backward) -> impl IntoView {
    let lab = Lab::of_page();
    let steps = Signal::derive(move || {
        let cell = lab
            .selected_cell()
            .map_or_else(|| backward.cell.get(), |(row, feature)| [row, feature]);
        words::of_cell(
            &lab.normalization.read(),
            &lab.layer.read(),
            &backward.upstream.read(),
            &backward.steps.read(),
            &backward.gradient.read(),
            cell,
        )
    });
    view! { <ArithmeticSteps id="gradient-arithmetic" label=words::ARITHMETIC steps=steps /> }
}

/// The gradients of γ and β.
#[component]
fn Parameters(backward: Backward) -> impl IntoView {
    let limit = Memo::new(move |_| {
        backward
            .gradient
            .with(|gradient| heat::common_limit([&gradient.gamma, &gradient.beta]))
    });
    let map = move |id: &'static str, caption: &'static str, of: fn(&Gradient) -> &Matrix| {
        let matrix = Memo::new(move |_| backward.gradient.with(|gradient| of(gradient).clone()));
        view! {
            <HeatMap
                id=id
                caption=caption
                matrix=matrix
                colour_limit=limit
                relative=backward.relative
            />
        }
    };
    view! {
        <div class="relatives">
            {map("gradient-gamma", words::GAMMA, |gradient| &gradient.gamma)}
            {map("gradient-beta", words::BETA, |gradient| &gradient.beta)}
        </div>
        <ColourLegend limit=limit any_beyond=false />
    }
}
