//! Station 4: γ and β, and their effect on the rows' statistics.

use leptos::prelude::*;

use crate::{
    charts::axis::spanning,
    lab::{
        control::Control,
        layer,
        matrix::Matrix,
        normalization::Outcome,
        scenario::{LayerNorm, Parameter},
        setting::{AffineParameter, Number},
        station::Station,
    },
    share::lesson::Access,
    ui::{
        components::{
            dock::Dock,
            equaliser::Equaliser,
            format_note::FormatNote,
            number_cells::number_cells,
            number_line::{Mark, NumberLine, NumberLineAxis},
            pager::{Pager, Pagination},
            pointer_help::PointerHelp,
            recycled_list::ItemIndex,
            row_groups::RowGroups,
            slider::Slider,
            station::StationFrame,
            table_frame::TableFrame,
        },
        session::Session,
        state::Lab,
    },
    words::{label, pager, sentence, statistics_table as table, text},
};

/// γ and β in the lecture's second example.
const LECTURE: (f64, f64) = (3.0, 5.0);

/// The most rows on one page of their table, which is above the equalisers.
const MOST_ROWS: usize = 16;

/// The layer as PyTorch prints it, the rows with their statistics, and an equaliser for each
/// parameter.
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
    view! {
        <StationFrame
            station=Station::Parameters
            sentence=answer
            lead=Memo::new(move |_| text::parameters(lab.layer.read().normalized_shape))
            controls=Controls
        >
            <FormatNote station=Station::Parameters />
            <p class="pytorch-repr">
                <code id="layer" translate="no" prop:textContent=pytorch_repr></code>
            </p>
            <Rows />
            <div class="pair">
                <Equaliser parameter=AffineParameter::Gamma />
                <Equaliser parameter=AffineParameter::Beta />
            </div>
            <p class="note">
                <PointerHelp help=text::EQUALISER />
                " "
                {text::EQUALISER_NAMES}
            </p>
        </StationFrame>
    }
}

#[component]
fn Controls() -> impl IntoView {
    let lab = Lab::of_page();
    let session = Session::of_page();
    let access = session.access(Control::AffineButtons);
    let locked = move || access.get() != Access::Open;
    let set = move |gamma: f64, beta: f64| {
        let mut scenario = lab.scenario.get_untracked();
        scenario.layer_norm.gamma = Parameter::uniform(gamma);
        scenario.layer_norm.beta = Parameter::uniform(beta);
        // A lesson may close one of the two.
        session.keep_closed(&mut scenario);
        lab.scenario.set(scenario);
    };
    view! {
        <Dock>
            <Slider number=Number::Gamma />
            <Slider number=Number::Beta />
        </Dock>
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
                on:click=move |_| set(Number::Gamma.default(), Number::Beta.default())
            >
                {label::RESET_PARAMETERS}
            </button>
        </div>
    }
}

/// The rows' statistics before and after, with the values as dots.
#[component]
fn Rows() -> impl IntoView {
    let lab = Lab::of_page();
    let row_count = Memo::new(move |_| lab.input.with(Matrix::rows));
    let pagination = Pagination::new(row_count, MOST_ROWS);
    let rows = Memo::new(move |_| pagination.range());
    // A memo of its own: γ and β do not change x̂.
    let settings = Memo::new(move |_| LayerNorm {
        gamma: Parameter::uniform(1.0),
        beta: Parameter::uniform(0.0),
        ..lab.layer.get()
    });
    let normalized = Memo::new(move |_| layer::layer_norm(lab.input.get(), &settings.read()));
    // One common range for all number lines.
    let range = Memo::new(move |_| {
        let normalized = normalized.read();
        lab.normalization.with(|outcome| {
            let values = [&outcome.input, &normalized, &outcome.output].map(Matrix::values);
            let values = values.into_iter().flatten().map(|&value| f64::from(value));
            spanning(values.chain([-3.0, 3.0]))
        })
    });
    let read = |outcome: &Outcome, row: usize| {
        [&outcome.before, &outcome.after].map(|of| of.rows.get(row).copied())
    };
    let row = move |at: ItemIndex| {
        view! {
            <tr data-row=move || at.get() hidden=move || at.get().is_none()>
                <th scope="row" prop:textContent=move || at.get().map_or_else(String::new, table::row)></th>
                <td class="number-lines">
                    <RowLines at=at normalized=normalized range=range />
                </td>
                {number_cells(at, read)}
            </tr>
        }
    };
    view! {
        <Pager id="parameters-rows" what=pager::ROWS pagination=pagination />
        <TableFrame name=table::PARAMETERS_CAPTION>
            <table class="statistics-table" id="parameters-table">
                <caption>{table::PARAMETERS_CAPTION}</caption>
                <thead>
                    <tr>
                        <td></td>
                        <th scope="col" rowspan="2">
                            {KEYS
                                .map(|(mark, text)| {
                                    view! {
                                        <span class=format!("key {}", mark.class())>{text}</span>
                                        " "
                                    }
                                })
                                .collect_view()}
                        </th>
                        <th scope="colgroup" colspan="2">{table::BEFORE}</th>
                        <th scope="colgroup" colspan="2">{table::AFTER}</th>
                    </tr>
                    <tr>
                        <td></td>
                        <th scope="col">{table::MEAN}</th>
                        <th scope="col">{table::STD}</th>
                        <th scope="col">{table::MEAN}</th>
                        <th scope="col">{table::STD}</th>
                    </tr>
                </thead>
                <RowGroups range=rows children=row />
                <tfoot aria-hidden="true">
                    <tr>
                        <td></td>
                        <td class="number-lines">
                            <NumberLineAxis range=range />
                        </td>
                        <td colspan="4"></td>
                    </tr>
                </tfoot>
            </table>
        </TableFrame>
    }
}

/// What the marks of the lines are, from the top.
const KEYS: [(Mark, &str); 3] = [
    (Mark::Before, table::VALUES_BEFORE),
    (Mark::Normalized, table::VALUES_NORMALIZED),
    (Mark::After, table::VALUES_AFTER),
];

/// A row's values before the layer, x̂, and the results, on three lines with a common range.
#[component]
fn RowLines(at: ItemIndex, normalized: Memo<Matrix>, range: Memo<[f64; 2]>) -> impl IntoView {
    let lab = Lab::of_page();
    let row_of = move |matrix: &Matrix| {
        let row = at.get().filter(|&row| row < matrix.rows());
        row.map_or_else(Vec::new, |row| matrix.row(row).to_vec())
    };
    let before = Memo::new(move |_| lab.normalization.with(|outcome| row_of(&outcome.input)));
    let of_normalized = Memo::new(move |_| row_of(&normalized.read()));
    let after = Memo::new(move |_| lab.normalization.with(|outcome| row_of(&outcome.output)));
    view! {
        <NumberLine values=before range=range mark=Mark::Before />
        <NumberLine values=of_normalized range=range mark=Mark::Normalized />
        <NumberLine values=after range=range mark=Mark::After />
    }
}
