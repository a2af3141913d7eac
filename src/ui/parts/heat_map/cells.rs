//! A matrix as a table of coloured cells.

use std::ops::Range;

use leptos::{ev, prelude::*};

use super::{
    canvas::HeatUnderlay,
    cell::{Cell, Marks},
    is_dense,
    line::Line,
};
use crate::{
    browser::{focus, target},
    lab::{matrix::Matrix, relatives::Relative},
    ui::{
        drag::Drag,
        parts::{
            kept::{At, Kept},
            scoped::scoped,
        },
        state::Lab,
        told,
    },
};

/// One cell a value; the arrow keys walk them.
#[component]
pub(super) fn Cells(
    /// Prefix of the element ids.
    id: &'static str,
    /// What the matrix is.
    caption: Signal<String>,
    /// The matrix.
    matrix: Signal<Matrix>,
    /// The value that has the full colour.
    strongest: Signal<f64>,
    /// What it is normalised by.
    relative: Signal<Relative>,
    /// Whether its cells can be set.
    editable: bool,
) -> impl IntoView {
    let lab = Lab::of_page();
    let shape = Memo::new(move |_| matrix.with(|matrix| [matrix.rows(), matrix.columns()]));
    let relative = scoped(move || relative.get());
    let set_of =
        move |(row, column): (usize, usize)| relative.get().set_of(shape.get(), [row, column]);
    let edits = lab.part(|scenario| scenario.activations.edits.clone());
    let matrix = scoped(move || matrix.get());
    let strongest = scoped(move || strongest.get());
    let dense = Memo::new(move |_| is_dense(shape.get()));
    let drag = Drag::of_page();
    // The picture beneath shows what moves, so that the table can wait for the end
    // of a drag; but not where one of its cells is lit.
    let can_wait = scoped(move || dense.get() && lab.cell.get().is_none());
    let waits = move || can_wait.get() && drag.goes_on();
    let marks = Marks {
        lit: Selector::new(move || lab.cell.get()),
        shared: Selector::new(move || lab.cell.get().map(set_of)),
        dense,
        drag,
    };
    let line = move |row: usize, at: At| {
        let last = StoredValue::new(at.get_untracked());
        // A row that comes or goes is followed under a drag too, and a hidden one
        // waits for nothing.
        let waits = move || {
            let now = at.get();
            let before = last.try_update_value(|last| std::mem::replace(last, now));
            before == Some(now) && now.is_some() && waits()
        };
        told::later_unless(waits, move || {
            at.get()?;
            let (matrix, edits) = (matrix.read(), edits.read());
            let edits = if editable { edits.as_slice() } else { &[] };
            Line::of(&matrix, row, strongest.get(), relative.get(), edits)
        })
    };
    let rows = Memo::new(move |_| 0..shape.get()[0]);
    let columns = Memo::new(move |before: Option<&Range<usize>>| match before {
        Some(before) if waits() => before.clone(),
        _ => 0..shape.get()[1],
    });
    let row_view = move |row: usize, at: At| {
        let marks = marks.clone();
        let line = line(row, at);
        // The cells of a hidden row wait for nothing either.
        let cells = Memo::new(move |_| at.get().map_or(0..0, |_| columns.get()));
        view! {
            <tr hidden=move || at.get().is_none()>
                <th scope="row">{row + 1}</th>
                <Kept
                    range=cells
                    children=move |column, at| {
                        view! { <Cell marks=marks.clone() line=line row=row column=column at=at /> }
                    }
                />
            </tr>
        }
    };
    let underlay = move || {
        dense
            .get()
            .then(|| view! { <HeatUnderlay id=id matrix=matrix strongest=strongest /> })
    };
    view! {
        {underlay}
        <table
            role="grid"
            aria-readonly=(!editable).to_string()
            on:pointerover=move |event| on_cell(&event, |cell| lab.point_at(cell))
            on:pointerleave=move |_| lab.leave()
            on:focusin=move |event| on_cell(&event, |cell| lab.cell.set(Some(cell)))
            on:click=move |event| on_cell(&event, |cell| lab.toggle_pin(cell))
            on:dblclick=move |event| {
                if editable {
                    on_cell(&event, |cell| lab.edit(cell, None));
                }
            }
            on:keydown=move |event| walk(lab, id, editable, &event)
        >
            <caption>{caption}</caption>
            <thead>
                <tr>
                    <td></td>
                    <Kept
                        range=columns
                        children=|column, at| {
                            view! {
                                <th scope="col" hidden=move || at.get().is_none()>
                                    {column + 1}
                                </th>
                            }
                        }
                    />
                </tr>
            </thead>
            <tbody>
                <Kept range=rows children=row_view />
            </tbody>
        </table>
    }
}

/// The arrow keys walk the cells, so that a keyboard need not tab through all of them.
fn walk(lab: Lab, id: &str, editable: bool, event: &ev::KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let Some(cell) = lab.cell.get_untracked() else {
        return;
    };
    let (next, was_for_cell) = lab.key(&event.key(), cell, editable);
    if was_for_cell {
        event.prevent_default();
    }
    if let Some((row, column)) = next {
        focus::on(&format!("#{id} [data-cell='{row},{column}']"));
    }
}

/// Does something with the cell that an event of the table is about, if it is about one.
fn on_cell(event: &ev::Event, act: impl FnOnce((usize, usize))) {
    let cell = target::attribute(event, "data-cell").and_then(|place| {
        let (row, column) = place.split_once(',')?;
        Some((row.parse().ok()?, column.parse().ok()?))
    });
    if let Some(cell) = cell {
        act(cell);
    }
}
