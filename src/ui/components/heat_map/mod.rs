//! A matrix with cells coloured by value.

mod canvas;
mod cell;
mod cells;
mod picture;
mod row;
mod slide;
mod style;

use leptos::{html, prelude::*};

pub(crate) use self::{
    canvas::HeatCanvas,
    picture::{frame_style, index_at},
};
use self::{cells::Cells, picture::HeatPicture};
use crate::{
    browser::size,
    charts::theme::Theme,
    lab::{matrix::Matrix, relatives::Relative},
    ui::{
        reactive::{printing::Printing, scoped_memo::scoped_memo},
        state::Lab,
    },
};

/// Pictures of more columns are averaged to fit the screen. With fewer columns every one has
/// pixels of its own on most screens, and stays sharp.
pub(crate) const FINE_COLUMNS: usize = 512;
/// A larger matrix is a picture instead of a table.
const MOST_TABLE_CELLS: usize = 16 * 64;
/// The width of the element that measures the digits of the cells (`heat-map.css`).
const RULER_DIGITS: f64 = 10.0;
/// On paper: the width of one of two maps side by side, and that of a digit with some space
/// between the cells' numbers, in pixels.
const ON_PAPER: [f64; 2] = [505.0, 8.5];

/// A matrix as a table of coloured cells; a large one as a picture.
///
/// All heat maps of the page highlight the same cell, the one under the pointer or with the
/// focus, and the cells that are normalised together with it.
#[component]
pub(crate) fn HeatMap(
    /// Prefix of the element ids.
    id: &'static str,
    /// What the matrix is.
    #[prop(into)]
    caption: Signal<String>,
    /// A second line of the caption.
    #[prop(optional, into)]
    detail: Signal<String>,
    /// The matrix.
    #[prop(into)]
    matrix: Signal<Matrix>,
    /// The magnitude drawn in full colour.
    #[prop(into)]
    colour_limit: Signal<f64>,
    /// The normalisation, which decides the cells that belong together.
    #[prop(into)]
    relative: Signal<Relative>,
    /// Whether it is the layer's input, whose cells can be edited.
    #[prop(optional)]
    editable: bool,
    /// Whether a lesson forbids to edit its cells.
    #[prop(optional, into)]
    locked: Signal<bool>,
    /// Whether the cells are small, without digits, and a gap and an outline show which of
    /// them share their statistics. A dense matrix ignores it.
    #[prop(optional)]
    compact: bool,
) -> impl IntoView {
    let shape = Memo::new(move |_| matrix.with(|matrix| [matrix.rows(), matrix.columns()]));
    let is_large = Memo::new(move |_| shape.get().iter().product::<usize>() > MOST_TABLE_CELLS);
    let (on_screen, set_on_screen) = signal([0.0; 2]);
    let printing = Printing::of_page();
    let widths = Signal::derive(move || {
        if printing.is_active() {
            ON_PAPER
        } else {
            on_screen.get()
        }
    });
    let content = move || {
        if is_large.get() {
            view! { <HeatPicture id=id caption=caption detail=detail matrix=matrix colour_limit=colour_limit relative=relative editable=editable locked=locked /> }.into_any()
        } else {
            view! { <Cells id=id caption=caption detail=detail matrix=matrix colour_limit=colour_limit relative=relative editable=editable locked=locked compact=compact widths=widths /> }.into_any()
        }
    };
    let lab = Lab::of_page();
    let (map, digits) = (NodeRef::<html::Div>::new(), NodeRef::<html::Div>::new());
    Effect::new(move || {
        if let (Some(map), Some(digits)) = (map.get(), digits.get()) {
            size::on_change(&map, move |width, _| {
                let new = [width, f64::from(digits.client_width()) / RULER_DIGITS];
                // Other digits change the layout, which a resize observer must not do. The
                // map may have left the page by the next frame.
                request_animation_frame(move || {
                    let _ = set_on_screen.try_set(new);
                });
            });
        }
    });
    view! {
        // The focus moves here when a new matrix is taken.
        <div
            class="heat-map"
            id=id
            tabindex="-1"
            node_ref=map
            class:dense=move || is_dense(shape.get())
            class:compact=move || compact && !is_dense(shape.get())
            // On a phone, it stays in view with the arithmetic of the cell.
            class:has-pinned-cell=move || lab.is_pinned_in(id)
            // Before the cell is pinned, and not at the press: the page would move under the
            // finger.
            on:click:capture=move |_| lab.use_map(id)
            style:--columns=move || shape.get()[1].to_string()
        >
            <div class="heat-ruler" node_ref=digits aria-hidden="true"></div>
            {content}
        </div>
    }
}

/// The theme of the colours: paper is always light.
fn theme() -> Memo<Theme> {
    let (lab, printing) = (Lab::of_page(), Printing::of_page());
    scoped_memo(move || {
        if printing.is_active() {
            Theme::Light
        } else {
            lab.theme.get()
        }
    })
}

/// Whether the cells are too narrow for digits.
pub(crate) fn is_dense([_, columns]: [usize; 2]) -> bool {
    columns > 16
}
