//! A chart's data as a table, built when it is opened.

use leptos::{html, prelude::*};

use crate::{
    charts::chart_data::ChartData,
    ui::components::{number::Number, table_frame::TableFrame},
    words::chart_table as words,
};

/// A disclosure with a table of the numbers that a chart draws.
#[component]
pub(crate) fn ChartTable(
    /// Prefix of the element ids: the chart's.
    id: &'static str,
    /// The chart's name.
    name: Signal<String>,
    /// The chart's data. Computed only while the table is open.
    table: Signal<ChartData>,
) -> impl IntoView {
    let element = NodeRef::<html::Details>::new();
    let (open, set_open) = signal(false);
    let toggled = move |_| {
        if let Some(element) = element.get_untracked() {
            set_open.set(element.open());
        }
    };
    view! {
        <details class="chart-table" id=format!("{id}-table") node_ref=element on:toggle=toggled>
            <summary>
                {words::AS_TABLE}
                <span class="visually-hidden" prop:textContent=move || format!(": {}", name.read())></span>
            </summary>
            {move || {
                open.get().then(|| view! { <Numbers id=id name=name table=Memo::new(move |_| table.get()) /> })
            }}
        </details>
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
