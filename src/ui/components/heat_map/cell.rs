//! A cell of a heat map.

use leptos::prelude::*;

use super::row::Row;
use crate::{
    ui::{components::recycled_list::ItemIndex, state::drag::DragState},
    words::{cell_field, number},
};

/// State that all cells of a table share. The selectors notify only the cells whose state
/// changes.
#[derive(Clone)]
pub(super) struct TableState {
    /// The cell under the pointer or with the focus.
    pub(super) highlighted: Selector<Option<(usize, usize)>>,
    /// The set of cells that are normalised together with it.
    pub(super) shared: Selector<Option<usize>>,
    /// Whether the cells are wide enough for digits.
    pub(super) has_digits: Memo<bool>,
    /// Whether outlines show the sets of cells that are normalised together.
    pub(super) compact: bool,
    /// Delays updates of hidden texts until a drag ends.
    pub(super) drag: DragState,
}

/// A number on a background of its colour.
#[component]
pub(super) fn Cell(
    /// State shared by all cells.
    table: TableState,
    /// The row's content.
    content: Memo<Option<Row>>,
    /// The cell's row.
    row: usize,
    /// The cell's column.
    column: usize,
    /// `None` while the cell is hidden.
    at: ItemIndex,
) -> impl IntoView {
    let TableState {
        highlighted,
        shared,
        has_digits,
        compact,
        drag,
    } = table;
    let value = Memo::new(move |_| content.with(|row| row.as_ref()?.value(column)));
    let flags = Memo::new(move |_| content.with(|row| row.as_ref()?.flags(column)));
    let strength = move || value.get().map_or(0.0, |value| value.strength);
    // Hidden texts are updated after a drag.
    let shown = move |is_hidden: bool| {
        if is_hidden && drag.is_active() {
            value.get_untracked()
        } else {
            value.get()
        }
    };
    let title = move || {
        let exact = number::exact(shown(true)?.number);
        Some(if flags.get()?.is_edited {
            format!("{exact} {}", cell_field::EDITED)
        } else {
            exact
        })
    };
    let label = move || number::spoken_if_needed(&shown(true)?.text());
    let class = move || {
        let Some(flags) = flags.get() else {
            return String::new();
        };
        let names = [
            (flags.is_negative, "negative "),
            (flags.is_beyond, "beyond "),
            (flags.is_non_finite, "non-finite "),
            (shared.selected(&Some(flags.set)), "shared "),
            (flags.is_edited, "edited "),
            (highlighted.selected(&Some((row, column))), "highlighted "),
            (compact && flags.edges.top, "set-top "),
            (compact && flags.edges.bottom, "set-bottom "),
            (compact && flags.edges.left, "set-left "),
            (compact && flags.edges.right, "set-right "),
        ];
        let names = names.into_iter().filter(|(applies, _)| *applies);
        names.map(|(_, name)| name).collect::<String>()
    };
    view! {
        <td
            class=class
            style:--strength=move || format!("{:.1}%", strength() * 100.0)
            data-cell=move || at.get().map(|_| format!("{row},{column}"))
            hidden=move || at.get().is_none()
            tabindex=if (row, column) == (0, 0) { "0" } else { "-1" }
            title=title
            aria-label=label
            prop:textContent=move || {
                shown(!has_digits.get()).map_or_else(String::new, |value| value.text())
            }
        ></td>
    }
}
