//! The cell that is looked at: pointed at, focused, pinned or edited.

use leptos::prelude::*;

use super::state::Lab;
use crate::{
    browser::focus,
    lab::scenario::{Scenario, to_float32},
    words::number,
};

/// Id of the field in which a cell is edited.
pub(super) const FIELD: &str = "cell-field";

impl Lab {
    /// Rows and columns of the matrix.
    pub(super) fn shape(self) -> (usize, usize) {
        self.input.with(|matrix| (matrix.rows(), matrix.columns()))
    }

    /// The cell whose arithmetic is shown: the first one if none is looked at.
    pub(super) fn inspected(self) -> (usize, usize) {
        let (rows, columns) = self.shape();
        self.cell
            .get()
            .or_else(|| self.pinned.get())
            .filter(|&(row, column)| row < rows && column < columns)
            .unwrap_or((0, 0))
    }

    /// The pointer is over a cell; one that is pinned stays.
    pub(super) fn point_at(self, cell: (usize, usize)) {
        if self.pinned.get_untracked().is_none() {
            self.cell.set(Some(cell));
        }
    }

    /// The pointer left the matrix.
    pub(super) fn leave(self) {
        self.cell.set(self.pinned.get_untracked());
    }

    /// Keeps a cell lit, or lets it go.
    pub(super) fn toggle_pin(self, cell: (usize, usize)) {
        let pinned = (self.pinned.get_untracked() != Some(cell)).then_some(cell);
        self.pinned.set(pinned);
        self.cell.set(Some(cell));
    }

    /// Lets a pinned cell go.
    pub(super) fn unpin(self) {
        self.pinned.set(None);
        self.cell.set(None);
    }

    /// The keyboard went to a cell; a pin goes with it.
    pub(super) fn walk_to(self, cell: (usize, usize)) {
        if self.pinned.get_untracked().is_some() {
            self.pinned.set(Some(cell));
        }
        self.cell.set(Some(cell));
    }

    /// Starts to edit a cell, with a first character or with what it holds.
    pub(super) fn edit(self, cell: (usize, usize), first: Option<&str>) {
        self.pinned.set(Some(cell));
        self.cell.set(Some(cell));
        let first = first.map(str::to_owned);
        // The field takes the cell's value first, in a task that is queued already.
        queue_microtask(move || focus::into_field(&format!("#{FIELD}"), first.as_deref()));
    }

    /// What a key does on a cell: the next cell, or nothing.
    ///
    /// Enter, F2 and the beginning of a number edit the cell where that is
    /// possible, the space bar pins it, Escape lets it go. Whether the key was
    /// meant for the cell comes second.
    pub(super) fn key(
        self,
        key: &str,
        cell: (usize, usize),
        editable: bool,
    ) -> (Option<(usize, usize)>, bool) {
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
                return (None, true);
            }
            "Escape" => {
                self.unpin();
                return (None, true);
            }
            "Enter" | "F2" if editable => {
                self.edit(cell, None);
                return (None, true);
            }
            _ if editable && begins_number(key) => {
                self.edit(cell, Some(key));
                return (None, true);
            }
            _ => return (None, false),
        };
        self.walk_to(next);
        (Some(next), true)
    }

    /// Sets a cell of the matrix to what was typed; whether that is a number
    /// that float32 can hold.
    pub(super) fn set_cell(self, (row, column): (usize, usize), text: &str) -> bool {
        let value = number::read(text).filter(|&value| to_float32(value).is_some());
        let (Some(value), Ok(row), Ok(column)) = (value, u32::try_from(row), u32::try_from(column))
        else {
            return false;
        };
        self.scenario
            .update(|scenario| scenario.activations.edit(row, column, value));
        true
    }
}

fn begins_number(key: &str) -> bool {
    let mut characters = key.chars();
    let first = characters
        .next()
        .is_some_and(|c| c.is_ascii_digit() || "+-.,\u{2212}".contains(c));
    first && characters.next().is_none()
}
