//! A matrix whose cells are coloured by value.

mod canvas;
mod cell;
mod cells;
mod line;
mod picture;

use leptos::prelude::*;

use self::{cells::Cells, picture::HeatPicture};
use crate::lab::{matrix::Matrix, relatives::Relative};

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

/// Whether there is no room for numbers in the cells.
fn is_dense([_, columns]: [usize; 2]) -> bool {
    columns > 16
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
