//! The means and stds of all rows and columns, measured and predicted, as a table.

use std::ops::Range;

use leptos::prelude::*;

use crate::{
    lab::normalization::Outcome,
    ui::components::{
        number_cells::number_cells, recycled_list::ItemIndex, row_groups::RowGroups,
        table_frame::TableFrame,
    },
    words::statistics_table as table,
};

/// One table with a line for each row and each column.
#[component]
pub(super) fn Table(
    /// The rows to show.
    rows: Memo<Range<usize>>,
    /// The columns to show.
    columns: Memo<Range<usize>>,
) -> impl IntoView {
    view! {
        <TableFrame name=table::CAPTION>
            <table class="statistics-table" id="statistics-table">
                <caption>{table::CAPTION}</caption>
                <thead>
                    <tr>
                        <td></td>
                        <th scope="colgroup" colspan="2">{table::BEFORE}</th>
                        <th scope="colgroup" colspan="2">{table::AFTER}</th>
                        <th scope="colgroup" colspan="2">{table::PREDICTED}</th>
                    </tr>
                    <tr>
                        <td></td>
                        {(0..3)
                            .map(|_| {
                                view! {
                                    <th scope="col">{table::MEAN}</th>
                                    <th scope="col">{table::STD}</th>
                                }
                            })
                            .collect_view()}
                    </tr>
                </thead>
                <RowGroups range=rows children=|at| view! { <Row at=at /> } />
                <RowGroups class="columns" range=columns children=|at| view! { <Column at=at /> } />
            </table>
        </TableFrame>
    }
}

#[component]
fn Row(at: ItemIndex) -> impl IntoView {
    let read = |outcome: &Outcome, row: usize| {
        [
            outcome.before.rows.get(row).copied(),
            outcome.after.rows.get(row).copied(),
            outcome.predicted.get(row).copied().flatten(),
        ]
    };
    view! {
        <tr data-row=move || at.get() hidden=move || at.get().is_none()>
            <th scope="row" prop:textContent=move || at.get().map_or_else(String::new, table::row)></th>
            {number_cells(at, read)}
        </tr>
    }
}

#[component]
fn Column(at: ItemIndex) -> impl IntoView {
    let read = |outcome: &Outcome, column: usize| {
        [&outcome.before, &outcome.after].map(|of| of.columns.get(column).copied())
    };
    view! {
        <tr data-column=move || at.get() hidden=move || at.get().is_none()>
            <th scope="row" prop:textContent=move || at.get().map_or_else(String::new, table::column)></th>
            {number_cells(at, read)}
            <td></td>
            <td></td>
        </tr>
    }
}
