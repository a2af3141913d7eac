//! Station 2: a matrix, the layer, the matrix it becomes.

use leptos::prelude::*;

use crate::{
    lab::{knob, matrix::Matrix, normalization, relatives::Relative, scenario::NormalizedShape},
    ui::{
        parts::{
            choice::Choice,
            heat_map::{HeatMap, full_colour},
            slider::Slider,
            station::Station,
        },
        state::Lab,
    },
    words::{arithmetic, label, sentence, text},
};

/// A and LN(A) side by side, the formula between them, one cell's arithmetic below.
#[component]
pub(crate) fn What() -> impl IntoView {
    let lab = Lab::of_page();
    let said = Signal::derive(move || {
        lab.normalization
            .with(|outcome| sentence::what(outcome, &lab.layer.read()))
    });
    let input = Signal::derive(move || lab.normalization.with(|outcome| outcome.input.clone()));
    let relative = Memo::new(move |_| match lab.layer.read().normalized_shape {
        NormalizedShape::Row => Relative::LayerNormRow,
        NormalizedShape::Whole => Relative::LayerNormWhole,
    });
    let output = Signal::derive(move || lab.normalization.with(|outcome| outcome.output.clone()));
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
                <HeatMap id="matrix-before" caption=label::BEFORE matrix=input strongest=strongest(input) relative=relative />
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

/// The arithmetic of the cell that is lit up, or of the first one.
#[component]
fn Arithmetic() -> impl IntoView {
    let lab = Lab::of_page();
    let lines = move || {
        let (row, feature) = lab.cell.get().unwrap_or((0, 0));
        lab.normalization.with(|outcome: &normalization::Outcome| {
            arithmetic::of_cell(outcome, &lab.layer.read(), row, feature)
        })
    };
    view! {
        <ol class="arithmetic" id="arithmetic">
            {move || {
                lines()
                    .into_iter()
                    .map(|(what, how)| {
                        view! {
                            <li>
                                <span class="arithmetic-what">{what}</span>
                                <span class="arithmetic-how">{how}</span>
                            </li>
                        }
                    })
                    .collect_view()
            }}
        </ol>
    }
}

#[component]
fn Controls() -> impl IntoView {
    let lab = Lab::of_page();
    let shapes = Signal::derive(move || {
        lab.normalization
            .with(|outcome| label::shapes(outcome.input.rows(), outcome.input.columns()).to_vec())
    });
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
        <Slider knob=&knob::FEATURES />
        <Slider knob=&knob::ROWS />
        <details class="more">
            <summary>{label::MORE}</summary>
            <Slider knob=&knob::MEAN />
            <Slider knob=&knob::STD />
        </details>
    }
}
