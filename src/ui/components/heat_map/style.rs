//! What the colours and texts of all cells of a table depend on.

use leptos::prelude::*;

use super::theme;
use crate::{
    charts::theme::Theme,
    lab::matrix::Matrix,
    ui::{reactive::scoped_memo::scoped_memo, state::drag::DragState},
    words::number::{CellFormat, characters},
};

/// How the cells of a table are drawn.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct CellStyle {
    /// The magnitude drawn in full colour.
    pub(super) colour_limit: f64,
    /// The theme, on which the strength of a value's colour depends.
    pub(super) theme: Theme,
    /// The format of the texts; `None` if they are hidden, for a screen reader only.
    pub(super) format: Option<CellFormat>,
}

/// The colours and the number format that all cells share. During a drag, the format changes
/// only if it must.
pub(super) fn cell_style(
    matrix: Memo<Matrix>,
    colour_limit: Memo<f64>,
    has_digits: Memo<bool>,
    widths: Signal<[f64; 2]>,
    drag: DragState,
) -> Memo<CellStyle> {
    let characters = scoped_memo(move || {
        let [width, digit] = widths.get();
        characters(width, digit, matrix.with(Matrix::columns))
    });
    let theme = theme();
    let last = StoredValue::new(None::<CellFormat>);
    scoped_memo(move || {
        let format = has_digits.get().then(|| {
            let (matrix, characters) = (matrix.read(), characters.get());
            match last.get_value() {
                Some(last) if drag.is_active() => last.following(matrix.values(), characters),
                _ => CellFormat::of(matrix.values(), characters),
            }
        });
        last.set_value(format);
        CellStyle {
            colour_limit: colour_limit.get(),
            theme: theme.get(),
            format,
        }
    })
}
