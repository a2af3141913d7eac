//! The field that edits one cell.

use super::{quote::shortened, refusal::Range};

/// The field's label.
#[must_use]
pub fn label(row: usize, feature: usize) -> String {
    format!("A, row {}, feature {}", row + 1, feature + 1)
}

/// The cell's index in PyTorch.
#[must_use]
pub fn index(row: usize, feature: usize) -> String {
    format!("A[{row}, {feature}] in PyTorch")
}

/// The cell's index in PyTorch, and why it differs from the field's label.
#[must_use]
pub fn in_pytorch(row: usize, feature: usize) -> String {
    format!("{}, which counts from 0", index(row, feature))
}

/// Announces the value of a cell that has been edited or restored.
#[must_use]
pub fn now(row: usize, feature: usize, value: &str) -> String {
    format!(
        "Row {}, feature {} of A is now {value}.",
        row + 1,
        feature + 1
    )
}

/// How to edit, pin and release a cell with a finger.
pub const TOUCH_HELP: &str =
    "A tap on a cell of A pins it: then change its value here. Another tap unpins it.";
/// The same with a mouse or a keyboard.
pub const HELP: &str = "Double-click, Enter or a digit edits a cell of A. A click or the space bar pins it; Escape unpins it.";
/// Shown while the cell is pinned.
pub const PINNED: &str = "pinned";
/// The button that removes the cell's edit.
pub const REMOVE_EDIT: &str = "undo edit";
/// Follows the value of an edited cell.
pub const EDITED: &str = "edited";

/// Why the field rejects an input.
#[must_use]
pub fn rejected(input: &str) -> String {
    Range::Float32.refusal("A cell", input)
}

/// What becomes of a value that is nearer to 0 than to float32's smallest number.
#[must_use]
pub fn rounded_to_zero(input: &str) -> String {
    format!(
        "{} is too small for float32 and becomes 0.",
        shortened(input)
    )
}

/// Why the field rejects a value for a cell that the matrix has lost meanwhile.
#[must_use]
pub fn gone(row: usize, feature: usize) -> String {
    format!(
        "A no longer has row {}, feature {}. Nothing has changed.",
        row + 1,
        feature + 1
    )
}
