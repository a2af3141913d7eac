//! A number on the page: short to the eye, exact to a pointer and to a script.

use leptos::prelude::*;

use super::scoped::scoped;
use crate::{lab::real::Real, ui::state::Lab, words::number};

/// A measured value. The element's `value` and title hold every digit, once
/// no drag is going on.
#[component]
pub(crate) fn Number(
    /// The value; `None` where there is nothing to say.
    #[prop(into)]
    value: Signal<Option<Real>>,
    /// How it is written.
    #[prop(default = number::short)]
    format: fn(Real) -> String,
) -> impl IntoView {
    // The digits that nobody sees wait for the end of a drag.
    let rest = Lab::of_page().rest;
    let dragged = scoped(move || rest.is_dragged());
    let full = Memo::new(move |shown: Option<&Option<String>>| match shown {
        Some(shown) if dragged.get() => shown.clone(),
        _ => value.get().map(number::full),
    });
    view! {
        <data class="number" value=move || full.get() title=move || full.get()>
            {move || value.get().map_or_else(|| "–".to_owned(), format)}
        </data>
    }
}
