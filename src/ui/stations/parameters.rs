//! Station 4: γ and β, and their effect on the features and on the rows' statistics.

mod features;
mod rows;

use leptos::prelude::*;

use self::{features::Features, rows::Rows};
use crate::{
    lab::{
        control::Control,
        example_parameters::example,
        layer,
        matrix::Matrix,
        scenario::{LayerNorm, Parameter},
        setting::{AffineParameter, Number},
        station::Station,
    },
    share::lesson::Access,
    ui::{
        components::{
            dock::Dock, equaliser::Equaliser, format_note::FormatNote, pointer_help::PointerHelp,
            slider::Slider, station::StationFrame,
        },
        session::Session,
        state::Lab,
    },
    words::{label, parameters_chart, sentence, text},
};

/// γ and β in the lecture's second example.
const LECTURE: [f64; 2] = [3.0, 5.0];

/// The layer as PyTorch prints it, the features with γ and β, an equaliser for each of the two,
/// and the rows with their statistics.
#[component]
pub(crate) fn Parameters() -> impl IntoView {
    let lab = Lab::of_page();
    let answer = Signal::derive(move || {
        lab.normalization
            .with(|outcome| sentence::parameters(outcome, &lab.layer.read(), lab.view.read().std))
    });
    let pytorch_repr = move || {
        lab.normalization.with(|outcome| {
            layer::pytorch_repr(
                outcome.input.rows(),
                outcome.input.columns(),
                &lab.layer.read(),
            )
        })
    };
    // A memo of its own: γ and β do not change x̂.
    let settings = Memo::new(move |_| LayerNorm {
        gamma: Parameter::uniform(1.0),
        beta: Parameter::uniform(0.0),
        ..lab.layer.get()
    });
    let normalized = Memo::new(move |_| layer::layer_norm(lab.input.get(), &settings.read()));
    view! {
        <StationFrame
            station=Station::Parameters
            sentence=answer
            lead=Memo::new(move |_| text::parameters(lab.layer.read().normalized_shape))
            controls=Controls
        >
            <FormatNote station=Station::Parameters />
            <Features normalized=normalized />
            <Example />
            <p class="pytorch-repr">
                <code id="layer" translate="no" prop:textContent=pytorch_repr></code>
            </p>
            <div class="pair">
                <Equaliser parameter=AffineParameter::Gamma />
                <Equaliser parameter=AffineParameter::Beta />
            </div>
            <p class="note">
                <PointerHelp help=text::EQUALISER />
                " "
                {text::EQUALISER_NAMES}
            </p>
            <Rows normalized=normalized />
        </StationFrame>
    }
}

/// Sets γ and β, unless a lesson closes them.
#[derive(Clone, Copy)]
struct SetParameters {
    lab: Lab,
    /// To the buttons, to γ, and to β.
    accesses: [Memo<Access>; 3],
}

impl SetParameters {
    fn of_page() -> Self {
        let session = Session::of_page();
        let controls = [
            Control::AffineButtons,
            Number::Gamma.into(),
            Number::Beta.into(),
        ];
        Self {
            lab: Lab::of_page(),
            accesses: controls.map(|control: Control| session.access(control)),
        }
    }

    fn set(self, [gamma, beta]: [Parameter; 2]) {
        let mut scenario = self.lab.scenario.get_untracked();
        scenario.layer_norm.gamma = gamma;
        scenario.layer_norm.beta = beta;
        self.lab.scenario.set(scenario);
    }

    /// The buttons set both γ and β, so they are as closed as the more closed of the two.
    fn is_locked(self) -> bool {
        self.accesses
            .iter()
            .any(|access| access.get() != Access::Open)
    }

    fn is_hidden(self) -> bool {
        self.accesses
            .iter()
            .any(|access| access.get() == Access::Hidden)
    }
}

/// A button that gives some features a γ or a β of their own.
#[component]
fn Example() -> impl IntoView {
    let parameters = SetParameters::of_page();
    let features = move || parameters.lab.input.with_untracked(Matrix::columns);
    view! {
        <div class="parameters-example" hidden=move || parameters.is_hidden()>
            <button
                type="button"
                class="button"
                id="example-parameters"
                aria-describedby="example-parameters-help"
                disabled=move || parameters.is_locked()
                on:click=move |_| parameters.set(example(features()))
            >
                {parameters_chart::EXAMPLE}
            </button>
            <p class="note" id="example-parameters-help">{parameters_chart::EXAMPLE_HELP}</p>
        </div>
    }
}

#[component]
fn Controls() -> impl IntoView {
    let parameters = SetParameters::of_page();
    let set = move |values: [f64; 2]| parameters.set(values.map(Parameter::uniform));
    view! {
        <Dock>
            <Slider number=Number::Gamma />
            <Slider number=Number::Beta />
        </Dock>
        <div class="buttons" hidden=move || parameters.is_hidden()>
            <button
                type="button"
                class="button primary"
                id="lecture-parameters"
                disabled=move || parameters.is_locked()
                on:click=move |_| set(LECTURE)
            >
                {label::LECTURE_PARAMETERS}
            </button>
            <button
                type="button"
                class="button"
                id="reset-parameters"
                disabled=move || parameters.is_locked()
                on:click=move |_| set([Number::Gamma, Number::Beta].map(Number::default))
            >
                {label::RESET_PARAMETERS}
            </button>
        </div>
    }
}
