//! A large matrix as a picture, which a pointer or the arrow keys explore cell by cell.

use leptos::{ev, prelude::*};

use super::{FINE_COLUMNS, canvas::HeatCanvas};
use crate::{
    browser::pointer,
    lab::{matrix::Matrix, real::Real, relatives::Relative},
    ui::{
        components::{pointer_help::PointerHelp, spoken::SpokenText},
        reactive::pointer_state::PointerState,
        state::{Lab, cell_selection::KeyResult},
    },
    words::heat_map as words,
};

/// One pixel per value. Frames mark the highlighted cell and the cells that are normalised
/// with it; the text below gives its value.
#[component]
pub(super) fn HeatPicture(
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
) -> impl IntoView {
    let lab = Lab::of_page();
    let shape = Memo::new(move |_| matrix.with(|matrix| [matrix.rows(), matrix.columns()]));
    let cell_at = move |event: &ev::PointerEvent| {
        let [rows, columns] = shape.get_untracked();
        pointer::relative_position(event).map(|(x, y)| (index_at(y, rows), index_at(x, columns)))
    };
    let inside = move |cell: Option<(usize, usize)>| {
        let [rows, columns] = shape.get();
        cell.filter(|&(row, column)| row < rows && column < columns)
    };
    let highlighted = Memo::new(move |_| inside(lab.cell.get()));
    // The cell of the keys: the last one pressed or moved to, wherever the pointer is.
    let active = RwSignal::new((0, 0));
    let active_cell = move || untrack(|| inside(Some(active.get()))).unwrap_or((0, 0));
    let can_edit = move || editable && !locked.get_untracked();
    let key = move |event: ev::KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let result = lab.press_key(&event.key(), active_cell(), can_edit());
        if !matches!(result, KeyResult::Ignored) {
            event.prevent_default();
        }
        if let KeyResult::Moved(cell) = result {
            active.set(cell);
        }
    };
    let pointer_state = PointerState::of_page();
    let focused = move |_| {
        // Enter in the cell's field leads back to the cell that was edited.
        let pinned = untrack(|| inside(lab.pinned.get()));
        if let (false, Some(cell)) = (pointer_state.is_pressed(), pinned) {
            active.set(cell);
        }
    };
    let edits = lab.slice(|scenario| scenario.activations.edits.clone());
    let edited = move |cell: (usize, usize)| {
        editable && edits.with(|edits| edits.iter().any(|edit| edit.is_at(cell)))
    };
    let readout = Signal::derive(move || {
        let cell @ (row, column) = highlighted.get()?;
        let value = matrix.with(|matrix| matrix.get(row, column))?;
        Some(words::readout(row, column, Real::from(value), edited(cell)))
    });
    let frame = move |start, size| frame_style(shape.get(), start, size);
    let shared = move || {
        highlighted.get().map(|(row, column)| {
            let (start, size) = relative.get().span_of(shape.get(), [row, column]);
            view! { <span class="heat-shared" style=frame(start, size)></span> }
        })
    };
    let cell = move || {
        highlighted.get().map(|(row, column)| {
            view! { <span class="heat-highlighted" style=frame([row, column], [1, 1])></span> }
        })
    };
    let start_edit = move || {
        if can_edit() {
            lab.edit_cell(active_cell(), None);
        }
    };
    view! {
        <p class="heat-caption" prop:textContent=move || caption.get()></p>
        <p class="heat-detail" prop:textContent=move || detail.get()></p>
        <div
            class="heat-picture"
            class:fine=move || { shape.get()[1] > FINE_COLUMNS }
            tabindex="0"
            role="application"
            aria-roledescription=words::IMAGE_ROLE
            aria-label=caption
            aria-describedby=format!("{id}-readout")
            on:pointermove=move |event| {
                if let Some(cell) = cell_at(&event) {
                    lab.hover_cell(cell);
                }
            }
            on:pointerdown=move |event| {
                if let Some(cell) = cell_at(&event) {
                    active.set(cell);
                    lab.cell.set(Some(cell));
                }
            }
            on:pointerleave=move |_| lab.stop_hovering()
            on:click=move |_| lab.toggle_pin(active_cell())
            on:dblclick=move |_| start_edit()
            on:keydown=key
            on:focus=focused
        >
            <HeatCanvas id=id matrix=matrix colour_limit=colour_limit />
            {shared}
            {cell}
        </div>
        <p class="heat-readout" id=format!("{id}-readout") aria-live="polite">
            <SpokenText text=Signal::derive(move || readout.get().unwrap_or_default()) />
            <span hidden=move || readout.read().is_some()>
                <PointerHelp help=words::IMAGE_HELP />
            </span>
        </p>
    }
}

/// The style of a frame around cells, by their first row and column and their count.
pub(crate) fn frame_style(
    [rows, columns]: [usize; 2],
    start: [usize; 2],
    size: [usize; 2],
) -> String {
    format!(
        "top:{}%;left:{}%;height:{}%;width:{}%",
        percent(start[0], rows),
        percent(start[1], columns),
        percent(size[0], rows),
        percent(size[1], columns)
    )
}

/// The index of the row or column at a fraction of the height or width.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a fraction of a small count"
)]
pub(crate) fn index_at(fraction: f64, count: usize) -> usize {
    ((fraction * count as f64) as usize).min(count.saturating_sub(1))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a matrix has at most 1024 columns"
)]
fn percent(index: usize, count: usize) -> f64 {
    100.0 * index as f64 / count as f64
}
