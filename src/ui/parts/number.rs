//! A number on the page: short to the eye, exact to a pointer and to a script.

use leptos::prelude::*;

use crate::{lab::real::Real, words::number};

/// A measured value. The element's `value` and title hold every digit.
#[component]
pub(crate) fn Number(
    /// The value; `None` where there is nothing to say.
    #[prop(into)]
    value: Signal<Option<Real>>,
    /// How it is written.
    #[prop(default = number::short)]
    format: fn(Real) -> String,
) -> impl IntoView {
    let full = move || value.get().map(number::full);
    view! {
        <data class="number" value=full title=full>
            {move || value.get().map_or_else(|| "–".to_owned(), format)}
        </data>
    }
}
