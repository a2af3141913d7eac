//! The selected cell of the matrices: hovered, focused, pinned or edited.

use leptos::prelude::*;

use super::Lab;
use crate::{
    browser::focus,
    lab::scenario::{Scenario, to_float32},
    words::number,
};

/// Id of the text field that edits a cell.
pub(crate) const FIELD_ID: &str = "cell-field";

/// What [`Lab::press_key`] did.
#[derive(Clone, Copy)]
pub(crate) enum KeyResult {
    /// Nothing: the key has no meaning in a cell.
    Ignored,
    /// Something other than moving.
    Handled,
    /// Moved the selection to this row and column.
    Moved((usize, usize)),
}

/// Why [`Lab::set_cell`] rejects an edit.
#[derive(Clone, Copy)]
pub(crate) enum CellError {
    /// The text is no number that float32 can represent.
    NoNumber,
    /// The matrix has become smaller since the edit began.
    Gone,
}

impl Lab {
    /// The number of rows and columns of the matrix.
    pub(crate) fn shape(self) -> (usize, usize) {
        self.input.with(|matrix| (matrix.rows(), matrix.columns()))
    }

    /// The cell whose arithmetic is shown: the selected one, or else the most telling.
    pub(crate) fn inspected_cell(self) -> (usize, usize) {
        self.selected_cell()
            .unwrap_or_else(|| self.notable_cell.get())
    }

    /// The selected cell, if the matrix has it.
    pub(crate) fn selected_cell(self) -> Option<(usize, usize)> {
        let (rows, columns) = self.shape();
        self.cell
            .get()
            .or_else(|| self.pinned.get())
            .filter(|&(row, column)| row < rows && column < columns)
    }

    /// Selects the cell under the pointer, unless a cell is pinned.
    pub(crate) fn hover_cell(self, cell: (usize, usize)) {
        if self.pinned.get_untracked().is_none() {
            self.cell.set(Some(cell));
        }
    }

    /// Goes back to the pinned cell, or else to the one with the focus, when the pointer
    /// leaves the matrix.
    pub(crate) fn stop_hovering(self) {
        let focused = || {
            focus::focused_attribute("data-cell")
                .as_deref()
                .and_then(parse_cell)
        };
        self.cell.set(self.pinned.get_untracked().or_else(focused));
    }

    /// Selects a cell, and pins or unpins it.
    pub(crate) fn toggle_pin(self, cell: (usize, usize)) {
        let pinned = (self.pinned.get_untracked() != Some(cell)).then_some(cell);
        self.pinned.set(pinned);
        self.cell.set(Some(cell));
    }

    /// Notes in which heat map the user selects cells.
    pub(crate) fn use_map(self, id: &'static str) {
        if self.used_map.get_untracked() != Some(id) {
            self.used_map.set(Some(id));
        }
    }

    /// Whether a cell is pinned that the user selected in the heat map with this id.
    pub(crate) fn is_pinned_in(self, id: &str) -> bool {
        self.pinned.read().is_some() && self.used_map.get() == Some(id)
    }

    /// Selects the cell under a finger that slides over the cells, also while one is pinned.
    pub(crate) fn slide_to_cell(self, cell: (usize, usize)) {
        if self.cell.get_untracked() != Some(cell) {
            self.cell.set(Some(cell));
        }
    }

    /// Pins the cell on which a sliding finger is lifted.
    pub(crate) fn pin_selected_cell(self) {
        self.pinned.set(self.cell.get_untracked());
    }

    /// Unpins the pinned cell and selects none.
    pub(crate) fn clear_selection(self) {
        self.pinned.set(None);
        self.cell.set(None);
    }

    /// Selects a cell by keyboard. A pin moves with the selection.
    fn move_to_cell(self, cell: (usize, usize)) {
        if self.pinned.get_untracked().is_some() {
            self.pinned.set(Some(cell));
        }
        self.cell.set(Some(cell));
    }

    /// Selects a cell and focuses its text field, which contains `typed`, or else the
    /// cell's value.
    pub(crate) fn edit_cell(self, cell: (usize, usize), typed: Option<&str>) {
        self.pinned.set(Some(cell));
        self.cell.set(Some(cell));
        let typed = typed.map(str::to_owned);
        // A task that is already queued puts the cell's value into the field.
        queue_microtask(move || focus::edit_field(&format!("#{FIELD_ID}"), typed.as_deref()));
    }

    /// Handles a key that is pressed in a cell.
    ///
    /// Arrow keys, Home and End move to another cell. Enter, F2 and the first
    /// character of a number edit the cell if it is `editable`. The space bar pins it
    /// or unpins it, and Escape clears the selection.
    pub(crate) fn press_key(self, key: &str, cell: (usize, usize), editable: bool) -> KeyResult {
        let (row, column) = cell;
        let shape = |scenario: &Scenario| scenario.activations.shape();
        let (rows, columns) = self.scenario.with_untracked(shape);
        let (rows, columns) = (rows as usize, columns as usize);
        let next = match key {
            "ArrowUp" => (row.saturating_sub(1), column),
            "ArrowDown" => ((row + 1).min(rows - 1), column),
            "ArrowLeft" => (row, column.saturating_sub(1)),
            "ArrowRight" => (row, (column + 1).min(columns - 1)),
            "Home" => (row, 0),
            "End" => (row, columns - 1),
            " " => {
                self.toggle_pin(cell);
                return KeyResult::Handled;
            }
            "Escape" => {
                self.clear_selection();
                return KeyResult::Handled;
            }
            "Enter" | "F2" if editable => {
                self.edit_cell(cell, None);
                return KeyResult::Handled;
            }
            _ if editable && begins_number(key) => {
                self.edit_cell(cell, Some(key));
                return KeyResult::Handled;
            }
            _ => return KeyResult::Ignored,
        };
        self.move_to_cell(next);
        KeyResult::Moved(next)
    }

    /// Whether the matrix has this cell.
    pub(crate) fn has_cell(self, (row, column): (usize, usize)) -> bool {
        let (rows, columns) = untrack(|| self.shape());
        row < rows && column < columns
    }

    /// Sets a cell of the matrix to the typed number.
    ///
    /// # Errors
    /// When `text` is no number that float32 can represent, or the matrix has no such
    /// cell. Then nothing changes.
    pub(crate) fn set_cell(self, cell: (usize, usize), text: &str) -> Result<(), CellError> {
        let value = number::parse(text).filter(|&value| to_float32(value).is_some());
        let value = value.ok_or(CellError::NoNumber)?;
        if !self.has_cell(cell) {
            return Err(CellError::Gone);
        }
        let (Ok(row), Ok(column)) = (u32::try_from(cell.0), u32::try_from(cell.1)) else {
            return Err(CellError::Gone);
        };
        self.scenario
            .update(|scenario| scenario.activations.edit(row, column, value));
        Ok(())
    }
}

/// The row and the column of a cell, from its attribute `data-cell`.
pub(crate) fn parse_cell(attribute: &str) -> Option<(usize, usize)> {
    let (row, column) = attribute.split_once(',')?;
    Some((row.parse().ok()?, column.parse().ok()?))
}

/// Whether a key types the first character of a number.
fn begins_number(key: &str) -> bool {
    let mut characters = key.chars();
    let first = characters
        .next()
        .is_some_and(|c| c.is_ascii_digit() || "+-.,\u{2212}".contains(c));
    first && characters.next().is_none()
}
