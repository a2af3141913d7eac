//! A number on the page: short to the eye, exact to a pointer and to a script.

use leptos::prelude::*;

use crate::{lab::real::Real, ui::drag::Drag, words::number};

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
    let drag = Drag::of_page();
    let full = Memo::new(move |shown: Option<&Option<String>>| match shown {
        Some(shown) if drag.goes_on() => shown.clone(),
        _ => value.get().map(number::full),
    });
    view! {
        <data class="number" value=move || full.get() title=move || full.get()>
            {move || value.get().map_or_else(|| "–".to_owned(), format)}
        </data>
    }
}
