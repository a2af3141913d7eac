//! The rows of station 4: their statistics, and their values as marks on lines.

use leptos::prelude::*;

use crate::{
    charts::axis::spanning_coarsely,
    lab::{matrix::Matrix, normalization::Outcome},
    ui::{
        components::{
            number_cells::number_cells,
            number_line::{Mark, NumberLine, NumberLineAxis},
            pager::{Pager, Pagination},
            recycled_list::ItemIndex,
            row_groups::RowGroups,
            table_frame::TableFrame,
        },
        state::Lab,
    },
    words::{pager, statistics_table as table},
};

/// The most rows on one page of their table.
const MOST_ROWS: usize = 16;

/// The rows' statistics before and after, with the values as dots.
#[component]
pub(super) fn Rows(
    /// x̂.
    normalized: Memo<Matrix>,
) -> impl IntoView {
    let lab = Lab::of_page();
    let row_count = Memo::new(move |_| lab.input.with(Matrix::rows));
    let pagination = Pagination::new(row_count, MOST_ROWS);
    let rows = Memo::new(move |_| pagination.range());
    // One common range for all number lines.
    let range = Memo::new(move |_| {
        let normalized = normalized.read();
        lab.normalization.with(|outcome| {
            let values = [&outcome.input, &normalized, &outcome.output].map(Matrix::values);
            let values = values.into_iter().flatten().map(|&value| f64::from(value));
            spanning_coarsely(values.chain([-3.0, 3.0]))
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
