//! A cell of a heat map.

use leptos::prelude::*;

use super::line::Line;
use crate::{
    ui::{drag::Drag, parts::kept::At},
    words::{arithmetic, number},
};

/// What all cells of a table ask for, each for its own state alone, so that only
/// cells that change are touched.
#[derive(Clone)]
pub(super) struct Marks {
    /// The cell that is pointed at or focused.
    pub(super) lit: Selector<Option<(usize, usize)>>,
    /// The set of cells that it is normalised with.
    pub(super) shared: Selector<Option<usize>>,
    /// Whether there is no room for numbers.
    pub(super) dense: Memo<bool>,
    /// What is not seen waits for its end.
    pub(super) drag: Drag,
}

/// A number on its colour.
#[component]
pub(super) fn Cell(
    /// What it asks for beside its number.
    marks: Marks,
    /// Its row's numbers.
    line: Memo<Option<Line>>,
    /// Its row.
    row: usize,
    /// Its feature.
    column: usize,
    /// Whether it is there.
    at: At,
) -> impl IntoView {
    let Marks {
        lit,
        shared,
        dense,
        drag,
    } = marks;
    let shade = Memo::new(move |_| line.with(|line| line.as_ref()?.shade(column)));
    let look = Memo::new(move |_| line.with(|line| line.as_ref()?.look(column)));
    let strength = move || shade.get().map_or(0.0, |(_, strength)| strength);
    // What nobody sees under a drag waits for its end.
    let after_drag = move |waits: bool| {
        if waits && drag.goes_on() {
            shade.get_untracked()
        } else {
            shade.get()
        }
    };
    let title = move || {
        let (value, _) = after_drag(true)?;
        let full = number::full(value);
        Some(if look.get()?.is_edited {
            format!("{full} {}", arithmetic::EDITED)
        } else {
            full
        })
    };
    let class = move || {
        let Some(look) = look.get() else {
            return String::new();
        };
        let names = [
            (look.is_negative, "negative "),
            (look.is_broken, "broken "),
            (shared.selected(&Some(look.set)), "shared "),
            (look.is_edited, "edited "),
            (lit.selected(&Some((row, column))), "lit "),
        ];
        let names = names.into_iter().filter(|(is, _)| *is);
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
        >
            {move || after_drag(dense.get()).map(|(value, _)| number::cell(value))}
        </td>
    }
}
