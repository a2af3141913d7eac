//! Station 2: a matrix, the layer, the matrix it becomes.

use leptos::prelude::*;

use crate::{
    lab::{
        knob, matrix::Matrix, normalization, real::Real, relatives::Relative,
        scenario::NormalizedShape,
    },
    ui::{
        parts::{
            cell_field::CellField,
            choice::Choice,
            heat_map::{HeatMap, full_colour},
            math::formula,
            own_matrix::OwnMatrix,
            slider::Slider,
            station::Station,
        },
        state::Lab,
    },
    words::{arithmetic, label, number, own_matrix, sentence, text},
};

/// A and LN(A) side by side, the formula between them, one cell's arithmetic below.
#[component]
pub(crate) fn What() -> impl IntoView {
    let lab = Lab::of_page();
    let said = Signal::derive(move || {
        lab.normalization
            .with(|outcome| sentence::what(outcome, &lab.layer.read()))
    });
    let input = Signal::from(lab.input);
    let relative = Memo::new(move |_| match lab.layer.read().normalized_shape {
        NormalizedShape::Row => Relative::LayerNormRow,
        NormalizedShape::Whole => Relative::LayerNormWhole,
    });
    let output = Memo::new(move |_| lab.normalization.with(|outcome| outcome.output.clone()));
    let output = Signal::from(output);
    let strongest = |matrix: Signal<Matrix>| Memo::new(move |_| matrix.with(full_colour));
    view! {
        <Station
            id="what"
            number=2
            heading=label::WHAT
            sentence=said
            lead=text::WHAT
            controls=Controls
        >
            <div class="transformation" class:stacked=move || { input.read().columns() > 12 }>
                <Formula />
                <HeatMap id="matrix-before" caption=label::BEFORE matrix=input strongest=strongest(input) relative=relative editable=true />
                <HeatMap id="matrix-after" caption=label::AFTER matrix=output strongest=strongest(output)
                    relative=relative />
            </div>
            <Arithmetic />
        </Station>
    }
}

/// LayerNorm's formula with the present ε, γ and β.
#[component]
fn Formula() -> impl IntoView {
    let lab = Lab::of_page();
    let eps = move || lab.layer.with(|layer| arithmetic::knob(layer.eps));
    let gamma = move || {
        lab.layer
            .with(|layer| arithmetic::parameter("γ", &layer.gamma))
    };
    let beta = move || {
        lab.layer
            .with(|layer| arithmetic::parameter("β", &layer.beta))
    };
    view! {
        <div class="formula">
            <span aria-hidden="true">"A"</span>
            <span class="arrow" aria-hidden="true"></span>
            <math display="block" aria-label=arithmetic::FORMULA>
                <mi>"y"</mi>
                <mo>"="</mo>
                <mfrac>
                    <mrow>
                        <mi>"x"</mi>
                        <mo>"−"</mo>
                        <mi>"μ"</mi>
                    </mrow>
                    <msqrt>
                        <mi>"v"</mi>
                        <mo>"+"</mo>
                        <mtext>{eps}</mtext>
                    </msqrt>
                </mfrac>
                <mo>"·"</mo>
                <mtext>{gamma}</mtext>
                <mo>"+"</mo>
                <mtext>{beta}</mtext>
            </math>
            <span class="arrow" aria-hidden="true"></span>
            <span aria-hidden="true">"LN(A)"</span>
        </div>
    }
}

/// The arithmetic of the cell that is looked at, or of the first one.
#[component]
fn Arithmetic() -> impl IntoView {
    let lab = Lab::of_page();
    let steps = move || {
        let (row, feature) = lab.inspected();
        lab.normalization.with(|outcome: &normalization::Outcome| {
            arithmetic::of_cell(outcome, &lab.layer.read(), row, feature)
        })
    };
    let line = |step: arithmetic::Step| {
        let value = number::full(step.result);
        let exact = match step.result {
            Real::Finite(_) => value.clone(),
            other => number::short(other),
        };
        view! {
            <li>
                <span class="arithmetic-what">{step.what}</span>
                <span class="arithmetic-how">{formula(&step.formula)}</span>
                <data class="arithmetic-exact" value=value title=arithmetic::EXACT>
                    {exact}
                </data>
            </li>
        }
    };
    view! {
        <CellField />
        <div class="arithmetic-frame" tabindex="0" role="region" aria-label=arithmetic::STEPS>
            <ol class="arithmetic" id="arithmetic">
                {move || steps().into_iter().map(line).collect_view()}
            </ol>
        </div>
    }
}

#[component]
fn Controls() -> impl IntoView {
    let lab = Lab::of_page();
    let shapes = Memo::new(move |_| {
        lab.input
            .with(|input| label::shapes(input.rows(), input.columns()).to_vec())
    });
    let own = lab.part(|scenario| scenario.activations.own.is_some());
    view! {
        <Choice
            id="shape"
            legend=label::SHAPE
            options=shapes
            value=Signal::derive(move || lab.layer.read().normalized_shape)
            set=move |shape| {
                lab.scenario.update(|scenario| scenario.layer_norm.normalized_shape = shape);
            }
        />
        <Slider knob=&knob::EPS />
        <fieldset class="random-only" disabled=own>
            <Slider knob=&knob::FEATURES />
            <Slider knob=&knob::ROWS />
        </fieldset>
        <details class="more">
            <summary>{label::MORE}</summary>
            <fieldset class="random-only" disabled=own>
                <Slider knob=&knob::MEAN />
                <Slider knob=&knob::STD />
            </fieldset>
        </details>
        <p class="random-off" id="random-off" hidden=move || !own.get()>
            {own_matrix::OFF}
        </p>
        <OwnMatrix />
    }
}
