//! A matrix as a table whose cells are coloured by value.

use leptos::{ev, prelude::*};

use crate::{
    browser::focus,
    lab::{matrix::Matrix, real::Real, relatives::Relative},
    ui::{parts::scoped::scoped, state::Lab},
    words::number,
};

/// A matrix, its numbers in coloured cells.
///
/// The cell that is pointed at or focused is lit up here and in every other
/// heat map of the page, with all that are normalised together with it.
#[component]
pub(crate) fn HeatMap(
    /// Prefix of the element ids.
    id: &'static str,
    /// What the matrix is.
    #[prop(into)]
    caption: Signal<String>,
    /// The matrix.
    #[prop(into)]
    matrix: Signal<Matrix>,
    /// The value that has the full colour, negative or positive.
    #[prop(into)]
    strongest: Signal<f64>,
    /// What it is normalised by, which decides the cells that belong together.
    #[prop(into)]
    relative: Signal<Relative>,
) -> impl IntoView {
    let lab = Lab::of_page();
    let shape = Memo::new(move |_| matrix.with(|matrix| (matrix.rows(), matrix.columns())));
    let set_of = move |(row, column): (usize, usize)| {
        let (rows, columns) = shape.get();
        relative.get().set_of([rows, columns], [row, column])
    };
    // Each cell asks for its own state alone, so that only cells that change are touched.
    let lit = Selector::new(move || lab.cell.get());
    let shared = Selector::new(move || lab.cell.get().map(set_of));

    let cell = move |row: usize, column: usize| {
        let value = scoped(move || matrix.with(|matrix| matrix.get(row, column).map(Real::from)));
        let strength = scoped(move || {
            let part = value.get().and_then(Real::finite).unwrap_or(0.0) / strongest.get();
            part.clamp(-1.0, 1.0)
        });
        let (lit, shared) = (lit.clone(), shared.clone());
        let is_lit = scoped(move || lit.selected(&Some((row, column))));
        let is_shared = scoped(move || shared.selected(&Some(set_of((row, column)))));
        view! {
            <td
                class:negative=move || strength.get() < 0.0
                class:broken=move || value.get().is_some_and(|value| value.finite().is_none())
                class:shared=move || is_shared.get()
                class:lit=move || is_lit.get()
                style:--strength=move || format!("{:.1}%", strength.get().abs() * 100.0)
                data-cell=format!("{row},{column}")
                tabindex=if (row, column) == (0, 0) { "0" } else { "-1" }
                title=move || value.get().map(number::full)
                on:pointerenter=move |_| lab.cell.set(Some((row, column)))
                on:focus=move |_| lab.cell.set(Some((row, column)))
            >
                {move || value.get().map(number::cell)}
            </td>
        }
    };
    let body = move || {
        let (rows, columns) = shape.get();
        (0..rows)
            .map(|row| {
                view! {
                    <tr>
                        <th scope="row">{row + 1}</th>
                        {(0..columns).map(|column| cell.clone()(row, column)).collect_view()}
                    </tr>
                }
            })
            .collect_view()
    };
    let columns = move || {
        (0..shape.get().1)
            .map(|column| view! { <th scope="col">{column + 1}</th> })
            .collect_view()
    };
    // The arrow keys walk the cells, so that a keyboard need not tab through all of them.
    let walk = move |event: ev::KeyboardEvent| {
        let (Some((row, column)), (rows, columns)) =
            (lab.cell.get_untracked(), shape.get_untracked())
        else {
            return;
        };
        let next = match event.key().as_str() {
            "ArrowUp" => (row.saturating_sub(1), column),
            "ArrowDown" => ((row + 1).min(rows - 1), column),
            "ArrowLeft" => (row, column.saturating_sub(1)),
            "ArrowRight" => (row, (column + 1).min(columns - 1)),
            "Home" => (row, 0),
            "End" => (row, columns - 1),
            _ => return,
        };
        event.prevent_default();
        focus::on(&format!("#{id} [data-cell='{},{}']", next.0, next.1));
    };
    view! {
        <div class="heat-map" id=id class:dense=move || { shape.get().1 > 16 }>
            <table on:pointerleave=move |_| lab.cell.set(None) on:keydown=walk>
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <td></td>
                        {columns}
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
}

/// The magnitude drawn in full colour: the next power of two above all
/// values, so that colours hold still while values move.
pub(crate) fn full_colour(matrix: &Matrix) -> f64 {
    let most = matrix
        .values()
        .iter()
        .filter(|value| value.is_finite())
        .fold(0.0_f64, |most, &value| most.max(f64::from(value).abs()));
    if most > 0.0 {
        most.log2().ceil().exp2()
    } else {
        1.0
    }
}
