//! The numbers of a chart as a table, built when it is opened.

use leptos::{html, prelude::*};

use super::{number::Number, table_frame::TableFrame};
use crate::{charts::table::Table, words::table as words};

/// A disclosure with a table of the very numbers that a chart draws.
#[component]
pub(crate) fn ChartTable(
    /// Prefix of the element ids: the chart's.
    id: &'static str,
    /// The chart's name.
    name: Signal<String>,
    /// Its numbers; asked for only while the table is open.
    table: Signal<Table>,
) -> impl IntoView {
    let place = NodeRef::<html::Details>::new();
    let (open, set_open) = signal(false);
    let toggled = move |_| {
        if let Some(place) = place.get_untracked() {
            set_open.set(place.open());
        }
    };
    view! {
        <details class="as-table" id=format!("{id}-table") node_ref=place on:toggle=toggled>
            <summary>
                {words::AS_TABLE}
                <span class="unseen">": "{name}</span>
            </summary>
            {move || {
                open.get().then(|| view! { <Numbers id=id name=name table=Memo::new(move |_| table.get()) /> })
            }}
        </details>
    }
}

/// The table itself. Cells follow one by one, so that only those are touched that change.
#[component]
fn Numbers(id: &'static str, name: Signal<String>, table: Memo<Table>) -> impl IntoView {
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
                <th scope="row">{name}</th>
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
                <caption>{move || table.read().caption.clone()}</caption>
                <thead>
                    <tr>
                        {move || {
                            columns
                                .get()
                                .into_iter()
                                .map(|name| view! { <th scope="col">{name}</th> })
                                .collect_view()
                        }}
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </TableFrame>
    }
}
