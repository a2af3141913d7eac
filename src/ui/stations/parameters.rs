//! Station 4: γ and β, looked at, set, applied again.

use leptos::prelude::*;

use crate::{
    charts::axis::spanning,
    lab::{knob, layer, matrix::Matrix, normalization::Outcome, scenario::Parameter},
    share::lesson::Access,
    ui::{
        parts::{
            equaliser::{Equaliser, Lens},
            kept::At,
            number_cells::number_cells,
            number_line::NumberLine,
            pager::{Pager, Part},
            row_groups::RowGroups,
            slider::Slider,
            station::Station,
            table_frame::TableFrame,
        },
        session::Session,
        state::Lab,
    },
    words::{label, own_matrix, sentence, table, text},
};

/// The lecture's second setting of γ and β.
const LECTURE: (f64, f64) = (3.0, 5.0);

/// The layer as PyTorch prints it, its two vectors, and the rows they make.
#[component]
pub(crate) fn Parameters() -> impl IntoView {
    let lab = Lab::of_page();
    let said = Signal::derive(move || {
        lab.normalization
            .with(|outcome| sentence::parameters(outcome, lab.view.read().std))
    });
    let printed = move || {
        lab.normalization.with(|outcome| {
            layer::pytorch_repr(
                outcome.input.rows(),
                outcome.input.columns(),
                &lab.layer.read(),
            )
        })
    };
    view! {
        <Station
            id="parameters"
            number=4
            heading=label::PARAMETERS
            sentence=said
            lead=text::PARAMETERS
            controls=Controls
        >
            <p class="printed">
                <code id="layer">{printed}</code>
            </p>
            <div class="pair">
                <Equaliser lens=Lens {
                    knob: &knob::GAMMA,
                    of: |scenario| &scenario.layer_norm.gamma,
                    of_mut: |scenario| &mut scenario.layer_norm.gamma,
                } />
                <Equaliser lens=Lens {
                    knob: &knob::BETA,
                    of: |scenario| &scenario.layer_norm.beta,
                    of_mut: |scenario| &mut scenario.layer_norm.beta,
                } />
            </div>
            <p class="note">{text::EQUALISER}</p>
            <Rows />
        </Station>
    }
}

#[component]
fn Controls() -> impl IntoView {
    let lab = Lab::of_page();
    let access = Session::of_page().access("lecture-parameters");
    let locked = move || access.get() != Access::Open;
    let set = move |gamma: f64, beta: f64| {
        lab.scenario.update(|scenario| {
            scenario.layer_norm.gamma = Parameter::uniform(gamma);
            scenario.layer_norm.beta = Parameter::uniform(beta);
        });
    };
    view! {
        <Slider knob=&knob::GAMMA />
        <Slider knob=&knob::BETA />
        <div class="buttons" hidden=move || access.get() == Access::Hidden>
            <button
                type="button"
                class="button primary"
                id="lecture-parameters"
                disabled=locked
                on:click=move |_| set(LECTURE.0, LECTURE.1)
            >
                {label::LECTURE_PARAMETERS}
            </button>
            <button
                type="button"
                class="button"
                id="reset-parameters"
                disabled=locked
                on:click=move |_| set(knob::GAMMA.default, knob::BETA.default)
            >
                {label::RESET_PARAMETERS}
            </button>
        </div>
    }
}

/// The rows' statistics again, with the values as dots.
#[component]
fn Rows() -> impl IntoView {
    let lab = Lab::of_page();
    let rows = Memo::new(move |_| lab.input.with(Matrix::rows));
    let rows = Part::new(rows, 16);
    let listed = Memo::new(move |_| rows.range());
    // One range for all lines, found once.
    let range = Memo::new(move |_| {
        lab.normalization.with(|outcome| {
            spanning(
                std::iter::chain(outcome.input.values(), outcome.output.values())
                    .map(|&value| f64::from(value))
                    .chain([-3.0, 3.0]),
            )
        })
    });
    let read = |outcome: &Outcome, row: usize| {
        [&outcome.before, &outcome.after].map(|of| of.rows.get(row).copied())
    };
    let line = move |at: At| {
        view! {
            <tr data-row=move || at.get() hidden=move || at.get().is_none()>
                <th scope="row">{move || at.get().map(table::row)}</th>
                {number_cells(at, read)}
                <td class="number-lines">
                    <RowLines at=at range=range />
                </td>
            </tr>
        }
    };
    view! {
        <Pager id="parameters-rows" what=own_matrix::ROWS part=rows />
        <TableFrame name=table::ROWS_AGAIN>
            <table class="statistics-table" id="parameters-table">
                <caption>{table::ROWS_AGAIN}</caption>
                <thead>
                    <tr>
                        <td></td>
                        <th scope="colgroup" colspan="2">{table::BEFORE}</th>
                        <th scope="colgroup" colspan="2">{table::AFTER}</th>
                        <th scope="col">
                            <span class="key before">{table::VALUES_BEFORE}</span>
                            <span class="key after">{table::VALUES_AFTER}</span>
                        </th>
                    </tr>
                    <tr>
                        <td></td>
                        <th scope="col">{table::MEAN}</th>
                        <th scope="col">{table::STD}</th>
                        <th scope="col">{table::MEAN}</th>
                        <th scope="col">{table::STD}</th>
                        <td></td>
                    </tr>
                </thead>
                <RowGroups range=listed children=line />
            </table>
        </TableFrame>
    }
}

/// A row's values before and after, on lines with one common range.
#[component]
fn RowLines(at: At, range: Memo<[f64; 2]>) -> impl IntoView {
    let lab = Lab::of_page();
    let values = move |of: fn(&Outcome) -> &Matrix| {
        Memo::new(move |_| {
            let Some(row) = at.get() else {
                return Vec::new();
            };
            lab.normalization.with(|outcome| {
                let matrix = of(outcome);
                if row < matrix.rows() {
                    matrix.row(row).to_vec()
                } else {
                    Vec::new()
                }
            })
        })
    };
    view! {
        <NumberLine values=values(|outcome| &outcome.input) range=range class="before" />
        <NumberLine values=values(|outcome| &outcome.output) range=range class="after" />
    }
}
