//! A large matrix as a picture, looked at cell by cell.

use leptos::{ev, prelude::*};

use super::canvas::HeatCanvas;
use crate::{
    browser::pointer,
    lab::{matrix::Matrix, real::Real, relatives::Relative},
    ui::state::Lab,
    words::own_matrix as words,
};

/// One pixel a value; the cell that is looked at and those that are normalised
/// with it are framed, and its value is written below.
#[component]
pub(super) fn HeatPicture(
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
    let under = move |event: &ev::PointerEvent| {
        let [rows, columns] = shape.get_untracked();
        pointer::place(event).map(|(across, down)| (part_of(down, rows), part_of(across, columns)))
    };
    let inside = move |cell: Option<(usize, usize)>| {
        let [rows, columns] = shape.get();
        cell.filter(|&(row, column)| row < rows && column < columns)
    };
    let lit = Memo::new(move |_| inside(lab.cell.get()));
    let key = move |event: ev::KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let cell = lit.get_untracked().unwrap_or((0, 0));
        if lab.key(&event.key(), cell, editable).1 {
            event.prevent_default();
        }
    };
    let edits = lab.part(|scenario| scenario.activations.edits.clone());
    let edited = move |cell: (usize, usize)| {
        editable && edits.with(|edits| edits.iter().any(|edit| edit.is_at(cell)))
    };
    let readout = move || {
        let cell @ (row, column) = lit.get()?;
        let value = matrix.with(|matrix| matrix.get(row, column))?;
        Some(words::readout(row, column, Real::from(value), edited(cell)))
    };
    let frame = move |place: [usize; 2], size: [usize; 2]| {
        let [rows, columns] = shape.get();
        format!(
            "top:{}%;left:{}%;height:{}%;width:{}%",
            percent(place[0], rows),
            percent(place[1], columns),
            percent(size[0], rows),
            percent(size[1], columns)
        )
    };
    let shared = move || {
        lit.get().map(|(row, column)| {
            let (place, size) = relative.get().span_of(shape.get(), [row, column]);
            view! { <span class="heat-shared" style=frame(place, size)></span> }
        })
    };
    let cell = move || {
        lit.get().map(|(row, column)| {
            view! { <span class="heat-lit" style=frame([row, column], [1, 1])></span> }
        })
    };
    let start_edit = move || {
        if let (true, Some(cell)) = (editable, lit.get_untracked()) {
            lab.edit(cell, None);
        }
    };
    view! {
        <p class="heat-caption">{caption}</p>
        <div
            class="heat-picture"
            class:fine=move || { shape.get()[1] > 256 }
            tabindex="0"
            role="application"
            aria-roledescription=words::PICTURE_ROLE
            aria-label=caption
            aria-describedby=format!("{id}-readout")
            on:pointermove=move |event| {
                if let Some(cell) = under(&event) {
                    lab.point_at(cell);
                }
            }
            on:pointerdown=move |event| {
                if let Some(cell) = under(&event) {
                    lab.cell.set(Some(cell));
                }
            }
            on:pointerleave=move |_| lab.leave()
            on:click=move |_| {
                if let Some(cell) = lit.get_untracked() {
                    lab.toggle_pin(cell);
                }
            }
            on:dblclick=move |_| start_edit()
            on:keydown=key
        >
            <HeatCanvas id=id matrix=matrix strongest=strongest />
            {shared}
            {cell}
        </div>
        <p class="heat-readout" id=format!("{id}-readout") aria-live="polite">
            {move || readout().unwrap_or_else(|| words::PICTURE_HELP.to_owned())}
        </p>
    }
}

/// The place among so many, given as a part of the way.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a part of a small count is a small count"
)]
fn part_of(part: f64, count: usize) -> usize {
    ((part * count as f64) as usize).min(count.saturating_sub(1))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a matrix has at most 1024 columns"
)]
fn percent(part: usize, of: usize) -> f64 {
    100.0 * part as f64 / of as f64
}
