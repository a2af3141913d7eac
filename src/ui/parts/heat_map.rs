//! A matrix as a table whose cells are coloured by value.

use leptos::{ev, prelude::*};

use super::{
    heat_canvas::HeatUnderlay,
    heat_line::Line,
    heat_picture::HeatPicture,
    kept::{At, Kept},
};
use crate::{
    browser::{focus, target},
    lab::{matrix::Matrix, relatives::Relative},
    ui::{parts::scoped::scoped, state::Lab, told},
    words::{arithmetic, number},
};

/// The most cells that are elements of the page; a larger matrix is a picture.
const MOST_CELLS: usize = 16 * 64;

/// A matrix, its numbers in coloured cells; a large one as a picture.
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
    /// Whether its cells can be set.
    #[prop(optional)]
    editable: bool,
) -> impl IntoView {
    let shape = Memo::new(move |_| matrix.with(|matrix| [matrix.rows(), matrix.columns()]));
    let is_large = Memo::new(move |_| shape.get().iter().product::<usize>() > MOST_CELLS);
    let content = move || {
        if is_large.get() {
            view! { <HeatPicture id=id caption=caption matrix=matrix strongest=strongest relative=relative editable=editable /> }.into_any()
        } else {
            view! { <Cells id=id caption=caption matrix=matrix strongest=strongest relative=relative editable=editable /> }.into_any()
        }
    };
    view! {
        <div class="heat-map" id=id class:dense=move || is_dense(shape.get())>
            {content}
        </div>
    }
}

/// The matrix as a table.
#[component]
fn Cells(
    id: &'static str,
    caption: Signal<String>,
    matrix: Signal<Matrix>,
    strongest: Signal<f64>,
    relative: Signal<Relative>,
    editable: bool,
) -> impl IntoView {
    let lab = Lab::of_page();
    let shape = Memo::new(move |_| matrix.with(|matrix| [matrix.rows(), matrix.columns()]));
    let relative = scoped(move || relative.get());
    let set_of =
        move |(row, column): (usize, usize)| relative.get().set_of(shape.get(), [row, column]);
    // Each cell asks for its own state alone, so that only cells that change are touched.
    let lit = Selector::new(move || lab.cell.get());
    let shared = Selector::new(move || lab.cell.get().map(set_of));
    let edits = lab.part(|scenario| scenario.activations.edits.clone());
    let matrix = scoped(move || matrix.get());
    let strongest = scoped(move || strongest.get());
    let dense = Memo::new(move |_| is_dense(shape.get()));
    let dragged = scoped(move || lab.rest.is_dragged());
    // The picture beneath shows what moves, so that the table can wait for the end
    // of a drag; but not where one of its cells is lit.
    let behind = scoped(move || dense.get() && dragged.get() && lab.cell.get().is_none());
    let line = move |row: usize, at: At| {
        let read = move || {
            let (matrix, edits) = (matrix.read(), edits.read());
            let edits = if editable { edits.as_slice() } else { &[] };
            Line::of(&matrix, row, strongest.get(), relative.get(), edits)
        };
        told::later(move || {
            at.get()?;
            if behind.get() { untrack(read) } else { read() }
        })
    };
    let cell = move |line: Memo<Option<Line>>, (row, column): (usize, usize), at: At| {
        let shade = Memo::new(move |_| line.with(|line| line.as_ref()?.shade(column)));
        let look = Memo::new(move |_| line.with(|line| line.as_ref()?.look(column)));
        let strength = move || shade.get().map_or(0.0, |(_, strength)| strength);
        // What nobody sees under a drag waits for its end.
        let after_drag = move |waits: bool| {
            if waits && dragged.get() {
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
        let (lit, shared) = (lit.clone(), shared.clone());
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
            names.map(|(_, name)| name).collect()
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
    };
    let rows = Memo::new(move |_| 0..shape.get()[0]);
    let columns = Memo::new(move |_| {
        let count = move || shape.get()[1];
        0..if behind.get() {
            untrack(count)
        } else {
            count()
        }
    });
    let row_view = move |row: usize, at: At| {
        let cell = cell.clone();
        let line = line(row, at);
        // The cells of a hidden row wait for nothing either.
        let cells = Memo::new(move |_| at.get().map_or(0..0, |_| columns.get()));
        view! {
            <tr hidden=move || at.get().is_none()>
                <th scope="row">{row + 1}</th>
                <Kept range=cells children=move |column, at| cell(line, (row, column), at) />
            </tr>
        }
    };
    // The arrow keys walk the cells, so that a keyboard need not tab through all of them.
    let key = move |event: ev::KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let Some(cell) = lab.cell.get_untracked() else {
            return;
        };
        let (next, was_for_cell) = lab.key(&event.key(), cell, editable);
        if was_for_cell {
            event.prevent_default();
        }
        if let Some((row, column)) = next {
            focus::on(&format!("#{id} [data-cell='{row},{column}']"));
        }
    };
    let underlay = move || {
        dense
            .get()
            .then(|| view! { <HeatUnderlay id=id matrix=matrix strongest=strongest /> })
    };
    view! {
        {underlay}
        <table
            role="grid"
            aria-readonly=(!editable).to_string()
            on:pointerover=move |event| on_cell(&event, |cell| lab.point_at(cell))
            on:pointerleave=move |_| lab.leave()
            on:focusin=move |event| on_cell(&event, |cell| lab.cell.set(Some(cell)))
            on:click=move |event| on_cell(&event, |cell| lab.toggle_pin(cell))
            on:dblclick=move |event| {
                if editable {
                    on_cell(&event, |cell| lab.edit(cell, None));
                }
            }
            on:keydown=key
        >
            <caption>{caption}</caption>
            <thead>
                <tr>
                    <td></td>
                    <Kept
                        range=columns
                        children=|column, at| {
                            view! {
                                <th scope="col" hidden=move || at.get().is_none()>
                                    {column + 1}
                                </th>
                            }
                        }
                    />
                </tr>
            </thead>
            <tbody>
                <Kept range=rows children=row_view />
            </tbody>
        </table>
    }
}

/// Whether there is no room for numbers in the cells.
fn is_dense([_, columns]: [usize; 2]) -> bool {
    columns > 16
}

/// Does something with the cell that an event of the table is about, if it is about one.
fn on_cell(event: &ev::Event, act: impl FnOnce((usize, usize))) {
    let cell = target::attribute(event, "data-cell").and_then(|place| {
        let (row, column) = place.split_once(',')?;
        Some((row.parse().ok()?, column.parse().ok()?))
    });
    if let Some(cell) = cell {
        act(cell);
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
