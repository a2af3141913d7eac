//! A matrix as a table of coloured cells.

use std::ops::Range;

use leptos::{ev, prelude::*};

use super::{
    canvas::HeatUnderlay,
    cell::{Cell, TableState},
    is_dense,
    row::Row,
    slide::Slide,
    style::cell_style,
};
use crate::{
    browser::{focus, target},
    lab::{matrix::Matrix, relatives::Relative},
    ui::{
        components::{
            recycled_list::{ItemIndex, RecycledList},
            spoken::SpokenText,
        },
        reactive::{deferred_memo, scoped_memo::scoped_memo},
        state::{
            Lab,
            cell_selection::{KeyResult, parse_cell},
            drag::DragState,
        },
    },
    words::heat_map as words,
};

/// One cell per value. Arrow keys move between the cells.
#[expect(clippy::too_many_lines, reason = "one view with its event handlers")]
#[component]
pub(super) fn Cells(
    /// Prefix of the element ids.
    id: &'static str,
    /// What the matrix is.
    caption: Signal<String>,
    /// A second line of the caption.
    detail: Signal<String>,
    /// The matrix.
    matrix: Signal<Matrix>,
    /// The magnitude drawn in full colour.
    colour_limit: Signal<f64>,
    /// The normalisation.
    relative: Signal<Relative>,
    /// Whether it is the layer's input, whose cells can be edited.
    editable: bool,
    /// Whether a lesson forbids to edit its cells.
    locked: Signal<bool>,
    /// Whether the cells are small, without digits.
    compact: bool,
    /// The map's width and that of a digit, in pixels.
    widths: Signal<[f64; 2]>,
) -> impl IntoView {
    let lab = Lab::of_page();
    let shape = Memo::new(move |_| matrix.with(|matrix| [matrix.rows(), matrix.columns()]));
    let relative = scoped_memo(move || relative.get());
    let set_of =
        move |(row, column): (usize, usize)| relative.get().set_of(shape.get(), [row, column]);
    let edits = lab.slice(|scenario| scenario.activations.edits.clone());
    let matrix = scoped_memo(move || matrix.get());
    let colour_limit = scoped_memo(move || colour_limit.get());
    let dense = Memo::new(move |_| is_dense(shape.get()));
    let drag = DragState::of_page();
    let has_digits = Memo::new(move |_| !compact && !dense.get());
    let style = cell_style(matrix, colour_limit, has_digits, widths, drag);
    // The canvas beneath a dense table shows every change, so the table itself can be
    // updated after a drag, unless one of its cells is highlighted.
    let is_deferrable = scoped_memo(move || dense.get() && lab.cell.get().is_none());
    let is_deferred = move || is_deferrable.get() && drag.is_active();
    let table = TableState {
        highlighted: Selector::new(move || lab.cell.get()),
        shared: Selector::new(move || lab.cell.get().map(set_of)),
        has_digits,
        compact,
        drag,
    };
    let row_content = move |row: usize, at: ItemIndex| {
        // A row that appears, disappears or is hidden is updated immediately.
        let stays = stays_visible(at);
        let is_deferred = move || stays() && is_deferred();
        deferred_memo::deferred_memo_unless(is_deferred, move || {
            at.get()?;
            let (matrix, edits) = (matrix.read(), edits.read());
            let edits = if editable { edits.as_slice() } else { &[] };
            Row::of(&matrix, row, style.get(), relative.get(), edits)
        })
    };
    let rows = Memo::new(move |_| 0..shape.get()[0]);
    let columns = Memo::new(move |before: Option<&Range<usize>>| match before {
        Some(before) if is_deferred() => before.clone(),
        _ => 0..shape.get()[1],
    });
    let row_view = move |row: usize, at: ItemIndex| {
        let table = table.clone();
        let content = row_content(row, at);
        // A hidden row has no cells, so that nothing depends on the columns.
        let cells = Memo::new(move |_| at.get().map_or(0..0, |_| columns.get()));
        view! {
            <tr hidden=move || at.get().is_none()>
                <th scope="row" aria-label=words::row(row)>
                    {row + 1}
                </th>
                <RecycledList
                    range=cells
                    children=move |column, at| {
                        view! { <Cell table=table.clone() content=content row=row column=column at=at /> }
                    }
                />
            </tr>
        }
    };
    let underlay = move || {
        dense
            .get()
            .then(|| view! { <HeatUnderlay id=id matrix=matrix colour_limit=colour_limit /> })
    };
    let active = active_cell(id, shape);
    let caption = Signal::derive(move || {
        let note = style.read().format.and_then(|format| format.note());
        words::caption(&caption.read(), note.as_deref())
    });
    let can_edit = move || editable && !locked.get();
    let slide = Slide::new(lab, id);
    view! {
        {underlay}
        <table
            role="grid"
            aria-readonly=move || (!can_edit()).to_string()
            on:pointerover=move |event| on_cell(&event, |cell| lab.hover_cell(cell))
            on:pointerleave=move |_| slide.leave()
            on:pointerdown=move |event| slide.press(&event)
            on:pointermove=move |event| slide.moves(&event)
            on:pointerup=move |_| slide.end()
            on:pointercancel=move |_| slide.end()
            on:focusin=move |event| {
                on_cell(&event, |cell| {
                    active.set(cell);
                    lab.cell.set(Some(cell));
                });
            }
            on:click=move |event| on_cell(&event, |cell| lab.toggle_pin(cell))
            on:dblclick=move |event| {
                if untrack(can_edit) {
                    on_cell(&event, |cell| lab.edit_cell(cell, None));
                }
            }
            on:keydown=move |event| {
                on_cell(&event, |cell| handle_key(lab, id, cell, untrack(can_edit), &event));
            }
        >
            <caption>
                <SpokenText text=caption />
                " "
                <span class="heat-detail" prop:textContent=detail></span>
            </caption>
            <ColumnNumbers columns=columns />
            <tbody translate="no">
                <RecycledList range=rows children=row_view />
            </tbody>
        </table>
    }
}

