//! Station 2: a matrix before and after the layer.

use leptos::prelude::*;

use crate::{
    browser::scroll,
    charts::heat,
    lab::{
        matrix::Matrix,
        normalization,
        relatives::Relative,
        scenario::{NormalizedShape, Precision},
        setting::{Choice, Number, Overrides, Setting, Switch},
        station::Station,
    },
    share::lesson::Access,
    ui::{
        components::{
            arithmetic_steps::ArithmeticSteps,
            cell_field::CellField,
            choice::{RadioGroup, ToggleSwitch},
            colour_legend::ColourLegend,
            custom_matrix::CustomMatrixPanel,
            dock::Dock,
            format_note::FormatNote,
            heat_map::HeatMap,
            slider::Slider,
            station::StationFrame,
        },
        session::Session,
        state::Lab,
    },
    words::{
        arithmetic, custom_matrix, formula as formula_text, label, layer_format, sentence, text,
    },
};

/// A and LN(A) side by side, the formula between them, and the arithmetic of one cell.
#[component]
pub(crate) fn What() -> impl IntoView {
    let lab = Lab::of_page();
    let answer = Signal::derive(move || {
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
    let input_limit =
        Memo::new(move |_| input.with(|input| heat::limit(input, heat::ACTIVATION_LIMIT)));
    let output_limit =
        Memo::new(move |_| output.with(|output| heat::limit(output, heat::NORMALISED_LIMIT)));
    let beyond = |matrix: Signal<Matrix>, limit: Memo<f64>| {
        Memo::new(move |_| matrix.with(|matrix| heat::any_beyond(matrix, limit.get())))
    };
    let shape = Memo::new(move |_| lab.layer.read().normalized_shape);
    let spread = |of: fn(&normalization::Outcome, NormalizedShape) -> String| {
        Memo::new(move |_| lab.normalization.with(|outcome| of(outcome, shape.get())))
    };
    let of_input = spread(sentence::spread::input);
    let of_output = spread(sentence::spread::output);
    view! {
        <StationFrame
            station=Station::What
            sentence=answer
            lead=text::WHAT
            help=text::WHAT_HELP
            controls=Controls
        >
            <FormatNote station=Station::What />
            <div class="transformation" class:stacked=move || { input.read().columns() > 12 }>
                <Formula />
                <div class="matrix">
                    <HeatMap id=MAPS[0] caption=label::BEFORE matrix=input colour_limit=input_limit relative=relative editable=true locked=locked(CELLS) />
                    <ColourLegend limit=input_limit any_beyond=beyond(input, input_limit) statistics=of_input />
                </div>
                <div class="matrix">
                    <HeatMap id=MAPS[1] caption=label::AFTER matrix=output colour_limit=output_limit
                        relative=relative />
                    <ColourLegend limit=output_limit any_beyond=beyond(output, output_limit) statistics=of_output />
                </div>
            </div>
            <Arithmetic />
        </StationFrame>
    }
}

/// Whether a lesson locks or hides the station or this setting in it.
fn locked(setting: Setting) -> Signal<bool> {
    let access = Session::of_page().access(setting);
    Signal::derive(move || access.get() != Access::Open)
}

/// Whether a lesson hides a setting.
fn hidden(setting: Setting) -> Signal<bool> {
    let access = Session::of_page().access(setting);
    Signal::derive(move || access.get() == Access::Hidden)
}

/// The cells of A, edited one by one.
const CELLS: Setting = Setting::Overrides(Overrides::Cells);

/// The ids of the two heat maps.
const MAPS: [&str; 2] = ["matrix-before", "matrix-after"];

/// LayerNorm's formula with the current ε, γ and β.
#[component]
fn Formula() -> impl IntoView {
    let lab = Lab::of_page();
    let eps = move || lab.layer.with(|layer| formula_text::setting(layer.eps));
    let count = |size: usize| u32::try_from(size).unwrap_or(u32::MAX);
    let shape = move || {
        let (rows, features) = lab.shape();
        lab.layer
            .with(|layer| layer.parameter_shape((count(rows), count(features))))
    };
    let gamma = move || {
        lab.layer
            .with(|layer| formula_text::parameter("γ", &layer.gamma, shape()))
    };
    let beta = move || {
        lab.layer
            .with(|layer| formula_text::parameter("β", &layer.beta, shape()))
    };
    view! {
        <div class="formula" translate="no">
            <span aria-hidden="true">"A"</span>
            <span class="arrow" aria-hidden="true"></span>
            <math display="block" aria-label=formula_text::LAYER_NORM>
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
                        <mtext prop:textContent=eps></mtext>
                    </msqrt>
                </mfrac>
                <mo>"·"</mo>
                <mtext prop:textContent=gamma></mtext>
                <mo>"+"</mo>
                <mtext prop:textContent=beta></mtext>
            </math>
            <span class="arrow" aria-hidden="true"></span>
            <span aria-hidden="true">"LN(A)"</span>
        </div>
    }
}

/// The arithmetic of the inspected cell, by default the first.
#[component]
fn Arithmetic() -> impl IntoView {
    let lab = Lab::of_page();
    let steps = Signal::derive(move || {
        let (row, feature) = lab.inspected_cell();
        lab.normalization.with(|outcome: &normalization::Outcome| {
            arithmetic::of_cell(outcome, &lab.layer.read(), row, feature)
        })
    });
    // A tap pins a cell, whose arithmetic may be off the screen. The cells of other stations
    // have their results there.
    Effect::new(move |before: Option<()>| {
        let pinned = lab.pinned.get();
        let map = MAPS.into_iter().find(|map| lab.is_pinned_in(map));
        if let (Some(()), Some((row, column)), Some(map)) = (before, pinned, map) {
            request_animation_frame(move || {
                // A high matrix scrolls in its own box.
                scroll::reveal_on_touch_screen(&format!("#{map} [data-cell='{row},{column}']"));
                scroll::reveal_on_touch_screen("#arithmetic-frame");
            });
        }
    });
    view! {
        <div hidden=hidden(CELLS)>
            <CellField locked=locked(CELLS) />
        </div>
        <ArithmeticSteps id="arithmetic" label=arithmetic::STEPS steps=steps />
    }
}

#[component]
fn Controls() -> impl IntoView {
    let lab = Lab::of_page();
    let is_custom = lab.slice(|scenario| scenario.activations.own.is_some());
    let is_narrow = lab.slice(|scenario| scenario.layer_norm.precision != Precision::Float32);
    view! {
        <Dock>
            <RadioGroup choice=Choice::Shape />
            <Slider number=Number::Eps />
        </Dock>
        <fieldset class="random-only" role="none" disabled=is_custom>
            <Slider number=Number::Features />
            <Slider number=Number::Rows />
        </fieldset>
        <details class="more">
            <summary>{label::MORE}</summary>
            <fieldset class="random-only" role="none" disabled=is_custom>
                <Slider number=Number::Mean />
                <Slider number=Number::Std />
            </fieldset>
            <RadioGroup choice=Choice::LayerPrecision />
            <div hidden=move || !is_narrow.get()>
                <ToggleSwitch switch=Switch::RoundEveryStep />
                <p class="note">{layer_format::EVERY_STEP}</p>
            </div>
        </details>
        <p class="random-off" id="random-off" hidden=move || !is_custom.get()>
            {custom_matrix::SLIDERS_DISABLED}
        </p>
        <div class="own-matrix" hidden=hidden(Setting::CustomMatrix)>
            <CustomMatrixPanel locked=locked(Setting::CustomMatrix) />
        </div>
    }
}
