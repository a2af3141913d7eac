//! A chart's data as a table, built when it is opened.

use leptos::prelude::*;

use crate::{
    charts::chart_data::ChartData,
    ui::components::{number::Number, table_frame::TableFrame},
};

/// A table of the numbers that a chart draws, while it is open.
#[component]
pub(crate) fn ChartTable(
    /// Prefix of the element ids: the chart's.
    id: &'static str,
    /// The chart's name.
    name: Signal<String>,
    /// The chart's data. Computed only while the table is open.
    table: Signal<ChartData>,
    /// Whether the table is open.
    #[prop(into)]
    is_open: Signal<bool>,
) -> impl IntoView {
    view! {
        <div class="chart-numbers" id=format!("{id}-table") hidden=move || !is_open.get()>
            {move || {
                is_open.get().then(|| view! { <Numbers id=id name=name table=Memo::new(move |_| table.get()) /> })
            }}
        </div>
    }
}

/// The table itself. Each cell has a memo, so that only changed cells are updated.
#[component]
fn Numbers(id: &'static str, name: Signal<String>, table: Memo<ChartData>) -> impl IntoView {
    let columns = Memo::new(move |_| table.read().columns.clone());
    let names = Memo::new(move |_| {
        let table = table.read();
        table
            .rows
            .iter()
            .map(|(name, _)| name.clone())
            .collect::<Vec<_>>()
    });
    let line = move |row: usize, name: String, count: usize| {
        let cell = move |column: usize| {
            let value = Memo::new(move |_| table.read().get(row, column));
            view! {
                <td>
                    <Number value=value />
                </td>
            }
        };
        view! {
            <tr>
                <th scope="row" prop:textContent=name></th>
                {(0..count).map(cell).collect_view()}
            </tr>
        }
    };
    let body = move || {
        let count = columns.read().len().saturating_sub(1);
        names
            .get()
            .into_iter()
            .enumerate()
            .map(|(row, name)| line(row, name, count))
            .collect_view()
    };
    view! {
        <TableFrame name=name>
            <table class="statistics-table" id=format!("{id}-numbers")>
                <caption prop:textContent=move || table.read().caption.clone()></caption>
                <thead>
                    <tr>
                        {move || {
                            columns
                                .get()
                                .into_iter()
                                .map(|name| view! { <th scope="col" prop:textContent=name></th> })
                                .collect_view()
                        }}
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </TableFrame>
    }
}