/// Whether a row is visible at the same index as when this was last asked.
fn stays_visible(at: ItemIndex) -> impl Fn() -> bool {
    let last = StoredValue::new(at.get_untracked());
    move || {
        let now = at.get();
        let before = last.try_update_value(|last| std::mem::replace(last, now));
        before == Some(now) && now.is_some()
    }
}

/// The row of column numbers, from 1.
#[component]
fn ColumnNumbers(columns: Memo<Range<usize>>) -> impl IntoView {
    view! {
        <thead translate="no">
            <tr>
                <td></td>
                <RecycledList
                    range=columns
                    children=|column, at| {
                        view! {
                            <th
                                scope="col"
                                aria-label=words::column(column)
                                hidden=move || at.get().is_none()
                            >
                                {column + 1}
                            </th>
                        }
                    }
                />
            </tr>
        </thead>
    }
}

/// The cell that Tab reaches: the last one with the focus, or the nearest that is left of a
/// matrix that has become smaller.
///
/// The attribute is set here for two cells, since a subscription in each cell would cost
/// more than everything else in it that seldom changes.
fn active_cell(id: &'static str, shape: Memo<[usize; 2]>) -> RwSignal<(usize, usize)> {
    let active = RwSignal::new((0, 0));
    Effect::new(move || {
        let [rows, columns] = shape.get();
        let (row, column) = active.get_untracked();
        let nearest = (
            row.min(rows.saturating_sub(1)),
            column.min(columns.saturating_sub(1)),
        );
        if nearest != (row, column) {
            active.set(nearest);
        }
    });
    Effect::new(move |before: Option<(usize, usize)>| {
        let cell @ (row, column) = active.get();
        if before.is_some_and(|before| before != cell) {
            focus::move_tab_stop(
                &format!("#{id} td[tabindex='0']"),
                &format!("#{id} [data-cell='{row},{column}']"),
            );
        }
        cell
    });
    active
}

/// Handles a key of the focused cell. Arrow keys move the focus, because tabbing through all
/// cells would take too long.
fn handle_key(lab: Lab, id: &str, cell: (usize, usize), can_edit: bool, event: &ev::KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let result = lab.press_key(&event.key(), cell, can_edit);
    if !matches!(result, KeyResult::Ignored) {
        event.prevent_default();
    }
    if let KeyResult::Moved((row, column)) = result {
        focus::on(&format!("#{id} [data-cell='{row},{column}']"));
    }
}

/// Calls `action` with the cell that is the target of an event, if there is one.
fn on_cell(event: &ev::Event, action: impl FnOnce((usize, usize))) {
    let cell = target::attribute(event, "data-cell");
    if let Some(cell) = cell.as_deref().and_then(parse_cell) {
        action(cell);
    }
}
